"""What a question in plain words says: its names, and the words that decide what is asked.

From left to right, the longest name of the graph is taken at each place; then phrases of the
lexicon; then names that are misspelt. What is left is called unknown, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.questions.directory import Directory
from kg.questions.misspellings import nearest_word, respelt
from kg.questions.names import NAMED, look_up
from kg.questions.office_holders import read_description
from kg.questions.wording import Token, Wording, is_uncovered, names_meeting, text_of, tokens

_LONGEST_NAME = 8
_LONGEST_MISSPELT = 4


@dataclass(frozen=True, slots=True)
class Word:
    """Words that say one word of the examples (``meaning``)."""

    meaning: str
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """Words that name something, or may do so.

    ``values`` are the names to look up: several where "or" stands between them. ``known`` tells
    that the graph has them all; ``respelt`` maps what was written to what it was taken for.
    ``marker`` is the preposition in front ("in", "about"), ``token`` where the name begins.
    """

    values: tuple[str, ...]
    marker: str
    known: bool
    token: int
    respelt: tuple[tuple[str, str], ...] = ()


Item = Word | Name


@dataclass(frozen=True, slots=True)
class Said:
    """A question taken apart; ``odd`` are words that no question of the catalogue covers."""

    tokens: tuple[Token, ...]
    items: tuple[Item, ...]
    ends: tuple[int, ...]
    odd: tuple[str, ...]

    @property
    def names(self) -> tuple[Name, ...]:
        return tuple(item for item in self.items if isinstance(item, Name))

    @property
    def meanings(self) -> frozenset[str]:
        return frozenset(item.meaning for item in self.items if isinstance(item, Word))


def take_apart(text: str, wording: Wording, names: Directory, day: str | None) -> Said:
    """``text`` as `Said`; ``day`` is that on which titles are held."""
    said = tuple(_parted(tokens(text), wording, names))
    items = list(_whole_names(list(_Reader(said, wording, names, day).items()), said))
    merged = tuple(_alternatives(items, said))
    odd = tuple(item.text for item, _ in merged
                if isinstance(item, Word) and is_uncovered(item.meaning))  # fmt: skip
    return Said(said, tuple(item for item, _ in merged), tuple(end for _, end in merged), odd)


class _Reader:
    def __init__(
        self, said: Sequence[Token], wording: Wording, names: Directory, day: str | None
    ) -> None:
        self.said = said
        self.wording = wording
        self.names = names
        self.day = day

    def items(self) -> Iterator[tuple[Item, int]]:
        """Each item with the token behind it."""
        index, marker = 0, ""
        after_name = False
        while index < len(self.said):
            found = self._longest_name(index)
            term = self.wording.at(self.said, index)
            if found is not None:
                length, name = found
                if not marker and self._places_meeting(name, index + length):
                    marker = "in"
                yield replace(name, marker=marker), index + length
                index, marker, after_name = index + length, "", True
            elif term is None:
                end = self._end_of_unknown(index)
                yield self._unknown(index, end, marker), end
                index, marker, after_name = end, "", True
            else:
                phrase = text_of(self.said[term.start : term.end])
                # "What did she do" asks for deeds; elsewhere the word only helps a verb.
                deed = after_name and phrase.casefold() in ("do", "doing", "done")
                if term.meaning or deed:
                    yield Word(term.meaning or "happen", phrase), term.end
                    marker = term.marker
                elif term.marker:
                    marker = term.marker
                index, after_name = term.end, False

    def _places_meeting(self, name: Name, behind: int) -> bool:
        """Whether a place stands in front of a word for a meeting: "the Geneva summit"."""
        term = self.wording.at(self.said, behind)
        if term is None or not names_meeting(text_of(self.said[behind : term.end])):
            return False
        return look_up(self.names, name.values[0], ("place",)).entry is not None

    def _longest_name(self, start: int) -> tuple[int, Name] | None:
        """A name as it is known or, where that is longer, as it may be misspelt."""
        exact, near = self._name(start), self._misspelt_name(start)
        if exact is not None and near is not None:
            return near if near[0] > exact[0] else exact
        return exact or near

    def _name(self, start: int) -> tuple[int, Name] | None:
        for length in range(min(_LONGEST_NAME, len(self.said) - start), 0, -1):
            part = self.said[start : start + length]
            if self._may_be_name(start, length):
                text = text_of(part)
                found = look_up(self.names, text, NAMED, self.day)
                if found.entry is not None and (
                    not found.in_part or self._is_written_as_name(part)
                ):
                    bare = text.removeprefix("the ") if not found.by_title else text
                    return length, Name((bare,), "", True, start)
                if found.entry is None and length > 1 and read_description(text):
                    return length, Name((text,), "", False, start)
        return None

    def _may_be_name(self, start: int, length: int) -> bool:
        """A name neither begins nor ends with a helping word, and is no word of the examples."""
        part = self.said[start : start + length]
        if any(token.quoted for token in part):
            return False
        first, last = self.wording.at(part[:1], 0), self.wording.at(part[-1:], 0)
        if length == 1:
            capital = part[0].text[0].isupper() and start > 0
            return first is None or (capital and part[0].text.casefold() != part[0].text)
        if last is not None and not last.meaning and not part[-1].text[0].isupper():
            return False
        if first is None or first.meaning:
            return True
        return part[0].folded in ("the", "former") or part[0].text[0].isupper()

    @staticmethod
    def _is_written_as_name(part: Sequence[Token]) -> bool:
        """A part of a longer name must look like one: "bank" alone is no World Bank."""
        return all(token.text[0].isupper() or token.text in ("of", "the") for token in part)

    def _misspelt_name(self, start: int) -> tuple[int, Name] | None:
        most = min(_LONGEST_MISSPELT, len(self.said) - start)
        for length in range(most, 0, -1):
            part = self.said[start : start + length]
            if length == 1 and not self._stands_alone(start):
                return None
            if all(not token.quoted and self.wording.at([token], 0) is None for token in part):
                text = text_of(part)
                meant = respelt(self.names, text, NAMED)
                if meant is not None and look_up(self.names, meant, NAMED).entry is not None:
                    return length, Name((meant,), "", True, start, ((text, meant),))
        return None

    def _stands_alone(self, index: int) -> bool:
        """Whether no other unknown word stands beside one: of two, none is a lone surname."""
        for near, comma_at in ((index - 1, index - 1), (index + 1, index)):
            if 0 <= near < len(self.said) and not self.said[comma_at].comma:
                strange = self.wording.at([self.said[near]], 0) is None
                if strange and self._name(near) is None:
                    return False
        return True

    def _unknown(self, start: int, end: int, marker: str) -> Item:
        """A misspelt word of the examples, or a name that nothing goes by."""
        part = self.said[start:end]
        if len(part) == 1 and not part[0].quoted and part[0].text.islower():
            meant = nearest_word(part[0].folded, self.wording.long_words)
            term = self.wording.at(tokens(meant), 0) if meant else None
            if term is not None and term.meaning:
                return Word(term.meaning, part[0].text)
        return Name((text_of(part),), marker, False, start)

    def _end_of_unknown(self, start: int) -> int:
        end = start + 1
        while (
            end < len(self.said)
            and not self.said[end - 1].comma
            and self.wording.at(self.said, end) is None
            and self._longest_name(end) is None
        ):
            end += 1
        return end


def _parted(said: Sequence[Token], wording: Wording, names: Directory) -> Iterator[Token]:
    """The words, names that a hyphen or dash joins ("Trump-Kim") as two, unless they are one."""
    for token in said:
        parts = tokens(re.sub(r"(?<=\w)[-‐‑–/](?=\w)", " ", token.text))
        one = len(parts) < 2 or token.quoted or wording.at([token], 0) is not None
        if one or look_up(names, token.text, NAMED).entry is not None:
            yield token
        elif all(look_up(names, part.text, NAMED).entry is not None for part in parts):
            yield from parts
        else:
            yield token


def _whole_names(
    items: Sequence[tuple[Item, int]], said: Sequence[Token]
) -> Iterator[tuple[Item, int]]:
    """The items, with a capitalised name of which a part alone is known as one unknown name."""
    held: tuple[Item, int] | None = None
    for item, end in items:
        if held is not None:
            first, behind = held
            if isinstance(first, Name) and isinstance(item, Name) and item.token == behind:
                parts = (said[first.token : behind], said[behind:end])
                capital = all(token.text[0].isupper() for part in parts for token in part)
                if capital and first.known != item.known and not said[behind - 1].comma:
                    whole = text_of(said[first.token : end])
                    held = Name((whole,), first.marker, False, first.token), end
                    continue
            yield held
        held = item, end
    if held is not None:
        yield held


def _alternatives(
    items: Sequence[tuple[Item, int]], said: Sequence[Token]
) -> Iterator[tuple[Item, int]]:
    """The items, with names that "or" joins as one: any of them."""
    held: tuple[Name, int] | None = None
    for item, end in items:
        if held is not None and isinstance(item, Name):
            first, behind = held
            if [token.folded for token in said[behind : item.token]] == ["or"]:
                held = _joined(first, item), end
                continue
        if held is not None:
            yield held
        held = (item, end) if isinstance(item, Name) else None
        if held is None:
            yield item, end
    if held is not None:
        yield held


def _joined(one: Name, other: Name) -> Name:
    return replace(
        one,
        values=(*one.values, *other.values),
        known=one.known and other.known,
        respelt=(*one.respelt, *other.respelt),
    )
