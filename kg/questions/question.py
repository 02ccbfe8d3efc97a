"""A question: one ``.rq`` file, its header and its query, checked and typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

import pyoxigraph

from kg.errors import QuestionError
from kg.graph.sparql import tokens
from kg.graph.syntax import syntax_error
from kg.questions.header import Header, read_header
from kg.questions.layout import layout
from kg.questions.nearest import did_you_mean
from kg.questions.parameters import Parameter, is_parameter, parameters_of
from kg.questions.templates import slots

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VIEW = re.compile(r"^#defaultView:(\w+)", re.MULTILINE)
_ERROR_PLACE = re.compile(r"error at (\d+):")
PERIOD = "period"
"""The slot that stands for ``from`` and ``to`` together."""


@dataclass(frozen=True, slots=True)
class Question:
    """A canned question.

    ``sparql`` is the query without its header. ``columns`` are the names of its result's columns,
    in order. ``examples`` have ``{parameter}`` slots. ``source`` says where it was read.
    ``view`` is the view that suits its rows (``#defaultView:Timeline``). ``endpoint``, ``method``
    and ``pagination`` are grlc's; newskg itself does not page.
    """

    name: str
    summary: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    examples: tuple[str, ...]
    defaults: Mapping[str, str]
    sparql: str
    source: str
    columns: tuple[str, ...]
    understood: str | None = None
    answer: str | None = None
    view: str = "Table"
    endpoint: str | None = None
    method: str = "GET"
    pagination: int | None = None

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name, if the question has it."""
        return next((p for p in self.parameters if p.name == name), None)

    @property
    def has_period(self) -> bool:
        """Whether the question takes a date window."""
        return self.parameter("from") is not None and self.parameter("to") is not None


def parse_question(text: str, source: str) -> Question:
    """The question in the file ``source`` with the content ``text``.

    Raises QuestionError that names file, line and remedy for a broken header or query.
    """
    name = PurePath(source).stem
    if not _NAME.fullmatch(name):
        raise QuestionError(
            f"{source}: {name!r} cannot name a question; use lower-case letters, digits and "
            "hyphens, such as who-met-whom.rq"
        )
    header = read_header(text, source)
    _check_form(text, source)
    columns = _columns(text, source)
    parameters = _parameters(text, source, header)
    view = _VIEW.search(text)
    question = Question(
        name=name,
        summary=header.summary,
        description=header.description,
        tags=header.tags,
        parameters=parameters,
        examples=header.examples,
        defaults=header.defaults,
        sparql=_without_header(text),
        source=source,
        columns=columns,
        understood=header.understood,
        answer=header.answer,
        view=view.group(1) if view else "Table",
        endpoint=header.endpoint,
        method=header.method,
        pagination=header.pagination,
    )
    _check_slots(question, header)
    _check_examples(question, header.lines.get("examples", 1))
    return question


def _without_header(text: str) -> str:
    lines = [line for line in text.splitlines() if not line.startswith("#+")]
    return "\n".join(lines).strip("\n") + "\n"


def _check_form(text: str, source: str) -> None:
    """A question is a SELECT over the store's own graphs."""
    for token in tokens(text):
        if token.keyword in ("SERVICE", "LOAD"):
            raise QuestionError(
                f"{source}:{_line(text, token.start)}: {token.keyword} reaches out to another "
                "machine; a question asks the store alone, so import that data first"
            )
    form = layout(text).form
    if form != "SELECT":
        raise QuestionError(
            f"{source}:1: a question must be a SELECT query, not {form or 'nothing'}; write "
            "SELECT ... WHERE { ... } below the header"
        )


def _columns(text: str, source: str) -> tuple[str, ...]:
    """The projected variables, told by the engine, which also checks the syntax."""
    try:
        solutions = pyoxigraph.Store().query(text)
    except SyntaxError as error:
        place = _ERROR_PLACE.match(str(error))
        raise QuestionError(
            f"{source}:{place[1] if place else 1}: the query is not valid SPARQL: "
            f"{syntax_error(text, str(error))}"
        ) from error
    if not isinstance(solutions, pyoxigraph.QuerySolutions):
        raise QuestionError(f"{source}:1: a question must be a SELECT query")
    columns = tuple(variable.value for variable in solutions.variables)
    for column in columns:
        if is_parameter(column):
            raise QuestionError(
                f"{source}:{_line_of_variable(text, column)}: the parameter ?{column} cannot be a "
                f"column; write BIND(?{column} AS ?name) and select ?name"
            )
    return columns


def _parameters(text: str, source: str, header: Header) -> tuple[Parameter, ...]:
    """The query's parameters with what the header says about each."""
    variables: dict[str, int] = {}
    for token in tokens(text):
        if token.kind == "variable":
            variables.setdefault(token.text[1:], _line(text, token.start))
    try:
        parameters = parameters_of(variables)
    except QuestionError as error:
        variable = str(error).partition(":")[0].lstrip("?")
        raise QuestionError(f"{source}:{variables.get(variable, 1)}: {error}") from error
    names = [parameter.name for parameter in parameters]
    for key, mentioned in (
        ("defaults", header.defaults),
        ("enumerate", [*header.choices, *header.menus]),
        ("parameters", header.notes),
    ):
        _check_names(source, header.lines.get(key, 1), key, mentioned, names)
    return tuple(_with_header(parameter, header) for parameter in parameters)


def _with_header(parameter: Parameter, header: Header) -> Parameter:
    note = header.notes.get(parameter.name)
    return replace(
        parameter,
        label=note.label if note and note.label else parameter.name,
        description=note.description if note else None,
        kinds=note.kinds if note else (),
        default=header.defaults.get(parameter.name),
        choices=header.choices.get(parameter.name, ()),
        menu=parameter.menu or parameter.name in header.menus,
    )


def _check_names(
    source: str, line: int, key: str, mentioned: Iterable[str], known: list[str]
) -> None:
    for name in mentioned:
        if name not in known:
            raise QuestionError(
                f"{source}:{line}: {key} names the parameter {name!r}, which the query does not "
                f"have; {did_you_mean(name, known)}"
            )


def _check_slots(question: Question, header: Header) -> None:
    """Slots of examples and sentences must be parameters, those of answers may be columns."""
    names = [parameter.name for parameter in question.parameters]
    for key, templates, known in (
        ("examples", question.examples, names),
        ("understood", (question.understood or "",), [*names, PERIOD]),
        ("answer", (question.answer or "",), [*question.columns, *names, PERIOD, "rows"]),
    ):
        for template in templates:
            for slot in slots(template):
                if slot not in known:
                    raise QuestionError(
                        f"{question.source}:{header.lines.get(key, 1)}: {key} has the unknown slot "
                        f"{{{slot}}}; {did_you_mean(slot, known)}"
                    )


def _check_examples(question: Question, line: int) -> None:
    """An example that lacks a required value could never be asked."""
    for parameter in question.parameters:
        needed = parameter.required and parameter.default is None
        for example in question.examples:
            if needed and parameter.name not in slots(example):
                raise QuestionError(
                    f"{question.source}:{line}: the example {example!r} lacks the required "
                    f"{{{parameter.name}}}; write the slot where its value stands"
                )


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _line_of_variable(text: str, variable: str) -> int:
    for token in tokens(text):
        if token.kind == "variable" and token.text[1:] == variable:
            return _line(text, token.start)
    return 1
