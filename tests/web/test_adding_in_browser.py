"""Adding articles as a person does it: from the token to the meeting, with and without scripts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Route, expect

from kg.articles.fetching.policy import FetchPolicy
from kg.reading import reading_apart
from tests.articles.fetching.site import Site, answer, running_site

from .adding import MEETING, TOKEN, allowing
from .browser import Visit, served, visiting


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a server shows a new store, to which articles may be added."""
    with allowing(tmp_path, reading=reading_apart) as app, served(app) as found:
        yield found


@pytest.mark.parametrize("script", [True, False])
def test_from_the_token_to_the_meeting(
    browser: Browser, address: str, tmp_path: Path, script: bool
) -> None:
    visit: Visit = visiting(browser, address)
    (tmp_path / "oslo.txt").write_text(MEETING)
    (tmp_path / "empty.txt").write_text("")
    with visit("/", script=script) as page:
        page.get_by_role("navigation").get_by_role("link", name="Add").click()
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Continue").click()
        page.get_by_label("Paste an article").fill(
            "Lind Visits Bern\n\nMinister Eva Lind met President Max Roth in Bern on May 3, 2026.\n"
        )
        page.get_by_label("Or choose files").set_input_files(
            [tmp_path / "oslo.txt", tmp_path / "empty.txt"]
        )
        if script:
            expect(page.locator(".chosen li").first).to_have_text("oslo.txt1 kB")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_role("heading", name="Adding articles")).to_be_visible()
        expect(page.get_by_role("progressbar", name="oslo.txt")).to_be_visible()
        page.set_default_timeout(60_000)
        expect(page.get_by_role("heading", name="Some articles were added")).to_be_visible(
            timeout=60_000
        )
        expect(
            page.get_by_text("2 articles added, 1 could not be added.", exact=True)
        ).to_be_visible()
        assert page.title() == "Some articles were added – newskg"
        if script:
            expect(page.locator("[data-said]")).to_have_text(
                "Some articles were added: 2 articles added, 1 could not be added."
            )
        expect(page.get_by_text("The file is empty")).to_be_visible()
        page.get_by_role("link", name="Meeting of Ana Prado and Jonas Weber").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Ana Prado and Jonas Weber")


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site of this machine, one page of which nobody may fetch."""
    with running_site() as running:
        text = "President Ana Prado met Premier Jonas Weber in Oslo on 3 March 2026."
        talks = f"<title>Talks in Oslo</title><article><p>{text}</p></article>"
        rules = b"User-agent: *\nDisallow: /drafts/\n"
        running.answers = {
            "/robots.txt": answer(rules, media_type="text/plain"),
            "/talks": answer(f"<html><body>{talks}</body></html>".encode()),
            "/drafts/talks": answer(b"<p>Not to be read by programs.</p>"),
        }
        yield running


@pytest.mark.parametrize("script", [True, False])
def test_a_list_of_addresses(browser: Browser, tmp_path: Path, site: Site, script: bool) -> None:
    release, talks = threading.Event(), site.answers["/talks"]
    assert isinstance(talks, bytes)

    def slowly(wire: BufferedIOBase) -> None:
        release.wait(30)
        wire.write(talks)

    site.answers["/talks"] = slowly
    addresses = [site.url(path) for path in ("/talks", "/drafts/talks", "/gone")]
    fetch = FetchPolicy(delay_s=0, allow_private=True)
    with allowing(tmp_path, reading=reading_apart, fetch=fetch) as app, served(app) as address:
        visit = visiting(browser, address)
        with visit("/add", script=script) as page:
            page.get_by_label("Token").fill(TOKEN)
            page.get_by_role("button", name="Continue").click()
            page.get_by_label("Or name web addresses").fill("\n".join(addresses))
            page.get_by_role("button", name="Add", exact=True).click()
            first = page.get_by_role("listitem").filter(has_text=addresses[0])
            expect(first.get_by_role("progressbar", name=addresses[0])).to_have_attribute(
                "value", "1"
            )
            expect(first).to_contain_text("Being fetched")
            release.set()
            expect(page.get_by_role("heading", name="Some articles were added")).to_be_visible(
                timeout=60_000
            )
            expect(
                page.get_by_text("1 article added, 2 could not be added.", exact=True)
            ).to_be_visible()
            failed = page.locator("li.failed")
            expect(failed).to_have_count(2)
            forbidden = failed.filter(has_text=addresses[1])
            expect(forbidden).to_contain_text("robots.txt")
            expect(failed.filter(has_text=addresses[2])).to_contain_text("404")
            page.get_by_role("link", name="Meeting of Ana Prado and Jonas Weber").click()
            expect(page.get_by_role("heading", level=1)).to_contain_text("Jonas Weber")
    assert "/drafts/talks" not in site.paths


def test_an_address_of_a_private_network_is_named(
    browser: Browser, address: str, site: Site
) -> None:
    with visiting(browser, address)("/add") as page:
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Continue").click()
        page.get_by_label("Or name web addresses").fill(site.url("/talks"))
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_role("heading", name="Nothing was added")).to_be_visible()
        expect(page.locator("li.failed")).to_contain_text("private or reserved network")
    assert site.requests == []


def test_too_many_files_are_told_before_they_are_sent(browser: Browser, address: str) -> None:
    with visiting(browser, address)("/add") as page:
        page.get_by_label("Token").fill(TOKEN)
        page.keyboard.press("Enter")
        field = page.get_by_label("Or choose files")
        files: list[FilePayload] = [
            {"name": f"{number}.txt", "mimeType": "text/plain", "buffer": b"x"}
            for number in range(51)
        ]
        field.set_input_files(files)
        problem = "These are 51 files; choose at most 50."
        expect(field).to_have_js_property("validationMessage", problem)


def test_files_chosen_before_the_script_is_there_are_listed(browser: Browser, address: str) -> None:
    with visiting(browser, address)("/add") as page:
        waiting: list[Route] = []
        page.route("**/*.js", lambda route: waiting.append(route))
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Continue").click()
        chosen: FilePayload = {"name": "early.txt", "mimeType": "text/plain", "buffer": b"x"}
        page.get_by_label("Or choose files").set_input_files([chosen])
        expect(page.locator(".chosen li")).to_have_count(0)
        for route in waiting:
            route.continue_()
        page.wait_for_load_state()
        expect(page.locator(".chosen li")).to_have_text(["early.txt1 kB"])


@pytest.mark.parametrize("dark", [False, True])
def test_the_form_fits_a_phone(browser: Browser, address: str, dark: bool) -> None:
    with visiting(browser, address)("/add", width=360, dark=dark) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        page.get_by_label("Token").fill(TOKEN)
        page.keyboard.press("Enter")
        expect(page.get_by_label("Paste an article")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 360
