"""Who stands where in a sentence, and how much the sentence makes of them.

Lappin and Leass (1994) weigh grammatical roles: the subject is rather spoken of next than the
object, and who stands in a clause of its own rather than who stands inside a phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.extraction.syntax import SUBJECTS, Syntax
from kg.language.document import Sentence
from kg.language.words import grammar

_SAME_PHRASE = ("appos", "flat", "flat:name", "nmod:desc", "compound", "conj", "list")
_CLAUSES = {"ccomp": 20, "xcomp": 20, "advcl": 30, "acl": 40, "acl:relcl": 40}
"""How much less it is to be the subject of a clause that hangs on another."""
_ROLES = {"obj": 50, "iobj": 50, "obl:agent": 70, "obl": 40, "nmod": 20, "nmod:poss": 20}
_SUBJECT, _OTHER, _LEAST = 100, 30, 10
_SPOKEN_TO = ("obj", "iobj", "obl")
_NOUNS = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody whom a sentence names or means, by tokens ``first`` to ``last``.

    ``name`` is None for one without a name ("a spokesman for the builders").
    """

    first: int
    last: int
    name: str | None


class Scene:
    """One sentence and its tree, asked for the roles of those who stand in it."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.syntax = Syntax(sentence)

    def head(self, figure: Figure) -> int:
        """The word of a figure that hangs on something else."""
        words = range(figure.first, figure.last + 1)
        return next((i for i in words if self.syntax.arcs[i].head not in words), figure.first)

    def top(self, index: int) -> int:
        """The word by which the whole phrase hangs, appositions and lists climbed."""
        while (
            self.syntax.relation(index) in _SAME_PHRASE
            and (above := self.syntax.arcs[index].head) is not None
            and not self.syntax.is_verb(above)
        ):
            index = above
        return index

    def stands_for(self, figure: Figure) -> int:
        """The word by which somebody stands in the sentence: "the head of the bank, B, said"."""
        head = self.head(figure)
        top = self.top(head)
        above = self.syntax.arcs[top].head
        apposed = top != head and self.syntax.relation(top) == "nmod" and above is not None
        if apposed and above is not None and self.syntax.word(above) in human_nouns():
            return self.top(above)
        return top

    def top_between(self, start: int, end: int) -> int:
        """The word by which the phrase hangs that the words between two offsets are a part of."""
        first, last = (self.sentence.index_at(place) for place in (start, end - 1))
        return self.top(self.head(Figure(first, last, None)))

    def is_subject(self, start: int, end: int) -> bool:
        """Whether the words between two offsets name one of those who act."""
        return self.syntax.relation(self.top_between(start, end)) in SUBJECTS

    def depends(self, start: int, end: int, first: int) -> bool:
        """Whether words only say whose or which one it is: "a spokesman for B".

        All are offsets: ``start`` and ``end`` of the words, ``first`` of the phrase they stand in.
        """
        top = self.top_between(start, end)
        above = self.syntax.arcs[top].head
        if (
            top < self.sentence.index_at(start)
            or above is None
            or self.syntax.tokens[above].start < first
        ):
            return False
        inside = self.syntax.tokens[above].start < start
        return inside and self.syntax.relation(top).split(":")[0] in ("nmod", "obl", "obj")

    def is_in_relative(self, start: int, first: int, end: int) -> bool:
        """Whether the word at an offset stands in a clause inside of what those bound."""
        index: int | None = self.sentence.index_at(start)
        while index is not None and first <= self.syntax.tokens[index].start < end:
            if self.syntax.is_relative(index):
                return True
            index = self.syntax.arcs[index].head
        return False

    def clause(self, index: int) -> int | None:
        """The verb or other predicate that a word's clause hangs on."""
        return next((head for head in self.syntax.above(index) if self.is_predicate(head)), None)

    def is_predicate(self, index: int) -> bool:
        """Whether a word is a verb or has a subject of its own."""
        return self.syntax.is_verb(index) or bool(self.syntax.dependents(index, *SUBJECTS))

    def clauses_around(self, index: int) -> list[int]:
        """The predicates of the clauses that a word stands in, the narrowest first."""
        return [head for head in self.syntax.above(index) if self.is_predicate(head)]

    def weight(self, index: int) -> int:
        """How much a sentence makes of the one who stands in it by a word."""
        relation = self.syntax.relation(index)
        clause = self.syntax.arcs[index].head
        if clause is None:
            return _SUBJECT - _LEAST
        if relation not in SUBJECTS:
            return _ROLES.get(relation, _OTHER)
        return max(_SUBJECT - self._embedding(clause), _LEAST)

    def _embedding(self, clause: int) -> int:
        steps = [clause, *self.syntax.above(clause)]
        return sum(0 if self._is_framed(step) else self._depth(step) for step in steps)

    def _depth(self, clause: int) -> int:
        return _CLAUSES.get(self.syntax.relation(clause), 0)

    def _is_framed(self, clause: int) -> bool:
        """Whether a clause is told first, and only then who says it: "B met C, sources said"."""
        head = self.syntax.arcs[clause].head
        return self.syntax.relation(clause) == "ccomp" and head is not None and clause < head

    def unnamed(self, named: Sequence[Figure]) -> Iterator[Figure]:
        """People who act without a name: "a spokesman for the builders", "Berg's lawyer".

        Kin need not act to be spoken of next: "told his wife that".
        """
        taken = {index for each in named for index in range(each.first, each.last + 1)}
        taken |= {self.stands_for(each) for each in named}
        for index, arc in enumerate(self.syntax.arcs):
            human = arc.part_of_speech in _NOUNS and self.syntax.word(index) in human_nouns()
            kin = self.syntax.word(index) in lexicon.words("names", "kin")
            roles = (*SUBJECTS, "obl:agent", *(_SPOKEN_TO if kin else ()))
            if not human or index in taken or arc.relation not in roles:
                continue
            if self._is_one_of_many(index) and not taken & self._phrase(index):
                yield Figure(index, index, None)

    def _is_one_of_many(self, index: int) -> bool:
        """Whether somebody is not known yet: "a lawyer", "her lawyer", "Berg's lawyer"."""
        determiners = {self.syntax.word(i) for i in self.syntax.dependents(index, "det", "nummod")}
        owned = bool(self.syntax.dependents(index, "nmod:poss"))
        return owned or bool(determiners & (grammar("indefinite") | {"one", "another"}))

    def _phrase(self, head: int) -> set[int]:
        """The words of one phrase that name the same one as its head."""
        found, waiting = set[int](), [head]
        while waiting:
            index = waiting.pop()
            found.add(index)
            waiting += [
                i for i in self.syntax.dependents(index, *_SAME_PHRASE[:-2]) if i not in found
            ]
        return found


@cache
def human_nouns() -> frozenset[str]:
    """Nouns that one person may be called by: those that titles go by, kin, callings."""
    titles = {title.split(" of ")[0].split()[-1] for title in lexicon.words("names", "titles")}
    others = (lexicon.words("meetings", key) for key in ("vague_titles", "sovereigns"))
    called = (lexicon.words("names", key) for key in ("gendered", "callings"))
    return frozenset(titles.union(*called, *others))


@cache
def nationals() -> frozenset[str]:
    """Nouns that say which country somebody is from and are no adjectives: "Dutchman"."""
    return frozenset(lexicon.words("names", "nationals"))
