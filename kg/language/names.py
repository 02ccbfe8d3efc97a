"""Where proper names stand: runs of capitalised words that are more than a sentence's first word.

Classification is in `kg.language.name_kinds`. This module and that one are the part of the
language stage that a trained reader replaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.language.document import Sentence, Token
from kg.language.gazetteer import country_of_adjective, find_country
from kg.language.index import SpanIndex
from kg.language.words import words
from kg.records import Span

_ARTICLES = frozenset(("the", "la", "los", "al"))
_FEWEST = 4
_SHOUTED = 0.75
"""Share of capitalised words from which a line without final punctuation is a heading, not a
sentence; with it, all words must be capitalised. Lines of fewer words tell nothing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of tokens that may be a name, from index ``first`` of its sentence on.

    ``titled`` when an office stands right before it, ``at_start`` where a sentence or a quotation
    begins with it.
    """

    sentence: Sentence
    first: int
    tokens: tuple[Token, ...]
    titled: bool
    at_start: bool

    @property
    def text(self) -> str:
        return join(self.tokens)


def join(tokens: Sequence[Token]) -> str:
    """The tokens as written, with one space where there is any."""
    return "".join(
        (" " if index and token.start > tokens[index - 1].end else "") + token.text
        for index, token in enumerate(tokens)
    )


def is_heading(sentence: Sentence) -> bool:
    """Whether the sentence is a headline or written in Title Case, where capitals say nothing."""
    if sentence.block.kind == "headline":
        return True
    content = [
        token
        for token in sentence.tokens
        if token.text[0].isalpha() and token.lower not in words("headline_small_words")
    ]
    capitalised = sum(token.is_capitalised for token in content)
    ended = sentence.tokens[-1].text in ".!?\"')]"
    if ended or len(content) < _FEWEST:
        return len(content) >= _FEWEST and capitalised == len(content)
    return capitalised / len(content) > _SHOUTED


def find_candidates(sentences: Iterable[Sentence], titles: Sequence[Span]) -> Iterator[Candidate]:
    """Runs of capitalised words outside headings, without titles, adjectives and first words."""
    index = SpanIndex(titles, lambda title: title)
    for sentence in sentences:
        if not is_heading(sentence):
            cutter = _Cutter(sentence, index)
            for begin, end in _runs(sentence.tokens):
                yield from cutter.cut(begin, end)


def _runs(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Maximal runs of capitalised tokens, with particles between them, nothing but spaces apart."""
    begin = 0
    while begin < len(tokens):
        if not _may_begin(tokens[begin]):
            begin += 1
            continue
        end = begin + 1
        while (step := _continues(tokens, begin, end)) > 0:
            end += step
        yield begin, end
        begin = end


def _may_begin(token: Token) -> bool:
    return token.is_capitalised or (
        token.text[:3].lower() == "al-" and len(token.text) > 3 and token.text[3].isupper()
    )


def _continues(tokens: tuple[Token, ...], begin: int, end: int) -> int:
    """How many tokens from ``end`` on belong to the run that began at ``begin``: 0 for none."""
    if end >= len(tokens) or tokens[end].start > tokens[end - 1].end + 1:
        return 0
    token = tokens[end]
    if _may_begin(token):
        return 1
    following = end + 1
    while following < len(tokens) and tokens[following].lower in _ARTICLES:
        following += 1
    if following >= len(tokens) or not tokens[following].is_capitalised:
        return 0
    if token.lower in words("name_particles"):
        return following - end + 1
    run = join(tokens[begin:end])
    if token.lower in words("organization_particles") and _takes_a_complement(run):
        joins = token.lower in ("and", "&")
        lists = joins and (following > end + 1 or (" of " not in run and " for " not in run))
        return 0 if lists else following - end + 1
    return 0


def _takes_a_complement(run: str) -> bool:
    """Whether "of ..." behind the run goes on with its name: "Bank of", "Gulf of"."""
    parts = set(run.split())
    return bool(parts & words("organization_words") or parts & words("complemented"))


