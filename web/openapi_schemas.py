"""What the data of this site looks like, as JSON Schema (OpenAPI 3.1 uses its draft 2020-12)."""

from __future__ import annotations

from typing import Any, Final

_TEXT: Final = {"type": "string"}
_MAYBE_TEXT: Final = {"type": ["string", "null"]}

_ANSWER: Final = {
    "type": "object",
    "description": "An answer with the sentence that supports each row.",
    "required": [
        *("question", "understood", "answer", "columns", "rows", "explanation", "suggestions"),
        *("coverage", "sparql"),
    ],
    "properties": {
        "question": _TEXT,
        "understood": {
            "type": ["object", "null"],
            "description": "How the question was taken; null where it was not understood.",
            "required": ["name", "parameters", "sentence"],
            "properties": {
                "name": _TEXT,
                "parameters": {
                    "type": "object",
                    "additionalProperties": {"$ref": "#/components/schemas/Value"},
                },
                "sentence": _TEXT,
            },
        },
        "answer": {"type": "string", "description": "One plain sentence."},
        "columns": {"type": "array", "items": _TEXT},
        "rows": {
            "type": "array",
            "items": {
                "type": "object",
                "description": "A cell for each column; null where no article says anything.",
                "additionalProperties": {"type": ["string", "number", "null"]},
            },
        },
        "explanation": {"type": ["string", "null"], "description": "Why there is no row."},
        "suggestions": {"type": "array", "items": _TEXT},
        "coverage": {
            "type": "object",
            "required": ["articles", "earliest", "latest"],
            "properties": {
                "articles": {"type": "integer"},
                "earliest": _MAYBE_TEXT,
                "latest": _MAYBE_TEXT,
            },
        },
        "sparql": {"type": ["string", "null"], "description": "The query as it was run."},
    },
}
_VALUE: Final = {
    "type": "object",
    "description": "What a parameter was taken for: an IRI or an ISO date, and what people read.",
    "required": ["value", "label"],
    "properties": {
        "value": {"type": ["string", "array", "null"], "items": _TEXT},
        "label": {"type": ["string", "array"], "items": _TEXT},
    },
}
_ERROR: Final = {
    "type": "object",
    "required": ["error", "status"],
    "properties": {
        "error": {"type": "string", "description": "What is wrong, where, and what to do."},
        "status": {"type": "integer"},
        "alternatives": {"type": "array", "items": _TEXT, "description": "What may be meant."},
    },
}
_HEALTH: Final = {
    "type": "object",
    "required": ["status"],
    "properties": {
        "status": {"enum": ["ok", "unavailable"]},
        "articles": {"type": "integer"},
        "version": _TEXT,
        "reason": _TEXT,
    },
}

SCHEMAS: Final[dict[str, Any]] = {
    "Answer": _ANSWER,
    "Value": _VALUE,
    "Error": _ERROR,
    "Health": _HEALTH,
}
"""By the names that ``#/components/schemas/`` knows them by."""
