"""What people decided, and how programs decide, for the OpenAPI description of a site."""

from __future__ import annotations

from typing import Any, Final

from kg.judgements.records import VERBS

_TEXT: Final = {"type": "string"}
_MAYBE: Final = {"type": ["string", "null"]}
_PROBLEM: Final = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
_ONE: Final = {"application/json": {"schema": {"$ref": "#/components/schemas/Judgement"}}}
_JUDGEMENT: Final = {
    "type": "object",
    "description": "What a person decided; undone_by is the id of what took it back,"
    " overridden_by that of a later one that decides otherwise and leaves nothing of it.",
    "properties": {
        "id": _TEXT,
        "decision": {"type": "string", "enum": list(VERBS)},
        "what": _TEXT,
        "set": {"type": "object"},
        "note": _MAYBE,
        "by": _MAYBE,
        "when": _MAYBE,
        "undone_by": _MAYBE,
        "overridden_by": _MAYBE,
    },
}
_LIST: Final = {
    "operationId": "judgements",
    "tags": ["judging"],
    "summary": "What people decided",
    "parameters": [],
    "responses": {
        "200": {
            "description": "All decisions, in their order",
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "properties": {
                            "judgements": {
                                "type": "array",
                                "items": {"$ref": "#/components/schemas/Judgement"},
                            }
                        },
                    }
                }
            },
        }
    },
}
_TOKEN: Final[list[dict[str, list[str]]]] = [{"token": []}]
_REFUSED: Final = {
    "400": {"description": "It cannot be decided, and why", "content": _PROBLEM},
    "401": {"description": "Without the token", "content": _PROBLEM},
    "429": {"description": "Too many requests in a minute", "content": _PROBLEM},
    "503": {"description": "The store is being written by others", "content": _PROBLEM},
}
_COMMAND: Final = (
    'curl -H "Authorization: Bearer TOKEN" --json'
    ' \'{"decision": "reject", "what": "IRI", "by": "Ann"}\''
    " http://127.0.0.1:5000/api/judgements"
)
_DECIDE: Final = {
    "operationId": "judge",
    "tags": ["judging"],
    "summary": "Decide about what was read",
    "description": "what is the IRI of a claim, report, meeting, person; set holds the fields of"
    " a correction, with the IRIs of what a merge takes for the same, articles the ids of those in"
    " which a split takes it for another. With the server's token.",
    "security": _TOKEN,
    "parameters": [],
    "x-codeSamples": [{"lang": "Shell", "source": _COMMAND}],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["decision", "what", "by"],
                    "properties": {
                        "decision": {"type": "string", "enum": list(VERBS)},
                        "what": _TEXT,
                        "by": _TEXT,
                        "note": _TEXT,
                        "set": {"type": "object"},
                        "with": {"type": "array", "items": _TEXT},
                        "articles": {"type": "array", "items": _TEXT},
                    },
                }
            }
        },
    },
    "responses": {"201": {"description": "It is decided", "content": _ONE}, **_REFUSED},
}
_UNDO: Final = {
    "operationId": "undo-judgement",
    "tags": ["judging"],
    "summary": "Take a decision back",
    "security": _TOKEN,
    "parameters": [
        {"name": "id", "in": "path", "required": True, "description": "The id", "schema": _TEXT},
        {
            "name": "by",
            "in": "query",
            "required": True,
            "description": "Who takes it back",
            "schema": _TEXT,
        },
        {"name": "note", "in": "query", "description": "Why", "schema": _TEXT},
    ],
    "responses": {
        "200": {"description": "The undo, which can be undone itself", "content": _ONE},
        "404": {"description": "No such judgement", "content": _PROBLEM},
        **_REFUSED,
    },
}


def describe_judging(document: dict[str, Any], allowed: bool) -> None:
    """Put into an OpenAPI document what was decided and, where it is allowed, how to decide."""
    paths = document["paths"]
    paths["/api/judgements"] = {"get": _LIST, **({"post": _DECIDE} if allowed else {})}
    document["components"]["schemas"]["Judgement"] = _JUDGEMENT
    if allowed:
        paths["/api/judgements/{id}"] = {"delete": _UNDO}
        document["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
