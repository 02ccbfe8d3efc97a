"""Who acts in the meeting that a trigger tells of, by the order of words before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg import lexicon
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import holding_forms
from kg.extraction.party import Party
from kg.extraction.several import singular
from kg.language.document import Token
from kg.language.words import grammar, is_calendar_word

_LINKS = grammar("links")
_SIDES = grammar("sides")
_DETERMINERS = grammar("indefinite") | grammar("definite")
_PREPOSITIONS = grammar("prepositions")
_PARENTHESIS = frozenset((",", "—", "–"))
_OWNERS = frozenset(("his", "her", "their"))
_FARTHEST = 8


def subjects(tokens: Sequence[Token], parties: Sequence[Party], trigger: Trigger) -> list[Party]:
    """The nearest party before the trigger that no preposition governs, with those joined to it."""
    before = [party for party in parties if party.last < trigger.first and party.kind != "place"]
    while before:
        party = before[-1]
        behind = {token.lower for token in tokens[party.last + 1 : trigger.first]}
        if {";", '"', "."} & behind:
            return []
        if not is_governed(tokens, party) or (party.possessive and trigger.form == "noun"):
            joined = _joined_before(tokens, before)
            if len(joined) == 1 or joined[0].possessive or not is_governed(tokens, joined[0]):
                return joined
            before = [party for party in before if party not in joined]  # "from A and B"
            continue
        before.pop()
    return []


def is_governed(tokens: Sequence[Token], party: Party) -> bool:
    """Whether a preposition stands before the party, its titles and adjectives set aside."""
    index = party.first - 1
    while index >= 0 and index > party.first - 6:
        word = tokens[index].lower
        if word in _PREPOSITIONS:
            return True
        if is_calendar_word(tokens[index].text):
            return False  # "In May Kari Berg met ..."
        if not tokens[index].is_word or word in ("and", "that", "said"):
            return False
        index -= 1
    return False


def _joined_before(tokens: Sequence[Token], before: Sequence[Party]) -> list[Party]:
    """The last of ``before`` and the parties coordinated with it: "A, B and C met"."""
    joined = [before[-1]]
    for party in reversed(before[:-1]):
        if tokens[party.first].lower in _OWNERS and joined[0].first > party.last + 1:
            continue  # "A and his colleague, B"
        between = [token.lower for token in tokens[party.last + 1 : joined[0].first]]
        linked = between[:1] in (["and"], [","]) and ("and" in between or len(joined) > 1)
        modified = only_modifiers(tokens[party.last + 1 : joined[0].first])
        if not linked or joined[0].possessive or not modified:
            break
        joined.insert(0, party)
    return joined


def only_modifiers(between: Sequence[Token]) -> bool:
    """Whether nothing but links, articles and the names of countries stand between two parties."""
    return all(
        token.lower in _LINKS
        or token.lower in ("the", "his", "her", "'s", "then", "former", "visiting")
        or token.lower in _SIDES
        or token.lower in _fellows()
        or token.is_capitalised
        for token in between
    )


@cache
def _fellows() -> frozenset[str]:
    """Nouns behind which the name of somebody's like follows: "his colleague, B"."""
    groups = lexicon.words("meetings", "groups")
    return frozenset((*groups, *(singular(word) for word in groups)))


def main_subject(
    tokens: Sequence[Token], parties: Sequence[Party], trigger: Trigger, end: int
) -> list[Party]:
    """The subject of the clause behind: "In a meeting with B, A said ..."."""
    before = {token.lower for token in tokens[: trigger.first]}
    if trigger.first > _FARTHEST or before & holding_forms():
        return []  # Who holds it stands before it, known or not.
    if tokens[0].lower in _DETERMINERS:
        return []  # "A meeting with B is planned, A said": it is the subject itself.
    for party in parties:
        if party.first < end or party.kind == "place" or party.possessive:
            continue
        between = [token.lower for token in tokens[end : party.first]]
        if _PARENTHESIS & set(between) and not is_governed(tokens, party):
            return [party]
    return []
