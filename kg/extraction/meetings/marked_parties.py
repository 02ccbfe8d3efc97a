"""Who meets by the words that the trained reader marked as "who"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.extraction.meetings.marks import Mark
from kg.extraction.parties import Party
from kg.extraction.references import References
from kg.language.document import Document, Sentence
from kg.language.words import grammar
from kg.records import Span
from kg.spelling import tidy

_PEOPLE = ("person", "pair", "group")
_NOMINAL = ("NOUN", "PROPN")
_WITHIN = (*_NOMINAL, "ADP", "DET", "ADJ", "NUM")
_LONGEST = 8
"""Words by which a phrase may go on behind what is marked of it."""
_SEVERAL = frozenset(("they", "them", "both", "we", "us", "themselves"))


def who_is_marked(
    document: Document,
    sentence: Sentence,
    mark: Mark,
    parties: Sequence[Party],
    pair: tuple[str, ...],
    references: References,
) -> tuple[set[str], set[str]]:
    """The names of those who meet, and the words for those without one.

    ``pair`` is whom "the two" and "they" mean.
    """
    named: set[str] = set()
    described: set[str] = set()
    for span in mark.mention.who:
        inside = sentence.start <= span.start and span.end <= sentence.end
        if inside and not _only_tells(document, mark, span):
            first, last = sentence.index_at(span.start), sentence.index_at(span.end - 1)
            names = _named([p for p in parties if p.first <= last and p.last >= first], pair)
            named |= names
            if not names:
                described.update(_described(document, sentence, first, last, pair))
    # Where people meet, their countries do not meet besides.
    named -= {country for name in named for country in references.countries_of(name)}
    return named, described


def _only_tells(document: Document, mark: Mark, span: Span) -> bool:
    """Whether somebody tells of the meeting, in other words than a quotation: "A said B met C"."""
    here = mark.mention.span.start
    return any(
        each.source is not None
        and each.source.start <= span.start < each.source.end
        and not each.quoted
        and any(piece.start <= here < piece.end for piece in each.content)
        for each in document.attributions
    )


def _described(
    document: Document, sentence: Sentence, first: int, last: int, pair: tuple[str, ...]
) -> Iterator[str]:
    """Whoever a plural pronoun takes up, else the words for those who have no name."""
    tokens, arcs = sentence.tokens, sentence.dependencies
    while first <= last and tokens[first].lower in _determiners():
        first += 1
    while first < last and not tokens[last].is_word:
        last -= 1
    if first <= last and tokens[first].lower in _SEVERAL:
        yield from pair
    elif first <= last and any(a.part_of_speech in _NOMINAL for a in arcs[first : last + 1]):
        last = _end_of_phrase(sentence, last)
        yield tidy(document.article.text[tokens[first].start : tokens[last].end])


def _end_of_phrase(sentence: Sentence, last: int) -> int:
    """Where a phrase ends that goes on behind a marked word: "negotiators" "for the union"."""
    arcs = sentence.dependencies
    end = last
    while end + 1 < min(len(arcs), last + _LONGEST) and arcs[end + 1].part_of_speech in _WITHIN:
        end += 1
    while end > last and arcs[end].part_of_speech not in _NOMINAL:
        end -= 1
    return end


def _named(inside: Sequence[Party], pair: tuple[str, ...]) -> set[str]:
    """The names of the parties in words marked as "who"; people go before what they belong to."""
    if any(party.kind in _PEOPLE for party in inside):
        inside = [party for party in inside if party.kind in _PEOPLE]
    inside = [party for party in inside if not party.possessive] or inside
    return {
        name
        for party in inside
        if party.kind != "place"
        for name in ((party.name,) if party.name else pair)
    }


@cache
def _determiners() -> frozenset[str]:
    return grammar("definite") | grammar("indefinite")
