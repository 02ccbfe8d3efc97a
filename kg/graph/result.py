"""What a query answers with: rdflib's terms for who reads it, text for who passes it on.

An answer that comes from another process comes as text, and most are passed on as text. Oxigraph
turns one format into another many times faster than terms can be made of it and written again, so
terms are made only where somebody looks at them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import rdflib
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse,
    parse_query_results,
)
from rdflib.term import Identifier

from kg.errors import QueryError
from kg.graph.terms import RdflibTerms, to_rdflib
from kg.graph.vocabulary import PREFIXES
from kg.graph.written import Row, WrittenRows, booleans, perhaps_rdf_12, pieces

_FORMATS = {"json", "xml", "csv", "tsv"}


@dataclass(frozen=True)
class Result:
    """The answer to a query, complete.

    SELECT gives ``variables`` (without ``?``) and ``rows`` (one term or None for each variable);
    ASK gives ``boolean``; CONSTRUCT and DESCRIBE give ``statements`` (N-Triples) and, made of
    them, ``graph``. What a query does not give is empty or None. Iterating gives each row as a
    dict of its bound variables.
    """

    variables: tuple[str, ...] = ()
    rows: Sequence[Row] = ()
    boolean: bool | None = None
    statements: bytes | None = None

    def __iter__(self) -> Iterator[dict[str, Identifier]]:
        for row in self.rows:
            yield {
                name: term
                for name, term in zip(self.variables, row, strict=True)
                if term is not None
            }

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def graph(self) -> rdflib.Graph | None:
        """The statements as a graph of rdflib's."""
        if self.statements is None:
            return None
        parsed = parse(self.statements, format=RdfFormat.N_TRIPLES)
        return new_graph((quad.subject, quad.predicate, quad.object) for quad in parsed)

    def arranged(self, names: Sequence[str]) -> Result:
        """The same rows with their columns in the order of ``names``, which may have others."""
        order = [name for name in names if name in self.variables]
        order += [name for name in self.variables if name not in order]
        if order == [*self.variables]:
            return self
        places = [self.variables.index(name) for name in order]
        if isinstance(self.rows, WrittenRows):
            return Result(tuple(order), self.rows.arranged(places))
        return Result(tuple(order), [tuple(row[place] for place in places) for row in self.rows])

    def serialize(self, format_name: str) -> bytes:
        """SPARQL 1.1 Query Results as ``json``, ``xml``, ``csv`` or ``tsv``.

        Raises:
            QueryError: for another format, or for the answer to a CONSTRUCT or DESCRIBE query.
        """
        return b"".join(self.pieces(format_name))

    def pieces(self, format_name: str) -> Iterator[bytes]:
        """The same document in pieces, so that a long one is never in memory as a whole.

        Raises:
            QueryError: as `serialize`, before the first piece.
        """
        if format_name not in _FORMATS or self.statements is not None:
            what = "a graph" if self.statements is not None else "rows"
            raise QueryError(f"{format_name}: no format for {what}; rows: {sorted(_FORMATS)}")
        if self.boolean is not None:
            return iter([booleans(self.boolean, format_name)])
        rows = self.rows if isinstance(self.rows, WrittenRows) else WrittenRows(self._tsv())
        return pieces(rows.tsv, format_name)

    def _tsv(self) -> bytes:
        """SPARQL 1.1 Query Results CSV and TSV Formats, section 4.

        Terms stand as in N-Triples, so that none holds a tab or a line end.
        """
        lines = ["\t".join(f"?{name}" for name in self.variables)]
        for row in self.rows:
            lines.append("\t".join("" if term is None else _n_triples(term) for term in row))
        return ("\n".join(lines) + "\n").encode()


def _n_triples(term: Identifier) -> str:
    if isinstance(term, rdflib.Literal):
        if term.language:
            return str(Literal(str(term), language=term.language))
        return str(Literal(str(term), datatype=NamedNode(term.datatype) if term.datatype else None))
    return str(NamedNode(term) if isinstance(term, rdflib.URIRef) else BlankNode(term))


def read_result(found: QuerySolutions | QueryBoolean | QueryTriples) -> Result:
    """Reads an answer of Oxigraph's to its end.

    Its answers must end in the thread that asked. So that no traceback keeps one alive until
    another thread collects it, none is left in a local variable.
    """
    if isinstance(found, QueryBoolean):
        return Result(boolean=bool(found))
    names: tuple[str, ...] | None = None
    try:
        if isinstance(found, QueryTriples):
            return written_statements(found.serialize(format=RdfFormat.N_TRIPLES) or b"")
        names = tuple(variable.value for variable in found.variables)
        answers = list(found)
    finally:
        del found
    convert = RdflibTerms().__getitem__
    return Result(names, [tuple(map(convert, solution)) for solution in answers])


def written_rows(tsv: bytes) -> Result:
    """The answer to SELECT that somebody wrote in SPARQL's TSV.

    Raises:
        QueryError: for terms of RDF 1.2.
    """
    heading = parse_query_results(tsv[: tsv.index(b"\n") + 1], format=QueryResultsFormat.TSV)
    names = cast(QuerySolutions, heading).variables
    rows = WrittenRows(tsv)
    if perhaps_rdf_12(tsv):
        # Makes terms of all rows, or says why not.
        list(rows)
    return Result(tuple(variable.value for variable in names), rows)


def written_statements(n_triples: bytes) -> Result:
    """The answer to CONSTRUCT or DESCRIBE that somebody wrote in N-Triples.

    Raises:
        QueryError: for terms of RDF 1.2.
    """
    if perhaps_rdf_12(n_triples):
        for quad in parse(n_triples, format=RdfFormat.N_TRIPLES):
            to_rdflib(quad.object)
    return Result(statements=n_triples)


def new_graph(triples: Iterable[tuple[object, object, object]]) -> rdflib.Graph:
    """A graph of rdflib's own, in memory, with the usual prefixes."""
    graph, terms = rdflib.Graph(), RdflibTerms()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for subject, predicate, value in triples:
        one, two, three = terms[subject], terms[predicate], terms[value]
        if one is not None and two is not None and three is not None:
            graph.add((one, two, three))
    return graph
