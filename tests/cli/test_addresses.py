"""Commands on web addresses, fetched from a server of this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.articles.fetching.site import Site, answer, running_site

from .conftest import Run

TALKS = "President Ana Prado met Premier Jonas Weber in Oslo on March 3, 2026."
VISIT = "President Ana Prado met Mayor Karl Brandt in Vienna on March 5, 2026."


def page(text: str) -> bytes:
    content = f"<html><title>Talks</title><body><article><p>{text}</p></article></body></html>"
    return answer(content.encode())


@pytest.fixture
def site() -> Iterator[Site]:
    Path("kg.yaml").write_text("fetch: {delay_s: 0, allow_private: true}\n", encoding="utf-8")
    with running_site() as running:
        running.answers = {"/talks": page(TALKS), "/visit": page(VISIT)}
        yield running


def others(run: Run) -> list[str]:
    """Whom Ana Prado met."""
    answer = run("ask", "who-met-whom", "--person", "Ana Prado", "--format", "json").out
    return [row["other"] for row in json.loads(answer)["rows"]]


def test_a_page_is_fetched_and_called_by_its_address(run: Run, site: Site) -> None:
    outcome = run("build", site.url("/talks"))
    assert (outcome.code, outcome.err) == (0, "kg: 1 article read, 0 unchanged\n")
    assert run("build", site.url("/talks")).err == "kg: 0 articles read, 1 unchanged\n"
    site.answers["/talks"] = page(TALKS.replace("Weber", "Weiss"))
    assert run("build", site.url("/talks")).err == "kg: 1 article read, 0 unchanged\n"
    assert others(run) == ["Jonas Weiss"]
    assert run("remove", site.url("/talks")).err == "kg: 1 source removed\n"


def test_a_page_with_nothing_on_it(run: Run, site: Site) -> None:
    site.answers["/none"] = answer(b" ")
    assert run("build", site.url("/none")).err.startswith(
        f"kg: {site.url('/none')}: there is nothing on this page; fetch it again, or leave it out\n"
    )


def test_what_is_out_of_reach_is_rebuilt_from_its_text(run: Run, site: Site) -> None:
    run("build", site.url("/talks"))
    before = run("export").out
    asked = len(site.requests)
    assert run("build", "--rebuild").err == "kg: 1 article read, 0 unchanged\n"
    assert run("export").out == before
    assert len(site.requests) == asked


def test_a_list_of_addresses(run: Run, site: Site, tmp_path: Path) -> None:
    listed = tmp_path / "addresses.txt"
    lines = ["# two visits", site.url("/talks"), "", site.url("/visit"), "ftp://x.example/"]
    listed.write_text("\n".join(lines), encoding="utf-8")
    outcome = run("build", "--urls", str(listed))
    assert outcome.code == 3
    assert outcome.err.splitlines()[0].startswith(f"kg: {listed}, line 5: ftp://x.example/")
    assert outcome.err.endswith("kg: 2 articles read, 0 unchanged, 1 could not be read\n")
    assert others(run) == ["Jonas Weber", "Karl Brandt"]
    shown = json.loads(run("extract", "--urls", "-", stdin="\n".join(lines[:4])).out)
    assert [each["article"]["text"] for each in shown] == [TALKS, VISIT]


def test_an_empty_list(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("# nothing yet\n", encoding="utf-8")
    outcome = run("build", "--urls", str(tmp_path / "none.txt"))
    assert outcome.code == 2
    assert "no address in it; write one on each line" in outcome.err


def test_a_private_address_is_refused_unless_it_is_allowed(run: Run, site: Site) -> None:
    Path("kg.yaml").write_text("fetch: {delay_s: 0}\n", encoding="utf-8")
    outcome = run("build", site.url("/talks"))
    assert outcome.code == 2
    assert outcome.err.startswith(f"kg: {site.url('/talks')}: ")
    assert site.requests == []
    assert run("build", site.url("/talks"), "--allow-private").code == 0


@pytest.mark.parametrize("address", ["ftp://n.example/a", "file:///a.txt", "S3://bucket/a"])
def test_other_addresses_are_not_fetched(run: Run, address: str) -> None:
    outcome = run("build", address)
    assert outcome.code == 2
    assert outcome.err.splitlines()[0] == (
        f"kg: {address}: only addresses of http and https are fetched; "
        "download it and name the file"
    )


def test_robots_are_heeded(run: Run, site: Site) -> None:
    rules = b"User-agent: newskg\nDisallow: /talks\n"
    site.answers["/robots.txt"] = answer(rules, media_type="text/plain")
    outcome = run("build", site.url("/talks"), site.url("/visit"))
    assert outcome.code == 3
    assert "robots.txt" in outcome.err
    assert others(run) == ["Karl Brandt"]


def feed(site: Site) -> bytes:
    items = (
        f"<item><title>Talks</title><link>{site.url('/talks')}</link>"
        "<description>President Ana Prado met somebody in Oslo.</description></item>"
        f"<item><guid>2</guid><description>{VISIT}</description></item>"
    )
    content = f"<rss version='2.0'><channel>{items}</channel></rss>"
    return answer(content.encode(), media_type="application/rss+xml")


def test_a_feed_as_it_is_and_the_pages_that_it_leads_to(run: Run, site: Site) -> None:
    site.answers["/feed"] = feed(site)
    shown = json.loads(run("extract", site.url("/feed")).out)
    texts = [each["article"]["text"] for each in shown]
    assert texts == ["President Ana Prado met somebody in Oslo.", VISIT]
    shown = json.loads(run("extract", site.url("/feed"), "--follow").out)
    assert [each["article"]["text"] for each in shown] == [TALKS, VISIT]


def test_entries_that_left_a_feed_stay(run: Run, site: Site) -> None:
    site.answers["/feed"] = feed(site)
    assert run("build", site.url("/feed")).err == "kg: 2 articles read, 0 unchanged\n"
    assert run("build", site.url("/feed")).err == "kg: 0 articles read, 2 unchanged\n"
    site.answers["/feed"] = answer(
        b"<rss version='2.0'><channel><item><guid>3</guid><description>Premier Jonas Weber met"
        b" Mayor Karl Brandt in Riga.</description></item></channel></rss>",
        media_type="text/xml",
    )
    outcome = run("build", site.url("/feed"))
    assert outcome.err == "kg: 1 article read, 0 unchanged\n"
    assert others(run) == ["Karl Brandt"]


def test_a_page_that_is_not_there(run: Run, site: Site) -> None:
    outcome = run("build", site.url("/gone"))
    assert outcome.code == 2
    assert outcome.err.splitlines()[0].startswith(f"kg: {site.url('/gone')}: ")
    assert "404" in outcome.err
