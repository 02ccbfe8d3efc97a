"""Values that people give, read as the terms that a parameter takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from kg.errors import QuestionError
from kg.graph.vocabulary import PREFIXES
from kg.questions.binding import XSD, Iri, Term, Text, is_iri, serialised
from kg.questions.dates import day_in_words, day_of
from kg.questions.nearest import nearest_spellings
from kg.questions.parameters import Parameter

LONGEST_TEXT = 10_000
"""Characters that a value may have."""

_BOUNDS = {
    "integer": (-(10**18), 10**18),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "nonNegativeInteger": (0, 10**18),
    "positiveInteger": (1, 10**18),
}
_INTEGER = re.compile(r"[+-]?\d{1,19}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d{1,30}(\.\d{1,30})?|\.\d{1,30})([eE][+-]?\d{1,3})?", re.ASCII)
_SHAPES = {
    "gYear": (re.compile(r"\d{4}", re.ASCII), "a year such as 2026"),
    "gYearMonth": (re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII), "a month such as 2026-01"),
    "gMonth": (re.compile(r"--(0[1-9]|1[0-2])", re.ASCII), "a month such as --01"),
    "time": (re.compile(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d", re.ASCII), "a time such as 15:30:00"),
    "boolean": (re.compile(r"true|false"), "true or false"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a parameter: its term, its plain form (IRI, ISO date), and what people read."""

    term: Term
    value: str
    label: str


def given_iri(text: str) -> str | None:
    """The IRI that ``text`` is, also in angle brackets; None if it is a name instead."""
    bare = text.strip()
    if bare.startswith("<") and bare.endswith(">"):
        bare = bare[1:-1]
    return bare if re.match(r"\w+://|urn:", bare) and is_iri(bare) else None


def read_value(parameter: Parameter, text: str) -> Value:
    """``text`` as a value of ``parameter``, which does not take an IRI.

    Raises QuestionError that names the parameter, the value, and what it takes instead.
    """
    try:
        if len(text) > LONGEST_TEXT:
            raise QuestionError(
                f"{len(text):,} characters are too long; give at most {LONGEST_TEXT:,}"
            )
        if parameter.choices:
            text = _choice(text, parameter.choices)
        value = _typed(parameter, text)
        serialised(value.term)
    except QuestionError as error:
        raise QuestionError(f"--{parameter.name}: {error}") from error
    return value


def _typed(parameter: Parameter, text: str) -> Value:
    kind = parameter.type
    if kind == "string":
        return Value(Text(text), text, text)
    if kind.startswith("@"):
        return Value(Text(text, language=kind[1:]), text, text)
    if kind == "number":
        return _number(text)
    prefix, _, name = kind.partition(":")
    datatype = PREFIXES.get(prefix, XSD) + name
    if prefix != "xsd":
        return Value(Text(text, datatype), text, text)
    if name == "date":
        day = day_of(text, parameter.edge)
        return Value(Text(day, datatype), day, day_in_words(text.strip()))
    lexical = _READERS[name](text.strip()) if name in _READERS else _shaped(name, text.strip())
    return Value(Text(lexical, datatype), lexical, lexical)


def _choice(text: str, choices: tuple[str, ...]) -> str:
    for choice in choices:
        if choice.casefold() == text.strip().casefold():
            return choice
    near = nearest_spellings(text, choices, limit=1)
    remedy = f"did you mean {near[0]!r}?" if near else "give one of them"
    raise QuestionError(f"{_shown(text)}: not one of {', '.join(choices)}; {remedy}")


def _number(text: str) -> Value:
    bare = text.strip()
    if _INTEGER.fullmatch(bare):
        return Value(Text(str(int(bare)), XSD + "integer"), bare, bare)
    decimal = _decimal(bare)
    return Value(Text(decimal, XSD + "decimal"), decimal, bare)


def _decimal(text: str) -> str:
    try:
        if _NUMBER.fullmatch(text):
            return f"{Decimal(text):f}"
    except InvalidOperation:
        pass
    raise QuestionError(f"{_shown(text)}: not a number; write one such as 12 or 0.5")


def _double(text: str) -> str:
    return str(float(_decimal(text)))


def _integer(name: str) -> Callable[[str], str]:
    low, high = _BOUNDS[name]

    def read(text: str) -> str:
        if not _INTEGER.fullmatch(text):
            raise QuestionError(f"{_shown(text)}: not a whole number; write one such as 10")
        if not low <= int(text) <= high:
            raise QuestionError(f"{_shown(text)}: out of bounds; give {low} to {high}")
        return str(int(text))

    return read


def _date_time(text: str) -> str:
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError as error:
        raise QuestionError(
            f"{_shown(text)}: not a date and time; write 2026-01-13T15:30:00"
        ) from error


def _shaped(name: str, text: str) -> str:
    shape, example = _SHAPES[name]
    if not shape.fullmatch(text):
        raise QuestionError(f"{_shown(text)}: not {example}; write it so")
    return text


_READERS: dict[str, Callable[[str], str]] = {
    "decimal": _decimal,
    "double": _double,
    "float": _double,
    "dateTime": _date_time,
    **{name: _integer(name) for name in _BOUNDS},
}


def entity_value(iri: str, label: str) -> Value:
    """The value for something of the graph."""
    return Value(Iri(iri), iri, label)


def _shown(text: str) -> str:
    return repr(text if len(text) <= 80 else text[:80] + "…")
