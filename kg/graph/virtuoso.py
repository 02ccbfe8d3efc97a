"""What Virtuoso (7.2) does its own way, and how its answers are mended."""

from __future__ import annotations

import re

from pyoxigraph import Literal, Quad, QuerySolution

from kg.graph.parts import Most
from kg.graph.terms import KG, XSD, boolean

MOST = Most(statements=1_000, length=1_000_000, document=None)
"""What it takes in one update, which is faster than documents, but may not hold blank nodes."""

ASK = ("__ASK_RETVAL",)
"""It answers ASK with one row of this column, or none."""

_OWN = re.compile(
    r"http://www\.openlinksw\.com/.*|http://localuriqaserver/.*|http://localhost:8890/.*"
    r"|http://www\.w3\.org/ns/ldp#|http://www\.w3\.org/2002/07/owl#|urn:activitystreams-owl:.*"
    r"|urn:core:services:.*|urn:virtuoso:.*"
)

_NODE = re.compile(rb'("type"\s*:\s*"bnode"\s*,\s*"value"\s*:\s*")nodeID://')
# No string of JSON's can hold what looks the same: its quotes are escaped.

_TRUTHS = {"1": boolean(True), "0": boolean(False)}
OF_TRUTHS = frozenset([KG.negated, KG.countIsLeast, KG.unresolved])
"""The properties of the vocabulary whose values are truth values."""


def is_own_graph(iri: str) -> bool:
    """Whether it has brought the graph along."""
    return _OWN.fullmatch(iri) is not None


def labelled(body: bytes) -> bytes:
    """An answer in JSON with labels of blank nodes, for which it writes addresses."""
    return _NODE.sub(rb"\1", body)


def precise(names: str, pattern: str) -> tuple[str, str]:
    """A query for ``?o``, among others, in which numbers keep their digits: it writes only six."""
    exact = f'BIND(IF(DATATYPE(?o) = {XSD.double}, STR(?o), "") AS ?exact)'
    return f"{names} ?exact", f"{pattern} {exact}"


def mended(quad: Quad, solution: QuerySolution) -> Quad:
    """The statement that was stored, out of a solution of a `precise` query.

    It knows no truth values: where ours say true or false, it says 1 or 0.
    """
    value = quad.object
    if not isinstance(value, Literal):
        return quad
    if quad.predicate in OF_TRUTHS and value.value in _TRUTHS:
        return Quad(quad.subject, quad.predicate, _TRUTHS[value.value], quad.graph_name)
    exact = solution["exact"] if value.datatype == XSD.double else None
    if isinstance(exact, Literal) and exact.value:
        value = Literal(exact.value, datatype=XSD.double)
        return Quad(quad.subject, quad.predicate, value, quad.graph_name)
    return quad
