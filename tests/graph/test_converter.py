"""Every record that the readers or the resolver may make comes back exactly."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Quad, Store

from kg.errors import StoreError
from kg.graph.converter import from_rdf, to_rdf
from kg.graph.iris import Iris
from kg.graph.terms import KG, RDF, SCHEMA, integer, node, text
from kg.records import (
    Article,
    Claim,
    Disagreement,
    Entity,
    EntityKind,
    EntityReference,
    Extraction,
    Meeting,
    MeetingReport,
    Member,
    Organization,
    Person,
    Place,
    Quotation,
    ReportReference,
    Resolution,
    Role,
    Span,
    Status,
)

IRIS = Iris()

# Everything that a Python string can hold, except half of a surrogate pair.
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
optional_text = st.none() | any_text
dates = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
)
optional_date = st.none() | dates
name_tuples = st.lists(any_text, unique=True, max_size=3).map(lambda found: tuple(sorted(found)))
article_ids = st.text("0123456789abcdef", min_size=1, max_size=16)
degrees = st.none() | st.floats(-180, 180, allow_nan=False)


def spans_of(body: str) -> st.SearchStrategy[Span]:
    places = st.tuples(st.integers(0, len(body)), st.integers(0, len(body)))
    return places.map(lambda found: Span(min(found), max(found), body[min(found) : max(found)]))


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    body = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
    span = spans_of(body)

    def sorted_spans(least: int = 0) -> st.SearchStrategy[tuple[Span, ...]]:
        found = st.lists(span, unique=True, min_size=least, max_size=3)
        return found.map(lambda some: tuple(sorted(some)))

    @st.composite
    def lead_first(draw: st.DrawFn) -> tuple[Span, ...]:
        found = draw(st.lists(span, unique=True, min_size=1, max_size=3))
        return (found[0], *sorted(found[1:]))

    def unique_names(limit: int) -> list[str]:
        return draw(st.lists(names, unique=True, max_size=limit))

    people = tuple(
        Person(
            name,
            draw(name_tuples),
            tuple(draw(st.lists(st.builds(Role, any_text, span), max_size=2))),
            draw(sorted_spans()),
            draw(span),
        )
        for name in unique_names(3)
    )
    organizations = tuple(
        Organization(name, draw(name_tuples), draw(sorted_spans()), draw(span))
        for name in unique_names(2)
    )
    place_names = unique_names(2)
    places = tuple(
        Place(
            name,
            draw(name_tuples),
            draw(optional_text),
            draw(degrees),
            draw(degrees),
            draw(sorted_spans()),
            draw(span),
            draw(st.none() | st.sampled_from(place_names)) if place_names else None,
        )
        for name in place_names
    )
    known = [person.name for person in people]
    known += [organization.name for organization in organizations]
    known += [place.name for place in places]
    some_name = st.sampled_from(known) | names if known else names
    parties = st.lists(some_name, unique=True, max_size=3).map(lambda found: tuple(sorted(found)))
    meetings = st.builds(
        MeetingReport,
        participants=parties,
        start=optional_date,
        end=optional_date,
        place=st.none() | some_name,
        status=st.sampled_from(get_args(Status)),
        kind=any_text,
        topics=name_tuples,
        trigger=span,
        evidence=lead_first() | st.just(()),
    )
    claims = st.builds(
        Claim,
        speakers=parties,
        speaker_text=optional_text,
        source=st.none() | span,
        cue=st.none() | span,
        content=sorted_spans(),
        quotation=st.sampled_from(get_args(Quotation)),
        attitude=any_text,
        negated=st.booleans(),
        about=parties,
        said_on=optional_date,
        evidence=lead_first() | st.just(()),
    )
    article = Article(
        id=draw(article_ids),
        file_name=draw(any_text),
        title=draw(optional_text),
        published=draw(optional_date),
        publisher=draw(optional_text),
        author=draw(optional_text),
        url=draw(optional_text | st.just("https://example.org/é?a=%20#b")),
        language=draw(optional_text),
        sha256=draw(any_text),
        text=body,
    )
    return Extraction(
        article,
        people,
        organizations,
        places,
        tuple(draw(st.lists(meetings, max_size=2))),
        tuple(draw(st.lists(claims, max_size=2))),
    )


@st.composite
def resolutions(draw: st.DrawFn) -> Resolution:
    references = draw(
        st.lists(
            st.builds(EntityReference, st.sampled_from(get_args(EntityKind)), any_text),
            unique=True,
            max_size=4,
        )
    )
    taken: set[tuple[EntityKind, str, str]] = set()
    entities = []
    for reference in sorted(references):
        members = [
            member
            for member in draw(st.lists(st.builds(Member, article_ids, any_text, any_text)))
            if (reference.kind, member.article_id, member.name) not in taken
        ]
        by_entry = {(member.article_id, member.name): member for member in members}
        taken |= {(reference.kind, *entry) for entry in by_entry}
        entities.append(
            Entity(
                reference.kind,
                reference.key,
                draw(any_text),
                draw(name_tuples),
                tuple(sorted(by_entry.values())),
                draw(optional_text),
                draw(degrees),
                draw(degrees),
                draw(st.none() | st.sampled_from(references)),
            )
        )
    report = st.builds(ReportReference, article_ids, st.integers(0, 30))
    meetings = []
    for key in sorted(draw(st.lists(any_text, unique=True, max_size=3))):
        reports = draw(st.lists(report, unique=True, min_size=1, max_size=3))
        chosen = draw(st.lists(st.sampled_from(references), unique=True)) if references else []
        meetings.append(
            Meeting(
                key,
                tuple(sorted(chosen)),
                draw(optional_date),
                draw(optional_date),
                draw(st.none() | st.sampled_from(references)) if references else None,
                draw(st.sampled_from(get_args(Status))),
                draw(any_text),
                draw(name_tuples),
                tuple(sorted(reports)),
                reports[0],
                draw(any_text),
            )
        )
    disagreements = {}
    if meetings:
        made = st.builds(
            Disagreement,
            st.sampled_from([meeting.key for meeting in meetings]),
            st.sampled_from(["start", "end", "place", "status"]),
            report,
            any_text,
            report,
            any_text,
        )
        for found in draw(st.lists(made, max_size=3)):
            identity = (found.meeting, found.property, found.report, found.other_report)
            disagreements[identity] = found
    return Resolution(
        tuple(entities),
        tuple(meetings),
        tuple(disagreements[identity] for identity in sorted(disagreements)),
    )


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
