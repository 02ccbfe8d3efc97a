"""Whom an office alone means: "the Japanese prime minister", "the president", "His Majesty"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kg import lexicon
from kg.extraction.roles import Office, office_at
from kg.extraction.same_office import is_same_office
from kg.extraction.title_words import titles_styled
from kg.language.document import Document, Sentence
from kg.language.words import grammar
from kg.records import Span

_DEFINITE = grammar("definite")
_OWNING = frozenset(("his", "her", "their"))
_VISITING = "visiting"
_SOON = 600
"""Characters behind a sentence within which it is told who the one is that it speaks of."""


class OfficeHolders:
    """The people of one article with the offices that it gives them, and where it names them."""

    def __init__(
        self,
        document: Document,
        offices: Mapping[str, Sequence[Office]],
        named_at: Mapping[str, Sequence[int]],
    ) -> None:
        self._document = document
        self._offices = offices
        self._named_at = named_at

    def styled(self, sentence: Sentence, index: int) -> str | None:
        """Whom the words from token ``index`` on mean by a style: "His Majesty", the king."""
        titles = titles_styled(sentence.tokens, index)
        before = [
            (max((s for s in self._named_at[name] if s < sentence.end), default=-1), name)
            for name, offices in self._offices.items()
            if any({office.head, office.title} & titles for office in offices)
        ]
        return max(before)[1] if before else None

    def _is_definite(self, sentence: Sentence, office: Office) -> bool:
        """Whether "the" leads to an office, names between them set aside: "the KPCC president"."""
        before = self._document.plain[sentence.start : office.start].split()
        while before and before[-1][0].isupper() and before[-1].lower() not in _DEFINITE:
            before.pop()
        return bool(before) and before[-1].lower() in _DEFINITE

    def described(self, sentence: Sentence, title: Span) -> str | None:
        """The person whom an office alone means: "the Japanese prime minister", "the president".

        The nearest one before who bears it, of the same country where one is said. None where an
        indefinite article or nobody in the article fits.
        """
        office = office_at(self._document, sentence, title)
        if not (self._is_definite(sentence, office) or office.country is not None):
            return None
        before = self._document.plain[sentence.start : office.start].split()[-1:]
        if set(map(str.lower, before)) & _OWNING and office.title in _leaders():
            return None  # "the minister said his president would go"
        fitting = [
            (max((s for s in self._named_at[name] if s < title.start), default=-1), name)
            for name, offices in self._offices.items()
            if any(is_same_office(held, office) for held in offices)
        ]
        if not fitting:
            return None
        # "The Egyptian president" is rather one who is said to be Egypt's than just a president.
        of_country = [
            (position, name)
            for position, name in fitting
            if any(
                office.country and held.country == office.country for held in self._offices[name]
            )
        ]
        fitting = of_country or fitting
        if _VISITING in office.text.lower().split():
            fitting = [each for each in fitting if self._countries_of(each[1])] or fitting
        fitting = [each for each in fitting if self._is_of_title(each[1], office)] or fitting
        if {office.head, office.title} & {*lexicon.words("meetings", "leading_titles")}:
            # "The Kenyan leader" is rather the president than a minister.
            fitting = [each for each in fitting if self._leads(each[1])] or fitting
        position, name = max(fitting, key=lambda pair: pair[0])
        if office.country is None:
            position, name = self._first_beside(position, fitting)
        if position < 0 and len(fitting) > 1:
            return self._named_next(sentence, [name for _, name in fitting])
        return name

    def _first_beside(self, last: int, fitting: Sequence[tuple[int, str]]) -> tuple[int, str]:
        """Who of those is named first in the sentence that names one of them last: he acts."""
        sentence = self._document.sentence_at(last) if last >= 0 else None
        start = sentence.start if sentence else last
        return min(each for each in fitting if each[0] >= start)

    def _named_next(self, sentence: Sentence, names: Sequence[str]) -> str | None:
        """Who of those is named first, if that is soon after the sentence."""
        first = {name: min(self._named_at[name], default=sentence.start) for name in names}
        name = min(names, key=lambda name: first[name])
        return name if sentence.end <= first[name] < sentence.end + _SOON else None

    def _is_of_title(self, name: str, said: Office) -> bool:
        """Whether a person holds the office that is said, in as many words or in more or fewer."""
        words = said.title.split()
        held = [office.title.split() for office in self._offices[name]]
        return any(words[-len(h) :] == h or h[-len(words) :] == words for h in held)

    def _countries_of(self, name: str) -> frozenset[str]:
        return frozenset(office.country for office in self._offices[name] if office.country)

    def _leads(self, name: str) -> bool:
        """Whether the article gives a person an office of those who lead a country."""
        return any(office.title in _leaders() for office in self._offices[name])


@cache
def _leaders() -> frozenset[str]:
    return frozenset(lexicon.words("names", "leaders"))
