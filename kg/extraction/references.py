"""Whom a stretch of the article means: names, pronouns and descriptions, resolved to entries.

The one place that knows how "he", "the Japanese prime minister" and "the two leaders" find their
person; meetings and claims ask it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from kg import lexicon
from kg.extraction.discourse import Figure, Scene
from kg.extraction.genders import Gender
from kg.extraction.geography import Geography
from kg.extraction.introductions import find_introduced
from kg.extraction.office_holders import OfficeHolders
from kg.extraction.organizations import OrganizationCluster
from kg.extraction.person_clusters import PersonCluster
from kg.extraction.place_clusters import PlaceCluster
from kg.extraction.pronouns import Pronouns
from kg.extraction.roles import Office
from kg.extraction.same_office import is_same_office
from kg.extraction.title_words import people_by_letters
from kg.language.document import Document, Sentence
from kg.language.gazetteer import find_country
from kg.language.words import grammar
from kg.records import Span
from kg.spelling import folded_words

MentionKind = Literal["person", "organization", "place"]
_Cluster = PersonCluster | OrganizationCluster | PlaceCluster
GENDERS = (grammar("singular_pronouns.male"), grammar("singular_pronouns.female"))
SINGULAR = grammar("singular_pronouns")


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
        self._offices: dict[str, list[Office]] = {
            cluster.name: [office for office, _ in cluster.offices] for cluster in people
        }
        self._introduce(find_introduced(document, people))
        rows: tuple[tuple[MentionKind, Sequence[_Cluster]], ...] = (
            ("person", people),
            ("organization", organizations),
            ("place", places),
        )
        by_letters = people_by_letters(people)
        self.mentions = sorted(
            (
                Mention(span.start, span.end, cluster.name, kind)
                if kind != "organization" or not (bearer := self._by_letters(span, by_letters))
                else Mention(span.start, span.end, bearer, "person")
                for kind, clusters in rows
                for cluster in clusters
                for span in cluster.mentions
            ),
            key=lambda mention: mention.start,
        )
        self._places_of: dict[str, list[int]] = {name: [] for name in self._offices}
        for mention in self.mentions:
            if mention.kind == "person":
                self._places_of[mention.name].append(mention.start)
        self._holders = OfficeHolders(document, self._offices, self._places_of)
        self._starts = [mention.start for mention in self.mentions]
        self._names = {mention.name for mention in self.mentions}
        self.geography = Geography(document, places)

    def _introduce(self, introduced: tuple[str, Office] | None) -> None:
        """Gives somebody the office in which the article's first sentence has him act."""
        held = [office for offices in self._offices.values() for office in offices]
        if introduced and not any(is_same_office(one, introduced[1]) for one in held):
            self._offices[introduced[0]].append(introduced[1])

    def _by_letters(self, span: Span, bearers: Mapping[str, str]) -> str | None:
        """Whose title the letters are, unless they lead to a name ("PM Berg")."""
        behind = self._document.plain[span.end : span.end + 2].strip()
        return None if behind.isupper() else bearers.get(span.text)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions of names that lie between two offsets."""
        first = bisect_left(self._starts, start)
        return [m for m in self.mentions[first : bisect_left(self._starts, end)] if m.end <= end]

    def touching(self, start: int, end: int) -> list[Mention]:
        """The mentions of names of which a part lies between two offsets."""
        first = bisect_left(self._starts, start)
        if first and self.mentions[first - 1].end > start:
            first -= 1
        return self.mentions[first : bisect_left(self._starts, end)]

    def at(self, start: int) -> Mention | None:
        """The mention that begins at an offset."""
        index = bisect_left(self._starts, start)
        if index < len(self._starts) and self._starts[index] == start:
            return self.mentions[index]
        return None

    def called(self, noun: str, offset: int) -> str | None:
        """The organization named last before ``offset`` whose name begins or ends with a noun."""
        for mention in reversed(self.mentions[: bisect_left(self._starts, offset)]):
            words = mention.name.split()
            if mention.kind == "organization" and _called_by(noun, words):
                return mention.name
        return None

    def pronoun(self, offset: int, others: Collection[str] = ()) -> str | None:
        """The person whom "he" or "she" at ``offset`` means; nobody of ``others``."""
        return self._pronouns.meant(offset, others)

    def has(self, name: str) -> bool:
        """Whether somebody or something in the article bears a name."""
        return name in self._names

    def is_person(self, name: str) -> bool:
        """Whether a name is a person's."""
        return name in self._offices

    def may_be(self, name: str, gender: Gender) -> bool:
        """Whether a name is a person's whom nothing in the article says to be of another gender."""
        genders = self._pronouns.genders
        return (
            self.is_person(name)
            and genders.fits(name, gender)
            and not genders.is_unlikely(name, gender)
        )

    @cached_property
    def _pronouns(self) -> Pronouns:
        rows = []
        for sentence in self._document.sentences:
            scene, figures = Scene(sentence), list(self._figures(sentence))
            if sentence.block.kind != "headline":
                figures += scene.unnamed(figures)  # a headline's are named below it
            rows.append((scene, sorted(figures, key=lambda figure: figure.first)))
        return Pronouns(self._document, rows)

    def _figures(self, sentence: Sentence) -> Iterator[Figure]:
        """The people whom a sentence names, and those whom an office alone means there."""
        for mention in self.within(sentence.start, sentence.end):
            if mention.kind == "person":
                yield _figure(sentence, mention.start, mention.end, mention.name)
        for index, token in enumerate(sentence.tokens):
            if token.lower in SINGULAR and (name := self.styled(sentence, index)):
                yield Figure(index, index + 1, name)
        plain = self._document.plain
        for title in self._document.title_index.starting_within(sentence.start, sentence.end):
            behind = self.at(title.end + 1) or self.at(title.end + len(", "))
            if plain.startswith("'s", title.end) or (behind and behind.kind == "person"):
                continue
            if name := self.described(sentence, title):
                yield _figure(sentence, title.start, title.end, name)

    def styled(self, sentence: Sentence, index: int) -> str | None:
        """Whom the words from token ``index`` on mean by a style: "His Majesty", the king."""
        return self._holders.styled(sentence, index)

    def countries_of(self, name: str) -> frozenset[str]:
        """The countries of the offices that the article gives a person, else of "B of Chile"."""
        held = frozenset(office.country for office in self.offices(name) if office.country)
        return held or self._origins.get(name, frozenset())

    @cached_property
    def _origins(self) -> dict[str, frozenset[str]]:
        """The countries that names are set beside: "B of Chile", "Chile's B"."""
        origins: dict[str, frozenset[str]] = {}
        for one, other in pairwise(self.mentions):
            between = self._document.plain[one.end : other.start]
            for kinds, words, person, place in (
                (("person", "place"), " of ", one, other),
                (("place", "person"), "'s ", other, one),
            ):
                if (
                    (one.kind, other.kind) == kinds
                    and between == words
                    and find_country(place.name)
                ):
                    known = origins.get(person.name, frozenset())
                    origins[person.name] = known | {place.name}
        return origins

    def offices(self, name: str) -> Sequence[Office]:
        """The offices that the article gives a person."""
        return self._offices.get(name, ())

    def speaks_for_another(self, name: str) -> bool:
        """Whether somebody is a spokesperson."""
        spokespeople = lexicon.words("names", "spokespeople")
        return any(office.title.endswith(spokespeople) for office in self.offices(name))

    def described(self, sentence: Sentence, title: Span) -> str | None:
        """The person whom an office alone means: "the Japanese prime minister"."""
        return self._holders.described(sentence, title)


def _called_by(noun: str, name: Sequence[str]) -> bool:
    """Whether a body may be called by a noun: "the ministry", "the Front", no full name again."""
    # A capital may as well be a people's ("the Serbian"), so it stands for the last word only,
    # unless bodies are called so ("the Bank", "the academy").
    if noun.lower() in folded_words("names", "generic_organizations"):
        either = name
    else:
        either = (name[0], name[-1]) if noun.islower() else (name[-1],)
    return len(name) > 1 and noun[:1].upper() + noun[1:] in either


def _figure(sentence: Sentence, start: int, end: int, name: str) -> Figure:
    return Figure(sentence.index_at(start), sentence.index_at(end - 1), name)
