"""Attributions by which nobody says anything: "called an election", "Mayors Discuss Ferries"."""

from __future__ import annotations

import re

from kg import lexicon
from kg.extraction.addressees import verbs_of
from kg.extraction.attitudes import attitudes
from kg.extraction.meetings.phoning import is_phoned
from kg.extraction.syntax import Syntax
from kg.language.document import Attribution, Document
from kg.language.inflection import forms_of
from kg.language.words import verb_forms_in

_CALLED_ON = re.compile(r"(?:\w+ )*(?:call|calls|called|calling) on")
_LETTERS = re.compile(r"[\w-]+")
_THING = 6
"""Words of what is merely done to: "a snap general election"."""
_WHICH = frozenset(("that", "which"))


def says_nothing(document: Document, attribution: Attribution) -> bool:
    """Whether somebody only does something, or a headline names what a verb acts on."""
    return (
        _is_mere_object(document, attribution)
        or _is_act(document, attribution)
        or _is_done_to_a_thing(attribution)
    )


def _is_mere_object(document: Document, attribution: Attribution) -> bool:
    """Whether a headline only names what a verb acts on: "Mayors Discuss Ferries".

    Or a sentence what nobody has discussed yet: "met to discuss ferries". The verb is
    none of those that attribute, and what stands behind it holds neither a verb nor a quotation.
    """
    cue, pieces = attribution.cue, attribution.content
    sentence = document.sentence_at(pieces[0].start)
    if cue is None or attribution.quoted or sentence is None:
        return False
    if pieces[0].start < cue.start or not any(map(str.isalpha, cue.text)):
        return False  # "Talks off, UN says", "PM: no deal"
    is_aim = attribution.source is None and cue.text.lower().startswith("to ")
    if not is_aim and sentence.block.kind != "headline":
        return False
    said = any(
        arc.part_of_speech in ("VERB", "AUX")
        for token, arc in zip(sentence.tokens, sentence.dependencies, strict=True)
        if any(piece.start <= token.start < piece.end for piece in pieces)
    )
    words = document.plain[cue.start : cue.end].lower().split()
    return not said and not any(word in attitudes() for word in words)


def _is_act(document: Document, attribution: Attribution) -> bool:
    """Whether somebody does something, and says nothing: "called B on Monday", "appointed B"."""
    cue = attribution.cue
    sentence = document.sentence_at(cue.start) if cue else None
    if cue is None or sentence is None or attribution.quoted:
        return False
    said = attribution.content
    if all(piece.text.lower() in _WHICH and piece.end <= cue.start for piece in said):
        return True  # "a step that the union opposed" quotes nothing
    if _CALLED_ON.fullmatch(cue.text.lower()) and " to " not in attribution.content[0].text:
        return True  # who is called on is visited
    if cue.text.lower() in (
        *lexicon.words("names", "also_called"),
        *lexicon.words("claims", "comparing"),
    ):
        return True  # "known as the FARC", "who like many others has one name"
    first = attribution.content[0].text.lower()
    if len(said) == 1 and first.startswith(lexicon.words("claims", "unnamed")):
        return True  # "a nurse, who asked not to be named"
    source = attribution.source and document.name_index.starting_at(attribution.source.start)
    if cue.text == ":" and source and source.kind == "place":
        return True  # "KAMPALA: Parliament met on Monday."
    syntax, acts = Syntax(sentence), verb_forms_in("claims", "acts")
    marks = document.meeting_index.starting_within(sentence.start, sentence.end)
    called = any(each.is_likely and each.span.touches(cue) for each in marks)
    return any(
        syntax.word(verb) in acts or (called and is_phoned(syntax, verb, syntax.word(verb)))
        for verb in verbs_of(syntax, cue)
    )


def _is_done_to_a_thing(attribution: Attribution) -> bool:
    """Whether a verb that may attribute has an object of another matter: "called an election"."""
    cue, pieces = attribution.cue, attribution.content
    if cue is None or len(pieces) > 1 or pieces[0].start < cue.end:
        return False
    verb, words = cue.text.lower().split()[-1], _LETTERS.findall(pieces[0].text.lower())
    for base, things in lexicon.load("claims")["done_to_things"].items():
        if verb in forms_of((base,), {}) and len(words) <= _THING and {*words} & {*things}:
            return True
    return False
