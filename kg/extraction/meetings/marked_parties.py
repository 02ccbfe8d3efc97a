"""Who meets by the words that the trained reader linked with those that tell of a meeting.

In the sentence itself the reader marks who takes part in whatever words ("he", "the two sides",
"his host"), and anywhere near by the words by which the article names the parties. Here both become
names, and the words for those without one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from kg.extraction.meetings.marked_words import MarkedWords, determiners
from kg.extraction.party import Party
from kg.extraction.references import References
from kg.extraction.several import NUMBERS
from kg.language.document import Document, MeetingMention
from kg.language.gazetteer import find_country
from kg.language.words import grammar
from kg.records import Span
from kg.spelling import words_of

_BOTH = 2


@dataclass(frozen=True, slots=True)
class _Said:
    """What one mention of a meeting says of who takes part.

    Those ``here`` by the words of its sentence, and those near by whom it takes up without a word
    that tells who they are.
    """

    here: tuple[str, ...]
    taken_up: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.here, *self.taken_up)


class MarkedParties:
    """The participants of the marked meetings of an article."""

    def __init__(self, document: Document, references: References) -> None:
        self._references = references
        self._said_by_others = [
            (piece.start, piece.end) for each in document.attributions for piece in each.content
        ]
        self._attributions = [(each.source, each) for each in document.attributions if each.source]
        self._words = MarkedWords(document, references)
        self._meetings = {
            mention.span.start: meeting for meeting in _meetings(document) for mention in meeting
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
        return self._said(mention).here

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
        words = self._words
        near = list(dict.fromkeys(name for span in mention.party for name in words.names(span)))
        named: list[str] = []
        meant: list[str] = []
        described: list[str] = []
        unclear: list[Span] = []
        several = everybody = False
        number = _BOTH
        for span in mention.who:
            telling = [each for source, each in self._attributions if span.touches(source)]
            if names := list(words.names(span)):
                speaks = self._references.speaks_for_another
                named += [name for name in names if not (telling and speaks(name))]
            elif (first := _first_word(span)) in grammar("first_person") and self._is_of_author(
                span
            ):
                continue
            elif first in grammar("plural_pronouns"):
                several = True
            elif _is_pair(party := words.party(span)) or first in grammar("everybody"):
                everybody, number = True, NUMBERS.get(first, _BOTH)
            elif party and party.kind != "group":
                meant.append(party.name)
            elif any(map(span.touches, mention.party)):
                described += words.described(span)
            elif words.is_known(span):
                unclear.append(span)
            elif any(map(mention.span.touches, chain(*(each.content for each in telling)))):
                continue  # "officials said a meeting was planned"
            else:
                described += words.described(span)
        # Whom the article names near by goes before whom a pronoun may mean.
        others = set(near) - {*named, *meant}
        named += [name for name in meant if name in near or not others]
        waiting = several or bool(unclear) or any(name not in named for name in meant)
        elsewhere = [name for name in near if name not in named]
        if len(set(named)) >= _BOTH:
            described = []  # "at the level of ministers" is nobody besides
        here = dict.fromkeys((*named, *described))
        if len(here) == 1 and not elsewhere:
            here |= dict.fromkeys(each for span in unclear for each in words.described(span))
        # Those near by take part where the sentence has words for them, or tells of it again.
        again = (everybody and not here) or (not mention.who and bool(mention.same))
        lacking = max(0, number - len(here)) if waiting or again else 0
        return _Said(tuple(here), tuple(elsewhere[:lacking]))

    def _is_of_author(self, span: Span) -> bool:
        """Whether nobody is quoted there: "I" is whoever wrote the article."""
        return not any(start <= span.start < end for start, end in self._said_by_others)


def _is_pair(party: Party | None) -> bool:
    return party is not None and party.kind == "pair"


def _first_word(span: Span) -> str:
    words = [word for word in span.text.lower().split() if word not in determiners()]
    return words[0] if words else ""


def _meetings(document: Document) -> list[list[MeetingMention]]:
    """The mentions of each meeting; what is hardly a mention stands alone.

    So does one of whom somebody met besides: "also met B".
    """
    mentions = document.meetings
    meetings: list[list[MeetingMention]] = []
    of: list[list[MeetingMention]] = []
    for mention in mentions:
        before = next((each for each in mention.same if mentions[each].is_likely), None)
        besides = document.plain.endswith(" also ", 0, mention.span.start)
        is_another = besides and len(mention.who) >= _BOTH
        if before is None or not mention.is_likely or is_another:
            meetings.append([])
            of.append(meetings[-1])
        else:
            of.append(of[before])
        of[-1].append(mention)
    return meetings


def _is_said(words: str, others: Sequence[str]) -> bool:
    """Whether all of some words stand in another's: "union" beside "dockers' union"."""
    said = set(words_of(words))
    return any(said < set(words_of(other)) for other in others)
