"""Who speaks: the people and bodies that the source of an attribution names or means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import lexicon
from kg.extraction.discourse import Figure, Scene, human_nouns
from kg.extraction.references import Mention, References
from kg.extraction.syntax import AGENT, SUBJECTS, Syntax
from kg.language.document import Attribution, Document, Sentence
from kg.language.gazetteer import country_of_adjective, find_country
from kg.language.words import grammar
from kg.records import Span

_ARTICLE_AND_NOUN = 2
_PRONOUNS = frozenset(("he", "she"))
_AND = ("and", ", and", ",", "&")
_RELATIVES = frozenset(("who", "whom", "whose"))
_AGE = re.compile(r"^(\d{1,3})-year-old$")
_HEAD_END = re.compile(r",| \(| who\b| which\b| that\b")
_BRACKETED = re.compile(r" \([^()]*\)")


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
                if name or title.text.lower() not in lexicon.words("names", "callings"):
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
            return self._joined(mentions, bodies[-1])
        return self._described(source, head) or self._body(source, head)

    def _described(self, source: Span, head: int) -> list[str]:
        """Whom "the 61-year-old", "the Italian" or "the cleric" means.

        The one whose age the article tells so, else the only one whom the paragraph has named.
        """
        words = self._document.plain[source.start : head].split()
        if not words or words[0].lower() not in grammar("definite"):
            return []
        if aged := _AGE.search(words[-1]):
            return self._aged(aged[1])
        known = words[-1] in country_of_adjective() or words[-1].lower() in human_nouns()
        if len(words) != _ARTICLE_AND_NOUN or not known:
            return []
        sentence = self._document.sentence_at(source.start)
        start = sentence.block.start if sentence else source.start
        named = {
            mention.name
            for mention in self._references.within(start, source.start)
            if mention.kind == "person"
        }
        return sorted(named) if len(named) == 1 else []

    def _aged(self, age: str) -> list[str]:
        """The only person of an age: "Kari Berg, 61, ...", "61-year-old Kari Berg"."""
        plain = self._document.plain
        named = {
            mention.name
            for mention in self._references.mentions
            if mention.kind == "person"
            and (
                plain.startswith((f", {age},", f", {age}.", f" ({age})"), mention.end)
                or plain.endswith((f"{age}-year-old ", f"aged {age}, "), 0, mention.start)
            )
        }
        return sorted(named) if len(named) == 1 else []

    def _joined(self, mentions: Sequence[Mention], last: Mention) -> list[str]:
        """A body, with those that are joined to it: "A (AA) and B", "A, B and C"."""
        joined, end = [last], last.end
        for other in mentions:
            between = _BRACKETED.sub("", self._document.plain[end : other.start])
            if other.start >= end and other.kind == last.kind and between.strip() in _AND:
                joined.append(other)
                end = other.end
        return sorted({mention.name for mention in joined})

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
        spoken_of |= self._asking(source)
        name = self._references.pronoun(source.start, spoken_of)
        return [name] if name else []

    def _asking(self, source: Span) -> set[str]:
        """Who asks what somebody answers: "asked by B whether it was so, she said"."""
        sentence = self._document.sentence_at(source.start)
        if sentence is None:
            return set()
        syntax = Syntax(sentence)
        words = [
            word
            for verb in range(len(sentence.tokens))
            if syntax.word(verb) == "asked" and syntax.relation(verb) == "advcl"
            for agent in syntax.oblique(verb, AGENT)
            for word in syntax.phrase(agent)
        ]
        starts = [sentence.tokens[word].start for word in words]
        mentions = self._references.within(sentence.start, source.start)
        return {m.name for m in mentions if any(m.start <= start < m.end for start in starts)}

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
