"""Words of what people do to somebody who is there, which say so by the place or "in person".

"Briefed B at the embassy", "flew to Oslo, where B assured her that ..." and "handed B the letter in
person" tell of a meeting; "briefed B on the plan", "assured B that ..." and "voted in person" do
not.
"""

from __future__ import annotations

from kg import lexicon
from kg.extraction.meetings.contacts import are_apart, is_there
from kg.extraction.meetings.words import forms
from kg.extraction.syntax import Syntax

_IN_PERSON = ("in", "person")
_AS_ONE = frozenset(("pair", "duo", "two", "three", "both", "together"))
_PARTNERS = frozenset(("with", "to"))
_TO = frozenset(("to",))
_SOME = frozenset(("a", "an"))
_AROUND = frozenset(("around", "round"))
_TO_TABLE = frozenset(("to", "around", "round", "at"))
_THERE = frozenset(("where", "there"))


def is_faced(syntax: Syntax, verb: int, phrase: str) -> bool:
    """Whether somebody is told something where he is: "was briefed by B at the embassy"."""
    told, briefed = phrase in forms("assuring"), phrase in forms("briefing")
    if not told and not briefed:
        return False
    if not syntax.is_verb(verb):
        return False
    ends = syntax.children[verb]
    if any(syntax.word(i) in _THERE and syntax.relation(i) == "advmod" for i in ends):
        return True
    # What somebody is told in Oslo he may as well be told from afar, or by way of the press.
    if briefed:
        return any(is_there(syntax, i) for i in ends)
    sites = lexicon.words("meetings", "sites")
    return any(
        is_there(syntax, i) and syntax.word(i) in sites and bool(syntax.dependents(i, "nmod:poss"))
        for i in ends
    )


def is_summoned(syntax: Syntax, verb: int, phrase: str) -> bool:
    """Whether somebody is called to where another one is: "summoned B to his office".

    Not before a court or a committee, which would be another matter. An envoy goes to the ministry
    that summons him.
    """
    summons = phrase in forms("summoning")
    if not (summons or phrase in forms("calling")) or not syntax.is_verb(verb):
        return False
    goals = {syntax.word(i) for i in syntax.oblique(verb, _TO)}
    if goals or not summons:
        return bool(goals & set(lexicon.words("meetings", "sites")))
    called = {syntax.word(i) for i in syntax.dependents(verb, "obj", "nsubj:pass")}
    return bool(called & set(lexicon.words("meetings", "envoys")))


def is_guided(syntax: Syntax, verb: int, phrase: str) -> bool:
    """Whether somebody is shown a place: "showed B around the mill", "took B on a tour of it"."""
    if phrase not in forms("guiding") or not syntax.is_verb(verb):
        return False
    behind = [i for i in syntax.children[verb] if i > verb]
    tours = [i for i in behind if syntax.word(i) == "tour"]
    shown = any(syntax.word(i) in _SOME for tour in tours for i in syntax.dependents(tour, "det"))
    shown = shown or any(syntax.case(i) in _AROUND for i in behind)
    return shown and bool(syntax.dependents(verb, "obj", "iobj"))


def brings_together(syntax: Syntax, verb: int, phrase: str) -> bool:
    """Whether somebody makes others meet: "brought B and C together", "to the same table"."""
    if phrase not in forms("bringing") or not syntax.is_verb(verb):
        return False
    behind = [i for i in syntax.children[verb] if i > verb]
    words = {syntax.word(i) for i in behind}
    at_table = any(syntax.case(i) in _TO_TABLE and syntax.word(i) == "table" for i in behind)
    there = any(is_there(syntax, i) for i in behind)
    return at_table or ("together" in words and there)


def is_in_person(syntax: Syntax, verb: int) -> bool:
    """Whether "in person" is said of what a verb does, or goes without saying."""
    if not syntax.is_verb(verb):
        return False
    handed = {syntax.word(i) for i in syntax.dependents(verb, "obj")}
    presents = syntax.word(verb) in forms("presenting")
    if presents and handed & set(lexicon.words("meetings", "papers")):
        return True
    return any(
        (syntax.word(i - 1), syntax.word(i)) == _IN_PERSON
        for i in syntax.children[verb]
        if i > verb
    )


def talks_at_length(syntax: Syntax, verb: int, last: int, phrase: str) -> bool:
    """Whether people talk with each other somewhere, or for long: "they talked for an hour".

    Who they are is looked at later: one who talks alone gives a talk.
    """
    if phrase not in forms("chatting") or not syntax.is_verb(verb):
        return False
    if syntax.dependents(verb, "obj", "ccomp") or syntax.oblique(verb, _PARTNERS):
        return False
    return not are_apart(syntax, last) and any(is_there(syntax, i) for i in syntax.children[verb])


def is_time_shared(syntax: Syntax, verb: int, phrase: str) -> bool:
    """Whether those who spend time may do so with each other: "the two spent an hour there"."""
    if phrase not in forms("spending") or syntax.oblique(verb, _PARTNERS):
        return False
    # "A and B spent an hour in Oslo" may tell of two hours, unless "the two" did, or "together".
    acting = [i for subject in syntax.subject(verb) for i in (subject, *syntax.children[subject])]
    if not {syntax.word(i) for i in (*acting, *syntax.children[verb])} & _AS_ONE:
        return False
    clause = {token.lower for token in syntax.tokens[verb + 1 :]}
    return not clause & set(lexicon.words("meetings", "confined"))
