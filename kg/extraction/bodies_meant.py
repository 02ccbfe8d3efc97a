"""Which organization or country speaks: named, named again by what it is, or meant by "it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import lexicon
from kg.extraction.discourse import Figure, Scene, human_nouns
from kg.extraction.references import Mention, References
from kg.extraction.syntax import SUBJECTS
from kg.language.document import Document, Sentence
from kg.language.gazetteer import find_country
from kg.language.words import grammar
from kg.records import Span

_ARTICLE_AND_NOUN = 2
_AND = ("and", ", and", ",", "&")
_BRACKETED = re.compile(r" \([^()]*\)")
_MOST_NOUNS = 2
_SENTENCES_BACK = 3
_APPOSING = ("appos", "flat", "compound", "nmod:desc")
_FARTHEST = 3


class BodiesMeant:
    """Resolves the words of one article's sources that are no people."""

    def __init__(self, document: Document, references: References) -> None:
        self._document = document
        self._references = references

    def named(
        self, mentions: Sequence[Mention], scene: Scene, source: Span, head: int
    ) -> list[str]:
        """Those that are the source's head: "the AA and B"; "a firm in Oslo" is not Oslo.

        Nor does a paper write the report that it has seen.
        """
        bodies = [
            m
            for m in mentions
            if m.kind != "person"
            and (m.end == head or (m.kind == "organization" and self._goes_on(m, mentions, head)))
            and not (m.kind == "place" and scene.depends(m.start, m.end, source.start))
            and not (_reads(scene, m) or _is_headed(scene, m))
        ]
        return self._joined(mentions, bodies[-1]) if bodies else []

    def _goes_on(self, body: Mention, mentions: Sequence[Mention], head: int) -> bool:
        """Whether what a body is, or its town, stands behind its name: "the IRNA news agency"."""
        words = self._document.plain[body.end : head].split()
        if words[:1] == ["in"]:
            return any(m.kind == "place" and m.end == head and m.start > body.end for m in mentions)
        nouns = {
            *lexicon.words("names", "body_nouns"),
            *lexicon.words("names", "generic_organizations"),
        }
        return (
            0 < len(words) <= _MOST_NOUNS
            and words[-1] in nouns
            and all(word.isalpha() and word.islower() for word in words)
        )

    def apposed(self, mentions: Sequence[Mention], scene: Scene, head: int) -> list[str]:
        """What the head of the source is called behind it: "the shipper, the firm Zentro"."""
        sentence = scene.sentence
        noun = sentence.index_at(head - 1)
        for mention in mentions:
            if mention.kind != "organization" or mention.start < head:
                continue
            words = Figure(
                sentence.index_at(mention.start), sentence.index_at(mention.end - 1), None
            )
            index = scene.head(words)
            for _ in range(_FARTHEST):
                above = scene.syntax.arcs[index].head
                if above is None or scene.syntax.relation(index) not in _APPOSING:
                    break
                if above == noun:
                    return [mention.name]
                index = above
        return []

    def named_again(self, source: Span, head: int) -> list[str]:
        """The organization that "the ministry", "the Front" or "the company" names again."""
        words = self._document.plain[source.start : head].split()
        if len(words) != _ARTICLE_AND_NOUN or words[0].lower() not in grammar("definite"):
            return []
        name = self._references.called(words[1], source.start)
        if name:
            return [name]
        sentence = self._document.sentence_at(source.start)
        if sentence is None or words[1] not in lexicon.words("names", "body_nouns"):
            return []
        return self._acting_before(sentence, source.start)

    def before_it(self, sentence: Sentence, offset: int) -> list[str]:
        """The body that acts before "it": in the same sentence, or alone in the one before."""
        if here := self._acting(sentence, offset):
            return here[-1:]
        before = self._document.sentence_before(sentence)
        acting = self._acting(before, before.end) if before is not None else []
        return acting if len(acting) == 1 else []

    def before_which(self, sentence: Sentence, offset: int) -> list[str]:
        """The body named right before "which"."""
        named = self._references.within(sentence.start, offset)
        near = [m for m in named if self._document.plain[m.end : offset] in (", ", " ")]
        return [m.name for m in near if m.kind == "organization"][-1:]

    def _acting_before(self, sentence: Sentence, offset: int) -> list[str]:
        """The organization that acted last, if the sentences near by tell of only one."""
        here: Sentence | None = sentence
        for _ in range(_SENTENCES_BACK):
            if here is None or here.block.kind == "headline":
                return []
            end = min(here.end, offset)
            acting = {m.name for m in self._subjects(here, end) if m.kind == "organization"}
            if acting:
                return sorted(acting) if len(acting) == 1 else []
            here = self._document.sentence_before(here)
        return []

    def _acting(self, sentence: Sentence, end: int) -> list[str]:
        """The bodies and countries that are subjects of a sentence before an offset."""
        return [
            m.name
            for m in self._subjects(sentence, end)
            if m.kind == "organization" or (m.kind == "place" and find_country(m.name))
        ]

    def _subjects(self, sentence: Sentence, end: int) -> list[Mention]:
        arcs = sentence.dependencies
        return [
            m
            for m in self._references.within(sentence.start, end)
            if any(
                arcs[index].relation in SUBJECTS
                for index in range(sentence.index_at(m.start), sentence.index_at(m.end - 1) + 1)
            )
        ]

    def _joined(self, mentions: Sequence[Mention], last: Mention) -> list[str]:
        """A body, with those that are joined to it: "A (AA) and B", "A, B and C"."""
        joined, start, end = [last], last.start, last.end
        for other in reversed(mentions):
            between = _BRACKETED.sub("", self._document.plain[other.end : start])
            joins = between.strip().removesuffix(" the") in _AND
            if other.end <= start and other.kind == last.kind and joins:
                joined.append(other)
                start = other.start
        for other in mentions:
            between = _BRACKETED.sub("", self._document.plain[end : other.start])
            if other.start >= end and other.kind == last.kind and between.strip() in _AND:
                joined.append(other)
                end = other.end
        return sorted({mention.name for mention in joined})


def _reads(scene: Scene, mention: Mention) -> bool:
    """Whether somebody has only seen or asked the source: "a report seen by B", "polled by B"."""
    top = scene.top_between(mention.start, mention.end)
    verb = scene.syntax.arcs[top].head
    return (
        verb is not None
        and scene.syntax.relation(top).startswith("obl")
        and scene.syntax.word(verb) in lexicon.words("claims", "seen_by")
    )


def _is_headed(scene: Scene, mention: Mention) -> bool:
    """Whether somebody speaks who heads the body, not for it: "the director of the agency"."""
    top = scene.top_between(mention.start, mention.end)
    above = scene.syntax.arcs[top].head
    return (
        above is not None
        and scene.syntax.tokens[above].start < mention.start
        and scene.syntax.relation(top) == "nmod"
        and scene.syntax.word(above) in human_nouns()
        and scene.syntax.word(above) not in lexicon.words("names", "spokespeople")
    )
