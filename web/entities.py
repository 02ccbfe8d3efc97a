"""Linked data: ``/id/...`` names a thing, ``/doc/...`` tells about it, as a page or as RDF."""

from __future__ import annotations

from typing import Final

from flask import (
    Blueprint,
    Response,
    abort,
    make_response,
    redirect,
    render_template,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from kg.errors import StoreError
from kg.graph.terms import node
from kg.web.judging.judged import decided_about
from kg.web.kinds.pages import page_of
from kg.web.links import to_iri
from kg.web.negotiation import PAGE, preferred
from kg.web.rdf import MEDIA_TYPES, described, mentioned, written
from kg.web.security import allow_other_origins
from kg.web.site import site

blueprint = Blueprint("entities", __name__)

_ENDINGS: Final = {"ttl": "text/turtle", "jsonld": "application/ld+json"}


@blueprint.get("/id/<path:path>")
def name(path: str) -> AnyResponse:
    """A thing itself cannot be sent: 303 leads to what there is to say about it."""
    return redirect(url_for("entities.document", path=path), 303)


@blueprint.get("/doc/<path:path>")
def document(path: str) -> AnyResponse:
    """What the graph says about a thing, in the form that ``Accept`` prefers."""
    wanted = preferred([PAGE, *MEDIA_TYPES])
    response = _as_page(path) if wanted == PAGE else _as_rdf(path, wanted)
    response.vary.add("Accept")
    return response


@blueprint.get("/doc/<path:path>.<any(ttl, jsonld):ending>")
def data(path: str, ending: str) -> AnyResponse:
    """The same as Turtle or JSON-LD, for where ``Accept`` cannot be set."""
    return _as_rdf(path, _ENDINGS[ending])


def _as_page(path: str) -> AnyResponse:
    store = site().store
    iri = _iri(path)
    link = to_iri(iri, store.iris.base)
    elsewhere = (url_for("articles.index"), url_for("revisions.index"))
    if link is not None and link.href.startswith(elsewhere):
        return redirect(link.href, 303)
    page = page_of(site(), iri, path)
    if page is None:
        abort(404, f"The graph says nothing about {iri}.")
    decided = decided_about(site().store, iri)
    return make_response(
        render_template(page.template, page=page, thing=page.content, decided=decided)
    )


def _as_rdf(path: str, media_type: str) -> Response:
    iri = _iri(path)
    graph = described(site().store, [iri])
    graph += mentioned(site().store, iri)
    if len(graph) == 0:
        abort(404, f"The graph says nothing about {iri}.")
    content = written(graph, media_type)
    return allow_other_origins(Response(content, content_type=f"{media_type}; charset=utf-8"))


def _iri(path: str) -> str:
    iri = f"{site().store.iris.base}id/{path}"
    try:
        # Stricter than SPARQL's grammar: some characters, such as U+FFFD, no engine takes.
        node(iri)
    except StoreError:
        abort(404)
    return iri
