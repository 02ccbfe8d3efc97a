"""The header of a question: its ``#+`` lines, one YAML block.

The keys of `grlc <https://github.com/CLARIAH/grlc>`_ keep grlc's meaning; ours stand beside them:

``examples``
    Questions in plain words, with ``{parameter}`` where a value stands.
``parameters``
    For each parameter ``label``, ``description`` and ``kinds``.
``understood``
    How the question was taken, in words: ``Meetings[ of {person}][, {period}]``.
``answer``
    The answer in one sentence, made from the rows: ``{place} and {rows} more``.

Text in square brackets is left out when a ``{slot}`` in it is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import yaml

from kg.errors import QuestionError
from kg.questions.nearest import did_you_mean

KINDS = ("person", "organization", "place", "description", "article", "meeting")
"""What a parameter's ``kinds`` can name."""

_TEXTS = ("summary", "description", "endpoint", "understood", "answer")
_LISTS = ("tags", "examples")
_NAMED = ("defaults", "enumerate")
_ACCEPTED = ("endpoint_in_url", "transform")
_KNOWN = (*_TEXTS, *_LISTS, *_NAMED, *_ACCEPTED, "pagination", "method", "parameters")
_PARAMETER_KEYS = ("label", "description", "kinds")


@dataclass(frozen=True, slots=True)
class ParameterNote:
    """What a header says about one parameter."""

    label: str | None = None
    description: str | None = None
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """A header as it was read; ``lines`` gives the line in the file of each key."""

    summary: str
    description: str = ""
    tags: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    understood: str | None = None
    answer: str | None = None
    endpoint: str | None = None
    method: str = "GET"
    pagination: int | None = None
    defaults: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    menus: tuple[str, ...] = ()
    notes: Mapping[str, ParameterNote] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read_header(text: str, place: str, problems: list[QuestionError]) -> Header | None:
    """The header of the question file ``text``, which ``place`` names in messages.

    Adds to ``problems`` all that is wrong with it, each naming file, line and remedy; None where
    nothing can be read of it.
    """
    numbered = [
        (number, line[2:])
        for number, line in enumerate(text.splitlines(), start=1)
        if line.startswith("#+")
    ]
    numbers = [number for number, _ in numbered]
    try:
        node = _yaml(numbered, place)
        return _Reader(place, numbers, problems).header(node)
    except QuestionError as error:
        problems.append(error)
        return None


