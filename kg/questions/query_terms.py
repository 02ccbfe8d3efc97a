"""The terms that a SPARQL query looks for, read off its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.graph.sparql import Outline, Token, absolute, outline, tokens

_OPENING = {"(": ")", "{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """An IRI that a query names, and how it writes it."""

    text: str
    iri: str

    @property
    def prefix(self) -> str | None:
        """The prefix, without its colon; None where the IRI is written out."""
        return None if self.text.startswith("<") else self.text.partition(":")[0]


def sought_terms(
    query: str, prefixes: Mapping[str, str], base: str
) -> tuple[Outline, tuple[QueryTerm, ...]]:
    """The outline of a query, and the terms that it looks for in the graph, each once.

    What a query makes or computes with is not looked for: what CONSTRUCT makes, values that AS
    gives a name to, functions, datatypes; nor are the graphs after FROM, which have warnings of
    their own (`kg.questions.unknown_graphs`).

    Raises:
        QueryError: for what is no query.
    """
    form = outline(query, prefixes, base)
    body = query[form.start :]
    found = {absolute(token.text, form.prefixes, form.base): token.text for token in _sought(body)}
    namespaces = {*form.prefixes.values(), form.base}
    terms = (QueryTerm(text, iri) for iri, text in found.items() if iri not in namespaces)
    return form, tuple(terms)


def _sought(body: str) -> Iterator[Token]:
    """The tokens of the terms that are looked for."""
    stream = list(tokens(body))
    groups: list[list[Token]] = [[]]
    template = False
    for at, token in enumerate(stream):
        before = stream[at - 1].text.upper() if at else ""
        if before == "^" and stream[at - 2].text == "^":
            before = "^^"
        after = stream[at + 1].text if at + 1 < len(stream) else ""
        if token.kind == "punctuation" and token.text in _OPENING:
            template = template or (token.text == "{" and before == "CONSTRUCT")
            groups.append([])
        elif token.kind == "punctuation" and token.text in _OPENING.values() and groups[1:]:
            closed = groups.pop()
            if token.text == "}" and len(groups) == 1 and template:
                template = False
            else:
                groups[-1] += closed
        elif token.keyword == "AS":
            # In the brackets around it stands what it gives a name to.
            groups[-1].clear()
        elif _is_term(token) and before not in ("FROM", "NAMED", "^^") and after != "(":
            groups[-1].append(token)
    for group in groups:
        yield from group


def _is_term(token: Token) -> bool:
    return token.kind == "iri" or (token.kind == "name" and not token.text.startswith("_:"))
