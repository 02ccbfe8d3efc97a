"""Meetings that somebody tells of and others deny: "B met C, reports said. C denied it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import lexicon
from kg.extraction.meetings.sightings import Sighting, told_in
from kg.extraction.meetings.words import forms, holding_forms, nouns
from kg.extraction.syntax import SUBJECTS, Syntax
from kg.language.document import Document, Sentence
from kg.language.words import grammar

_IT = frozenset(("it", "this", "that", "which", "so"))
_WHOM = frozenset(("him", "her", "them", "man", "woman", "person", "each"))
_SUCH = frozenset(("such",))


def with_denials(document: Document, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """The sightings, with a denial of those that somebody denies right behind the words for them.

    What the article says by itself is not taken back by a denial, which may be one of anything;
    what it passes on is.
    """
    told = {each.sentence.start for each in sightings}
    denied: set[int] = set()
    for before, sentence in zip((None, *document.sentences), document.sentences, strict=False):
        near = told & {sentence.start, before.start if before else sentence.start}
        if not near or not (found := _denial(sentence)):
            continue
        where, is_of_meeting = found
        here = [each for each in told_in(sentence, sightings) if each.trigger.end <= where]
        if not here and before is not None:
            here = told_in(before, sightings)
        denied |= {
            id(each)
            for each in here
            if is_of_meeting or _is_passed_on(document, each.trigger.start)
        }
    for sighting in sightings:
        yield replace(sighting, denial="denied") if id(sighting) in denied else sighting


def _denial(sentence: Sentence) -> tuple[int, bool] | None:
    """Where a sentence denies what was said, and whether it says that a meeting was not."""
    syntax = Syntax(sentence)
    for index, token in enumerate(sentence.tokens):
        if syntax.word(index) in forms("denying") and _denies_what_was_said(syntax, index):
            return token.start, False
        if syntax.word(index) == "met" and _never_met(syntax, index):
            return token.start, False
        if syntax.word(index) in nouns() and _was_none(syntax, index):
            return token.start, True
    return None


def _denies_what_was_said(syntax: Syntax, verb: int) -> bool:
    """As in "he denied it", "both have denied this", "which the office denied", "Berg denied"."""
    if not syntax.is_verb(verb) or syntax.is_passive(verb):
        return False
    if syntax.dependents(verb, "ccomp", "xcomp"):
        return False
    objects = syntax.dependents(verb, "obj")
    told = lexicon.words("meetings", "passed_on")
    return all(syntax.word(i) in _IT or syntax.word(i) in told for i in objects)


def _never_met(syntax: Syntax, verb: int) -> bool:
    """As in "I have never met this man", "she had never met him"."""
    never = any(syntax.word(i) == "never" for i in syntax.dependents(verb, "advmod"))
    return never and any(syntax.word(i) in _WHOM for i in syntax.dependents(verb, "obj"))


def _was_none(syntax: Syntax, noun: int) -> bool:
    """As in "no such meeting took place", "there was no such meeting"."""
    known = {syntax.word(i) for i in syntax.dependents(noun, "det", "amod", "det:predet")}
    verb = syntax.arcs[noun].head
    none = not known.isdisjoint(grammar("nobody"))
    happens = (
        verb is not None
        and syntax.relation(noun) in SUBJECTS
        and bool({syntax.word(verb), f"{syntax.word(verb)} place"} & holding_forms())
    )
    return none and (happens or bool(known & _SUCH))


def _is_passed_on(document: Document, offset: int) -> bool:
    """Whether the words there are what somebody else is said to have said."""
    return any(
        piece.start <= offset < piece.end
        for each in document.attributions
        for piece in each.content
    )