def _yaml(numbered: list[tuple[int, str]], place: str) -> yaml.Node | None:
    if not numbered:
        raise QuestionError(
            f"{place}:1: no header; begin the file with a line such as "
            "'#+ summary: What the question asks'"
        )
    numbers = [number for number, _ in numbered]
    try:
        return yaml.compose("\n".join(line for _, line in numbered), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = numbers[min(mark.line, len(numbers) - 1)] if mark else numbers[0]
        raise QuestionError(
            f"{place}:{line}: the header is not YAML ({error.problem}); quote values that hold "
            "': ' or begin with '{', '[' or '\"'"
        ) from error
    except yaml.YAMLError as error:
        raise QuestionError(
            f"{place}:{numbers[0]}: the header is not YAML ({error}); remove that character"
        ) from error


class _Reader:
    """Takes a header's YAML tree apart, knowing the line of everything in it.

    What is wrong goes to ``problems``; the rest is read all the same.
    """

    def __init__(self, place: str, numbers: list[int], problems: list[QuestionError]) -> None:
        self.place = place
        self.numbers = numbers
        self.problems = problems

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Keeps what is wrong with one part, and goes on behind it."""
        try:
            yield
        except QuestionError as error:
            self.problems.append(error)

    def line(self, node: yaml.Node) -> int:
        return self.numbers[min(node.start_mark.line, len(self.numbers) - 1)]

    def error(self, node: yaml.Node, problem: str) -> QuestionError:
        return QuestionError(f"{self.place}:{self.line(node)}: {problem}")

    def header(self, node: yaml.Node | None) -> Header:
        if not isinstance(node, yaml.MappingNode):
            raise QuestionError(
                f"{self.place}:{self.numbers[0]}: the header has no keys; write "
                "'#+ summary: What the question asks'"
            )
        fields: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, value in self.items(node, _KNOWN, "key"):
            lines[key] = self.line(value)
            with self.going_on():
                fields.update(self.entry(key, value))
        if not fields.get("summary"):
            if "summary" not in lines:
                missing = "no summary; add '#+ summary: What the question asks'"
                self.problems.append(self.error(node, missing))
            fields["summary"] = ""
        return Header(**fields, lines=lines)

    def entry(self, key: str, node: yaml.Node) -> dict[str, Any]:
        """What one key of the header says, by the fields of `Header`."""
        if key in _TEXTS:
            return {key: self.text(key, node)}
        if key in _LISTS:
            return {key: self.texts(key, node)}
        if key == "defaults":
            return {key: {name: self.text(name, given) for name, given in self.named(key, node)}}
        if key == "enumerate":
            choices, menus = self.enumerate(node)
            return {"choices": choices, "menus": menus}
        if key == "parameters":
            return {"notes": self.notes(node)}
        if key == "pagination":
            return {key: self.positive(key, node)}
        return {key: self.method(node)} if key == "method" else {}

    def items(
        self, node: yaml.MappingNode, known: tuple[str, ...] | None, what: str
    ) -> list[tuple[str, yaml.Node]]:
        """The pairs of a mapping, each key once and, where ``known`` is given, one of these."""
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            with self.going_on():
                if known is not None and name not in known:
                    raise self.error(key, f"unknown {what} {name!r}; {did_you_mean(name, known)}")
                if name in found:
                    raise self.error(key, f"{what} {name!r} stands here twice; keep one of the two")
                found[name] = value
        return list(found.items())

    def text(self, key: str, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(
                node, f"{key} must be text; quote it if it begins with '{{', '[' or '- '"
            )
        return str(node.value).strip()

    def entries(self, key: str, node: yaml.Node) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(node, f"{key} must be a list; write [one, two] or lines with '- '")
        return list(node.value)

    def texts(self, key: str, node: yaml.Node) -> tuple[str, ...]:
        found = []
        for item in self.entries(key, node):
            with self.going_on():
                found.append(self.text(key, item))
        return tuple(found)

    def named(self, key: str, node: yaml.Node) -> list[tuple[str, yaml.Node]]:
        """Grlc's lists of maps with a single key: ``- person: ...``."""
        found: dict[str, yaml.Node] = {}
        for item in self.entries(key, node):
            if not isinstance(item, yaml.MappingNode):
                raise self.error(item, f"{key} takes entries such as '- person: value'")
            for name, value in self.items(item, None, "parameter"):
                if name in found:
                    raise self.error(item, f"parameter {name!r} stands in {key} twice; keep one")
                found[name] = value
        return list(found.items())

    def enumerate(self, node: yaml.Node) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
        """Closed lists of values, and the names of parameters whose menu a query fills."""
        items = self.entries("enumerate", node)
        menus = tuple(str(item.value) for item in items if isinstance(item, yaml.ScalarNode))
        lists = [item for item in items if not isinstance(item, yaml.ScalarNode)]
        closed = yaml.SequenceNode(node.tag, lists, node.start_mark, node.end_mark)
        choices = {name: self.texts(name, value) for name, value in self.named("enumerate", closed)}
        return choices, menus

    def notes(self, node: yaml.Node) -> dict[str, ParameterNote]:
        if not isinstance(node, yaml.MappingNode):
            raise self.error(node, "parameters must be a map such as '  person: {label: Person}'")
        notes = {}
        for name, value in self.items(node, None, "parameter"):
            with self.going_on():
                notes[name] = self.note(value)
        return notes

    def note(self, node: yaml.Node) -> ParameterNote:
        if not isinstance(node, yaml.MappingNode):
            raise self.error(node, "write {label: ..., description: ..., kinds: [...]} here")
        fields: dict[str, Any] = {}
        for key, value in self.items(node, _PARAMETER_KEYS, "key"):
            fields[key] = self.kinds(value) if key == "kinds" else self.text(key, value)
        return ParameterNote(**fields)

    def kinds(self, node: yaml.Node) -> tuple[str, ...]:
        kinds = []
        for item in self.entries("kinds", node):
            with self.going_on():
                kind = self.text("kinds", item)
                if kind not in KINDS:
                    raise self.error(item, f"unknown kind {kind!r}; {did_you_mean(kind, KINDS)}")
                kinds.append(kind)
        return tuple(kinds)

    def positive(self, key: str, node: yaml.Node) -> int:
        text = self.text(key, node)
        if not text.isascii() or not text.isdigit() or int(text) < 1:
            raise self.error(node, f"{key} is {text!r}; give a whole number from 1 on")
        return int(text)

    def method(self, node: yaml.Node) -> str:
        method = self.text("method", node).upper()
        if method not in ("GET", "POST"):
            raise self.error(node, f"method is {method!r}; write GET or POST")
        return method
