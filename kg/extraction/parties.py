"""Who could take part in a meeting: the parties that one sentence mentions, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg import lexicon
from kg.extraction.kin import kinship
from kg.extraction.party import Party, PartyKind, is_possessive, last_before
from kg.extraction.peoples import group_of_people, officials_of_nations
from kg.extraction.references import SINGULAR, References
from kg.extraction.several import several_at
from kg.language.document import Document, Sentence, Token
from kg.language.gazetteer import find_country
from kg.language.words import grammar, number_of
from kg.records import Span
from kg.spelling import tidy

_LONGEST_BODY = 10
_LONGEST_RELATIVE = 7
_OF_WHOM = frozenset(("of", "for", "to"))
_INSIDE_BODIES = frozenset(("of", "the", "and", "for", "&"))
_BEHIND_NAMES = frozenset((",", ".", ")", ";", "—", "–"))


@cache
def _pairs() -> Mapping[str, list[tuple[str, ...]]]:
    by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted(lexicon.words("meetings", "pairs"), key=len, reverse=True):
        words = tuple(phrase.split())
        by_first[words[0]].append(words)
    return by_first


def find_parties(document: Document, sentence: Sentence, references: References) -> list[Party]:
    """The parties of a sentence in reading order; they do not overlap."""
    tokens = sentence.tokens
    parties: list[Party] = []
    listed: list[Party] = []
    index = 0
    while index < len(tokens):
        if nations := officials_of_nations(sentence, index, references):
            index = nations[-1].last + 1
            listed = nations
            if _describes(parties, nations[0], tokens):
                listed = [replace(parties.pop(), last=nations[-1].last)]
            parties += listed
            continue
        party = (
            _relative(tokens, index, references)
            or _named(tokens, index, references)
            or _pair(sentence, index)
            or _pronoun(tokens, index, sentence, references)
            or group_of_people(sentence, index)
            or _body(tokens, index, references)
        )
        if party is None and (title := document.title_index.starting_at(tokens[index].start)):
            party = _office(sentence, index, title, references)
        if party is None:
            index += 1
            continue
        if parties and _is_apposed(parties[-1], party, tokens):
            # "The Norwegian and Chilean ministers, Kari Berg and Luz Vega"
            several = parties[-1] in listed
            party = replace(party, first=parties.pop().first)
            parties = [each for each in parties if not (several and each in listed)]
        if not (
            _is_left_out(tokens, party)
            or _qualifies_title(document, party, tokens)
            or _is_whose_kin(document, sentence, party)
        ):
            parties.append(party)
        index = party.last + 1
    return parties


def _describes(parties: Sequence[Party], nation: Party, tokens: Sequence[Token]) -> bool:
    """Whether a list says who was just named: "A and B, the Norwegian and Chilean envoys"."""
    if not parties or parties[-1].kind != "person":
        return False
    between = [token.lower for token in tokens[parties[-1].last + 1 : nation.first]]
    return between == [",", "the"]


def _is_apposed(group: Party, party: Party, tokens: Sequence[Token]) -> bool:
    """Whether a name says who is meant: "his Polish counterpart, Jan Novak"."""
    between = [token.text for token in tokens[group.last + 1 : party.first]]
    if party.kind != "person" or group.possessive:
        return False
    return (group.kind == "group" and between in ([], [","])) or (
        group.kind == "organization" and not between
    )


def _qualifies_title(document: Document, party: Party, tokens: Sequence[Token]) -> bool:
    """Whether a body only says whose office follows: "the House speaker, B"."""
    if party.kind != "organization":
        return False
    titles = document.title_index
    within = titles.starting_within(tokens[party.first].start, tokens[party.last].end)
    if any(title.end > tokens[party.last].end for title in within):
        return True
    following = tokens[party.last + 1 : party.last + 2]
    return bool(following) and titles.starting_at(following[0].start) is not None


def _is_whose_kin(document: Document, sentence: Sentence, party: Party) -> bool:
    """Whether it is only told whose kin somebody is: "A, the brother of the minister, B"."""
    name = document.name_index.starting_at(sentence.tokens[party.first].start)
    kin = kinship(sentence, name) if name and party.kind == "person" else None
    return kin is not None and kin.is_owner


def _is_left_out(tokens: Sequence[Token], party: Party) -> bool:
    """Whether the sentence says that it was not this one: "A, not B, met C"."""
    first = party.first
    while first and tokens[first - 1].lower in lexicon.words("names", "title_modifiers"):
        first -= 1
    before = [token.lower for token in tokens[max(0, first - 2) : first]]
    return any(" ".join(before[-length:]) in grammar("leaving_out") for length in (1, 2))


def _named(tokens: Sequence[Token], index: int, references: References) -> Party | None:
    mention = references.at(tokens[index].start)
    if mention is None:
        return None
    last = last_before(tokens, index, mention.end)
    kind: PartyKind = mention.kind
    if kind == "place" and find_country(mention.name):
        kind = "country"
    return Party(index, last, mention.name, kind, is_possessive(tokens, last))


def _relative(tokens: Sequence[Token], index: int, references: References) -> Party | None:
    """Whose relative or lawyer is meant: "the widow of singer Jan Novak" is not Novak."""
    relatives = lexicon.words("meetings", "relatives")
    owner = _named(tokens, index, references)
    if owner is not None:
        last = owner.last + len(("'s", "widow"))
        whose = owner.kind == "person" and owner.possessive and last < len(tokens)
        if not (whose and tokens[last].lower in relatives):
            return None
        words = f"{owner.name}'s {tokens[last].text}"
        return Party(index, last, words, "group", is_possessive(tokens, last))
    if tokens[index].lower not in relatives:
        return None
    if index + 1 == len(tokens) or tokens[index + 1].lower not in _OF_WHOM:
        return None
    for first in range(index + 2, min(index + _LONGEST_RELATIVE, len(tokens))):
        named = _named(tokens, first, references)
        if named is not None:
            if named.kind != "person" or named.possessive:
                return None
            words = " ".join(token.text for token in tokens[index : named.last + 1])
            return Party(index, named.last, tidy(words), "group", possessive=False)
        if not tokens[first].text.islower() or number_of(tokens[first].lower) is not None:
            return None
    return None


def _pair(sentence: Sentence, index: int) -> Party | None:
    tokens = sentence.tokens
    if (end := several_at(tokens, index)) is not None:
        return Party(index, end, "", "pair", is_possessive(tokens, end))
    for phrase in _pairs().get(tokens[index].lower, ()):
        if tuple(token.lower for token in tokens[index : index + len(phrase)]) == phrase:
            last = index + len(phrase) - 1
            if sentence.dependencies[last].relation == "nummod":
                return None  # "the two countries"
            return Party(
                index, last, "", "pair", phrase == ("their",) or is_possessive(tokens, last)
            )
    return None


def _pronoun(
    tokens: Sequence[Token], index: int, sentence: Sentence, references: References
) -> Party | None:
    word = tokens[index].lower
    if word not in SINGULAR:
        return None
    if styled := references.styled(sentence, index):
        return Party(index, index + 1, styled, "person", is_possessive(tokens, index + 1))
    name = references.pronoun(tokens[index].start)
    if name is None:
        return None
    possessive = word == "his" or sentence.dependencies[index].relation == "nmod:poss"
    return Party(index, index, name, "person", possessive)


def _office(sentence: Sentence, index: int, title: Span, references: References) -> Party | None:
    """A titled name with its title, or the bearer of a title that stands alone."""
    tokens = sentence.tokens
    last = last_before(tokens, index, title.end)
    if last + 1 < len(tokens) and (named := _named(tokens, last + 1, references)):
        return replace(named, first=index) if named.kind == "person" else None
    # "the Turkish president, Ada Kaya": the name that follows says who it is.
    apposed = _named_or_addressed(tokens, last + 2, references)
    if apposed and apposed.kind == "person" and tokens[last + 1].text == ",":
        return replace(apposed, first=index)
    if bearer := _behind_body(tokens, last, references):
        return replace(bearer, first=index)
    name = references.described(sentence, title)
    if name is None:
        return None
    return Party(index, last, name, "person", is_possessive(tokens, last))


def _named_or_addressed(
    tokens: Sequence[Token], index: int, references: References
) -> Party | None:
    """Who is named at a token, a form of address before the name or not: "Sir Ada Kaya"."""
    for first in range(index, min(index + 2, len(tokens))):
        if named := _named(tokens, first, references):
            return named
        if tokens[first].lower.rstrip(".") not in lexicon.words("names", "honorifics"):
            return None
    return None


def _behind_body(tokens: Sequence[Token], last: int, references: References) -> Party | None:
    """Who is named behind what a title is of: "Chair of the Bank of Chile B", "of Chile, B"."""
    if last + 2 >= len(tokens) or tokens[last + 1].lower != "of":
        return None
    for index in range(last + 2, min(last + _LONGEST_BODY, len(tokens))):
        comma = tokens[index - 1].text == ","
        find = _named_or_addressed if comma else _named
        party = find(tokens, index, references)
        if party and party.kind == "person":
            ends = tokens[party.last + 1 : party.last + 2]
            # "President of Chile, B and C met": the second is another.
            return party if not comma or (ends and ends[0].text in _BEHIND_NAMES) else None
        token = tokens[index]
        if not (token.is_capitalised or token.lower in _INSIDE_BODIES or token.text == ","):
            return None
        if comma:
            return None
    return None


def _body(tokens: Sequence[Token], index: int, references: References) -> Party | None:
    """The organization that "the ministry" or "the group" names again."""
    if tokens[index].lower not in ("the", "this") or index + 1 == len(tokens):
        return None
    noun, behind = tokens[index + 1], tokens[index + 2 : index + 3]
    if references.at(noun.start) or (noun.is_capitalised and behind and behind[0].is_capitalised):
        return None  # a name of its own
    name = references.called(noun.text, tokens[index].start)
    if name is None:
        return None
    possessive = is_possessive(tokens, index + 1)
    return Party(index, index + 1, name, "organization", possessive)
