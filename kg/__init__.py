"""newskg: who met whom, when and where, read out of news articles with its evidence.

``__version__`` is the version of the software; start reading in `kg.records`.
"""

from importlib.metadata import version

__version__ = version("newskg")
