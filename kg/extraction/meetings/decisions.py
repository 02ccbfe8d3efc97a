"""Meetings that somebody decides on, is asked for or refuses: "agreed in May to meet B"."""

from __future__ import annotations

from kg import lexicon
from kg.extraction.meetings.heads import clauses, head_of
from kg.extraction.meetings.status import Standing, decided_standing
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import forms
from kg.extraction.syntax import Syntax

_TO_DO = ("xcomp", "advcl", "acl", "ccomp", "obl")
_CALLED = frozenset(("called",))
"""What is called takes place: "a meeting was called for Monday"."""
_THAT = frozenset(("that",))
_AFTER = frozenset(("after", "following", "during"))


def decision_on(syntax: Syntax, trigger: Trigger) -> int | None:
    """The verb, or the noun, by which it is decided on: "agreed to meet", "an offer to meet".

    Or demanded: "demanded that A meet B", where the verb has no past.
    """
    if is_where_decided(syntax, trigger):
        return None
    head = head_of(syntax, trigger)
    verb = head if syntax.is_verb(head) else next(clauses(syntax, head), None)
    while verb is not None and syntax.relation(verb) == "conj" and not _marks(syntax, verb):
        verb = syntax.arcs[verb].head
    if verb is None:
        return None
    above = syntax.arcs[verb].head
    if above is None or above > verb or syntax.relation(verb) not in _TO_DO:
        return None
    marks = _marks(syntax, verb)
    base = syntax.word(verb) in lexicon.words("meetings", "bare_verbs")
    demanded = base and not syntax.dependents(verb, "aux") and (not marks or marks <= _THAT)
    if "to" not in marks and not demanded:
        return None
    word = syntax.word(above)
    return above if word in forms("deciding") or word in _nouns() else None


def is_where_decided(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether something else was decided at or after it: "agreed to resign after talks with B"."""
    head = head_of(syntax, trigger)
    verb = next(clauses(syntax, head), None)
    above = None if verb is None else syntax.arcs[verb].head
    return (
        trigger.form == "noun"
        and syntax.case(head) in _AFTER
        and above is not None
        and syntax.word(above) in forms("deciding")
    )


def decided(syntax: Syntax, trigger: Trigger) -> Standing | None:
    """The status that such a verb or noun gives the meeting, or "has been proposed" behind it."""
    head = head_of(syntax, trigger)
    verb = syntax.arcs[head].head
    if verb is not None and syntax.relation(head) == "nsubj:pass":
        deciding = syntax.word(verb) in forms("deciding") and syntax.word(verb) not in _CALLED
        return decided_standing(syntax.word(verb)) if deciding else None
    above = decision_on(syntax, trigger)
    return None if above is None else decided_standing(syntax.word(above))


def _marks(syntax: Syntax, verb: int) -> set[str]:
    return {syntax.word(i) for i in syntax.dependents(verb, "mark")}


def _nouns() -> frozenset[str]:
    return frozenset(lexicon.words("meetings", "decisions"))
