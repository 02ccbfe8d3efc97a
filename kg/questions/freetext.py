"""Questions in plain words, matched with the examples in the questions' headers.

Deterministic and offline, one step after the other: a period is read and taken out
(`kg.questions.periods`, `kg.questions.event_periods`), the names of the graph and the deciding
words are found (`kg.questions.said`) and laid over every example (`kg.questions.readings`). The
most certain reading is answered and the next is offered. Where none fits, nothing is guessed: what
was not understood is told, with the nearest questions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.errors import QuestionError
from kg.graph.store import Store
from kg.questions.answer import Answer, Coverage, coverage
from kg.questions.asking import answer_request, unanswered
from kg.questions.catalogue import Catalogue
from kg.questions.dates import day_in_words
from kg.questions.directory import directory
from kg.questions.event_periods import read_event_period
from kg.questions.explain import EMPTY
from kg.questions.nearest import nearest
from kg.questions.periods import Period, read_period
from kg.questions.readings import Reading, nearly, readings
from kg.questions.request import read_request
from kg.questions.said import Said, take_apart
from kg.questions.wording import Wording, wording

LONGEST_QUESTION = 1000
"""Characters that a question in words may have."""


_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class _Understanding:
    """A question's period, its words and names, and all readings, the most certain first."""

    period: Period
    said: Said
    readings: tuple[Reading, ...]


def ask_text(store: Store, catalogue: Catalogue, text: str) -> Answer:
    """The answer to a question in plain words.

    Never raises for what the question says: where it is not understood, ``understood`` is None,
    and the explanation and suggestions say what can be asked.
    """
    asked = " ".join(text.split())
    covered = coverage(store)
    if covered.articles == 0:
        return unanswered(asked[:LONGEST_QUESTION], covered, EMPTY, ())
    if len(asked) > LONGEST_QUESTION:
        why = f"The question has {len(asked):,} characters; ask with at most {LONGEST_QUESTION:,}."
        return unanswered(asked[:LONGEST_QUESTION], covered, why, ())
    names = directory(store)
    words = wording(tuple(
        example for question in catalogue.questions.values() for example in question.examples
    ))  # fmt: skip
    understood = _understand(store, catalogue, asked, words, covered)
    if not understood.readings:
        why = _not_understood(understood.said)
        return unanswered(asked, covered, why, closest(catalogue, asked, understood.said, words))
    best, *others = understood.readings
    days = {"from": understood.period.first, "to": understood.period.last}
    given = {**best.values, **{name: [day] for name, day in days.items() if day is not None}}
    try:
        request = read_request(best.question, given, names)
    except QuestionError as error:
        near = closest(catalogue, asked, understood.said, words)
        return unanswered(asked, covered, f"{error}.", near)
    request = replace(request, notes=_notes(best, understood.period))
    answer = answer_request(store, request, asked)
    second = _second_best(best, others)
    return replace(answer, suggestions=(*answer.suggestions, *second))


def _understand(
    store: Store, catalogue: Catalogue, asked: str, words: Wording, covered: Coverage
) -> _Understanding:
    names = directory(store)
    period = read_period(asked, covered.latest)
    if period.first is None and period.last is None:
        period = read_event_period(asked, store, words, names) or period
    said = take_apart(period.rest, words, names, period.last or period.first)
    dated = period.first is not None or period.last is not None
    found = [
        reading
        for question in catalogue.questions.values()
        if question.has_period or not dated
        for reading in readings(question, said, words)
    ]
    return _Understanding(period, said, tuple(sorted(found, key=lambda reading: reading.cost)))


def closest(catalogue: Catalogue, text: str, said: Said, words: Wording) -> list[str]:
    """Up to three examples of different questions that come nearest to ``text``.

    Those that share the most deciding words with it come first; its names fill their slots.
    """
    found: dict[str, str] = {}
    near = sorted(
        (example, question.name)
        for question in catalogue.questions.values()
        for example in nearly(question, said, words)
    )
    for example, name in near:
        found.setdefault(name, example.text)
    if len(found) < _SUGGESTED:
        examples = {
            example: name
            for name, question in catalogue.questions.items()
            for example in question.examples
        }
        for text_near in nearest(text, examples, limit=20, enough=45.0):
            found.setdefault(examples[text_near], text_near)
    return list(found.values())[:_SUGGESTED]


def _not_understood(said: Said) -> str:
    """Why no question fits, and which words stand in the way."""
    strange = [
        *(f"“{word}”" for word in said.odd),
        *(f"“{value}”" for name in said.names if not name.known for value in name.values),
    ]
    why = "No question of the catalogue fits these words"
    return f"{why}; not understood: {', '.join(strange[:3])}." if strange else f"{why}."


def _notes(reading: Reading, period: Period) -> tuple[str, ...]:
    """What was taken for what."""
    notes = [f"“{written}” taken for {meant}" for written, meant in reading.respelt]
    if period.counted_from is not None:
        stated, day = period.counted_from
        notes.append(f"“{stated}” as of {day_in_words(day)}, the last day that the articles cover")
    return (*notes, *period.notes)


def _second_best(best: Reading, others: Sequence[Reading]) -> tuple[str, ...]:
    """The next reading that asks something else, as a question to ask instead."""
    for other in others:
        searched = other.cost[1] > 0
        if other.question.name != best.question.name and other.known and not searched:
            return (_filled(other.pattern.example, other.values),)
    return ()


def _filled(example: str, values: Mapping[str, Sequence[str]]) -> str:
    for name, given in values.items():
        example = example.replace(f"{{{name}}}", " or ".join(given))
    return example
