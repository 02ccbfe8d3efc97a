"""Ways to ask each bundled question: what every kind of store is asked, and must answer alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.questions import load_catalogue
from tests.queries.examples import BOTH, QUESTIONS, both

Values = Mapping[str, str | Sequence[str]]

WINDOW = {"from": "2025-12", "to": "2026-02-28"}
BEFORE = {"from": "1990", "to": "1991-05"}


def variants() -> Iterator[tuple[str, str, Values]]:
    """Each question's name, what is special about the values, and the values.

    With and without a period, with several values for each parameter in turn, and with the values
    that are required alone.
    """
    for name, question in load_catalogue().questions.items():
        usual = QUESTIONS[name]
        required = [each.name for each in question.parameters if each.required]
        least = {key: value for key, value in usual.items() if key in required}
        yield name, "usual", usual
        yield name, "period", {**usual, **WINDOW}
        yield name, "empty period", {**usual, **BEFORE}
        if least != usual:
            yield name, "least", least
            yield name, "least, period", {**least, **WINDOW}
        for each in question.parameters:
            if each.name in BOTH:
                yield name, f"two of {each.name}", {**usual, each.name: both(each)}
                if each.name not in required:
                    values = {**least, each.name: both(each)}
                    yield name, f"two of {each.name} alone", values


VARIANTS = list(variants())
IDS = [f"{name}-{special}" for name, special, _ in VARIANTS]
