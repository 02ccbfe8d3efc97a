"""A graph of news, open: the library's way in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Self

import rdflib

from kg.errors import QuestionError
from kg.graph.limits import DEFAULT_LIMITS, Limits
from kg.graph.store import Store, open_store
from kg.library.answer import Answer
from kg.questions import (
    Catalogue,
    Coverage,
    CustomAnswer,
    Question,
    ask,
    ask_sparql,
    ask_text,
    coverage,
    load_catalogue,
)
from kg.settings import load_settings

One = str | bool | int | float | Decimal | date
"""One value of a parameter; a `datetime.datetime` is a `datetime.date` too."""

Given = One | Iterable[One] | None
"""What a parameter takes: one value, several that each may be meant, or None for none."""


def open_graph(
    store: str | Path | None = None,
    *,
    base: str | None = None,
    queries: Sequence[str | Path] = (),
    read_only: bool = True,
) -> NewsGraph:
    """Opens the graph that ``kg build`` wrote.

    What is not stated is as commands take it: from ``kg.yaml`` in the current folder, else the
    folder ``newskg-store`` here.

    >>> from kg import open_graph
    >>> with open_graph("newskg-store") as graph:
    ...     graph.coverage.articles
    12

    Args:
        store: a folder, ``memory:``, or the address of a SPARQL 1.1 server.
        base: what the graph's IRIs begin with.
        queries: folders with more questions (``.rq`` files), beside those of ``kg.yaml``.
        read_only: refuse changes. Give False to write with `kg.build.build`; a folder that does
            not hold a graph is made to hold one then.

    Raises:
        StoreError: there is no store, it cannot be opened or reached, or it has another base.
        QuestionError: a question of ``queries`` is broken.
        UsageError: ``kg.yaml`` or ``base`` cannot be taken.
    """
    settings = load_settings(Path.cwd())
    catalogue = load_catalogue((*settings.queries, *map(Path, queries)))
    location = settings.store if store is None else _location(store)
    opened = open_store(
        location, base=base or settings.base, read_only=read_only, create=not read_only
    )
    return NewsGraph(opened, catalogue)


def _location(store: str | Path) -> str:
    text = str(store)
    return text if re.match(r"https?://", text) else str(Path(text).expanduser())


class NewsGraph:
    """A graph of people, organizations, places, meetings and claims; `open_graph` opens one.

    A context manager; `close` it otherwise.
    """

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self.store = store
        self.catalogue = catalogue

    def ask(self, question: str, /, **parameters: Given) -> Answer:
        """The answer to a question: one of the catalogue with its parameters, or one in words.

        A name is taken in any spelling that the articles use, and may be an IRI; a date may be
        partial text or a `datetime.date`. Several values mean any of them. ``from`` is a keyword
        of Python: write ``from_`` (a final underscore is left out). None is as good as nothing.

        >>> from datetime import date
        >>> from kg import open_graph
        >>> with open_graph("newskg-store") as graph:
        ...     named = graph.ask("who-met-whom", person=["Moon", "Xi"], from_=date(2018, 9, 1))
        ...     words = graph.ask("Where did Putin meet Biden?")
        >>> sorted({row.person for row in named})
        ['Moon Jae-in', 'Xi Jinping']
        >>> words[0].place
        'Villa La Grange'

        Args:
            question: a question's name (see `questions`) or a question in words.
            parameters: the parameters of the question that is named, with values. ``limit``, the
                greatest number of rows, is one of every question.

        Raises:
            QuestionError: no question has this name, a parameter is missing or not the
                question's, or a value is not what it takes. A name that the graph does not hold
                is no error, and neither are words that fit no question: the answer explains it.
            StoreError: the store cannot be read.
        """
        given = {name.removesuffix("_"): value for name, value in parameters.items()}
        if not given and not _looks_like_name(question):
            return Answer(ask_text(self.store, self.catalogue, question))
        values = {
            name: _as_typed(name, value) for name, value in given.items() if value is not None
        }
        return Answer(ask(self.store, self.catalogue, question, values))

    def sparql(self, query: str, *, limits: Limits = DEFAULT_LIMITS) -> CustomAnswer:
        """The answer to a SPARQL 1.1 query, in rdflib's terms, and warnings about the query.

        The usual prefixes (schema:, kg:, prov:, ...) need not be declared; the default graph is
        all that the store holds.

        >>> from kg import open_graph
        >>> with open_graph("newskg-store") as graph:
        ...     counted = graph.sparql("SELECT (COUNT(*) AS ?n) WHERE { ?meeting a kg:Meeting }")
        ...     misspelt = graph.sparql("ASK { ?meeting a kg:Meting }")
        >>> [row["n"].toPython() > 20 for row in counted.result]
        [True]
        >>> misspelt.warnings
        ('kg:Meting: not in the graph or its vocabulary; did you mean kg:Meeting or kg:meeting?',)

        Args:
            query: SELECT, ASK, CONSTRUCT or DESCRIBE.
            limits: the time, rows and memory that it may take before it is stopped.

        Raises:
            LimitError: it takes more than its limits allow; nothing of it goes on.
            QueryError: it is malformed (naming line and column), refused (an update, SERVICE) or
                fails.
            StoreError: the store cannot be read.
        """
        return ask_sparql(self.store, query, limits=limits)

    @property
    def dataset(self) -> rdflib.Dataset:
        """The graph as rdflib's `rdflib.Dataset`: a named graph for each article, and others.

        >>> from kg import open_graph
        >>> from rdflib import RDF, SDO
        >>> with open_graph("newskg-store") as graph:
        ...     people = set(graph.dataset.subjects(RDF.type, SDO.Person))
        >>> len(people) > 10
        True
        """
        return self.store.dataset

    @property
    def questions(self) -> Mapping[str, Question]:
        """The questions that can be asked by name, with their parameters and examples."""
        return self.catalogue.questions

    @property
    def coverage(self) -> Coverage:
        """What the graph covers: articles, and the days of their publication."""
        return coverage(self.store)

    def close(self) -> None:
        """Lets go of the store, so that another process can write it. Safe to repeat."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<NewsGraph of {self.store.location}>"


def _looks_like_name(question: str) -> bool:
    """Whether it is the name of a question, perhaps a misspelt one, rather than words."""
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", question) is not None


def _as_typed(name: str, given: Given) -> str | list[str]:
    """The value of one parameter, or several, as people type them.

    Raises QuestionError for what is no value, and for an empty one, which is a mistake of the
    caller's: without it, the question asks for everything.
    """
    if isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping):
        several = [_text(name, value) for value in given]
        if several and all(text.strip() for text in several):
            return several
    elif (single := _text(name, given)).strip():
        return single
    raise QuestionError(f"--{name}: the value is empty; give one, or leave it out")


def _text(name: str, value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int | float | Decimal):
        return str(value)
    raise QuestionError(
        f"--{name}: {repr(value)[:80]} is no value; give text, a number, a date, or a list of these"
    )
