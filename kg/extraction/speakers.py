"""Who speaks: the people and bodies that the source of an attribution names or means."""

from __future__ import annotations

import re

from kg.extraction.references import Mention, References
from kg.language.document import Attribution, Document, Sentence
from kg.records import Span

_PRONOUNS = frozenset(("he", "she"))
_RELATIVES = frozenset(("who", "whom", "whose"))
_NEAR = 400
"""Characters from one attribution to the next within which "he" is still the same speaker."""
_HEAD_END = re.compile(r",| who\b| which\b| that\b")


class Speakers:
    """Resolves the sources of one article's attributions, which are asked for in reading order."""

    def __init__(self, document: Document, references: References) -> None:
        self._document = document
        self._references = references
        self._last: tuple[int, tuple[str, ...]] = (0, ())

    def of(self, attribution: Attribution) -> tuple[str, ...]:
        """The names of those who speak; empty where the article names nobody."""
        if attribution.source is None:
            return ()
        found = tuple(self._named(attribution, attribution.source))
        if found:
            self._last = (attribution.source.start, found)
        return found

    def _named(self, attribution: Attribution, source: Span) -> list[str]:
        """The people named in the source, else whom its words mean, else its organization."""
        mentions = self._references.within(source.start, source.end)
        people = [m.name for m in mentions if m.kind == "person" and not self._owns(m, source)]
        if people:
            return sorted(set(people))
        sentence = self._document.sentence_at(source.start)
        if sentence is None:
            return []
        word = source.text.lower()
        if word in _PRONOUNS:
            return self._pronoun(attribution, sentence, source)
        if word in _RELATIVES:
            return self._before(sentence, source.start)
        head = self._head(source)
        for title in self._document.title_index.starting_within(source.start, head):
            if title.end == head:
                name = self._references.described(sentence, title)
                return [name] if name else []
        bodies = [m for m in mentions if m.kind != "person" and m.end == head]
        return [bodies[-1].name] if bodies else []

    def _owns(self, mention: Mention, source: Span) -> bool:
        """Whether the person owns what speaks ("Berg's office"), and is not all of the source."""
        possessive = self._document.plain.startswith("'s", mention.end)
        return possessive and mention.end + len("'s") < source.end

    def _head(self, source: Span) -> int:
        """Where the phrase ends that says who it is, before an apposition or a clause."""
        cut = _HEAD_END.search(self._document.plain, source.start, source.end)
        return cut.start() if cut else source.end

    def _pronoun(self, attribution: Attribution, sentence: Sentence, source: Span) -> list[str]:
        """Whom "he said" means: who spoke last, if near, and not somebody who is spoken of."""
        spoken_of = {
            mention.name
            for piece in attribution.content
            for mention in self._references.within(piece.start, piece.end)
        }
        place, last = self._last
        near = 0 <= source.start - place < _NEAR
        if near and len(last) == 1 and not spoken_of & set(last):
            return list(last)
        name = self._references.pronoun(sentence, source.start, spoken_of)
        return [name] if name else []

    def _before(self, sentence: Sentence, offset: int) -> list[str]:
        """The person named right before "who"."""
        people = [
            m.name for m in self._references.within(sentence.start, offset) if m.kind == "person"
        ]
        return people[-1:]
