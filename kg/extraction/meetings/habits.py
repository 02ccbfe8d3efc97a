"""Meetings that people have now and then: "often meets B", "their weekly talks".

These are no occasion on which anybody met, and nobody could say which one is meant. What was done
often was done ("often met B in Oslo").
"""

from __future__ import annotations

from kg import lexicon
from kg.extraction.meetings.heads import head_of, is_past
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.syntax import Syntax
from kg.language.words import grammar, is_calendar_word, is_past_form

_SAID = frozenset(("said",))
_EACH = frozenset(("every", "each"))


def is_habit(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether words tell of meetings in general."""
    if trigger.form == "noun":
        often = lexicon.words("meetings", "habitual.nouns")
        around = syntax.dependents(head_of(syntax, trigger), "amod", "compound")
        return _is_plural(syntax, trigger) and any(syntax.word(i) in often for i in around)
    if _is_said_to_be_done(syntax, trigger):
        return True
    return _is_general(syntax, trigger) and any(
        syntax.word(child) in lexicon.words("meetings", "habitual.verbs")
        or (syntax.word(child) in grammar("times") and _EACH & _determiners(syntax, child))
        for child in syntax.children[trigger.first]
    )


def _is_said_to_be_done(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether a past word tells in the present, without a day: "he said he meets with families"."""
    verb = trigger.first
    above = syntax.arcs[verb].head
    return (
        above is not None
        and syntax.relation(verb) == "ccomp"
        and syntax.word(verb).endswith("s")
        and not is_past_form(syntax.word(verb))
        and (syntax.word(above) in _SAID or is_past(syntax, above))
        and not any(is_calendar_word(syntax.tokens[i].text) for i in syntax.below(verb))
    )


def _is_plural(syntax: Syntax, trigger: Trigger) -> bool:
    return syntax.word(trigger.last).endswith("s")


def _is_general(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether a verb is in the present, or behind "to" or "would"."""
    verb = syntax.word(trigger.first)
    return not (verb.endswith("ing") or is_past_form(verb))


def _determiners(syntax: Syntax, noun: int) -> set[str]:
    return {syntax.word(i) for i in syntax.dependents(noun, "det")}
