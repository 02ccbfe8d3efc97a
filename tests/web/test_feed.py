"""The Atom feed, held against RFC 4287."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from kg.graph.store import Store, open_store
from kg.records import EntityReference, Extraction
from kg.web import create_app

from .conftest import resolution

Extractions = tuple[Extraction, Extraction, Extraction]
ATOM = "{http://www.w3.org/2005/Atom}"
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
ABSOLUTE = re.compile(r"https?://\S+")


@pytest.fixture(scope="module")
def growing(extractions: Extractions) -> Iterator[Store]:
    """A store whose articles were read on three days: the second retells what the first says."""
    days = ("2026-03-07", "2026-03-09", "2026-03-08")
    with open_store("memory:") as opened:
        for extraction, day in zip(extractions, days, strict=True):
            name = f"/articles/{extraction.article.file_name}"
            opened.put_article(extraction, source=name, ingested=day, reader_version="test")
        opened.put_resolution(resolution(*extractions), "digest")
        yield opened


def feed(client: FlaskClient, **values: str) -> ElementTree.Element:
    answer = client.get("/feed.atom", query_string=values)
    assert answer.status_code == 200
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.data)


def text(element: ElementTree.Element, name: str) -> str:
    """The text of the one child of that name."""
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


def links(element: ElementTree.Element) -> dict[str, str]:
    return {each.attrib["rel"]: each.attrib["href"] for each in element.findall(f"{ATOM}link")}


def test_newest_first_and_updated_by_later_articles(growing: Store) -> None:
    client = create_app({"STORE": growing}).test_client()
    found = [
        (text(each, "published"), text(each, "updated"))
        for each in feed(client).iter(f"{ATOM}entry")
    ]
    assert found == [
        ("2026-03-09T00:00:00Z", "2026-03-09T00:00:00Z"),
        ("2026-03-07T00:00:00Z", "2026-03-09T00:00:00Z"),
        ("2026-03-08T00:00:00Z", "2026-03-08T00:00:00Z"),
    ]
    assert text(feed(client), "updated") == "2026-03-09T00:00:00Z"


def test_an_entry(client: FlaskClient, store: Store, extractions: Extractions) -> None:
    ((meeting,),) = store.query("SELECT ?m WHERE { ?m kg:reportCount 2 }").rows
    (entry,) = (
        each for each in feed(client).iter(f"{ATOM}entry") if text(each, "id") == str(meeting)
    )
    article = extractions[0].article
    sentence = "Foreign Minister Ana Prado met Jonas Weber in Lisbon on 3 March 2026."
    start = article.text.index(sentence)
    path = str(meeting).removeprefix("https://newskg.example/id/")
    assert text(entry, "content") == f"“{sentence}” ({article.title}, The Harbour Post)"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "The Harbour Post"
    assert links(entry) == {
        "alternate": f"http://localhost/doc/{path}",
        "related": (f"http://localhost/articles/{article.id}#char={start},{start + len(sentence)}"),
        "via": "https://harbour.example/lisbon",
    }
    assert [each.attrib for each in entry.findall(f"{ATOM}category")] == [{"term": "held"}]


def test_what_rfc_4287_requires(client: FlaskClient) -> None:
    root = feed(client)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for element in (root, *entries):
        assert ABSOLUTE.fullmatch(text(element, "id"))
        assert text(element, "title")
        assert INSTANT.fullmatch(text(element, "updated"))
        rels = [(link.attrib["rel"], link.get("type")) for link in element.findall(f"{ATOM}link")]
        assert rels.count(("alternate", "text/html")) == 1
        assert all(ABSOLUTE.fullmatch(each) for each in links(element).values())
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "newskg"
    assert links(root)["self"] == "http://localhost/feed.atom"
    assert len({text(each, "id") for each in entries}) == 3
    for entry in entries:
        assert [each.attrib for each in entry.findall(f"{ATOM}content")] == [{"type": "text"}]
        assert len(entry.findall(f"{ATOM}author")) <= 1


def test_the_same_graph_has_the_same_feed_wherever_it_is_served(client: FlaskClient) -> None:
    here = feed(client)
    there = ElementTree.fromstring(client.get("/feed.atom", base_url="http://other.example/").data)
    assert text(here, "id") == text(there, "id") == "https://newskg.example/feed.atom"
    assert [text(each, "id") for each in here.iter(f"{ATOM}entry")] == [
        text(each, "id") for each in there.iter(f"{ATOM}entry")
    ]


def test_meetings_of_one_participant(client: FlaskClient, store: Store) -> None:
    found = feed(client, person="jonas weber")
    assert text(found, "title") == "New meetings of Jonas Weber"
    assert len(found.findall(f"{ATOM}entry")) == 2
    iri = store.iris.entity(EntityReference("person", "jonas weber"))
    by_iri = feed(client, person=iri)
    assert text(found, "id") == text(by_iri, "id")
    assert text(found, "id").startswith("https://newskg.example/feed.atom?person=https%3A%2F%2F")
    assert len(by_iri.findall(f"{ATOM}entry")) == 2


def test_a_participant_whom_nobody_knows(client: FlaskClient) -> None:
    answer = client.get("/feed.atom?person=Jonas+Webber")
    assert (answer.status_code, answer.json) == (
        400,
        {
            "error": "person: nothing in the graph is called 'Jonas Webber'; "
            "did you mean Jonas Weber?",
            "status": 400,
        },
    )


def test_hostile_text_stays_text(client: FlaskClient) -> None:
    answer = client.get("/feed.atom")
    assert b"<script" not in answer.data
    assert b"javascript:" not in answer.data
    assert "document.title='owned'" in "".join(ElementTree.fromstring(answer.data).itertext())


def test_pages_name_the_feed(client: FlaskClient) -> None:
    assert (
        '<link rel="alternate" type="application/atom+xml" title="New meetings" href="/feed.atom">'
    ) in client.get("/questions/").text


def test_a_feed_without_meetings() -> None:
    with open_store("memory:") as empty:
        root = feed(create_app({"STORE": empty}).test_client())
    assert root.findall(f"{ATOM}entry") == []
    assert text(root, "updated") == "1970-01-01T00:00:00Z"
