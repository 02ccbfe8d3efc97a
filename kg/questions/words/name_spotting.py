"""Names of the graph among the words of a question: as they are known, by title, or misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.questions.directory import Directory
from kg.questions.names import NAMED, look_up
from kg.questions.office_holders import read_description
from kg.questions.words.misspellings import respelt
from kg.questions.words.said import Name
from kg.questions.words.wording import Token, Wording, text_of, tokens
from kg.spelling import fold

_LONGEST_NAME = 8
_LONGEST_MISSPELT = 4
_HYPHEN = re.compile(r"(?<=\w)[-‐‑–/](?=\w)")


class NameSpotter:
    """Finds the names in ``said``; ``day`` is that on which titles are held."""

    def __init__(
        self, said: Sequence[Token], wording: Wording, names: Directory, day: str | None
    ) -> None:
        self.said = said
        self.wording = wording
        self.names = names
        self.day = day

    def longest_at(self, start: int) -> tuple[int, Name] | None:
        """The length of the name at ``start``: as it is known or, if longer, as it is misspelt."""
        exact, near = self._known_at(start), self._misspelt_at(start)
        if exact is not None and near is not None:
            return near if near[0] > exact[0] else exact
        return exact or near

    def _known_at(self, start: int) -> tuple[int, Name] | None:
        for length in range(min(_LONGEST_NAME, len(self.said) - start), 0, -1):
            part = self.said[start : start + length]
            if any(token.comma for token in part[:-1]) or not self._may_be_name(start, length):
                continue
            text = text_of(part)
            found = look_up(self.names, text, NAMED, self.day)
            if found.entry is None and length > 1 and read_description(text):
                return length, Name((text,), "", False, start)
            if found.entry is None or not found.fits_title:
                continue
            if not found.in_part or self._is_written_as_name(part):
                bare = text.removeprefix("the ") if not found.by_title else text
                return length, Name((bare,), "", True, start, kind=found.entry.kind)
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

    def _misspelt_at(self, start: int) -> tuple[int, Name] | None:
        most = min(_LONGEST_MISSPELT, len(self.said) - start)
        for length in range(most, 0, -1):
            part = self.said[start : start + length]
            if length == 1 and not (self._stands_alone(start) and self._looks_alike(part[0])):
                return None
            if all(not token.quoted and self.wording.at([token], 0) is None for token in part):
                text = text_of(part)
                meant = respelt(self.names, text, NAMED)
                entry = look_up(self.names, meant, NAMED).entry if meant else None
                if meant is not None and entry is not None:
                    return length, Name((meant,), "", True, start, ((text, meant),), entry.kind)
        return None

    def _looks_alike(self, token: Token) -> bool:
        """Whether a word is written as names are in this question, with a capital or without."""
        return token.text[0].isupper() or not any(
            other.text[0].isupper() for other in self.said[1:]
        )

    def _stands_alone(self, index: int) -> bool:
        """Whether no other unknown word stands beside one: of two, none is a lone surname."""
        for near, comma_at in ((index - 1, index - 1), (index + 1, index)):
            if 0 <= near < len(self.said) and not self.said[comma_at].comma:
                strange = self.wording.at([self.said[near]], 0) is None
                if strange and self._known_at(near) is None:
                    return False
        return True


def parted(said: Sequence[Token], wording: Wording, names: Directory) -> Iterator[Token]:
    """The words, names that a hyphen or dash joins ("Trump-Kim") as two, unless they are one."""
    for token in said:
        parts = tokens(_HYPHEN.sub(" ", token.text))
        one = len(parts) < 2 or token.quoted or wording.at([token], 0) is not None
        if one or look_up(names, token.text, NAMED).entry is not None:
            yield token
        elif all(look_up(names, part.text, NAMED).entry is not None for part in parts):
            yield from parts
        else:
            yield token


def is_called(name: Name, names: Directory) -> bool:
    """Whether the graph has the name as it stands, or nobody else answers to it."""
    found = look_up(names, name.values[0], NAMED)
    if found.entry is None:
        return False
    return not found.others or fold(name.values[0]) in map(fold, found.entry.names)
