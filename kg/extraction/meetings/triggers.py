"""The words of a sentence that tell of meetings: "met", "talks", "a working dinner"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg import lexicon
from kg.extraction.meetings.contacts import (
    is_errand,
    is_round,
    is_round_of_talks,
    is_sitting,
    is_talked_over,
    is_talked_over_by_two,
    talking_with,
)
from kg.extraction.meetings.facing import (
    brings_together,
    is_faced,
    is_guided,
    is_in_person,
    is_summoned,
    is_time_shared,
    talks_at_length,
)
from kg.extraction.meetings.loose import tells_of_meeting
from kg.extraction.meetings.phoning import is_phoned
from kg.extraction.meetings.unmet import clause_behind, is_something_else
from kg.extraction.meetings.words import (
    by_phone,
    forms,
    longest_from,
    loose_verbs,
    nouns,
    plurals,
    verbs,
    with_verbs,
)
from kg.extraction.syntax import Syntax
from kg.language.document import Token
from kg.language.words import grammar

_NEAR_VISITORS = 4
"""Tokens behind a verb of telling within which visitors are named."""
_NEAR_WITH = 8
"""Tokens behind a verb within which "with" may follow an adjunct."""
_EACH_OTHER = (["each", "other"], ["one", "another"])
_FACING = (is_faced, is_summoned, is_guided, brings_together)
_NOMINAL = ("NOUN", "PROPN")
_PREPOSITIONS = frozenset(("with",))
_WHOM = _PREPOSITIONS | {"to"}
_OF = frozenset(("of",))


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens ``first`` to ``last`` (both included) that tell of a meeting of some ``kind``.

    ``form``: a ``verb`` takes whom is met as its object, a ``with`` verb behind "with", a ``noun``
    behind "with" or "between". A ``reciprocal`` verb needs no object ("A and B met"); a ``plural``
    noun tells of several meetings ("summits with A and B"). What a verb does to its object may be
    done ``together`` with others, so that the subjects alone meet ("A and B co-chaired talks").
    A ``loose`` verb meets people only, whom their names or bodies name ("saw B in Oslo"). What is
    done ``in_person`` meets those to whom, or with whom, it is done ("gave it to B in person").
    """

    first: int
    last: int
    kind: str
    form: Literal["verb", "with", "noun"]
    reciprocal: bool = False
    plural: bool = False
    together: bool = False
    loose: bool = False
    in_person: bool = False

    @property
    def may_elaborate(self) -> bool:
        """Whether what is done may well be a part of a meeting just told ("A thanked B there")."""
        return self.in_person or (self.loose and self.reciprocal)


