"""A place that keeps statements: what each kind of store does its own way, and queries."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import TracebackType
from typing import Self

import rdflib
from pyoxigraph import NamedNode, Quad

from kg.errors import QueryError, StoreError
from kg.graph.iris import Iris
from kg.graph.limits import Limits
from kg.graph.query import Query
from kg.graph.rdf_file import RdfFile
from kg.graph.result import Result
from kg.graph.size import refuse_excessive
from kg.graph.sparql import Outline, outline, starred
from kg.graph.terms import Object, Subject
from kg.graph.vocabulary import PREFIXES


class Backend(ABC):
    """Keeps the statements of a graph.

    A context manager; `close` it otherwise. Every method raises StoreError where the place that
    keeps the statements fails. Each change is one transaction: it is there wholly or not at all.
    """

    location: str
    iris: Iris

    @property
    def beside(self) -> str | None:
        """Where a database is kept that speeds up work on this store; None where nowhere.

        A file, or ``:memory:`` for a store that is gone itself when it is closed.
        """
        return None

    @property
    def version(self) -> str | None:
        """Another text whenever the graph has changed; None where only asking it could tell."""
        return None

    def catch_up(self) -> None:  # noqa: B027 - most kinds of store show everything at once
        """Show at once what was written elsewhere, which may otherwise take a moment."""

    # what each kind of store does its own way

    @property
    @abstractmethod
    def dataset(self) -> rdflib.Dataset:
        """The graph for users of rdflib; its default graph is the union of all graphs."""

    @abstractmethod
    def match(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        value: Object | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The statements that fit; None fits everything. Terms are pyoxigraph's."""

    def statements(self) -> Iterator[Quad]:
        """All statements, as they are at one moment, however long reading them takes.

        Raises:
            StoreError: if they cannot all be read.
        """
        return self.match()

    def count(self) -> int:
        """How many statements there are."""
        found = self.query("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }").rows
        return int(str(found[0][0]))

    @abstractmethod
    def graphs(self) -> list[str]:
        """The IRIs of all named graphs, sorted."""

    @abstractmethod
    def write(
        self,
        *,
        drop: Sequence[NamedNode] = (),
        delete: Sequence[Quad] = (),
        insert: Sequence[Quad] = (),
    ) -> None:
        """Drops graphs, then deletes and inserts statements, in one transaction."""

    def _load(self, file: RdfFile) -> int | None:  # noqa: ARG002 - most stores only `write`
        """Puts a file's statements here, wholly or not at all, where this place is empty.

        Returns:
            How many there are; None where nothing was done.
        """
        return None

    @abstractmethod
    def close(self) -> None:
        """Lets go of the place, so that another process can open it. Safe to repeat."""

    @abstractmethod
    def _evaluate(self, query: Query) -> Result:
        """Runs a query that was looked through."""

    # the place itself

    def disk_bytes(self) -> int:
        """The space that the store takes here.

        Raises:
            StoreError: if that is not known here.
        """
        raise self._elsewhere()

    def compact(self) -> None:
        """Gives back the space of what is gone.

        Raises:
            StoreError: if the place is not looked after here.
        """
        raise self._elsewhere()

    def settle(self) -> None:  # noqa: B027 - most kinds of store do so by themselves
        """Arrange what was loaded into an empty place, so that questions are answered faster."""

    def _elsewhere(self) -> StoreError:
        return StoreError(
            f"{self.location}: not a folder here, and looked after elsewhere; name a folder"
        )

    # queries

    def query(
        self,
        sparql: str,
        *,
        template: str | None = None,
        prefixes: Mapping[str, str] | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        limits: Limits | None = None,
    ) -> Result:
        """Answers a SPARQL 1.1 query.

        With limits, it is evaluated in a process of its own that is killed when it takes too much,
        so that the time, the rows and the memory of any query are bounded. Nobody can stop a
        server's work so: `kg.graph.remote.RemoteStore` tells what holds there.

        The default graph is the union of all graphs unless the query (FROM, FROM NAMED) or the
        arguments, which go before it (SPARQL 1.1 Protocol, section 2.1.4), choose among them.
        Nothing is ever fetched: a graph that the store does not have is empty. (A store on another
        server refuses it, since servers differ in what they do then.)

        Args:
            sparql: the query. `PREFIXES` need not be declared.
            template: the query that this one was made of by `kg.questions.binding` alone. It is
                looked through once, instead of this one each time, which takes as long as a
                look-up.
            prefixes: more prefixes that it need not declare.
            default_graphs: IRIs of the graphs that make the default graph.
            named_graphs: IRIs of the graphs that GRAPH reaches.
            limits: what the query may take; None for no limits, in this process, for queries that
                are known to be harmless.

        Raises:
            LimitError: if it takes more than its limits allow.
            QueryError: if it is malformed (naming line and column), refused (an update, SERVICE,
                too deep or too long, a graph that is no IRI) or fails.
            StoreError: if the store cannot be read.
        """
        known = {**PREFIXES, **(prefixes or {})}
        look = _look_through if template is None else _look_through_once
        form, order = look(template or sparql, tuple(known.items()), self.iris.base)
        chosen = default_graphs or named_graphs
        query = Query(
            text=sparql,
            form=form.form,
            base=self.iris.base,
            prefixes=known,
            default_graphs=default_graphs if chosen else form.default_graphs,
            named_graphs=named_graphs if chosen else form.named_graphs,
            limits=limits,
        )
        for iri in (*query.default_graphs, *query.named_graphs):
            _refuse_no_iri(iri)
        result = self._evaluate(query)
        return result.arranged(order) if order else result

    def has_graph(self, iri: str) -> bool:
        """Whether a named graph holds at least one statement."""
        try:
            graph = NamedNode(iri)
        except ValueError:
            return False
        return next(self.match(graph=graph), None) is not None

    # housekeeping

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _refuse_no_iri(name: str) -> None:
    try:
        NamedNode(name)
    except ValueError as error:
        raise QueryError(f"{name[:80]!r}: no name of a graph; write an absolute IRI") from error


def _look_through(
    sparql: str, prefixes: tuple[tuple[str, str], ...], base: str
) -> tuple[Outline, tuple[str, ...]]:
    """Refuses what must not be run; the outline, and what ``SELECT *`` gives in its order."""
    refuse_excessive(sparql)
    form = outline(sparql, dict(prefixes), base)
    return form, starred(sparql, form.start)


_look_through_once = lru_cache(maxsize=256)(_look_through)
