"""Who takes part in the meeting that a trigger tells of, by the order of words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg import lexicon
from kg.extraction.meetings.subjects import main_subject, only_modifiers, subjects
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.party import Party
from kg.language.document import Token
from kg.language.words import grammar, verbs_of_saying

_CLAUSE_ENDS = grammar("clause_ends")
_BEFORE_ANOTHER_PHRASE = _CLAUSE_ENDS | {"to", "its", "their", "his", "her", "and"}
_LINKS = grammar("links")
_SIDES = grammar("sides")
_DETERMINERS = grammar("indefinite") | grammar("definite")
_PREPOSITIONS = grammar("prepositions")
_PASSIVE = grammar("forms_of_be")
_PARENTHESIS = frozenset((",", "—", "–"))
_OWNERS = frozenset(("his", "her", "their"))
_FARTHEST = 8
_NEAR_AGENT = 5


@dataclass(frozen=True, slots=True)
class Participants:
    """The parties on the two sides; ``end`` is the index behind the last token that was used."""

    subjects: tuple[Party, ...]
    others: tuple[Party, ...]
    end: int


def find_participants(
    tokens: Sequence[Token], parties: Sequence[Party], trigger: Trigger
) -> Participants:
    """Subjects and others of the trigger; either may be empty."""
    passive = (
        trigger.form != "noun"
        and trigger.first > 0
        and tokens[trigger.first - 1].lower in _PASSIVE
        and not tokens[trigger.first].lower.endswith("ing")
    )
    if passive:
        return _of_passive(tokens, parties, trigger)
    if trigger.form == "verb":
        return _of_verb(tokens, parties, trigger)
    return _of_preposition(tokens, parties, trigger)


def _of_passive(
    tokens: Sequence[Token], parties: Sequence[Party], trigger: Trigger
) -> Participants:
    """As in "A was received with all honours by B"; nobody "was met with protests"."""
    after = trigger.last + 1
    reach = min(after + _NEAR_AGENT, len(tokens))
    by = next((index for index in range(after, reach) if tokens[index].lower == "by"), None)
    if by is None:
        return Participants((), (), after)
    return _sides(tokens, parties, trigger, _coordinated(tokens, parties, by + 1), by)


def _of_verb(tokens: Sequence[Token], parties: Sequence[Party], trigger: Trigger) -> Participants:
    """As in "A met B" and "A and B met"."""
    after = trigger.last + 1
    if trigger.together:
        return _sides(tokens, parties, trigger, [], after)
    others = _coordinated(tokens, parties, after)
    if not others and (shifted := _behind_adjuncts(tokens, parties, after)) is not None:
        others = _coordinated(tokens, parties, shifted)
    # Standards are met and moves are welcomed: an organization behind a verb is seldom a party.
    if others and others[0].kind == "organization":
        return Participants((), (), after)
    if others and trigger.kind == "visit" and others[0].kind in ("place", "country"):
        others = others[:1]  # "A visited Oslo and B came along": a clause of its own follows
    return _sides(tokens, parties, trigger, others, after)


def _behind_adjuncts(tokens: Sequence[Token], parties: Sequence[Party], after: int) -> int | None:
    """Where a person is named whom adjuncts part from the verb: "received on Sunday in Oslo B".

    Only adjuncts may stand between: the first word is a preposition, the last is none.
    """
    for party in parties:
        if party.first <= after or party.kind != "person" or party.possessive:
            continue
        between = [token.lower for token in tokens[after : party.first]]
        if between[0] == "," == between[-1]:
            between = between[1:-1]  # "received, in separate rooms, B and C"
        if between[-1:] == ["the"]:
            between.pop()
        plain = all(word[0].isalnum() for word in between)
        apart = (
            bool(between)
            and between[0] in _PREPOSITIONS
            and between[-1] not in _PREPOSITIONS | _DETERMINERS
        )
        clause = len(between) <= _FARTHEST and not _CLAUSE_ENDS & set(between)
        return party.first if plain and apart and clause and not _speaks(tokens, party) else None
    return None


def _of_preposition(
    tokens: Sequence[Token], parties: Sequence[Party], trigger: Trigger
) -> Participants:
    """As in "talks with B", "a meeting between A and B", "the summit of A and B"."""
    after = _behind_parenthesis(tokens, trigger.last + 1)
    reach = min(len(tokens), after + _FARTHEST)
    for index in range(after, reach):
        word = tokens[index].lower
        if word == "with":
            others = _coordinated(tokens, parties, index + 1)
            return _sides(tokens, parties, trigger, others, index)
        if word in ("between", "among") or (word == "of" and index == after):
            both = _coordinated(tokens, parties, index + 1)
            if len(both) > 1:
                return Participants(tuple(both[:1]), tuple(both[1:]), both[-1].last + 1)
        if word in _BEFORE_ANOTHER_PHRASE or (word == "," and index == after):
            break
    return _sides(tokens, parties, trigger, [], after)


def _behind_parenthesis(tokens: Sequence[Token], after: int) -> int:
    """Where a phrase goes on: "a meeting, held in Oslo on Monday, with B"."""
    if tokens[after : after + 1] and tokens[after].text == ",":
        for index in range(after + 1, min(len(tokens) - 1, after + _FARTHEST)):
            if tokens[index].text == ",":
                return index + 1 if tokens[index + 1].lower in ("with", "between") else after
    return after


def _sides(
    tokens: Sequence[Token],
    parties: Sequence[Party],
    trigger: Trigger,
    others: list[Party],
    after: int,
) -> Participants:
    end = others[-1].last + 1 if others else after
    acting = subjects(tokens, parties, trigger)
    if not acting and others:
        acting = main_subject(tokens, parties, trigger, end)
    return Participants(tuple(acting), tuple(others), end)


def _coordinated(tokens: Sequence[Token], parties: Sequence[Party], start: int) -> list[Party]:
    """The parties that are listed from ``start`` on: "B", "B and C", "B, the minister, and C"."""
    listed: list[Party] = []
    sure = 0
    position = start
    for party in parties:
        if party.first < position:
            continue
        between = [token.lower for token in tokens[position : party.first]]
        may_go_on = (
            _may_follow(tokens[listed[-1].last + 1 : party.first])
            if listed
            else _may_come_first(between)
        )
        if not may_go_on or (listed and _speaks(tokens, party)):
            break
        if party.possessive:
            # "her predecessor, C" and "B's foreign minister, C": whoever the apposition names.
            if listed and not _LINKS & set(between):
                break
            position = party.last + 1
            named = _apposed(tokens, parties, party)
            if named is None:
                break
            party = named
        listed.append(party)
        position = party.last + 1
        # A comma alone may end the list ("in a meeting with B, A said"); "and" confirms it.
        if len(listed) == 1 or between[-1:] != [","]:
            sure = len(listed)
    return listed[:sure]


def _speaks(tokens: Sequence[Token], party: Party) -> bool:
    """Whether a clause of its own begins with the party: "A met B, and C said it was good"."""
    behind = tokens[party.last + 1 : party.last + 2]
    return bool(behind) and behind[0].lower in verbs_of_saying()


def _may_come_first(between: Sequence[str]) -> bool:
    """Whether the words between a preposition or verb and a party make it the one that is met."""
    barred = _CLAUSE_ENDS | _PREPOSITIONS | {",", "a", "an", "no", "including"}
    return len(between) <= _FARTHEST and not barred & set(between)


def _may_follow(between: Sequence[Token]) -> bool:
    """Whether the words between two parties list them: a link, or an apposition and a link."""
    apart = lexicon.words("meetings", "separate")
    if any(token.lower in apart for token in between):  # "B and, separately, C"
        between = [token for token in between if token.lower not in (*apart, ",")]
    words = [token.lower for token in between]
    if not words or words[0] not in _LINKS or len(words) > _FARTHEST or _CLAUSE_ENDS & set(words):
        return False
    apposed = words[0] == "," and "," in words[1:]
    return apposed or only_modifiers(between)


def _apposed(tokens: Sequence[Token], parties: Sequence[Party], owner: Party) -> Party | None:
    """The person named in apposition behind a possessive, within the phrase."""
    for party in parties:
        if party.first <= owner.last or party.kind != "person" or party.possessive:
            continue
        between = [token.lower for token in tokens[owner.last + 2 : party.first]]
        commas = between.count(",")
        barred = _CLAUSE_ENDS | _PREPOSITIONS
        if len(between) <= _FARTHEST and commas <= 1 and not barred & set(between):
            return party if not commas or between[-1] == "," else None
        return None
    return None
