"""Meetings that somebody asks for, asks about, or merely supposes."""

from __future__ import annotations

from itertools import pairwise

from kg import lexicon
from kg.extraction.meetings.heads import clauses, head_of, is_past
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import forms
from kg.extraction.syntax import SUBJECTS, Syntax

_WHETHER = frozenset(("if", "whether"))
_UNREAL = frozenset((("should", "have"), ("could", "have"), ("ought", "have")))
_COULD = frozenset(("would", "could", "might"))
_BETWEEN = frozenset(("of", "with", "between"))
_ASKED = frozenset(("for", "to"))


def is_in_question(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether somebody merely asks if it was: "asked whether A had met B", "did not say if".

    Or supposes what was not: "if A had met B, nobody would", "A should have met B".
    """
    head = head_of(syntax, trigger)
    for verb in (head, *clauses(syntax, head)):
        if _is_supposed(syntax, verb):
            return True
        marks = {syntax.word(i) for i in syntax.dependents(verb, "mark")}
        above = syntax.arcs[verb].head
        if above is None or not marks & _WHETHER:
            continue
        asked = syntax.relation(verb) == "advcl" and syntax.word(above) in forms("inquiring")
        if asked or syntax.relation(verb) == "ccomp":
            return is_past(syntax, verb)
    return False


def is_spoken_of(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether only what belongs to a meeting is spoken of: "discussed the date of the talks"."""
    noun = head_of(syntax, trigger)
    above = syntax.arcs[noun].head
    return (
        trigger.form == "noun"
        and above is not None
        and syntax.relation(noun) == "nmod"
        and syntax.relation(above) not in SUBJECTS
        and not syntax.oblique(noun, _BETWEEN)
        and syntax.word(above) in lexicon.words("meetings", "belonging")
    )


def _is_supposed(syntax: Syntax, verb: int) -> bool:
    """Whether a verb is in the past of what was not to be: "had met" behind "if", "should have"."""
    helping = [syntax.word(i) for i in syntax.dependents(verb, "aux", "mark")]
    above = syntax.arcs[verb].head
    around = [] if above is None else [syntax.word(i) for i in syntax.dependents(above, "aux")]
    unreal = any(pair in _UNREAL for pair in pairwise(helping))
    if ("would", "have") in pairwise(helping):
        unreal = any(token.lower == "if" for token in syntax.tokens)
    return unreal or ({"if", "had"} <= {*helping} and not _COULD.isdisjoint(around))


def is_asked_for(syntax: Syntax, noun: int, verb: int | None = None) -> bool:
    """Whether the noun is what a verb asks for, the one that it hangs on where none is given."""
    verb = syntax.arcs[noun].head if verb is None else verb
    return (
        verb is not None
        and syntax.word(verb) in forms("asking")
        and noun in syntax.oblique(verb, _ASKED)
    )
