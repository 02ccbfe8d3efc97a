"""newskg: who met whom, when and where, read out of news articles with its evidence.

``__version__`` is the version of the software; start reading in `kg.records`.
"""

__version__ = "0.1.0"
