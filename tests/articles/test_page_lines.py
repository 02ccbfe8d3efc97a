"""Lines of a page that belong to the site, lines that only look so, and who signs an article."""

from __future__ import annotations

import re

import pytest

from kg.articles import content_blocks
from tests.articles.test_page_boxes import FIRST, FOURTH, SECOND, THIRD, page, paragraphs, prose


@pytest.mark.parametrize(
    "line",
    [
        "Watch: Ferry leaves the harbour in fog",
        "[READ ALSO] Baker rings the bells at night",
        "More | Trees to be felled in the market street",
        "Do you have a tip about the bridge? Let us know at tips@northpost.example.",
        "Please direct questions or comments to desk@northpost.example, and write to us often.",
        "This article appeared in the Towns section of the print edition under another headline.",
        "The post Ferry leaves the harbour in fog appeared first on The North Post.",
        "If you have a complaint about the editorial content, please write to the editor of it.",
        "The North Post. All rights reserved, and republishing without permission is forbidden.",
    ],
)
def test_lines_in_which_the_site_speaks(line: str) -> None:
    assert paragraphs(prose(line)) == [FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize(
    "line",
    [
        "The mayor had announced the meeting on Telegram and in the newsletter of the town.",
        '"Follow us and let us know what you see on the other bank," the mayor told the boatmen.',
        "The keeper of the bridge let us know only on Sunday that nobody had paid him.",
        "Watch: that was the word the keeper of the bridge had painted above his door.",
        "She asked readers of the town's paper to sign up for the work before the first frost.",
    ],
)
def test_sentences_with_such_words_stay(line: str) -> None:
    assert paragraphs(prose(line)) == [FIRST, SECOND, line, THIRD, FOURTH]


@pytest.mark.parametrize(
    "box",
    [
        "<div class='noprint'><p>A dollar a week keeps the lamps on</p></div>",
        "<div class='d-print-none'><p>A dollar a week keeps the lamps on</p></div>",
        "<div role='complementary'><p>The bridge in numbers: 3 piers and 1 toll house.</p></div>",
        "<div aria-label='Video'><span>Ferry leaves the harbour</span></div>",
        "<div class='k1'><div>BEST OF THE WEEK</div><a href='/a'>Baker rings the bells</a></div>",
    ],
)
def test_boxes_among_the_paragraphs(box: str) -> None:
    body = f"<div><p>{FIRST}</p><p>{SECOND}</p>{box}<p>{THIRD}</p><p>{FOURTH}</p></div>"
    assert paragraphs(body) == [FIRST, SECOND, THIRD, FOURTH]


def test_a_paragraph_without_links_is_no_box_of_links() -> None:
    body = (
        f"<div><p>{FIRST}</p><p>{SECOND}</p><p class='read-more'>{THIRD}</p><p>{FOURTH}</p></div>"
    )
    assert paragraphs(body) == [FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize(
    ("ending", "author"),
    [
        ("<p style='text-align: right'>Ada Fenwick</p>", "Ada Fenwick"),
        ("<p>— Ada Fenwick</p>", "Ada Fenwick"),
        ("<p>Ada Fenwick</p>", None),
        (f"<blockquote><p>{THIRD}</p><p>— Ada Fenwick</p></blockquote>", None),
        (f"<p>— Ada Fenwick</p><p>{THIRD}</p>", None),
    ],
)
def test_the_name_below_an_article(ending: str, author: str | None) -> None:
    assert page(f"<div>{prose()}{ending}</div>")[1].author == author


@pytest.mark.parametrize(
    ("stated", "printed", "author"),
    [
        ("Web Admin", "By Ada Fenwick", "Ada Fenwick"),
        ("News Desk", "By Ada Fenwick", "Ada Fenwick"),
        ("Ada Fenwick", "By Ada Fenwick, North Post", "Ada Fenwick"),
        ("Ada Fenwick", "By Ada Fenwick and Bo Lind", "Ada Fenwick and Bo Lind"),
        ("Ada Fenwick For The North Post", "", "Ada Fenwick"),
        ("Centre For Rivers", "", "Centre For Rivers"),
    ],
)
def test_what_is_printed_beside_what_is_stated(stated: str, printed: str, author: str) -> None:
    head = (
        f"<meta name='author' content='{stated}'><meta property='og:site_name' "
        "content='The North Post'>"
    )
    found = page(f"<p class='byline'>{printed}</p><div>{prose()}</div>", head)[1].author
    assert (found or "").replace(", ", " and ") == author


def test_an_agency_behind_a_caption_made_the_picture() -> None:
    body = (
        "<p>21 March 2013</p><p>A ferry leaves the old harbour in thick fog, Sunday. / Yonhap</p>"
    )
    assert page(f"{body}<p>By Ada Fenwick</p><div>{prose()}</div>")[1].author == "Ada Fenwick"


def test_a_year_above_entries_is_no_number_of_the_page() -> None:
    listed = f"<ul><li><b>Nov. 4:</b> {SECOND}</li><li><b>Dec. 9:</b> {THIRD}</li></ul>"
    below = f"<p><strong>March 2</strong> {FOURTH}</p><p>{THIRD}</p><h2>2023</h2><p>{SECOND}</p>"
    text, _ = page(f"<article><p>{FIRST}</p><h2>2020</h2>{listed}<h2>2021</h2>{below}</article>")
    dated = [(text[one.start : one.end], one.date) for one in content_blocks(text)[1:]]
    assert dated == [
        (FIRST, None),
        (SECOND, "2020-11-04"),
        (THIRD, "2020-12-09"),
        (FOURTH, "2021-03-02"),
        (THIRD, None),
        (SECOND, None),
    ]


@pytest.mark.parametrize(
    "line",
    [
        'Mayor Lund met the bakers on <time datetime="2024-03-02">Saturday</time>.',
        '<time datetime="2024-03-02">2 March</time>: the mayor met the bakers of the town.',
    ],
)
def test_a_sentence_with_a_date_for_machines_is_no_stamp(line: str) -> None:
    found = paragraphs(f"<article><p>{line}</p><p>{FIRST}</p><p>{SECOND}</p></article>")
    assert found == [re.sub(r"<[^>]*>", "", line), FIRST, SECOND]
