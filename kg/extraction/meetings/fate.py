"""What becomes of a meeting, by the words around it and by the sentence's tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import lexicon
from kg.extraction.meetings.asked import is_asked_for
from kg.extraction.meetings.decisions import decided, is_where_decided
from kg.extraction.meetings.heads import clauses, head_of, is_past
from kg.extraction.meetings.postponing import is_put_off
from kg.extraction.meetings.status import Standing, meeting_status
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import forms, holding_forms
from kg.extraction.syntax import SUBJECTS, Syntax
from kg.language.document import Token
from kg.language.words import grammar, is_past_form, verb_forms_in

_PARTS = ("obj", "nsubj:pass", "nmod", "acl", "acl:relcl", "xcomp")
_DEPENDING = ("obj", "xcomp")
_BE = grammar("forms_of_be")
_NEGATIONS = grammar("negations")


def fate(syntax: Syntax, trigger: Trigger) -> Standing:
    """The status of a meeting, as of the sentence."""
    standing = meeting_status(_without_others(syntax, trigger), trigger)
    over = is_past_clause(syntax, trigger) or is_where_decided(syntax, trigger)
    if standing.status in ("planned", "proposed") and over:
        standing = Standing("held", stated=True)
    if standing.status == "proposed" and is_where_it_is_said(syntax, trigger):
        standing = Standing("held", stated=True)
    if does_not_happen(syntax, trigger):
        if _is_known(syntax, trigger):
            return Standing("cancelled", stated=True)
        standing = Standing("cancelled", True, standing.denial or "off")
    denied = bool(standing.denial) or _is_denied(syntax, trigger)
    if denied and is_called(syntax, trigger, "awaited"):
        return Standing("cancelled", stated=True)
    if is_put_off(syntax, trigger):
        return Standing("planned", stated=True)
    if denied:
        return Standing("cancelled", True, standing.denial or "denied")
    if _is_called_off(syntax, trigger):
        return Standing("cancelled", stated=True)
    if standing.status == "held" and (standing_decided := decided(syntax, trigger)):
        return standing_decided
    if standing.status == "held" and (_is_ahead(syntax, trigger) or _is_due(syntax, trigger)):
        return Standing("planned", stated=True)
    if standing.status == "held" and is_asked_for(syntax, head_of(syntax, trigger)):
        return Standing("proposed", stated=True)
    return standing


def _without_others(syntax: Syntax, trigger: Trigger) -> Sequence[Token]:
    """The words without those that describe something else.

    Participles ("talks on cancelled ferries"), and clauses before it ("B, who did not go, met C").
    """
    head = head_of(syntax, trigger)
    around = {head, *syntax.above(head)}
    others: set[int] = set()
    for index, arc in enumerate(syntax.arcs):
        if arc.relation == "amod" and arc.part_of_speech == "VERB" and arc.head not in around:
            others.add(index)
        if arc.relation == "acl:relcl" and index < trigger.first and index not in around:
            others.update(below for below in syntax.below(index) if below < trigger.first)
    return [
        replace(token, text="…") if index in others else token
        for index, token in enumerate(syntax.tokens)
    ]


_HELPING = frozenset(("had", "has", "have", "be", "been"))
"""What two verbs may share: "will have met B and seen C"."""
_BEFORE_NOW = frozenset(("after", "since", "when"))
_OCCASION = frozenset(("in", "at", "during"))
_SOME_OR_THE = grammar("definite") | grammar("indefinite")
_NEVER = "never"
_SET = frozenset(("set", "due", "slated", "arranged"))
_NEITHER = frozenset(("neither",))


def does_not_happen(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether a noun is said not to take place: "neither meeting will take place"."""
    noun = head_of(syntax, trigger)
    verb = syntax.arcs[noun].head
    if verb is None or syntax.relation(noun) not in SUBJECTS:
        return False
    words = {syntax.word(i) for i in syntax.dependents(verb, "advmod")}
    words |= {syntax.word(i) for i in syntax.dependents(noun, "det")}
    happens = {syntax.word(verb), f"{syntax.word(verb)} place"} & holding_forms()
    return bool(happens and words & (grammar("negations") | _NEITHER))


