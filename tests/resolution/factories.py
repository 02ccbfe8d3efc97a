"""Small articles built by hand: only what a test speaks of has to be said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.records import (
    Article,
    Claim,
    Count,
    Entity,
    EntityKind,
    Extraction,
    Meeting,
    MeetingReport,
    Organization,
    Person,
    Place,
    Resolution,
    Role,
    Span,
    Status,
)
from kg.resolution import resolve


def span(text: str) -> Span:
    return Span(0, len(text), text)


def person(
    name: str, *roles: str, aliases: Iterable[str] = (), mentions: Iterable[str] | None = None
) -> Person:
    evidence = span(f"{name} spoke.")
    seen = [name] if mentions is None else mentions
    return Person(
        name,
        tuple(sorted(aliases)),
        tuple(Role(role, evidence) for role in roles),
        tuple(map(span, seen)),
        evidence,
    )


def organization(name: str, *aliases: str) -> Organization:
    return Organization(name, tuple(sorted(aliases)), (span(name),), span(f"{name} said so."))


def place(
    name: str,
    country: str | None = None,
    at: tuple[float, float] | None = None,
    aliases: Iterable[str] = (),
) -> Place:
    latitude, longitude = at or (None, None)
    return Place(
        name,
        tuple(sorted(aliases)),
        country,
        latitude,
        longitude,
        (span(name),),
        span(f"In {name}."),
    )


def report(
    participants: Sequence[str],
    start: str | None = None,
    end: str | None = None,
    *,
    where: str | None = None,
    status: Status = "held",
    kind: str = "meeting",
    topics: Iterable[str] = (),
    count: Count | None = None,
) -> MeetingReport:
    return MeetingReport(
        tuple(sorted(participants)),
        start,
        end,
        where,
        status,
        kind,
        tuple(sorted(topics)),
        span("met"),
        (span("They met."),),
        count,
    )


def counted(number: int, kind: str = "meeting", *, at_least: bool = False) -> Count:
    return Count(number, kind, at_least, span("They met."))


def claim(*speakers: str) -> Claim:
    return Claim(
        tuple(sorted(speakers)),
        None,
        None,
        span("said"),
        (span("it is so"),),
        "indirect",
        "says",
        False,
        (),
        None,
        (span("They said it is so."),),
    )


def extraction(
    article_id: str,
    published: str | None = None,
    *,
    people: Sequence[Person] = (),
    organizations: Sequence[Organization] = (),
    places: Sequence[Place] = (),
    meetings: Sequence[MeetingReport] = (),
    claims: Sequence[Claim] = (),
) -> Extraction:
    article = Article(
        article_id,
        f"{article_id}.txt",
        None,
        published,
        None,
        None,
        None,
        "en",
        article_id * 4,
        "They met.",
    )
    return Extraction(
        article,
        tuple(people),
        tuple(organizations),
        tuple(places),
        tuple(meetings),
        tuple(claims),
    )


def entities(resolution: Resolution, kind: EntityKind) -> list[Entity]:
    return [entity for entity in resolution.entities if entity.kind == kind]


def members(
    resolution: Resolution, kind: EntityKind = "person"
) -> dict[str, list[tuple[str, str]]]:
    """By key, which article's which entry belongs there."""
    return {
        entity.key: [(member.article_id, member.name) for member in entity.members]
        for entity in entities(resolution, kind)
    }


def reasons(resolution: Resolution, kind: EntityKind = "person") -> dict[tuple[str, str], str]:
    """By article and entry, why it belongs where it is."""
    return {
        (member.article_id, member.name): member.reason
        for entity in entities(resolution, kind)
        for member in entity.members
    }


def told(meeting: Meeting) -> list[tuple[str, int]]:
    """Which reports tell of a meeting."""
    return [(reference.article_id, reference.index) for reference in meeting.reports]


ANN, BEA, CAL = "Ann Hill", "Bea Rose", "Cal Stone"
BOTH = (ANN, BEA)
PLACES = (
    place("Nara", "Japan", (34.685, 135.805)),
    place("Nara City", "Japan"),
    place("Nara Prefecture", "Japan"),
    place("Tokyo", "Japan", (35.689, 139.692)),
    place("Paris", "France", (48.857, 2.352)),
    place("Japan", "Japan"),
)


def article(article_id: str, *meetings: MeetingReport, published: str | None = None) -> Extraction:
    """An article about meetings of Ann Hill, Bea Rose and Cal Stone in any of `PLACES`."""
    people = [person(name) for name in (ANN, BEA, CAL)]
    return extraction(article_id, published, people=people, places=PLACES, meetings=meetings)


def meetings(*articles: Extraction) -> tuple[Meeting, ...]:
    """The meetings that articles tell of."""
    return resolve(articles).meetings


def groups(*articles: Extraction) -> list[list[tuple[str, int]]]:
    """Which reports tell of one meeting."""
    return sorted(told(meeting) for meeting in meetings(*articles))


def together(*articles: Person | list[Person]) -> dict[str, list[tuple[str, str]]]:
    """Who is one, where each argument is the people of one article: a1, a2 and so on."""
    return members(
        resolve(
            extraction(f"a{number}", people=people if isinstance(people, list) else [people])
            for number, people in enumerate(articles, start=1)
        )
    )
