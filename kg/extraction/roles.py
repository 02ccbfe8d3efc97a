"""Offices that an article gives a person: "Norway's prime minister Kari Berg"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg import lexicon
from kg.extraction.syntax import SUBJECTS
from kg.language.document import Document, Name, Sentence, Token
from kg.language.gazetteer import country_named, find_country
from kg.records import Span

_LONGEST_APPOSITION = 9
_AGE = re.compile(r"^, (?:aged )?\d{1,3}(?=,)")
_AS = re.compile(r" (?:(?:as|to be) )?(?:(?:its|their|the|a|new|next|acting|interim) ){0,2}")
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
            first, country = first - step, named
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
        country or _country_behind(tokens, title.end),
    )


def _is_of_title(document: Document, sentence: Sentence, index: int, title: int) -> bool:
    """Whether a noun says which office it is: "business secretary", "bank chief"."""
    arc, token = sentence.dependencies[index], sentence.tokens[index]
    named = document.name_index.covering(token.start) or document.title_index.covering(token.start)
    whole = not document.plain.endswith("-", 0, token.start)  # no "year-old" of "41-year-old"
    noun = whole and arc.part_of_speech in ("NOUN", "PROPN") and arc.relation == "compound"
    # "Public works minister": the adjective is that of the works.
    of_noun = arc.relation in ("amod", "compound") and arc.head in range(index + 1, title)
    own = (noun and arc.head == title) or (whole and of_noun)
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
        if phrase in lexicon.words("meetings", "peoples"):
            return length
    return 0


def _country_behind(tokens: Sequence[Token], offset: int) -> str | None:
    """The country in "president of South Korea"."""
    behind = [token for token in tokens if token.start >= offset][:_COUNTRY_REACH]
    if behind and behind[0].lower == "of":
        behind = [token for token in behind if token.lower != "the"]
        for length in (3, 2, 1):
            if place := find_country(" ".join(t.text for t in behind[1 : 1 + length])):
                return place.name
    return None


def offices_of(document: Document, sentence: Sentence, name: Name) -> list[Office]:
    """The offices that the sentence gives the bearer of ``name``, beside it or in apposition."""
    offices = []
    for title in document.title_index.starting_within(sentence.start, sentence.end):
        if document.plain[title.start : title.end].lower().rstrip(".") in _honorifics():
            continue
        if _is_in_name(document, title, name) or _is_of_verb(sentence, title):
            continue
        if title.end <= name.span.start:
            between = document.plain[title.end : name.span.start]
            for style in document.title_index.starting_within(title.end, name.span.start):
                # "Foreign Minister Prince Khalid", "the minister of Qatar, Prince Khalid"
                said = document.plain[style.start : style.end].rstrip(".")
                between = between.rstrip(" .").removesuffix(said)
            named_behind = between.strip() == "," and _is_apposed(sentence, name.span, title)
            if between.strip() == "" or _is_post(between) or named_behind:
                office = office_at(document, sentence, title)
                if (
                    office.country is None and not between.strip()
                ):  # "President Kari Berg of Norway"
                    behind = _country_behind(sentence.tokens, name.span.end)
                    office = replace(office, country=behind)
                offices.append(office)
        else:
            office = office_at(document, sentence, title)
            if _takes_office(document, sentence, name, office.start) or (
                _in_apposition(document, name, title)
                and not _acts(sentence, name.span)
                and not _is_subject(sentence, title)
            ):
                offices.append(office)
    return offices


def _is_in_name(document: Document, title: Span, name: Name) -> bool:
    """Whether the title is a word of something else's name: "King Khalid Airport"."""
    around = document.name_index.covering(title.start)
    if around is None or around.kind == "person" or around is name:
        return False
    inside = title.end <= around.span.end  # but "Liberal Party chief"
    return inside and (around.span.start, around.span.end) != (title.start, title.end)  # "the COAS"


def _is_of_verb(sentence: Sentence, title: Span) -> bool:
    """Whether a word that could be a title is what somebody does: "will judge Mr Berg"."""
    last = sentence.dependencies[sentence.index_at(title.end - 1)]
    return last.part_of_speech == "VERB" and last.relation not in ("compound", "appos", "amod")


