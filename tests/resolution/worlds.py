"""Small worlds in which as much as possible is nearly the same: for comparing two ways to resolve.

Surnames, places and dates clash, names come short, long, turned round and with initials, and few
articles tell of the same few meetings.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from hypothesis import strategies as st

from kg.records import (
    Article,
    Extraction,
    MeetingReport,
    Organization,
    Person,
    Place,
    ReportReference,
    Span,
    Status,
)
from kg.resolution import Corrections, Named, Ruling
from tests.resolution.factories import (
    claim,
    counted,
    extraction,
    organization,
    person,
    place,
    report,
)

Side = TypeVar("Side")

ARTICLES = [f"a{number}" for number in range(1, 7)]
PEOPLE = [
    "Ann Hill", "Hill", "President Hill", "Bob Hill", "A. Hill", "Ann Mary Hill", "Ann Hill Berg",
    "Berg", "Hill Ann", "Kim Jong Un", "Kim", "Jong Un Kim", "Un", "Francis", "Pope Francis",
    "Carl Stone", "Stone", "Carl Stone Jr", "Shahbaz Stone", "Shehbaz Stone", "Shehbaz Carl Stone",
]  # fmt: skip
ROLES = ["president", "footballer", "Japanese prime minister", "professor", "minister", "pope"]
ORGANIZATIONS = [
    "World Health Organization", "WHO", "The WHO", "Foreign Ministry", "foreign ministry",
    "Acme Corp.", "Acme", "Hill",
]  # fmt: skip
PLACES = ["Cambridge", "The Hague", "Hague", "Japan", "Tokyo", "Hill Hotel", "US", "Tokyo City"]
COUNTRIES = [None, "Japan", "United States", "Netherlands"]
POINTS = [None, (35.7, 139.7), (42.4, -71.1), (52.2, 0.1)]
UNNAMED = ["officials", "US officials", "a delegation of US officials", "lawmakers"]
SENTENCES = [
    "The ministers of both countries sat down in Oslo on Monday and spoke at length about fish,"
    " grain, the price of bread, ferries to the islands, and who should pay for all of that.",
    "Nobody in the room had expected the Danish delegation to leave before the soup was served,"
    " and the cooks, it is said, were still at work when the last car had gone down the hill.",
    "A bridge over the river Tana will be built after all, the mayor of Karasjok told reporters,"
    " because without it no lorry can reach the new harbour between October and the end of May.",
]
DATES = [None, "2024-05-01", "2024-05-02", "2024-05-03", "2024-05-06", "2024-05", "2024"]


def _some(pool: list[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(pool), max_size=most, unique=True)


@st.composite
def people(draw: st.DrawFn, name: str) -> Person:
    """A person of that name."""
    roles, aliases = draw(_some(ROLES, 2)), draw(_some(PEOPLE, 2))
    return person(name, *roles, aliases=set(aliases) - {name}, mentions=[name, *aliases])


@st.composite
def organizations(draw: st.DrawFn, name: str) -> Organization:
    """An organization of that name."""
    return organization(name, *set(draw(_some(ORGANIZATIONS, 2))) - {name})


@st.composite
def places(draw: st.DrawFn, name: str) -> Place:
    """A place of that name."""
    country, at = draw(st.sampled_from(COUNTRIES)), draw(st.sampled_from(POINTS))
    aliases = set(draw(_some(PLACES, 1))) - {name}
    found = place(name, country, at, aliases)
    within = draw(st.sampled_from([None, None, *PLACES]))
    return Place(
        found.name, found.aliases, found.country, found.latitude, found.longitude, found.mentions,
        found.evidence, None if within == name else within,
    )  # fmt: skip


@st.composite
def reports(draw: st.DrawFn, parties: list[str], sites: list[str]) -> MeetingReport:
    """A report about some of these parties."""
    start = draw(st.sampled_from(DATES))
    end = draw(st.sampled_from(DATES)) if start is not None and len(start) == 10 else None
    statuses: list[Status] = ["held", "held", "planned", "cancelled", "proposed"]
    return report(
        draw(st.lists(st.sampled_from(parties), max_size=4, unique=True)),
        start,
        end if end is not None and start is not None and len(end) == 10 and end > start else None,
        where=draw(st.sampled_from([None, *sites])),
        status=draw(st.sampled_from(statuses)),
        kind=draw(st.sampled_from(["meeting", "meeting", "summit", "phone call"])),
        topics=draw(_some(["trade", "visas"], 1)),
        count=draw(
            st.sampled_from([None, None, counted(2), counted(3), counted(3, at_least=True)])
        ),
    )


@st.composite
def extractions(draw: st.DrawFn, article_id: str) -> Extraction:
    """What is read out of an article of that id."""
    persons, bodies = draw(_some(PEOPLE, 3)), draw(_some(ORGANIZATIONS, 2))
    sites = draw(_some(PLACES, 3))
    parties = [*persons, *bodies, *draw(_some(UNNAMED, 2)), "officials"]
    text = " ".join(draw(st.lists(st.sampled_from(SENTENCES), max_size=3)))
    found = extraction(
        article_id,
        draw(st.sampled_from(DATES)),
        people=[draw(people(name)) for name in persons],
        organizations=[draw(organizations(name)) for name in bodies],
        places=[draw(places(name)) for name in sites],
        meetings=draw(st.lists(reports(parties, [*sites, "officials", "Hill"]), max_size=3)),
        claims=[claim(*draw(_some([*parties, "lawmakers"], 1)))],
    )
    return replace(found, article=replace(found.article, text=text))


@st.composite
def rulings_of_entries(draw: st.DrawFn) -> Ruling:
    """That entries are one thing, or several."""
    kind, pool = draw(
        st.sampled_from(
            [
                ("person", PEOPLE),
                ("organization", ORGANIZATIONS),
                ("place", PLACES),
                ("description", UNNAMED),
            ]
        )
    )
    one = st.builds(
        Named,
        st.just(kind),
        st.sampled_from(pool),
        st.sampled_from([None, None, *ARTICLES[:3]]),
    )
    return Ruling(draw(_sides(one)), draw(st.sampled_from(["Ann says so", "Bob says so"])))


@st.composite
def rulings_of_reports(draw: st.DrawFn) -> Ruling:
    """That reports tell of one meeting, or of several."""
    one = st.builds(ReportReference, st.sampled_from(ARTICLES[:4]), st.integers(0, 2))
    return Ruling(draw(_sides(one)), draw(st.sampled_from(["Ann says so", "Bob says so"])))


def _sides(one: st.SearchStrategy[Side]) -> st.SearchStrategy[tuple[tuple[Side, ...], ...]]:
    side = st.lists(one, min_size=1, max_size=2, unique=True).map(tuple)
    return st.lists(side, min_size=2, max_size=3).map(tuple)


@st.composite
def corrections(draw: st.DrawFn) -> Corrections:
    """A few rulings."""
    several = st.lists(st.one_of(rulings_of_entries(), rulings_of_reports()), max_size=2).map(tuple)
    return Corrections(draw(several), draw(several))


@st.composite
def steps(draw: st.DrawFn) -> tuple[dict[str, Extraction | None], Corrections | None]:
    """What changes at once: articles by id (None for one that goes), and perhaps the decisions."""
    changed = draw(st.lists(st.sampled_from(ARTICLES), min_size=1, max_size=3, unique=True))
    return (
        {one: draw(extractions(one)) if draw(st.integers(0, 3)) else None for one in changed},
        draw(corrections()) if draw(st.integers(0, 3)) == 0 else None,
    )


def stored(read: Extraction) -> Extraction:
    """The same, with a text that holds all words that it speaks of, as a store wants it."""
    text = read.article.text + "\n\n"
    places: dict[str, int] = {}

    def moved(value: object) -> object:
        nonlocal text
        if isinstance(value, Span):
            if value.text not in places:
                places[value.text] = len(text)
                text += f"{value.text}\n\n"
            start = places[value.text]
            return Span(start, start + len(value.text), value.text)
        if isinstance(value, tuple):
            return tuple(map(moved, value))
        if is_dataclass(value) and not isinstance(value, type | Article):
            return replace(
                value, **{one.name: moved(getattr(value, one.name)) for one in fields(value)}
            )
        return value

    names = {place.name for place in read.places}
    sites = [
        replace(one, within=one.within if one.within in names else None) for one in read.places
    ]
    placed = moved(replace(read, places=tuple(sites)))
    assert isinstance(placed, Extraction)
    return replace(placed, article=replace(read.article, text=text))
