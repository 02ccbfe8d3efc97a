"""The answer to a query as the SPARQL page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from flask import url_for
from rdflib import URIRef
from rdflib.term import Node

from kg.graph.result import Result
from kg.graph.store import Store
from kg.questions.binding import is_iri
from kg.web.labels import labels_of
from kg.web.links import short_name, to_iri
from kg.web.rdf import rewritten

_MOST_ROWS: Final = 1000
"""Rows on the page; the downloads have all."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term as people read it; of an IRI also the IRI itself, and where it leads."""

    text: str
    iri: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Rows, or text where the answer is a graph or a yes or no.

    ``document`` is the whole answer as programs get it (its media type, its text), for the editor
    to show without asking again; None where the page has a part only.
    """

    heading: str
    downloads: tuple[tuple[str, str], ...]
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term, ...], ...] = ()
    text: str | None = None
    cut: str | None = None
    document: tuple[str, str] | None = None


def result_page(store: Store, result: Result, query: str) -> ResultPage:
    """Lay out ``result``, the answer of ``store`` to ``query``."""
    if result.statements is not None:
        turtle = rewritten(result.statements, "text/turtle").decode()
        return ResultPage(
            heading=_count(len(set(result.statements.split(b"\n")) - {b""}), "statement"),
            downloads=_downloads(query, ("turtle", "Turtle"), ("json-ld", "JSON-LD")),
            text=turtle,
            document=("text/turtle", turtle),
        )
    if result.boolean is not None:
        downloads = _downloads(query, ("json", "JSON"), ("xml", "XML"))
        heading = "Yes" if result.boolean else "No"
        return ResultPage(heading, downloads, document=_document(result))
    cut = len(result.rows) > _MOST_ROWS
    shown = result.rows[:_MOST_ROWS]
    named = named_iris(
        store, {str(term) for row in shown for term in row if isinstance(term, URIRef)}
    )
    return ResultPage(
        heading=_count(len(result.rows), "row"),
        downloads=_downloads(
            query, ("json", "JSON"), ("xml", "XML"), ("csv", "CSV"), ("tsv", "TSV")
        ),
        variables=result.variables,
        rows=tuple(tuple(_term(term, named) for term in row) for row in shown),
        cut=f"The first {_MOST_ROWS:,} are shown; the downloads have all." if cut else None,
        document=None if cut else _document(result),
    )


def _document(result: Result) -> tuple[str, str]:
    return "application/sparql-results+json", result.serialize("json").decode()


def named_iris(store: Store, iris: Iterable[str]) -> dict[str, Term]:
    """What people read instead of each IRI: its label or, without one, its short name."""
    base, wanted = store.iris.base, [iri for iri in dict.fromkeys(iris) if is_iri(iri)]
    labels = labels_of(store, wanted)
    named = {}
    for iri in wanted:
        link = to_iri(iri, base)
        text = labels.get(iri) or short_name(iri, base)
        named[iri] = Term(text, iri, link.href if link else None)
    return named


def _term(term: Node | None, named: Mapping[str, Term]) -> Term:
    if term is None:
        return Term("")
    text = str(term)
    return named.get(text, Term(text)) if isinstance(term, URIRef) else Term(text)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _downloads(query: str, *formats: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (label, url_for("sparql.endpoint", query=query, format=name)) for name, label in formats
    )
