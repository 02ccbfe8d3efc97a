"""Which parties the phrases of a sentence name: "the head of the bank Kari Berg and her deputy"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import lexicon
from kg.extraction.descriptions import group_nouns, leading_forms, several_people
from kg.extraction.party import Party
from kg.extraction.syntax import AGENT
from kg.extraction.titled import Titled
from kg.language.words import grammar

_LISTING = grammar("listing")
_THEIR = frozenset(("his", "her", "its", "their"))
_BELONGING = frozenset(("of", "from"))
_AT = frozenset(("at",))
_OF = frozenset(("of",))
_SOME = frozenset(("a", "an"))
_OWN_PHRASE = ("appos", "flat", "nmod:desc", "compound", "flat:name")
_BODIES = ("organization", "country", "group")


class Phrases(Titled):
    """The parties of one sentence, found by the words that their phrases hang on."""

    def at(self, index: int) -> Party | None:
        """The party whose words a word belongs to."""
        return self._party_at.get(index)

    def named_by(self, heads: Sequence[int]) -> list[Party]:
        """The parties that the phrases of these words name, coordinated ones too, in order."""
        found: dict[Party, None] = {}
        for head in heads:
            found.update(dict.fromkeys(self._parties_of(head)))
        return sorted(found, key=lambda party: party.first)

    def _parties_of(self, head: int) -> Iterator[Party]:
        party = self._party_at.get(head)
        if party and self._is_mistaken(party):
            party = None
        own = [party] if party and not self._is_owner(party, head) else list(self._named(head))
        own = self._listed_before(own) or self._before_description(head)
        yield from own
        # What is joined to a name may hang on any of its words.
        words = range(party.first, party.last + 1) if party else (head,)
        for child in (child for word in words for child in self._syntax.children[word]):
            if child in words or not self._is_joined(child):
                continue
            joined = [p for p in self._parties_of(child) if p not in own]
            yield from joined or self._apposed_behind(head, child, own)

    def _listed_before(self, own: list[Party]) -> list[Party]:
        """With the others of "Norwegian and Chilean negotiators", whose noun is the last one's."""
        listed = list(own)
        while listed and listed[0].kind == "group":
            end = listed[0].first - 1
            while end > 0 and self._syntax.word(end) in _LISTING:
                end -= 1
            other = self._party_at.get(end) if end < listed[0].first - 1 else None
            if other is None or other.kind != "group" or not self._is_adjective(other):
                break
            listed.insert(0, other)
        return listed

    def _is_adjective(self, party: Party) -> bool:
        """Whether a group is named without a noun of its own."""
        return self._syntax.tokens[party.last].is_capitalised

    def _before_description(self, head: int) -> list[Party]:
        """Whom a description in commas follows that the tree takes for him: "Berg, a Liberal,"."""
        first = min((head, *self._syntax.dependents(head, "det")))
        inside = self._syntax.word(first) in _SOME and head + 1 < len(self._syntax.tokens)
        if (
            not inside
            or first < 2
            or {self._syntax.word(i) for i in (first - 1, head + 1)} != {","}
        ):
            return []
        party = self._party_at.get(first - 2)
        return [party] if party and party.kind == "person" and not party.possessive else []

    def _is_mistaken(self, party: Party) -> bool:
        """Whether an office passes for a body: "the Special Envoy for Peace, Kari Berg"."""
        titled = self._syntax.tokens[party.first].start in self._titled
        return (
            titled
            and party.kind == "organization"
            and any(
                (named := self._party_at.get(child)) and named.kind == "person"
                for index in range(party.first, party.last + 1)
                for child in self._syntax.dependents(index, "appos")
            )
        )

    def _is_joined(self, index: int) -> bool:
        """Whether a word is coordinated with the one that it hangs on: it brings its "and".

        Or it is the next of a list whose members semicolons part: "the mayor, A; the vicar, B".
        """
        listed = self._syntax.word(self._syntax.phrase(index)[0]) == ";"
        conjoined = self._syntax.relation(index) == "conj" or self._syntax.dependents(index, "cc")
        linked = conjoined or (listed and self._syntax.relation(index) == "appos")
        owner = self._syntax.relation(index) == "nmod:poss"
        return bool(linked) and not owner and not self._syntax.is_verb(index)

    def _apposed_behind(self, head: int, behind: int, own: Sequence[Party]) -> Iterator[Party]:
        """Who is named behind the second of two titles, where the tree hangs it on the first."""
        for child in self._syntax.dependents(head, "appos"):
            party = self._party_at.get(child)
            if child > behind and party and party.kind == "person" and party not in own:
                yield party
                return

    def _is_owner(self, party: Party, head: int) -> bool:
        """Whether the party merely owns what the head names ("B's foreign minister")."""
        return party.possessive and self._syntax.relation(head) != "nmod:poss"

    def _named(self, head: int) -> Iterator[Party]:
        """Who is named inside a phrase: in apposition, or behind "representatives of".

        A title may stand far before its bearer: "the head of the Bank of Norway Kari Berg".
        """
        named = [
            party
            for child in self._syntax.dependents(head, *_OWN_PHRASE)
            if not self._is_of_another(head, child)
            for party in self._parties_of(child)
            if party.kind in ("person", "organization") or party.sent
        ]
        if named:
            yield from named
        elif self._is_title(head):
            yield from [bearer] if (bearer := self._bearer(head)) else self._described(head)
        elif self._syntax.word(head) in lexicon.words("meetings", "quantities"):
            yield from self._leaders(head) or self.named_by(self._syntax.oblique(head, _BELONGING))
        elif (
            self._syntax.word(head) in group_nouns()
            or self._is_people(head)
            or self._is_mere_origin(head, *self.named_by(self._syntax.oblique(head, _BELONGING)))
        ):
            behind = self.named_by(self._syntax.oblique(head, _BELONGING)) or [
                body
                for body in self.named_by(self._syntax.oblique(head, _AT))
                if body.kind == "organization" and self._syntax.word(head) in several_people()
            ]
            owners = self.named_by(self._syntax.dependents(head, "nmod:poss"))
            if len(owners) > 1 and all(owner.kind == "country" for owner in owners):
                behind = owners  # "Chile's and Peru's ministers"
            if leader := self._leaders(head) or self._examples(head):
                yield from leader
                return
            if self._comes_along(head):
                return
            crowds = self._syntax.word(head) in several_people()
            people = [party for party in behind if party.kind == "person" and not party.possessive]
            if crowds and people and any(party.kind == "organization" for party in behind):
                yield from people  # "the directors of Northbank, B, and Southbank, C"
                return
            bodies = [
                party
                for party in behind
                if party.kind in _BODIES
                and not self._is_mere_origin(head, party)
                and (party.kind != "group" or not crowds or party.name[0].isupper())
            ]
            origin = [party.last for party in behind if self._is_mere_origin(head, party)]
            body = None if bodies or origin else self._next_body(head)
            if body and not self._is_mere_origin(head, body):
                bodies = [body]
            yield from [replace(body, kind="group", sent=True) for body in bodies] or [
                self._group(head, max([self._behind(head), *origin[:1]]))
            ]

    def _is_mere_origin(self, head: int, *behind: Party) -> bool:
        """Whether people of a body act for themselves: "students from Ghana"."""
        private = self._syntax.word(head) in lexicon.words("meetings", "private_people")
        return private and any(body.kind in _BODIES for body in behind)

    def _comes_along(self, head: int) -> bool:
        """Whether somebody's people are meant, who are no party beside him: "their delegations"."""
        owners = {self._syntax.word(i) for i in self._syntax.dependents(head, "nmod:poss")}
        retinue = lexicon.words("meetings", "retinue")
        return bool(owners & _THEIR) and self._syntax.word(head) in retinue

    def _is_of_another(self, head: int, name: int) -> bool:
        """Whether a name says who the last of a list is: "her aides and the mayor, B"."""
        return self._syntax.relation(name) == "appos" and any(
            head < other < name and self._syntax.dependents(other, "det", "nmod:poss")
            for other in self._syntax.dependents(head, "conj")
        )

    def _leaders(self, head: int) -> list[Party]:
        """Who leads a delegation or the like: "a team led by B"."""
        leading = [
            i
            for noun in (head, *self._syntax.above(head)[:1], *self._syntax.oblique(head, _OF))
            for i in self._syntax.dependents(noun, "acl")
            if i > head and self._syntax.word(i) in leading_forms()
        ]
        agents = [i for verb in (*leading, head) for i in self._syntax.oblique(verb, AGENT)]
        agents = agents if leading else []
        return [party for party in self.named_by(agents) if party.kind == "person"]
