"""A store on another server: any SPARQL 1.1 endpoint, through SPARQLWrapper.

Answers are asked for as JSON alone, because half a JSON document is no JSON document: an answer
that a server cut short is an error here, never a shorter answer.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import pyoxigraph
import rdflib
from pyoxigraph import NamedNode, Quad, QuerySolution
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore

from kg.errors import QueryError, StoreError
from kg.graph import everything, killable, retries, virtuoso
from kg.graph.answers import read_answer, read_graph, read_rows, read_truth
from kg.graph.base import Store
from kg.graph.endpoint import Endpoint
from kg.graph.iris import Iris
from kg.graph.journal import check_layout
from kg.graph.paging import solutions
from kg.graph.query import Query
from kg.graph.remote_changes import RemoteChanges
from kg.graph.result import Result
from kg.graph.sending import PATIENCE
from kg.graph.sparql import tokens
from kg.graph.syntax import syntax_error
from kg.graph.terms import KG, Object, Subject

USER = "NEWSKG_STORE_USER"
PASSWORD = "NEWSKG_STORE_PASSWORD"  # noqa: S105 - the name of the variable, not a password
GRAPHS = "NEWSKG_STORE_GRAPHS"

_UNION = "ASK { ?s ?p ?o }"
_ANY = "ASK { GRAPH ?g { ?s ?p ?o } }"


class RemoteStore(Store):
    """A SPARQL 1.1 endpoint; see `kg.graph.store.open_store`.

    One change is one update request, which servers run as one transaction; one that is too large
    for that goes as `kg.graph.parts` says. Requests are sent again after failures that pass, as
    `kg.graph.retries` says. Whoever writes must be the only one: servers know no lock that could
    keep others out.

    Limits on a query bound what happens here: after its time nobody waits any longer (twice that
    time where the server keeps sending a little), and no answer is read that is too large. They do
    not bind the server, which may go on for as long as its own settings let it; Virtuoso is asked
    to stop at the same time.
    """

    def __init__(self, location: str, iris: Iris, writable: bool) -> None:
        self.location = location
        self.iris = iris
        self._writable = writable
        patience = retries.MOST_PATIENCE if writable else PATIENCE
        user, password = os.environ.get(USER), os.environ.get(PASSWORD)
        server = Endpoint(location, user, password, patience)
        changes = RemoteChanges(server, os.environ.get(GRAPHS) or None, self._ask)
        self._open: tuple[Endpoint, RemoteChanges] | None = server, changes
        self._dataset: rdflib.Dataset | None = None
        check_layout(location, self.match(None, KG.layout), iris)
        if self._ask(_ANY) and not self._ask(_UNION):
            raise StoreError(
                f"{location}: the server's default graph is not the union of its graphs; tell it to"
                " make it so (its documentation calls this a union default graph)"
            )
        self._refuse_incomplete()

    def _refuse_incomplete(self) -> None:
        if self._incomplete():
            raise StoreError(
                f"{self.location}: a copy into this store was cut short, or goes on still; repeat"
                f" it with `kg copy STORE {self.location}`"
            )

    def _incomplete(self) -> list[Quad]:
        """What says that a copy into this store has not come to its end."""
        return list(self.match(self._ingestion, KG.incomplete, None, self._ingestion))

    @property
    def dataset(self) -> rdflib.Dataset:
        if self._dataset is None:
            user, password = os.environ.get(USER), os.environ.get(PASSWORD)
            backend = SPARQLUpdateStore(
                self._server.location,
                self._server.update_location,
                auth=(user, password) if user and password else None,
                params={"union-default-graph": "true"},
            )
            self._dataset = rdflib.Dataset(store=backend, default_union=True)
        return self._dataset

    def match(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        value: Object | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        given: dict[str, Object | None] = {
            "s": subject,
            "p": predicate,
            "o": value,
            "g": graph,
        }
        terms = {name: str(term) if term else f"?{name}" for name, term in given.items()}
        names = [f"?{name}" for name, term in given.items() if term is None]
        pattern = "GRAPH {g} {{ {s} {p} {o} }}".format(**terms)
        if not names:
            if self._ask(f"ASK {{ {pattern} }}") and subject and predicate and value and graph:
                yield Quad(subject, predicate, value, graph)
            return
        wanted = " ".join(names)
        mend = value is None and self._server.is_virtuoso
        if mend:
            wanted, pattern = virtuoso.precise(wanted, pattern)
        for solution in solutions(self._rows, wanted, pattern):
            quad = Quad(
                subject or solution["s"],
                predicate or solution["p"],
                value or solution["o"],
                graph or solution["g"],
            )
            yield virtuoso.mended(quad, solution) if mend else quad

    def graphs(self) -> list[str]:
        return everything.graphs(self._rows, self._server.is_virtuoso)

    def sizes(self) -> dict[NamedNode, int]:
        """How many statements each graph has."""
        return everything.sizes(self._rows, self._server.is_virtuoso)

    def count(self) -> int:
        return sum(self.sizes().values())

    def statements(self) -> Iterator[Quad]:
        """As in `Backend`, but not as of one moment: nobody may write meanwhile."""
        return everything.statements(
            self.location, self._rows, self._server.is_virtuoso, self.sizes()
        )

    def has_graph(self, iri: str) -> bool:
        try:
            return self._ask(f"ASK {{ GRAPH {NamedNode(iri)} {{ ?s ?p ?o }} }}")
        except ValueError:
            return False

    def write(
        self,
        *,
        drop: Sequence[NamedNode] = (),
        delete: Sequence[Quad] = (),
        insert: Sequence[Quad] = (),
    ) -> None:
        if not self._writable:
            raise StoreError(f"{self.location}: the store is open for reading only")
        if not (drop or delete or insert):
            return
        self._changes.make(self, drop, delete, insert)

    def close(self) -> None:
        if self._dataset is not None:
            self._dataset.store.close()
            self._dataset = None
        self._open = None

    @property
    def _server(self) -> Endpoint:
        return self._opened()[0]

    @property
    def _changes(self) -> RemoteChanges:
        return self._opened()[1]

    def _opened(self) -> tuple[Endpoint, RemoteChanges]:
        if self._open is None:
            raise StoreError(f"{self.location}: the store is closed")
        return self._open

    def _evaluate(self, query: Query) -> Result:
        for iri in (*query.default_graphs, *query.named_graphs):
            # Some servers would fetch what they do not have.
            if not self.has_graph(iri):
                raise QueryError(
                    f"<{iri}>: the store has no graph of this name and nothing is fetched; FROM"
                    " chooses among: SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
                )
        # Every server words its complaints its own way, or only says "400".
        if query.limits is None:
            try:
                pyoxigraph.Store().query(
                    query.text, base_iri=query.base, prefixes=dict(query.prefixes)
                )
            except SyntaxError as error:
                raise syntax_error(query.text, str(error.msg)) from error
        else:
            killable.refuse_malformed(query, query.limits)
        names = [token.text for token in tokens(query.text) if token.kind == "name"]
        used = {name.partition(":")[0] for name in names}
        declared = [
            f"PREFIX {name}: <{iri}> "
            for name, iri in sorted(query.prefixes.items())
            if name in used
        ]
        answer = self._server.query(
            f"BASE <{query.base}> {''.join(declared)}{query.text}",
            query.form,
            None if query.everything else query.default_graphs,
            None if query.everything else query.named_graphs,
            query.limits,
        )
        if query.form in ("SELECT", "ASK"):
            result = read_answer(self.location, answer)
            found = len(result)
        else:
            result, found = read_graph(self.location, answer)
        if query.limits is not None and found > query.limits.rows:
            raise query.limits.exceeded("rows")
        return result

    def _ask(self, query: str) -> bool:
        return read_truth(self.location, self._server.query(query, "ASK"))

    def _rows(self, query: str) -> tuple[list[QuerySolution], int | None]:
        answer = self._server.query(query, "SELECT")
        return read_rows(self.location, answer), answer.most_rows
