"""Where things stand in a query: the group that each variable is used in, and how it ends.

Just enough of the grammar of `SPARQL 1.1 <https://www.w3.org/TR/sparql11-query/#grammar>`_ to
insert a block of values at the right places; whether a query is valid is for the engine to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from kg.graph.sparql import Token, tokens


@dataclass(frozen=True, slots=True)
class Group:
    """A group graph pattern (``{ ... }``) of a query.

    ``opening`` is the offset just behind its brace. ``variables`` (without ``?``) are those used
    in it directly, in a FILTER of it (EXISTS included), or in the clauses of the SELECT that it
    belongs to; those of nested groups belong to the nested groups.
    """

    opening: int
    variables: frozenset[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """A query's groups, outermost first, its form ("SELECT"), and what stands behind them."""

    groups: tuple[Group, ...]
    form: str
    limited: bool
    data_at_end: bool


@dataclass(slots=True)
class _Brace:
    """An open brace: a group, or something else that braces enclose."""

    role: Literal["group", "filter", "data", "subquery", "template"]
    opening: int
    variables: set[str] = field(default_factory=set)


_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


@lru_cache(maxsize=256)
def layout(query: str) -> Layout:
    """The `Layout` of ``query``; unbalanced braces are left for the engine to report."""
    code = list(tokens(query))
    form = next((token.keyword for token in code if token.keyword in _FORMS), "")
    groups: list[_Brace] = []
    outside: set[str] = set()
    stack: list[_Brace] = []
    limited = data_at_end = False
    for index, token in enumerate(code):
        if token.text == "{":
            stack.append(_open(code, index, stack, form))
            groups += [brace for brace in stack[-1:] if brace.role == "group"]
        elif token.text == "}":
            stack = stack[:-1]
        elif token.kind == "variable":
            _variables_around(stack, outside).add(token.text[1:])
        elif not stack:
            limited = limited or token.keyword in ("LIMIT", "OFFSET")
            data_at_end = data_at_end or (token.keyword == "VALUES" and bool(groups))
    if groups:
        groups[0].variables |= outside
    return Layout(
        tuple(Group(brace.opening, frozenset(brace.variables)) for brace in groups),
        form,
        limited,
        data_at_end,
    )


def _open(code: list[Token], index: int, stack: list[_Brace], form: str) -> _Brace:
    """What the brace at ``code[index]`` opens, told from the tokens around it."""
    opening = code[index].start + 1
    before = code[index - 1].keyword if index else ""
    after = code[index + 1].keyword if index + 1 < len(code) else ""
    if _is_data(code, index):
        return _Brace("data", opening)
    if before == "CONSTRUCT" and not stack and form == "CONSTRUCT":
        return _Brace("template", opening)
    if before == "EXISTS":
        return _Brace("filter", opening)
    if after == "SELECT":
        return _Brace("subquery", opening)
    if stack and stack[-1].role == "subquery":
        # The clauses of a subquery stand outside its group but see what is bound inside it.
        return _Brace("group", opening, stack[-1].variables)
    return _Brace("group", opening)


def _is_data(code: list[Token], index: int) -> bool:
    """Whether the brace opens the rows of ``VALUES ?x {`` or ``VALUES (?x ?y) {``."""
    position = index - 1
    while position >= 0 and (code[position].kind == "variable" or code[position].text in "()"):
        position -= 1
    return 0 <= position < index - 1 and code[position].keyword == "VALUES"


def _variables_around(stack: list[_Brace], outside: set[str]) -> set[str]:
    """The variables of the innermost group around; EXISTS counts for the group that it filters."""
    for brace in reversed(stack):
        if brace.role in ("group", "subquery"):
            return brace.variables
    return outside
