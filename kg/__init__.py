"""newskg: who met whom, when and where, read out of news articles with its evidence.

>>> import kg
>>> with kg.open_graph("newskg-store") as graph:
...     answer = graph.ask("when-did-they-meet", person="Putin", other="Biden")
>>> answer[0].person, answer[0].start
('Vladimir Putin', datetime.date(2021, 6, 16))
>>> answer[0].evidence.article
'Biden and Putin Meet at Lakeside Villa in Geneva'

`open_graph` opens what ``kg build`` wrote and gives a `NewsGraph`; an `Answer` holds a `Row` for
each thing found, each with its `Evidence`. All errors are `kg.errors.KgError`. ``__version__`` is
the version of the software; to read the software itself, start in `kg.records`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.library import Answer, Evidence, NewsGraph, Row, open_graph

    __version__: str

__all__ = ["Answer", "Evidence", "NewsGraph", "Row", "__version__", "open_graph"]

if not TYPE_CHECKING:  # so that a type checker finds names that are not there

    def __getattr__(name: str) -> object:
        """What the library offers, imported when it is first asked for.

        Every command and worker process imports this package, and so does that of each query with
        limits; rdflib and Oxigraph take a while, and looking the version up takes 30 ms.
        """
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name == "__version__":
            from importlib.metadata import version

            return version("newskg")
        from kg import library

        return getattr(library, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