def _is_in_name(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether the word is a part of a title or name: "The Meeting Place opens on Friday"."""
    token, arc = syntax.tokens[trigger.last], syntax.arcs[trigger.last]
    if trigger.last == 0 or not token.is_capitalised or arc.head is None:
        return False
    named = arc.part_of_speech == "PROPN" and arc.relation in ("compound", "flat", "amod")
    return named and arc.head > trigger.last and syntax.tokens[arc.head].is_capitalised


def find_triggers(syntax: Syntax) -> Iterator[Trigger]:
    """The triggers of a sentence in reading order, the longest first where several begin."""
    tokens = syntax.tokens
    index = 0
    while index < len(tokens):
        trigger = _trigger_at(syntax, index)
        if trigger is None or _is_in_name(syntax, trigger):
            index += 1
        else:
            yield trigger
            index = trigger.last + 1


def _trigger_at(syntax: Syntax, index: int) -> Trigger | None:
    tokens = syntax.tokens
    whom = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if tokens[index].lower in forms("speaking") and whom in _WHOM and _is_remote(tokens, index):
        # "To" is the verb's own: "spoke to B by phone".
        return Trigger(index, index + (whom == "to"), "phone call", "with")
    for length in range(longest_from().get(tokens[index].lower, 1), 0, -1):
        phrase = " ".join(token.lower for token in tokens[index : index + length])
        last = index + length - 1
        if last >= len(tokens):
            continue
        if with_verb := _with_verb(syntax, index, last, phrase):
            return with_verb
        is_noun = syntax.arcs[last].part_of_speech != "ADJ"  # no "bilateral agreement"
        if is_noun and (kind := nouns().get(phrase)) and not _is_verbal(syntax, index, phrase):
            return Trigger(index, last, kind, "noun", plural=phrase in plurals())
        if phrase in forms("telling") and _faces_visitors(tokens, last + 1):
            return Trigger(index, last, "meeting", "verb")
        if phrase in forms("together"):
            return Trigger(index, last, "meeting", "verb", reciprocal=True, together=True)
        is_verb = length > 1 or syntax.arcs[index].part_of_speech not in _NOMINAL  # no "TV host"
        kind = verbs().get(phrase) if is_verb else None
        if kind and not is_something_else(tokens, last, phrase):
            reciprocal = phrase in forms("reciprocal") or is_mutual(tokens, last)
            return Trigger(index, last, kind, "verb", reciprocal=reciprocal)
        if loose := _loose(syntax, index, last, phrase):
            return loose
    if is_sitting(syntax, index):
        return Trigger(index, index, "meeting", "noun", loose=True)
    if is_round_of_talks(syntax, index) and not syntax.oblique(index, _OF):
        return Trigger(index, index, "talks", "noun", loose=True)
    return None


def _with_verb(syntax: Syntax, index: int, last: int, phrase: str) -> Trigger | None:
    """A verb that needs "with": "conferred with B"; "a meeting with B" is none of a verb."""
    kind, is_noun = with_verbs().get(phrase), phrase in nouns()
    if kind is None or (is_noun and syntax.arcs[index].part_of_speech == "NOUN"):
        return None
    following = [token.lower for token in syntax.tokens[last + 1 : last + 2]]
    if _PREPOSITIONS & set(following) or (not is_noun and _leads_to_with(syntax, index, last)):
        return Trigger(index, last, kind, "with")
    together = following == ["together"] and not is_noun
    bare = together or (phrase in forms("reciprocal") and phrase not in verbs())
    if bare and not _has_object(syntax, index, last):
        return Trigger(index, last, kind, "verb", reciprocal=True)
    return None


def _loose(syntax: Syntax, index: int, last: int, phrase: str) -> Trigger | None:
    """An everyday verb, where the sentence makes a meeting of it: "saw B in Oslo"."""
    noun = syntax.word(index).endswith("s") and syntax.word(index) in nouns()
    if noun and index > 0 and syntax.word(index - 1) == "to":
        return None  # no verb, in spite of the tree: "accompanied her to talks with B"
    if phrase in forms("talking") and _is_remote(syntax.tokens, last):
        # "Discussed oil with B by telephone", "A and B discussed oil by telephone"
        if phrase in forms("talking_over") and not talking_with(syntax, index):
            return Trigger(index, last, "phone call", "verb", reciprocal=True, loose=True)
        return Trigger(index, last, "phone call", "with", loose=True)
    if is_talked_over(syntax, index, last, phrase) or is_round(syntax, index, phrase):
        return Trigger(index, last, "meeting", "with", loose=True)
    if is_talked_over_by_two(syntax, index, last, phrase):
        return Trigger(index, last, "meeting", "verb", reciprocal=True, loose=True)
    if is_phoned(syntax, index, phrase):
        return Trigger(index, last, "phone call", "verb", loose=True)
    kind = loose_verbs().get(phrase)
    if kind is None or not tells_of_meeting(syntax, index, last):
        if is_errand(syntax, index, phrase):
            return Trigger(index, last, "meeting", "verb")
        if any(tells(syntax, index, phrase) for tells in _FACING):
            return Trigger(index, last, "meeting", "verb", loose=True)
        if index == last and is_in_person(syntax, index):
            return Trigger(index, last, "meeting", "verb", loose=True, in_person=True)
        if talks_at_length(syntax, index, last, phrase):
            return Trigger(index, last, "meeting", "verb", reciprocal=True, loose=True)
        return None
    mutual = is_mutual(syntax.tokens, last) or is_time_shared(syntax, index, phrase)
    return Trigger(index, last, kind, "verb", reciprocal=mutual, loose=True)


def is_mutual(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether "each other" follows."""
    return [token.lower for token in tokens[last + 1 : last + 3]] in _EACH_OTHER


def _is_verbal(syntax: Syntax, index: int, phrase: str) -> bool:
    """Whether "call" is a verb, and "meeting" one: behind "is", "was" or with an object."""
    if phrase in forms("ringing"):
        return syntax.is_verb(index)
    if phrase != "meeting":
        return False
    if index == 0 and syntax.arcs[index].part_of_speech == "VERB":
        return True  # "Meeting in Oslo, the two agreed"
    if any(arc.head == index and arc.relation == "obj" for arc in syntax.arcs):
        return True
    tokens = syntax.tokens
    before = tokens[index - 1].lower if index else ""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return before in ("is", "are", "was", "were", "been", "be", "after", "before", "by") and (
        following != "with"
    )


def _is_remote(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether they spoke by phone: "spoke with B by phone on Monday"."""
    clause = f" {' '.join(clause_behind(tokens, last))} "
    return any(f" {phrase} " in clause for phrase in by_phone())


def _has_object(syntax: Syntax, verb: int, last: int) -> bool:
    """Whether the verb has an object besides what its phrase holds ("had coffee")."""
    return any(
        arc.head == verb
        and arc.relation == "obj"
        and not verb < index <= last
        and all(token.text != "," for token in syntax.tokens[last:index])
        for index, arc in enumerate(syntax.arcs)
    )


def _leads_to_with(syntax: Syntax, verb: int, last: int) -> bool:
    """Whether "with" follows behind an adjunct: "sat down over tea with B"."""
    tokens = syntax.tokens
    behind = [token.lower for token in tokens[last + 1 : last + 1 + _NEAR_WITH]]
    if not behind or behind[0] not in grammar("adjuncts") or "with" not in behind:
        return False
    between = behind[: behind.index("with")]
    return not _has_object(syntax, verb, last) and all(word.isalnum() for word in between)


def _faces_visitors(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether those who are told something have come: "told a visiting delegation of ..."."""
    reach = tokens[start : start + _NEAR_VISITORS]
    return any(token.lower in lexicon.words("meetings", "visits.who") for token in reach)
