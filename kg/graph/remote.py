"""A store on another server: any SPARQL 1.1 endpoint, through SPARQLWrapper.

Answers are asked for as JSON alone, because half a JSON document is no JSON document: an answer
that a server cut short is an error here, never a shorter answer.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import pyoxigraph
import rdflib
from pyoxigraph import NamedNode, Quad, QueryResultsFormat, RdfFormat
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore

from kg.errors import QueryError, StoreError
from kg.graph import killable
from kg.graph.base import Store
from kg.graph.endpoint import Answer, Endpoint
from kg.graph.iris import Iris
from kg.graph.journal import check_layout
from kg.graph.query import Query
from kg.graph.result import Result, read_result, written_statements
from kg.graph.sparql import tokens
from kg.graph.syntax import syntax_error
from kg.graph.terms import KG, Object, Subject
from kg.graph.updates import update_text

USER = "NEWSKG_STORE_USER"
PASSWORD = "NEWSKG_STORE_PASSWORD"  # noqa: S105 - the name of the variable, not a password

BATCH = 1000
"""Statements in one update for a server that takes no long ones (Virtuoso)."""

_UNION = "ASK { ?s ?p ?o }"
_ANY = "ASK { GRAPH ?g { ?s ?p ?o } }"


_VIRTUOSO_ASK = ("__ASK_RETVAL",)
"""Virtuoso answers ASK with one row of this column, or none."""


class RemoteStore(Store):
    """A SPARQL 1.1 endpoint; see `kg.graph.store.open_store`.

    One change is one update request, which servers run as one transaction. Virtuoso takes no long
    updates: there a change goes in batches, the journal's entry last, so that an article that was
    interrupted is not taken for read.

    Limits on a query bound what happens here: after its time nobody waits any longer (twice that
    time where the server keeps sending a little), and no answer is read that is too large. They do
    not bind the server, which may go on for as long as its own settings let it; Virtuoso is asked
    to stop at the same time.
    """

    def __init__(self, location: str, iris: Iris, writable: bool) -> None:
        self.location = location
        self.iris = iris
        self._writable = writable
        credentials = (os.environ.get(USER), os.environ.get(PASSWORD))
        self._endpoint: Endpoint | None = Endpoint(location, *credentials)
        self._dataset: rdflib.Dataset | None = None
        check_layout(location, self.match(None, KG.layout), iris)
        if self._ask(_ANY) and not self._ask(_UNION):
            raise StoreError(
                f"{location}: the server's default graph is not the union of its graphs; tell it to"
                " make it so (its documentation calls this a union default graph)"
            )

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
        answer = self._server.query(
            f"SELECT {' '.join(names) or '(1 AS ?x)'} WHERE {{ {pattern} }}", "SELECT"
        )
        for solution in self._solutions(answer):
            yield Quad(
                subject or solution["s"],
                predicate or solution["p"],
                value or solution["o"],
                graph or solution["g"],
            )

    def graphs(self) -> list[str]:
        answer = self._server.query(
            "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", "SELECT"
        )
        names = [solution["g"] for solution in self._solutions(answer)]
        return sorted(name.value for name in names if isinstance(name, NamedNode))

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
        server = self._server
        if not server.is_virtuoso:
            if drop or delete or insert:
                server.update(update_text(drop, delete, insert))
            return
        for graph in drop:
            server.update(update_text([graph], (), ()))
        for at in range(0, len(delete), BATCH):
            server.update(update_text((), delete[at : at + BATCH], ()))
        for at in range(0, len(insert), BATCH):
            server.update(update_text((), (), insert[at : at + BATCH]))

    def close(self) -> None:
        if self._dataset is not None:
            self._dataset.store.close()
            self._dataset = None
        self._endpoint = None

    @property
    def _server(self) -> Endpoint:
        if self._endpoint is None:
            raise StoreError(f"{self.location}: the store is closed")
        return self._endpoint

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
            result = self._read(answer)
            found = len(result)
        else:
            try:
                parsed = {q.triple for q in pyoxigraph.parse(answer.body, format=RdfFormat.JSON_LD)}
            except (SyntaxError, ValueError) as error:
                raise self._cut_short(str(error)) from error
            found = len(parsed)
            text = pyoxigraph.serialize(parsed, format=RdfFormat.N_TRIPLES) or b""
            result = written_statements(text)
        if query.limits is not None and found > query.limits.rows:
            raise query.limits.exceeded("rows")
        return result

    def _ask(self, query: str) -> bool:
        answer = self._read(self._server.query(query, "ASK"))
        if answer.boolean is None:
            raise self._cut_short("rows in answer to ASK")
        return answer.boolean

    def _solutions(self, answer: Answer) -> list[pyoxigraph.QuerySolution]:
        try:
            found = _solutions(answer.body)
        except (SyntaxError, ValueError) as error:
            raise self._cut_short(str(error)) from error
        self._check_rows(len(found), answer)
        return found

    def _read(self, answer: Answer) -> Result:
        try:
            found = read_result(
                pyoxigraph.parse_query_results(answer.body, format=QueryResultsFormat.JSON)
            )
        except (SyntaxError, ValueError) as error:
            raise self._cut_short(str(error)) from error
        self._check_rows(len(found), answer)
        if found.variables == _VIRTUOSO_ASK:
            return Result(boolean=bool(found.rows))
        return found

    def _check_rows(self, rows: int, answer: Answer) -> None:
        if answer.most_rows is not None and rows >= answer.most_rows:
            raise StoreError(
                f"{self.location}: the server sends at most {answer.most_rows} rows and may have"
                " left some out; ask for less, or raise its limit (Virtuoso: ResultSetMaxRows)"
            )

    def _cut_short(self, problem: str) -> StoreError:
        return StoreError(
            f"{self.location}: the server's answer is incomplete or no SPARQL 1.1 answer in JSON"
            f" ({problem}); repeat the command, and look at the server's log if it stays so"
        )


def _solutions(body: bytes) -> list[pyoxigraph.QuerySolution]:
    found = pyoxigraph.parse_query_results(body, format=QueryResultsFormat.JSON)
    try:
        if isinstance(found, pyoxigraph.QueryBoolean):
            raise ValueError("no rows in answer to SELECT")
        return list(found)
    finally:
        # As in read_result(): an answer must end in its own thread.
        del found
