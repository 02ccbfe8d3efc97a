"""Nouns that name again, or only describe, a meeting whose words stand before them."""

from __future__ import annotations

from kg import lexicon
from kg.extraction.meetings.heads import head_of
from kg.extraction.meetings.nouns import APPEARING
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import forms
from kg.extraction.syntax import Syntax
from kg.language.document import Sentence

_LONGEST_PHRASE = 5
_WITH = frozenset(("with",))
_FOR = frozenset(("for",))
_OF_ITS_OWN = frozenset(("of", "with", "between"))
_KNOWN = frozenset(("the", "this", "that"))
_BESIDES = frozenset(("also", "too"))


def is_joined(sentence: Sentence, before: Trigger, trigger: Trigger) -> bool:
    """Whether a noun shares the parties of the one before: "their summit and a dinner"."""
    between = [token.lower for token in sentence.tokens[before.last + 1 : trigger.first]]
    if before.form != "noun" or trigger.form != "noun" or "and" not in between:
        return False
    behind = between[len(between) - between[::-1].index("and") :]
    return behind[:1] in (["a"], ["an"], ["another"]) and len(behind) <= _LONGEST_PHRASE


def is_occasion_of(syntax: Syntax, before: Trigger, trigger: Trigger) -> bool:
    """Whether a noun is only the occasion of what a verb told: "raised it with B at a meeting"."""
    noun, verb = head_of(syntax, trigger), head_of(syntax, before)
    hangs_on = syntax.arcs[noun].head == verb
    return before.loose and hangs_on and _is_oblique_of(syntax, before, trigger, APPEARING)


def is_what_for(syntax: Syntax, before: Trigger, trigger: Trigger) -> bool:
    """Whether a noun only says what a verb before told of was for: "hosted B for a banquet"."""
    return _is_oblique_of(syntax, before, trigger, _FOR)


def _is_oblique_of(
    syntax: Syntax, before: Trigger, trigger: Trigger, words: frozenset[str]
) -> bool:
    """Whether a noun, with nobody of its own, stands behind one of the words with a verb."""
    noun = head_of(syntax, trigger)
    return (
        trigger.form == "noun"
        and before.form != "noun"
        and noun in syntax.oblique(head_of(syntax, before), words)
        and not syntax.oblique(noun, _WITH)
    )


def is_attended_besides(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether others only came to what was told before: "B and C also attended the meeting".

    Or it "was attended by B and C".
    """
    noun = head_of(syntax, trigger)
    verb = syntax.arcs[noun].head
    known = {syntax.word(i) for i in syntax.dependents(noun, "det")} & _KNOWN
    own = syntax.oblique(noun, _OF_ITS_OWN)
    if trigger.form != "noun" or verb is None or not known or own:
        return False
    # "Was also present at the meeting" is an adjective with its noun.
    coming = forms("coming") | {*lexicon.words("meetings", "in_attendance")}
    besides = any(syntax.word(i) in _BESIDES for i in syntax.dependents(verb, "advmod"))
    return syntax.word(verb) in coming and (besides or syntax.is_passive(verb))


def may_refer_back(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the words may name a meeting again that was told before: "the Bergen summit"."""
    lead = [token.lower for token in sentence.tokens[max(0, trigger.first - 4) : trigger.first]]
    definite = bool({"the", "this", "their"} & set(lead))
    other = bool(set(lexicon.words("meetings", "other_times")) & set(lead))
    return trigger.form == "noun" and not trigger.plural and definite and not other
