"""SPARQL text read token by token: what kind of query it is, and what it would reach out for.

Engines differ in what they do with SERVICE and FROM (some fetch, some ignore silently), so both
are found here, before any engine sees the query. A tokenizer is enough: comments, strings, IRIs
and names are told apart, and a keyword is only a keyword outside of them
(SPARQL 1.1 Query Language, section 19.8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal, NamedTuple, get_args
from urllib.parse import urljoin, urlsplit

from kg.errors import QueryError

Kind = Literal["string", "iri", "name", "variable", "word", "punctuation"]
Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

_TOKEN = re.compile(
    r"""
      (?P<space>[ \t\r\n]+)
    | (?P<comment>\#[^\r\n]*)
    | (?P<string>
          '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
        | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
        | '(?:[^'\\\r\n]|\\.)*'
        | "(?:[^"\\\r\n]|\\.)*"
      )
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*(?:\\[uU][0-9A-Fa-f]+[^<>"{}|^`\\\x00-\x20]*)*>)
    | (?P<variable>[?$]\w+)
    | (?P<name>
          (?:[^\W\d_](?:[\w.-]*[\w-])?)?
          :(?:[\w:]|%[0-9A-Fa-f]{2}|\\[^\s\w]|[.-](?=[\w:.%\\-]))*
        | _:\w+
      )
    | (?P<word>@?\w+)
    | (?P<punctuation>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_KINDS: dict[str | None, Kind] = {kind: kind for kind in get_args(Kind)}

_FORMS: dict[str, Form] = {
    "SELECT": "SELECT",
    "ASK": "ASK",
    "CONSTRUCT": "CONSTRUCT",
    "DESCRIBE": "DESCRIBE",
}
_UPDATES = frozenset(
    ["ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"]
)
_SELECT_MODIFIERS = frozenset(["DISTINCT", "REDUCED"])
_FROM = re.compile(r"(?<![\w?$])from", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Token(NamedTuple):
    """One token: its kind, its text and where that starts (an offset in the query)."""

    kind: Kind
    text: str
    start: int

    @property
    def keyword(self) -> str:
        """The word in capitals; empty for anything but a bare word."""
        return self.text.upper() if self.kind == "word" else ""


@dataclass(frozen=True, slots=True)
class Outline:
    """What can be said of a query before it is run.

    ``default_graphs`` and ``named_graphs`` are the IRIs after FROM and FROM NAMED; ``prefixes``
    are those that it may use, ``declared`` those that it declares; relative IRIs are relative to
    ``base``; at ``start`` stands the word that says the form.
    """

    form: Form
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    prefixes: Mapping[str, str]
    declared: tuple[str, ...]
    base: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """All tokens of a query in their order, spaces and comments left out."""
    for found in _TOKEN.finditer(query):
        kind = _KINDS.get(found.lastgroup)
        if kind is not None:
            yield Token(kind, found[0], found.start())


def outline(query: str, prefixes: Mapping[str, str], base: str) -> Outline:
    """Reads a query's form and dataset.

    Args:
        query: the text of a SPARQL 1.1 query.
        prefixes: those that the query may use without declaring them.
        base: what a relative IRI is relative to where the query states no BASE.

    Raises:
        QueryError: for an update, a query with SERVICE, or a text that is no query.
    """
    _refuse_service(query)
    known, stream = dict(prefixes), tokens(query)
    declared: list[str] = []
    form: Form | None = None
    start = 0
    for token in stream:
        word = token.keyword
        if token.text.upper() == "PREFIX:":
            iri = next(stream, None)
            known[""] = "" if iri is None else absolute(iri.text, known, base)
            declared.append("")
        elif word == "PREFIX":
            name, iri = next(stream, None), next(stream, None)
            if name is not None and iri is not None:
                declared.append(name.text.rstrip(":"))
                known[declared[-1]] = absolute(iri.text, known, base)
        elif word == "BASE":
            iri = next(stream, None)
            base = base if iri is None else absolute(iri.text, known, base)
        elif word in _FORMS:
            form, start = _FORMS[word], token.start
            break
        else:
            raise _no_query(query, token)
    if form is None:
        raise QueryError("the query is empty; write a SELECT, ASK, CONSTRUCT or DESCRIBE query")
    # Few queries name graphs, and going through all of a query takes as long as a look-up.
    graphs = _dataset(stream, known, base) if _FROM.search(query) else ((), ())
    return Outline(form, *graphs, known, tuple(declared), base, start)


def starred(query: str, start: int) -> tuple[str, ...]:
    """The variables of ``SELECT *`` as the query names them, each once; empty for other queries.

    ``start`` is where SELECT stands. Among them may be variables that the answer does not have.
    """
    stream = (token for token in tokens(query[start:]) if token.keyword not in _SELECT_MODIFIERS)
    if [token.text.upper() for token in islice(stream, 2)] != ["SELECT", "*"]:
        return ()
    return tuple(dict.fromkeys(token.text[1:] for token in stream if token.kind == "variable"))


def _dataset(
    stream: Iterator[Token], prefixes: Mapping[str, str], base: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """FROM and FROM NAMED: they can only stand outside of all brackets."""
    default_graphs: list[str] = []
    named_graphs: list[str] = []
    depth = 0
    for token in stream:
        if token.text in ("{", "("):
            depth += 1
        elif token.text in ("}", ")"):
            depth -= 1
        elif depth == 0 and token.kind in ("word", "name") and token.text.upper() != "FROM":
            if token.text.upper().startswith("FROM"):
                raise QueryError(f"{token.text[:40]}: write a space after FROM and after NAMED")
        elif depth == 0 and token.keyword == "FROM":
            chosen, target = default_graphs, next(stream, None)
            if target is not None and target.keyword == "NAMED":
                chosen, target = named_graphs, next(stream, None)
            if target is not None and target.kind in ("iri", "name"):
                chosen.append(absolute(target.text, prefixes, base))
    return tuple(default_graphs), tuple(named_graphs)


def absolute(text: str, prefixes: Mapping[str, str], base: str) -> str:
    """The IRI that the text of a token (``<...>`` or a prefixed name) stands for."""
    if text.startswith("<"):
        iri = decoded(text[1:-1])
        # urljoin loses the sign that ends a namespace, as in <https://example.org/ontology#>.
        return iri if urlsplit(iri).scheme else urljoin(base, iri) + "#" * iri.endswith("#")
    prefix, _, local = text.partition(":")
    return prefixes.get(prefix, f"{prefix}:") + re.sub(r"\\(.)", r"\1", local)


def _refuse_service(query: str) -> None:
    for reading in {query, decoded(query)}:
        start = _service(reading)
        if start is not None:
            raise QueryError(
                f"{position(reading, start)}: SERVICE is refused, because it would send data to"
                " another server; query that server itself, or import its data with `kg import`"
            )


def _service(query: str) -> int | None:
    """Where a query may ask another server, in any reading of it.

    Parsers accept keywords that run into what stands before and after them ("1SERVICE:x {" with
    an empty prefix), and an ``<`` may start an IRI or be a comparison, of which only one leaves
    the quote in "?a<'x>') SERVICE" open. What could be read as SERVICE counts as it.
    """
    if "service" not in query.lower():
        return None
    depth, before = 0, Token("punctuation", "", 0)
    for token in tokens(query):
        if "SERVICE" in token.keyword:
            return token.start
        if token.text == "{" and before.kind == "name":
            prefix = before.text.partition(":")[0]
            if "service" in prefix.lower():
                return before.start
        comparable = depth > 0 and (before.kind != "punctuation" or before.text == ")")
        if token.kind == "iri" and comparable and re.search(r"[')#]", token.text):
            return token.start
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        before = token
    return None


def _no_query(query: str, token: Token) -> QueryError:
    where = position(query, token.start)
    if token.keyword in _UPDATES:
        return QueryError(
            f"{where}: {token.keyword} is an update and updates are refused; change the graph with"
            " `kg build`, `kg import` or `kg remove`"
        )
    return QueryError(
        f"{where}: expected SELECT, ASK, CONSTRUCT or DESCRIBE, found {token.text[:40]!r}"
    )


def decoded(text: str) -> str:
    """The text with its escaped characters in clear, as some engines read it (section 19.2)."""

    def character(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16)
        return chr(code) if code <= 0x10FFFF else found[0]

    return _ESCAPE.sub(character, text) if "\\" in text else text


def position(query: str, offset: int) -> str:
    """Where an offset is, as people count: ``line 2, column 5``."""
    before = query[:offset]
    line = before.count("\n") + 1
    return f"line {line}, column {offset - before.rfind(chr(10))}"
