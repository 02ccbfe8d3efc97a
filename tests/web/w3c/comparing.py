"""Answers read so that two of them can be compared.

Two answers are the same if their statements are isomorphic: blank nodes may have other labels. A
row is a blank node whose properties are its variables; where the order of rows counts, it has a
number, too.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
)

RESULTS: Final = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".tsv": QueryResultsFormat.TSV,
}
GRAPHS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".rdf": RdfFormat.RDF_XML,
    ".nt": RdfFormat.N_TRIPLES,
}
_RS: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_EXACT: Final = {f"{_XSD}integer", f"{_XSD}decimal"}
_FLOATING: Final = {f"{_XSD}double", f"{_XSD}float"}
_VARIABLE: Final = "tag:newskg.example,2026:"

Term = NamedNode | BlankNode | Literal | Triple
Answer = tuple[tuple[str, ...], frozenset[str]] | bool
"""Variables, if any, and statements; or yes or no."""


def is_result_set(file: Path) -> bool:
    """Whether a file of RDF describes rows, in the tests' vocabulary for them."""
    return file.suffix == ".ttl" and _RS.encode() in file.read_bytes()


def expected_answer(file: Path, base: str, ordered: bool) -> Answer:
    """What a test expects, as the file says in the format that its name ends in."""
    content = file.read_bytes()
    if is_result_set(file):
        return _result_set(pyoxigraph.parse(content, format=RdfFormat.TURTLE, base_iri=base))
    return read_answer(content, file.suffix, base, ordered)


def read_answer(content: bytes, ending: str, base: str, ordered: bool) -> Answer:
    """An answer in the format of files that end in ``ending``."""
    if ending == ".csv":
        return _cells(content.decode(), ordered)
    if ending in GRAPHS:
        graph = pyoxigraph.parse(content, format=GRAPHS[ending], base_iri=base)
        return (), _canonical(graph)
    found = pyoxigraph.parse_query_results(content, format=RESULTS[ending])
    if isinstance(found, QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return _table(names, (dict(zip(names, solution, strict=True)) for solution in found), ordered)


def _cells(text: str, ordered: bool) -> Answer:
    """CSV keeps neither kinds of terms nor datatypes, so that cells are strings, or numbers."""
    lines = csv.reader(io.StringIO(text, newline=""))
    names = next(lines)
    return _table(names, (dict(zip(names, map(_cell, row), strict=True)) for row in lines), ordered)


def _cell(text: str) -> Term | None:
    if text.startswith("_:"):
        return BlankNode(text[2:])
    try:
        return _by_value(Literal(str(Decimal(text)), datatype=NamedNode(f"{_XSD}decimal")))
    except InvalidOperation:
        return Literal(text) if text else None


def _result_set(quads: Iterable[Quad]) -> Answer:
    graph = Dataset(quads)

    def values(subject: Term, name: str) -> list[Term]:
        return [
            quad.object
            for quad in graph
            if quad.subject == subject and quad.predicate.value == f"{_RS}{name}"
        ]

    (table,) = {quad.subject for quad in graph if quad.predicate.value == f"{_RS}resultVariable"}
    rows = []
    for solution in values(table, "solution"):
        bindings = [
            (values(binding, "variable"), values(binding, "value"))
            for binding in values(solution, "binding")
        ]
        rows.append({_name(name): value for (name,), (value,) in bindings})
    return _table(map(_name, values(table, "resultVariable")), rows, False)


def _name(variable: Term) -> str:
    assert isinstance(variable, Literal)
    return variable.value


def _table(
    names: Iterable[str], rows: Iterable[Mapping[str, Term | None]], ordered: bool
) -> Answer:
    statements = []
    for number, row in enumerate(rows):
        node = BlankNode()
        place = Literal(str(number) if ordered else "")
        statements.append(Quad(node, NamedNode(f"{_VARIABLE}"), place))
        statements += [
            Quad(node, NamedNode(f"{_VARIABLE}{name}"), term)
            for name, term in row.items()
            if term is not None
        ]
    return tuple(sorted(names)), _canonical(statements)


def _canonical(quads: Iterable[Quad]) -> frozenset[str]:
    dataset = Dataset(Quad(q.subject, q.predicate, _by_value(q.object)) for q in quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(map(str, dataset))


def _by_value(term: Term) -> Term:
    """Numbers and truth values as values: how a computed one is written is up to the engine."""
    if not isinstance(term, Literal):
        return term
    if term.datatype.value == f"{_XSD}boolean":
        return Literal({"0": "false", "1": "true"}.get(term.value, term.value))
    try:
        if term.datatype.value in _EXACT:
            number = Decimal(term.value)
            return Literal(format(number.normalize() + 0, "f"), datatype=term.datatype)
        if term.datatype.value in _FLOATING and math.isfinite(float(term.value)):
            return Literal(repr(float(term.value)), datatype=term.datatype)
    except (InvalidOperation, ValueError):
        # No number, whatever its datatype says.
        return term
    return term
