"""Whether the words around a date tell of what is still to come, or of what was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg import lexicon
from kg.language.document import Sentence, Token
from kg.language.words import grammar, irregular_past, is_past_form, verb_forms_in, verbs_of_saying

_WILL = frozenset(("will", "'ll", "shall"))
_EITHER = frozenset(("set", "put", "cut", "hit", "let", "read", "cost", "shut", "bid"))
"""Forms that are of the present or of the past."""
_AFTERWARDS = frozenset(("follow", "follows", "come", "comes"))
_HAS = frozenset(("has", "have"))
_REACH = 120
"""Characters before a date in which words tell whether it lies ahead."""


def telling_words(plain: str, sentence: Sentence, start: int, end: int) -> str:
    """The words that tell whether a date lies ahead: those before it in the sentence.

    Where the verb that it dates follows with its subject, they are those up to that verb ("On
    Friday the mayor will travel"). What somebody has on a day is still to come ("has a dinner").
    """
    tokens, arcs = sentence.tokens, sentence.dependencies
    index: int | None = sentence.index_at(end - 1)
    top = index
    while index is not None and arcs[index].part_of_speech not in ("VERB", "AUX"):
        top, index = index, arcs[index].head
    if index is None and any(
        arc.head == top and arc.relation == "aux" and token.lower in _WILL and token.start > end
        for token, arc in zip(tokens, arcs, strict=True)
    ):
        return "will "  # "On Friday B will be the guest of C"
    if index is not None and (told := _told_before(sentence, index, end)) is not None:
        index = told
    is_weekday = tokens[sentence.index_at(end - 1)].text in grammar("weekdays")
    # Of "follows a meeting on Friday" the day is the meeting's.
    own = top is not None and (tokens[top].start >= start or arcs[top].relation.startswith("obl"))
    if index is not None and is_weekday and own and _is_scheduled(sentence, index):
        return "will "
    if index is not None and tokens[index].start > end:
        subjects = (
            token.start > end
            for token, arc in zip(tokens[:index], arcs[:index], strict=True)
            if arc.head == index and arc.relation.startswith("nsubj")
        )
        if any(subjects):
            # Of "is to travel" the tree may have either verb on top.
            return plain[end : tokens[min(index + 1, len(tokens) - 1)].end]
    if index is not None and _does_to(sentence, index, end):
        return ""  # "offered in May to help": the day is that of the offer
    if index is not None and arcs[index].part_of_speech == "VERB":
        helpers = {
            token.lower
            for token, arc in zip(tokens, arcs, strict=True)
            if arc.head == index and arc.relation == "aux"
        }
        # "Is meeting B on Friday", "will meet B, a minister of state, on Friday"
        arranged = tokens[index].lower.endswith("ing") and helpers & {"is", "are", "am"}
        will = helpers & _WILL and "have" not in helpers
        if arranged or will or _tells_plan(tokens[index]):
            return "will "
        if _is_simple_past(sentence, index) and tokens[index].start < start:
            return plain[tokens[index].start : start]  # "will meet B and met C on Friday"
    return plain[sentence.start : start]


def _does_to(sentence: Sentence, verb: int, end: int) -> bool:
    """Whether a past verb leads to another only behind a date: "offered in May to help"."""
    tokens, arcs = sentence.tokens, sentence.dependencies
    below = [(arc.relation, index) for index, arc in enumerate(arcs) if arc.head == verb]
    helped = any(relation.startswith(("aux", "cop")) for relation, _ in below)
    leads = any(
        relation in ("xcomp", "advcl")
        and tokens[index].start > end
        and tokens[index - 1].lower == "to"
        for relation, index in below
    )
    return leads and not helped and is_past_form(tokens[verb].lower)


def _told_before(sentence: Sentence, verb: int, end: int) -> int | None:
    """The verb of what is said before a date that the tree hangs on the saying.

    As in "will meet B on Friday, the ministry said": the day is the meeting's.
    """
    if sentence.tokens[verb].start < end:
        return None
    return next(
        (
            index
            for index, arc in enumerate(sentence.dependencies)
            if arc.head == verb
            and arc.relation in ("ccomp", "parataxis")
            and sentence.tokens[index].end < end
        ),
        None,
    )


def _tells_plan(verb: Token) -> bool:
    """Whether a verb in the present tells of what is to come: "has a dinner on Friday"."""
    going = verb.lower.endswith("s") and verb.lower in verb_forms_in("meetings", "going")
    goes_on = verb.lower.removesuffix("s") in lexicon.words("meetings", "resuming")
    return going or goes_on or verb.lower in ("has", "have")


def _is_simple_past(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is in the past by itself: "met", but not "to be held"."""
    below = {arc.relation.split(":")[0] for arc in sentence.dependencies if arc.head == verb}
    return is_past_form(sentence.tokens[verb].lower) and below.isdisjoint(("aux", "mark"))


def _is_scheduled(sentence: Sentence, verb: int) -> bool:
    """Whether a verb in the present says what somebody does on a day: "B meets C on Friday"."""
    tokens, arcs = sentence.tokens, sentence.dependencies
    word = tokens[verb].lower
    below = {arc.relation.split(":")[0] for arc in arcs if arc.head == verb}
    no_plan = word in _EITHER or word in _AFTERWARDS
    is_present = not (word.endswith("ing") or is_past_form(word) or no_plan)
    return (
        is_present
        and "nsubj" in below
        and not {"aux", "mark"} & below
        and (word not in verbs_of_saying())
    )


def looks_ahead(before: str) -> bool:
    """Whether the words before speak of the future, those of a verb of saying set aside."""
    if before.split()[-1:] == ["since"]:
        return False
    clause = _saying().split(before[-_REACH:])[-1]
    clause = _gone().sub("", _passed().split(clause)[-1])
    return puts_off(before) or bool(_ahead().search(clause))


def had_been_due(before: str) -> bool:
    """Whether the words tell of what was ahead once: "had been due to meet B on"."""
    return bool(_gone().search(_saying().split(before[-_REACH:])[-1]))


def puts_off(before: str) -> bool:
    """Whether the words lead to the day to which something is put off: "was postponed until"."""
    return bool(_put_off().search(before[-_REACH:]))


def is_told(sentence: Sentence, start: int, end: int) -> bool:
    """Whether somebody did something "on" the date there: "last met B on May 12".

    A passive may tell what is set for a day.
    """
    tokens, arcs = sentence.tokens, sentence.dependencies
    first, index = sentence.index_at(start), sentence.index_at(end - 1)
    if not first or tokens[first - 1].lower != "on":
        return False
    verb = arcs[index].head
    while verb is not None and first <= verb <= index:
        verb = arcs[verb].head
    return verb is not None and arcs[verb].part_of_speech == "VERB" and _is_active(sentence, verb)


def _is_active(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is in the past by itself, of whoever acts: "met", but not "was set"."""
    passive = any(
        arc.head == verb and arc.relation in ("aux:pass", "nsubj:pass")
        for arc in sentence.dependencies
    )
    return _is_simple_past(sentence, verb) and not passive


def tells_present(sentence: Sentence) -> bool:
    """Whether all verbs of a sentence are in the present: "In May she travels to Oslo"."""
    verbs = [
        token.lower
        for token, arc in zip(sentence.tokens, sentence.dependencies, strict=True)
        if arc.part_of_speech in ("VERB", "AUX")
    ]
    return bool(verbs) and not any(map(is_past_form, verbs)) and verbs[0] not in _HAS


def calls_off(behind: str) -> bool:
    """Whether the words behind a date tell that something did not come to be."""
    return bool(_called_off().search(behind))


@cache
def _called_off() -> re.Pattern[str]:
    return _any_of(lexicon.words("meetings", "status.off_after_all"))


@cache
def _put_off() -> re.Pattern[str]:
    verbs = lexicon.any_of(verb_forms_in("meetings", "putting_off"))
    return re.compile(rf"(?<!\w)(?:{verbs})\b[^.;:]* (?:to|until|till|for)(?: the)?\s*$")


@cache
def _passed() -> re.Pattern[str]:
    """Words that put what follows into the past: "will go, after the two met in"."""
    past = rf"\w+ed|{lexicon.any_of(irregular_past())}"
    return re.compile(rf"\b(?:after|since)\b(?=(?:\s+\S+){{0,6}}?\s+(?:{past})\b)")


@cache
def _gone() -> re.Pattern[str]:
    """What was ahead once: "had been due to meet in", "was to have met in"."""
    plans = lexicon.any_of(lexicon.words("meetings", "status.planned"))
    return re.compile(rf"\b(?:(?:was|were)\s+to\s+have|had\s+(?:been\s+)?(?:{plans}))(?!\w)")


@cache
def _ahead() -> re.Pattern[str]:
    """Words of plans and wishes."""
    plans = lexicon.words("meetings", "status.planned")
    proposed = lexicon.words("meetings", "status.proposed")
    return _any_of((*plans, *proposed, *lexicon.words("language", "ahead")))


@cache
def _saying() -> re.Pattern[str]:
    return _any_of(verbs_of_saying())


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon.any_of(phrases)})(?!\w)")
