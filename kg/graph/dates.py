"""Partial dates as RDF: ``2026-01-12``, ``2026-01`` and ``2026`` stay as precise as they are."""

from __future__ import annotations

import calendar
import re
from datetime import date

from pyoxigraph import Literal

from kg.errors import StoreError
from kg.graph.terms import XSD

_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_DATATYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def bounds(partial: str) -> tuple[str, str]:
    """The first and the last day of a partial date: ``2026-01`` gives 2026-01-01, 2026-01-31.

    Raises:
        StoreError: if it is no date of the Gregorian calendar in one of the three forms.
    """
    found = _FORM.fullmatch(partial)
    if found is None:
        raise StoreError(f"Unexpected date (not YYYY-MM-DD, YYYY-MM or YYYY): {partial!r}")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise StoreError(f"Unexpected date ({error}): {partial!r}") from error
    last_month = month or 12
    last_day = day or calendar.monthrange(first.year, last_month)[1]
    return first.isoformat(), date(first.year, last_month, last_day).isoformat()


def to_rdf(partial: str) -> Literal:
    """A partial date as ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``.

    Raises:
        StoreError: as `bounds` does.
    """
    bounds(partial)
    return Literal(partial, datatype=_DATATYPES[len(partial)])


def day(value: str) -> Literal:
    """A whole day as ``xsd:date``."""
    if len(value) != len("YYYY-MM-DD"):
        raise StoreError(f"Unexpected day (not YYYY-MM-DD): {value!r}")
    return to_rdf(value)


def period(start: str | None, end: str | None) -> tuple[Literal, Literal] | None:
    """``kg:earliest`` and ``kg:latest`` of something that lasts from ``start`` to ``end``.

    None where neither is stated; something without an end is over on the day it starts.
    """
    first, last = start or end, end or start
    if first is None or last is None:
        return None
    return day(bounds(first)[0]), day(bounds(last)[1])


def from_rdf(term: object) -> str:
    """The partial date that `to_rdf` made a literal of.

    Raises:
        StoreError: for any other term.
    """
    if isinstance(term, Literal):
        form = _FORM.fullmatch(term.value)
        if form is not None and term.datatype == _DATATYPES[len(term.value)]:
            return term.value
    raise StoreError(f"Unexpected date: {term!r}")
