"""Looking questions through before anybody asks them: ``kg questions --check``.

Everything that is wrong with every file is told at once: what keeps a question from being asked
is an error; what would make it a worse one (terms that no vocabulary has, rows that cannot be
checked, rows in any order) is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.errors import KgError, QuestionError
from kg.graph.sparql import tokens
from kg.graph.store import Store, open_store
from kg.questions.answer import PROVENANCE, Row
from kg.questions.asking import run
from kg.questions.catalogue import bundled_texts, folder_texts
from kg.questions.directory import directory
from kg.questions.parameters import Parameter
from kg.questions.question import Question, inspect_question
from kg.questions.request import read_request
from kg.questions.specimen import specimen
from kg.questions.unknown_terms import unknown_terms

_PLACE = re.compile(r"(.*?):(\d+): (.*)", re.DOTALL)
_SAMPLES = {
    "string": "trade",
    "number": "1",
    "xsd:boolean": "true",
    "xsd:gYear": "2026",
    "xsd:gYearMonth": "2026-01",
    "xsd:gMonth": "--01",
    "xsd:time": "12:00:00",
    "xsd:dateTime": "2026-01-05T12:00:00",
}
"""A value of each type to try a question with; others take 1, dates their own days."""

_NAMES = {
    "person": "Ada Lund",
    "organization": "Harbour Union",
    "place": "Bergen",
    "description": "local officials",
    "article": "The first article",
    "meeting": "Meeting of Ada Lund and Ben Ode, Oslo, 2026-01-05",
}
"""Somebody or something of each kind in the specimen."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something to mend in a question's file; ``text`` says what, and how."""

    source: str
    line: int
    severity: Literal["error", "warning"]
    text: str

    def __str__(self) -> str:
        warning = "warning: " if self.severity == "warning" else ""
        return f"{self.source}:{self.line}: {warning}{self.text}"


@dataclass(frozen=True, slots=True)
class Checked:
    """How many questions were looked through, and what was found."""

    questions: int
    findings: tuple[Finding, ...]

    @property
    def valid(self) -> bool:
        """Whether every question can be asked."""
        return all(finding.severity == "warning" for finding in self.findings)


def check_questions(folders: Sequence[Path], *, bundled: bool = False) -> Checked:
    """Looks through all questions of ``folders``, and the ``bundled`` ones if asked for.

    Raises QuestionError for a folder that is missing or a file that cannot be read.
    """
    own = bundled_texts()
    texts = {**own} if bundled else {}
    for folder in folders:
        texts.update(folder_texts(folder))
    findings: set[Finding] = set()
    with specimen() as small, open_store("memory:") as empty:
        for source, text in texts.items():
            question, problems = inspect_question(text, source)
            findings.update(map(_error, problems))
            if question is not None:
                findings.update(_warnings(question, text))
                if not problems:
                    findings.update(_trial(question, text, small, empty))
    findings.update(_clashes([*own, *(source for source in texts if source not in own)], texts))
    return Checked(len(texts), tuple(sorted(findings)))


def _error(error: QuestionError) -> Finding:
    """What was raised about a file; it names file and line."""
    found = _PLACE.fullmatch(str(error))
    source, line, text = found.groups() if found else ("", "1", str(error))
    return Finding(source, int(line), "error", text)


def _clashes(sources: Iterable[str], checked: Mapping[str, str]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for source in sources:
        name = Path(source).stem
        earlier = first.setdefault(name, source)
        if earlier != source and source in checked:
            text = f"the question {name!r} exists already in {earlier}; give this file another name"
            yield Finding(source, 1, "error", text)


def _warnings(question: Question, text: str) -> Iterator[Finding]:
    """What can be told from the text alone."""

    def warning(line: int, text: str) -> Finding:
        return Finding(question.source, line, "warning", text)

    select = _line_of(text, "SELECT")
    if not question.examples:
        yield warning(
            1, "no examples; add '#+ examples:' and below it '#+   - ...', or it cannot be asked "
            "in words"
        )  # fmt: skip
    if not question.description:
        yield warning(1, "no description; add '#+ description: What one row is'")
    missing = _missing(question.columns)
    if missing:
        yield warning(
            select, f"the rows do not end with {', '.join(missing)}; select these last, in this "
            "order, so that every row can be checked"
        )  # fmt: skip
    if not _order(text):
        yield warning(
            select, "no ORDER BY: the rows come in any order; add one that ends with an IRI's "
            "variable"
        )  # fmt: skip


def _missing(columns: Sequence[str]) -> tuple[str, ...]:
    """The columns of provenance that a row lacks at its end, where a second one may stand too."""
    rest = list(columns)
    while rest and rest[-1].startswith("other_") and rest[-1][6:] in PROVENANCE:
        rest.pop()
    return () if tuple(rest[-len(PROVENANCE) :]) == PROVENANCE else PROVENANCE


def _trial(question: Question, text: str, small: Store, empty: Store) -> Iterator[Finding]:
    """What asking shows: with the fewest values and with all, of nothing and of something."""
    for told in unknown_terms(small, text):
        line = text.count("\n", 0, max(0, text.find(told.partition(": ")[0]))) + 1
        yield Finding(question.source, line, "warning", told)
    fewest = [each for each in question.parameters if each.required]
    for parameters in (fewest, question.parameters):
        given = {each.name: _sample(each) for each in parameters}
        try:
            request = read_request(question, given, directory(small))
            run(empty, request)
            rows, _ = run(small, request)
        except KgError as error:
            yield Finding(question.source, 1, "error", f"it cannot be asked: {error}")
            return
        tied = _tied(question, rows)
        if tied:
            yield Finding(question.source, _line_of(text, "ORDER"), "warning", tied)
            return


def _sample(parameter: Parameter) -> str:
    if parameter.default is not None:
        return parameter.default
    if parameter.choices:
        return parameter.choices[0]
    if parameter.type == "iri":
        return _NAMES[parameter.kinds[0] if parameter.kinds else "person"]
    if parameter.is_date:
        return "2026-12-31" if parameter.edge == "last" else "2026-01-01"
    return _SAMPLES.get("string" if parameter.type.startswith("@") else parameter.type, "1")


def _tied(question: Question, rows: Sequence[Row]) -> str | None:
    """What two different rows are told of that the order does not tell apart."""
    order = _order(question.sparql)
    keys = [name for name in order if name in question.columns]
    if not order:
        return None
    seen: dict[tuple[object, ...], Row] = {}
    for row in rows:
        key = tuple(row[name] for name in keys)
        earlier = seen.setdefault(key, row)
        if earlier != row:
            differs = next(name for name in question.columns if earlier[name] != row[name])
            return (
                f"rows that differ in ?{differs} come in any order; add variables to ORDER BY "
                "that tell all rows apart, such as that of an IRI"
            )
    return None


def _order(query: str) -> list[str]:
    """The variables behind the last ORDER BY outside of all braces."""
    found: list[str] = []
    depth = 0
    for token in tokens(query):
        depth += (token.text == "{") - (token.text == "}")
        if depth == 0 and token.keyword == "ORDER":
            found = ["?"]
        elif depth == 0 and found and token.kind == "variable":
            found.append(token.text[1:])
    return found


def _line_of(text: str, keyword: str) -> int:
    """The line of a keyword that stands outside of all braces; 1 where there is none."""
    depth = 0
    for token in tokens(text):
        depth += (token.text == "{") - (token.text == "}")
        if depth == 0 and token.keyword == keyword:
            return text.count("\n", 0, token.start) + 1
    return 1
