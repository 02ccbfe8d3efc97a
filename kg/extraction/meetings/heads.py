"""The word of a sentence's tree that the words of a meeting hang on, and the clauses around it."""

from __future__ import annotations

from collections.abc import Iterator

from kg import lexicon
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.syntax import SUBJECTS, Syntax
from kg.language.words import is_past_form

_AFTER = frozenset(("after", "following", "since"))
_WILL = frozenset(("will", "'ll", "shall"))
_HAD = frozenset(("had", "has", "have"))


def head_of(syntax: Syntax, trigger: Trigger) -> int:
    """The word of the trigger that the others hang on."""
    inside = range(trigger.first, trigger.last + 1)
    return next((i for i in inside if syntax.arcs[i].head not in inside), trigger.last)


def clauses(syntax: Syntax, noun: int) -> Iterator[int]:
    """The verbs in whose clauses the noun stands, the innermost first.

    Of nouns in between only those count that are a part or an occasion: "the sidelines of".
    """
    occasions = lexicon.words("meetings", "occasions")
    for index in syntax.above(noun):
        if syntax.is_verb(index) or syntax.dependents(index, *SUBJECTS):
            yield index  # "In an interview with B, A was blunt": the adjective has the subject
        elif syntax.word(index) not in occasions:
            return


def is_past(syntax: Syntax, verb: int) -> bool:
    """Whether a verb is in the past, with "had" or "has" or without."""
    helpers = {syntax.word(i) for i in syntax.dependents(verb, "aux", "aux:pass")}
    if helpers:
        return helpers <= _HAD
    return is_past_form(syntax.word(verb))


def will_be(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether "will" says that a meeting lies ahead: "will hold two rounds of talks"."""
    head = head_of(syntax, trigger)
    if syntax.case(head) in _AFTER:
        return False
    for verb in (head, *clauses(syntax, head)):
        helpers = {syntax.word(i) for i in syntax.dependents(verb, "aux")}
        if not helpers.isdisjoint(_WILL):
            return True
        if syntax.relation(verb) not in ("obj", "conj"):
            return False
    return False
