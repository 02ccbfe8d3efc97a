"""The statements which say that something is whole: without them it counts as not there yet.

An article is read if a source has an entry with it in the journal; a resolution is up to date by
its digest.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kg.graph.backend import Backend
from kg.graph.terms import KG, node


def marks_of(store: Backend, graphs: Iterable[object]) -> list[Quad]:
    """The marks of these graphs that the store holds."""
    iris = store.iris
    ingestion, resolution = node(iris.ingestion_graph()), node(iris.resolution_graph())
    articles = iris.article_graph("-").removesuffix("-")
    found: list[Quad] = []
    for graph in graphs:
        if graph == resolution:
            found += store.match(resolution, KG.digest, None, resolution)
        elif isinstance(graph, NamedNode) and graph.value.startswith(articles):
            article = node(iris.article(graph.value.removeprefix(articles)))
            for entry in list(store.match(None, KG.article, article, ingestion)):
                found += store.match(entry.subject, graph=ingestion)  # type: ignore[arg-type]
    return found


def is_mark(store: Backend, quad: Quad) -> bool:
    """Whether a statement is such a mark."""
    return quad.graph_name == node(store.iris.ingestion_graph()) or quad.predicate == KG.digest
