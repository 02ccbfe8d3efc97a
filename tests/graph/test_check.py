from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.graph.check import check
from kg.graph.iris import Iris
from kg.graph.store import Store
from kg.graph.terms import KG, OA, PROV, RDF, SCHEMA, SEM, Object, integer, node, text
from kg.records import EntityReference, Extraction, Resolution

IRIS = Iris()
REBUILD = "read the article again: remove its source with `kg remove`, then `kg build` it"
RESOLVE = "run `kg build` again, which resolves all articles anew"


@pytest.fixture
def full(
    store: Store,
    extraction: Extraction,
    another: Callable[..., Extraction],
    resolve: Callable[..., Resolution],
) -> Store:
    """Two articles and their resolution."""
    for source, record in (("/a", extraction), ("/b", another("a2", "Basel"))):
        store.put_article(record, source=source, ingested="2026-02-01", reader_version="1")
    resolution = resolve("a1", "a2")
    known = {"Basel": ["a2"], "Bern": ["a1"]}
    entities = tuple(
        type(entity)(
            entity.kind,
            entity.key,
            entity.name,
            entity.aliases,
            tuple(m for m in entity.members if m.article_id in known.get(m.name, ["a1", "a2"])),
            entity.country,
            entity.latitude,
            entity.longitude,
        )
        for entity in resolution.entities
    )
    store.put_resolution(dataclasses.replace(resolution, entities=entities), "one")
    return store


def test_a_graph_of_ours_is_valid(full: Store, tmp_path: Path) -> None:
    foreign = tmp_path / "other.ttl"
    foreign.write_text("<http://x/s> a <https://schema.org/Person> .")
    full.import_rdf(foreign, "http://x/g")
    report = check(full)
    assert report.findings == ()
    assert report.valid is True
    assert report.graphs == 4
    assert report.foreign == ("http://x/g",)
    assert report.statements == sum(1 for _ in full.match()) - 1


def test_an_empty_store_is_valid(store: Store) -> None:
    report = check(store)
    assert (report.valid, report.graphs, report.statements) == (True, 0, 0)


