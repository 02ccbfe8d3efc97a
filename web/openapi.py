"""The OpenAPI description of this site, made from the questions' headers.

See https://spec.openapis.org/oas/v3.1.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kg.questions import MOST_ROWS, Catalogue, Parameter, Question
from kg.web.openapi_routes import ROUTES, problems, reply
from kg.web.openapi_schemas import SCHEMAS
from kg.web.replies import CSV_METADATA

FORMS: Final = {
    "json": reply("The answer", "application/json", schema="Answer"),
    "csv": reply("Its rows; a Link header names their metadata", "text/csv"),
    CSV_METADATA: reply("What the columns of the CSV mean", "application/csvm+json"),
    "tsv": reply("Its rows", "text/tab-separated-values"),
    "ttl": reply("What the graph says about all that the rows name", "text/turtle"),
    "jsonld": reply("The same as JSON-LD", "application/ld+json"),
}
"""The endings of an answer's address, and what is found there."""

WORDS: Final = "In your own words"
"""The tag of free-text questions."""

Examples = Mapping[str, Mapping[str, str]]
"""Values to try, by question and parameter."""

_NUMERIC: Final = {
    **dict.fromkeys(("integer", "int", "long"), "integer"),
    **dict.fromkeys(("positiveInteger", "nonNegativeInteger"), "integer"),
    **dict.fromkeys(("number", "decimal", "double", "float"), "number"),
    "boolean": "boolean",
}
_LIMIT: Final = {
    "name": "limit",
    "in": "query",
    "required": False,
    "description": "At most so many rows",
    "schema": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
}
_WORDS: Final = {
    "name": "q",
    "in": "query",
    "required": True,
    "description": "The question",
    "schema": {"type": "string"},
}


def document(catalogue: Catalogue, server: str, version: str, examples: Examples) -> dict[str, Any]:
    """What can be called at ``server``, one path per question and data format."""
    paths: dict[str, Any] = {f"/ask.{form}": _in_words(form) for form in FORMS}
    for question in catalogue.questions.values():
        for form in FORMS:
            path = _path(question, form, examples.get(question.name, {}))
            paths[f"/questions/{question.name}.{form}"] = path
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "newskg",
            "version": version,
            "description": "Who met whom, when and where, and which article says so.",
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server}],
        "paths": {**paths, **ROUTES},
        "components": {"schemas": {**SCHEMAS}},
    }


def _path(question: Question, form: str, examples: Mapping[str, str]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": f"{question.name}-{form.replace('.', '-')}",
        "summary": question.summary,
        "description": question.description,
        "tags": list(question.tags),
        "parameters": [
            *(_parameter(parameter, examples) for parameter in question.parameters),
            *([] if question.parameter("limit") else [_LIMIT]),
        ],
        "responses": {"200": FORMS[form], **problems("400", "503")},
    }
    return {"get": operation}


def _parameter(parameter: Parameter, examples: Mapping[str, str]) -> dict[str, Any]:
    """A parameter; it may be repeated, and each of its values may be meant then."""
    kind = parameter.type.rpartition(":")[2]
    value: dict[str, Any] = {"type": _NUMERIC.get(kind, "string")}
    if parameter.choices:
        value["enum"] = list(parameter.choices)
    schema: dict[str, Any] = {"type": "array", "items": value}
    if parameter.default is not None:
        default = parameter.default
        whole = value["type"] == "integer"
        schema["default"] = [int(default) if whole else default]
    required = parameter.required and parameter.default is None
    example = examples.get(parameter.name)
    return {
        "name": parameter.name,
        "in": "query",
        "required": required,
        "description": parameter.description or _description(parameter),
        "schema": {**schema, "minItems": 1} if required else schema,
        **({"example": [example]} if example else {}),
    }


def _description(parameter: Parameter) -> str:
    if parameter.type == "iri":
        kinds = " or ".join(parameter.kinds) or "thing"
        return f"{parameter.label}: the IRI or any known name of a {kinds}"
    if parameter.is_date:
        return f"{parameter.label}: YYYY-MM-DD, YYYY-MM or YYYY"
    return parameter.label


def _in_words(form: str) -> dict[str, Any]:
    return {
        "get": {
            "operationId": f"ask-{form.replace('.', '-')}",
            "summary": "A question in plain words",
            "description": "Understood without a model or a network; how it was taken is said.",
            "tags": [WORDS],
            "parameters": [_WORDS],
            "responses": {"200": FORMS[form], **problems("400", "503")},
        }
    }
