"""Meetings that are put off, or still due, though they pass for cancelled."""

from __future__ import annotations

from kg import lexicon
from kg.extraction.meetings.heads import head_of
from kg.extraction.meetings.status import is_due, is_left_open, is_undated, speaks_of_cancelling
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import forms
from kg.extraction.syntax import Syntax
from kg.language.document import Document, Sentence
from kg.language.words import grammar

_OWING = frozenset(("owing", "due", "thanks"))
_TO = frozenset(("to", "until", "till", "for"))


def is_put_off(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether a noun is said to be on another day: "was postponed to May", "pushed back to May"."""
    noun = head_of(syntax, trigger)
    verb = syntax.arcs[noun].head
    if verb is None or trigger.form != "noun":
        return False
    # "Had been planned for Oslo but was moved to Bergen"
    verbs = [verb, *syntax.dependents(verb, "conj")]
    return syntax.relation(noun) in ("nsubj:pass", "obj") and any(
        any(_is_day_behind(syntax, i) for i in syntax.oblique(each, _TO))
        and not forms("putting_off").isdisjoint(_with_particles(syntax, each))
        for each in verbs
    )


def is_still_due(document: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a meeting that passes for cancelled is only put off, or still ahead.

    What was due is, unless the sentence or the next one calls something off, or says that something
    did not come to be: "was to receive both, received neither".
    """
    syntax = Syntax(sentence)
    rest = " ".join(token.lower for token in syntax.tokens[trigger.last + 1 :])
    if is_undated(syntax.tokens, trigger) or is_left_open(rest):
        return True
    behind = document.sentence_at(sentence.end + 1)
    near = (*sentence.tokens, *(behind.tokens if behind else ()))
    start = syntax.tokens[trigger.first].start
    unmet = {*grammar("negations"), *lexicon.words("meetings", "unmet")}
    if any(token.lower in unmet for token in near if token.start > start):
        return False
    said = " ".join(token.lower for token in near)
    due = is_due(syntax.tokens, trigger) and not speaks_of_cancelling(said)
    return due or is_put_off(syntax, trigger)


def _with_particles(syntax: Syntax, verb: int) -> list[str]:
    """A verb alone, and with each word that hangs on it: "pushed", "pushed back"."""
    word = syntax.word(verb)
    return [word, *(f"{word} {syntax.word(i)}" for i in syntax.children[verb])]


def _is_day_behind(syntax: Syntax, noun: int) -> bool:
    """Whether "to" or the like leads to a word by itself: not "owing to the crisis"."""
    cases = syntax.dependents(noun, "case", "mark")
    return any(syntax.word(i) in _TO and (not i or syntax.word(i - 1) not in _OWING) for i in cases)
