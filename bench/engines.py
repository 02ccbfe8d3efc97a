"""What answers the questions side by side: newskg's own stores, and rdflib's engine."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import rdflib

from kg.errors import KgError
from kg.graph.store import Store
from kg.questions.answer import Cell
from kg.questions.asking import cell

Rows = list[dict[str, Cell]]

SERVER_SECONDS = 50
"""What a server may spend on a query; newskg would wait for 60 seconds."""

_ENOUGH_SECONDS, _ENOUGH_TIMES = 0.5, 5
"""A query is repeated until it took so long in all, or ran so often; the shortest counts."""


class TooSlowError(Exception):
    """A query that took longer than it may."""


class Engine:
    """Answers queries and measures how long it takes, from the text of the query to plain rows."""

    def __init__(self, name: str, query: Callable[[str, str], Rows]) -> None:
        self.name = name
        self._query = query

    def answer(self, sparql: str, template: str) -> tuple[Rows, float]:
        """The rows, and the seconds that the fastest of a few runs took.

        Raises TooSlowError.
        """
        seconds: list[float] = []
        while True:
            started = time.perf_counter()
            rows = self._query(sparql, template)
            seconds.append(time.perf_counter() - started)
            if sum(seconds) > _ENOUGH_SECONDS or len(seconds) == _ENOUGH_TIMES:
                return rows, min(seconds)


def own_engine(name: str, store: Store) -> Engine:
    """A store of newskg's; a server that gives up a query after a while is too slow."""

    def query(sparql: str, template: str) -> Rows:
        started = time.perf_counter()
        try:
            result = store.query(sparql, template=template)  # as `kg ask` does
        except KgError as error:
            if time.perf_counter() - started < SERVER_SECONDS:
                raise
            raise TooSlowError from error
        return [
            {name: cell(term) for name, term in zip(result.variables, terms, strict=True)}
            for terms in result.rows
        ]

    return Engine(name, query)


class RdflibEngine:
    """rdflib's in-memory store, asked by rdflib's own engine, in a process of its own.

    That process holds the graph and forks a child for each query, which can be killed.
    """

    name = "rdflib"

    def __init__(self, nquads: Path, limit: float) -> None:
        self.limit = limit
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_hold, args=(there, nquads, limit), daemon=False)
        self._process.start()
        self.load_seconds: float = self._here.recv()

    def answer(self, sparql: str, _template: str) -> tuple[Rows, float]:
        """As `Engine.answer`. Raises TooSlowError for what takes longer than the limit."""
        self._here.send(sparql)
        answer: tuple[Rows, float] | str | None = self._here.recv()
        if answer is None:
            raise TooSlowError
        if isinstance(answer, str):
            raise SystemExit(f"rdflib: {answer}")
        return answer

    def close(self) -> None:
        """Ends the process."""
        self._here.send(None)
        self._process.join()


def _hold(pipe: Connection, nquads: Path, limit: float) -> None:
    started = time.perf_counter()
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(nquads, format="nquads")
    pipe.send(time.perf_counter() - started)
    context = multiprocessing.get_context("fork")
    for sparql in iter(pipe.recv, None):
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_ask, args=(theirs, dataset, sparql))
        child.start()
        theirs.close()
        try:
            # The child may run twice: it repeats what was quick.
            pipe.send(ours.recv() if ours.poll(limit + _ENOUGH_SECONDS) else None)
        except EOFError:
            pipe.send("the process ended; there may be too little memory")
        child.kill()
        child.join()


def _ask(pipe: Connection, dataset: rdflib.Dataset, sparql: str) -> None:
    def query(text: str, _template: str) -> Rows:
        result = dataset.query(text)
        names = [str(variable) for variable in result.vars or ()]
        return [
            {name: cell(term) for name, term in zip(names, row, strict=True)}  # type: ignore[arg-type]
            for row in result
        ]

    pipe.send(Engine("rdflib", query).answer(sparql, ""))
