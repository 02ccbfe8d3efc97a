"""Whether somebody is a "he" or a "she", as far as the article itself tells.

By what they are called ("Mrs", "king", "spokeswoman", "his daughter, B"), else by the pronouns
that can mean nobody else, else by their given names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg import lexicon
from kg.extraction.discourse import Figure, Scene
from kg.language.words import grammar
from kg.spelling import fold, folded_words

Gender = Literal["male", "female"]
GENDERS: tuple[Gender, Gender] = ("male", "female")
_TWO_FOR_ONE = 2
_SAID_OF = ("appos", "flat", "nmod:desc", "compound", "amod")


def gender_of_pronoun(word: str) -> Gender | None:
    """The gender of "he", "her" and so on; None for other words."""
    return next((g for g in GENDERS if word in grammar(f"singular_pronouns.{g}")), None)


def gender_of_name(name: str) -> Gender | None:
    """What a full name begins with tells; None for a name of both, and for a surname alone."""
    first, _, rest = name.partition(" ")
    known = (g for g in GENDERS if fold(first) in folded_words("given_names", g))
    return next(known, None) if rest else None


@dataclass(frozen=True, slots=True)
class Genders:
    """What an article says of people's gender: ``called`` is sure, ``meant`` counts pronouns."""

    called: dict[str, Gender]
    meant: defaultdict[str, Counter[Gender]]

    def fits(self, name: str, gender: Gender) -> bool:
        """Whether somebody is not called by words of the other gender."""
        return self.called.get(name, gender) == gender

    def is_unlikely(self, name: str, gender: Gender) -> bool:
        """Whether the pronouns that mean somebody, or the given name, are of the other gender."""
        counts = self.meant[name]
        if name in self.called:
            return False
        if not counts.total():
            return gender_of_name(name) not in (None, gender)
        return 2 * counts[gender] < counts.total()


def find_genders(
    scenes: Sequence[tuple[Scene, Sequence[Figure]]], is_quoted: Callable[[int], bool]
) -> Genders:
    """The genders of people; ``scenes`` are the sentences in reading order.

    ``is_quoted`` tells of an offset whether it stands in a quotation.
    """
    said: defaultdict[str, Counter[Gender]] = defaultdict(Counter)
    for scene, figures in scenes:
        for figure in figures:
            if figure.name is not None:
                said[figure.name].update(_called(scene, figure))
    called = {
        name: gender
        for name, counts in said.items()
        for gender, other in (GENDERS, GENDERS[::-1])
        if counts[gender] > _TWO_FOR_ONE * counts[other]
    }
    meant: defaultdict[str, Counter[Gender]] = defaultdict(Counter)
    for name, gender in _only_ones(scenes, called, is_quoted):
        meant[name][gender] += 1
    return Genders(called, meant)


def _called(scene: Scene, figure: Figure) -> Iterator[Gender]:
    """The genders of the words that one mention of a person is called by."""
    syntax = scene.syntax
    own = range(figure.first, figure.last + 1)
    linked = {figure.first - 1} if figure.first else set()
    for index in own:
        head = syntax.arcs[index].head
        linked.update(syntax.dependents(index, *_SAID_OF))
        if head is not None and syntax.relation(index) in _SAID_OF:
            linked.add(head)
        if head is not None and syntax.relation(index) == "nsubj" and not syntax.is_verb(head):
            linked.add(head)  # "B is a former spokeswoman"
    for index in sorted(linked - set(own)):
        yield from _gendered().get(syntax.word(index).rstrip("."), ())
    if len(own) > 1:
        yield from _gendered().get(syntax.word(figure.first).rstrip("."), ())


def gender_of_noun(word: str) -> Gender | None:
    """The gender of "wife", "spokesman" and the like; None for other words."""
    return next(iter(_gendered().get(word, ())), None)


@cache
def _gendered() -> Mapping[str, tuple[Gender, ...]]:
    words = {gender: lexicon.words("names", f"gendered.{gender}") for gender in GENDERS}
    return {word: (gender,) for gender in GENDERS for word in words[gender]}


def _only_ones(
    scenes: Sequence[tuple[Scene, Sequence[Figure]]],
    genders: Mapping[str, Gender],
    is_quoted: Callable[[int], bool],
) -> Iterator[tuple[str, Gender]]:
    """Whom a pronoun means because its paragraph and the sentence before tell of nobody else.

    A pronoun that stands before the name may mean somebody of whom the article told earlier.
    """
    around: list[Figure] = []
    pronouns: set[Gender] = set()
    last: tuple[list[Figure], set[Gender]] = ([], set())
    block = None
    for scene, figures in scenes:
        if scene.sentence.block is not block:
            block = scene.sentence.block
            around, pronouns = [*last[0]], {*last[1]}
        last = ([], set())
        for index, token in enumerate(scene.syntax.tokens):
            here = [figure for figure in figures if figure.first == index]
            around += here
            last[0].extend(here)
            gender = gender_of_pronoun(token.lower)
            if gender is None or is_quoted(token.start):
                continue
            names = {
                each.name
                for each in around
                if each.name is None or genders.get(each.name, gender) == gender
            }
            if not names:
                pronouns.add(gender)
                last[1].add(gender)
            elif len(names) == 1 and gender not in pronouns and (name := names.pop()) is not None:
                yield name, gender
