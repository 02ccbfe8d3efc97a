"""A graph with 5,000 meetings: 150 people, 40 places, ten years, dates of every precision."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from kg.graph.store import Store, open_store
from kg.questions import Answer, Catalogue, ask
from kg.records import (
    Article,
    Entity,
    EntityKind,
    EntityReference,
    Extraction,
    Meeting,
    MeetingReport,
    Member,
    Person,
    Place,
    ReportReference,
    Resolution,
    Span,
)
from kg.web import create_app
from kg.web import questions as web_questions
from tests.web.browser import Visit, served, visiting

MEETINGS = 5000
PEOPLE = 150
PLACES = 40
REPORTS = 250
"""Meetings that one article reports."""

SENTENCE = "They met."
_SPAN = Span(0, len(SENTENCE), SENTENCE)
_REASON = "the same name"


def day(number: int) -> str:
    """The date of a meeting: a day, every tenth a month, every hundredth a year."""
    year, month = 2010 + number % 10, 1 + number // 10 % 12
    if number % 100 == 7:
        return f"{year}"
    if number % 10 == 3:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{1 + number % calendar.monthrange(year, month)[1]:02}"


def pair(number: int) -> tuple[str, str]:
    """Who meets: 150 people in pairs; low numbers meet more often."""
    one = number * number % PEOPLE
    other = (one + 1 + number % 7) % PEOPLE
    first, second = sorted((f"Person {one:03}", f"Person {other:03}"))
    return first, second


def place(number: int) -> str:
    return f"Place {number % PLACES:02}"


def _article(number: int) -> Extraction:
    meetings = range(number * REPORTS, (number + 1) * REPORTS)
    names = sorted({name for each in meetings for name in pair(each)})
    places = sorted({place(each) for each in meetings})
    return Extraction(
        article=Article(
            id=f"{number:016x}",
            file_name=f"{number}.txt",
            title=f"Article {number}",
            published="2020-01-01",
            publisher=None,
            author=None,
            url=None,
            language="en",
            sha256=f"{number:064x}",
            text=SENTENCE,
        ),
        people=tuple(Person(name, (), (), (_SPAN,), _SPAN) for name in names),
        organizations=(),
        places=tuple(Place(name, (), None, None, None, (_SPAN,), _SPAN) for name in places),
        meetings=tuple(
            MeetingReport(
                participants=pair(each),
                start=day(each),
                end=None,
                place=place(each),
                status="held",
                kind="talks",
                topics=(),
                trigger=_SPAN,
                evidence=(_SPAN,),
            )
            for each in meetings
        ),
        claims=(),
    )


def _entity(kind: EntityKind, name: str, articles: list[Extraction]) -> Entity:
    named = sorted(
        each.article.id
        for each in articles
        if name in {person.name for person in each.people} | {known.name for known in each.places}
    )
    members = tuple(Member(article, name, _REASON) for article in named)
    return Entity(kind, name.lower(), name, (), members)


def _place(number: int, articles: list[Extraction]) -> Entity:
    """Every fourth place has no position: of these, the first lie in France, the others nowhere."""
    found = _entity("place", f"Place {number:02}", articles)
    if number % 4:
        return replace(found, latitude=-50.0 + 2.5 * number, longitude=-170.0 + 8.5 * number)
    return replace(found, country="France") if number < PLACES // 2 else found


def _resolution(articles: list[Extraction]) -> Resolution:
    meetings = []
    for number in range(MEETINGS):
        report = ReportReference(articles[number // REPORTS].article.id, number % REPORTS)
        pairs = tuple(EntityReference("person", name.lower()) for name in pair(number))
        where = EntityReference("place", place(number).lower())
        meetings.append(
            Meeting(
                f"{number:04}", pairs, day(number), None, where, "held", "talks", (),
                (report,), report, _REASON,
            )
        )  # fmt: skip
    people = [_entity("person", f"Person {each:03}", articles) for each in range(PEOPLE)]
    named = [each for each in people if each.members]
    places = [_place(number, articles) for number in range(PLACES)]
    return Resolution((*named, *places), tuple(meetings), ())


@pytest.fixture
def addresses(client: FlaskClient) -> Iterator[None]:
    """Addresses of pages can be made, as while a request is answered."""
    with client.application.test_request_context():
        yield


@pytest.fixture(scope="session")
def large_store() -> Iterator[Store]:
    articles = [_article(number) for number in range(MEETINGS // REPORTS)]
    with open_store("memory:") as opened:
        for each in articles:
            opened.put_article(
                each, source=each.article.file_name, ingested="2026-03-07", reader_version="test"
            )
        opened.put_resolution(_resolution(articles), "digest")
        yield opened


@pytest.fixture(scope="session", autouse=True)
def asked_once() -> Iterator[None]:
    """Each question is asked once: these tests are about what pages make of its answer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(web_questions, "ask", _remembering(ask))
        yield


def _remembering(asks: Callable[..., Answer]) -> Callable[..., Answer]:
    known: dict[tuple[int, str, str], Answer] = {}

    def remembered(store: Store, catalogue: Catalogue, name: str, values: object) -> Answer:
        key = (id(store), name, repr(values))
        if key not in known:
            known[key] = asks(store, catalogue, name, values)
        return known[key]

    return remembered


@pytest.fixture(scope="session")
def large(large_store: Store) -> FlaskClient:
    return create_app({"STORE": large_store, "TESTING": True}).test_client()


@pytest.fixture(scope="module")
def large_address(large_store: Store) -> Iterator[str]:
    with served(create_app({"STORE": large_store})) as found:
        yield found


@pytest.fixture
def visit_large(browser: Browser, large_address: str) -> Visit:
    return visiting(browser, large_address)
