"""Pages of articles that tell one story, and of the meeting that they report."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from kg.graph.store import Store, open_store
from kg.records import Copy, Extraction
from kg.web import create_app
from tests.web.conftest import resolution

Three = tuple[Extraction, Extraction, Extraction]
REASON = "93 % of its words stand in the original, published 2 days earlier"


@pytest.fixture(scope="module")
def copied(extractions: Three) -> Iterator[Store]:
    """The small graph, where the second article is a copy of the first that was edited."""
    first, second, _ = (each.article.id for each in extractions)
    with open_store("memory:") as opened:
        for extraction in extractions:
            source = f"/articles/{extraction.article.file_name}"
            opened.put_article(
                extraction, source=source, ingested="2026-03-07", reader_version="test"
            )
        copies = (Copy(second, first, REASON),)
        opened.put_resolution(dataclasses.replace(resolution(*extractions), copies=copies), "one")
        yield opened


@pytest.fixture(scope="module")
def reader(copied: Store) -> FlaskClient:
    return create_app({"STORE": copied, "TESTING": True}).test_client()


def words(reader: FlaskClient, address: str) -> str:
    """The words of a page, without its markup."""
    answer = reader.get(address)
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def test_a_copy_names_its_original(reader: FlaskClient, extractions: Three) -> None:
    first, second, third = (f"/articles/{each.article.id}" for each in extractions)
    told = words(reader, second)
    assert (
        "The same story as Ministers meet in Lisbon (The Harbour Post, 4 March 2026 ) : 93 % of its"
        in told
    )
    assert f'<a href="{first}">Ministers meet in Lisbon</a>' in reader.get(second).text
    assert "same story" not in words(reader, third)


def test_an_original_names_its_copies(reader: FlaskClient, extractions: Three) -> None:
    first, second, _ = (f"/articles/{each.article.id}" for each in extractions)
    told = words(reader, first)
    assert "1 article tells this story in the same words:" in told
    assert f"A week of talks (The Harbour Post, 6 March 2026 ) : {REASON}" in told
    assert f'<a href="{second}">A week of talks</a>' in reader.get(first).text


def test_a_meeting_counts_a_story_once(reader: FlaskClient, copied: Store) -> None:
    found = copied.query("SELECT ?m WHERE { ?m a kg:Meeting ; kg:reportCount 2 }").rows
    path = str(found[0][0]).removeprefix(f"{copied.iris.base}id/")
    told = words(reader, f"/doc/{path}")
    assert "2 articles, one a copy of the other 2 reports" in told
    assert "Date 3 Mar 2026 2 articles, one a copy of the other One article says so, with" in told
    # It was edited: what it says of the place still contradicts its original.
    assert "In the words of Ministers meet in Lisbon" in told
    assert "Lisbon against Porto" in told


def test_about_the_data_counts_copies(reader: FlaskClient, client: FlaskClient) -> None:
    assert "1 article is a copy of another: 2 are independent." in words(reader, "/about")
    assert "copy of another" not in words(client, "/about")


def test_an_answer_says_how_many_are_independent(reader: FlaskClient) -> None:
    told = words(reader, "/questions/who-met-whom?person=Jonas+Weber&status=held")
    assert "according to two articles, one a copy of the other." in told
