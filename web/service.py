"""What programs ask of the server: how it can be called, and whether it is well."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, jsonify, render_template, request

from kg.errors import StoreError
from kg.questions import Question
from kg.web.adding.openapi import describe_adding
from kg.web.calls import call_groups
from kg.web.completion import names_for
from kg.web.coverage import coverage
from kg.web.judging.openapi import describe_judging
from kg.web.openapi import Examples, document
from kg.web.security import allow_other_origins
from kg.web.site import site
from kg.web.version import version

blueprint = Blueprint("service", __name__)


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """What can be called, as OpenAPI."""
    return allow_other_origins(jsonify(_document()))


@blueprint.get("/api")
def page() -> str:
    """The same, to be read: each call with an example to copy and to try."""
    return render_template("api.html", groups=call_groups(_document()))


@blueprint.get("/healthz")
def health() -> Response:
    """Whether questions can be answered: 200 with the number of articles, or 503 with a reason."""
    try:
        covered = site().keep("coverage", coverage)
    except StoreError as error:
        response = jsonify({"status": "unavailable", "reason": str(error)})
        response.status_code = 503
        return response
    articles = covered.articles if covered else 0
    return jsonify({"status": "ok", "articles": articles, "version": version()})


def _document() -> dict[str, Any]:
    server = request.url_root.rstrip("/")
    description = document(site().catalogue, server, version(), _examples())
    if current_app.config["UPLOADS"] is not None:
        describe_adding(description)
    describe_judging(description, current_app.config["JUDGING"] is not None)
    return description


def _examples() -> Examples:
    """Names of the graph for the parameters of each question; none where there is no graph yet."""
    try:
        return {question.name: _names(question) for question in site().catalogue.questions.values()}
    except StoreError:
        return {}


def _names(question: Question) -> dict[str, str]:
    """The likeliest value of each parameter that has a menu, none of them twice."""
    found: dict[str, str] = {}
    for parameter in question.parameters:
        names = names_for(site(), parameter)
        unused = next((name for name in names if name not in found.values()), None)
        if unused is not None:
            found[parameter.name] = unused
    return found
