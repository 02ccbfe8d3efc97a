"""Adding articles as a person does it: from the token to the meeting, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from kg.reading import reading_apart

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
        problem = field.evaluate("field => field.validationMessage")
        assert problem == "These are 51 files; choose at most 50."


@pytest.mark.parametrize("dark", [False, True])
def test_the_form_fits_a_phone(browser: Browser, address: str, dark: bool) -> None:
    with visiting(browser, address)("/add", width=360, dark=dark) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        page.get_by_label("Token").fill(TOKEN)
        page.keyboard.press("Enter")
        expect(page.get_by_label("Paste an article")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 360
