"""Whom a stretch of the article means: names, pronouns and descriptions, resolved to entries.

The one place that knows how "he", "the Japanese prime minister" and "the two leaders" find their
person; meetings and claims ask it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg import lexicon
from kg.extraction.organizations import OrganizationCluster
from kg.extraction.people import PersonCluster
from kg.extraction.places import Geography, PlaceCluster
from kg.extraction.roles import Office, office_at
from kg.language.document import Document, Sentence
from kg.language.words import grammar
from kg.records import Span
from kg.spelling import fold, folded_words

MentionKind = Literal["person", "organization", "place"]
_Cluster = PersonCluster | OrganizationCluster | PlaceCluster
GENDERS = (grammar("singular_pronouns.male"), grammar("singular_pronouns.female"))
SINGULAR = grammar("singular_pronouns")
_DEFINITE = grammar("definite")


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an entry: its offsets, the entry's name, and what kind it is."""

    start: int
    end: int
    name: str
    kind: MentionKind


class References:
    """Looks up what the mentions of one article refer to."""

    def __init__(
        self,
        document: Document,
        people: Sequence[PersonCluster],
        organizations: Sequence[OrganizationCluster],
        places: Sequence[PlaceCluster],
    ) -> None:
        self._document = document
        self._people = people
        rows: tuple[tuple[MentionKind, Sequence[_Cluster]], ...] = (
            ("person", people),
            ("organization", organizations),
            ("place", places),
        )
        self.mentions = sorted(
            (
                Mention(span.start, span.end, cluster.name, kind)
                for kind, clusters in rows
                for cluster in clusters
                for span in cluster.mentions
            ),
            key=lambda mention: mention.start,
        )
        self._starts = [mention.start for mention in self.mentions]
        self.geography = Geography(document, places)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions of names that lie between two offsets."""
        first = bisect_left(self._starts, start)
        return [m for m in self.mentions[first : bisect_left(self._starts, end)] if m.end <= end]

    def at(self, start: int) -> Mention | None:
        """The mention that begins at an offset."""
        index = bisect_left(self._starts, start)
        if index < len(self._starts) and self._starts[index] == start:
            return self.mentions[index]
        return None

    def called(self, noun: str, offset: int) -> str | None:
        """The organization named last before ``offset`` whose name begins or ends with a noun."""
        if not noun.islower():
            return None
        for mention in reversed(self.mentions[: bisect_left(self._starts, offset)]):
            words = mention.name.split()
            if mention.kind == "organization" and noun.capitalize() in (words[0], words[-1]):
                return mention.name
        return None

    def pronoun(self, sentence: Sentence, offset: int, others: Collection[str] = ()) -> str | None:
        """The person whom "he" or "she" at ``offset`` means; nobody of ``others``.

        The subject comes first (Hobbs 1978): the first person of the sentence that stands before
        the pronoun, by name or office, else the first one of the last sentence before that names
        any.
        """
        titled = self._first_titled(sentence, offset, others)
        until = offset if titled is None else titled[0]
        if subject := self._first_person(sentence.start, until, others):
            return subject
        if titled is not None:
            return titled[1]
        nearest = bisect_left(self._starts, sentence.start) - 1
        while nearest >= 0 and not self._may_be(self.mentions[nearest], others):
            nearest -= 1
        if nearest < 0:
            return None
        last = self.mentions[nearest]
        before = self._document.sentence_at(last.start)
        if before is None:
            return last.name
        return self._first_person(before.start, before.end, others)

    def _first_person(self, start: int, end: int, others: Collection[str]) -> str | None:
        return next((m.name for m in self.within(start, end) if self._may_be(m, others)), None)

    def _first_titled(
        self, sentence: Sentence, offset: int, others: Collection[str]
    ) -> tuple[int, str] | None:
        """The first one before ``offset`` whom an office alone means, and where that stands."""
        plain = self._document.plain
        for title in self._document.title_index.starting_within(sentence.start, offset):
            if plain.startswith("'s", title.end) or self.at(title.end + 1) is not None:
                continue
            name = self.described(sentence, title)
            if name is not None and name not in others:
                return title.start, name
        return None

    @staticmethod
    def _may_be(mention: Mention, others: Collection[str]) -> bool:
        return mention.kind == "person" and mention.name not in others

    def countries_of(self, name: str) -> frozenset[str]:
        """The countries of the offices that the article gives a person."""
        return frozenset(
            office.country
            for cluster in self._people
            if cluster.name == name
            for office, _ in cluster.offices
            if office.country
        )

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
        fitting = [
            (max((s.start for s in cluster.mentions if s.start < title.start), default=-1), cluster)
            for cluster in self._people
            if any(_same_office(held, office) for held, _ in cluster.offices)
        ]
        if not fitting:
            return None
        # "The Egyptian president" is rather one who is said to be Egypt's than just a president.
        of_country = [
            (position, cluster)
            for position, cluster in fitting
            if any(office.country and held.country == office.country for held, _ in cluster.offices)
        ]
        fitting = of_country or fitting
        position, cluster = max(fitting, key=lambda pair: pair[0])
        return cluster.name if position >= 0 or len(fitting) == 1 else None


def _same_office(held: Office, said: Office) -> bool:
    """Whether who holds one office may be called by the other.

    "The French leader" holds any office of France, or a high one of a country that the article
    does not name; "the prime minister" one of any country.
    """
    if said.country and said.head in _vague_titles():
        unstated = held.country is None and fold(held.head) in _held_by_one()
        return held.country == said.country or unstated
    return held.head == said.head and (said.country is None or held.country in (None, said.country))


def _held_by_one() -> frozenset[str]:
    return folded_words("names", "held_by_one")


@cache
def _vague_titles() -> frozenset[str]:
    return frozenset(lexicon.words("meetings", "vague_titles"))
