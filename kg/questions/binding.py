"""Binding values to a query's parameters: the one place where user input meets query text.

A value is first an RDF term (`Iri` or `Text`, made by `kg.questions.values`); a term is written in
SPARQL syntax here, and nowhere else. The terms of a parameter go into a ``VALUES`` block at the
start of every group that uses it, so that the query means what it means with the value in the
parameter's place (which is what grlc does), in any engine and for several values at once. Where
the block goes depends on the query alone, never on a value.

Parameters without a value stay unbound: in a triple pattern they match anything, in an expression
they are errors that ``COALESCE`` catches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.errors import QuestionError
from kg.questions.layout import layout

XSD = "http://www.w3.org/2001/XMLSchema#"

_ROWS_DECIDED = re.compile(r"(?<=[ \n])#limit:rows(?=\n)")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|^`\\\x7f-\x9f\ud800-\udfff]*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r"""\\[uU]|["\\\x00-\x1f\x7f-\x9f\u2028\u2029]""")


@dataclass(frozen=True, slots=True)
class Iri:
    """An absolute IRI."""

    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """A literal: plain text, or with a datatype's IRI, or with a language tag."""

    value: str
    datatype: str | None = None
    language: str | None = None


Term = Iri | Text


def is_iri(text: str) -> bool:
    """Whether ``text`` can stand between ``<`` and ``>``: absolute, nothing to escape in it.

    The characters decide what is safe. What else RFC 3987 forbids ("http://[", "%zz") engines
    refuse each in its own words.
    """
    if _IRI.fullmatch(text) is None:
        return False
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def serialised(term: Term) -> str:
    """``term`` in SPARQL syntax.

    Raises QuestionError for an IRI that is none and for text that is not Unicode.
    """
    if isinstance(term, Iri):
        if not is_iri(term.value):
            raise QuestionError(
                f"{term.value[:80]!r}: not an absolute IRI; give one such as https://example.org/x"
            )
        return f"<{term.value}>"
    if _SURROGATE.search(term.value):
        raise QuestionError(
            f"{term.value[:80]!r}: half of a surrogate pair is not text; give valid Unicode"
        )
    quoted = f'"{_TO_ESCAPE.sub(_escape, term.value)}"'
    if term.language:
        return f"{quoted}@{term.language}"
    return f"{quoted}^^<{term.datatype}>" if term.datatype else quoted


def _escape(match: re.Match[str]) -> str:
    r"""One character of a literal escaped, or a backslash together with a ``u`` behind it.

    Some engines replace ``\u0041`` in the whole query before they read it (section 19.2 of the
    specification), even behind an escaped backslash. Writing that ``u`` by its code, with eight
    digits so that what follows is not taken for more of them, reads the same in all of them.
    """
    found = match.group()
    if len(found) == 2:
        return f"\\\\\\U{ord(found[1]):08X}"
    return _SHORT_ESCAPES.get(found) or f"\\U{ord(found):08X}"


def bind(query: str, values: Mapping[str, Sequence[Term]]) -> str:
    """``query`` with the variables in ``values`` (names without ``?``) bound to these terms."""
    blocks = {
        variable: f"VALUES ?{variable} {{ {' '.join(serialised(term) for term in terms)} }}"
        for variable, terms in values.items()
        if terms
    }
    pieces: list[str] = []
    done = 0
    for group in sorted(layout(query).groups, key=lambda group: group.opening):
        used = [block for variable, block in blocks.items() if variable in group.variables]
        if used:
            pieces += [query[done : group.opening], "\n  ", "\n  ".join(used)]
            done = group.opening
    return "".join([*pieces, query[done:]])


def limit(query: str, rows: int) -> str | None:
    """``query`` that gives at most ``rows`` rows; None where it ends in a way of its own.

    A query that has a LIMIT or data at its end stays as it is: the caller cuts the rows. A line
    ``#limit:rows`` says where a sub-SELECT that decides on the rows and their order can take the
    LIMIT, too: what else the query tells of a row is then looked up for these rows alone.
    """
    parts = layout(query)
    if parts.limited or parts.data_at_end:
        return None
    first = f"LIMIT {int(rows)}"
    return f"{_ROWS_DECIDED.sub(first, query).rstrip()}\n{first}\n"
