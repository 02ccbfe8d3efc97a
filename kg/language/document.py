"""`Document`: what the language stage hands on to extraction.

A small example. For an article published on 2026-01-12 with the text ::

    Prime Minister Ada Lovelace met Alan Turing in Paris on Monday. "We agree," she said.

the document holds (offsets in brackets)::

    sentences     [0:63] "Prime Minister Ada ... Monday."   [64:85] "“We agree,” she said."
    tokens        [0:5] Prime  [6:14] Minister  [15:18] Ada  [19:27] Lovelace  [28:31] met ...
    dependencies  Ada -nsubj-> met   Lovelace -flat-> Ada   met, the root   Turing -flat-> Alan ...
    titles        [0:14] "Prime Minister"
    names         [15:27] person   [32:43] person   [47:52] place
    dates         [56:62] "Monday", start 2026-01-12
    attributions  source [76:79] "she", cue [80:84] "said", content [65:74] "We agree,"

All offsets count code points of ``article.text``. ``plain`` is that text with its typography made
uniform, code point by code point, so the same offsets hold in both: compare words in ``plain``,
quote from ``article.text``. Citation marks are blank in it: they are no words of the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kg.articles.blocks import Block
from kg.language.index import SpanIndex
from kg.language.trained.labels import MeetingState
from kg.records import Article, Citation, Span

NameKind = Literal["person", "organization", "place", "event"]
_EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. ``text`` is taken from the plain text."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Dependency:
    """What a token hangs on in its sentence's tree, in terms of Universal Dependencies 2.

    ``head`` is the index of another token of the sentence, None for the root; ``relation`` is the
    type of the arc ("nsubj", "obl:agent"), ``part_of_speech`` the token's own tag ("PROPN").
    """

    head: int | None
    relation: str
    part_of_speech: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its tokens with one dependency each, and the block that it stands in."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    dependencies: tuple[Dependency, ...]
    block: Block

    def index_at(self, offset: int) -> int:
        """The index of the last token that begins at ``offset`` or before it."""
        return bisect_right(self.tokens, offset, key=lambda token: token.start) - 1


@dataclass(frozen=True, slots=True)
class Name:
    """One occurrence of a proper name, without title, article or possessive ending."""

    span: Span
    kind: NameKind


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that date something, and the calendar dates that they mean (see `kg.records`).

    ``end`` is set for a range of more than one day.
    """

    span: Span
    start: str
    end: str | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (``source``), the words that attribute (``cue``), and what (``content``, in pieces).

    ``content`` excludes outer quotation marks; ``quoted`` counts its pieces that stood in them.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quoted: int


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """Words that tell of a meeting (``span``), and those that say who meets, where and when.

    ``state`` is how far it came by these words: held, planned, proposed, cancelled or denied;
    ``sure`` the probability that they tell of one at all. ``same`` are the numbers, in the
    document's list, of earlier mentions of the same meeting, the likeliest first. ``party``,
    ``place`` and ``date`` are the words, in this sentence or another near by, by which the article
    tells who meets, where and when: "Ada Berg" where the sentence has "she".
    """

    span: Span
    state: MeetingState
    sure: float
    who: tuple[Span, ...]
    where: tuple[Span, ...]
    when: tuple[Span, ...]
    same: tuple[int, ...] = ()
    party: tuple[Span, ...] = ()
    place: tuple[Span, ...] = ()
    date: tuple[Span, ...] = ()

    @property
    def is_likely(self) -> bool:
        """Whether they rather tell of a meeting than not."""
        return self.sure > _EVEN


@dataclass(frozen=True)
class Document:
    """An article and all that the language stage found in it, each tuple in reading order.

    The ``*_index`` properties find the same things by their offsets.
    """

    article: Article
    plain: str
    sentences: tuple[Sentence, ...]
    titles: tuple[Span, ...]
    names: tuple[Name, ...]
    dates: tuple[DateExpression, ...]
    attributions: tuple[Attribution, ...]
    meetings: tuple[MeetingMention, ...] = ()
    citations: tuple[Citation, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The stretch of the stored text from ``start`` to ``end``."""
        return Span(start, end, self.article.text[start:end])

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers ``offset``, or None where no content is."""
        return self._sentence_index.covering(offset)

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before one of the document's."""
        place = bisect_left(self.sentences, sentence.start, key=lambda each: each.start)
        return self.sentences[place - 1] if place else None

    @cached_property
    def title_index(self) -> SpanIndex[Span]:
        """The titles by their offsets."""
        return SpanIndex(self.titles, lambda title: title)

    @cached_property
    def name_index(self) -> SpanIndex[Name]:
        """The names by their offsets."""
        return SpanIndex(self.names, lambda name: name.span)

    @cached_property
    def date_index(self) -> SpanIndex[DateExpression]:
        """The date expressions by their offsets."""
        return SpanIndex(self.dates, lambda date: date.span)

    @cached_property
    def meeting_index(self) -> SpanIndex[MeetingMention]:
        """The words that tell of meetings by their offsets."""
        return SpanIndex(self.meetings, lambda mention: mention.span)

    @cached_property
    def content_index(self) -> SpanIndex[Span]:
        """What attributions attribute, piece by piece, by where it starts; pieces may overlap."""
        pieces = (piece for each in self.attributions for piece in each.content)
        return SpanIndex(sorted(pieces), lambda piece: piece)

    @cached_property
    def _sentence_index(self) -> SpanIndex[Sentence]:
        return SpanIndex(self.sentences, lambda sentence: Span(sentence.start, sentence.end, ""))
