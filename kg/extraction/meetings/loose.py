"""Everyday verbs that tell of a meeting only where they say that somebody was there or went there.

"Saw B in Oslo", "flew home to see B" and "ran into B at the station" tell of one; "saw the film",
"saw B as a rival" and "saw B leave" do not.
"""

from __future__ import annotations

from functools import cache

from kg import lexicon
from kg.extraction.meetings.words import forms, is_length_of_time
from kg.extraction.syntax import Syntax
from kg.language.inflection import forms_of
from kg.language.words import grammar, is_calendar_word

_WHAT_IT_DOES = ("xcomp", "ccomp", "acl")
_WHEN = ("obl:unmarked", "obl:tmod", "nmod:unmarked")
_PURPOSE = ("advcl", "acl", "xcomp")
_APPOINTED = frozenset(("before", "after", "until", "within"))
_SEEN_AS = frozenset(("as", "through"))
_WHERE = grammar("within") | {
    "on",
    "at",
    "near",
    "over",
    "inside",
    "outside",
    "during",
    "for",
    "since",
}


@cache
def _speaking() -> frozenset[str]:
    content = lexicon.load("meetings")
    return frozenset(forms_of([*content["speaking"], "chat"], content["irregular"]))


def tells_of_meeting(syntax: Syntax, verb: int, last: int) -> bool:
    """Whether the verb at ``verb``, its phrase ending at ``last``, has whom, and when or where."""
    if not syntax.is_verb(verb):
        return False
    apart = verb == last
    if apart and len([i for i in syntax.dependents(verb, "obj") if not _is_where(syntax, i)]) != 1:
        return False  # none, or what somebody was seen to do
    ends = [index for index in syntax.children[verb] if index > last]
    if any(syntax.relation(i) in _WHAT_IT_DOES or syntax.case(i) in _SEEN_AS for i in ends):
        return False
    if any(syntax.word(i) in lexicon.words("meetings", "pictures") for i in ends):
        return False
    if syntax.word(verb) in forms("spending") and not any(
        is_length_of_time(syntax.word(i)) or is_calendar_word(syntax.tokens[i].text)
        for i in syntax.dependents(verb, "obj")
    ):
        return False
    if _is_wished(syntax, verb):
        return bool(ends) and all(_is_appointed(syntax, i) for i in ends)
    if syntax.word(verb) in forms("spending") and _is_short(syntax, verb):
        return True
    if syntax.word(verb) in _speaking():
        # Who speaks with somebody may do so by phone, if it is not said where.
        return any(_says_where(syntax, i) for i in ends)
    return _is_purpose(syntax, verb) or any(_says_when_or_where(syntax, i) for i in ends)


def _says_when_or_where(syntax: Syntax, index: int) -> bool:
    if syntax.relation(index) in _WHEN or syntax.word(index) == "there":
        return True
    return _is_where(syntax, index)


def _is_where(syntax: Syntax, index: int) -> bool:
    """Whether a preposition makes it an adjunct, even where the tree takes it for an object."""
    adjunct = syntax.relation(index).startswith("obl") or syntax.relation(index) == "obj"
    return adjunct and syntax.case(index) in _WHERE


def _is_appointed(syntax: Syntax, index: int) -> bool:
    """Whom somebody wants to see, or by when: "wants to see B before the vote"."""
    return (
        syntax.relation(index) in ("obj", "punct", *_WHEN)
        or (syntax.case(index) or "") in _APPOINTED
        or is_calendar_word(syntax.tokens[index].text)
    )


def _is_short(syntax: Syntax, verb: int) -> bool:
    """Whether the time that is spent is that of a meeting, not of a life: "spent an hour"."""
    return any(
        syntax.word(i).removesuffix("s") in grammar("times_of_meeting")
        for i in syntax.dependents(verb, "obj")
    )


def _says_where(syntax: Syntax, index: int) -> bool:
    word = syntax.tokens[index].text
    timed = is_calendar_word(word) or word.lower() in grammar("times")
    return not timed and _says_when_or_where(syntax, index) and syntax.case(index) != "for"


def _is_purpose(syntax: Syntax, verb: int) -> bool:
    """Whether somebody does something to see somebody: "flew home to see B", "plans to see B"."""
    marks = {syntax.word(i) for i in syntax.dependents(verb, "mark")}
    # "Had been to see B"
    went = any(syntax.word(i) == "been" for i in syntax.dependents(verb, "cop", "aux"))
    return "to" in marks and (went or syntax.relation(verb) in _PURPOSE)


def _is_wished(syntax: Syntax, verb: int) -> bool:
    """Whether it is a figure of speech: "wants to see B in jail"."""
    head = syntax.arcs[verb].head
    return (
        head is not None
        and syntax.relation(verb) == "xcomp"
        and syntax.word(head) in lexicon.words("meetings", "wishing")
    )
