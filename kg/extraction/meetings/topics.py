"""What a meeting is about: "talks on fisheries", "met to discuss trade and the border"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import lexicon
from kg.extraction.meetings.words import forms
from kg.extraction.syntax import Syntax
from kg.language.document import Document
from kg.spelling import tidy

_ABOUT = frozenset(("on", "about", "over", "regarding", "concerning"))
_LONGEST = 12
"""Words of a topic at most; what is longer is a story, not a topic."""
_LEFT_OUT = ("acl", "acl:relcl", "appos", "cc", "conj", "parataxis", "punct", "advcl")
_ARTICLES = frozenset(("the", "a", "an", "their", "its", "his", "her"))


def find_topics(document: Document, syntax: Syntax, head: int) -> tuple[str, ...]:
    """The topics of the meeting whose trigger hangs together at token ``head``, as written."""
    finder = _Topics(document, syntax)
    found = []
    for first, last in finder.ranges(head):
        start, end = syntax.tokens[first].start, syntax.tokens[last].end
        found.append(tidy(document.article.text[start:end]))
    return tuple(dict.fromkeys(found))


class _Topics:
    """Looks for topics in the tree of one sentence."""

    def __init__(self, document: Document, syntax: Syntax) -> None:
        self._document = document
        self._syntax = syntax

    def ranges(self, head: int) -> Iterator[tuple[int, int]]:
        """First and last token of each topic."""
        syntax = self._syntax
        heads = [i for i in syntax.oblique(head, _ABOUT) if syntax.relation(i) == "nmod"]
        verb = head if syntax.is_verb(head) else syntax.arcs[head].head
        if verb is not None and syntax.is_verb(verb):
            discussing = [
                child
                for child in syntax.dependents(verb, "advcl", "xcomp", "conj")
                if syntax.word(child) in forms("discussing")
            ]
            subject = syntax.relation(head) == "nsubj"
            if (verb == head or subject) and syntax.word(verb) in forms("discussing"):
                discussing.append(verb)
            for each in discussing:
                heads += syntax.dependents(each, "obj") or syntax.oblique(each, _ABOUT)
        for index in heads:
            yield from self._listed(index)

    def _listed(self, head: int) -> Iterator[tuple[int, int]]:
        """The phrase of a word, and those that are coordinated with it, one by one."""
        if self._is_no_topic(head):
            return
        words = sorted(self._phrase(head))
        while words and self._syntax.word(words[0]) in _ARTICLES | _ABOUT:
            words.pop(0)
        if words and len(words) <= _LONGEST and self._syntax.tokens[words[-1]].is_word:
            yield words[0], words[-1]
        for other in self._syntax.dependents(head, "conj"):
            if not self._syntax.is_verb(other):
                yield from self._listed(other)

    def _phrase(self, head: int) -> set[int]:
        """The words of a noun phrase without clauses and further members of a list."""
        words = {head}
        for child in self._syntax.children[head]:
            if self._syntax.relation(child) not in _LEFT_OUT and not self._is_partner(child):
                words |= self._phrase(child)
        return words

    def _is_no_topic(self, head: int) -> bool:
        """Whether a date stands there, or a word that says nothing by itself ("issues")."""
        vague = self._syntax.word(head) in lexicon.words("meetings", "vague_topics")
        empty = vague and not self._syntax.dependents(head, "nmod", "amod")
        return empty or self._document.date_index.covering(self._start(head)) is not None

    def _is_partner(self, index: int) -> bool:
        """Whether somebody is named behind "with", who meets rather than being talked about."""
        name = self._document.name_index.covering(self._start(index))
        cases = [self._syntax.word(child) for child in self._syntax.dependents(index, "case")]
        return name is not None and name.kind == "person" and cases == ["with"]

    def _start(self, index: int) -> int:
        return self._syntax.tokens[index].start
