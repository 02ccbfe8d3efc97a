"""A small graph made by hand: two articles that disagree about a place, and a hostile one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from kg.graph.store import Store, open_store
from kg.records import (
    Article,
    Claim,
    Disagreement,
    Entity,
    EntityReference,
    Extraction,
    Meeting,
    MeetingReport,
    Member,
    Organization,
    Person,
    Place,
    ReportReference,
    Resolution,
    Role,
    Span,
)
from kg.web import create_app
from tests.web.adding import allowing
from tests.web.browser import Visit, chromium, served, visiting

HARBOUR = (
    "Ministers meet in Lisbon\r\n\r\n"
    "The 🌊 blew over the harbour when the talks began. Foreign Minister Ana Prado met Jonas Weber "
    "in Lisbon on 3 March 2026. They spoke about fishing rights.\r\n\r\n"
    "“We have found a way,” Prado said.\r\n\r\n"
    "print page small font big font\r\n"
)
WEEK = (
    "A week of talks\n\n"
    "Ana Prado and Jonas Weber held talks in Porto on 3 March 2026. "
    "Weber will receive Prado in Berlin in May 2026.\n"
)
HOSTILE = (
    "<script>document.title='owned'</script>\n\n"
    '<img src=x onerror="document.title=\'owned\'"> <b>=Mallory</b> met "Bob" & Ana Prado in '
    "Lisbon.\n"
)
HOSTILE_TITLE = "<script>document.title='owned'</script>"


def span(text: str, words: str, length: int | None = None) -> Span:
    """The stretch of ``text`` where ``words`` stand first, or the first ``length`` of it."""
    start = text.index(words)
    stretch = words[:length]
    return Span(start, start + len(stretch), stretch)


def article(file_name: str, text: str, title: str, published: str | None, url: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=digest[:16],
        file_name=file_name,
        title=title,
        published=published,
        publisher="The Harbour Post" if published else None,
        author="Ines Rocha" if published else None,
        url=url,
        language="en",
        sha256=digest,
        text=text,
    )


def person(text: str, name: str, sentence: str, *roles: str) -> Person:
    evidence = span(text, sentence)
    return Person(
        name=name,
        aliases=(),
        roles=tuple(Role(role, evidence) for role in roles),
        mentions=(span(text, name),),
        evidence=evidence,
    )


def place(text: str, name: str, country: str | None, sentence: str) -> Place:
    return Place(name, (), country, None, None, (span(text, name),), span(text, sentence))


def report(text: str, sentence: str, trigger: str, *people: str, **fields: str) -> MeetingReport:
    values = {"start": "2026-03-03", "place": "Lisbon", "status": "held"} | fields
    return MeetingReport(
        participants=tuple(sorted(people)),
        start=values["start"] or None,
        end=None,
        place=values["place"],
        status=values["status"],  # type: ignore[arg-type]
        kind="talks",
        topics=(),
        trigger=span(text, trigger),
        evidence=(span(text, sentence),),
    )


def harbour() -> Extraction:
    met = "Foreign Minister Ana Prado met Jonas Weber in Lisbon on 3 March 2026."
    said = "“We have found a way,” Prado said."
    return Extraction(
        article=article(
            "harbour.txt",
            HARBOUR,
            "Ministers meet in Lisbon",
            "2026-03-04",
            "https://harbour.example/lisbon",
        ),
        people=(
            person(HARBOUR, "Ana Prado", met, "Foreign Minister"),
            person(HARBOUR, "Jonas Weber", met),
        ),
        organizations=(),
        places=(place(HARBOUR, "Lisbon", "Portugal", "Ministers meet in Lisbon"),),
        meetings=(report(HARBOUR, met, "met Jonas", "Ana Prado", "Jonas Weber"),),
        claims=(
            Claim(
                speakers=("Ana Prado",),
                speaker_text="Prado",
                source=span(HARBOUR, "Prado said", 5),
                cue=span(HARBOUR, "said"),
                content=(span(HARBOUR, "We have found a way,"),),
                quotation="direct",
                attitude="says",
                negated=False,
                about=(),
                said_on=None,
                evidence=(span(HARBOUR, said),),
            ),
        ),
    )


def week() -> Extraction:
    held = "Ana Prado and Jonas Weber held talks in Porto on 3 March 2026."
    planned = "Weber will receive Prado in Berlin in May 2026."
    return Extraction(
        article=article("week.txt", WEEK, "A week of talks", "2026-03-06", "https://week.example/"),
        people=(person(WEEK, "Ana Prado", held), person(WEEK, "Jonas Weber", held)),
        organizations=(),
        places=(
            place(WEEK, "Porto", "Portugal", held),
            place(WEEK, "Berlin", "Germany", planned),
        ),
        meetings=(
            report(WEEK, held, "talks in", "Ana Prado", "Jonas Weber", place="Porto"),
            report(
                WEEK, planned, "receive", "Ana Prado", "Jonas Weber",
                place="Berlin", start="2026-05", status="planned",
            ),
        ),
        claims=(),
    )  # fmt: skip


def hostile() -> Extraction:
    met = HOSTILE.splitlines()[2]
    return Extraction(
        article=article("=cmd.txt", HOSTILE, HOSTILE_TITLE, None, "javascript:alert(1)"),
        people=(person(HOSTILE, "=Mallory", met), person(HOSTILE, "Ana Prado", met)),
        organizations=(
            Organization('"Bob" & ', (), (span(HOSTILE, '"Bob" & '),), span(HOSTILE, met)),
        ),
        places=(place(HOSTILE, "Lisbon", "Portugal", met),),
        meetings=(report(HOSTILE, met, "met", "=Mallory", "Ana Prado", start=""),),
        claims=(),
    )


def entity(kind: str, name: str, *articles: Extraction, **fields: str | float) -> Entity:
    members = tuple(sorted(Member(each.article.id, name, "the same name") for each in articles))
    return Entity(kind, name.lower(), name, (), members, **fields)  # type: ignore[arg-type]


def resolution(first: Extraction, second: Extraction, third: Extraction) -> Resolution:
    ana, jonas = EntityReference("person", "ana prado"), EntityReference("person", "jonas weber")
    mallory = EntityReference("person", "=mallory")
    lisbon, berlin = EntityReference("place", "lisbon"), EntityReference("place", "berlin")
    of_first, of_second = (
        ReportReference(first.article.id, 0),
        ReportReference(second.article.id, 0),
    )
    planned, of_third = ReportReference(second.article.id, 1), ReportReference(third.article.id, 0)
    reason = "the same people on the same day"
    return Resolution(
        entities=(
            entity("person", "=Mallory", third),
            entity("person", "Ana Prado", first, second, third),
            entity("person", "Jonas Weber", first, second),
            entity("organization", '"Bob" & ', third),
            entity("place", "Berlin", second, country="Germany"),
            entity("place", "Lisbon", first, third, country="Portugal"),
            entity("place", "Porto", second, country="Portugal"),
        ),
        meetings=(
            Meeting(
                "lisbon", (ana, jonas), "2026-03-03", None, lisbon, "held", "talks", (),
                tuple(sorted((of_first, of_second))), of_first, reason,
            ),
            Meeting(
                "berlin", (ana, jonas), "2026-05", None, berlin, "planned", "talks", (),
                (planned,), planned, reason,
            ),
            Meeting(
                "mallory", (mallory, ana), None, None, lisbon, "held", "talks", (),
                (of_third,), of_third, reason,
            ),
        ),
        disagreements=(
            Disagreement("lisbon", "place", of_first, "Lisbon", of_second, "Porto"),
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def extractions() -> tuple[Extraction, Extraction, Extraction]:
    return harbour(), week(), hostile()


@pytest.fixture(scope="session")
def store(extractions: tuple[Extraction, Extraction, Extraction]) -> Iterator[Store]:
    with open_store("memory:") as opened:
        for extraction in extractions:
            opened.put_article(
                extraction,
                source=f"/articles/{extraction.article.file_name}",
                ingested="2026-03-07",
                reader_version="test",
            )
        opened.put_resolution(resolution(*extractions), "digest")
        yield opened


@pytest.fixture(scope="session")
def client(store: Store) -> FlaskClient:
    return create_app({"STORE": store, "TESTING": True}).test_client()


@pytest.fixture(scope="module")
def address(store: Store) -> Iterator[str]:
    """Where a server shows the small graph."""
    with served(create_app({"STORE": store})) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def visit(browser: Browser, address: str) -> Visit:
    return visiting(browser, address)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """The application where articles may be added."""
    with allowing(tmp_path) as made:
        yield made


@pytest.fixture
def adding(app: Flask) -> FlaskClient:
    return app.test_client()
