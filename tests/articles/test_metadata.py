from __future__ import annotations

from pathlib import Path

import pytest

from kg.articles import Block, content_blocks, read_article
from kg.articles.dates import address_date, find_dates, name_date, read_stamp
from kg.articles.statements import read_statements

BODY = (
    "The mayor of Northhaven met the governor in the town hall on Monday and spoke of the bridge."
    "\n\nShe said that both sides would pay for the repairs before the end of the year.\n"
)


def article_fields(tmp_path: Path, text: str, name: str = "a.txt") -> dict[str, str | None]:
    source = tmp_path / name
    source.write_bytes(text.encode())
    article = read_article(source)
    return {
        "title": article.title,
        "published": article.published,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "language": article.language,
    }


NOTHING: dict[str, str | None] = dict.fromkeys(
    ("title", "published", "publisher", "author", "url", "language")
)


def test_what_the_source_does_not_state_is_none(tmp_path: Path) -> None:
    assert article_fields(tmp_path, BODY) == NOTHING


def test_page_with_byline_above_and_stamp_below(tmp_path: Path) -> None:
    text = (
        "Mayor And Governor Agree On Bridge\n\nPost by : Ann Example\n\n"
        + BODY
        + "\nJan. 12, 2026 3:31 p.m. 105\n\nGlobal News Global Updates World News"
    )
    assert article_fields(tmp_path, text) == NOTHING | {
        "title": "Mayor And Governor Agree On Bridge",
        "author": "Ann Example",
        "published": "2026-01-12",
    }


def test_page_with_stamp_above_and_copyright_below(tmp_path: Path) -> None:
    text = (
        "Bridge talks test the mayor’s patience\n\nJan 12, 2026, 07:49 am\n\n"
        + BODY
        + "#Bridge talks #Northhaven town\nCopyright by The Northhaven Post"
    )
    assert article_fields(tmp_path, text) == NOTHING | {
        "title": "Bridge talks test the mayor’s patience",
        "published": "2026-01-12",
        "publisher": "The Northhaven Post",
    }


def test_address_on_the_first_line_states_the_date(tmp_path: Path) -> None:
    text = "https://news.example/2026/01/12/bridge-talks/\r\n\r\n" + BODY
    assert article_fields(tmp_path, text) == NOTHING | {
        "url": "https://news.example/2026/01/12/bridge-talks/",
        "published": "2026-01-12",
    }


def test_section_names_are_no_title(tmp_path: Path) -> None:
    text = "Top Headlines\n\nFeeds\n\nWorld News\n\nTwo Towns Share One Bridge\n\n" + BODY
    assert article_fields(tmp_path, text)["title"] == "Two Towns Share One Bridge"


def test_date_of_publication_goes_before_date_of_change(tmp_path: Path) -> None:
    stamp = "Updated: 14 Jan 2026 10:00 | Published: 12 Jan 2026 08:00"
    text = f"Two Towns Share One Bridge\n{stamp}\n\n" + BODY
    assert article_fields(tmp_path, text)["published"] == "2026-01-12"
    text = "Two Towns Share One Bridge\nUpdated: 14 Jan 2026 10:00\n\n" + BODY
    assert article_fields(tmp_path, text)["published"] == "2026-01-14"


def test_date_of_a_correction_is_not_the_articles(tmp_path: Path) -> None:
    text = f"Two Towns Share One Bridge\n\n{BODY}\nCORRECTION:\n\nFriday, January 16, 2026."
    assert article_fields(tmp_path, text)["published"] is None


def test_dateline_with_a_year(tmp_path: Path) -> None:
    text = "NORTHHAVEN, Jan 13 2026 (NNA) - " + BODY
    assert article_fields(tmp_path, text)["published"] == "2026-01-13"
    text = "NORTHHAVEN, Jan 13 (NNA) - " + BODY
    assert article_fields(tmp_path, text)["published"] is None


@pytest.mark.parametrize(
    "lead",
    [
        "Governor Ann Example met Mayor Bo Sample in Northhaven.",
        "Mayor Bo Sample opens talks in Northhaven on Tuesday.",
    ],
)
def test_a_first_sentence_that_tells_what_happened_is_no_title(tmp_path: Path, lead: str) -> None:
    text = f"{lead}\n\n{BODY}"
    assert article_fields(tmp_path, text)["title"] is None
    assert content_blocks(text)[0] == Block(0, len(lead), "paragraph")


