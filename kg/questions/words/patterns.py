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
from kg.questions.words.wording import Wording, tokens


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of an example: its parameter, and the kind of preposition in front of it."""

    name: str
    marker: str


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
            yield Slot(said[index].text.strip("{}"), marker)
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

    ``distance`` counts deciding words that only one of the two has, and names left over.
    """

    distance: tuple[int, int]
    text: str


def nearly(question: Question, said: Said, wording: Wording, names: Directory) -> Iterator[Near]:
    """Examples that share deciding words with ``said`` and whose slots its names fill."""
    known = [(name, _labels(name, names)) for name in said.names if name.known]
    kinds = {each.name: each.kinds for each in question.parameters}
    for pattern in patterns(question.examples, wording):
        common = pattern.meanings & said.meanings
        left = list(known)
        text = pattern.example
        for slot in pattern.slots:
            # A place may be where, people may be who: no "Who is Panmunjom?".
            wanted = kinds[slot.name][:1] if kinds[slot.name] else ()
            fitting = next((each for each in left if each[0].kind in wanted), None)
            if fitting is not None:
                left.remove(fitting)
                text = text.replace(f"{{{slot.name}}}", fitting[1])
        if common and "{" not in text:
            apart = len(pattern.meanings ^ said.meanings)
            yield Near((apart + len(left), -len(pattern.slots)), text)


def _labels(name: Name, names: Directory) -> str:
    """What the graph calls whoever is named."""
    found = (look_up(names, value, NAMED).entry for value in name.values)
    return " or ".join(entry.label for entry in found if entry)
