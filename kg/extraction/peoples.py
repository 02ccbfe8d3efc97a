"""People named by what they are: "South Korean lawmakers", "Norwegian and Chilean negotiators"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lexicon
from kg.extraction.party import Party, is_possessive, last_before
from kg.extraction.references import References
from kg.language.document import Sentence, Token
from kg.language.gazetteer import country_of_adjective, find_country
from kg.language.words import grammar
from kg.spelling import tidy

_INDEFINITE = grammar("indefinite")
_LONGEST_GROUP = 5
_SEVERAL = 2
_BETWEEN = grammar("listing")


def officials_of_nations(sentence: Sentence, index: int, references: References) -> list[Party]:
    """Whom a list of countries that begins here names together: "U.S. and Chilean negotiators".

    The countries and bodies themselves act where officials do; others are called by what they are
    ("Chilean students"). Empty where no list of several, with people behind it, begins here.
    """
    tokens, position = sentence.tokens, index
    listed: list[tuple[int, int, str]] = []
    while nation := _nation(tokens, position, references):
        listed.append(nation)
        position = nation[1] + 1
        while position < len(tokens) and tokens[position].lower in _BETWEEN:
            position += 1
    if len({country for *_, country in listed}) < _SEVERAL or position != listed[-1][1] + 1:
        return []
    noun = _people_behind(sentence, position)
    if noun is None or not tokens[noun].lower.endswith("s"):
        return []
    acting = tokens[noun].lower in lexicon.words("meetings", "acting")
    called = " ".join(token.text for token in tokens[position : noun + 1])
    found = []
    for first, last, country in listed:
        own = " ".join(token.text for token in tokens[first : last + 1])
        name = country if acting else tidy(f"{own} {called}")
        end = noun if last == listed[-1][1] else last
        found.append(Party(first, end, name, "group", is_possessive(tokens, noun), sent=acting))
    return found


def _nation(
    tokens: Sequence[Token], index: int, references: References
) -> tuple[int, int, str] | None:
    """The country or body that the words at ``index`` mean, with their first and last token."""
    for first, length in _adjectives(tokens, index):
        phrase = " ".join(token.text for token in tokens[first : first + length])
        if country := country_of_adjective().get(phrase):
            return first, first + length - 1, country
    mention = references.at(tokens[index].start) if index < len(tokens) else None
    if mention is None or mention.kind == "person":
        return None
    if mention.kind == "place" and not find_country(mention.name):
        return None
    last = last_before(tokens, index, mention.end)
    return None if is_possessive(tokens, last) else (index, last, mention.name)


def group_of_people(sentence: Sentence, index: int) -> Party | None:
    """People named by what they are: "South Korean lawmakers"."""
    tokens = sentence.tokens
    for first, length in _adjectives(tokens, index):
        noun = _people_behind(sentence, index + length)
        if noun is not None:
            return _whole_group(tokens, first, noun)
    return None


def _people_behind(sentence: Sentence, index: int) -> int | None:
    """The noun for people that follows, adjectives and the like before it: "foreign ministers"."""
    tokens = sentence.tokens
    for noun in range(index, min(index + _LONGEST_GROUP - 1, len(tokens))):
        if tokens[noun].lower in _groups():
            return noun
        is_verb = sentence.dependencies[noun].part_of_speech in ("VERB", "AUX")
        if not tokens[noun].is_word or tokens[noun].is_capitalised or is_verb:
            return None
    return None


def _adjectives(tokens: Sequence[Token], index: int) -> Iterator[tuple[int, int]]:
    for length in (2, 1):
        phrase = " ".join(token.text for token in tokens[index : index + length])
        if phrase in country_of_adjective() or phrase in lexicon.words("meetings", "peoples"):
            yield index, length


def _whole_group(tokens: Sequence[Token], first: int, noun: int) -> Party | None:
    """The group with "members of the" before it, without an article of its own."""
    start = first
    before = [token.lower for token in tokens[max(0, first - 3) : first]]
    if before[-1:] and before[-1] in _INDEFINITE and not tokens[noun].lower.endswith("s"):
        return None
    if before[-2:] == ["of", "the"] and first > 2 and tokens[first - 3].lower in _groups():
        start = first - 3
    words = [token.text for token in tokens[start : noun + 1]]
    return Party(start, noun, tidy(" ".join(words)), "group", is_possessive(tokens, noun))


@cache
def _groups() -> frozenset[str]:
    return frozenset(lexicon.words("meetings", "groups"))
