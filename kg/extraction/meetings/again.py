"""Further meetings of the same people in one sentence: "met in Oslo in May and again in Rome".

Or a list of them, "in Oslo in May, in Rome in June and in Bonn last year", where each part has a
town and a time, and "on May 3 and on May 5".
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import holding_forms
from kg.language.document import Sentence
from kg.language.words import grammar, is_calendar_word

_LEADING = grammar("within") | {"on"}
_BETWEEN = frozenset((",", "and"))
_STOPS = frozenset((";", '"', "."))
_NEARBY = frozenset(("last", "this", "next", "later"))
_REACH = 8
"""Words of a part of the list that say where and when."""
_DAY = 3
"""Words of "on May 3"."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def again_at(sentence: Sentence, trigger: Trigger) -> list[Trigger]:
    """The words by which a sentence tells that the same people met other times.

    As in "met in Oslo in May and again in Rome"; not "met again", which tells of one meeting.
    """
    tokens = sentence.tokens
    rest = range(trigger.last + 1, len(tokens))
    stop = next((index for index in rest if tokens[index].text in _STOPS), len(tokens))
    again = [index for index in rest[:-1] if index < stop and _is_again(sentence, index)][:1]
    last = again[0] if again else stop
    starts = _listed(sentence, trigger.last + 1, last, is_closed=bool(again)) + again
    return [replace(trigger, first=index, last=index) for index in starts]


def _is_again(sentence: Sentence, index: int) -> bool:
    """Whether "and again" leads on to another time or place."""
    tokens = sentence.tokens
    if tokens[index].lower != "again" or tokens[index - 1].lower != "and":
        return False
    behind = sentence.dependencies[index + 1].part_of_speech
    return behind in ("ADP", "PROPN") or tokens[index + 1].lower in _NEARBY


def _listed(sentence: Sentence, start: int, stop: int, *, is_closed: bool) -> list[int]:
    """Where the further parts of a list of times and places begin; none where it is no list.

    A list has "and" before its last part, unless "and again" behind it is that.
    """
    words = [token.lower for token in sentence.tokens[:stop]]
    leads = [
        index
        for index in range(start + 1, stop)
        if words[index - 1] in _BETWEEN and words[index] in _LEADING
    ]
    for is_part in (_is_there_and_then, _is_then):
        parts = pairwise([*leads, stop])
        found = [
            first for first, end in parts if is_part(sentence, first, min(end, first + _REACH))
        ]
        is_list = is_closed or any(words[index - 1] == "and" for index in found)
        if found and is_list and is_part(sentence, start, found[0]):
            return found
    return []


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
