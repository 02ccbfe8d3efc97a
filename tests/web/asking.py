"""Asking ``/sparql`` of a test client."""

from __future__ import annotations

from urllib.parse import urlencode

from flask.testing import FlaskClient

NAMES = "SELECT ?name WHERE { ?x a schema:Person ; rdfs:label ?name } ORDER BY ?name"
JSON = "application/sparql-results+json"


def names(answer: object) -> list[str]:
    """The values of ``?name`` in an answer in JSON."""
    return [row["name"]["value"] for row in answer["results"]["bindings"]]  # type: ignore[index]


def get(client: FlaskClient, query: str, accept: str = JSON) -> tuple[int, str]:
    """The status and the text of the answer to a query."""
    answer = client.get(f"/sparql?{urlencode({'query': query})}", headers={"Accept": accept})
    return answer.status_code, answer.text
