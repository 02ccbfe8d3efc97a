"""The examples of the questions' headers, taken apart as questions in words are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.questions.directory import Directory
from kg.questions.names import NAMED, look_up
from kg.questions.question import Question
from kg.questions.words.periods import without_period_slots
from kg.questions.words.said import Name, Said
from kg.questions.words.telling import is_told
from kg.questions.words.wording import Wording, says_same, states_value, tokens


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of an example: its parameter, and the kind of preposition in front of it.

    ``told`` is that of whom something is told (`kg.questions.words.telling`).
    """

    name: str
    marker: str
    told: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """An example, taken apart: its deciding words and slots in their order.

    ``is_dated`` tells that it has a period, whose words are left out.
    """

    example: str
    parts: tuple[str | Slot, ...]
    is_dated: bool

    @property
    def meanings(self) -> frozenset[str]:
        return frozenset(part for part in self.parts if isinstance(part, str))

    @property
    def tells(self) -> bool:
        """Whether it asks what somebody is told."""
        return any(slot.told for slot in self.slots)

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(part for part in self.parts if isinstance(part, Slot))


@lru_cache(maxsize=4096)
def patterns(examples: tuple[str, ...], wording: Wording) -> tuple[Pattern, ...]:
    """The examples, taken apart, without the words for their period."""
    bare: dict[str, bool] = {}
    for example in examples:
        undated = without_period_slots(example)
        bare[undated] = bare.get(undated, True) and undated != example
    return tuple(
        Pattern(example, tuple(_parts(example, wording)), is_dated)
        for example, is_dated in bare.items()
    )


def _parts(example: str, wording: Wording) -> Iterator[str | Slot]:
    said = tokens(example)
    index, marker, after_slot = 0, "", False
    while index < len(said):
        if said[index].text.startswith("{"):
            yield Slot(said[index].text.strip("{}"), marker, is_told(said, index, index + 1))
            index, marker, after_slot = index + 1, "", True
            continue
        term = wording.at(said, index)
        if term is None:  # A slot's neighbours: every other word of an example is known.
            index += 1
            continue
        deed = after_slot and said[index].folded == "do" and term.end == len(said)
        if term.meaning or deed:
            yield term.meaning or "happen"
            marker = term.marker
        elif term.marker:
            marker = term.marker
        index, after_slot = term.end, False


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """An example that nearly fits, with the names of a question in its slots.

    ``distance`` counts deciding words that only one of the two has, names left over, and those
    in a slot behind another preposition.
    """

    distance: tuple[int, int]
    text: str


def nearly(question: Question, said: Said, wording: Wording, names: Directory) -> Iterator[Near]:
    """Examples that share deciding words with ``said`` and whose slots its names fill.

    Where the question names somebody, only examples that do so come near it.
    """
    known = [(name, _labels(name, names)) for name in said.names if name.known]
    kinds = {each.name: each.kinds for each in question.parameters}
    for pattern in patterns(question.examples, wording):
        if known and not pattern.slots:
            continue
        left = list(known)
        text = pattern.example
        elsewhere = 0
        for slot in pattern.slots:
            # A place may be where, people may be who: no "Who is Panmunjom?".
            wanted = kinds[slot.name][:1] if kinds[slot.name] else ()
            able = (each for each in left if each[0].kind in wanted and each[0].told == slot.told)
            fitting = min(able, key=lambda each: each[0].marker != slot.marker, default=None)
            if fitting is not None:
                left.remove(fitting)
                elsewhere += fitting[0].marker != slot.marker
                text = text.replace(f"{{{slot.name}}}", fitting[1])
        apart = _lacking(pattern.meanings, said.meanings)
        if apart < len(pattern.meanings) and "{" not in text:
            apart += _lacking(said.meanings, pattern.meanings)
            yield Near((apart + len(left) + elsewhere, -len(pattern.slots)), text)


def _lacking(some: frozenset[str], others: frozenset[str]) -> int:
    """How many words have no like among the others."""
    likes = (says_same, states_value)
    return sum(
        word not in others
        and not any(like(word, other) or like(other, word) for other in others for like in likes)
        for word in some
    )


def _labels(name: Name, names: Directory) -> str:
    """What the graph calls whoever is named."""
    found = (look_up(names, value, NAMED).entry for value in name.values)
    return " or ".join(entry.label for entry in found if entry)
