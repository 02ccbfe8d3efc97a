"""Questions in plain words, matched with the examples in the questions' headers.

Deterministic and offline: a period is read and taken out, then the words are laid over every
example; what stands in a slot must be a name of the graph or a value that the parameter takes.
The example with the most words of its own wins. Where no example fits, nothing is guessed: the
nearest questions are offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.errors import QuestionError
from kg.graph.store import Store
from kg.lexicon import load, words
from kg.questions.answer import Answer, coverage
from kg.questions.asking import answer_request, unanswered
from kg.questions.catalogue import Catalogue
from kg.questions.directory import Directory, directory
from kg.questions.explain import EMPTY
from kg.questions.names import look_up
from kg.questions.nearest import nearest
from kg.questions.parameters import Parameter
from kg.questions.periods import Period, read_period, without_period_slots
from kg.questions.question import Question
from kg.questions.request import read_request
from kg.spelling import fold

LONGEST_QUESTION = 1000
"""Characters that a question in words may have."""

_LONGEST_NAME = 8
"""Words that a name in a question may have."""

_FEWEST_WORDS = 2
"""Own words that an example must have before what stands in its slots is called unknown."""

_SHORT_NAME = 2
"""Words up to which a text in lower case may be a name."""

_ALTERNATIVES = re.compile(r"\s+or\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a question in words."""

    question: Question
    values: Mapping[str, str]
    own_words: int
    known: bool


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
    period = read_period(asked, covered.latest)
    readings = [
        reading
        for question in catalogue.questions.values()
        if question.has_period or (period.first is None and period.last is None)
        for reading in _readings(question, period, names)
    ]
    best = max(readings, key=_preference, default=None)
    if best is None:
        why = "No question of the catalogue fits these words."
        return unanswered(asked, covered, why, closest(catalogue, asked))
    given = {name: _ALTERNATIVES.split(value) for name, value in best.values.items()}
    if not best.known:
        given = {name: [value] for name, value in best.values.items()}
    days = {"from": period.first, "to": period.last}
    given.update({name: [day] for name, day in days.items() if day is not None})
    try:
        request = read_request(best.question, given, names)
    except QuestionError as error:
        return unanswered(asked, covered, f"{error}.", closest(catalogue, asked))
    return answer_request(store, request, asked)


def closest(catalogue: Catalogue, text: str) -> list[str]:
    """Up to three examples of different questions that come nearest to ``text``."""
    examples = {
        example: name
        for name, question in catalogue.questions.items()
        for example in question.examples
    }
    found: dict[str, str] = {}
    for example in nearest(text, examples, limit=20, enough=45.0):
        found.setdefault(examples[example], example)
    return list(found.values())[:3]


def _preference(reading: Reading) -> tuple[bool, int, int]:
    """Known names before unknown ones, then own words, then the shortest text in the slots."""
    length = sum(len(value) for value in reading.values.values())
    return reading.known, reading.own_words, -length


def _readings(question: Question, period: Period, names: Directory) -> Iterator[Reading]:
    said = _split(_plain_words(period.rest))
    parameters = {parameter.name: parameter for parameter in question.parameters}
    for example in dict.fromkeys(without_period_slots(each) for each in question.examples):
        pattern = _split(example)
        own_words = sum(not word.startswith("{") for word in pattern)
        for values in _laid_over(pattern, said, parameters):
            unknown = [
                text
                for name, text in values.items()
                if not _is_known(parameters[name], text, names)
            ]
            known_some = len(unknown) < len(values) or all(map(_looks_like_name, unknown))
            if not unknown or (own_words >= _FEWEST_WORDS and known_some):
                yield Reading(question, values, own_words, not unknown)


def _plain_words(text: str) -> str:
    """``text`` with phrases such as "sit down with" in the words that examples use."""
    for plain, phrases in load("questions")["phrases"].items():
        for phrase in phrases:
            text = re.sub(rf"\b{re.escape(phrase)}\b", plain, text, flags=re.IGNORECASE)
    return text


def _split(text: str) -> list[str]:
    """The words of a question or example, without punctuation around them, ``'s`` by itself."""
    parted = re.sub(r"['\u2019]s\b", " 's", text)
    stripped = (word.strip('.,;:!?"“”()') for word in parted.split())
    return [word for word in stripped if word]


def _laid_over(
    pattern: list[str], said: list[str], parameters: Mapping[str, Parameter]
) -> Iterator[dict[str, str]]:
    """All ways in which ``said`` is ``pattern`` with something in each slot."""
    if not pattern:
        if all(_is_filler(word) for word in said):
            yield {}
        return
    first, rest = pattern[0], pattern[1:]
    if not first.startswith("{"):
        position = 0
        while position < len(said) and not _same(said[position], first):
            if not _is_filler(said[position]):
                break
            position += 1
        if position < len(said) and _same(said[position], first):
            yield from _laid_over(rest, said[position + 1 :], parameters)
        elif _is_filler(first):
            yield from _laid_over(rest, said, parameters)
        return
    name = first.strip("{}")
    most = len(said) if parameters[name].type != "iri" else min(len(said), 2 * _LONGEST_NAME)
    for length in range(1, most + 1):
        for others in _laid_over(rest, said[length:], parameters):
            yield {name: " ".join(said[:length]).replace(" 's", "'s"), **others}


def _is_known(parameter: Parameter, text: str, names: Directory) -> bool:
    if parameter.type != "iri":
        return True
    return all(
        look_up(names, part, parameter.kinds).entry is not None
        for part in _ALTERNATIVES.split(text)
    )


def _looks_like_name(text: str) -> bool:
    """Whether a text that nothing goes by may be a name at all: short, or with a capital."""
    telling = [word for word in text.split() if not _is_filler(word)]
    return len(telling) <= _SHORT_NAME or any(word[:1].isupper() for word in telling)


def _is_filler(word: str) -> bool:
    return fold(word) in words("questions", "fillers")


def _same(one: str, other: str) -> bool:
    return _canonical(one) == _canonical(other)


def _canonical(word: str) -> str:
    folded = fold(word)
    for canonical, others in load("questions")["same"].items():
        if folded in others:
            return str(canonical)
    return folded
