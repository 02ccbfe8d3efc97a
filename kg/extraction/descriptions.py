"""People without a name, in the article's words: "owners of small hotels", "ranchers"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg import lexicon
from kg.extraction.party import Party
from kg.extraction.syntax import Syntax
from kg.language.words import grammar, verb_forms_in

_OF = frozenset(("of",))
_DOERS = ("ers", "ors", "ists", "ians", "men", "women")
_SIMPLE = ("det", "amod", "nummod", "compound", "nmod:poss", "flat")
_SHORT = 6
_BELONGING = frozenset(("of", "from"))
_AMONG = (("among", "them"), ("among", "whom"))
_STOPS = (".", ";", ":", "—", "–")
_FARTHEST = 6
"""Words within which a body is named behind its people."""


class Descriptions:
    """The words of one sentence that describe people; ``parties`` are those it names."""

    def __init__(self, syntax: Syntax, parties: Sequence[Party]) -> None:
        self._syntax = syntax
        self._party_at = {
            index: party for party in parties for index in range(party.first, party.last + 1)
        }

    def _is_people(self, head: int) -> bool:
        """Whether a plural says by its ending that people are what they do: "ranchers"."""
        word = self._syntax.word(head)
        common = self._syntax.arcs[head].part_of_speech == "NOUN"
        return common and names_people(word) and self._syntax.tokens[head].text.islower()

    def people(self, heads: Sequence[int]) -> list[Party]:
        """Those whom words in the plural name that no list holds: a meeting is with people."""
        return [
            self._group(head)
            for head in heads
            if self._syntax.arcs[head].part_of_speech == "NOUN"
            and self._syntax.word(head).endswith("s")
            and self._syntax.tokens[head].text.islower()
            and self._syntax.word(head) not in grammar("times")
            and not self._syntax.word(head).endswith(("ss", "us", "is"))
        ]

    def _behind(self, head: int) -> int:
        """The last word of what says whose or which people they are: "owners of small hotels"."""
        waiting, last = self._syntax.oblique(head, _OF)[:1], head
        if not waiting or waiting[0] - head > _SHORT:
            return head
        while waiting:
            index = waiting.pop()
            last = max(last, index)
            waiting += self._syntax.dependents(index, *_SIMPLE)
        inside = range(head + 1, last + 1)
        plain = all(self._syntax.tokens[i].text[0].isalnum() or i != last for i in inside)
        return last if plain and not any(self._syntax.is_verb(i) for i in inside) else head

    def _group(self, head: int, last: int | None = None) -> Party:
        """People who are named by what they are: "opposition leaders"."""
        last = head if last is None else last
        first = head
        while first - 1 in self._syntax.dependents(head, "amod", "compound"):
            if self._syntax.word(first - 1) in grammar("times"):
                return self._description(head, head)  # "on the following day officials"
            first -= 1
        owner = self._party_at.get(first - 2)
        if owner and owner.possessive and owner.kind in ("country", "organization"):
            first = owner.first  # "Chile's economic team"
        return self._description(first, last)

    def _examples(self, head: int) -> list[Party]:
        """Who is named of a group: "lawmakers, among them B and C", "officials including B"."""
        tokens = self._syntax.tokens
        for index in range(head + 1, min(head + 2 * _FARTHEST, len(tokens) - 1)):
            pair = (self._syntax.word(index), self._syntax.word(index + 1))
            if pair in _AMONG or pair[0] == "including":
                named: list[Party] = []
                for word in range(index + 1, len(tokens)):
                    party = self._party_at.get(word)
                    if party and party.kind == "person" and not party.possessive:
                        named += [party] if party not in named else []
                    elif self._syntax.is_verb(word) or tokens[word].text in _STOPS:
                        break
                return named
        return []

    def _next_body(self, head: int) -> Party | None:
        """Whose people a noun means by the words behind it, where the tree has lost the thread.

        "Leaders of the sailors' union Norsk" are the union's, whatever "union" hangs on.
        """
        tokens = self._syntax.tokens
        if head + 1 >= len(tokens) or self._syntax.word(head + 1) not in _BELONGING:
            return None
        for index in range(head + 2, min(head + 2 + _FARTHEST, len(tokens))):
            party = self._party_at.get(index)
            if party and not party.possessive:
                return party if party.kind in ("organization", "country") else None
            if not tokens[index].is_word or self._syntax.is_verb(index):
                return None
        return None

    def _description(self, first: int, last: int) -> Party:
        name = " ".join(token.text for token in self._syntax.tokens[first : last + 1])
        name = name.replace(" '", "'").replace(" ’", "’")
        return Party(first, last, name, "group", possessive=False)


def leading_forms() -> frozenset[str]:
    """Forms of the verbs that say who leads those who meet."""
    return verb_forms_in("meetings", "leading")


@cache
def several_people() -> frozenset[str]:
    """Nouns that name people by what they are, in the plural."""
    return frozenset(word for word in lexicon.words("meetings", "groups") if word.endswith("s"))


def names_people(word: str) -> bool:
    """Whether a plural has an ending that makes people of what they do, and is no thing's."""
    return word.endswith(_DOERS) and word not in lexicon.words("meetings", "things")


@cache
def group_nouns() -> frozenset[str]:
    """Those, and nouns of groups that one word names ("the board")."""
    return several_people() | frozenset(lexicon.words("meetings", "bodies"))
