"""Who "the leaders of Chile and Peru" are, where the article says who leads these countries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.meetings.groups import Meet
from kg.extraction.references import References
from kg.extraction.several import people_nouns, singular
from kg.language.document import Sentence
from kg.language.gazetteer import find_country
from kg.spelling import folded_words

_SEVERAL = 2
_LEADER = "leader"


def with_leaders(
    sentence: Sentence, references: References, meetings: Sequence[Meet]
) -> list[Meet]:
    """The meetings, countries that act by their presidents or the like as those, if all are known.

    The sentence names the office in the plural; each country must have one bearer in the article.
    """
    return [_led(sentence, references, meet) for meet in meetings]


def _led(sentence: Sentence, references: References, meet: Meet) -> Meet:
    countries = [name for name in meet.names if find_country(name)]
    people = tuple(name for name in meet.names if references.is_person(name))
    if countries and len(people) >= _SEVERAL and any(_offices_named(sentence)):
        # "The presidents of Chile and Peru, A and B": where people meet, their countries do not.
        return replace(meet, names=tuple(name for name in meet.names if name not in countries))
    if len(countries) < _SEVERAL:
        return meet
    offices = [singular(office) for office in _offices_named(sentence)]
    if len(offices) != 1:
        return meet
    bearers = {name: _bearer(references, name, *offices) for name in countries}
    if not all(bearers.values()):
        return meet
    names = {bearers.get(name) or name for name in meet.names}
    return replace(meet, names=tuple(sorted(names)))


def _offices_named(sentence: Sentence) -> Iterator[str]:
    """The offices in the plural that the sentence names: "leaders", "foreign ministers"."""
    tokens, arcs = sentence.tokens, sentence.dependencies
    for index, token in enumerate(tokens):
        if token.lower in people_nouns():
            first = index
            while first and arcs[first - 1].head == index and tokens[first - 1].text.islower():
                if arcs[first - 1].relation not in ("amod", "compound"):
                    break
                first -= 1
            yield " ".join(each.lower for each in tokens[first : index + 1])


def _bearer(references: References, country: str, office: str) -> str | None:
    """The only person of whom the article says that he holds the office in the country."""
    titles = folded_words("names", "leaders")
    found = {
        mention.name
        for mention in references.mentions
        if mention.kind == "person"
        for held in references.offices(mention.name)
        if held.country == country
        and (held.title in titles if office == _LEADER else held.title == office)
    }
    return found.pop() if len(found) == 1 else None
