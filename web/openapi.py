"""The OpenAPI description of this site, made from the questions' headers.

See https://spec.openapis.org/oas/v3.1.0.
"""

from __future__ import annotations

from typing import Any, Final

from kg.questions import MOST_ROWS, Catalogue, Parameter, Question

_MEDIA_TYPES: Final = {
    "json": ("application/json", {"$ref": "#/components/schemas/Answer"}),
    "csv": ("text/csv", {"type": "string"}),
    "tsv": ("text/tab-separated-values", {"type": "string"}),
    "ttl": ("text/turtle", {"type": "string"}),
}
_TEXT: Final = {"type": "string"}
_MAYBE_TEXT: Final = {"type": ["string", "null"]}
_NUMERIC: Final = {
    **dict.fromkeys(("integer", "int", "long"), "integer"),
    **dict.fromkeys(("positiveInteger", "nonNegativeInteger"), "integer"),
    **dict.fromkeys(("number", "decimal", "double", "float"), "number"),
    "boolean": "boolean",
}
_PROBLEM: Final = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
_ANSWER: Final = {
    "type": "object",
    "description": "An answer with the sentence that supports each row.",
    "properties": {
        "question": _TEXT,
        "understood": {
            "type": ["object", "null"],
            "properties": {"name": _TEXT, "parameters": {"type": "object"}, "sentence": _TEXT},
        },
        "answer": _TEXT,
        "columns": {"type": "array", "items": _TEXT},
        "rows": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": {"type": ["string", "number", "null"]},
            },
        },
        "explanation": _MAYBE_TEXT,
        "suggestions": {"type": "array"},
        "coverage": {
            "type": "object",
            "properties": {
                "articles": {"type": "integer"},
                "earliest": _MAYBE_TEXT,
                "latest": _MAYBE_TEXT,
            },
        },
        "sparql": _MAYBE_TEXT,
    },
}
_ERROR: Final = {
    "type": "object",
    "properties": {"error": _TEXT, "status": {"type": "integer"}},
}


_LIMIT = {
    "name": "limit",
    "in": "query",
    "required": False,
    "description": "At most so many rows",
    "schema": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
}


def document(catalogue: Catalogue, server: str, version: str) -> dict[str, Any]:
    """What can be called at ``server``, one path per question and data format."""
    paths: dict[str, Any] = {"/ask.json": _free_text()}
    for question in catalogue.questions.values():
        for form in _MEDIA_TYPES:
            paths[f"/questions/{question.name}.{form}"] = _path(question, form)
    paths["/sparql"] = _sparql()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "newskg",
            "version": version,
            "description": "Who met whom, when and where, and which article says so.",
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": {"Answer": _ANSWER, "Error": _ERROR}},
    }


def _path(question: Question, form: str) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": f"{question.name}-{form}",
        "summary": question.summary,
        "description": question.description,
        "tags": list(question.tags),
        "parameters": [
            *(_parameter(parameter) for parameter in question.parameters),
            *([] if question.parameter("limit") else [_LIMIT]),
        ],
        "responses": _responses(form),
    }
    return {"get": operation}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    kind = parameter.type.rpartition(":")[2]
    schema: dict[str, Any] = {"type": _NUMERIC.get(kind, "string")}
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    if parameter.default is not None:
        schema["default"] = parameter.default
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required and parameter.default is None,
        "description": parameter.description or _description(parameter),
        "schema": schema,
    }


def _description(parameter: Parameter) -> str:
    if parameter.type == "iri":
        kinds = " or ".join(parameter.kinds) or "thing"
        return f"{parameter.label}: the IRI or any known name of a {kinds}"
    if parameter.is_date:
        return f"{parameter.label}: YYYY-MM-DD, YYYY-MM or YYYY"
    return parameter.label


def _free_text() -> dict[str, Any]:
    question = {"name": "q", "in": "query", "required": True, "schema": _TEXT}
    return {
        "get": {
            "operationId": "ask",
            "summary": "A question in plain words",
            "parameters": [question],
            "responses": _responses("json"),
        }
    }


def _sparql() -> dict[str, Any]:
    query = {"name": "query", "in": "query", "required": True, "schema": _TEXT}
    results = {"application/sparql-results+json": {"schema": {"type": "object"}}}
    return {
        "get": {
            "operationId": "sparql",
            "summary": "A SPARQL 1.1 query",
            "parameters": [query],
            "responses": {
                "200": {"description": "Its results", "content": results},
                "400": {
                    "description": "A query that cannot be taken, and why",
                    "content": _PROBLEM,
                },
                "422": {"description": "A query that takes too much", "content": _PROBLEM},
                "503": {"description": "Too many queries at a time", "content": _PROBLEM},
            },
        }
    }


def _responses(form: str) -> dict[str, Any]:
    media_type, schema = _MEDIA_TYPES[form]
    return {
        "200": {"description": "The answer", "content": {media_type: {"schema": schema}}},
        "400": {"description": "A value that cannot be taken, and why", "content": _PROBLEM},
    }
