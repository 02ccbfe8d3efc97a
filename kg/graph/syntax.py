"""Oxigraph's messages about malformed queries, in words.

Its parser lists everything that could go on, down to single characters, most of which says
nothing to a person; what it says itself ("Prefix not found") says nothing about which.
"""

from __future__ import annotations

import re

from kg.errors import QueryError
from kg.graph.sparql import tokens

_ITEM = re.compile(
    r"""\[(?:[^\[\]'"]|'[^']*'|"[^"]*")*\]    # a class of characters
      | "(?P<sign>(?:[^"\\]|\\.)+)"
      | (?P<words>[A-Za-z][A-Za-z ]+)""",
    re.VERBOSE,
)
_TERM = {"?", "<"}
"""Where both may stand, so may every term."""

_TERM_STARTS = {"?", "$", "<", "(", "[", ":", "+", "-", "'", '"', "true", "false", "_", "\\\\"}
_RDF_12 = {"{|", "~", "<<", "<<(", "|}", ">>"}
_SHOWN = 8


def syntax_error(query: str, message: str) -> QueryError:
    """The error for a query that Oxigraph cannot read: line, column and what is missing.

    Args:
        query: the query as the user wrote it.
        message: what Oxigraph says about it.
    """
    found = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", message, re.DOTALL)
    if found is None:
        return QueryError(message)
    line, column, expected = int(found[1]), int(found[2]), found[3]
    lines = query.split("\n")
    before = "\n".join([*lines[: line - 1], lines[line - 1][: column - 1]])
    rest = query[len(before) :].strip()
    return QueryError(f"line {line}, column {column}: {_problem(before, rest, expected)}")


def _problem(before: str, rest: str, expected: str) -> str:
    items = [item["sign"] or item["words"] for item in _ITEM.finditer(expected)]
    choices = [item.strip() for item in items if item and item not in _RDF_12]
    if "Prefix not found" in choices:
        return _undeclared(before)
    complaints = [choice for choice in choices if choice.startswith("The ")]
    if complaints:
        return complaints[0][0].lower() + complaints[0][1:]
    if "\\\\U" in choices:
        return "a string is not closed; write a quotation mark at its end"
    there = f"found {rest[:30]!r}" if rest else "found the end of the query"
    if set(choices) >= _TERM:
        choices = ["a variable", "an IRI", "a value"]
    shown = [choice if choice[0].isalpha() else f"{choice!r}" for choice in choices]
    if not shown or len(shown) > _SHOWN:
        return f"syntax error, {there}"
    return f"expected {' or '.join(dict.fromkeys(shown))}, {there}"


def _undeclared(before: str) -> str:
    names = [token.text for token in tokens(before) if token.kind == "name"]
    prefix = f"{names[-1].partition(':')[0]}:" if names else "used here"
    return f"the prefix {prefix} is not declared; add PREFIX {prefix} <IRI>"
