"""Requests of the SPARQL 1.1 Protocol, taken apart: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote_to_bytes

from flask import Request
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from werkzeug.exceptions import Forbidden, UnsupportedMediaType

from kg.errors import QueryError

_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_NO_UPDATES: Final = (
    "This endpoint answers queries only; change the graph with kg build, kg remove or kg import."
)


@dataclass(frozen=True, slots=True)
class ProtocolRequest:
    """A query, None where none is given, and the dataset that it is asked of."""

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


def read_request(request: Request) -> ProtocolRequest:
    """What a GET or POST asks.

    Raises:
        QueryError: for a request that the protocol does not allow.
        Forbidden: for an update.
        UnsupportedMediaType: for a body of another type than the protocol's two.
    """
    _refuse_broken(request.query_string)
    if request.method != "POST":
        return _with_query(request.args, _single(request.args))
    if request.mimetype == _FORM:
        _refuse_other_charsets(request)
        _refuse_broken(request.get_data())
        both = CombinedMultiDict([request.args, request.form])
        return _with_query(both, _single(both))
    if request.mimetype == _QUERY:
        _refuse_other_charsets(request)
        if "query" in request.args:
            raise QueryError("two queries, one in the address and one in the body; send one")
        return _with_query(request.args, _body(request))
    if request.mimetype == _UPDATE:
        raise Forbidden(_NO_UPDATES)
    raise UnsupportedMediaType(
        f"A query is posted as {_FORM} or {_QUERY}, not as {request.mimetype or 'nothing'}."
    )


def _single(arguments: MultiDict[str, str]) -> str | None:
    if "update" in arguments:
        raise Forbidden(_NO_UPDATES)
    queries = arguments.getlist("query")
    if len(queries) > 1:
        raise QueryError(f"{len(queries)} queries in one request; send one")
    return queries[0] if queries else None


def _body(request: Request) -> str:
    try:
        return request.get_data().decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(
            f"the query is not UTF-8 (byte {error.start}); send it as UTF-8"
        ) from error


def _refuse_broken(parameters: bytes) -> None:
    """Refuses bytes that are no UTF-8, which would be replaced without a word."""
    try:
        unquote_to_bytes(parameters).decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError("a parameter is not UTF-8; send it as UTF-8, percent-encoded") from error


def _refuse_other_charsets(request: Request) -> None:
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if charset not in ("utf-8", "utf8"):
        raise UnsupportedMediaType(f"A query is sent as UTF-8, not as {charset}.")


def _with_query(arguments: MultiDict[str, str], query: str | None) -> ProtocolRequest:
    return ProtocolRequest(
        query,
        tuple(arguments.getlist("default-graph-uri")),
        tuple(arguments.getlist("named-graph-uri")),
    )
