"""Who speaks: the people and bodies that the source of an attribution names or means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import lexicon
from kg.extraction.bodies_meant import BodiesMeant
from kg.extraction.discourse import Scene, human_nouns, nationals
from kg.extraction.references import Mention, References
from kg.extraction.syntax import AGENT, Syntax
from kg.language.document import Attribution, Document, Sentence
from kg.language.gazetteer import country_of_adjective
from kg.language.words import grammar
from kg.records import Span

_ARTICLE_AND_NOUN, _MOST_WORDS = 2, 5
_PRONOUNS = frozenset(("he", "she"))
_THE = "the"
_REACH = 40
"""Characters before a name within which words call it that."""
_RELATIVES = frozenset(("who", "whom", "whose"))
_AGE = re.compile(r"^(\d{1,3})-year-old$")
_HEAD_END = re.compile(r",| \(| who\b| which\b| that\b")


class Speakers:
    """Resolves the sources of one article's attributions, which are asked for in reading order."""

    def __init__(self, document: Document, references: References) -> None:
        self._document = document
        self._references = references
        self._bodies = BodiesMeant(document, references)
        self._last_body: tuple[Sentence, str] | None = None

    def of(self, attribution: Attribution) -> tuple[str, ...]:
        """The names of those who speak; empty where the article names nobody."""
        if attribution.source is None:
            return ()
        speakers = tuple(self._named(attribution, attribution.source))
        sentence = self._document.sentence_at(attribution.source.start)
        if sentence and len(speakers) == 1 and not self._references.is_person(speakers[0]):
            self._last_body = sentence, speakers[0]
        return speakers

    def _named(self, attribution: Attribution, source: Span) -> list[str]:
        """The people named in the source, else whom its words mean, else its organization."""
        mentions = self._references.within(source.start, source.end)
        sentence = self._document.sentence_at(source.start)
        if sentence is None:
            return []
        scene = Scene(sentence)
        if people := self._people(scene, mentions, source):
            return people
        word = source.text.lower()
        if word in _PRONOUNS:
            return self._pronoun(attribution, source)
        if word in _RELATIVES and not source.text.isupper():  # the WHO
            return self._before(sentence, source.start)
        if word == "which":
            return self._bodies.before_which(sentence, source.start)
        head = self._head(source)
        for title in self._document.title_index.starting_within(source.start, head):
            is_head = title.end == head or self._document.plain.startswith(" of ", title.end)
            if is_head and not scene.depends(title.start, title.end, source.start):
                name = self._references.described(sentence, title)
                if name or title.text.lower() not in lexicon.words("names", "callings"):
                    return [name] if name else self._without_office(attribution, source, title)
        if word == "they":
            return self._several_before(scene, source.start)
        if word == "it":
            return self._bodies.before_it(sentence, source.start) or self._spoke_before(sentence)
        return (
            self._bodies.named(mentions, scene, source, head)
            or self._bodies.apposed(mentions, scene, head)
            or self._described(attribution, source, head)
            or self._bodies.named_again(source, head)
        )

    def _several_before(self, scene: Scene, offset: int) -> list[str]:
        """The people who act together before "they", in the sentence or in the one before."""
        before = self._document.sentence_before(scene.sentence)
        for each, end in ((scene, offset), *([(Scene(before), before.end)] if before else [])):
            acting = {
                m.name
                for m in self._references.within(each.sentence.start, end)
                if m.kind == "person" and each.is_subject(m.start, m.end)
            }
            if len(acting) > 1:
                return sorted(acting)
        return []

    def _spoke_before(self, sentence: Sentence) -> list[str]:
        """The body that spoke in the sentence, or the one before: "the firm said so. It added"."""
        near = (sentence, self._document.sentence_before(sentence))
        return [self._last_body[1]] if self._last_body and self._last_body[0] in near else []

    def _people(self, scene: Scene, mentions: Sequence[Mention], source: Span) -> list[str]:
        """The people who are the source, not those in a clause about them, unless by their names.

        As in "A neighbour, who gave her name as Mrs B", but not "A, whose brother B died".
        """
        people = [
            m
            for m in mentions
            if m.kind == "person"
            and not self._owns(m, source)
            and (
                not scene.depends(m.start, m.end, source.start)
                or self._is_behind_title(scene.sentence, m)
            )
        ]
        named_as = [m for m in mentions if m.kind == "person" and self._is_given_as_name(m)]
        main = [
            m
            for m in people
            if not scene.is_in_relative(m.start, source.start, source.end)
            and not self._is_kin_told_of(m, source)
        ]
        return sorted({m.name for m in main or named_as})

    def _is_kin_told_of(self, mention: Mention, source: Span) -> bool:
        """Whether only whose kin somebody is is told: "A, whose son B died, said"."""
        before = self._document.plain[source.start : mention.start].lower()
        return any(f"{word} " in before for word in (", whose", ", whom"))

    def _is_behind_title(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a name follows a title that nothing leads to: "Leader of the House Kari Berg"."""
        index = sentence.index_at(mention.start) - 1
        before = sentence.tokens[index] if index >= 0 else None
        title = self._document.title_index.covering(before.start) if before else None
        if before is None or not before.is_capitalised:
            return False
        start = sentence.index_at(title.start if title else before.start)
        leading = sentence.tokens[start - 1].lower if start else ""
        is_called = before.lower.rstrip(".") in lexicon.words("names", "honorifics")
        return not is_called and leading not in grammar("prepositions") | {"'s"}

    def _is_given_as_name(self, mention: Mention) -> bool:
        """Whether the words before say that it is a name: "known only as B", "as Mrs B"."""
        before = self._document.plain[max(0, mention.start - _REACH) : mention.start].split()
        while before and before[-1].rstrip(".").lower() in lexicon.words("names", "honorifics"):
            before.pop()
        return " ".join(before).endswith(lexicon.words("names", "given_as"))

    def _described(self, attribution: Attribution, source: Span, head: int) -> list[str]:
        """Whom "the 61-year-old", "the Italian" or "the cleric" means.

        The one whose age the article tells so, else the only one whom the paragraph has named.
        """
        words = self._document.plain[source.start : head].split()
        noun = words[-1].lower() if words else ""
        if not words or words[0].lower() != _THE or noun in lexicon.words("meetings", "bodies"):
            return []
        if aged := _AGE.search(noun):
            return self._aged(aged[1]) or self._only_one_before(attribution)
        known = words[-1] in country_of_adjective() or noun in human_nouns() | nationals()
        is_modified = len(words) > _ARTICLE_AND_NOUN  # "the former coca farmer"
        if not known or (is_modified and (noun not in human_nouns() or len(words) > _MOST_WORDS)):
            return []
        return self._only_one_before(attribution)

    def _without_office(self, attribution: Attribution, source: Span, title: Span) -> list[str]:
        """Whom an office means that nobody is said to hold: the only one near by without any.

        Nobody says of whom an article tells that he is a senator; but its judge is another.
        """
        held = title.text.lower().removeprefix("ex-").removeprefix("former ")
        is_public = held in lexicon.words("names", "walks_of_life.public office")
        speaks = held in lexicon.words("names", "spokespeople")
        if speaks and (body := self._references.within(source.start, title.start)):
            return [m.name for m in body if m.kind == "organization" and m.end + 1 == title.start]
        if not is_public or source.text.split()[0].lower() != _THE:
            return []
        only = self._only_one_before(attribution)
        return only if only and not self._references.offices(only[0]) else []

    def _only_one_before(self, attribution: Attribution) -> list[str]:
        """The only person named so far in the paragraph; if nobody, in the sentence before it.

        Of whom the source speaks is somebody else.
        """
        offset = attribution.source.start if attribution.source else 0
        spoken_of = {
            name
            for piece in attribution.content
            for name in self._people_within(piece.start, piece.end)
        }
        sentence = earlier = self._document.sentence_at(offset)
        while sentence and earlier and earlier.block is sentence.block:
            earlier = self._document.sentence_before(earlier)
        start = sentence.block.start if sentence else offset
        stretches = [(start, offset)]
        if earlier is not None and earlier.block.kind == "paragraph":
            stretches.append((earlier.start, earlier.end))
        for first, last in stretches:
            if named := self._people_within(first, last):
                return sorted(named - spoken_of) if len(named) == 1 else []
        return []

    def _people_within(self, start: int, end: int) -> set[str]:
        within = self._references.within(start, end)
        return {mention.name for mention in within if mention.kind == "person"}

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

    def _owns(self, mention: Mention, source: Span) -> bool:
        """Whether the person owns what speaks ("Berg's office"), and is not all of the source."""
        possessive = self._document.plain.startswith("'", mention.end)
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