ARTICLE = node(IRIS.article("a1"))
COPY = node(IRIS.article("a2"))
ARTICLE_GRAPH = node(IRIS.article_graph("a1"))
RESOLUTION_GRAPH = node(IRIS.resolution_graph())
REPORT = node(IRIS.report("a1", 0))
CLAIM = node(IRIS.claim("a1", 0))
PERSON = node(IRIS.local_entity("a1", "person", "Ana Sol"))
SENTENCE = node(IRIS.span("a1", 0, 54))
QUOTE = node(IRIS.quote("a1", 0, 54))
MEETING = node(IRIS.meeting("m1"))
ENTITY = node(IRIS.entity(EntityReference("person", "ana sol")))
OTHER = node(IRIS.entity(EntityReference("person", "bo lund")))
Change = tuple[NamedNode, NamedNode, Sequence[Object]]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ((REPORT, KG.status, [text("maybe")]),
         "kg:status must be one of held, planned, proposed, cancelled"),
        ((REPORT, KG.participant, []),
         "a report needs participants (kg:participant), entities of the same article"),
        ((REPORT, KG.leadEvidence, []),
         "it needs exactly one leading sentence (kg:leadEvidence), with a quote"),
        ((REPORT, KG.start, [text("2026-01-05")]),
         "kg:start must be one xsd:date, xsd:gYearMonth or xsd:gYear"),
        ((REPORT, PROV.wasGeneratedBy, []),
         "it must say which run of the software made it (prov:wasGeneratedBy)"),
        ((CLAIM, KG.content, []),
         "a claim needs its words (kg:content), each a span with a quote"),
        ((CLAIM, PROV.wasAttributedTo, [node("http://x/stranger")]),
         "a speaker (prov:wasAttributedTo) must be an entity of the same article"),
        ((PERSON, KG.inArticle, []),
         "it must lie in exactly one article (kg:inArticle), that of its own graph"),
        ((QUOTE, OA.exact, [text("Somebody said something else")]),
         "the text of the article has other words at the offsets of this quote:"
         f" {SENTENCE.value}"),
        ((node(IRIS.position("a1", 0, 54)), OA.end, [integer(5000)]),
         f"this span ends after the end of the article's text: {SENTENCE.value}"),
        ((node(IRIS.position("a1", 0, 54)), OA.start, [integer(60)]),
         "oa:start must be one xsd:integer from 0 on, not after oa:end"),
        ((ARTICLE, SCHEMA.articleBody, []),
         "an article needs exactly one text (schema:articleBody)"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_an_article_is_found(full: Store, change: Change, problem: str) -> None:
    subject, predicate, objects = change
    old = list(full.match(subject, predicate, None, ARTICLE_GRAPH))
    new = [Quad(subject, predicate, value, ARTICLE_GRAPH) for value in objects]
    full.write(delete=old, insert=new)
    report = check(full)
    assert report.valid is False
    assert problem in {finding.problem for finding in report.findings}
    found = next(finding for finding in report.findings if finding.problem == problem)
    assert (found.graph, found.remedy) == (ARTICLE_GRAPH.value, REBUILD)
    assert str(found) == f"{found.focus}: {problem}; {REBUILD}"


@pytest.mark.parametrize(
    ("change", "focus", "problem"),
    [
        ((MEETING, SEM.hasActor, [ENTITY]), MEETING,
         "a meeting needs participants, the same as sem:hasActor and schema:attendee"),
        ((MEETING, KG.clearestReport, [node(IRIS.report("a9", 0))]), MEETING,
         "its clearest report is not among the reports that describe it:"
         f" {IRIS.report('a9', 0)}"),
        ((MEETING, KG.describedIn, [node(IRIS.report("a9", 0))]), MEETING,
         f"the report that it rests on is in no article's graph ({IRIS.report('a9', 0)})"),
        ((ENTITY, KG.met, []), ENTITY,
         f"a meeting of the two was held, but kg:met is missing ({OTHER.value})"),
        ((MEETING, KG.status, [text("planned")]), ENTITY,
         f"kg:met, but no meeting of the two was held ({OTHER.value})"),
        ((MEETING, RDF.type, [KG.Meeting]), MEETING,
         "a meeting must also be a sem:Event and a schema:Event"),
        ((ENTITY, node("http://purl.org/dc/terms/identifier"), []), ENTITY,
         "an entity needs exactly one key (dcterms:identifier)"),
        ((MEETING, KG.independentReportCount, [integer(2)]), MEETING,
         "kg:independentReportCount is not what its articles and their copies make (1)"),
        ((MEETING, KG.independentReportCount, [integer(3)]), MEETING,
         "a meeting must say how many independent articles report it (kg:independentReportCount),"
         " at most as many as report it"),
        ((COPY, KG.copyOf, [COPY]), COPY,
         "the original of a copy (kg:copyOf) must not be a copy itself"),
        ((COPY, KG.identityReason, []), COPY,
         "a copy needs its reason in words (kg:identityReason)"),
        ((COPY, KG.copyOf, [node(IRIS.article("a9"))]), COPY,
         f"the copy or its original is in no article's graph ({IRIS.article('a9')})"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_resolution_is_found(
    full: Store, change: Change, focus: NamedNode, problem: str
) -> None:
    subject, predicate, objects = change
    old = list(full.match(subject, predicate, None, RESOLUTION_GRAPH))
    new = [Quad(subject, predicate, value, RESOLUTION_GRAPH) for value in objects]
    full.write(delete=old, insert=new)
    found = {(finding.focus, finding.problem): finding for finding in check(full).findings}
    assert (focus.value, problem) in found
    assert found[focus.value, problem].remedy == RESOLVE


def test_a_removed_article_leaves_the_resolution_behind(full: Store) -> None:
    full.remove_article("a2")
    problems = {finding.problem for finding in check(full).findings}
    assert f"the report that it rests on is in no article's graph ({IRIS.report('a2', 0)})" in (
        problems
    )
    bo = IRIS.entity(EntityReference("person", "bo lund"))
    assert f"the article's entity that refers to this is in no article's graph ({bo})" in problems


def test_an_article_graph_without_an_article(full: Store) -> None:
    full.write(drop=[ARTICLE_GRAPH])
    problems = {finding.problem for finding in check(full).findings}
    assert f"the article of this source has no graph ({ARTICLE.value})" in problems


def test_what_cannot_be_read_back_is_found(full: Store) -> None:
    second = Quad(REPORT, KG.leadEvidence, SENTENCE, ARTICLE_GRAPH)
    index = node(IRIS.report("a1", 7))
    full.write(
        delete=list(full.match(PERSON, KG.position, None, ARTICLE_GRAPH)),
        insert=[second, Quad(index, RDF.type, KG.MeetingReport, ARTICLE_GRAPH)],
    )
    problems = [finding.problem for finding in check(full).findings]
    assert any(problem.startswith("Unexpected lack of") for problem in problems)
