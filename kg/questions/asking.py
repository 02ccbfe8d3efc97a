"""Asking: a question and its values become a query, the query's rows become an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import rdflib
from rdflib.term import Node

from kg.errors import QuestionError
from kg.graph.store import Store
from kg.questions.answer import Answer, Cell, Coverage, Row, coverage
from kg.questions.binding import XSD, bind, limit
from kg.questions.catalogue import Catalogue
from kg.questions.directory import directory
from kg.questions.disputes import pointer
from kg.questions.explain import NOTHING, explain, other_names
from kg.questions.independence import with_independent
from kg.questions.meeting_sentences import are_meetings, meetings_in_words
from kg.questions.question import Question
from kg.questions.request import Request, read_request
from kg.questions.templates import counted, fill_from_rows

MOST_ROWS = 10**9
"""The greatest limit that can be asked for: engines read it into a machine's word."""

_INTEGERS = {rdflib.URIRef(XSD + name) for name in ("integer", "int", "long", "nonNegativeInteger")}
_LONGEST_NUMBER = 12
_HOLDERS_TRIED = 3
_NUMBERS = {rdflib.URIRef(XSD + name) for name in ("decimal", "double", "float")}


def ask(
    store: Store,
    catalogue: Catalogue,
    name: str,
    values: Mapping[str, str | Sequence[str]],
    *,
    limit: int | None = None,
) -> Answer:
    """The answer to the question ``name`` with ``values`` for its parameters.

    A value is text as a person types it: a name in any known spelling or an IRI, a date that may
    be partial, a number; several values in a sequence mean any of them. ``limit`` is the greatest
    number of rows (1 to `MOST_ROWS`), all by default; it may stand among the values too.

    Raises QuestionError for an unknown question or parameter, a missing value and a value that a
    parameter does not take. A name that is not in the graph is no error: the answer explains it.
    """
    question = catalogue.question(name)
    given = dict(values)
    if question.parameter("limit") is None:
        limit = _rows_at_most(given.pop("limit", limit))
    elif limit is not None:
        given.setdefault("limit", str(limit))
        limit = None
    request = read_request(question, given, directory(store))
    covered = coverage(store)
    return answer_request(store, request, _asked(request), covered, rows_at_most=limit)


def _rows_at_most(stated: str | Sequence[str] | int | None) -> int | None:
    """A greatest number of rows, as a command, a web address or a program states it."""
    if stated is None or isinstance(stated, int):
        rows = stated
    else:
        short = isinstance(stated, str) and stated.isdecimal() and len(stated) < _LONGEST_NUMBER
        rows = int(str(stated)) if short else 0
    if rows is not None and not 1 <= rows <= MOST_ROWS:
        raise QuestionError(
            f"--limit: {stated} is out of bounds; give a number from 1 to {MOST_ROWS}"
        )
    return rows


def answer_request(
    store: Store,
    request: Request,
    asked: str,
    covered: Coverage,
    *,
    rows_at_most: int | None = None,
) -> Answer:
    """Runs a request.

    ``asked`` is the question in the words of whoever asked it, ``covered`` what the graph covers.
    """
    if not request.unknown:
        request = _likeliest_holder(store, request)
    understood = request.understood()
    if request.unknown:
        reason = explain(request, covered, directory(store), lambda other: run(store, other)[0])
        return Answer(
            asked, understood, NOTHING, request.question.columns, (), reason.text,
            reason.suggestions, covered, None,
        )  # fmt: skip
    rows, sparql = run(store, request, rows_at_most)
    suggestions = other_names(request)
    explanation = None
    if rows:
        sentence = _sentence(request, with_independent(store, rows))
        if len(rows) == rows_at_most:
            first = "row" if len(rows) == 1 else counted(len(rows), "row")
            sentence += f" (From the first {first}; there may be more.)"
        if are_meetings(request.question.columns):
            suggestions = (*suggestions, *pointer(store, rows))
    else:
        sentence = NOTHING
        reason = explain(request, covered, directory(store), lambda other: run(store, other)[0])
        explanation, suggestions = reason.text, (*suggestions, *reason.suggestions)
    return Answer(
        asked, understood, sentence, request.question.columns, rows, explanation, suggestions,
        covered, sparql,
    )  # fmt: skip


def _likeliest_holder(store: Store, request: Request) -> Request:
    """The request with a title for whoever the graph has an answer about: offices change hands."""
    for name in request.titles:
        if len(request.values[name]) > 1 or run(store, request, 1)[0]:
            return request
        for entry in (request.others or {}).get(name, ())[:_HOLDERS_TRIED]:
            other = request.with_other_holder(name, entry)
            if run(store, other, 1)[0]:
                return other
    return request


def run(
    store: Store, request: Request, rows_at_most: int | None = None
) -> tuple[tuple[Row, ...], str]:
    """The rows that a request gives, and the query as it was run."""
    sparql = bind(request.question.sparql, request.terms)
    if rows_at_most is not None:
        sparql = limit(sparql, rows_at_most) or sparql
    result = store.query(sparql, template=request.question.sparql)
    rows = tuple(_row(result.variables, terms) for terms in result.rows)
    if request.ordinal is not None:
        rows = request.ordinal.of(rows)
    return rows[:rows_at_most], sparql


def unanswered(asked: str, covered: Coverage, why: str, suggestions: Sequence[str]) -> Answer:
    """The answer to a question that was not understood."""
    return Answer(asked, None, NOTHING, (), (), why, tuple(suggestions), covered, None)


def _row(variables: Sequence[str], terms: Sequence[Node | None]) -> Row:
    row = {name: cell(term) for name, term in zip(variables, terms, strict=True)}
    for name in variables:
        # What has no label is shown by its IRI.
        if row[name] is None and row.get(f"{name}_iri") is not None:
            row[name] = row[f"{name}_iri"]
    return row


def cell(term: Node | None) -> Cell:
    """A term as it stands in an answer."""
    if isinstance(term, rdflib.Literal):
        if term.datatype in _INTEGERS:
            return int(str(term))
        if term.datatype in _NUMBERS:
            return float(str(term))
    return None if term is None else str(term)


def _sentence(request: Request, rows: Sequence[Row]) -> str:
    question: Question = request.question
    labels = request.slots()
    several = {name: labels[name] for name, values in request.values.items() if len(values) > 1}
    filled = fill_from_rows(question.answer or "", rows, labels, several)
    if filled:
        return filled if filled.endswith((".", "”", "!", "?", "…")) else filled.rstrip(",;: ") + "."
    if are_meetings(question.columns):
        return meetings_in_words(rows)
    found = counted(len(rows), "result")
    return f"{request.sentence()}: {found}."


def _asked(request: Request) -> str:
    """A question of the catalogue as a command asks it."""
    options = [
        f"--{name} {value.label!r}" if " " in value.label else f"--{name} {value.value}"
        for name, values in request.values.items()
        for value in values
    ]
    return " ".join([request.question.name, *options])
