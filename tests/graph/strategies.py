"""Hypothesis strategies: every record that the readers or the resolver may make."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from kg.records import (
    Article,
    Citation,
    CitedSource,
    Claim,
    Copy,
    Count,
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
        count=st.none()
        | st.builds(
            Count,
            number=st.integers(1, 99),
            kind=any_text,
            at_least=st.booleans(),
            evidence=span,
        ),
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
    sources = {
        mark: draw(
            st.none()
            | st.builds(CitedSource, st.none() | span, optional_text, optional_text).filter(
                lambda source: source != CitedSource(None, None, None)
            )
        )
        for mark in unique_names(2)
    }
    cited: list[tuple[str, Span]] = []
    if sources:
        marked = st.tuples(st.sampled_from(sorted(sources)), span)
        cited = draw(st.lists(marked, unique=True, max_size=4))
    citations = [Citation(mark, place, sources[mark]) for mark, place in cited]
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
        tuple(sorted(citations, key=lambda citation: citation.place)),
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
        draw(copies()),
    )


@st.composite
def copies(draw: st.DrawFn) -> tuple[Copy, ...]:
    ids = sorted(draw(st.sets(article_ids, max_size=4)))
    return tuple(Copy(one, ids[0], draw(any_text)) for one in ids[1:])
