"""Another meeting of the same people in one sentence: "met in Oslo in May and again in Rome".

Or "in Oslo in May and in Rome in June", where a town and a time stand on both sides, and "on May 3
and on May 5".
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import holding_forms
from kg.language.document import Sentence
from kg.language.words import grammar, is_calendar_word

_LEADING = grammar("within") | {"on"}
_REACH = 8
"""Words behind "and" that say where and when."""
_DAY = 3
"""Words of "on May 3"."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def again_at(sentence: Sentence, trigger: Trigger) -> Trigger | None:
    """The "again" by which a sentence tells that the same people met another time.

    As in "met in Oslo in May and again in Rome"; not "met again", which tells of one meeting.
    """
    tokens = sentence.tokens
    for index in range(trigger.last + 1, len(tokens) - 1):
        if tokens[index].text in (";", '"', "."):
            return None
        if tokens[index].lower == "again" and tokens[index - 1].lower == "and":
            following = tokens[index + 1].lower
            behind = sentence.dependencies[index + 1].part_of_speech
            leads = behind in ("ADP", "PROPN") or following in ("last", "this", "next", "later")
            return replace(trigger, first=index, last=index) if leads else None
        if tokens[index - 1].lower == "and" and _are_two(sentence, trigger, index):
            return replace(trigger, first=index, last=index)
    return None


def _are_two(sentence: Sentence, trigger: Trigger, index: int) -> bool:
    """Whether the words before "and", and those behind it, each say where and when, or on when."""
    if sentence.tokens[index].lower not in _LEADING:
        return False
    before = sentence, trigger.last + 1, index - 1
    behind = sentence, index, min(index + _REACH, len(sentence.tokens))
    if sentence.tokens[index].lower == "on":
        return _is_then(*before) and _is_then(*behind)
    return _is_there_and_then(*before) and _is_there_and_then(*behind)


def _is_then(sentence: Sentence, start: int, end: int) -> bool:
    """Whether "on" leads to a month and a number there: "on May 3"."""
    words = [token.text for token in sentence.tokens[start:end]]
    days = [words[index : index + _DAY] for index, word in enumerate(words) if word == "on"]
    return any(any(map(is_calendar_word, day)) and any(map(str.isdigit, day)) for day in days)


def _is_there_and_then(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a name stands behind "in" or "at" there, and a month or a year anywhere."""
    arcs, words = sentence.dependencies[start:end], sentence.tokens[start:end]
    verbs = zip(arcs, words, strict=True)
    if any(a.part_of_speech == "VERB" and w.lower not in holding_forms() for a, w in verbs):
        return False
    dated = [is_calendar_word(token.text) or bool(_YEAR.fullmatch(token.text)) for token in words]
    there = any(
        one.lower in grammar("within") and arc.part_of_speech == "PROPN" and not is_date
        for one, arc, is_date in zip(words, arcs[1:], dated[1:], strict=False)
    )
    return there and any(dated)
