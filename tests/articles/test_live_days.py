"""A live blog of two days, of which the first shown is the later one."""

from __future__ import annotations

import json

import pytest

from kg.articles import content_blocks
from kg.articles.pages.page import read_page

UPDATES = [
    ("2026-10-21T09:00:00Z", "Minister Helen Ashdown met the drivers in Leeds for two hours."),
    ("2026-10-20T15:00:00Z", "The minister will meet the drivers tomorrow, her office said."),
    ("2026-10-20T09:00:00Z", "Trains have stood still all over the north since midnight."),
]


def test_the_first_update_has_its_own_day() -> None:
    stated = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "Rail strike: live",
        "datePublished": "2026-10-20T08:00:00Z",
        "liveBlogUpdate": [
            {"@type": "BlogPosting", "datePublished": day, "articleBody": text}
            for day, text in UPDATES
        ],
    }
    page = (
        "<html><head><title>Rail strike: live</title>"
        f'<script type="application/ld+json">{json.dumps(stated)}</script></head>'
        "<body><article><h1>Rail strike: live</h1><p>Trains</p></article></body></html>"
    )
    text, _ = read_page("page.html", page.encode())
    days = [block.date for block in content_blocks(text) if block.kind == "paragraph"]
    assert days == ["2026-10-21", "2026-10-20", "2026-10-20"]


@pytest.mark.parametrize("block", ["article", "div"])
def test_two_blocks_with_their_days_are_enough_where_the_page_says_what_it_is(block: str) -> None:
    stated = {"@type": "LiveBlogPosting", "headline": "Rail strike: live"}
    blocks = "".join(
        f'<{block}><p><time datetime="{day}">{day[11:16]}</time></p><p>{text}</p></{block}>'
        for day, text in UPDATES[:2]
    )
    page = (
        "<html><head><title>Rail strike: live</title>"
        f'<script type="application/ld+json">{json.dumps(stated)}</script></head>'
        f"<body><article><h1>Rail strike: live</h1>{blocks}</article></body></html>"
    )
    text, _ = read_page("page.html", page.encode())
    blocks_read = [one for one in content_blocks(text) if one.kind == "paragraph"]
    told = [(text[one.start : one.end], one.date) for one in blocks_read]
    assert told == [(UPDATES[0][1], "2026-10-21"), (UPDATES[1][1], "2026-10-20")]


def test_an_article_of_several_articles_is_kept_whole() -> None:
    blocks = "".join(f"<article><p>{text}</p></article>" for _, text in UPDATES)
    page = (
        "<html><head><title>Rail strike</title></head><body>"
        f"<article><h1>Rail strike</h1>{blocks}</article></body></html>"
    )
    text, _ = read_page("page.html", page.encode())
    assert [one for one in text.split("\n\n") if one in dict(UPDATES).values()] == [
        text for _, text in UPDATES
    ]
