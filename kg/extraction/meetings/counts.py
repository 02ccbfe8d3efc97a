"""How often people have met, as an article counts: "their third summit", "has met him twice"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.extraction.meetings.circumstances import Stretch
from kg.extraction.meetings.triggers import Trigger
from kg.language.document import Document, Sentence
from kg.language.words import grammar, number_of

_EVERY_KIND = "meeting"
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_TIMES = re.compile(r"\b(?:(\w+)\s+times|twice)\b", re.IGNORECASE)
_NTH_TIME = re.compile(r"\bfor\s+(?:(?:the|a|an|only|just)\s+)+(\w+)\s+time\b", re.IGNORECASE)
_IN_A_PERIOD = re.compile(
    r"\b(?:in|within|over)\s+(?:(?!last\b|next\b|the\b)[\w-]+\s+){1,4}"
    r"(?:hours?|days?|weeks?|months?|years?|decades?)\b"
    r"|\b(?:in|between|from|during)\s+(?:\d{4}|as\s+many)\b"
    rf"|\b(?:in|during|between)\s+(?:{'|'.join(calendar.month_name[1:])})\b"
    r"|\b(?:a|per|each|every|this|last)\s+(?:day|week|month|year|season|term)\b"
    r"|\bthis\s+(?:spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """``all_of_them`` where the words tell of all meetings that are counted, not of the last."""

    number: int
    kind: str
    all_of_them: bool


def tells_of_several(behind: str) -> bool:
    """Whether the words behind a verb say that they met more than once: "met B three times"."""
    return bool(_TIMES.search(behind))


def count_of(
    document: Document, sentence: Sentence, trigger: Trigger, stretch: Stretch
) -> Counted | None:
    """How often they have met with this one; None where only the meetings of a period count.

    Where a word such as "summit" names the meeting, only such meetings are counted.
    """
    tokens = sentence.tokens
    behind = document.plain[tokens[trigger.last].end : stretch.end]
    rest = document.plain[tokens[trigger.last].end : sentence.end]
    if _IN_A_PERIOD.search(behind) or _limits().search(rest):
        return None
    if found := _NTH_TIME.search(behind):
        return _counted(_ordinal(found[1]), _EVERY_KIND, all_of_them=False)
    before = [token.lower for token in tokens[max(0, trigger.first - 2) : trigger.first]]
    following = [token.lower for token in tokens[trigger.last + 1 : trigger.last + 3]]
    kind = _EVERY_KIND if trigger.kind == "talks" else trigger.kind
    number = _ordinal(before[-1]) if before else None
    if number is not None:
        return _counted(number, kind, all_of_them=False) if _is_theirs(before, following) else None
    if trigger.plural:
        return _counted(number_of(before[-1]) if before else None, kind, all_of_them=True)
    if trigger.form != "noun" and (found := _TIMES.search(behind)):
        return _counted(number_of(found[1]) if found[1] else 2, _EVERY_KIND, all_of_them=True)
    return None


def _counted(number: int | None, kind: str, *, all_of_them: bool) -> Counted | None:
    if number is None or (all_of_them and number < 2):
        return None
    return Counted(number, kind, all_of_them)


def _is_theirs(before: Sequence[str], following: Sequence[str]) -> bool:
    """Whether it is the meetings of those named that are numbered.

    "A second meeting" is one more, "the second meeting of the committee" is the body's, and "his
    second meeting with a Dutch minister" counts those with others as well.
    """
    if before[:-1] == ["the"]:
        return following[:1] in (["with"], ["between"])
    return not grammar("indefinite") & {*before[:-1], *following[1:]}


@cache
def _limits() -> re.Pattern[str]:
    phrases = lexicon.any_of(lexicon.words("meetings", "count_limits"))
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def _ordinal(word: str) -> int | None:
    """The number that "third" or "3rd" says."""
    if found := _ORDINAL.fullmatch(word):
        return int(found[1])
    names = lexicon.words("grammar", "ordinals")
    return names.index(word.lower()) + 1 if word.lower() in names else None
