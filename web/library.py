"""The question library as RDF, where SIB's tools look for the examples of a SPARQL service."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, url_for
from rdflib import Graph
from werkzeug.wrappers import Response as AnyResponse

from kg.graph.result import new_graph
from kg.questions.as_rdf import library_to_rdf
from kg.web.negotiation import preferred
from kg.web.rdf import MEDIA_TYPES, written
from kg.web.security import allow_other_origins
from kg.web.site import site

blueprint = Blueprint("library", __name__)


@blueprint.get("/.well-known/sparql-examples")
@blueprint.get("/sparql/.well-known/sparql-examples")
def library() -> Response:
    """Every question that this site answers, with its parameters and their menus.

    Made of the questions themselves, so that it is current whenever the graph was built.
    """
    media_type = preferred(list(MEDIA_TYPES))
    response = Response(written(_graph(), media_type), content_type=f"{media_type}; charset=utf-8")
    response.vary.add("Accept")
    return allow_other_origins(response)


@blueprint.get("/sparql/.well-known/sparql-examples/<name>")
def question(name: str) -> AnyResponse:
    """A question's own IRI leads to its page."""
    return redirect(url_for("questions.page", name=name), 303)


def _graph() -> Graph:
    quads = library_to_rdf(site().catalogue, site().iris)
    return new_graph((quad.subject, quad.predicate, quad.object) for quad in quads)
