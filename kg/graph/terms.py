"""RDF terms: made of Python values, and converted from Oxigraph's to rdflib's.

Inside ``kg.graph`` terms are pyoxigraph's, because the store speaks them; they become rdflib's
only where they leave the package.

Oxigraph rewrites some literals when it stores them ("01"^^xsd:integer comes back as "1",
xsd:nonNegativeInteger as xsd:integer, "3.5E1"^^xsd:double as "35"). What is made here is already
in the form that comes back, so that the same record always gives the same bytes.
"""

from __future__ import annotations

import logging
import math
from decimal import Decimal

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import QueryError, StoreError
from kg.graph.vocabulary import PREFIXES

# rdflib warns, with a traceback, about every literal that is no value of its datatype ("x" as
# xsd:integer). RDF allows them, queries may make them, and they are passed on as they are.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)

Subject = NamedNode | BlankNode
Object = NamedNode | BlankNode | Literal


_TRUTHS = {"true": True, "1": True, "false": False, "0": False}
"""Every way to write an xsd:boolean; some servers give back another than they got."""


class Terms:
    """The terms of one namespace as Oxigraph nodes: ``Terms("kg").participant``."""

    def __init__(self, prefix: str) -> None:
        self._namespace = PREFIXES[prefix]

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        term = NamedNode(self._namespace + name)
        setattr(self, name, term)
        return term


KG = Terms("kg")
DCTERMS = Terms("dcterms")
GEO = Terms("geo")
OA = Terms("oa")
PROV = Terms("prov")
RDF = Terms("rdf")
RDFS = Terms("rdfs")
SCHEMA = Terms("schema")
SEM = Terms("sem")
SH = Terms("sh")
SKOS = Terms("skos")
XSD = Terms("xsd")


def node(iri: str) -> NamedNode:
    """An IRI.

    Raises:
        StoreError: if it is not a valid absolute IRI (RFC 3987).
    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise StoreError(f"Unexpected IRI ({error}): {iri!r}") from error


def text(value: str) -> Literal:
    """A plain string; every character that Unicode has is kept, control characters included.

    Raises:
        StoreError: for a lone surrogate, which no encoding of text can hold.
    """
    try:
        return Literal(value)
    except ValueError as error:
        raise StoreError(
            f"Unexpected text (it holds half of a surrogate pair): {value[:80]!r}"
        ) from error


def integer(value: int) -> Literal:
    """A whole number as xsd:integer, whose subtypes Oxigraph does not keep."""
    return Literal(str(int(value)), datatype=XSD.integer)


def boolean(value: bool) -> Literal:
    """A truth value as xsd:boolean."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def number(value: float) -> Literal:
    """A floating-point number as xsd:double, without exponent: the form in which it comes back.

    Raises:
        StoreError: for infinities and for what is not a number.
    """
    if not math.isfinite(value):
        raise StoreError(f"Unexpected number (not finite): {value!r}")
    digits = format(Decimal(repr(float(value))), "f")
    return Literal(digits.removesuffix(".0"), datatype=XSD.double)


def value_of_text(term: object) -> str:
    """What `text` made a literal of.

    Raises:
        StoreError: for any other term.
    """
    if isinstance(term, Literal) and term.datatype == XSD.string:
        return term.value
    raise StoreError(f"Unexpected text: {term!r}")


def value_of_integer(term: object) -> int:
    """What `integer` made a literal of.

    Raises:
        StoreError: for any other term.
    """
    if isinstance(term, Literal) and term.datatype == XSD.integer:
        return int(term.value)
    raise StoreError(f"Unexpected integer: {term!r}")


def value_of_boolean(term: object) -> bool:
    """What `boolean` made a literal of.

    Raises:
        StoreError: for any other term.
    """
    if isinstance(term, Literal) and term.datatype == XSD.boolean and term.value in _TRUTHS:
        return _TRUTHS[term.value]
    raise StoreError(f"Unexpected truth value: {term!r}")


def value_of_number(term: object) -> float:
    """What `number` made a literal of.

    Raises:
        StoreError: for any other term.
    """
    if isinstance(term, Literal) and term.datatype == XSD.double:
        return float(term.value)
    raise StoreError(f"Unexpected number: {term!r}")


class RdflibTerms(dict[object, rdflib.term.Identifier | None]):
    """Converts Oxigraph's terms to rdflib's; each term once, since results repeat terms a lot.

    >>> RdflibTerms()[Literal("x")]
    rdflib.term.Literal('x')

    Raises:
        QueryError: for a term that rdflib does not know (RDF 1.2).
    """

    def __init__(self) -> None:
        super().__init__({None: None})

    def __missing__(self, term: object) -> rdflib.term.Identifier:
        converted = self[term] = to_rdflib(term)
        return converted


def to_rdflib(term: object) -> rdflib.term.Identifier:
    """One term of Oxigraph as rdflib's; plain strings stay plain, lexical forms stay as written.

    Only truth values are always "true" or "false": Virtuoso gives 1 and 0 for them.

    Raises:
        QueryError: for a term that rdflib does not know (RDF 1.2).
    """
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Literal) and term.direction is None:
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        if term.datatype == XSD.string:
            return rdflib.Literal(term.value)
        if term.datatype == XSD.boolean and term.value in _TRUTHS:
            term = boolean(_TRUTHS[term.value])
        datatype = rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise QueryError(
        f"the answer holds {str(term)[:80]}, a term of RDF 1.2, which is not supported; ask for its"
        " parts with SUBJECT(), PREDICATE() and OBJECT(), or for its text with STR()"
    )
