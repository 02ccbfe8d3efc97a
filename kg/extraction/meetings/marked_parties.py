"""Who meets by the words that the trained reader linked with those that tell of a meeting.

In the sentence itself the reader marks who takes part in whatever words ("he", "the two sides",
"his host"), and anywhere near by the words by which the article names the parties. Here both become
names, and the words for those without one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extraction.references import Mention, References
from kg.language.document import Document, MeetingMention, Sentence
from kg.language.gazetteer import find_country
from kg.language.words import grammar
from kg.records import Span
from kg.spelling import tidy, words_of

_BOTH = 2
_EVEN = 0.5
"""How probable it must be that words tell of a meeting which others are said to tell of again."""
_SEVERAL = frozenset(("they", "them", "we", "us", "themselves", "their"))
_ALL = frozenset(("both", "two", "three", "four", "all"))
_NOMINAL = ("NOUN", "PROPN")
_WITHIN = (*_NOMINAL, "DET", "ADJ")
_BELONGING = frozenset(("of", "for", "from"))
_JOINING = frozenset((",", "and", "&"))
_OWNING = ("'s", "' ")
_LONGEST = 8
"""Words by which a phrase may go on behind what is marked of it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one mention of a meeting says of who takes part.

    ``named`` in its sentence, ``described`` there without having a name, or named ``near`` by; and
    how many of those near by its sentence takes up, if it says so.
    """

    named: tuple[str, ...]
    described: tuple[str, ...]
    near: tuple[str, ...]
    taken_up: int

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.named, *self.described, *self.near[: self.taken_up])


class MarkedParties:
    """The participants of the marked meetings of an article."""

    def __init__(self, document: Document, references: References) -> None:
        self._document = document
        self._references = references
        self._meetings = {
            mention.span.start: meeting
            for meeting in _meetings(document.meetings)
            for mention in meeting
        }
        self._known: dict[int, tuple[str, ...]] = {}

    def of(self, mention: MeetingMention) -> tuple[str, ...]:
        """Who takes part in a meeting by all mentions of it; nobody if that is only one.

        Those who are named, or taken up, at half of the mentions.
        """
        mentions = self._meetings[mention.span.start]
        first = mentions[0].span.start
        if first not in self._known:
            self._known[first] = self._participants(mentions)
        return self._known[first]

    def here(self, mention: MeetingMention) -> tuple[str, ...]:
        """Who takes part by the words of one sentence alone."""
        said = self._said(mention)
        return (*said.named, *said.described)

    def _participants(self, mentions: Sequence[MeetingMention]) -> tuple[str, ...]:
        said = [each for each in map(self._said, mentions) if len(each.names) >= _BOTH]
        counts = Counter(name for each in said for name in set(each.names))
        most = max(counts.values(), default=0)
        names = [name for name, count in counts.items() if 2 * count >= most]
        people = [name for name in names if self._references.is_person(name)]
        if len(people) >= _BOTH:  # where people meet, their countries do not meet besides
            names = [name for name in names if not find_country(name)]
        names = [name for name in names if not _is_said(name, [n for n in names if n != name])]
        proper = any(name != name.lower() for name in names)
        return tuple(sorted(names)) if proper and len(names) >= _BOTH else ()

    def _said(self, mention: MeetingMention) -> _Said:
        near = [name for span in mention.party for name in self._names(span)]
        named: list[str] = []
        described: list[str] = []
        waiting, several, everybody = 0, False, not mention.who and bool(mention.same)
        for span in mention.who:
            if names := list(self._names(span)):
                named += names
            elif (first := _first_word(span)) in _SEVERAL:
                several = True
            elif first in _ALL:
                everybody = True
            elif any(span.start < each.end and each.start < span.end for each in mention.party):
                described += self._described(span)
            else:
                waiting += 1
        elsewhere = dict.fromkeys(name for name in near if name not in named)
        if len(set(named)) >= _BOTH:
            described = []  # "at the level of ministers" is nobody besides
        here = {*named, *described}
        waiting = _BOTH if several or (everybody and not here) else waiting
        return _Said(
            tuple(dict.fromkeys(named)),
            tuple(dict.fromkeys(described)),
            tuple(elsewhere),
            max(0, min(waiting, _BOTH - len(here))),
        )

    def _names(self, span: Span) -> Iterator[str]:
        """The names in marked words; people go before what they belong to.

        What only says whose they are is nobody: "the U.S. president", "negotiators for Norsk".
        """
        inside = self._references.touching(span.start, span.end)
        people = [each.name for each in inside if each.kind == "person"]
        yield from people or (each.name for each in inside if self._is_head(each, span))

    def _is_head(self, mention: Mention, span: Span) -> bool:
        """Whether marked words, or one of several of them, are a name rather than people of it."""
        plain = self._document.plain
        before = plain[span.start : mention.start].lower().replace(",", " , ").split()
        behind = plain[mention.end : span.end].lower().replace(",", " , ").split()
        while before and before[-1] in _determiners():
            before.pop()
        alone = not before or before[-1] in _JOINING
        acts = mention.kind != "place" or find_country(mention.name) is not None
        acts = acts and not plain.startswith(_OWNING, mention.end)
        return acts and alone and (not behind or behind[0] in _JOINING)

    def _described(self, span: Span) -> Iterator[str]:
        """The words for those who have no name, with what says whose or which they are."""
        sentence = self._document.sentence_at(span.start)
        if sentence is None or span.end > sentence.end:
            return
        first, last = sentence.index_at(span.start), sentence.index_at(span.end - 1)
        tokens, arcs = sentence.tokens, sentence.dependencies
        while first <= last and tokens[first].lower in _determiners():
            first += 1
        while first < last and not tokens[last].is_word:
            last -= 1
        if first <= last and any(arc.part_of_speech in _NOMINAL for arc in arcs[first : last + 1]):
            last = _end_of_phrase(sentence, last)
            yield tidy(self._document.article.text[tokens[first].start : tokens[last].end])


def _first_word(span: Span) -> str:
    words = [word for word in span.text.lower().split() if word not in _determiners()]
    return words[0] if words else ""


def _meetings(mentions: Sequence[MeetingMention]) -> list[list[MeetingMention]]:
    """The mentions of each meeting; what is hardly a mention stands alone."""
    meetings: list[list[MeetingMention]] = []
    of: list[list[MeetingMention]] = []
    for mention in mentions:
        before = next((each for each in mention.same if mentions[each].sure > _EVEN), None)
        if before is None or mention.sure <= _EVEN:
            meetings.append([])
            of.append(meetings[-1])
        else:
            of.append(of[before])
        of[-1].append(mention)
    return meetings


def _end_of_phrase(sentence: Sentence, last: int) -> int:
    """Where a phrase ends that goes on behind a marked word: "negotiators" "for the union"."""
    arcs = sentence.dependencies
    end = last
    while end + 1 < min(len(arcs), last + _LONGEST) and (
        arcs[end + 1].part_of_speech in _WITHIN or sentence.tokens[end + 1].lower in _BELONGING
    ):
        end += 1
    while end > last and arcs[end].part_of_speech not in _NOMINAL:
        end -= 1
    return end


def _is_said(words: str, others: Sequence[str]) -> bool:
    """Whether all of some words stand in another's: "union" beside "dockers' union"."""
    said = set(words_of(words))
    return any(said < set(words_of(other)) for other in others)


@cache
def _determiners() -> frozenset[str]:
    return grammar("definite") | grammar("indefinite")
