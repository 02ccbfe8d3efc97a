"""Decisions for programs.

GET    /api/judgements       all of them
POST   /api/judgements       one more, with the token -> 201
DELETE /api/judgements/ID    takes it back, with the token
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, jsonify, request, url_for

from kg.errors import UsageError
from kg.judgements.overriding import overridden
from kg.judgements.records import Judgement
from kg.judgements.wording import subject
from kg.web.adding.access import current_access, unauthorized
from kg.web.judging.access import current_judging, refuse_where_off
from kg.web.judging.run import Asked, decided
from kg.web.site import site

blueprint = Blueprint("judging_api", __name__)


@blueprint.get("/api/judgements")
def listed() -> Response:
    """All decisions, for programs; in the order of the file."""
    return jsonify(judgements=[told(entry) for entry in site().judgements.entries])


@blueprint.post("/api/judgements")
def judge_by_program() -> Response:
    """Take a decision from a program that sends the token as ``Authorization: Bearer TOKEN``."""
    _take_token()
    made = decided(current_judging(), site(), _asked_in_json())
    response = jsonify(told(made))
    response.status_code = 201
    response.headers["Location"] = url_for("judging_api.listed")
    return response


@blueprint.delete("/api/judgements/<judgement_id>")
def undo_by_program(judgement_id: str) -> Response:
    """Take a decision back; the answer is the undo, which can itself be undone."""
    _take_token()
    if site().judgements.get(judgement_id) is None:
        abort(404, f"There is no judgement {judgement_id!r}.")
    by, note = request.args.get("by"), request.args.get("note")
    return jsonify(told(decided(current_judging(), site(), Asked("undo", judgement_id, by, note))))


def told(entry: Judgement) -> dict[str, Any]:
    """A decision in values that ``json.dumps`` takes."""
    undone = site().judgements.undone
    override = overridden(site().judgements).get(entry.id)
    return {
        "id": entry.id,
        "decision": entry.verb,
        "what": subject(entry),
        "set": dict(entry.values),
        "note": entry.note,
        "by": entry.by,
        "when": entry.when,
        "undone_by": undone.get(entry.id),
        "overridden_by": override.later.id if override and override.entirely else None,
    }


def _asked_in_json() -> Asked:
    stated = request.get_json(silent=True)
    if not isinstance(stated, dict):
        raise UsageError('send JSON such as {"decision": "reject", "what": IRI, "by": "Ann"}')
    unknown = sorted(stated.keys() - {"decision", "what", "by", "note", "set", "with", "articles"})
    if unknown:
        raise UsageError(f"unknown key {unknown[0]!r}; see /openapi.json")
    texts = {key: _text(stated, key) for key in ("decision", "what", "by", "note")}
    values = stated.get("set", {})
    if not isinstance(values, dict) or not all(
        each is None or isinstance(each, str | list | bool | int | float)
        for each in values.values()
    ):
        raise UsageError("set is an object with a value for each field")
    return Asked(
        verb=texts["decision"] or "",
        what=texts["what"] or "",
        by=texts["by"],
        note=texts["note"],
        values={str(name): _typed(value) for name, value in values.items()},
        others=_texts(stated, "with"),
        articles=_texts(stated, "articles"),
    )


def _text(stated: dict[str, Any], key: str) -> str | None:
    value = stated.get(key)
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{key} is {value!r}; it takes a text")
    return value


def _texts(stated: dict[str, Any], key: str) -> tuple[str, ...]:
    values = stated.get(key, [])
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise UsageError(f"{key} is {values!r}; it takes a list of texts")
    return tuple(values)


def _typed(value: object) -> str:
    """A value of JSON as somebody would type it."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _take_token() -> None:
    refuse_where_off()
    if not current_access().has_token():
        raise unauthorized()
    current_access().count_request("judge")
