"""What a query answers with, in rdflib's terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import rdflib
import rdflib.query
from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples
from rdflib.term import Identifier

from kg.errors import QueryError
from kg.graph.terms import RdflibTerms
from kg.graph.vocabulary import PREFIXES
from kg.graph.xml import well_formed

_FORMATS = {"json", "xml", "csv", "tsv"}


@dataclass(frozen=True)
class Result:
    """The answer to a query, read completely.

    SELECT gives ``variables`` (without ``?``) and ``rows`` (one term or None for each variable);
    ASK gives ``boolean``; CONSTRUCT and DESCRIBE give ``graph``. What a query does not give is
    empty or None. Iterating gives each row as a dict of its bound variables.
    """

    variables: tuple[str, ...] = ()
    rows: list[tuple[Identifier | None, ...]] = field(default_factory=list)
    boolean: bool | None = None
    graph: rdflib.Graph | None = None

    def __iter__(self) -> Iterator[dict[str, Identifier]]:
        for row in self.rows:
            yield {
                name: term
                for name, term in zip(self.variables, row, strict=True)
                if term is not None
            }

    def __len__(self) -> int:
        return len(self.rows)

    def serialize(self, format_name: str) -> bytes:
        """SPARQL 1.1 Query Results as ``json``, ``xml``, ``csv`` or ``tsv``.

        Raises:
            QueryError: for another format, or for the answer to a CONSTRUCT or DESCRIBE query.
        """
        if format_name not in _FORMATS or self.graph is not None:
            what = "a graph" if self.graph is not None else "rows"
            raise QueryError(f"{format_name}: no format for {what}; rows: {sorted(_FORMATS)}")
        if format_name == "tsv":
            return self._tsv()
        answer = rdflib.query.Result("SELECT" if self.boolean is None else "ASK")
        if self.boolean is None:
            answer.vars = [rdflib.Variable(name) for name in self.variables]
            answer.bindings = [
                {rdflib.Variable(name): term for name, term in row.items()} for row in self
            ]
        else:
            answer.askAnswer = self.boolean
        document = answer.serialize(format=format_name) or b""
        return well_formed(document) if format_name == "xml" else document

    def _tsv(self) -> bytes:
        """SPARQL 1.1 Query Results CSV and TSV Formats, section 4; rdflib writes none.

        Terms stand as in N-Triples, so that none holds a tab or a line end.
        """
        if self.boolean is not None:
            raise QueryError("tsv: no format for the answer to ASK; use json or xml")
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
        if isinstance(found, QuerySolutions):
            names = tuple(variable.value for variable in found.variables)
        answers = list(found)
    finally:
        del found
    if names is not None:
        convert = RdflibTerms().__getitem__
        return Result(names, [tuple(map(convert, solution)) for solution in answers])
    return Result(graph=new_graph((t.subject, t.predicate, t.object) for t in answers))


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
