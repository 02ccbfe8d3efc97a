"""The noun phrase beside a cue that names who speaks, and the one that names who is spoken to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg import lexicon
from kg.language.document import Name, Token
from kg.language.index import SpanIndex
from kg.language.words import grammar, words

_LONGEST_APPOSITION = 14
_LONGEST_PHRASE = 7
_BREAKS = grammar("phrase_ends")
_AUDIENCES = grammar("audiences")
_ADDRESSING = grammar("addressing")
_BETWEEN = frozenset(lexicon.words("claims", "between"))
_PRONOUNS = frozenset(lexicon.words("claims", "pronouns"))


@dataclass(frozen=True, slots=True)
class Source:
    """Offsets of the phrase that names the source."""

    start: int
    end: int


def find_source(
    tokens: Sequence[Token], first: int, last: int, names: SpanIndex[Name]
) -> Source | None:
    """Who speaks by the cue ``tokens[first:last + 1]``: the phrase before it, else behind it."""
    if tokens[first].lower in ("according", "in"):
        return _phrase_after(tokens, last + 1, names)
    inverted = first > 0 and tokens[first - 1].text in ('"', ",") and _quote_before(tokens, first)
    if inverted and (source := _phrase_after(tokens, last + 1, names)):
        return source
    return _phrase_before(tokens, first, names)


def addressee_end(tokens: Sequence[Token], index: int, names: SpanIndex[Name]) -> int:
    """The index behind whom the words are said to ("told Le Monde", "told reporters on Monday")."""
    if index < len(tokens):
        if tokens[index].lower in _AUDIENCES:
            index += 1
        elif (name := names.starting_at(tokens[index].start)) and (
            tokens[index - 1].lower in _ADDRESSING
        ):
            while index < len(tokens) and tokens[index].start < name.span.end:
                index += 1
    if index + 1 < len(tokens) and tokens[index].lower in ("on", "in", "at", "last", "earlier"):
        stop = index + 1
        while stop < len(tokens) and stop - index < 5 and tokens[stop].lower != "that":
            stop += 1
        if stop < len(tokens) and tokens[stop].lower == "that":
            return stop
        if tokens[index + 1].text in words("calendar"):
            return index + 2
    return index


def _quote_before(tokens: Sequence[Token], first: int) -> bool:
    return any(token.text == '"' for token in tokens[max(0, first - 2) : first])


def _phrase_before(tokens: Sequence[Token], first: int, names: SpanIndex[Name]) -> Source | None:
    index = first - 1
    while index >= 0 and (
        tokens[index].lower in _BETWEEN
        or (tokens[index].lower.endswith("ly") and not tokens[index].is_capitalised)
    ):
        index -= 1
    if index < 0:
        return None
    if tokens[index].text == ",":
        return _before_apposition(tokens, index, names)
    if not tokens[index].is_word:
        return None
    if tokens[index].lower in _PRONOUNS:
        return Source(tokens[index].start, tokens[index].end)
    end = tokens[index].end
    begin = index
    if name := names.ending_at(tokens[index].end):
        while begin > 0 and tokens[begin].start > name.span.start:
            begin -= 1
    while (
        begin > 0
        and index - begin < _LONGEST_PHRASE
        and (tokens[begin - 1].is_word or tokens[begin - 1].text == "'s")
        and tokens[begin - 1].lower not in _BREAKS
        and tokens[begin - 1].lower not in _BETWEEN
        and tokens[begin].lower not in ("the", "a", "an", "his", "her", "their", "its")
    ):
        begin -= 1
    return Source(tokens[begin].start, end)


def _before_apposition(
    tokens: Sequence[Token], comma: int, names: SpanIndex[Name]
) -> Source | None:
    """The name before "..., the ambassador to Japan, said"."""
    for index in range(comma - 1, max(-1, comma - _LONGEST_APPOSITION), -1):
        if tokens[index].text == "," and index > 0:
            name = names.ending_at(tokens[index - 1].end)
            return Source(name.span.start, name.span.end) if name else None
    return None


def _phrase_after(tokens: Sequence[Token], index: int, names: SpanIndex[Name]) -> Source | None:
    if index >= len(tokens) or not tokens[index].is_word:
        return None
    if tokens[index].lower in _PRONOUNS:
        return Source(tokens[index].start, tokens[index].end)
    stop = index
    while stop < len(tokens) and stop - index < _LONGEST_PHRASE:
        if name := names.starting_at(tokens[stop].start):
            return Source(tokens[index].start, name.span.end)
        if not tokens[stop].is_word and tokens[stop].text != "'s":
            break
        if tokens[stop].lower in _BREAKS or tokens[stop].lower in ("on", "in", "at", "during"):
            break
        stop += 1
    return Source(tokens[index].start, tokens[stop - 1].end) if stop > index else None
