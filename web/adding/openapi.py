"""How programs add articles, for the OpenAPI description of a site where they may."""

from __future__ import annotations

from typing import Any, Final

from kg.web.adding.jobs import STATES

_TEXT: Final = {"type": "string"}
_PROBLEM: Final = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
_LINK: Final = {
    "type": ["object", "null"],
    "properties": {"label": _TEXT, "href": {"type": ["string", "null"]}},
}
_JOB: Final = {
    "type": "object",
    "description": "How far articles are that were sent together, and what came of each.",
    "properties": {
        "job": _TEXT,
        "finished": {"type": "boolean"},
        "heading": _TEXT,
        "message": _TEXT,
        "articles": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "name": _TEXT,
                    "state": {"type": "string", "enum": [*STATES, "failed"]},
                    "words": _TEXT,
                    "progress": {"type": "integer"},
                    "steps": {"type": "integer"},
                    "problem": {"type": ["string", "null"]},
                    "article": _LINK,
                    "found": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {
                                "kind": _TEXT,
                                "number": {"type": "integer"},
                                "label": _TEXT,
                                "things": {"type": "array", "items": _LINK},
                            },
                        },
                    },
                },
            },
        },
    },
}
_TOKEN: Final[list[dict[str, list[str]]]] = [{"token": []}]
_UNTOLD: Final = {"description": "Without the token", "content": _PROBLEM}
_TOLD: Final = {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}}
_COMMAND: Final = 'curl -H "Authorization: Bearer TOKEN" -F articles=@talks.txt http://127.0.0.1:5000/api/articles'
_ADD: Final = {
    "operationId": "add-articles",
    "tags": ["adding"],
    "summary": "Add articles",
    "description": "Files in the parts articles, a text in the part text, addresses in the part "
    "urls, one on each line; with the server's token. "
    "They are read one after the other.",
    "security": _TOKEN,
    "parameters": [],
    "x-codeSamples": [{"lang": "Shell", "source": _COMMAND}],
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "articles": {"type": "array", "items": {"type": "string"}},
                        "text": _TEXT,
                        "urls": _TEXT,
                    },
                }
            }
        },
    },
    "responses": {
        "202": {
            "description": "They wait for their turn; Location is where to look how far they are",
            "content": _TOLD,
        },
        "400": {"description": "No article, or too many", "content": _PROBLEM},
        "401": _UNTOLD,
        "413": {"description": "Articles that are too large", "content": _PROBLEM},
        "429": {"description": "Too many requests in a minute", "content": _PROBLEM},
        "503": {"description": "Too many articles wait already", "content": _PROBLEM},
    },
}
_PROGRESS: Final = {
    "operationId": "added-articles",
    "tags": ["adding"],
    "summary": "What became of added articles",
    "security": _TOKEN,
    "parameters": [
        {
            "name": "job",
            "in": "path",
            "required": True,
            "description": "What adding them answered as job",
            "schema": _TEXT,
        }
    ],
    "responses": {
        "200": {"description": "So far", "content": _TOLD},
        "401": _UNTOLD,
        "404": {"description": "No such job, or none any more", "content": _PROBLEM},
    },
}


def describe_adding(document: dict[str, Any]) -> None:
    """Put into an OpenAPI document how articles are added."""
    document["paths"]["/api/articles"] = {"post": _ADD}
    document["paths"]["/add/{job}.json"] = {"get": _PROGRESS}
    document["components"]["schemas"]["Job"] = _JOB
    document["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
