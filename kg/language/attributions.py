"""Who says what: sources, cues and contents, by the order of words around verbs of saying.

A thin first reader of attributions: each cue outside of quotation marks looks for its source next
to it and for its content before or behind it, within the sentence; quoted sentences without a cue
of their own continue the attribution before them. A trained reader replaces this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg import lexicon
from kg.language.document import Attribution, Name, Sentence, Token
from kg.language.index import SpanIndex
from kg.language.inflection import forms_of
from kg.language.quotations import Quotation
from kg.language.sources import Source, addressee_end, find_source
from kg.records import Span

_FEWEST_WORDS = 3
"""Shorter contents are titles and single quoted words, not statements."""
_EDGES = " \t\n,;:.-–—"


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    last: int
    base: str


@cache
def _cue_forms() -> dict[str, str]:
    """From each form of a verb that attributes to its base form."""
    verbs = lexicon.words("claims", "verbs")
    return forms_of(verbs, lexicon.load("claims")["irregular"])


@cache
def _bases(key: str) -> frozenset[str]:
    return frozenset(lexicon.words("claims", key))


def find_attributions(
    text: str,
    plain: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    names: Sequence[Name],
) -> tuple[Attribution, ...]:
    """The attributions of the article, in reading order of what they say."""
    reader = _Reader(text, plain, quotations, names)
    found: list[Attribution] = []
    for sentence in sentences:
        if sentence.block.kind == "headline":
            continue
        attributions = list(reader.read(sentence))
        if not attributions and found and (more := reader.continuation(sentence, found[-1])):
            found[-1] = more
        found.extend(attributions)
    return tuple(found)


class _Reader:
    """Reads the sentences of one article."""

    def __init__(
        self, text: str, plain: str, quotations: Sequence[Quotation], names: Iterable[Name]
    ) -> None:
        self._text = text
        self._plain = plain
        self._quotations = SpanIndex(quotations, lambda quoted: Span(quoted.start, quoted.end, ""))
        self._names = SpanIndex(names, lambda name: name.span)

    def read(self, sentence: Sentence) -> Iterator[Attribution]:
        """The attributions whose cue stands in the sentence."""
        covered = sentence.start - 1
        for cue in self._cues(sentence):
            tokens = sentence.tokens
            if tokens[cue.first].start < covered:
                continue
            source = find_source(tokens, cue.first, cue.last, self._names)
            if source is None:
                continue
            content = self._content(sentence, cue, source)
            if not content:
                continue
            quoted = sum(self._is_quoted(piece) for piece in content)
            covered = max(piece.end for piece in content) if quoted == 0 else covered
            yield Attribution(
                self._span(source.start, source.end),
                self._span(tokens[cue.first].start, tokens[cue.last].end),
                content,
                quoted,
            )

    def continuation(self, sentence: Sentence, before: Attribution) -> Attribution | None:
        """``before`` with this sentence's quotation added, when it merely goes on quoting."""
        quotation = self._quotation_at(sentence.start + 1)
        if quotation is None or before.quoted == 0:
            return None
        last = before.content[-1].end
        between = self._plain[last : sentence.start].strip()
        if quotation.start <= last:
            return None
        same_paragraph = "\n" not in self._plain[last : sentence.start].strip(' ".,')
        if len(between) > 150 or not (same_paragraph or self._runs_on(last)):
            return None
        piece = self._span(quotation.start, quotation.end)
        return replace(before, content=(*before.content, piece), quoted=before.quoted + 1)

    def _runs_on(self, end: int) -> bool:
        """Whether the quotation that holds ``end`` was left open at its paragraph's end."""
        quotation = self._quotation_at(end - 1)
        return quotation is not None and quotation.open_end

    def _cues(self, sentence: Sentence) -> Iterator[_Cue]:
        """Verbs of the lexicon and "according to", outside of quotation marks."""
        tokens = sentence.tokens
        for index, token in enumerate(tokens):
            lower = token.text[0].islower() or token.lower == "according"
            if not lower or self._quotation_at(token.start) is not None:
                continue
            pair = f"{token.lower} {tokens[index + 1].lower}" if index + 1 < len(tokens) else ""
            if pair in _bases("according_to"):
                yield _Cue(index, index + 1, pair)
            elif pair in _cue_forms():
                yield _Cue(index, index + 1, _cue_forms()[pair])
            elif (base := _cue_forms().get(token.lower)) and _agrees(tokens, index, base):
                yield _Cue(index, index, base)

    def _content(self, sentence: Sentence, cue: _Cue, source: Source) -> tuple[Span, ...]:
        tokens = sentence.tokens
        if cue.base in _bases("according_to"):
            return self._around(sentence, tokens[cue.first].start, source.end)
        after = cue.last + 1
        if source.start > tokens[cue.last].start:
            return self._before(sentence, tokens[cue.first].start) + self._quoted_behind(
                source.end, sentence.end
            )
        quoted = [p for p in self._before(sentence, source.start) if self._is_quoted(p)]
        if quoted:
            # "...," she told reporters after the meeting. "..."
            return (*quoted, *self._quoted_behind(tokens[cue.last].end, sentence.end))
        after = addressee_end(tokens, after, self._names)
        if after < len(tokens):
            here = tokens[after]
            quotation = self._quotation_at(here.start + 1)
            if here.lower == "that" and after + 1 < len(tokens):
                return self._clause(tokens[after + 1].start, sentence.end)
            if here.text in (",", ":", '"') or quotation:
                if pieces := self._quoted_behind(here.start, sentence.end):
                    return pieces
            elif (here.lower == "to" and cue.base in _bases("infinitive")) or (
                cue.base in _bases("bare_clause") and here.is_word
            ):
                return self._clause(here.start, sentence.end)
        return self._before(sentence, source.start) if source.start > sentence.start else ()

    def _before(self, sentence: Sentence, end: int) -> tuple[Span, ...]:
        """The quotation or the clause, set off by a comma, that ends right before ``end``."""
        stretch = self._plain[sentence.start : end].rstrip()
        if not stretch.endswith((",", '"', "—", "–", "?", "!")):
            return ()
        last = sentence.start + len(stretch) - 1
        quotation = self._quotation_at(last - 1)
        if quotation is not None:
            return (self._span(quotation.start, quotation.end),)
        return self._clause(sentence.start, last)

    def _around(self, sentence: Sentence, cue: int, end: int) -> tuple[Span, ...]:
        """The rest of a sentence that holds "according to"."""
        if cue - sentence.start > 3:
            return self._clause(sentence.start, cue)
        comma = self._plain.find(",", end, sentence.end)
        return self._clause(comma + 1, sentence.end) if comma >= 0 else ()

    def _quoted_behind(self, start: int, end: int) -> tuple[Span, ...]:
        """Quotations of at least three words that begin between ``start`` and ``end``."""
        return tuple(
            self._span(quotation.start, quotation.end)
            for quotation in self._quotations.starting_within(start + 1, end)
            if self._long_enough(quotation.start, quotation.end)
        )

    def _clause(self, start: int, end: int) -> tuple[Span, ...]:
        stretch = self._plain[start:end]
        start += len(stretch) - len(stretch.lstrip(_EDGES))
        while (trimmed := _without_citation(self._plain[start:end]).rstrip(_EDGES)) != (
            self._plain[start:end]
        ):
            end = start + len(trimmed)
        if self._quotation_at(start + 1) and self._plain[start] == '"':
            quotation = self._quotation_at(start + 1)
            if quotation is not None and quotation.end >= end - 2:
                return (self._span(quotation.start, quotation.end),)
        return (self._span(start, end),) if self._long_enough(start, end) else ()

    def _long_enough(self, start: int, end: int) -> bool:
        return len(self._plain[start:end].split()) >= _FEWEST_WORDS

    def _is_quoted(self, piece: Span) -> bool:
        quotation = self._quotation_at(piece.start)
        return quotation is not None and quotation.end >= piece.end

    def _quotation_at(self, offset: int) -> Quotation | None:
        return self._quotations.covering(offset)

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self._text[start:end])


def _without_citation(stretch: str) -> str:
    """Without a citation mark such as [10] at the end."""
    opening = stretch.rfind("[")
    if stretch.endswith("]") and stretch[opening + 1 : -1].isdigit():
        return stretch[:opening]
    return stretch


def is_denied(tokens: Sequence[Token], cue: int) -> bool:
    """Whether the attribution at token ``cue`` is itself denied ("declined to say")."""
    return any(token.lower in _bases("negations") for token in tokens[max(0, cue - 3) : cue])


def _agrees(tokens: Sequence[Token], index: int, base: str) -> bool:
    """Whether the word is the verb: a bare form is one behind a plural alone ("officials note").

    Elsewhere it is a noun ("state media", "a subtle signal") or an infinitive.
    """
    if tokens[index].lower != base:
        return True
    before = tokens[index - 1].lower if index else ""
    return before.endswith("s") or before in _bases("plural_subjects")