class _Cutter:
    """Cuts runs of one sentence where something stands that is no part of a name."""

    def __init__(self, sentence: Sentence, titles: SpanIndex[Span]) -> None:
        self._sentence = sentence
        self._tokens = sentence.tokens
        self._titles = titles

    def cut(self, begin: int, end: int) -> Iterator[Candidate]:
        """The candidates between two indexes, without offices, adjectives of peoples and months."""
        first, titled = begin, False
        index = begin
        while index < end:
            token = self._tokens[index]
            if first == index and (length := self._country_length(index, end)):
                yield self._candidate(index, index + length, titled=False)
                index = first = index + length
                titled = False
                continue
            if first == index and (length := self._adjective_length(index, end)):
                index = first = index + length
                titled = False
                continue
            # "President Hassan Sheikh Mohamud": a second title inside a titled name belongs to it.
            part_of_name = first < index and (titled or token.lower in _also_names())
            office = self._is_title(index) and not part_of_name
            if office or self._is_calendar(index, first):
                yield from self._piece(first, index, titled)
                first, titled = index + 1, office
            elif first == index and self._is_opener(index):
                first = index + 1
            index += 1
        yield from self._piece(first, end, titled)

    def _piece(self, first: int, end: int, titled: bool) -> Iterator[Candidate]:
        particles = words("organization_particles")
        while end > first and self._tokens[end - 1].lower in particles:
            end -= 1
        while first < end and self._tokens[first].text in particles:
            first += 1
        if first < end and (length := self._adjective_length(first, end)):
            first += length
        long_enough = end - first > 1 or (end > first and len(self._tokens[first].text) > 1)
        if long_enough:
            yield self._candidate(first, end, titled=titled)

    def _candidate(self, first: int, end: int, *, titled: bool) -> Candidate:
        tokens = self._tokens[first:end]
        return Candidate(self._sentence, first, tokens, titled, self._opens(first))

    def _opens(self, index: int) -> bool:
        """Whether a capital says nothing here: first in the sentence, or behind a mark."""
        return index == 0 or not (
            self._tokens[index - 1].is_word or self._tokens[index - 1].text in (",", "'s")
        )

    def _is_opener(self, index: int) -> bool:
        """Whether a common word has its capital only from standing first; "WHO" has its own."""
        token = self._tokens[index]
        acronym = len(token.text) > 1 and token.text.isupper()
        return self._opens(index) and not acronym and token.lower in words("sentence_openers")

    def _is_calendar(self, index: int, first: int) -> bool:
        """Whether a weekday, month or the like stands here, and not the May of "Theresa May"."""
        text = self._tokens[index].text
        if text not in words("months") or text.endswith(".") or index + 1 == len(self._tokens):
            return text in words("calendar") or text in words("months")
        before = self._tokens[index - 1] if index else None
        if before and (before.text[0].isdigit() or before.lower in words("before_months")):
            return True
        following = self._tokens[index + 1]
        goes_on = following.is_capitalised and not self._is_title(index + 1)
        return following.text[0].isdigit() or not (first < index or goes_on)

    def _is_title(self, index: int) -> bool:
        return self._titles.covering(self._tokens[index].start) is not None

    def _country_length(self, index: int, end: int) -> int:
        """How many tokens from ``index`` are a country, with an office or nothing behind them."""
        for length in range(min(5, end - index), 0, -1):
            if find_country(join(self._tokens[index : index + length])):
                behind = index + length
                return length if behind == end or self._is_title(behind) else 0
        return 0

    def _adjective_length(self, index: int, end: int) -> int:
        """How many tokens from ``index`` are the adjective of a people: 2 for "South Korean"."""
        for length in range(min(3, end - index), 0, -1):
            phrase = join(self._tokens[index : index + length])
            if phrase in country_of_adjective():
                return 0 if find_country(phrase) else length
        return 0


@cache
def _also_names() -> frozenset[str]:
    """Titles that are surnames too: "Martin Luther King"."""
    return frozenset(lexicon.words("names", "title_or_name"))
