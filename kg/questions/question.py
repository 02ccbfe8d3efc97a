"""A question: one ``.rq`` file, its header and its query, checked and typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

import pyoxigraph

from kg.errors import QuestionError
from kg.graph.sparql import tokens
from kg.graph.syntax import syntax_error
from kg.questions.header import Header, read_header
from kg.questions.layout import layout
from kg.questions.menus import names_menu, values_menu
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
    question, problems = inspect_question(text, source)
    if question is None or problems:
        raise problems[0]
    return question


def inspect_question(text: str, source: str) -> tuple[Question | None, list[QuestionError]]:
    """The question as far as it can be read, and all that is wrong with it; see `parse_question`.

    None for what cannot be asked at all: without a header that can be read, or a valid query.
    """
    problems: list[QuestionError] = []
    name = PurePath(source).stem
    if not _NAME.fullmatch(name):
        problems.append(
            QuestionError(
                f"{source}:1: {name!r} cannot name a question; use lower-case letters, digits and "
                "hyphens, such as who-met-whom.rq"
            )
        )
    header = read_header(text, source, problems)
    try:
        _check_form(text, source)
        columns = _columns(text, source)
    except QuestionError as error:
        return None, [*problems, error]
    parameters = _parameters(text, source, problems)
    if header is None:
        return None, problems
    problems += _unknown_names(source, header, parameters)
    view = _VIEW.search(text)
    question = Question(
        name=name,
        summary=header.summary,
        description=header.description,
        tags=header.tags,
        parameters=tuple(_with_header(each, header, _without_header(text)) for each in parameters),
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
    problems += _unknown_slots(question, header)
    problems += _incomplete_examples(question, header.lines.get("examples", 1))
    return question, problems


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


def _parameters(text: str, source: str, problems: list[QuestionError]) -> tuple[Parameter, ...]:
    """The query's parameters, in order; variables that are none are ``problems``."""
    kept: list[str] = []
    for variable in dict.fromkeys(t.text[1:] for t in tokens(text) if t.kind == "variable"):
        try:
            parameters_of([*kept, variable])
            kept.append(variable)
        except QuestionError as error:
            line = _line_of_variable(text, variable)
            problems.append(QuestionError(f"{source}:{line}: {error}"))
    return parameters_of(kept)


def _unknown_names(
    source: str, header: Header, parameters: Iterable[Parameter]
) -> Iterator[QuestionError]:
    """Parameters that the header speaks of and the query does not have."""
    known = [parameter.name for parameter in parameters]
    for key, mentioned in (
        ("defaults", header.defaults),
        ("enumerate", [*header.choices, *header.menus]),
        ("parameters", header.notes),
    ):
        for name in mentioned:
            if name not in known:
                yield QuestionError(
                    f"{source}:{header.lines.get(key, 1)}: {key} names the parameter {name!r}, "
                    f"which the query does not have; {did_you_mean(name, known)}"
                )


def _with_header(parameter: Parameter, header: Header, query: str) -> Parameter:
    note = header.notes.get(parameter.name)
    menu = None
    if parameter.type == "iri":
        menu = names_menu(note.kinds if note else ())
    elif parameter.name in header.menus:
        menu = values_menu(query, parameter.name)
    return replace(
        parameter,
        label=note.label if note and note.label else parameter.name,
        description=note.description if note else None,
        kinds=note.kinds if note else (),
        default=header.defaults.get(parameter.name),
        choices=header.choices.get(parameter.name, ()),
        menu=menu,
    )


def _unknown_slots(question: Question, header: Header) -> Iterator[QuestionError]:
    """Slots of examples and sentences must be parameters, those of answers may be columns."""
    names = [parameter.name for parameter in question.parameters]
    for key, templates, known in (
        ("examples", question.examples, names),
        ("understood", (question.understood or "",), [*names, PERIOD]),
        ("answer", (question.answer or "",), [*question.columns, *names, PERIOD, "rows", "+"]),
    ):
        for template in templates:
            for slot in slots(template):
                if slot not in known:
                    yield QuestionError(
                        f"{question.source}:{header.lines.get(key, 1)}: {key} has the unknown slot "
                        f"{{{slot}}}; {did_you_mean(slot, known)}"
                    )


def _incomplete_examples(question: Question, line: int) -> Iterator[QuestionError]:
    """An example that lacks a required value could never be asked."""
    for parameter in question.parameters:
        needed = parameter.required and parameter.default is None
        for example in question.examples:
            if needed and parameter.name not in slots(example):
                yield QuestionError(
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
