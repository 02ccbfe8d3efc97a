"""Whom a title in a sentence means: who bears it there, or the office itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg import lexicon
from kg.extraction.descriptions import Descriptions
from kg.extraction.party import Party
from kg.extraction.syntax import SUBJECTS, Syntax
from kg.language.gazetteer import country_of_adjective
from kg.records import Span

_PRONOUNS = frozenset(("his", "her", "their"))
_OF = frozenset(("of", "to"))
_OFFICE = _OF | {"in"}


class Titled(Descriptions, ABC):
    """The bearers of the titles of one sentence."""

    def __init__(self, syntax: Syntax, parties: Sequence[Party], titles: Iterable[Span]) -> None:
        super().__init__(syntax, parties)
        self._titled = {
            token.start
            for title in titles
            for token in syntax.tokens
            if title.start <= token.start < title.end
        }

    @abstractmethod
    def named_by(self, heads: Sequence[int]) -> list[Party]:
        """The parties that the phrases of these words name."""

    def _is_title(self, head: int) -> bool:
        titled = self._syntax.tokens[head].start in self._titled
        others = (lexicon.words("meetings", key) for key in ("vague_titles", "sovereigns"))
        return titled or any(self._syntax.word(head) in words for words in others)

    def _bearer(self, head: int) -> Party | None:
        """The first person named below a title, clauses and owners left out."""
        waiting = [head]
        people = []
        while waiting:
            index = waiting.pop()
            party = self._party_at.get(index)
            if party and party.kind == "person" and not party.possessive:
                people.append(party)
            waiting += [
                child
                for child in self._syntax.children[index]
                if not self._syntax.relation(child).startswith(("acl", "nmod:poss", "conj"))
                or (self._syntax.relation(child) == "conj" and self._is_title(child))
            ]
        return min(people, key=lambda party: party.first, default=None) or self._next_named(head)

    def _next_named(self, head: int) -> Party | None:
        """The person whose name follows a long title, where the tree has lost the thread."""
        for index in range(head + 1, len(self._syntax.tokens)):
            party = self._party_at.get(index)
            if party and party.kind == "person":
                return None if party.possessive else party
            if not self._is_inside(index, head):
                return None
        return None

    def _is_inside(self, index: int, head: int) -> bool:
        """Whether a word may stand between a title and its bearer: "the envoy sent to Oslo, B"."""
        token = self._syntax.tokens[index]
        if self._syntax.is_verb(index):
            return index == head + 1 and self._syntax.relation(index) == "acl"
        return token.is_word or token.text in "()&" or self._names_bearer(index + 1, head)

    def _names_bearer(self, index: int, head: int) -> bool:
        """Whether a name behind a comma is not the subject of another clause."""
        party = self._party_at.get(index)
        return (
            party is not None
            and party.kind == "person"
            and self._syntax.tokens[index - 1].text == ","
            and self._syntax.relation(index) not in SUBJECTS
            and index > head + 2
        )

    def _described(self, head: int) -> Iterator[Party]:
        """The holder of an office whose name the article keeps.

        "The ambassador of Peru", "the Peruvian ambassador" and "Peru's ambassador", but no
        ambassador of some country.
        """
        owners = self.named_by(self._syntax.dependents(head, "nmod:poss"))
        if len(owners) == 1 and owners[0].kind == "country" and owners[0].possessive:
            yield replace(self._description(owners[0].first, head), sent=True)
            return
        if self._is_of_pronoun(head):
            yield replace(self._description(self._group(head).first, head), sent=True)
            return
        peoples = [
            i for i in self._syntax.dependents(head, "amod", "compound") if self._is_of_country(i)
        ]
        if peoples and not self._syntax.dependents(head, "nmod:poss"):
            yield self._office_holder(peoples[0], head)
            return
        posted = self._syntax.word(head) in lexicon.words("meetings", "posted")
        where = _OFFICE if posted else _OF
        behind = [i for i in self._syntax.oblique(head, where) if i in self._party_at]
        if behind:
            first = head
            while first and self._syntax.tokens[first - 1].start in self._titled:
                first -= 1
            last = max(self._party_at[i].last for i in behind)
            yield self._office_holder(first, last)
        elif self._syntax.word(head) in lexicon.words("meetings", "sovereigns"):
            yield self._office_holder(head, head)
        elif self._is_told_of(head):
            # Not whoever tells of it: "her aide Ann Lee said the president had met B".
            holder = self._office_holder(self._group(head).first, head)
            yield from [holder] if holder.sent else []

    def _is_of_pronoun(self, head: int) -> bool:
        """Whether somebody's head of state, or a minister, is meant: "said his president would"."""
        owners = {self._syntax.word(i) for i in self._syntax.dependents(head, "nmod:poss")}
        leads = self._syntax.word(head) in (*lexicon.words("names", "leaders"), "minister")
        return leads and bool(owners & _PRONOUNS)

    def _is_told_of(self, head: int) -> bool:
        """Whether somebody acts in what another one says."""
        verb = self._syntax.arcs[head].head
        return (
            verb is not None
            and self._syntax.relation(head) in SUBJECTS
            and self._syntax.relation(verb) == "ccomp"
        )

    def _office_holder(self, first: int, last: int) -> Party:
        """Whom an office means: "the Peruvian ambassador" is one, "a minister" is anybody."""
        known = first > 0 and self._syntax.word(first - 1) == "the"
        return replace(self._description(first, last), sent=known)

    def _is_of_country(self, index: int) -> bool:
        party = self._party_at.get(index)
        is_named = party is not None and party.kind == "country"  # "the U.S. president"
        return is_named or self._syntax.tokens[index].text in country_of_adjective()
