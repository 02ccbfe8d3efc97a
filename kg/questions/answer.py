"""An answer: rows with their evidence, in words, and why there are none where there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.graph.kept import kept
from kg.graph.store import Store
from kg.questions.values import Value

Cell = str | int | float | None
"""What stands in a row: text, an ISO date or an IRI; a number; None where nothing is stated."""

Row = Mapping[str, Cell]

PROVENANCE = ("article", "article_iri", "published", "sentence", "sentence_start", "sentence_end")
"""The columns that every row ends with."""


def provenance_prefixes(columns: Sequence[str]) -> tuple[str, ...]:
    """What precedes the provenance columns of each sentence, in the columns' order.

    ``""``, and another one where a row has two sentences: ``other_`` where it compares reports,
    ``old_`` where it compares versions of an article.
    """
    return tuple(
        column.removesuffix("sentence")
        for column in columns
        if column.endswith("sentence")
        and all(f"{column.removesuffix('sentence')}{name}" in columns for name in PROVENANCE)
    )


def sentences_of(row: Row) -> tuple[str, ...]:
    """The prefixes of `provenance_prefixes` under which a row has sentences, each told once.

    What a correction withdrew has one, which is the earlier version's.
    """
    stated = [prefix for prefix in provenance_prefixes(tuple(row)) if row[f"{prefix}sentence"]]
    once = "old_" in stated and all(row[name] == row[f"old_{name}"] for name in PROVENANCE)
    return tuple(prefix for prefix in stated if prefix or not once)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the graph covers: how many articles, published between which days (ISO dates)."""

    articles: int
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Understood:
    """How a question was taken: its name, its values by parameter, and a sentence that says it.

    A parameter whose name is not in the graph has the value None.
    """

    name: str
    parameters: Mapping[str, Sequence[Value] | str]
    sentence: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; `to_json` gives its form for scripts.

    ``sparql`` is the query as it was run, None where none was. ``explanation`` says why there are
    no rows; ``suggestions`` are other names or questions to try.
    """

    question: str
    understood: Understood | None
    answer: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    explanation: str | None
    suggestions: tuple[str, ...]
    coverage: Coverage
    sparql: str | None

    def to_json(self) -> dict[str, Any]:
        """The answer as plain data: numbers, text, lists and None only."""
        return {
            "question": self.question,
            "understood": None if self.understood is None else _understood(self.understood),
            "answer": self.answer,
            "columns": list(self.columns),
            "rows": [dict(row) for row in self.rows],
            "explanation": self.explanation,
            "suggestions": list(self.suggestions),
            "coverage": {
                "articles": self.coverage.articles,
                "earliest": self.coverage.earliest,
                "latest": self.coverage.latest,
            },
            "sparql": self.sparql,
        }


def _understood(understood: Understood) -> dict[str, Any]:
    return {
        "name": understood.name,
        "parameters": {name: _parameter(values) for name, values in understood.parameters.items()},
        "sentence": understood.sentence,
    }


def _parameter(values: Sequence[Value] | str) -> dict[str, Any]:
    """One value as it is, several as lists; an unknown name has no value."""
    if isinstance(values, str):
        return {"value": None, "label": values}
    if len(values) == 1:
        return {"value": values[0].value, "label": values[0].label}
    return {
        "value": [value.value for value in values],
        "label": [value.label for value in values],
    }


_COUNT = "SELECT (COUNT(DISTINCT ?article) AS ?articles) WHERE { ?article a schema:NewsArticle }"
_DAYS = """
SELECT (MIN(?earliest) AS ?first) (MAX(?latest) AS ?last)
WHERE { ?article a schema:NewsArticle ; kg:earliest ?earliest ; kg:latest ?latest }"""


@kept
def coverage(store: Store) -> Coverage:
    """What the graph in ``store`` covers."""
    ((articles,),) = store.query(_COUNT).rows
    days = store.query(_DAYS).rows
    first, last = days[0] if days else (None, None)
    return Coverage(
        int(str(articles)),
        None if first is None else str(first),
        None if last is None else str(last),
    )
