"""The answer to a query as the SPARQL page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from flask import url_for
from rdflib import URIRef
from rdflib.term import Node

from kg.graph.result import Result
from kg.web.links import short_name, to_iri

_MOST_ROWS: Final = 1000
"""Rows on the page; the downloads have all."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term, and where its IRI leads."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Rows, or text where the answer is a graph or a yes or no."""

    heading: str
    downloads: tuple[tuple[str, str], ...]
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term, ...], ...] = ()
    text: str | None = None
    cut: str | None = None


def result_page(result: Result, query: str, base: str) -> ResultPage:
    """Lay out ``result``, the answer to ``query``; ``base`` is what the store's IRIs start with."""
    if result.graph is not None:
        return ResultPage(
            heading=_count(len(result.graph), "statement"),
            downloads=_downloads(query, ("turtle", "Turtle"), ("json-ld", "JSON-LD")),
            text=result.graph.serialize(format="turtle"),
        )
    if result.boolean is not None:
        downloads = _downloads(query, ("json", "JSON"), ("xml", "XML"))
        return ResultPage(heading="Yes" if result.boolean else "No", downloads=downloads)
    cut = len(result.rows) > _MOST_ROWS
    return ResultPage(
        heading=_count(len(result.rows), "row"),
        downloads=_downloads(
            query, ("json", "JSON"), ("xml", "XML"), ("csv", "CSV"), ("tsv", "TSV")
        ),
        variables=result.variables,
        rows=tuple(tuple(_term(term, base) for term in row) for row in result.rows[:_MOST_ROWS]),
        cut=f"The first {_MOST_ROWS:,} are shown; the downloads have all." if cut else None,
    )


def _term(term: Node | None, base: str) -> Term:
    if term is None:
        return Term("")
    if not isinstance(term, URIRef):
        return Term(str(term))
    link = to_iri(str(term), base)
    return Term(short_name(str(term), base), link.href if link else None)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _downloads(query: str, *formats: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (label, url_for("sparql.endpoint", query=query, format=name)) for name, label in formats
    )
