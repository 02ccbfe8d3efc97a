"""``/sparql``: the SPARQL 1.1 Protocol for programs, a page to write queries on for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

from flask import Blueprint, Response, make_response, render_template, request

from kg.errors import QueryError
from kg.graph.limits import Limits
from kg.graph.result import Result
from kg.graph.size import refuse_excessive
from kg.graph.sparql import outline
from kg.graph.vocabulary import PREFIXES
from kg.questions import CustomAnswer, ask_sparql
from kg.questions.spreadsheets import result_csv, result_tsv
from kg.web.description import describe
from kg.web.errors import status_of
from kg.web.negotiation import PAGE, names_page, preferred
from kg.web.protocol import ProtocolRequest, read_request
from kg.web.rdf import MEDIA_TYPES, rewritten, written
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

_SHORT: Final = 1 << 20
"""Bytes up to which an answer is sent as a whole, with its length and a validator."""


@blueprint.after_request
def open_up(response: Response) -> Response:
    """Let scripts of other sites read every answer, errors and their reasons among them."""
    response.vary.add("Accept")
    response.headers["Access-Control-Expose-Headers"] = f"{WARNING}, Retry-After"
    return allow_other_origins(response)


@blueprint.route(
    "/sparql", methods=["GET", "POST"], provide_automatic_options=False, strict_slashes=False
)
def endpoint() -> Response:
    """Answer a query, in the form that ``Accept`` prefers; without one, say what can be asked.

    A browser gets a page. ``format=json`` (xml, csv, tsv, turtle) overrides ``Accept`` for links,
    which cannot state it. As people open what they follow a link to, ``format=csv`` and
    ``format=tsv`` are harmless in a spreadsheet; asked for by ``Accept``, both are the standard's
    to the letter.
    """
    asked = read_request(request)
    return _in_browser(asked) if _is_browser() else _for_program(asked)


@blueprint.route("/sparql", methods=["OPTIONS"], strict_slashes=False)
def preflight() -> Response:
    """Tell browsers that scripts of other sites may ask."""
    response = Response(status=204)
    response.headers["Allow"] = "GET, HEAD, POST, OPTIONS"
    response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
    response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _is_browser() -> bool:
    """Whether a person asks, who wants a page."""
    if "format" in request.args or not names_page():
        return False
    return preferred([PAGE, *_ROWS, *MEDIA_TYPES]) == PAGE


def _for_program(asked: ProtocolRequest) -> Response:
    if asked.query is None:
        if request.method == "POST":
            raise QueryError("no query; send one as query=... or as application/sparql-query")
        media_type = _wanted(MEDIA_TYPES)
        return _sent([written(describe(site(), request.base_url), media_type)], media_type)
    offered = _offered(asked.query)
    # Before the query runs: it may take long, in vain.
    media_type = _wanted(offered)
    with site().turnstile.passed() as limits:
        answer = _evaluated(asked, limits)
        # Part of the turn, as it takes time and memory; what a long answer has beyond its
        # beginning is written as fast as it is fetched, which may be slowly.
        response = _sent(_document(answer.result, offered[media_type], media_type), media_type)
    for warning in answer.warnings:
        response.headers.add(WARNING, warning.encode("ascii", "backslashreplace").decode())
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


def _offered(query: str) -> Mapping[str, str]:
    """The formats that the answer to a query can be had in.

    Raises:
        QueryError: for what is no query.
    """
    refuse_excessive(query)
    form = outline(query, PREFIXES, site().iris.base).form
    if form == "ASK":
        return {media: name for media, name in _ROWS.items() if name in ("json", "xml")}
    return _ROWS if form == "SELECT" else MEDIA_TYPES


def _document(result: Result, form: str, media_type: str) -> Iterable[bytes]:
    """An answer that is complete, in pieces: limits and errors show before the first."""
    if result.statements is not None:
        return [rewritten(result.statements, media_type)]
    by_link = "format" in request.args and media_type not in request.accept_mimetypes.values()
    # For a person with a spreadsheet; programs name the type and get the cells as they are.
    if form == "csv" and by_link:
        return [result_csv(result).encode()]
    if form == "tsv" and by_link:
        return [result_tsv(result).encode()]
    return result.pieces(form)


def _sent(document: Iterable[bytes], media_type: str) -> Response:
    """A response that starts before a long document is written, in pieces."""
    pieces, read, size = iter(document), [], 0
    for piece in pieces:
        read.append(piece)
        size += len(piece)
        if size > _SHORT:
            return _typed(chain(read, pieces), media_type)
    return _typed(b"".join(read), media_type)


def _typed(content: bytes | Iterable[bytes], media_type: str) -> Response:
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
