"""The page of the interface for programs: what the OpenAPI document says, laid out to be read."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from kg.web.openapi import FORMS
from kg.web.replies import CSV_METADATA
from kg.web.text import humanise

_ASKED: Final = "Who met whom?"
_QUERY: Final = "ASK { ?meeting a kg:Meeting }"


@dataclass(frozen=True, slots=True)
class Argument:
    """What a call takes: its name, whether it must, what it means and what may stand in it."""

    name: str
    required: bool
    meaning: str
    values: str


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that can be called.

    ``forms`` are the endings that a question's address takes instead of its first. ``page`` shows
    the same in a browser, None where a program alone has use for it.
    """

    name: str
    summary: str
    description: str
    method: str
    path: str
    forms: tuple[str, ...]
    arguments: tuple[Argument, ...]
    command: str
    page: str | None


@dataclass(frozen=True, slots=True)
class CallGroup:
    """Calls that share their first tag."""

    label: str
    calls: tuple[Call, ...]


def call_groups(document: Mapping[str, Any]) -> tuple[CallGroup, ...]:
    """What the OpenAPI ``document`` describes, in its order: questions of a kind together."""
    server = document["servers"][0]["url"]
    found: dict[str, list[Call]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            for call in _calls(server, path, method, operation):
                tag = next(iter(operation["tags"]), "Other")
                found.setdefault(tag, []).append(call)
    return tuple(
        CallGroup(humanise(tag) if tag.islower() else tag, tuple(calls))
        for tag, calls in found.items()
    )


def _calls(server: str, path: str, method: str, operation: Mapping[str, Any]) -> Iterator[Call]:
    """The call, unless it is another form of one that stands on the page already."""
    stem, _, form = path.partition(".")
    is_question = path.startswith(("/questions/", "/ask."))
    if is_question and form != "json":
        return
    examples = {each["name"]: _example(each) for each in operation["parameters"]}
    given = {name: value for name, value in examples.items() if value}
    address = f"{server}{path}{'?' * bool(given)}{urlencode(given, doseq=True)}"
    yield Call(
        name=operation["operationId"],
        summary=operation["summary"],
        description=operation.get("description", ""),
        method=method.upper(),
        path=path,
        forms=tuple(each for each in FORMS if each not in ("json", CSV_METADATA))
        if is_question
        else (),
        arguments=tuple(_argument(each) for each in operation["parameters"]),
        command=_sample(operation) or _command(method, address),
        page=f"{stem}{'?' * bool(given)}{urlencode(given, doseq=True)}" if is_question else None,
    )


def _sample(operation: Mapping[str, Any]) -> str | None:
    """The command that the document itself gives, where an address alone says too little."""
    samples = operation.get("x-codeSamples", ())
    return next((str(each["source"]) for each in samples), None)


def _command(method: str, address: str) -> str:
    """How a shell makes the call."""
    options = []
    if address.endswith("/sparql"):
        options = [*(["-G"] if method == "get" else []), "--data-urlencode", f"query={_QUERY}"]
    return shlex.join(["curl", *options, address])


def _example(parameter: Mapping[str, Any]) -> str | list[str]:
    """A value to try; nothing where none is needed."""
    if parameter["name"] == "q":
        return _ASKED
    example: list[str] = parameter.get("example", []) if parameter.get("required") else []
    return example


def _argument(parameter: Mapping[str, Any]) -> Argument:
    schema = parameter["schema"]
    several = schema["type"] == "array"
    value = schema["items"] if several else schema
    values = " | ".join(value["enum"]) if "enum" in value else value["type"]
    return Argument(
        name=parameter["name"],
        required=parameter.get("required", False),
        meaning=parameter["description"],
        values=f"{values}, may be repeated" if several else values,
    )
