"""Whom the words mean that the trained reader marked as those of somebody who meets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kg.extraction.parties import find_parties
from kg.extraction.party import Party
from kg.extraction.references import Mention, References
from kg.language.document import Document, Sentence
from kg.language.gazetteer import find_country
from kg.language.words import grammar
from kg.records import Span
from kg.spelling import tidy

_BOTH = 2
_NOMINAL = ("NOUN", "PROPN")
_WITHIN = (*_NOMINAL, "DET", "ADJ")
_BELONGING = frozenset(("of", "for", "from"))
_JOINING = grammar("listing")
_OWNING = ("'s", "' ")
_LONGEST = 8
"""Words by which a phrase may go on behind what is marked of it."""


class MarkedWords:
    """Looks up marked words: the names in them, whom else they mean, and how they call somebody."""

    def __init__(self, document: Document, references: References) -> None:
        self._document = document
        self._references = references
        self._parties: dict[int, list[Party]] = {}

    def names(self, span: Span) -> Iterator[str]:
        """The names in marked words; people go before what they belong to.

        What only says whose they are is nobody ("the U.S. president", "negotiators for Norsk"),
        unless they are of several ("the ministers of Chile and Peru").
        """
        if not any(map(str.isalnum, span.text)):
            return  # a hyphen within a name is not that
        inside = self._references.touching(span.start, span.end)
        people = [each.name for each in inside if each.kind == "person"]
        acting = [each for each in inside if _may_act(each)]
        if people:
            yield from people
        elif len(acting) >= _BOTH and self._are_listed(acting):
            yield from (each.name for each in acting)
        else:
            yield from (each.name for each in inside if self._is_head(each, span))

    def party(self, span: Span) -> Party | None:
        """Whom rules take words without a name to mean: "she", "the company", "the two"."""
        sentence = self._document.sentence_at(span.start)
        if sentence is None:
            return None
        if sentence.start not in self._parties:
            found = find_parties(self._document, sentence, self._references)
            self._parties[sentence.start] = found
        tokens = sentence.tokens
        for party in self._parties[sentence.start]:
            first = _behind_determiners(sentence, party.first, party.last)
            if span.start <= tokens[first].start and tokens[party.last].end <= span.end:
                return party
        return None

    def is_known(self, span: Span) -> bool:
        """Whether words speak of somebody told of before: "she", "the company", "both sides"."""
        sentence = self._document.sentence_at(span.start)
        if sentence is None:
            return True
        tokens, first = sentence.tokens, sentence.index_at(span.start)
        beginning = {token.lower for token in tokens[max(0, first - 1) : first + 1]}
        if beginning & (grammar("definite") | grammar("everybody")):
            return True
        marked = sentence.dependencies[first : sentence.index_at(span.end - 1) + 1]
        return not any(arc.part_of_speech in _NOMINAL for arc in marked)

    def described(self, span: Span) -> Iterator[str]:
        """The words for those who have no name, with what says whose or which they are.

        Nobody where they end with a name, which is only a town's, or go on to somebody's.
        """
        sentence = self._document.sentence_at(span.start)
        inside = self._references.touching(span.start, span.end)
        if sentence is None or span.end > sentence.end or (inside and inside[-1].end >= span.end):
            return
        tokens, arcs = sentence.tokens, sentence.dependencies
        last = sentence.index_at(span.end - 1)
        first = _behind_determiners(sentence, sentence.index_at(span.start), last + 1)
        while first < last and not tokens[last].is_word:
            last -= 1
        if first <= last and any(arc.part_of_speech in _NOMINAL for arc in arcs[first : last + 1]):
            last = self._end_of_phrase(sentence, first, last)
            start, end = tokens[first].start, tokens[last].end
            if not any(m.kind == "person" for m in self._references.touching(start, end)):
                yield tidy(self._document.article.text[start:end])

    def _end_of_phrase(self, sentence: Sentence, first: int, last: int) -> int:
        """Where a phrase ends that goes on behind marked words: "negotiators" "for the union"."""
        arcs, tokens = sentence.dependencies, sentence.tokens
        end = last
        for word in range(last + 1, min(len(arcs), last + _LONGEST)):
            joins = tokens[word].lower in _BELONGING
            if not (joins or arcs[word].part_of_speech in _WITHIN):
                break
            # Trees often take "from Oslo" for where something was done.
            named = min(word + joins, len(arcs) - 1)
            if not (
                _is_of_phrase(sentence, word, first, last)
                or self._references.touching(tokens[named].start, tokens[named].end)
            ):
                break
            end = word
        while end > last and arcs[end].part_of_speech not in _NOMINAL:
            end -= 1
        return end

    def _are_listed(self, mentions: Sequence[Mention]) -> bool:
        """Whether names stand one beside the other, as in "A, B and C"."""
        between = (self._words(one.end, other.start) for one, other in pairwise(mentions))
        return all(words and set(words) <= _JOINING | determiners() for words in between)

    def _is_head(self, mention: Mention, span: Span) -> bool:
        """Whether marked words, or one of several of them, are a name rather than people of it."""
        before = self._words(span.start, mention.start)
        behind = self._words(mention.end, span.end)
        while before and before[-1] in determiners():
            before.pop()
        alone = not before or before[-1] in _JOINING
        owns = self._document.plain.startswith(_OWNING, mention.end)
        acts = _may_act(mention) and not owns
        return acts and alone and (not behind or behind[0] in _JOINING)

    def _words(self, start: int, end: int) -> list[str]:
        return self._document.plain[start:end].lower().replace(",", " , ").split()


def _may_act(mention: Mention) -> bool:
    """Whether a name is of somebody, a body or a country, rather than of a mere place."""
    return mention.kind != "place" or find_country(mention.name) is not None


def _behind_determiners(sentence: Sentence, first: int, end: int) -> int:
    """The first word from one on, before ``end``, that is no determiner."""
    while first < end and sentence.tokens[first].lower in determiners():
        first += 1
    return first


def _is_of_phrase(sentence: Sentence, word: int, first: int, last: int) -> bool:
    """Whether a word says something of those from ``first`` to ``last``, or they of it or more."""
    arcs = sentence.dependencies
    named = arcs[last].head  # "Minister" of "Minister Lind"
    if named is not None and named >= word:
        return True
    head = arcs[word].head
    while head is not None and head > last:
        head = arcs[head].head
    return head is not None and head >= first


@cache
def determiners() -> frozenset[str]:
    """Words before a noun that tell nothing of who is meant."""
    return grammar("definite") | grammar("indefinite")