def test_date_at_the_end_of_the_title(tmp_path: Path) -> None:
    text = "Two towns share one bridge Sunday, March 4, 2012\n\n" + BODY
    fields = article_fields(tmp_path, text)
    assert (fields["title"], fields["published"]) == ("Two towns share one bridge", "2012-03-04")


def test_a_short_first_sentence_is_no_title(tmp_path: Path) -> None:
    text = "https://news.example/a\n\nThe mayor met a governor on Monday.\n\n" + BODY
    assert article_fields(tmp_path, text)["title"] is None


def test_front_matter_of_markdown(tmp_path: Path) -> None:
    text = (
        '---\ntitle: "Two towns, one bridge"\ndate: 2026-01-12\nauthor: the desk\n'
        "publisher: Northhaven Post\nlang: en\nurl: https://news.example/bridge\n---\n\n" + BODY
    )
    assert article_fields(tmp_path, text, "a.md") == {
        "title": "Two towns, one bridge",
        "published": "2026-01-12",
        "author": "the desk",
        "publisher": "Northhaven Post",
        "language": "en",
        "url": "https://news.example/bridge",
    }


@pytest.mark.parametrize(
    ("setting", "author"),
    [
        ("authors:\n  - Ann Example\n  - Bo Sample\n", "Ann Example, Bo Sample"),
        ("authors: [Ann Example, Bo Sample]\n", "Ann Example, Bo Sample"),
        ("authors:\n  - name: Ann Example\n    email: ann@news.example\n", "Ann Example"),
    ],
)
def test_settings_with_several_values(tmp_path: Path, setting: str, author: str) -> None:
    text = f"---\ntitle: Bridge\n{setting}date: 2026-01-12\n---\n\n{BODY}"
    assert article_fields(tmp_path, text, "a.md") == NOTHING | {
        "title": "Bridge",
        "author": author,
        "published": "2026-01-12",
    }


def test_settings_that_are_no_yaml(tmp_path: Path) -> None:
    text = f"---\ntitle: Talks: day two\ndate: 12 January 2026\n---\n\n{BODY}"
    assert article_fields(tmp_path, text, "a.md") == NOTHING | {
        "title": "Talks: day two",
        "published": "2026-01-12",
    }


def test_first_heading_of_markdown_is_the_title(tmp_path: Path) -> None:
    assert article_fields(tmp_path, "# Two towns\n\n" + BODY, "a.md")["title"] == "Two towns"
    assert article_fields(tmp_path, "Two towns\n===\n\n# B\n\n" + BODY)["title"] == "Two towns"


@pytest.mark.parametrize(
    ("line", "statements"),
    [
        ("Post by : Ann Example", [("author", "Ann Example")]),
        ("By Ann Example and Bo Sample", [("author", "Ann Example and Bo Sample")]),
        ("By ANN EXAMPLE", [("author", "ANN EXAMPLE")]),
        ("By Ann van der Example, Chief Economist", [("author", "Ann van der Example")]),
        ("By Reuters", [("author", "Reuters")]),
        ("Reuters", [("author", "Reuters")]),
        ("By Ann Example UNITED PRESS INTERNATIONAL", [("author", "Ann Example")]),
        ("By Staff Reporter", []),
        ("By Monday", []),
        ("By then the mayor had left", []),
        ("By sunrise the bridge was open", []),
        (
            "By Ann Example | Jan 12, 2026 | 5 min read",
            [("author", "Ann Example"), ("published", "2026-01-12")],
        ),
        ("© 2026 Northhaven Post. All rights reserved.", [("publisher", "Northhaven Post")]),
        ("Copyright © 2000-2026 Northhaven Post", [("publisher", "Northhaven Post")]),
        ("Publisher: Northhaven Post", [("publisher", "Northhaven Post")]),
        ("Source: https://news.example/a", [("url", "https://news.example/a")]),
        ("Title: Two towns", [("title", "Two towns")]),
        ("The mayor met the governor.", []),
        ("Published in Dawn, November 22nd, 2025", [("published", "2025-11-22")]),
        ("Published in the spring, it came out on November 22, 2025", []),
        (
            "By Jo Smith in Oslo | 16 Sep 2026 | 3 min read",
            [("author", "Jo Smith"), ("published", "2026-09-16")],
        ),
    ],
)
def test_statements_of_a_line(line: str, statements: list[tuple[str, str]]) -> None:
    found = read_statements(line)
    assert [(one.field, one.value) for one in found] == statements


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Jan. 12, 2026 3:31 p.m. 105", "2026-01-12", None),
        ("Jan 12, 2026, 07:49 am", "2026-01-12", None),
        ("Monday, 12 January 2026", "2026-01-12", None),
        ("12th of January, 2026", "2026-01-12", None),
        ("Published: 2026-01-12T07:49:00Z", "2026-01-12", None),
        ("Posted on January 12, 2026 at 7:49 KST", "2026-01-12", None),
        ("Last updated 12 Jan 2026", None, "2026-01-12"),
        ("12.01.2026", "2026-01-12", None),
        ("13/01/2026", "2026-01-13", None),
        ("01/13/2026", "2026-01-13", None),
        ("05/05/2026", "2026-05-05", None),
        ("13-01-2026", "2026-01-13", None),
        ("January 2026", "2026-01", None),
    ],
)
def test_stamps(line: str, published: str | None, updated: str | None) -> None:
    stamp = read_stamp(line)
    assert stamp is not None
    assert (stamp.published, stamp.updated) == (published, updated)


