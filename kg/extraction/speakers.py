"""Who speaks: the people and bodies that the source of an attribution names or means."""

from __future__ import annotations

import re

from kg.extraction.discourse import Figure, Scene
from kg.extraction.references import Mention, References
from kg.extraction.syntax import SUBJECTS
from kg.language.document import Attribution, Document, Sentence
from kg.language.gazetteer import find_country
from kg.language.words import grammar
from kg.records import Span

_ARTICLE_AND_NOUN = 2
_PRONOUNS = frozenset(("he", "she"))
_RELATIVES = frozenset(("who", "whom", "whose"))
_HEAD_END = re.compile(r",| who\b| which\b| that\b")


class Speakers:
    """Resolves the sources of one article's attributions, which are asked for in reading order."""

    def __init__(self, document: Document, references: References) -> None:
        self._document = document
        self._references = references

    def of(self, attribution: Attribution) -> tuple[str, ...]:
        """The names of those who speak; empty where the article names nobody."""
        if attribution.source is None:
            return ()
        return tuple(self._named(attribution, attribution.source))

    def _named(self, attribution: Attribution, source: Span) -> list[str]:
        """The people named in the source, else whom its words mean, else its organization."""
        mentions = self._references.within(source.start, source.end)
        sentence = self._document.sentence_at(source.start)
        if sentence is None:
            return []
        scene = Scene(sentence)
        people = [
            m.name
            for m in mentions
            if m.kind == "person" and not self._owns(m, source) and not _depends(scene, m, source)
        ]
        if people:
            return sorted(set(people))
        word = source.text.lower()
        if word in _PRONOUNS:
            return self._pronoun(attribution, source)
        if word in _RELATIVES:
            return self._before(sentence, source.start)
        head = self._head(source)
        for title in self._document.title_index.starting_within(source.start, head):
            if title.end == head and not _depends(scene, title, source):
                name = self._references.described(sentence, title)
                return [name] if name else []
        if word == "it":
            return self._body_before(sentence, source.start)
        # "The mayor of Leeds" is not Leeds, nor are firefighters there.
        bodies = [
            m
            for m in mentions
            if m.kind != "person"
            and m.end == head
            and not (m.kind == "place" and _depends(scene, m, source))
        ]
        if bodies:
            return [bodies[-1].name]
        return self._body(source, head)

    def _body(self, source: Span, head: int) -> list[str]:
        """The organization that "the ministry" or "the Front" names again."""
        words = self._document.plain[source.start : head].split()
        if len(words) != _ARTICLE_AND_NOUN or words[0].lower() not in grammar("definite"):
            return []
        name = self._references.called(words[1], source.start)
        return [name] if name else []

    def _body_before(self, sentence: Sentence, offset: int) -> list[str]:
        """The body that acts before "it": in the same sentence, or alone in the one before."""
        here = self._acting(sentence, offset)
        if here:
            return here[-1:]
        before = [each for each in self._document.sentences if each.end <= sentence.start][-1:]
        acting = [name for each in before for name in self._acting(each, each.end)]
        return acting if len(acting) == 1 else []

    def _acting(self, sentence: Sentence, end: int) -> list[str]:
        """The bodies and countries that are subjects of a sentence before an offset."""
        arcs = sentence.dependencies
        return [
            m.name
            for m in self._references.within(sentence.start, end)
            if (m.kind == "organization" or (m.kind == "place" and find_country(m.name)))
            and any(
                arcs[index].relation in SUBJECTS
                for index in range(sentence.index_at(m.start), sentence.index_at(m.end - 1) + 1)
            )
        ]

    def _owns(self, mention: Mention, source: Span) -> bool:
        """Whether the person owns what speaks ("Berg's office"), and is not all of the source."""
        possessive = self._document.plain.startswith("'s", mention.end)
        return possessive and mention.end + len("'s") < source.end

    def _head(self, source: Span) -> int:
        """Where the phrase ends that says who it is, before an apposition or a clause."""
        cut = _HEAD_END.search(self._document.plain, source.start, source.end)
        return cut.start() if cut else source.end

    def _pronoun(self, attribution: Attribution, source: Span) -> list[str]:
        """Whom "he said" means: not somebody who is spoken of."""
        spoken_of = {
            mention.name
            for piece in attribution.content
            for mention in self._references.within(piece.start, piece.end)
        }
        name = self._references.pronoun(source.start, spoken_of)
        return [name] if name else []

    def _before(self, sentence: Sentence, offset: int) -> list[str]:
        """The person named right before "who"."""
        people = [
            m.name for m in self._references.within(sentence.start, offset) if m.kind == "person"
        ]
        return people[-1:]


def _depends(scene: Scene, words: Mention | Span, source: Span) -> bool:
    """Whether somebody only says whose words or which person it is: "a spokesman for B"."""
    sentence = scene.sentence
    first = sentence.index_at(words.start)
    figure = Figure(first, sentence.index_at(words.end - 1), None)
    top = scene.top(scene.head(figure))
    above = scene.syntax.arcs[top].head
    if top < first or above is None or scene.syntax.tokens[above].start < source.start:
        return False
    inside = scene.syntax.tokens[above].start < words.start
    return inside and scene.syntax.relation(top).split(":")[0] in ("nmod", "obl", "obj")
