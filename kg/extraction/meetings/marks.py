"""Words that the trained reader marked, as triggers beside those that the lexicon knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg import lexicon
from kg.extraction.meetings.phoning import PARTICLES
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import forms, loose_verbs, nouns, plain, verbs, with_verbs
from kg.language.document import Document, MeetingMention, Sentence

_SURE = 0.95
"""How probable it must be that marked words tell of a meeting."""
_SURE_OF_KNOWN_WORDS = 0.75
"""The same for words by which meetings are often told."""
_SURE_OF_BOTH = 0.6
"""The same where the sentence itself says who meets."""
_SURE_OF_FEW = 0.9
"""The same, but for plain words, in an article with few marks: most such tell of no meeting."""
_FEW = 3
_NOMINAL = ("NOUN", "PROPN")
_KNOWN = ("the", "this")
_QUALIFYING = (*_NOMINAL, "ADJ", "NUM", "PUNCT")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention of a meeting as a trigger among the tokens of its sentence.

    Of words that rules have ``is_judged``, they did not take these for a meeting; those that are
    ``is_loose`` are mostly of something else: "called", "went". A noun that ``is_known`` speaks of
    a meeting as of one that was told: "the talks".
    """

    mention: MeetingMention
    trigger: Trigger
    is_judged: bool
    is_loose: bool
    is_plain: bool
    is_known: bool

    def is_sure(self, *, of_both: bool, of_few: bool) -> bool:
        """Whether it is probable enough that words tell of a meeting.

        ``of_both`` is whether the sentence says who meets, ``of_few`` that of `has_few`.
        """
        if not self.is_judged:
            needed = _SURE
        elif of_few and not self.is_plain:
            needed = _SURE_OF_FEW
        else:
            needed = _SURE_OF_BOTH if of_both and not self.is_loose else _SURE_OF_KNOWN_WORDS
        return self.mention.sure > needed


def has_few(document: Document) -> bool:
    """Whether hardly any words of an article seem to tell of a meeting."""
    return sum(mention.is_likely for mention in document.meetings) <= _FEW


def marks_in(document: Document, sentence: Sentence) -> Iterator[Mark]:
    """The marks of a sentence, sure and doubtful ones."""
    for mention in document.meeting_index.starting_within(sentence.start, sentence.end):
        if mention.span.end <= sentence.end:
            trigger = _trigger(sentence, mention)
            words = sentence.tokens[trigger.first : trigger.last + 1]
            first = trigger.first
            while first and sentence.dependencies[first - 1].part_of_speech in _QUALIFYING:
                first -= 1
            before = sentence.tokens[first - 1].lower if first else ""
            yield Mark(
                mention,
                trigger,
                is_judged=any(word.lower in _judged() for word in words),
                is_loose=any(word.lower in _contacts() for word in words),
                is_plain=any(word.lower in plain() for word in words),
                is_known=trigger.form == "noun" and before in _KNOWN,
            )


def _trigger(sentence: Sentence, mention: MeetingMention) -> Trigger:
    """The marked words as a trigger; its kind is the lexicon's where it has the words."""
    first = max(0, sentence.index_at(mention.span.start))
    last = max(first, sentence.index_at(mention.span.end - 1))
    words = [token.lower for token in sentence.tokens[first : last + 1]]
    kinds = (_kinds().get(word) for word in (" ".join(words), *words))
    kind = next((kind for kind in kinds if kind), "meeting")
    following = [*words[1:], *(token.lower for token in sentence.tokens[last + 1 : last + 2])][:1]
    if words[0] in forms("ringing") and PARTICLES & set(following):
        kind = "meeting"
    is_noun = sentence.dependencies[last].part_of_speech in _NOMINAL
    form: Literal["noun", "verb"] = "noun" if is_noun else "verb"
    return Trigger(first, last, kind, form, reciprocal=not is_noun)


@cache
def _judged() -> frozenset[str]:
    """Words by which meetings are often told, and that rules take for one by what stands around."""
    lists = (forms(key) for key in ("talking", "talking_over", "facing"))
    return frozenset(_kinds()).union(*lists, _contacts(), lexicon.words("meetings", "sittings"))


@cache
def _contacts() -> frozenset[str]:
    """Words that are mostly of something else: "told", "called", "went"."""
    contacts = ("chatting", "speaking", "briefing", "telling")
    doings = ("touring", "presenting", "calling", "summoning", "bringing", "errands", "going")
    lists = (forms(key) for key in (*contacts, *doings))
    return frozenset[str]().union(*lists) - {*verbs(), *with_verbs(), *nouns(), *forms("talking")}


@cache
def _kinds() -> dict[str, str]:
    visits = dict.fromkeys(lexicon.words("meetings", "stops"), "visit")
    calls = dict.fromkeys(forms("phoning") | forms("ringing"), "phone call")
    return {**visits, **calls, **loose_verbs(), **verbs(), **with_verbs(), **nouns()}
