"""Phone calls that a verb tells of: "phoned B", "called B on Monday to thank him".

Mostly "called" is something else: "called B a liar", "called B to the stand", "called B's bluff".
"""

from __future__ import annotations

from kg import lexicon
from kg.extraction.meetings.words import forms
from kg.extraction.syntax import Syntax
from kg.language.words import grammar, is_calendar_word

_NAMING = ("xcomp", "ccomp", "acl", "compound:prt")
"""What somebody is called, or called to do; "called off"."""
_SUMMONING = frozenset(("to", "as", "for", "into", "onto", "off", "with"))
_TIMES = frozenset(("after", "before", "during", "since"))
PARTICLES = frozenset(
    ("in", "off", "out", "for", "on", "upon", "together", "over", "away", "forth")
)
"""Behind "called" they make another verb of it: "called in", "called on"."""
_QUOTES = frozenset(('"', "'", "‘"))


def is_phoned(syntax: Syntax, verb: int, phrase: str) -> bool:
    """Whether somebody is called on the phone, which "called" says with a time or what for."""
    if not syntax.is_verb(verb) or _is_unanswered(syntax, verb):
        return False
    if phrase in forms("phoning"):
        return True
    if phrase not in forms("ringing") or len(syntax.dependents(verb, "obj")) != 1:
        return False
    (called,) = syntax.dependents(verb, "obj")
    following = syntax.tokens[verb + 1 : verb + 2]
    if any(token.lower in PARTICLES for token in following):
        return False
    if syntax.oblique(verb, _SUMMONING) or syntax.dependents(verb, *_NAMING):
        return False
    if any(syntax.word(index) == "back" for index in syntax.children[verb]):
        return False
    following = syntax.tokens[max(syntax.phrase(called)) + 1 :][:1]
    if any(token.text in _QUOTES for token in following):
        return False
    return any(
        _is_time(syntax, index) or _is_talk(syntax, index) for index in syntax.children[verb]
    )


def _is_unanswered(syntax: Syntax, verb: int) -> bool:
    """Whether nobody is there: "called B, but got no answer"."""
    behind = " ".join(token.lower for token in syntax.tokens[verb:])
    return any(f" {words}" in behind for words in lexicon.words("meetings", "unanswered"))


def _is_time(syntax: Syntax, index: int) -> bool:
    adjunct = syntax.relation(index).startswith(("obl", "nmod:unmarked"))
    timed = is_calendar_word(syntax.tokens[index].text) or syntax.word(index) in grammar("times")
    return adjunct and (timed or syntax.case(index) in _TIMES)


def _is_talk(syntax: Syntax, index: int) -> bool:
    """Whether that is what one calls somebody for: "to thank him"."""
    marks = {syntax.word(i) for i in syntax.dependents(index, "mark")}
    return "to" in marks and syntax.word(index) in lexicon.words("meetings", "call_purposes")
