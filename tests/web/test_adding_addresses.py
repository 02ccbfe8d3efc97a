"""Adding articles by their addresses, from a server of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.articles.fetching.policy import FetchPolicy
from kg.build import build
from kg.graph.store import open_store
from tests.articles.fetching.site import Site, answer, running_site
from tests.web.adding import BEARER, allowing, form_value, kept, outcome, sign_in

TALKS = "President Ana Prado met Premier Jonas Weber in Oslo on 3 March 2026."
VISIT = "President Ana Prado met Mayor Karl Brandt in Vienna on 5 March 2026."


def page(text: str) -> bytes:
    content = f"<html><title>Talks</title><body><article><p>{text}</p></article></body></html>"
    return answer(content.encode())


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        items = f"<item><guid>a</guid><description>{TALKS}</description></item>" * 2
        feed = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
        running.answers = {
            "/talks": page(TALKS),
            "/visit.txt": answer(VISIT.encode(), media_type="text/plain"),
            "/feed": answer(feed, media_type="application/rss+xml"),
        }
        yield running


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Flask]:
    with allowing(tmp_path, fetch=FetchPolicy(delay_s=0, allow_private=True)) as app:
        yield app


@pytest.fixture
def client(application: Flask) -> FlaskClient:
    return application.test_client()


def added(client: FlaskClient, *addresses: str) -> dict[str, Any]:
    data = {"urls": "\n".join(addresses)}
    response = client.post("/api/articles", data=data, headers=BEARER)
    assert response.status_code == 202, response.text
    return outcome(client, response.headers["Location"])


def test_pages_are_fetched_and_added(client: FlaskClient, site: Site, tmp_path: Path) -> None:
    job = added(client, site.url("/talks"), site.url("/gone"), site.url("/visit.txt"))
    talks, gone, visit = job["articles"]
    assert job["message"] == "2 articles added, 1 could not be added."
    assert (talks["name"], talks["state"]) == (site.url("/talks"), "added")
    assert (visit["name"], visit["state"]) == (site.url("/visit.txt"), "added")
    assert (gone["name"], gone["state"]) == (site.url("/gone"), "failed")
    assert "404" in gone["problem"]
    rows = client.get("/questions/who-met-whom.json?person=Ana+Prado").get_json()["rows"]
    assert [row["other"] for row in rows] == ["Jonas Weber", "Karl Brandt"]
    assert kept(tmp_path) == ["127.0.0.1 talks.warc", "127.0.0.1 visit.warc"]


def test_what_was_fetched_is_built_again_without_the_site(
    client: FlaskClient, site: Site, tmp_path: Path
) -> None:
    added(client, site.url("/talks"))
    asked = len(site.requests)
    with open_store("memory:") as fresh:
        assert build(fresh, [tmp_path / "uploads"]).read == 1
        (extraction,) = fresh.extractions()
    assert extraction.article.url == site.url("/talks")
    assert extraction.article.text == TALKS
    assert len(site.requests) == asked


def test_a_page_that_was_corrected_takes_the_place_of_the_first(
    client: FlaskClient, site: Site, tmp_path: Path
) -> None:
    added(client, site.url("/talks"))
    site.answers["/talks"] = page(TALKS.replace("3 March", "4 March"))
    assert added(client, site.url("/talks"))["message"] == "1 article added."
    assert kept(tmp_path) == ["127.0.0.1 talks.warc"]
    with open_store(str(tmp_path / "store"), read_only=True) as store:
        (entry,) = store.sources().values()
        assert len(store.revisions(entry.article_id)) == 1


def test_a_feed_gives_all_its_articles(client: FlaskClient, site: Site) -> None:
    job = added(client, site.url("/feed"))
    names = [each["name"] for each in job["articles"]]
    assert names == ["127.0.0.1 feed.xml#a", "127.0.0.1 feed.xml#a (2)"]
    assert job["message"] == "2 articles added."


def test_from_the_form(client: FlaskClient, site: Site) -> None:
    sign_in(client)
    data = {"urls": f"# today\r\n{site.url('/talks')}\r\n", "csrf_token": form_value(client)}
    response = client.post("/add", data=data, headers={"Origin": "http://localhost"})
    assert response.status_code == 303
    job = outcome(client, f"{response.headers['Location']}.json")
    assert job["message"] == "1 article added."


def test_a_line_that_is_no_address_is_told_and_nothing_lost(client: FlaskClient) -> None:
    sign_in(client)
    urls = "https://x.example/a\nfile:///etc/passwd"
    data = {"urls": urls, "text": "Some text", "csrf_token": form_value(client)}
    response = client.post("/add", data=data, headers={"Origin": "http://localhost"})
    assert response.status_code == 400
    assert "The addresses, line 2: file:///etc/passwd" in response.text
    assert urls in response.text
    assert "Some text" in response.text


def test_a_private_address_is_refused(tmp_path: Path, site: Site) -> None:
    with allowing(tmp_path) as app:
        job = added(app.test_client(), site.url("/talks"))
    assert job["articles"][0]["state"] == "failed"
    assert site.requests == []
