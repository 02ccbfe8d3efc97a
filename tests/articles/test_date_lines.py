"""The day of an article, as a line of names or a dateline states it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.articles import read_article
from kg.articles.blocks import content_blocks

BODY = (
    "The mayor of Northhaven met the governor in the town hall on Monday and spoke of the bridge."
    "\n\nShe said that both sides would pay for the repairs before the end of the year.\n"
)


def stated(tmp_path: Path, text: str) -> dict[str, str | None]:
    """What the article states of itself."""
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    article = read_article(path)
    return {"title": article.title, "published": article.published}


@pytest.mark.parametrize(
    "line",
    [
        "Northhaven, 13 January 2026 (Northern Press Agency)",
        "NORTHHAVEN, N.Y. — January 13, 2026",
        "Northhaven, Tuesday 13 January 2026",
        "Northhaven, Jan. 13, 2026.",
        "Northhaven - 13 January 2026 -",
        "2026-01-13 | Northhaven",
        "Northhaven Post Staff\tJan. 13, 2026",
        "The Northhaven Post | January 13, 2026",
        "A walk with Ann Example — The Northhaven Post, 13 January 2026",
        "By our correspondent in Northhaven, 13 January 2026",
        "By Ann Example, chief reporter, 13 January 2026",
        "By Ann Example\nNorthhaven, January 13, 2026",
        "January 13, 2026 by Ann Example",
        "Posted: Northhaven, 13 January 2026, 14:05 GMT",
        "*Jornal das Três Ilhas, Northhaven, 13 January 2026*",
        "**Northhaven Daily, Northhaven — Tuesday, 13 January 2026**",
        "*By Northhaven staff. Published On 13 Jan 2026*",
    ],
)
def test_a_line_of_names_and_a_day(tmp_path: Path, line: str) -> None:
    text = f"Two Towns Share One Bridge\n\n{line}\n\n{BODY}"
    fields = stated(tmp_path, text)
    assert (fields["title"], fields["published"]) == ("Two Towns Share One Bridge", "2026-01-13")


@pytest.mark.parametrize(
    "line",
    [
        "The treaty of 13 January 2016",
        "New Tolls From 13 January 2027",
        "Signed in Northhaven, 13 January 2016",
        "Fair in Northhaven, 13–15 January 2027",
        "How it began: 13 January 2016",
    ],
)
def test_the_day_of_an_event_is_not_the_articles(tmp_path: Path, line: str) -> None:
    text = f"Two Towns Share One Bridge\n\n{line}\n\n{BODY}"
    assert stated(tmp_path, text)["published"] is None


def test_a_first_line_of_names_and_a_day_is_no_title(tmp_path: Path) -> None:
    text = f"Northhaven, 13 January 2026\n\nTwo Towns Share One Bridge\n\n{BODY}"
    fields = stated(tmp_path, text)
    assert (fields["title"], fields["published"]) == ("Two Towns Share One Bridge", "2026-01-13")
    text = f"NORTHHAVEN, 13 January 2026\n\n{BODY}"
    fields = stated(tmp_path, text)
    assert (fields["title"], fields["published"]) == (None, "2026-01-13")


@pytest.mark.parametrize(
    "dateline",
    [
        "Northhaven (Northern-style report), 13 January 2026 - ",
        "Northhaven, 24 Rajab 1447 (13 January 2026), Northern News Service — ",
        "NORTHHAVEN, Jan. 13, 2026 (NNA) ",
        "NORTHHAVEN, Jan. 13, 2026. /Northern News/. ",
        "Northhaven/Southhaven, 13 January 2026, 14:05 GMT - ",
        "Northhaven (NNA, 13 January 2026) - ",
        "NORTHHAVEN, January 13, 2026 at 10:15 a.m. — ",
        "*NORTHHAVEN, January 13, 2026* - ",
        "**NORTHHAVEN, January 13, 2026 —** ",
        "_Northhaven, Jan. 13, 2026 (NNA)_ - ",
        "**NORTHHAVEN**, January 13, 2026 - ",
        "Northhaven, 13 January 2026. ",
        "NORTHHAVEN, Norway (NNA) — January 13, 2026. ",
        "Northhaven, Norway (NNA) Jan 13, 2026 — ",
        "January 13, 2026 (NNA) - ",
    ],
)
def test_a_dateline_has_many_forms(tmp_path: Path, dateline: str) -> None:
    text = f"Two Towns Share One Bridge\n\n{dateline}{BODY}"
    assert stated(tmp_path, text)["published"] == "2026-01-13"


def test_places_and_days_of_a_list_are_no_datelines(tmp_path: Path) -> None:
    text = (
        "Four Bridges Of The North\n\n"
        "Northhaven, 3 May 1986 – The mayor opened the old bridge with a speech.\n\n"
        "Southhaven, 4 June 1991 – A ferry ran into the bridge, which was closed.\n"
    )
    assert stated(tmp_path, text)["published"] is None


def test_a_day_in_prose_is_none_of_a_dateline(tmp_path: Path) -> None:
    text = f"Two Towns Share One Bridge\n\nOn Monday, 4 May 2015 - a holiday - it fell. {BODY}"
    assert stated(tmp_path, text)["published"] is None
    text = f"Two Towns Share One Bridge\n\nThe treaty of Northhaven, 3 May 2015, ended it. {BODY}"
    assert stated(tmp_path, text)["published"] is None


def test_a_long_first_line_above_the_date_line_is_the_title(tmp_path: Path) -> None:
    title = "In the hills above Northhaven, a ferry pilot counts on a small bell and an old friend"
    fields = stated(tmp_path, f"{title}\n\nBy Ann Example\nNORTHHAVEN - Jan. 13, 2026\n\n{BODY}")
    assert (fields["title"], fields["published"]) == (title, "2026-01-13")


def test_a_closing_sentence_says_when_the_report_appeared(tmp_path: Path) -> None:
    text = f"Two Towns Share One Bridge\n\n{BODY}\n"
    closing = "This report by Northern News was first published Jan. 13, 2026."
    assert stated(tmp_path, text + closing)["published"] == "2026-01-13"
    other = "This bridge was first painted Jan. 13, 2020."
    assert stated(tmp_path, text + other)["published"] is None


def test_the_days_of_a_travel_diary_date_their_parts() -> None:
    first, second, third = "The road was dry.", "The bridge had fallen.", "We came home late."
    text = (
        f"North By Bus\n\nNorthhaven, 3 May 2025\n\n{first}\n\n"
        f"Southhaven, 4 May 2025\n\n{second}\n\nWesthaven, 5 May 2025\n\n{third}\n"
    )
    dates = {text[b.start : b.end]: b.date for b in content_blocks(text) if b.kind == "paragraph"}
    assert dates == {first: "2025-05-03", second: "2025-05-04", third: "2025-05-05"}


@pytest.mark.parametrize("mark", [",", " -", " –", " |", ":"])
def test_no_mark_stays_behind_a_title_whose_day_is_cut_off(tmp_path: Path, mark: str) -> None:
    fields = stated(tmp_path, f"Northern Notes{mark} Tuesday, January 13, 2026\n\n{BODY}")
    assert (fields["title"], fields["published"]) == ("Northern Notes", "2026-01-13")
