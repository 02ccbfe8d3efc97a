"""newskg: who met whom, when and where, read out of news articles with its evidence.

``__version__`` is the version of the software; start reading in `kg.records`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    __version__: str

else:  # so that a type checker finds names that are not there

    def __getattr__(name: str) -> str:
        """The version, looked up when it is first asked for.

        Looking takes 30 ms, and every query with limits starts a process of this package.
        """
        if name != "__version__":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib.metadata import version

        return version("newskg")