def is_where_it_is_said(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether a noun says in what something was offered: "offered in a phone call to help"."""
    noun = head_of(syntax, trigger)
    verb = syntax.arcs[noun].head
    return (
        trigger.form == "noun"
        and verb is not None
        and syntax.word(verb) in verb_forms_in("claims", "verbs")
        and noun in syntax.oblique(verb, _OCCASION)
        and bool({syntax.word(i) for i in syntax.dependents(noun, "det")} & _SOME_OR_THE)
        and is_past_form(syntax.word(verb))
    )


def _is_known(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether the meeting is one that was to be: "the meeting of B and C did not take place".

    Or it has a day: "a meeting with B, set for May 3, did not take place".
    """
    noun = head_of(syntax, trigger)
    if any(syntax.word(i) in _SET | {*_awaited()} for i in syntax.dependents(noun, "acl")):
        return True
    known = {syntax.word(i) for i in syntax.dependents(noun, "det")}
    verb = syntax.arcs[noun].head
    said = set() if verb is None else {syntax.word(i) for i in syntax.dependents(verb, "advmod")}
    return bool(known & grammar("definite")) and _NEVER not in said


def _awaited() -> tuple[str, ...]:
    return lexicon.words("meetings", "awaited")


def _is_ahead(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether somebody is about to go where the meeting is: "flies to Oslo for talks with B"."""
    noun = head_of(syntax, trigger)
    verb = syntax.arcs[noun].head
    if verb is None or not syntax.word(verb).endswith("s"):
        return False
    marks = {syntax.word(i) for i in syntax.dependents(noun, "mark")}
    clause = syntax.relation(noun) in ("advcl", "xcomp") and "to" in marks
    purpose = syntax.case(noun) == "for" or clause
    return purpose and syntax.word(verb) in forms("going")


def _is_due(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether somebody is awaited where the meeting is: "is due in Oslo to meet B"."""
    above = syntax.above(head_of(syntax, trigger))
    # Of "is due in Oslo" the tree may hang "is" on the town.
    return any(syntax.word(i) == "due" and syntax.word(i - 1) in _BE for i in above if i)


def is_called(syntax: Syntax, trigger: Trigger, words: str) -> bool:
    """Whether an adjective of that list of the lexicon stands with the noun."""
    said = {syntax.word(i) for i in syntax.dependents(head_of(syntax, trigger), "amod")}
    return trigger.form == "noun" and bool(said & set(lexicon.words("meetings", words)))


def _is_denied(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether a verb that the meeting depends on is negated: "has not tried to hold talks"."""
    index = head_of(syntax, trigger)
    for head in (index, *syntax.above(index)):
        if syntax.is_verb(head) and (
            _NEGATIONS & {syntax.word(child) for child in syntax.dependents(head, "advmod")}
            or any(_is_nobody(syntax, i) for i in syntax.dependents(head, "obj", *SUBJECTS))
        ):
            return True
        joined = syntax.relation(head) == "conj" and not syntax.is_verb(head)
        if not joined and syntax.relation(head) not in _DEPENDING:
            return False
    return False


def _is_nobody(syntax: Syntax, noun: int) -> bool:
    """Whether a subject or an object names nobody: "no president", "none of them"."""
    words = {syntax.word(noun), *(syntax.word(i) for i in syntax.dependents(noun, "det"))}
    return not words.isdisjoint(grammar("nobody"))


def _is_called_off(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether what the meeting is a part of is called off: "scrapped a trip that was to ..."."""
    index = head_of(syntax, trigger)
    for head in (index, *syntax.above(index)):
        if syntax.word(head) in forms("calling_off") or _calls_off(syntax, head):
            return head != index
        # "Cancelled her visit and her talks with B"
        joined = syntax.relation(head) == "conj" and not syntax.is_verb(head)
        if not joined and syntax.relation(head) not in _PARTS:
            return False
    return False


def _calls_off(syntax: Syntax, verb: int) -> bool:
    """Whether a verb has its "off" behind it: "the second round was called off", "put off"."""
    off = any(syntax.word(i) == "off" for i in syntax.dependents(verb, "compound:prt", "advmod"))
    put_off = f"{syntax.word(verb)} off" in forms("putting_off")
    return off and (syntax.word(verb) in forms("calling") or put_off)


def is_past_clause(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether the meeting is what something comes after: "will go, after the two met in May".

    Or when it was: "the first since May, when C brought the two together". Or it was whatever is
    planned in the clause before: "will meet B and met C", "will see B, who met C".
    """
    head = head_of(syntax, trigger)
    for verb in (head, *clauses(syntax, head)):
        if trigger.form != "noun" and syntax.relation(verb) in ("conj", "acl:relcl"):
            above = syntax.arcs[verb].head
            shared = [] if above is None else syntax.dependents(above, "aux", "aux:pass")
            alone = syntax.relation(verb) != "conj" or _HELPING.isdisjoint(map(syntax.word, shared))
            return alone and is_past(syntax, verb)
        if syntax.relation(verb).startswith("advcl"):
            marks = {syntax.word(i) for i in syntax.dependents(verb, "mark", "advmod")}
            return is_past(syntax, verb) and bool(marks & _BEFORE_NOW)
    return False
