"""Offices that an article gives a person: "Norway's prime minister Kari Berg"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.language.document import Document, Sentence, Token
from kg.language.gazetteer import country_named, find_country
from kg.records import Span

_COUNTRY_REACH = 5
"""Words of "of the United Arab Emirates"."""
MINISTER = "minister"


@dataclass(frozen=True, slots=True)
class Office:
    """A title as the article puts it, with the country before it if there is one.

    ``start`` and ``end`` bound ``text``, modifiers included ("former Japanese prime minister");
    ``head`` is the title's last word in lower case, or what it is in charge of left out ("minister
    for trade").
    """

    start: int
    end: int
    text: str
    title: str
    country: str | None

    @property
    def head(self) -> str:
        words = self.title.split()
        return MINISTER if MINISTER in words else words[-1]


def office_at(document: Document, sentence: Sentence, title: Span) -> Office:
    """The office that a title belongs to, with what qualifies it to the left."""
    tokens = sentence.tokens
    index = next(i for i, token in enumerate(tokens) if token.start >= title.start)
    last = sentence.index_at(title.end - 1)
    while index and _is_of_title(document, sentence, index - 1, last):
        index -= 1
    beginning = tokens[index].start
    first, country = index, None
    while first > 0:
        step, named = qualifier(tokens, first)
        if step and country is None:
            if _ends_body(document, tokens[first - 1]):
                break  # "Bank of Japan governor"
            first, country = first - step, named
        elif country and tokens[first - 1].lower in lexicon.words("names", "lower_ranks"):
            first -= 1  # "Assistant U.S. Attorney"
        elif tokens[first - 1].lower in _modifiers():
            first -= 1
        elif step := _people(tokens, first):
            first -= step
        else:
            break
    start = tokens[first].start
    return Office(
        start,
        title.end,
        document.article.text[start : title.end],
        " ".join(document.plain[beginning : title.end].lower().split()),
        country or country_behind(tokens, title.end),
    )


def _ends_body(document: Document, token: Token) -> bool:
    """Whether a country is the last word of a body's name: "the Bank of Japan"."""
    name = document.name_index.covering(token.start)
    return name is not None and name.kind == "organization" and name.span.start < token.start


def _is_of_title(document: Document, sentence: Sentence, index: int, title: int) -> bool:
    """Whether a noun says which office it is: "business secretary", "bank chief"."""
    arc, token = sentence.dependencies[index], sentence.tokens[index]
    named = document.name_index.covering(token.start) or document.title_index.covering(token.start)
    whole = not document.plain.endswith("-", 0, token.start)  # no "year-old" of "41-year-old"
    noun = whole and arc.part_of_speech in ("NOUN", "PROPN") and arc.relation == "compound"
    # "Public works minister": the adjective is that of the works.
    of_noun = arc.relation in ("amod", "compound") and arc.head in range(index + 1, title)
    of_noun = of_noun and not qualifier(sentence.tokens, index + 1)[0]  # "Chilean trade minister"
    adjective = arc.relation == "amod" and arc.head == title
    adjective = adjective and token.lower in lexicon.words("names", "title_adjectives")
    own = (noun and arc.head == title) or (whole and (of_noun or adjective))
    return own and named is None and token.lower not in _modifiers()


def qualifier(tokens: Sequence[Token], index: int) -> tuple[int, str | None]:
    """How many tokens before ``index`` name a country ("Japan's", "South Korean"), and which."""
    possessive = index > 1 and tokens[index - 1].text == "'s"
    end = index - 1 if possessive else index
    for length in (3, 2, 1):
        if end - length < 0:
            continue
        phrase = " ".join(token.text for token in tokens[end - length : end])
        if country := country_named(phrase):
            return length + possessive, country
    return 0, None


def _people(tokens: Sequence[Token], index: int) -> int:
    """How many tokens before ``index`` name a people or a faith without a state ("Kurdish")."""
    for length in (2, 1):
        phrase = " ".join(token.text for token in tokens[max(0, index - length) : index])
        if length <= index and phrase in lexicon.words("meetings", "peoples"):
            return length
    return 0


def country_behind(tokens: Sequence[Token], offset: int) -> str | None:
    """The country in "president of South Korea"."""
    behind = [token for token in tokens if token.start >= offset][:_COUNTRY_REACH]
    if behind and behind[0].lower == "of":
        behind = [token for token in behind if token.lower != "the"]
        for length in (3, 2, 1):
            if place := find_country(" ".join(t.text for t in behind[1 : 1 + length])):
                return place.name
    return None


@cache
def _modifiers() -> frozenset[str]:
    """Words that belong to an office said with them: "former", but no "the" or "his"."""
    modifiers = lexicon.words("names", "title_modifiers")
    return frozenset(modifiers) - {"the", "a", "an", "his", "her", "their", "its", "our"}
