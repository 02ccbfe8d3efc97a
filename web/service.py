"""What programs ask of the server: how it can be called, and whether it is well."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from flask import Blueprint, Response, current_app, jsonify, request

from kg.errors import StoreError
from kg.web.adding_openapi import describe_adding
from kg.web.coverage import coverage
from kg.web.openapi import document
from kg.web.security import allow_other_origins
from kg.web.site import site

blueprint = Blueprint("service", __name__)


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """What can be called, as OpenAPI."""
    description = document(site().catalogue, request.url_root.rstrip("/"), _version())
    if current_app.config["UPLOADS"] is not None:
        describe_adding(description)
    return allow_other_origins(jsonify(description))


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
    return jsonify({"status": "ok", "articles": articles, "version": _version()})


def _version() -> str:
    try:
        return version("newskg")
    except PackageNotFoundError:
        return "unknown"
