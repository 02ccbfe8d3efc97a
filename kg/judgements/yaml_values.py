"""YAML as people write it: every value with its line, every scalar as it stands.

``no`` stays the word "no", 2026-01-12 a text and 1234 the id "1234", because what a value means
depends on where it stands. Only ``null``, ``~`` and nothing at all are None, unless in quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kg.errors import UsageError

_NULL = "tag:yaml.org,2002:null"
_DEEPEST = 12
_CONFLICT = re.compile(r"^(<<<<<<<|=======|>>>>>>>)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A value of the file: a text, None, a list or a mapping, and where it stands."""

    file: Path
    line: int
    value: str | list[Stated] | dict[str, Stated] | None

    def wrong(self, problem: str) -> UsageError:
        """What to raise where the value cannot be taken."""
        return UsageError(f"{self.file}, line {self.line}: {problem}")

    def text(self, what: str) -> str:
        """The value, which is a text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.wrong(f"{what} is {self.shown}; it takes a text")
        return " ".join(self.value.split())

    def items(self, what: str) -> list[Stated]:
        """The values of a list."""
        if not isinstance(self.value, list):
            raise self.wrong(f"{what} is {self.shown}; it takes a list in brackets")
        return self.value

    def keys(self, what: str) -> dict[str, Stated]:
        """The values of a mapping, by key."""
        if not isinstance(self.value, dict):
            raise self.wrong(f"{what} is {self.shown}; it takes lines such as 'key: value'")
        return self.value

    @property
    def shown(self) -> str:
        """The value as a message repeats it."""
        if isinstance(self.value, list):
            return "a list"
        if isinstance(self.value, dict):
            return "a mapping"
        return "empty" if self.value is None else repr(self.value[:80])


def parse(file: Path, text: str) -> Stated:
    """The one document of a YAML file.

    Raises:
        UsageError: it is not valid YAML, has a key twice, or is nested absurdly deep; naming the
            line.
    """
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        raise UsageError(
            f"{file}, line {line}: git could not merge this by itself; keep what both sides say and"
            " remove the marks"
        )
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{file}, line {mark.line + 1}" if mark else str(file)
        problem = getattr(error, "problem", None) or "it cannot be parsed"
        raise UsageError(f"{place}: not valid YAML ({problem}); mend that line") from error
    except RecursionError:
        raise UsageError(f"{file}: nested too deeply; mend it") from None
    return Stated(file, 1, None) if root is None else _stated(file, root, 0)


def _stated(file: Path, node: Node, depth: int) -> Stated:
    line = node.start_mark.line + 1
    if depth > _DEEPEST:
        raise UsageError(f"{file}, line {line}: nested too deeply; mend it")
    if isinstance(node, SequenceNode):
        return Stated(file, line, [_stated(file, each, depth + 1) for each in node.value])
    if isinstance(node, MappingNode):
        return Stated(file, line, _mapping(file, node, depth))
    if not isinstance(node, ScalarNode):
        raise UsageError(f"{file}, line {line}: unknown kind of YAML node; mend it")
    return Stated(file, line, None if node.tag == _NULL else str(node.value))


def _mapping(file: Path, node: MappingNode, depth: int) -> dict[str, Stated]:
    stated: dict[str, Stated] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        name = str(key.value)
        if name in stated:
            raise UsageError(f"{file}, line {line}: the key {name!r} stands here a second time")
        stated[name] = _stated(file, value, depth + 1)
    return stated
