"""``/sparql``: the SPARQL 1.1 Protocol for programs, a page to write queries on for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import Blueprint, Response, make_response, render_template, request
from rdflib import Graph

from kg.errors import QueryError
from kg.graph.limits import Limits
from kg.graph.result import Result
from kg.questions import CustomAnswer, ask_sparql
from kg.web.coverage import coverage
from kg.web.description import describe
from kg.web.errors import status_of
from kg.web.negotiation import PAGE, names_page, preferred
from kg.web.protocol import ProtocolRequest, read_request
from kg.web.rdf import MEDIA_TYPES, written
from kg.web.results import result_page
from kg.web.security import allow_other_origins
from kg.web.site import site

blueprint = Blueprint("sparql", __name__)

_ROWS: Final = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
}
"""How rows can be had: media types and the store's names for them, the preferred first."""

WARNING: Final = "Newskg-Warning"
"""The header of responses that points out, once for each, what the query looks for in vain."""

_EXAMPLE: Final = """\
SELECT ?who ?whom ?start ?place
WHERE {
  ?meeting a kg:Meeting ; kg:status "held" ; sem:hasActor ?one, ?other .
  FILTER(STR(?one) < STR(?other))
  OPTIONAL { ?one rdfs:label ?who }
  OPTIONAL { ?other rdfs:label ?whom }
  OPTIONAL { ?meeting schema:startDate ?start }
  OPTIONAL { ?meeting sem:hasPlace ?where . ?where rdfs:label ?place }
}
ORDER BY DESC(?start)
LIMIT 25
"""


@blueprint.route("/sparql", methods=["GET", "POST"], provide_automatic_options=False)
def endpoint() -> Response:
    """Answer a query, in the form that ``Accept`` prefers; without one, say what can be asked.

    A browser gets a page. ``format=json`` (xml, csv, tsv, turtle) overrides ``Accept`` for links,
    which cannot state it.
    """
    asked = read_request(request)
    response = _in_browser(asked) if _is_browser() else _for_program(asked)
    response.vary.add("Accept")
    return allow_other_origins(response)


@blueprint.route("/sparql", methods=["OPTIONS"])
def preflight() -> Response:
    """Tell browsers that scripts of other sites may ask."""
    response = Response(status=204)
    response.headers["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
    response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
    return allow_other_origins(response)


def _is_browser() -> bool:
    """Whether a person asks, who wants a page."""
    if "format" in request.args or not names_page():
        return False
    return preferred([PAGE, *_ROWS, *MEDIA_TYPES]) == PAGE


def _for_program(asked: ProtocolRequest) -> Response:
    if asked.query is None:
        if request.method == "POST":
            raise QueryError("no query; send one as query=... or as application/sparql-query")
        covered = site().keep("coverage", coverage)
        return _graph(Result(graph=describe(site(), request.base_url, covered)))
    # The turn ends when the answer is written, which takes its time and memory, too.
    with site().turnstile.passed() as limits:
        answer = _evaluated(asked, limits)
        result = answer.result
        response = _rows(result) if result.graph is None else _graph(result)
    for warning in answer.warnings:
        response.headers.add(WARNING, warning.encode("ascii", "backslashreplace").decode())
    if answer.warnings:
        response.headers["Access-Control-Expose-Headers"] = WARNING
    return response


def _in_browser(asked: ProtocolRequest) -> Response:
    if asked.query is None:
        return make_response(render_template("sparql.html", query=_EXAMPLE))
    try:
        with site().turnstile.passed() as limits:
            answer = _evaluated(asked, limits)
            result = result_page(site().store, answer.result, asked.query)
    except QueryError as error:
        page = render_template("sparql.html", query=asked.query, problem=str(error))
        return make_response(page, status_of(error))
    page = render_template(
        "sparql.html", query=asked.query, result=result, warnings=answer.warnings
    )
    return make_response(page)


def _evaluated(asked: ProtocolRequest, limits: Limits) -> CustomAnswer:
    return ask_sparql(
        site().store,
        asked.query or "",
        limits=limits,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
    )


def _rows(result: Result) -> Response:
    offered = _ROWS
    if result.boolean is not None:
        offered = {media: form for media, form in _ROWS.items() if form in ("json", "xml")}
    media_type = _wanted(offered)
    content = result.serialize(offered[media_type])
    return Response(content, content_type=f"{media_type}; charset=utf-8")


def _graph(result: Result) -> Response:
    media_type = _wanted(MEDIA_TYPES)
    content = written(result.graph or Graph(), media_type)
    return Response(content, content_type=f"{media_type}; charset=utf-8")


def _wanted(offered: Mapping[str, str]) -> str:
    """The media type that the caller prefers among those on offer."""
    name = request.args.get("format")
    if name is not None:
        named = next((media for media, form in offered.items() if form == name), None)
        if named is None:
            known = ", ".join(dict.fromkeys(offered.values()))
            raise QueryError(f"format={name}: not one of {known}")
        return named
    return preferred(list(offered))
