"""What the editor of the SPARQL page asks for: words to complete, examples, names to show."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, abort, jsonify, make_response, render_template, request

from kg.errors import UsageError
from kg.graph.vocabulary import PREFIXES
from kg.web.catalogue import by_tag
from kg.web.examples import example_query
from kg.web.results import named_iris
from kg.web.site import site
from kg.web.vocabulary import vocabulary

blueprint = Blueprint("editor", __name__, url_prefix="/sparql")

MOST_IRIS: Final = 5000
"""IRIs that one request may ask the names of."""


@blueprint.get("/completion.json")
def completion() -> Response:
    """The classes and properties that a query of this graph can use."""
    return jsonify(site().keep("vocabulary", vocabulary))


@blueprint.get("/examples/<name>")
def example(name: str) -> Response:
    """The page with the query of a question of the catalogue, ready to run."""
    return make_response(render_template("sparql.html", query=_query(name), opened=True))


@blueprint.get("/examples/<name>.rq")
def example_text(name: str) -> Response:
    """The same query alone."""
    return Response(_query(name), content_type="application/sparql-query; charset=utf-8")


@blueprint.post("/names")
def names() -> Response:
    """What to read instead of each IRI of a list, and where it leads; IRIs and both, as JSON."""
    iris = request.get_json(silent=True)
    if not isinstance(iris, list) or not all(isinstance(iri, str) for iri in iris):
        raise UsageError("the names of IRIs are asked for with a list of them, as JSON")
    if len(iris) > MOST_IRIS:
        raise UsageError(f"{len(iris):,} IRIs; ask for the names of at most {MOST_IRIS:,} at once")
    named = named_iris(site().store, iris)
    return jsonify({iri: {"text": term.text, "href": term.href} for iri, term in named.items()})


@blueprint.app_template_global("editor_offers")
def editor_offers() -> dict[str, object]:
    """What every SPARQL page holds: the questions, and the prefixes that are known."""
    return {"examples": by_tag(site().catalogue), "prefixes": PREFIXES}


def _query(name: str) -> str:
    question = site().catalogue.questions.get(name)
    if question is None:
        abort(404, f"There is no question {name[:80]!r}.")
    return example_query(site(), question)
