"""Whether a meeting was held, is planned, merely wanted, called off, or denied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg import lexicon
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import holding_forms
from kg.language.document import Token
from kg.language.words import grammar
from kg.records import Status

_BEHIND = 12
_FAR = 24
_LEAD = 12
_PLAN = 4
"""Words of a plan before its verb: "was due to"."""
_AHEAD = re.compile(r"\b(?:will|would|'ll|shall)\b")
_IT = frozenset(("it", "that", "this", "they"))
_CLAUSE_ENDS = grammar("standing_ends")


@cache
def _pattern(status: str) -> re.Pattern[str]:
    return _any(lexicon.words("meetings", f"status.{status}"))


@cache
def _ahead() -> re.Pattern[str]:
    return _any(lexicon.words("meetings", "future_markers"))


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon.any_of(words)})(?!\w)")


@cache
def _past_markers() -> frozenset[str]:
    return frozenset(lexicon.words("meetings", "past_markers"))


Denial = Literal["denied", "off"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a meeting; ``stated`` when words say so, not just the lack of any other.

    A ``denial`` tells of no meeting; "off" is one of what is to come ("will not meet").
    """

    status: Status
    stated: bool
    denial: Denial | None = None


def meeting_status(tokens: Sequence[Token], trigger: Trigger) -> Standing:
    """The status that the clause around the trigger gives its meeting, as of the sentence.

    Stronger words win: a denial over a cancellation over a mere wish over a plan. "After" or
    "recent" right before the trigger's phrase puts it in the past whatever the clause says.
    """
    start = _clause_start(tokens, trigger.first)
    before = _words(tokens[start : trigger.first])
    behind = _pattern("lasting").sub("", _words(_until_clause_end(tokens, trigger.last + 1)))
    near = _words(tokens[max(start, trigger.first - 6) : trigger.first])
    if is_undated(tokens, trigger) or _is_conditional(near, behind):
        return Standing("proposed", True)
    denied = _pattern("denied").search(" ".join(near.split()[-5:]))
    rest = _words(tokens[trigger.last + 1 :])
    passed_by = trigger.form == "noun" and _pattern("passed_by").search(rest)
    farther = _words(_until_clause_end(tokens, trigger.last + 1, _FAR))
    if (
        denied
        or passed_by
        or _pattern("denied_behind").search(farther)
        or _is_unreal(tokens, start)
    ):
        return Standing("cancelled", True, "off" if _pattern("off").search(near) else "denied")
    if _pattern("unplanned").search(before):
        return Standing("cancelled", True, "off")
    if trigger.form == "noun" and is_left_open(rest):
        return Standing("planned", True)
    if (
        _is_called_off(near)
        or _pattern("cancelled").search(_other_event().split(_broken_off().sub("", behind))[0])
        or _pattern("undone").search(before)
        or (trigger.form == "noun" and _pattern("undone").search(behind))
        or _is_off_after_all(tokens, trigger.last + 1)
    ):
        return Standing("cancelled", True)
    if trigger.form == "noun" and _past_markers() & set(near.split()[-4:]):
        return Standing("held", True)
    if _ahead().search(" ".join(near.split()[-4:])):
        return Standing("planned", True)
    if _pattern("proposed").search(near):
        return Standing("proposed", True)
    if (
        _pattern("planned").search(before)
        or _pattern("planned_before").search(before)
        or (trigger.form == "noun" and _pattern("planned").search(behind))
        or _pattern("planned_behind").search(behind)
    ):
        return Standing("planned", True)
    told = trigger.form != "noun" or bool(holding_forms() & set(f"{near} {behind}".split()))
    return Standing("held", told)


