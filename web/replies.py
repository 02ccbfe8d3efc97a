"""Answers as responses: a page's parts, or data in one of the formats."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from flask import Response, request
from werkzeug.datastructures import MultiDict

from kg.questions import Answer, csvw
from kg.questions.formats import harmless_tsv, render
from kg.web.rdf import described, written
from kg.web.security import allow_other_origins
from kg.web.site import site
from kg.web.version import version

Values = dict[str, str | Sequence[str]]

CSV_METADATA: Final = "csv-metadata.json"
"""The ending under which CSV on the Web looks for the metadata of a ``.csv``."""

_MEDIA_TYPES: Final = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json; charset=utf-8",
    CSV_METADATA: csvw.MEDIA_TYPE,
}
_RDF: Final = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
_URI: Final = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*")


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
    """``answer`` in one of the data formats, called ``name`` where it is saved as a file.

    The request's own address ends in ``.{form}``.
    """
    response = Response(_content(answer, form), content_type=_MEDIA_TYPES[form])
    if form in ("csv", "tsv"):
        response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{form}")
    if form == "csv":
        response.headers["Link"] = (
            f'<{_sibling(form, CSV_METADATA)}>; rel="describedby"; type="{csvw.MEDIA_TYPE}"'
        )
        response.headers["Access-Control-Expose-Headers"] = "Link"
    return allow_other_origins(response)


def _content(answer: Answer, form: str) -> str | bytes:
    if form in _RDF:
        return written(described(site().store, _things(answer.rows)), _RDF[form])
    if form == CSV_METADATA:
        questions = site().catalogue.questions
        question = questions.get(answer.understood.name) if answer.understood else None
        metadata = csvw.csv_metadata(answer, question, _sibling(form, "csv"), version())
        return json.dumps(metadata, ensure_ascii=False, indent=2) + "\n"
    return harmless_tsv(answer) if form == "tsv" else render(answer, form)


def _sibling(form: str, other: str) -> str:
    """The address of the same answer in another form, relative to that of this request.

    What was asked for stays as it was written, so that both addresses name the same: programs
    compare them letter by letter.
    """
    last = request.path.rpartition("/")[2].removesuffix(form) + other
    raw = request.query_string.decode("latin-1")
    if not _URI.fullmatch(raw):
        raw = urlencode(list(request.args.items(multi=True)))
    return f"{last}?{raw}" if raw else last


def _things(rows: Sequence[Mapping[str, object]]) -> list[str]:
    """The IRIs of what the rows tell of, each once, in order."""
    found = (
        str(value)
        for row in rows
        for column, value in row.items()
        if column.endswith("_iri") and value is not None
    )
    return list(dict.fromkeys(found))
