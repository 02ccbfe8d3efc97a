"""Verbs that meet, by which nobody is met: matches, stories, roads, demands."""

from __future__ import annotations

from itertools import pairwise, takewhile

from kg import lexicon
from kg.extraction.meetings.words import fixture, forms
from kg.language.document import Token
from kg.language.words import grammar, is_past_form

_COUNTS = frozenset(("once", "twice", "times", "each", "both"))
_CLAUSE_ENDS = frozenset((".", ";", ":", ",", '"', "(", "–", "—"))
_HELPING = grammar("forms_of_be") | {"has", "had", "have", "will"}
_PLAN = 5
"""Words of a plan up to its "to": "and is also expected to"."""
_ARTICLES = grammar("definite") | grammar("indefinite")


def is_something_else(tokens: tuple[Token, ...], last: int, phrase: str) -> bool:
    """Whether nobody is met: "called on B to resign", "will meet B in the semi-finals"."""
    clause = clause_behind(tokens, last)
    if phrase in forms("demanding"):
        # Papers set a comma behind a long name: "called on the members of B, to resign".
        end = last + 1 + len(clause)
        return any(
            _is_demand(tokens, index) for index in range(last + 1, min(end + 2, len(tokens)))
        )
    if phrase in forms("reciprocal") and (_is_fixture(tokens) or _is_of_ways(tokens, last)):
        return True
    if not is_past_form(phrase.split()[0]) and _is_invented(tokens):
        return True
    shown = lexicon.words("meetings", "receptions")
    if "back" in clause or ("with" in clause and {*clause[clause.index("with") :]} & {*shown}):
        return True  # "welcomed him back", "received him with applause"
    return bool(fixture().search(" ".join(clause)))


def _is_demand(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "to" leads to what is demanded there; not "call on B and is to see C", "to Rome"."""
    behind = tokens[index + 1 : index + 2]
    leads = bool(behind) and behind[0].text.islower() and behind[0].text not in _ARTICLES
    planned = tokens[max(0, index - _PLAN) : index + 1]
    is_other = any(one.lower == "and" and two.lower in _HELPING for one, two in pairwise(planned))
    return tokens[index].lower == "to" and leads and not is_other


def _is_fixture(tokens: tuple[Token, ...]) -> bool:
    """Whether the sentence speaks of a match: "have met B twice in the league"."""
    words = {token.text for token in tokens}
    if words & set(lexicon.words("meetings", "matches")):
        return True
    return bool(words & _COUNTS and words & set(lexicon.words("meetings", "results")))


def _is_invented(tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence tells what is in a book or on a pitch: "In the novel, B meets C"."""
    told = lexicon.words("meetings", "invented")
    return any(
        one.lower == "in" and two.lower in _ARTICLES and three.lower in told
        for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _is_of_ways(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether roads or rivers meet: "where Lincoln Avenue meets Eagle Street"."""
    before = tokens[last - 1].lower if last else ""
    return before in lexicon.words("meetings", "ways")


def clause_behind(tokens: tuple[Token, ...], last: int) -> list[str]:
    """The words behind a trigger, up to the end of their clause."""
    behind = (token.lower for token in tokens[last + 1 :])
    return list(takewhile(lambda word: word not in _CLAUSE_ENDS, behind))