@pytest.mark.parametrize(
    "line",
    [
        "12/01/2026",  # which number is the month?
        "12-01-2026",
        "January 12",
        "31 February 2026",
        "The mayor spoke on January 12, 2026",
        "1234567",
        "",
    ],
)
def test_no_stamps(line: str) -> None:
    assert read_stamp(line) is None


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("https://news.example/2026/01/12/bridge", "2026-01-12"),
        ("https://news.example/news/2026/1/2/bridge", "2026-01-02"),
        ("https://news.example/news/2026-01-12/bridge/101", "2026-01-12"),
        ("https://news.example/world/2026/jan/12/bridge", "2026-01-12"),
        ("https://news.example/stories/202601120637.html", "2026-01-12"),
        ("https://news.example/20260112-bridge", "2026-01-12"),
        ("https://news.example/2026/01/bridge", "2026-01"),
        ("https://news.example/2026/13/45/bridge", None),
        ("https://news.example/article/40018113", None),
        ("https://2026-01-12.example/bridge", None),
        ("https://[broken/2026/01/12/", None),
    ],
)
def test_dates_of_addresses(address: str, value: str | None) -> None:
    assert address_date(address) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("2026-01-12-bridge.txt", "2026-01-12"),
        ("daily-post_2026-01-12_a-bridge-for-bergen.txt", "2026-01-12"),
        ("NNB_EN_2026.01.12.4567890.txt", "2026-01-12"),
        ("wire20260112.txt", "2026-01-12"),
        ("20260112-063700.txt", "2026-01-12"),
        ("202601120637.txt", "2026-01-12"),
        ("2026-01-12 (copy of 2026-01-12).txt", "2026-01-12"),
        ("2026-01-12-to-2026-01-14.txt", None),
        ("2026-01.txt", None),
        ("2026-13-45.txt", None),
        ("2026-01.12.txt", None),
        ("article-12026011299.txt", None),
        ("bridge.txt", None),
    ],
)
def test_dates_of_file_names(name: str, value: str | None) -> None:
    assert name_date(name) == value


def test_dates_are_found_across_narrow_spaces() -> None:
    text = "Dec\u202f4,\u202f2025 – and 5\xa0January\xa02026"
    assert [found.value for found in find_dates(text)] == ["2025-12-04", "2026-01-05"]
    assert text[find_dates(text)[0].start : find_dates(text)[0].end] == "Dec\u202f4,\u202f2025"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Friday, 10/04/2026", ["2026-04-10"]),
        ("Sun 10/04/2026", ["2026-10-04"]),
        ("Monday, 10/04/2026", []),
        ("10/04/2026", []),
    ],
)
def test_the_weekday_tells_the_day_from_the_month(text: str, days: list[str]) -> None:
    assert [found.value for found in find_dates(text)] == days
