"""How large a query may be, so that no query overflows the stack of the process.

Oxigraph parses by recursion, and evaluates the same way what it parsed: nested brackets cost up
to 10 kB of stack for each level, long chains (``1+1+...``, BIND after BIND) up to 1.2 kB for each
word or sign. Whoever runs out of stack ends the whole process, without an error to catch. A
thread has 8 MB on the systems that newskg runs on; the limits take less than 3 MB together.
"""

from __future__ import annotations

import re
from typing import Final

from kg.errors import QueryError
from kg.graph.sparql import Token, decoded, position, tokens

MOST_LEVELS: Final = 50
"""Brackets of any kind inside each other; the questions of the catalogue have up to five."""

MOST_PARTS: Final = 2000
"""Words and signs, without terms in brackets and what VALUES lists, which need no stack."""

_OUTSIDE = 3
"""What counts for how many parts outside of all brackets, where each thing described costs 3 kB."""

_OPENING = "([{"
_CLOSING = ")]}"


def refuse_excessive(query: str) -> None:
    """Refuses what could overflow the stack, before any parser sees it.

    Raises:
        QueryError: naming the place where the query gets too deep or too long.
    """
    for reading in dict.fromkeys((decoded(query), query)):
        brackets = sum(reading.count(sign) for sign in _OPENING)
        if len(reading) > MOST_PARTS or brackets > MOST_LEVELS:
            _measure(reading)


def _measure(query: str) -> None:
    """Counts levels and parts token by token.

    Inside of round brackets, ``<`` may start an IRI or be a comparison. Where that decides which
    brackets and quotes are code, nothing can be counted, and the query is refused. Short queries
    with few brackets never come here, so that this meets hardly anything that people write.
    """
    levels: list[str] = []
    parts, in_head, in_data = 0, False, False
    before: Token | None = None
    for token in tokens(query):
        if token.kind == "iri" and levels[-1:] == ["("] and not in_data:
            _refuse_ambiguous(query, token, before)
        if token.kind == "punctuation":
            if token.text in _OPENING:
                levels.append(token.text)
                in_data = in_data or (token.text == "{" and in_head)
                if len(levels) > MOST_LEVELS:
                    raise QueryError(
                        f"{position(query, token.start)}: brackets are nested more than"
                        f" {MOST_LEVELS} deep; write the query with less nesting"
                    )
            elif token.text in _CLOSING:
                del levels[-1:]
                in_data = in_data and token.text != "}"
        in_head = token.keyword == "VALUES" or (
            in_head and (token.kind == "variable" or token.text in ("(", ")"))
        )
        if not levels:
            parts += _OUTSIDE
        elif not in_data and token.kind in ("word", "punctuation"):
            parts += 1
        if parts > MOST_PARTS:
            raise QueryError(
                f"{position(query, token.start)}: more than {MOST_PARTS:,} words and signs; split"
                " the query, or list values in VALUES"
            )
        before = token


def _refuse_ambiguous(query: str, token: Token, before: Token | None) -> None:
    """Refuses what may be a comparison of ``before`` that only looks like an IRI, and matters."""
    if before is None or not re.search(r"['#()\[\]]", token.text):
        return
    if before.kind != "punctuation" or before.text in _CLOSING:
        raise QueryError(
            f"{position(query, token.start)}: {token.text[:40]} may be an IRI or a comparison;"
            " write a space behind <, or the IRI with a prefix"
        )
