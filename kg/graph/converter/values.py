"""Values that several records have in common: what may be missing, periods, and fixed words."""

from __future__ import annotations

from typing import get_args

from pyoxigraph import Literal, NamedNode

from kg.errors import StoreError
from kg.graph import dates
from kg.graph.converter.facts import Facts, Statements
from kg.graph.terms import KG, SCHEMA, text, value_of_number, value_of_text
from kg.records import Quotation, Status


def optional_to_rdf(value: str | None) -> Literal | None:
    """A plain string, or nothing."""
    return None if value is None else text(value)


def optional_text(facts: Facts, subject: NamedNode, predicate: NamedNode) -> str | None:
    """The only string that stands there, or None."""
    found = facts.optional(subject, predicate)
    return None if found is None else value_of_text(found)


def optional_number(facts: Facts, subject: NamedNode, predicate: NamedNode) -> float | None:
    """The only number that stands there, or None."""
    found = facts.optional(subject, predicate)
    return None if found is None else value_of_number(found)


def optional_date(facts: Facts, iri: NamedNode, predicate: NamedNode) -> str | None:
    """The only partial date that stands there, or None."""
    found = facts.optional(iri, predicate)
    return None if found is None else dates.from_rdf(found)


def address_to_rdf(url: str | None) -> NamedNode | Literal | None:
    """An IRI; the words that stand there where they are none ("www.example.com/a b")."""
    try:
        return None if url is None else NamedNode(url)
    except ValueError:
        return optional_to_rdf(url)


def address_from_rdf(facts: Facts, subject: NamedNode) -> str | None:
    """The only schema:url, or None."""
    address = facts.optional(subject, SCHEMA.url)
    return address.value if isinstance(address, NamedNode | Literal) else None


def period_to_rdf(
    statements: Statements,
    iri: NamedNode,
    start_term: NamedNode,
    start: str | None,
    end_term: NamedNode | None,
    end: str | None,
) -> None:
    """Dates as precise as they are stated and, for comparing, their first and last day."""
    statements.add(iri, start_term, None if start is None else dates.to_rdf(start))
    if end_term is not None:
        statements.add(iri, end_term, None if end is None else dates.to_rdf(end))
    period = dates.period(start, end)
    if period is not None:
        statements.add(iri, KG.earliest, period[0])
        statements.add(iri, KG.latest, period[1])


def status_from_rdf(term: object) -> Status:
    """The status that a literal states.

    Raises:
        StoreError: if it is none of a meeting.
    """
    known: dict[str, Status] = {status: status for status in get_args(Status)}
    value = value_of_text(term)
    if value not in known:
        raise StoreError(f"Unexpected status: {term!r}")
    return known[value]


def quotation_from_rdf(term: object) -> Quotation:
    """The kind of quotation that a literal states.

    Raises:
        StoreError: if it is none of a claim.
    """
    known: dict[str, Quotation] = {kind: kind for kind in get_args(Quotation)}
    value = value_of_text(term)
    if value not in known:
        raise StoreError(f"Unexpected quotation: {term!r}")
    return known[value]
