"""Judgements in words: what was decided, about what, by whom and when."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import UTC, datetime

from kg.judgements.overriding import Override
from kg.judgements.records import Judgement, Side, Target, Value

DONE = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "merge": "merged",
    "split": "split",
    "undo": "undone",
}
"""What was done, by verb."""


def decided(judgement: Judgement) -> str:
    """Who and when: "by Ann on 28 November 2026"; empty where neither is stated."""
    who = f"by {judgement.by}" if judgement.by else ""
    when = f"on {day_in_words(judgement.when)}" if judgement.when else ""
    return " ".join(part for part in (who, when) if part)


def day_in_words(moment: str) -> str:
    """The day (UTC) of a moment: "28 November 2026"."""
    day = datetime.fromisoformat(moment)
    day = day.astimezone(UTC) if day.tzinfo else day
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def subject(judgement: Judgement) -> str:
    """What was judged, in a few words."""
    if judgement.undoes is not None:
        return judgement.undoes
    if judgement.sides:
        return " / ".join(side_in_words(side) for side in judgement.sides)
    return side_in_words(judgement.targets)


def side_in_words(side: Side) -> str:
    """One thing in a few words; of several that stand for it the first."""
    more = f" and {len(side) - 1} more" if len(side) > 1 else ""
    return target_in_words(side[0]) + more


def target_in_words(target: Target) -> str:
    """What a target is and where, in a few words."""
    where = [name.title or name.source or name.stated or name.id or "" for name in target.articles]
    place = f" in {', '.join(where)}" if where else ""
    return f"{_thing(target)}{place}"


def _thing(target: Target) -> str:
    names = ", ".join(target.names or ())
    if target.kind == "claim":
        said = f"“{target.words}”"
        return f"{said} ({names})" if names else said
    if target.kind == "meeting":
        when = f", {target.start}" if target.start else ""
        return f"meeting of {names}{when}"
    return f"{target.kind} {names}" if target.kind != "person" else names


def shown(value: Value) -> str:
    """A field's value as a person reads it."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value).lower() if isinstance(value, bool) else f"{value}"


def values_in_words(judgement: Judgement) -> str:
    """What a correction sets, as `kg judge correct` takes it: "start=2024; place=Oslo"."""
    return "; ".join(
        f"{field}={shown(value) if value not in (None, ()) else ''}"
        for field, value in judgement.values
    )


def override_in_words(override: Override) -> str:
    """What a later judgement overrides: "a1b2c3 by Bo (start=2024-03-04)"."""
    earlier = override.earlier
    who = f" by {earlier.by}" if earlier.by else ""
    if not override.fields:
        return f"{earlier.id}{who} ({DONE[earlier.verb]})"
    kept = tuple((name, value) for name, value in earlier.values if name in override.fields)
    return f"{earlier.id}{who} ({values_in_words(replace(earlier, values=kept))})"


def overridden_in_words(override: Override) -> str:
    """What became of an overridden judgement: "overridden by d4e5f6"."""
    later = override.later.id
    if override.entirely:
        return f"overridden by {later}"
    return f"in force, but {' and '.join(override.fields) or 'a part'} overridden by {later}"


def unheeded(judgement: Judgement, problem: str) -> str:
    """What is said of a judgement that cannot be obeyed; it is kept all the same."""
    done = f"{DONE[judgement.verb]} {decided(judgement)}".strip()
    return f"judgement {judgement.id} ({done}: {subject(judgement)}) {problem}"