def is_due(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether words of a plan lead right up to the verb: "was due to meet B".

    Or they stand anywhere in the clause before a noun: "was due in Oslo on Friday for talks".
    """
    if trigger.form == "noun":
        start = _clause_start(tokens, trigger.first)
        return bool(_pattern("due").search(_words(tokens[start : trigger.first])))
    before = _words(tokens[max(0, trigger.first - _PLAN) : trigger.first])
    ends = (len(before), len(before.removesuffix(" to")))
    plans = _pattern("planned").finditer(before)
    return any(plan.end() in ends for plan in plans)


def speaks_of_cancelling(words: str) -> bool:
    """Whether something is called off in words in lower case."""
    return bool(_pattern("cancelled").search(words) or _pattern("off_after_all").search(words))


def is_left_open(behind: str) -> bool:
    """Whether words behind a meeting, in lower case, say that it may yet be: "is now in doubt"."""
    return bool(_pattern("open").search(behind))


def speaks_of_plans(words: str) -> bool:
    """Whether something is planned or wanted in words in lower case."""
    plans = ("planned", "planned_before", "planned_behind", "proposed")
    return any(_pattern(plan).search(words) for plan in plans)


@cache
def _other_event() -> re.Pattern[str]:
    """What leads on to another event: "will meet B after the ministry cancelled a contract"."""
    return _any(lexicon.words("meetings", "status.other_event"))


@cache
def _broken_off() -> re.Pattern[str]:
    """What ends talks that have begun: "collapsed after twenty minutes"."""
    verbs = lexicon.any_of(lexicon.words("meetings", "status.broken_off"))
    spans = "|".join(map(re.escape, grammar("times")))
    return re.compile(rf"\b(?:{verbs}) (?:without|after (?:\S+ ){{1,4}}(?:{spans})s?)\b")


def is_undated(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Whether no day has been found for it yet: "no date has been set for talks"."""
    return bool(
        _pattern("undated").search(_words(tokens[max(0, trigger.first - 8) : trigger.first]))
    )


def decided_standing(deciding: str) -> Standing:
    """The status of what a verb decides, or a noun tells of: "agreed", "invitation", "refused"."""
    if _pattern("denied").search(deciding):
        return Standing("cancelled", True, "denied")
    if _pattern("planned_before").search(f"{deciding} to"):
        return Standing("planned", stated=True)
    return Standing("proposed", stated=True)


def _is_called_off(near: str) -> bool:
    """Whether the words before cancel it: not "was cancelled and they will meet on Friday"."""
    found = _pattern("cancelled").search(near)
    return found is not None and not _AHEAD.search(near, found.end())


def _is_off_after_all(tokens: Sequence[Token], start: int) -> bool:
    """Whether the sentence takes it back: "was offered a meeting, but (it) was cancelled"."""
    words = [token.lower for token in tokens[start:]]
    for index, word in enumerate(words[:-1]):
        if word == "but":
            first = index + 2 if words[index + 1] in _IT else index + 1
            return bool(_pattern("off_after_all").match(" ".join(words[first:])))
    return False


def _is_conditional(near: str, behind: str) -> bool:
    """Whether it depends on something: "would meet B if she were invited"."""
    return "would" in near.split()[-4:] and bool(re.search(r"\bif\b", behind))


def _words(tokens: Sequence[Token]) -> str:
    """The words in lower case, but for the month or the surname May, which allows nothing."""
    return " ".join(token.text if token.text == "May" else token.lower for token in tokens)


def _is_unreal(tokens: Sequence[Token], start: int) -> bool:
    """Whether the clause at ``start`` tells what is denied: "denied that he met her"."""
    if start == 0 or tokens[start - 1].lower != "that":
        return False
    lead = " ".join(token.lower for token in tokens[max(0, start - _LEAD) : start])
    return bool(_pattern("unreal").search(lead))


def _clause_start(tokens: Sequence[Token], index: int) -> int:
    while index > 0 and tokens[index - 1].text not in _CLAUSE_ENDS:
        index -= 1
    return index


def _until_clause_end(tokens: Sequence[Token], start: int, reach: int = _BEHIND) -> Sequence[Token]:
    stop = start
    while stop < len(tokens) and stop < start + reach and tokens[stop].text not in _CLAUSE_ENDS:
        stop += 1
    return tokens[start:stop]
