"""Every record that the readers or the resolver may make comes back exactly."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import BlankNode, Quad, Store

from kg.errors import StoreError
from kg.graph.converter import from_rdf, to_rdf
from kg.graph.iris import Iris
from kg.graph.terms import KG, RDF, SCHEMA, integer, node, text
from kg.records import EntityReference, Extraction, ReportReference, Resolution, Span
from tests.graph.strategies import extractions, resolutions

IRIS = Iris()

common = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@common
@given(extractions())
def test_extractions_round_trip(record: Extraction) -> None:
    assert from_rdf(Extraction, to_rdf(record, IRIS, "1"), IRIS) == record


@common
@given(resolutions())
def test_resolutions_round_trip(record: Resolution) -> None:
    assert from_rdf(Resolution, to_rdf(record, IRIS), IRIS) == record


@common
@given(extractions() | resolutions())
def test_literals_come_back_from_the_store_as_they_went_in(
    record: Extraction | Resolution,
) -> None:
    quads = to_rdf(record, IRIS, "1")
    store = Store()
    store.extend(quads)
    assert set(store) == set(quads)


@common
@given(extractions() | resolutions())
def test_no_blank_nodes_and_one_graph(record: Extraction | Resolution) -> None:
    quads = to_rdf(record, IRIS, "1")
    assert len({quad.graph_name for quad in quads}) <= 1
    assert not any(
        isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object)
    )
    assert max(Counter(quads).values(), default=1) == 1


def test_equal_records_give_equal_statements(extraction: Extraction) -> None:
    assert to_rdf(extraction, IRIS, "1") == to_rdf(dataclasses.replace(extraction), IRIS, "1")


def test_no_statement_stands_in_two_graphs(
    extraction: Extraction, another: Callable[..., Extraction], resolve: Callable[..., Resolution]
) -> None:
    quads = [
        *to_rdf(extraction, IRIS, "1"),
        *to_rdf(another("a2"), IRIS, "1"),
        *to_rdf(resolve("a1", "a2"), IRIS),
    ]
    assert len({quad.triple for quad in quads}) == len(set(quads))


def test_shape_of_a_report(extraction: Extraction) -> None:
    report = node(IRIS.report("a1", 0))
    found = {
        (quad.predicate.value.rpartition("#")[2], str(quad.object))
        for quad in to_rdf(extraction, IRIS, "1")
        if quad.subject == report
    }
    sentence = f"<{IRIS.span('a1', 0, 54)}>"
    xsd = "<http://www.w3.org/2001/XMLSchema#"
    assert found == {
        ("type", str(KG.MeetingReport)),
        ("label", '"Meeting of Ana Sol, Bo Lund and local officials, Bern, 2026-01-05"'),
        ("inArticle", f"<{IRIS.article('a1')}>"),
        ("participant", f"<{IRIS.local_entity('a1', 'person', 'Ana Sol')}>"),
        ("participant", f"<{IRIS.local_entity('a1', 'person', 'Bo Lund')}>"),
        ("participant", f"<{IRIS.local_entity('a1', 'description', 'local officials')}>"),
        ("place", f"<{IRIS.local_entity('a1', 'place', 'Bern')}>"),
        ("start", f'"2026-01-05"^^{xsd}date>'),
        ("earliest", f'"2026-01-05"^^{xsd}date>'),
        ("latest", f'"2026-01-05"^^{xsd}date>'),
        ("status", '"held"'),
        ("kind", '"meeting"'),
        ("topic", '"trade"'),
        ("trigger", f"<{IRIS.span('a1', 18, 21)}>"),
        ("count", f'"2"^^{xsd}integer>'),
        ("countedKind", '"meeting"'),
        ("countIsLeast", f'"false"^^{xsd}boolean>'),
        ("countEvidence", sentence),
        ("wasDerivedFrom", sentence),
        ("leadEvidence", sentence),
        ("wasGeneratedBy", f"<{IRIS.run('a1')}>"),
    }


def test_derived_statements_of_a_resolution(resolve: Callable[..., Resolution]) -> None:
    quads = to_rdf(resolve("a1", "a2", "a3"), IRIS)

    def objects(subject: str, predicate: object) -> set[str]:
        return {
            str(quad.object)
            for quad in quads
            if quad.subject == node(subject) and quad.predicate == predicate
        }

    ana = IRIS.entity(EntityReference("person", "ana sol"))
    bo = IRIS.entity(EntityReference("person", "bo lund"))
    officials = IRIS.entity(EntityReference("description", "local officials"))
    assert objects(ana, KG.met) == {f"<{bo}>", f"<{officials}>"}
    assert objects(bo, KG.met) == {f"<{ana}>", f"<{officials}>"}
    bern = IRIS.entity(EntityReference("place", "bern"))
    switzerland = IRIS.entity(EntityReference("place", "switzerland"))
    assert objects(bern, SCHEMA.containedInPlace) == {f"<{switzerland}>"}
    assert objects(switzerland, SCHEMA.containedInPlace) == set()
    one, other = ReportReference("a1", 0), ReportReference("a3", 0)
    disagreement = IRIS.disagreement("m1", "place", one, other)
    assert objects(disagreement, KG.reportCount) == {str(integer(1))}
    assert objects(disagreement, KG.otherReportCount) == {str(integer(2))}
    assert objects(IRIS.meeting("m1"), KG.reportCount) == {str(integer(3))}
    # Of these three, two are copies of the first.
    assert objects(IRIS.meeting("m1"), KG.independentReportCount) == {str(integer(1))}
    assert objects(disagreement, KG.independentReportCount) == {str(integer(1))}
    assert objects(disagreement, KG.otherIndependentReportCount) == {str(integer(1))}
    assert objects(IRIS.article("a3"), KG.copyOf) == {f"<{IRIS.article('a1')}>"}


def test_only_held_meetings_make_people_have_met(resolve: Callable[..., Resolution]) -> None:
    resolution = resolve("a1")
    planned = dataclasses.replace(resolution.meetings[0], status="planned")
    quads = to_rdf(dataclasses.replace(resolution, meetings=(planned,)), IRIS)
    assert not [quad for quad in quads if quad.predicate == KG.met]


def test_a_span_whose_text_is_elsewhere(extraction: Extraction) -> None:
    wrong = Span(0, 9, "Something")
    person = dataclasses.replace(extraction.people[0], mentions=(wrong,))
    with pytest.raises(StoreError) as caught:
        to_rdf(dataclasses.replace(extraction, people=(person,)), IRIS)
    assert str(caught.value) == (
        "Unexpected span of article a1 (the text at 0 to 9 is 'President'):"
        " Span(start=0, end=9, text='Something')"
    )


def test_two_people_of_one_name(extraction: Extraction) -> None:
    twice = (extraction.people[0], extraction.people[0])
    with pytest.raises(StoreError, match="Unexpected second person of this name in article a1"):
        to_rdf(dataclasses.replace(extraction, people=twice), IRIS)


def test_half_of_a_surrogate_pair(extraction: Extraction) -> None:
    article = dataclasses.replace(extraction.article, title="a\ud800b")
    with pytest.raises(StoreError) as caught:
        to_rdf(dataclasses.replace(extraction, article=article), IRIS)
    assert str(caught.value) == (r"Unexpected text (it holds half of a surrogate pair): 'a\ud800b'")


def test_a_meeting_of_somebody_who_is_no_entity(resolve: Callable[..., Resolution]) -> None:
    resolution = dataclasses.replace(resolve("a1"), entities=())
    with pytest.raises(StoreError, match="Unexpected entity of meeting 'm1'"):
        to_rdf(resolution, IRIS)


def test_an_entry_that_belongs_to_two(resolve: Callable[..., Resolution]) -> None:
    resolution = resolve("a1")
    copy = dataclasses.replace(resolution.entities[0], key="other")
    with pytest.raises(StoreError, match="Unexpected second entity of one article's entry"):
        to_rdf(dataclasses.replace(resolution, entities=(*resolution.entities, copy)), IRIS)


def test_strange_statements_are_told(extraction: Extraction) -> None:
    quads = to_rdf(extraction, IRIS, "1")
    report = node(IRIS.report("a1", 0))
    graph = quads[0].graph_name
    without = [quad for quad in quads if quad.predicate != KG.status]
    with pytest.raises(StoreError, match=r"Unexpected lack of .*status"):
        from_rdf(Extraction, without, IRIS)
    odd = [*without, Quad(report, KG.status, text("maybe"), graph)]
    with pytest.raises(StoreError, match=r"Unexpected status: .*maybe"):
        from_rdf(Extraction, odd, IRIS)
    both = [*quads, Quad(report, KG.status, text("planned"), graph)]
    with pytest.raises(StoreError, match=r"Unexpected second .*status"):
        from_rdf(Extraction, both, IRIS)
    with pytest.raises(StoreError, match="Unexpected articles in one graph"):
        from_rdf(Extraction, [], IRIS)
    cut = [
        Quad(quad.subject, quad.predicate, text("short"), graph)
        if quad.predicate == SCHEMA.articleBody
        else quad
        for quad in quads
    ]
    with pytest.raises(StoreError, match=r"Unexpected span \(outside of the article's text"):
        from_rdf(Extraction, cut, IRIS)
    untyped = [quad for quad in quads if quad.predicate != RDF.type]
    with pytest.raises(StoreError, match="Unexpected articles in one graph"):
        from_rdf(Extraction, untyped, IRIS)
