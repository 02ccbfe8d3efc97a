"""What was read, from where and when: the ingestion graph.

Beside those of corrections it is the only graph with dates of the machine's clock and with paths.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.graph import dates
from kg.graph.converter.facts import Facts, Statements
from kg.graph.iris import Iris, base_of_ingestion_graph
from kg.graph.terms import KG, RDF, SCHEMA, integer, node, text, value_of_integer, value_of_text

LAYOUT = 1
"""Raised when the shape of the graph changes, so that an older store can be told."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source as it was last read. ``ingested`` is a day (YYYY-MM-DD, UTC)."""

    article_id: str
    sha256: str
    reader_version: str
    ingested: str


def entry_to_rdf(iris: Iris, source: str, entry: SourceEntry) -> list[Quad]:
    """The statements about one source.

    Raises:
        StoreError: for a value that is no such thing.
    """
    statements = Statements(iris.ingestion_graph())
    iri, add = node(iris.source(source)), statements.add
    add(iri, RDF.type, KG.Source)
    add(iri, KG.location, text(source))
    add(iri, KG.article, node(iris.article(entry.article_id)))
    add(iri, SCHEMA.sha256, text(entry.sha256))
    add(iri, KG.ingestedOn, dates.day(entry.ingested))
    add(iri, KG.readerVersion, text(entry.reader_version))
    add(statements.graph, KG.layout, integer(LAYOUT))
    return statements.quads()


def first_day_to_rdf(iris: Iris, article: NamedNode, day: str) -> list[Quad]:
    """That an earlier version of an article was first read on that day.

    Raises:
        StoreError: for a value that is no day.
    """
    statements = Statements(iris.ingestion_graph())
    statements.add(article, KG.firstReadOn, dates.day(day))
    return statements.quads()


def entries_from_rdf(quads: Iterable[Quad], iris: Iris) -> dict[str, SourceEntry]:
    """The entries in the ingestion graph, by source, sorted.

    Raises:
        StoreError: if the statements are not those of `entry_to_rdf`.
    """
    facts = Facts(quads)
    entries = {
        value_of_text(facts.one(iri, KG.location)): SourceEntry(
            article_id=iris.article_id(facts.node(iri, KG.article).value),
            sha256=value_of_text(facts.one(iri, SCHEMA.sha256)),
            reader_version=value_of_text(facts.one(iri, KG.readerVersion)),
            ingested=dates.from_rdf(facts.one(iri, KG.ingestedOn)),
        )
        for iri in facts.subjects(RDF.type, KG.Source)
    }
    return dict(sorted(entries.items()))


def check_layout(location: str, found: Iterable[Quad], iris: Iris) -> None:
    """Refuses a store of another base or layout; ``found`` are its ``kg:layout`` statements.

    Only what stands in an ingestion graph counts: an imported Turtle file may hold such a
    statement too.

    Raises:
        StoreError: naming what differs and what to do.
    """
    for quad in found:
        graph, layout = quad.graph_name, quad.object
        other = base_of_ingestion_graph(graph.value) if isinstance(graph, NamedNode) else None
        if other is None:
            continue
        if other != iris.base:
            raise StoreError(
                f"{location}: this store was built with the base {other}, not {iris.base};"
                f" set `base: {other}` in kg.yaml, or choose another store"
            )
        if isinstance(layout, Literal) and value_of_integer(layout) != LAYOUT:
            raise StoreError(
                f"{location}: this store has layout {layout.value}, this newskg writes layout"
                f" {LAYOUT}; build a new store from the same sources with `kg build --store FOLDER`"
            )
