"""Records made by hand, as the readers would make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import retries
from kg.graph.store import Store, open_store
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
    ReportReference,
    Resolution,
    Role,
    Span,
)
from tests.graph.servers import Server, told_server
from tests.graph.storing import put

REASON = "97 % of its words stand in the original"
MakeExtraction = Callable[..., Extraction]

NUMBER = Quad(
    NamedNode("https://b.test/a"),
    NamedNode("https://b.test/b"),
    Literal(-126.55444),
    NamedNode("https://b.test/numbers"),
)


def make_extraction(article_id: str = "a1", place: str = "Bern", marker: str = "") -> Extraction:
    first = f"President Ana Sol met Bo Lund in {place} on Jan. 5, 2026."
    second = '"We agreed," she said, "on all of it."'
    listed = "Northhaven Post, https://example.org/talks"
    text = f"{first}\n\n{second} [7]{marker}\n\n[7] {listed}"

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words), words)

    article = Article(
        id=article_id,
        file_name=f"{article_id}.txt",
        title="They met",
        published="2026-01-06",
        publisher=None,
        author="A. Writer",
        url="https://example.org/a?b=c",
        language="en",
        sha256="0" * 64,
        text=text,
        notes=("behind a paywall: read as far as the page shows it",),
    )
    sentence, quote = span(first), span(f"{second} [7]")
    return Extraction(
        article=article,
        people=(
            Person(
                "Ana Sol",
                ("Sol",),
                (Role("President", sentence),),
                (span("Ana Sol"),),
                sentence,
            ),
            Person("Bo Lund", (), (), (span("Bo Lund"),), sentence),
        ),
        organizations=(Organization("Lund Office", ("LO",), (), sentence),),
        places=(
            Place(place, (), "Switzerland", 46.948, 7.4474, (span(place),), sentence),
            Place("Switzerland", (), "Switzerland", None, None, (), sentence),
        ),
        meetings=(
            MeetingReport(
                ("Ana Sol", "Bo Lund", "local officials"),
                "2026-01-05",
                None,
                place,
                "held",
                "meeting",
                ("trade",),
                span("met"),
                (sentence,),
                Count(2, "meeting", at_least=False, evidence=sentence),
            ),
        ),
        claims=(
            Claim(
                ("Ana Sol",),
                "she",
                span("she"),
                span("said"),
                (span("We agreed"), span("on all of it")),
                "direct",
                "says",
                False,
                ("Bo Lund",),
                None,
                (quote, sentence),
                ("Bo Lund",),
            ),
        ),
        citations=(
            Citation(
                "7",
                span("[7]"),
                CitedSource(span(listed), "Northhaven Post", "https://example.org/talks"),
            ),
        ),
    )


def make_resolution(*article_ids: str) -> Resolution:
    def entity(kind: EntityKind, name: str, country: str | None = None) -> Entity:
        members = tuple(Member(one, name, "same name") for one in sorted(article_ids))
        within = EntityReference("place", country.lower()) if country not in (None, name) else None
        return Entity(kind, name.lower(), name, (), members, country, within=within)

    def reference(kind: EntityKind, key: str) -> EntityReference:
        return EntityReference(kind, key)

    reports = tuple(ReportReference(one, 0) for one in sorted(article_ids))
    disagreements = tuple(
        Disagreement("m1", "place", reports[0], "Bern", other, "Basel") for other in reports[1:]
    )
    return Resolution(
        entities=(
            entity("description", "local officials"),
            entity("person", "Ana Sol"),
            entity("person", "Bo Lund"),
            entity("place", "Bern", "Switzerland"),
            entity("place", "Switzerland", "Switzerland"),
        ),
        meetings=(
            Meeting(
                "m1",
                (
                    reference("description", "local officials"),
                    reference("person", "ana sol"),
                    reference("person", "bo lund"),
                ),
                "2026-01-05",
                None,
                reference("place", "bern"),
                "held",
                "meeting",
                ("trade",),
                reports,
                reports[0],
                "same people, same day",
            ),
        ),
        disagreements=disagreements,
        copies=tuple(
            Copy(other.article_id, reports[0].article_id, REASON) for other in reports[1:]
        ),
    )


@pytest.fixture
def extraction() -> Extraction:
    return make_extraction()


@pytest.fixture
def another() -> MakeExtraction:
    """Makes more articles: of another id, place or ending."""
    return make_extraction


@pytest.fixture
def resolve() -> Callable[..., Resolution]:
    """Makes the resolution of the articles with the ids given."""
    return make_resolution


@pytest.fixture
def store() -> Store:
    return open_store("memory:")


@pytest.fixture(params=["memory", "folder", "server"])
def each_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Every kind of store in turn, empty."""
    if request.param == "memory":
        location = "memory:"
    elif request.param == "folder":
        location = str(tmp_path / "store")
    else:
        location = request.getfixturevalue("oxigraph_server")
    with open_store(location, create=True) as opened:
        yield opened


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds between attempts at a server, which nobody waits for here."""
    seconds: list[float] = []
    monkeypatch.setattr(retries, "sleep", seconds.append)
    return seconds


@pytest.fixture
def server(slept: list[float]) -> Iterator[Server]:
    """A server that says what it is told to say."""
    with told_server() as told:
        yield told


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Store]:
    """A folder with two articles and a number of eight digits, open for reading."""
    location = str(tmp_path / "source")
    with open_store(location, create=True) as store:
        put(store, make_extraction(), "/a")
        put(store, make_extraction("a2", "Basel"), "/b")
        store.put_resolution(make_resolution("a1", "a2"), "one")
        store.write(insert=[NUMBER])
    with open_store(location, read_only=True) as store:
        yield store


@pytest.fixture
def empty_virtuoso(virtuoso: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a Virtuoso that holds nothing of ours."""
    monkeypatch.setenv("NEWSKG_STORE_USER", "dba")
    monkeypatch.setenv("NEWSKG_STORE_PASSWORD", "dba")
    address = f"{virtuoso}-auth"
    with open_store(address) as store:
        store.write(drop=[NamedNode(iri) for iri in store.graphs()])
    return address
