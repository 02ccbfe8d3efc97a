"""Towns that are named as capitals only: "in the Uzbek capital", "Uzbekistan's capital"."""

from __future__ import annotations

import re

from kg.extraction.meetings.heads import head_of
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.references import References
from kg.extraction.syntax import Syntax
from kg.language.document import Document
from kg.language.gazetteer import capital_of, country_named
from kg.records import Span

_CAPITAL = re.compile(r"\b([A-Z][\w-]+(?: [A-Z][\w-]+)*?)(?:['\u2019]s)? capital\b")
_BETWEEN = frozenset(("between", "among"))
_WITHIN = re.compile(r"\b[Ii]n (?:the )?$")


def capital_at(document: Document, span: Span) -> str | None:
    """The town that words mean which are a part of such a phrase."""
    sentence = document.sentence_at(span.start)
    if sentence is None:
        return None
    words = document.article.text[sentence.start : sentence.end]
    for found in _CAPITAL.finditer(words):
        start = sentence.start + found.start()
        if Span(start, start + len(found[0]), found[0]).touches(span):
            return _capital(found[1])
    return None


def capital_named(document: Document, start: int, end: int) -> str | None:
    """The first town that a stretch names so behind "in".

    Not where its name follows, which the article's places have: "in the Uzbek capital, Tashkent".
    """
    words = document.article.text[start:end]
    for found in _CAPITAL.finditer(words):
        named = document.name_index.starting_within(start + found.end(), start + found.end() + 3)
        if _WITHIN.search(words, 0, found.start()) and not named:
            return _capital(found[1])
    return None


def _capital(country: str) -> str | None:
    return capital_of().get(country_named(country) or "")


def is_between_capitals(syntax: Syntax, trigger: Trigger, references: References) -> bool:
    """Whether two towns stand for governments that talk: "the talks between Oslo and Moscow"."""
    noun = head_of(syntax, trigger)
    sides = [
        i
        for first in syntax.oblique(noun, _BETWEEN)
        for i in (first, *syntax.dependents(first, "conj"))
    ]
    named = [references.at(syntax.tokens[i].start) for i in sides]
    return len(sides) > 1 and all(each is not None and each.kind == "place" for each in named)
