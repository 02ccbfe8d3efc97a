"""Rows of answers, made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from kg.web.cells import Heading, Row, headings
from kg.web.showing import Showing

BASE = "https://newskg.example/"


def address(*, form: str | None = None, shown: Showing | None = None) -> str:
    return f"form={form}" if form else f"?{urlencode(shown.values() if shown else {})}"


def thing(column: str, kind: str, name: str) -> dict[str, str]:
    """The two cells of a thing that has an IRI."""
    return {column: name, f"{column}_iri": f"{BASE}id/{kind}/{name.lower().replace(' ', '-')}"}


def heads(rows: Sequence[Row]) -> tuple[Heading, ...]:
    return headings(list(rows[0]), rows)


def met(
    person: str, other: str, start: str | None, **more: str | int | None
) -> Mapping[str, str | int | None]:
    """A row of who-met-whom, without its sentence."""
    return {
        **thing("person", "person", person),
        **thing("other", "person", other),
        "start": start,
        "end": None,
        "status": "held",
        **more,
    }
