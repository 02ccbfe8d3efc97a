"""Several meetings that one verb or noun tells of: "met B and, in the evening, C"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from kg import lexicon
from kg.extraction.meetings.participants import Participants
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.party import Party
from kg.language.document import Document, Sentence
from kg.language.words import grammar, number_of

_FEW = 2
"""Countries whose people may well meet somebody at once, on no day that is told."""
_NEAR = 4
"""Tokens around a trigger within which the meetings are called separate."""


@dataclass(frozen=True, slots=True)
class Meet:
    """The names of those who meet; between which offsets their own circumstances stand, if any."""

    names: tuple[str, ...]
    start: int | None = None
    end: int | None = None


def meets(
    document: Document,
    sentence: Sentence,
    sides: Participants,
    trigger: Trigger,
    last_pair: tuple[str, ...],
) -> list[Meet]:
    """Who meets, once per meeting; ``last_pair`` is whom "the two leaders" means."""
    subjects = _names(sides.subjects, last_pair)
    everybody = subjects | _names(sides.others, last_pair)
    if len(sides.others) == 1 and len(subjects) > 1 and _each_alone(sentence, sides, trigger):
        met = _names(sides.others, last_pair)
        return _of_two([Meet(tuple(sorted(met | {subject}))) for subject in sorted(subjects)])
    is_pair = [party.kind for party in sides.others] == ["pair"]
    if subjects and is_pair and _are_separate(sentence, trigger, sides.others[-1]):
        # "Had received the two leaders separately"
        return _of_two([Meet(tuple(sorted(subjects | {each}))) for each in last_pair])
    if not subjects or len(sides.others) < 2:
        return _of_two([Meet(tuple(sorted(everybody)))])
    if _is_a_record(document, sentence, sides.others):
        return []
    parts = _by_time(document, sentence, sides.others)
    apart = trigger.plural or _are_separate(sentence, trigger, sides.others[-1])
    if apart and len(parts) < len(sides.others):
        others = sorted(_names(sides.others, last_pair))
        return _of_two([Meet(tuple(sorted(subjects | {other}))) for other in others])
    if len(parts) == 1:
        return _of_two([Meet(tuple(sorted(everybody)))])
    tokens = sentence.tokens
    ends = [tokens[part[-1].last].end for part in parts]
    borders = [sentence.start, *(_border(sentence, part[0]) for part in parts[1:]), sentence.end]
    borders[1:-1] = [max(pair) for pair in zip(borders[1:-1], ends, strict=False)]
    return _of_two(
        [
            Meet(tuple(sorted(subjects | _names(tuple(part), last_pair))), start, end)
            for part, start, end in zip(parts, borders, borders[1:], strict=False)
        ]
    )


def _is_a_record(document: Document, sentence: Sentence, others: Sequence[Party]) -> bool:
    """Whether the sentence sums up years: "has met the leaders of Peru, Chile and Brazil"."""
    dates = document.date_index.starting_within(sentence.start, sentence.end)
    return len(others) > _FEW and all(party.sent for party in others) and not dates


def _of_two(groups: Sequence[Meet]) -> list[Meet]:
    return [group for group in groups if len(group.names) > 1]


def _names(parties: tuple[Party, ...], last_pair: tuple[str, ...]) -> set[str]:
    names: set[str] = set()
    for party in parties:
        if party.kind != "place":
            names.update((party.name,) if party.name else last_pair)
    return names


def _are_separate(sentence: Sentence, trigger: Trigger, last: Party) -> bool:
    """Whether a word says that each of those who are met, up to the ``last``, was met alone."""
    around = [
        *sentence.tokens[max(0, trigger.first - _NEAR) : trigger.last + _NEAR],
        *sentence.tokens[last.last + 1 : last.last + 2],
    ]
    return any(token.lower in lexicon.words("meetings", "separate") for token in around)


def _each_alone(sentence: Sentence, sides: Participants, trigger: Trigger) -> bool:
    """Whether each of those who act met him alone: "A and B each met C", "had separate talks"."""
    last = max(party.last for party in sides.subjects)
    between = sentence.tokens[last + 1 : trigger.first]
    each = any(token.lower == "each" for token in between[:_NEAR])
    return each or (trigger.first > last and _are_separate(sentence, trigger, sides.others[-1]))


def _by_time(document: Document, sentence: Sentence, others: Sequence[Party]) -> list[list[Party]]:
    """Those who are met, parted where a time of day or a date stands between two of them."""
    parts = [[others[0]]]
    for before, party in itertools.pairwise(others):
        if _tells_time(document, sentence, before.last + 1, party.first):
            parts.append([party])
        else:
            parts[-1].append(party)
    return parts


def _tells_time(document: Document, sentence: Sentence, first: int, behind: int) -> bool:
    """Whether the words between two names say when, and no clause of their own says what."""
    between = sentence.tokens[first:behind]
    arcs = sentence.dependencies[first:behind]
    words = [token.lower for token in between]
    if "and" not in words or any(
        arc.part_of_speech == "VERB" and arc.relation.startswith(("acl", "advcl", "root"))
        for arc in arcs
    ):
        return False
    if document.date_index.starting_within(between[0].start, between[-1].end):
        return True
    apart = grammar("times") | grammar("later") | {*lexicon.words("meetings", "separate")}
    if any(token.lower in apart for token in between):
        return True
    return any(
        word == "at" and (number_of(following) is not None or following[0].isdigit())
        for word, following in itertools.pairwise(words)
    )


def _border(sentence: Sentence, party: Party) -> int:
    """Where the words about a party begin: at the "and" before it."""
    index = party.first
    while index and sentence.tokens[index].lower != "and":
        index -= 1
    return sentence.tokens[index].start