def _takes_office(document: Document, sentence: Sentence, name: Name, start: int) -> bool:
    """Whether the words around say that somebody came into an office: "B became president".

    Or that somebody was put into it: "named B chief executive", "appointed B as its chairman".
    """
    if _taking().fullmatch(document.plain, name.span.end, start):
        return True
    first = sentence.index_at(name.span.start)
    put = bool(first) and sentence.tokens[first - 1].lower in lexicon.words(
        "names", "putting_in_office"
    )
    return put and bool(_AS.fullmatch(document.plain, name.span.end, start))


@cache
def _taking() -> re.Pattern[str]:
    """As in ", who was elected", "has been named acting", "was sworn in as the new"."""
    taking = lexicon.any_of(lexicon.words("names", "taking_office"))
    modifiers = lexicon.any_of(lexicon.words("names", "title_modifiers"))
    return re.compile(
        rf"(?:,? who)?(?: (?:has|had|have|was|is|will|be|been))* (?:{taking})(?: as)?"
        rf"(?: (?:{modifiers}))* ",
        re.IGNORECASE,
    )


def _is_apposed(sentence: Sentence, name: Span, title: Span) -> bool:
    """Whether the tree says that a name behind a comma is the title's: "the envoy, Jan Novak"."""
    # A form of address may stand between: "the mayor, Dr Jan Novak".
    words = [i for i, token in enumerate(sentence.tokens) if title.end <= token.start < name.end]
    return any(
        sentence.dependencies[index].relation in ("appos", "flat")
        and (head := sentence.dependencies[index].head) is not None
        and title.start <= sentence.tokens[head].start < title.end
        for index in words
    )


def _is_subject(sentence: Sentence, title: Span) -> bool:
    """Whether somebody else bears a title, and acts: "freed Jan Novak, his lawyer said"."""
    return sentence.dependencies[sentence.index_at(title.end - 1)].relation in SUBJECTS


def _acts(sentence: Sentence, name: Span) -> bool:
    """Whether the comma behind a name ends a phrase: "her envoy, Jan Novak, was received by"."""
    behind = [i for i, token in enumerate(sentence.tokens) if token.start >= name.end][1:2]
    return any(
        sentence.dependencies[index].part_of_speech in ("VERB", "AUX")
        and not sentence.dependencies[index].relation.startswith(("acl", "amod", "advcl", "cop"))
        for index in behind
    )


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in lexicon.words("names", "honorifics"))


@cache
def _modifiers() -> frozenset[str]:
    """Words that belong to an office said with them: "former", but no "the" or "his"."""
    modifiers = lexicon.words("names", "title_modifiers")
    return frozenset(modifiers) - {"the", "a", "an", "his", "her", "their", "its", "our"}


def _is_post(between: str) -> bool:
    """Whether a post stands between title and name: "ambassador to Chile, Jan Novak"."""
    return (
        between.rstrip().endswith(",")
        and between.lstrip().startswith(("to ", "of ", "for "))
        and (between.count(",") == 1 and len(between.split()) <= 6)
    )


def _in_apposition(document: Document, name: Name, title: Span) -> bool:
    """Whether the title follows the name soon: "Jan Novak, Poland's ambassador".

    Another's title does not: "Jan Novak, the minister's adviser", "to Jan Novak, Mayor Ida Lie".
    """
    between = _AGE.sub("", document.plain[name.span.end : title.start])
    words = between.split()
    if words[-1:] == ["for"]:
        return False  # "a candidate for president"
    return (
        between.startswith(",")
        and between.count(",") == 1
        and not document.plain.startswith("'s", title.end)
        and len(words) <= _LONGEST_APPOSITION
        and not any(
            other.kind == "person"
            for other in document.name_index.starting_within(name.span.end, title.end + len(" N"))
        )
        and not any(word.lower() in ("and", "who", "said", "with", "met") for word in words)
        and not any(  # "the grandson of the founder"
            word == "of" and before.islower() for before, word in pairwise(words)
        )
    )
