"""Questions in plain words, matched with the examples in the questions' headers.

Deterministic and offline, one step after the other: a period is read and taken out, the names of
the graph and the deciding words are found and laid over every example. The most certain reading is
answered and the next is offered. Where none fits, nothing is guessed: what was not understood is
told, with the nearest questions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.errors import QuestionError
from kg.graph.store import Store
from kg.lexicon import words as lexicon_words
from kg.questions.answer import Answer, Coverage, coverage
from kg.questions.asking import answer_request, unanswered
from kg.questions.catalogue import Catalogue
from kg.questions.dates import day_in_words
from kg.questions.directory import Directory, directory
from kg.questions.explain import EMPTY
from kg.questions.request import read_request
from kg.questions.words.event_periods import read_event_period
from kg.questions.words.patterns import nearly
from kg.questions.words.periods import Period, read_period
from kg.questions.words.readings import Reading, readings
from kg.questions.words.said import Said, Word
from kg.questions.words.taking_apart import take_apart
from kg.questions.words.telling import told_unnamed
from kg.questions.words.wording import Wording, tokens, wording
from kg.spelling import fold

LONGEST_QUESTION = 1000
"""Characters that a question in words may have."""


_PLANNED = "planned"
NO_WORDS = "There is nothing to answer in these words."

NO_NAME = "To whom something is said is kept by name only; no name: “{}”."

_SUGGESTED = 3
_SEARCHED = 2
"""Readings that search for words, tried where the best one has no answer."""


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
    understood = _understand(store, catalogue, asked, words, names, covered)
    if not understood.readings:
        why = _not_understood(understood.said)
        return unanswered(asked, covered, why, closest(catalogue, understood.said, words, names))
    best, *others = understood.readings
    try:
        answer = _answered(store, names, asked, covered, best, understood)
        for other in [each for each in others if each.searches][:_SEARCHED]:
            # What is linked to no claim may stand in its words all the same.
            if answer.rows or not best.known:
                break
            found = _answered(store, names, asked, covered, other, understood)
            answer = found if found.rows else answer
    except QuestionError as error:
        near = closest(catalogue, understood.said, words, names)
        return unanswered(asked, covered, f"{error}.", near)
    second = _second_best(asked, best, others)
    return replace(answer, suggestions=(*answer.suggestions, *second))


def _answered(
    store: Store,
    names: Directory,
    asked: str,
    covered: Coverage,
    reading: Reading,
    understood: _Understanding,
) -> Answer:
    """The answer to one reading; raises QuestionError for a value that it cannot have."""
    days = {"from": understood.period.first, "to": understood.period.last}
    given = {**reading.values, **{name: [day] for name, day in days.items() if day is not None}}
    request = read_request(reading.question, given, names)
    notes = (*_notes(reading, understood.period), *request.notes)
    request = replace(request, ordinal=understood.said.ordinal, notes=notes)
    return answer_request(store, request, asked, covered)


def _understand(
    store: Store,
    catalogue: Catalogue,
    asked: str,
    words: Wording,
    names: Directory,
    covered: Coverage,
) -> _Understanding:
    ahead = any(term.meaning == _PLANNED for term in words.terms(tokens(asked)))
    period = read_period(asked, covered.latest, ahead=ahead)
    if not period.is_open:
        return _with_period(catalogue, period, words, names)
    by_event = read_event_period(asked, store, words, names)
    understood = _with_period(catalogue, by_event, words, names) if by_event else None
    if understood is not None and understood.readings:
        return understood
    return _with_period(catalogue, period, words, names)


def _with_period(
    catalogue: Catalogue, period: Period, words: Wording, names: Directory
) -> _Understanding:
    """All readings of what is left besides the period."""
    day = period.last or period.first
    said = take_apart(period.rest, words, names, day)
    found = _readings(catalogue, said, words, period)
    if not found or not found[0].known:
        # Where no example has a slot for each of two, "and" may mean both in turn.
        joined = take_apart(period.rest, words, names, day, frozenset({"or", "and"}))
        others = [each for each in _readings(catalogue, joined, words, period) if each.known]
        if others and joined.items != said.items:
            note = "“and” taken for “or”"
            noted = [replace(each, notes=(*each.notes, note)) for each in others]
            return _Understanding(period, joined, tuple(noted))
    return _Understanding(period, said, tuple(found))


def _readings(catalogue: Catalogue, said: Said, words: Wording, period: Period) -> list[Reading]:
    found = [
        reading
        for question in catalogue.own_first()
        if question.has_period or period.is_open
        for reading in readings(question, said, words, is_dated=not period.is_open)
    ]
    return sorted(found, key=lambda reading: reading.cost)


def closest(catalogue: Catalogue, said: Said, words: Wording, names: Directory) -> tuple[str, ...]:
    """Up to three questions that come nearest and can be asked: with the names of ``said``."""
    near = sorted(
        (example, question.name)
        for question in catalogue.questions.values()
        for example in nearly(question, said, words, names)
    )
    found: dict[str, str] = {}
    for example, name in near:
        found.setdefault(name, example.text)
    return tuple(found.values())[:_SUGGESTED] or tuple(lexicon_words("questions", "suggestions"))


def _not_understood(said: Said) -> str:
    """Why no question fits, and which words stand in the way."""
    unnamed = told_unnamed(said)
    if unnamed is not None:
        return NO_NAME.format(unnamed)
    strange = [
        *said.odd,
        *(value for name in said.names if not name.known for value in name.values),
    ]
    if strange:
        told = ", ".join(f"“{word}”" for word in strange[:3])
        return f"No question fits these words; not understood: {told}."
    told = ", ".join(
        f"“{text}”" for item in said.items
        for text in ([item.text] if isinstance(item, Word) else item.values)
    )  # fmt: skip
    return f"No question combines these words: {told}." if told else NO_WORDS


def _notes(reading: Reading, period: Period) -> tuple[str, ...]:
    """What was taken for what."""
    notes = list(reading.notes)
    if period.counted_from is not None:
        stated, day = period.counted_from
        notes.append(f"“{stated}” as of {day_in_words(day)}, the day of the last dated article")
    return (*notes, *period.notes)


def _second_best(asked: str, best: Reading, others: Sequence[Reading]) -> tuple[str, ...]:
    """The next reading that asks something else, as a question to ask instead."""
    for other in others:
        if other.question.name != best.question.name and other.known and not other.searches:
            instead = _filled(other.pattern.example, other.values)
            return () if fold(instead) == fold(asked) else (instead,)
    return ()


def _filled(example: str, values: Mapping[str, Sequence[str]]) -> str:
    for name, given in values.items():
        example = example.replace(f"{{{name}}}", " or ".join(given))
    return example
