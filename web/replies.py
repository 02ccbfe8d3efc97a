"""Answers as responses: a page's parts, or data in one of the formats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from flask import Response, request
from werkzeug.datastructures import MultiDict

from kg.questions import Answer
from kg.questions.formats import render
from kg.web.rdf import described
from kg.web.security import allow_other_origins
from kg.web.site import site

Values = dict[str, str | Sequence[str]]

_MEDIA_TYPES: Final = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
}


def given(arguments: MultiDict[str, str]) -> Values:
    """The parameters that an address gives; blank fields of a form count as not given.

    A name that begins with ``_`` belongs to the page (``_page=2``), never to a question, whose
    parameters are letters and digits.
    """
    found: Values = {}
    for name, values in arguments.lists():
        stated = [value.strip() for value in values if value.strip()]
        if stated and not name.startswith("_"):
            found[name] = stated[0] if len(stated) == 1 else stated
    return found


def query(values: Values) -> str:
    """``values`` as the query part of an address; empty where there are none."""
    return f"?{urlencode(values, doseq=True)}" if values else ""


def page_number() -> int:
    """Which page of rows is asked for, from 1."""
    return max(1, request.args.get("_page", 1, int))


def as_data(answer: Answer, form: str, name: str) -> Response:
    """``answer`` as json, csv, tsv or ttl, called ``name`` where it is saved as a file."""
    if form == "ttl":
        content = described(site().store, _things(answer.rows)).serialize(format="turtle")
    else:
        content = render(answer, form)
    response = Response(content, content_type=_MEDIA_TYPES[form])
    if form in ("csv", "tsv"):
        response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{form}")
    return allow_other_origins(response)


def _things(rows: Sequence[Mapping[str, object]]) -> list[str]:
    """The IRIs of what the rows tell of, each once, in order."""
    found = (
        str(value)
        for row in rows
        for column, value in row.items()
        if column.endswith("_iri") and value is not None
    )
    return list(dict.fromkeys(found))
