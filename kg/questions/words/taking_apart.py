"""Taking a question in plain words apart, from left to right.

At each place the longest name of the graph is taken, then ordinals, then phrases of the lexicon.
What is left is called unknown, never guessed. Names that "or" joins become one, and so do the parts
of a name that is not known as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.questions.directory import Directory
from kg.questions.names import NAMED, look_up
from kg.questions.ordinal import Ordinal
from kg.questions.words.misspellings import nearest_word
from kg.questions.words.name_spotting import NameSpotter, is_called, parted
from kg.questions.words.ordinals import ordinal_at
from kg.questions.words.said import Item, Name, Placed, Said, Word
from kg.questions.words.telling import is_told
from kg.questions.words.wording import Token, Wording, is_uncovered, names_meeting, text_of, tokens

_WITH_OFFICES = ("organization", "place")
_DEEDS = ("do", "doing", "done")
_BY = "by"


def take_apart(
    text: str,
    wording: Wording,
    names: Directory,
    day: str | None,
    joining: frozenset[str] = frozenset({"or"}),
) -> Said:
    """``text`` as `Said`.

    ``day`` is that on which titles are held; names with one of the words ``joining`` between them
    become one, of several values.
    """
    said = tuple(parted(tokens(text), wording, names))
    reader = _Reader(said, wording, names, day)
    whole = list(_whole_names(list(reader.items()), said, names))
    placed = list(_alternatives(whole, said, joining))
    items = tuple(
        replace(item, told=is_told(said, item.token, end)) if isinstance(item, Name) else item
        for item, end in placed
    )
    words = (item for item in items if isinstance(item, Word))
    odd = tuple(word.text for word in words if is_uncovered(word.meaning))
    return Said(said, items, tuple(end for _, end in placed), odd, reader.ordinal)


class _Reader:
    def __init__(
        self, said: Sequence[Token], wording: Wording, names: Directory, day: str | None
    ) -> None:
        self.said = said
        self.wording = wording
        self.names = names
        self.spotter = NameSpotter(said, wording, names, day)
        self.ordinal: Ordinal | None = None

    def items(self) -> Iterator[Placed]:
        """Each item with the token behind it; finds the ``ordinal`` by the way."""
        index, marker, after_name, agent = 0, "", False, False
        while index < len(self.said):
            found = self.spotter.longest_at(index)
            term = self.wording.at(self.said, index)
            ordinal = ordinal_at(self.said, index)
            if found is not None:
                length, name = found
                if marker != "in" and self._places_meeting(name, index + length):
                    marker = "in"
                index += length
                yield replace(name, marker=marker, agent=agent), index
                marker, after_name, agent = "", True, False
            elif ordinal is not None:
                self.ordinal, index = ordinal
            elif term is None:
                end = self._end_of_unknown(index)
                yield self._unknown(index, end, marker), end
                index, marker, after_name = end, "", True
            else:
                phrase = text_of(self.said[term.start : term.end])
                # "What did she do" asks for deeds; elsewhere the word only helps a verb.
                meaning = term.meaning or ("happen" if after_name and phrase in _DEEDS else "")
                if meaning:
                    yield Word(meaning, phrase, term.marker), term.end
                if meaning or term.marker:
                    marker = term.marker
                agent = phrase == _BY or (agent and not meaning)
                index, after_name = term.end, False

    def _places_meeting(self, name: Name, behind: int) -> bool:
        """Whether a place stands in front of a word for a meeting: "the Geneva summit"."""
        term = self.wording.at(self.said, behind)
        if term is None or not names_meeting(text_of(self.said[behind : term.end])):
            return False
        return look_up(self.names, name.values[0], ("place",)).entry is not None

    def _unknown(self, start: int, end: int, marker: str) -> Item:
        """A misspelt word of the examples, or a name that nothing goes by."""
        part = self.said[start:end]
        # Whom something is told is no misspelt word: "told reporters".
        plain = len(part) == 1 and not part[0].quoted and part[0].text.islower()
        if plain and not is_told(self.said, start, end):
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
            and self.spotter.longest_at(end) is None
        ):
            end += 1
        return end


def _whole_names(
    items: Sequence[Placed], said: Sequence[Token], names: Directory
) -> Iterator[Placed]:
    """The items, with a capitalised name of which only parts are known as one unknown name.

    Two words are two names only where each is what the graph calls somebody: "Trump Kim", but not
    "Salman Khan" of a Mohammed bin Salman and several called Khan.
    """
    held: Placed | None = None
    for item, end in items:
        if held is not None:
            first, behind = held
            if isinstance(first, Name) and isinstance(item, Name) and (
                _is_office_in(first, item, said[behind : item.token], names)
                or (item.token == behind
                    and _is_longer_name(first, item, said[first.token : end], names))
            ):  # fmt: skip
                whole = text_of(said[first.token : end])
                held = Name((whole,), first.marker, False, first.token), end
                continue
            yield held
        held = item, end
    if held is not None:
        yield held


def _is_longer_name(one: Name, other: Name, words: Sequence[Token], names: Directory) -> bool:
    """Whether two that stand side by side, ``words`` together, are written as one name."""
    if (
        any(not token.text[0].isupper() for token in words)
        or words[other.token - one.token - 1].comma
    ):
        return False
    both = one.known and other.known and is_called(one, names) and is_called(other, names)
    return not both and (one.known or (other.known and other.kind != "place"))


def _is_office_in(one: Name, other: Name, between: Sequence[Token], names: Directory) -> bool:
    """Whether one is an organization or place and the other an office in it: "the UNESCO director".

    As a whole nobody is known by it, and whoever holds such an office may hold it elsewhere.
    """
    if not (one.known and other.known):
        return False
    joint = [token.folded for token in between]
    if one.kind in _WITH_OFFICES and one.marker != "in" and joint in ([], ["'s"], ["s"]):
        return look_up(names, other.values[0], NAMED).by_title
    of = joint in (["of"], ["of", "the"])
    return of and other.kind in _WITH_OFFICES and look_up(names, one.values[0], NAMED).by_title


def _alternatives(
    items: Sequence[Placed], said: Sequence[Token], joining: frozenset[str]
) -> Iterator[Placed]:
    """The items, with names that a word such as "or" joins as one: any of them."""
    held: tuple[Name, int] | None = None
    for index, (item, end) in enumerate(items):
        if held is not None and isinstance(item, Name):
            first, behind = held
            between = [token.folded for token in said[behind : item.token]]
            listed = not between and said[behind - 1].comma
            ends = listed and _ends_in(items[index:], said, joining)
            if (len(between) == 1 and between[0] in joining) or ends:
                held = _joined(first, item), end
                continue
        if held is not None:
            yield held
        held = (item, end) if isinstance(item, Name) else None
        if held is None:
            yield item, end
    if held is not None:
        yield held


def _ends_in(items: Sequence[Placed], said: Sequence[Token], joining: frozenset[str]) -> bool:
    """Whether a list that goes on with these items ends in "or" and one name more."""
    for (item, end), (following, _) in pairwise(items):
        if not (isinstance(item, Name) and isinstance(following, Name)):
            return False
        between = [token.folded for token in said[end : following.token]]
        if between:
            return len(between) == 1 and between[0] in joining
    return False


def _joined(one: Name, other: Name) -> Name:
    return replace(
        one,
        values=(*one.values, *other.values),
        known=one.known and other.known,
        respelt=(*one.respelt, *other.respelt),
    )
