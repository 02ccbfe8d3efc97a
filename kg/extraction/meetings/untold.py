"""Marked words by which nobody is told to meet, whoever else the sentence names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg import lexicon
from kg.extraction.meetings.asked import is_in_question, is_spoken_of
from kg.extraction.meetings.capitals import is_between_capitals
from kg.extraction.meetings.habits import is_habit
from kg.extraction.meetings.heads import head_of
from kg.extraction.meetings.marks import Mark
from kg.extraction.meetings.syntax import MeetingSyntax
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.unmet import is_something_else
from kg.extraction.meetings.words import forms
from kg.extraction.references import References
from kg.extraction.syntax import Syntax
from kg.language.words import verb_forms_in

_BOTH = 2
_EXCHANGES = frozenset(("exchange", "exchanges", "correspondence"))
_ON = frozenset(("on",))
_WITH = frozenset(("with",))
_FACING = frozenset(("other", "either", "each", "opposite"))


def is_untold(syntax: Syntax, mark: Mark, here: Sequence[str], references: References) -> bool:
    """Whether no meeting is told by marked words; ``here`` are those whom the sentence names."""
    trigger, words = mark.trigger, mark.mention.span.text.lower()
    return (
        is_no_occasion(syntax, trigger)
        or (trigger.form != "noun" and is_something_else(syntax.tokens, trigger.last, words))
        or MeetingSyntax(syntax).is_led_to(trigger)
        or is_between_capitals(syntax, trigger, references)
        or (len(here) < _BOTH and _is_of_onlookers(syntax, trigger))
        or words in forms("escorting")
        or _is_on_one_side(syntax, mark)
        or _is_of_a_body(syntax, mark)
    )


def is_no_occasion(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether words are of no meeting that was, or is to be: a habit, a question, a mere topic."""
    return (
        is_habit(syntax, trigger)
        or is_in_question(syntax, trigger)
        or is_spoken_of(syntax, trigger)
        or _is_in_writing(syntax, trigger)
    )


def _is_in_writing(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether people only write to each other: "in one exchange A forwards an email"."""
    return trigger.last == trigger.first and (
        syntax.word(trigger.last) in _EXCHANGES
        and any(syntax.word(i) in _written() for i in range(len(syntax.tokens)))
    )


@cache
def _written() -> frozenset[str]:
    return frozenset(lexicon.words("meetings", "written"))


def is_paid(syntax: Syntax, mark: Mark) -> bool:
    """Whether a visit is one to somebody: "paid Berg a visit"."""
    verb = syntax.arcs[mark.trigger.last].head
    return verb is not None and syntax.word(verb) in forms("paying")


def _is_of_onlookers(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether those who act only know of it: "a source close to the talks", "follows the talks"."""
    if trigger.form != "noun":
        return False
    noun = head_of(syntax, trigger)
    above = syntax.arcs[noun].head
    watched = (
        above is not None
        and syntax.relation(noun) == "obj"
        and syntax.word(above) in verb_forms_in("meetings", "watching")
    )
    own = {*syntax.phrase(noun)}
    before = [i for i in range(noun) if i not in own or syntax.relation(i) == "case"]
    knows = len(before) > 1 and syntax.relation(before[-1]) == "case"
    return watched or (knows and syntax.word(before[-2]) in lexicon.words("meetings", "knowing"))


def _is_on_one_side(syntax: Syntax, mark: Mark) -> bool:
    """Whether those named are only half of those who meet: "A and B sat on the American side"."""
    return any(
        syntax.word(side) == "side"
        and not any(syntax.word(i) in _FACING for i in syntax.children[side])
        for side in syntax.oblique(mark.trigger.first, _ON)
    )


def _is_of_a_body(syntax: Syntax, mark: Mark) -> bool:
    """Whether a body meets by itself: "its first meeting is planned for May"."""
    owners = {syntax.word(i) for i in syntax.dependents(mark.trigger.last, "nmod:poss")}
    return "its" in owners and not syntax.oblique(mark.trigger.last, _WITH)
