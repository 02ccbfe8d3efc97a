"""What a correction may set, kind by kind, and what each field takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import get_args

from kg.errors import StoreError, UsageError
from kg.graph.dates import bounds
from kg.judgements.records import Kind, Value
from kg.language.gazetteer import find_country, similar_countries
from kg.lexicon import load
from kg.records import Status

Stated = str | None | tuple[str, ...]
"""A value as somebody wrote it."""

_Check = Callable[[str, Stated], Value]


def check_value(kind: Kind, field: str, stated: Stated) -> Value:
    """The value for a field of a kind of extraction.

    Raises:
        UsageError: there is no such field, or it does not take this value; saying what it takes.
    """
    known = FIELDS.get(kind, {})
    if not known:
        raise UsageError(f"a {kind} has nothing to correct; reject it, or merge or split it")
    if field not in known:
        raise UsageError(f"a {kind} has no field {field!r}; it has {', '.join(known)}")
    return known[field](field, stated)


def typed_value(kind: Kind, field: str, text: str) -> Value:
    """The value that somebody typed: nothing for None, semicolons between several.

    Raises:
        UsageError: as `check_value` does; and for several values where a field takes one.
    """
    stated: Stated = text.strip() or None
    if ";" in text and field not in SEVERAL and field in FIELDS.get(kind, {}):
        raise UsageError(
            f"{field} is {text.strip()!r}; it takes one value, so {_ONE_OF.get(field, 'give one')}"
        )
    if field in SEVERAL:
        stated = tuple(filter(None, (part.strip() for part in text.split(";"))))
    return check_value(kind, field, stated)


def check_together(values: Mapping[str, Value]) -> None:
    """Refuses values that contradict each other.

    Raises:
        UsageError: an end before its start, or half of a pair of coordinates.
    """
    start, end = values.get("start"), values.get("end")
    if isinstance(start, str) and isinstance(end, str) and bounds(end)[1] < bounds(start)[0]:
        raise UsageError(f"end is {end}, which is before start, {start}")
    if ("latitude" in values) != ("longitude" in values):
        raise UsageError("latitude and longitude go together; set both")
    if (values.get("latitude") is None) != (values.get("longitude") is None):
        raise UsageError("latitude and longitude go together; set both, or both to nothing")


def choices(kind: Kind, field: str) -> tuple[str, ...]:
    """The values that a field takes; empty where it takes any text."""
    known: dict[tuple[Kind, str], tuple[str, ...]] = {
        ("meeting", "status"): get_args(Status),
        ("meeting", "kind"): _kinds_of_meetings(),
        ("claim", "attitude"): _attitudes(),
        ("claim", "negated"): ("false", "true"),
    }
    return known.get((kind, field), ())


def _text(field: str, stated: Stated) -> str:
    if not isinstance(stated, str) or not stated.strip():
        raise UsageError(f"{field} is {_shown(stated)}; it takes a text")
    return " ".join(stated.split())


def _text_or_none(field: str, stated: Stated) -> str | None:
    return None if stated is None else _text(field, stated)


def _texts(field: str, stated: Stated) -> tuple[str, ...]:
    if stated is None:
        return ()
    if isinstance(stated, str):
        stated = (stated,)
    return tuple(sorted({_text(field, each) for each in stated}))


def _country(field: str, stated: Stated) -> str | None:
    if stated is None:
        return None
    name = _text(field, stated)
    known = find_country(name)
    if known is None:
        near = similar_countries(name)
        remedy = f"did you mean {' or '.join(near)}?" if near else "write its usual English name"
        raise UsageError(f"{field} is {name!r}, which the gazetteer does not know; {remedy}")
    return known.name


def _some_texts(field: str, stated: Stated) -> tuple[str, ...]:
    texts = _texts(field, stated)
    if not texts:
        raise UsageError(f"{field} is empty; name at least one, or reject the meeting")
    return texts


def _date(field: str, stated: Stated) -> str | None:
    if stated is None:
        return None
    date = _text(field, stated)
    try:
        bounds(date)
    except StoreError:
        raise UsageError(
            f"{field} is {date!r}; it takes a date of the calendar: YYYY-MM-DD, YYYY-MM or YYYY"
        ) from None
    return date


def _flag(field: str, stated: Stated) -> bool:
    known = {"true": True, "yes": True, "false": False, "no": False}
    value = known.get(stated.casefold()) if isinstance(stated, str) else None
    if value is None:
        raise UsageError(f"{field} is {_shown(stated)}; it takes true or false")
    return value


def _degrees(most: int) -> _Check:
    def check(field: str, stated: Stated) -> float | None:
        if stated is None:
            return None
        try:
            value = float(_text(field, stated))
        except ValueError:
            value = most + 1.0
        if not -most <= value <= most:
            raise UsageError(
                f"{field} is {_shown(stated)}; it takes degrees from -{most} to {most}"
            )
        return value

    return check


def _one_of(known: Callable[[], tuple[str, ...]]) -> _Check:
    def check(field: str, stated: Stated) -> str:
        value = _text(field, stated)
        if value not in known():
            raise UsageError(f"{field} is {value!r}; it takes {', '.join(known())}")
        return value

    return check


@cache
def _kinds_of_meetings() -> tuple[str, ...]:
    lexicon = load("meetings")
    return tuple(dict.fromkeys([*lexicon["nouns"], *lexicon["verbs"], *lexicon["with"]]))


@cache
def _attitudes() -> tuple[str, ...]:
    return tuple(load("claims")["verbs"])


def _shown(stated: Stated) -> str:
    return "empty" if stated is None else repr(stated)


_ONE_OF = {
    "place": "name the narrower place alone, and set within of that place to the wider one",
    "within": "name the next wider place alone",
    "name": "name one, and set aliases to the others",
}
"""What to do instead of giving several values to a field that takes one."""

_NAMED: dict[str, _Check] = {"name": _text, "aliases": _texts}

FIELDS: Mapping[Kind, Mapping[str, _Check]] = {
    "meeting": {
        "participants": _some_texts,
        "start": _date,
        "end": _date,
        "place": _text_or_none,
        "status": _one_of(lambda: get_args(Status)),
        "kind": _one_of(_kinds_of_meetings),
        "topics": _texts,
    },
    "claim": {
        "speakers": _texts,
        "about": _texts,
        "addressees": _texts,
        "said_on": _date,
        "attitude": _one_of(_attitudes),
        "negated": _flag,
    },
    "person": {**_NAMED, "roles": _texts},
    "organization": _NAMED,
    "place": {
        **_NAMED,
        "country": _country,
        "latitude": _degrees(90),
        "longitude": _degrees(180),
        "within": _text_or_none,
    },
}
"""The fields of each kind that a correction may set; those of `kg.records`."""

SEVERAL = frozenset(
    {"participants", "topics", "speakers", "about", "addressees", "aliases", "roles"}
)
"""The fields that take a list."""
