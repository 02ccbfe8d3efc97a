"""Proves that a store holds a valid graph: ``ontology/shapes.ttl`` through pySHACL.

Each of our named graphs is validated on its own, so that memory stays small however many articles
there are; what crosses graphs is asked of the store. Graphs that came by `kg import` under other
names are somebody else's data and are only counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import pyshacl
import rdflib
from rdflib import SH

from kg.errors import KgError
from kg.graph.base import Store
from kg.graph.converter.spans import refuse_misplaced
from kg.graph.result import new_graph
from kg.graph.terms import node

_REBUILD = "read the article again: remove its source with `kg remove`, then `kg build` it"
_REPUBLISH = "run `kg build` again, which writes the question library anew"
_FORGET = "remove the article's source with `kg remove`, then `kg build` it: corrections start anew"
_RESOLVE = "run `kg build` again, which resolves all articles anew"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is not as it should be: in which graph, about which node, what, what to do."""

    graph: str
    focus: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.focus}: {self.problem}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Report:
    """What `check` found.

    ``graphs`` counts the graphs that were checked, ``statements`` what they hold; ``foreign`` are
    the IRIs of graphs that are not newskg's own.
    """

    graphs: int
    statements: int
    foreign: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def valid(self) -> bool:
        return not self.findings


def check(store: Store) -> Report:
    """Validates the graphs of a store.

    Raises:
        StoreError: if the store cannot be read.
    """
    shapes = load_shapes()
    graphs = store.graphs()
    own = [iri for iri in graphs if _remedy(store, iri) is not None]
    findings: set[Finding] = set()
    statements = 0
    for iri in own:
        quads = list(store.match(graph=node(iri)))
        statements += len(quads)
        data = new_graph((quad.subject, quad.predicate, quad.object) for quad in quads)
        findings.update(_validate(data, shapes, iri, _remedy(store, iri) or ""))
    findings.update(_across(store))
    findings.update(_unreadable(store))
    foreign = tuple(iri for iri in graphs if iri not in set(own))
    return Report(len(own), statements, foreign, tuple(sorted(findings)))


def load_shapes() -> rdflib.Graph:
    """The shapes of ``ontology/shapes.ttl``."""
    text = (files("kg.ontology") / "shapes.ttl").read_text(encoding="utf-8")
    return rdflib.Graph().parse(data=text, format="turtle")


def _remedy(store: Store, graph: str) -> str | None:
    """What to do about findings in a graph; None for a graph that is not newskg's own."""
    if graph in (store.iris.resolution_graph(), store.iris.ingestion_graph()):
        return _RESOLVE
    if graph == store.iris.questions_graph():
        return _REPUBLISH
    if graph.startswith(store.iris.revision_graph("")):
        return _FORGET
    if graph.startswith(store.iris.judgements_graph()):
        return _REBUILD
    return _REBUILD if graph.startswith(store.iris.article_graph("-")[:-1]) else None


def _validate(
    data: rdflib.Graph, shapes: rdflib.Graph, graph: str, remedy: str
) -> Iterator[Finding]:
    conforms, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    if conforms:
        return
    for result in results.objects(None, SH.result):
        focus = results.value(result, SH.focusNode)
        message = results.value(result, SH.resultMessage)
        yield Finding(graph, str(focus), str(message), remedy)


# What must fit together across graphs: a query whose rows are (focus, value), what is wrong.
_CROSSING = (
    (
        """SELECT ?focus ?value WHERE {
            ?focus kg:describedIn|kg:report|kg:otherReport ?value
            FILTER NOT EXISTS { ?value a kg:MeetingReport }
        }""",
        "the report that it rests on is in no article's graph",
    ),
    (
        """SELECT ?focus ?value WHERE {
            ?focus kg:refersTo ?value FILTER NOT EXISTS { ?focus kg:inArticle ?article }
        }""",
        "the article's entity that refers to this is in no article's graph",
    ),
    (
        """SELECT ?focus ?value WHERE {
            ?focus kg:article ?value FILTER NOT EXISTS { ?value a schema:NewsArticle }
        }""",
        "the article of this source has no graph",
    ),
    (
        """SELECT ?focus ?value WHERE {
            ?focus kg:copyOf ?value
            FILTER (NOT EXISTS { ?focus a schema:NewsArticle }
                    || NOT EXISTS { ?value a schema:NewsArticle })
        }""",
        "the copy or its original is in no article's graph",
    ),
    (
        """SELECT ?focus ?value WHERE {
            ?focus kg:judges ?value FILTER NOT EXISTS { ?value kg:inArticle ?article }
        }""",
        "what was judged is in no article's graph",
    ),
    (
        """SELECT ?focus ?value WHERE {
            ?focus kg:met ?value
            FILTER NOT EXISTS { ?m sem:hasActor ?focus , ?value ; kg:status "held" }
        }""",
        "kg:met, but no meeting of the two was held",
    ),
    (
        """SELECT DISTINCT ?focus ?value WHERE {
            ?m kg:status "held" ; sem:hasActor ?focus , ?value FILTER (?focus != ?value)
            FILTER NOT EXISTS { ?focus kg:met ?value }
        }""",
        "a meeting of the two was held, but kg:met is missing",
    ),
    (
        """SELECT ?focus ?value WHERE {
            { SELECT ?focus (COUNT(DISTINCT ?story) AS ?value) WHERE {
                ?focus a kg:Meeting ; kg:describedIn ?report . ?report kg:inArticle ?article
                OPTIONAL { ?article kg:copyOf ?original }
                BIND (COALESCE(?original, ?article) AS ?story)
            } GROUP BY ?focus }
            ?focus kg:independentReportCount ?stated FILTER (?stated != ?value)
        }""",
        "kg:independentReportCount is not what its articles and their copies make",
    ),
)


def _across(store: Store) -> Iterator[Finding]:
    graph = store.iris.resolution_graph()
    for query, problem in _CROSSING:
        for row in store.query(query):
            yield Finding(graph, str(row["focus"]), f"{problem} ({row['value']})", _RESOLVE)


def _unreadable(store: Store) -> Iterator[Finding]:
    """Graphs that are valid RDF but do not give back the records that they were made of."""
    for article_id in store.article_ids():
        try:
            store.extraction(article_id)
        except KgError as error:
            graph = store.iris.article_graph(article_id)
            yield Finding(graph, store.iris.article(article_id), str(error), _REBUILD)
    for key in store.revision_keys():
        try:
            _refuse_misquoting(store, key)
        except KgError as error:
            graph = store.iris.revision_graph(key)
            yield Finding(graph, store.iris.revision(key), str(error), _FORGET)
    try:
        store.resolution()
    except KgError as error:
        graph = store.iris.resolution_graph()
        yield Finding(graph, graph, str(error), _RESOLVE)


def _refuse_misquoting(store: Store, key: str) -> None:
    """Refuses a correction whose sentences do not stand in the texts before and after it.

    Raises:
        StoreError: naming the first that does not.
    """
    after = store.after(key)
    for change in store.revision(key).changes:
        if change.new is not None:
            refuse_misplaced(after.id, after.text, change.new)
