"""What is left out of a page, and what looks like it and stays."""

from __future__ import annotations

import pytest

from kg.articles.metadata import Metadata
from kg.articles.pages.page import read_page

FIRST = "The mayor of Northhaven met the governor in the town hall on Monday about the bridge."
SECOND = "She said that both sides would pay for the repairs of the old bridge before winter."
THIRD = "The council votes on the plan in two weeks, after a hearing to which all are invited."
FOURTH = "Shopkeepers on both banks have complained that their trade fell by a third in the autumn."


def page(body: str, head: str = "") -> tuple[str, Metadata]:
    return read_page(
        "page.html",
        f"<html><head><title>Talks on the Bridge</title>{head}</head><body>"
        f"<h1>Talks on the Bridge</h1>{body}</body></html>".encode(),
    )


def paragraphs(body: str, head: str = "") -> list[str]:
    return [line for line in page(body, head)[0].split("\n\n") if line != "Talks on the Bridge"]


def prose(*inner: str) -> str:
    return "".join(f"<p>{one}</p>" for one in (FIRST, SECOND, *inner, THIRD, FOURTH))


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='entry comments-enabled ad-free'>{prose()}</div>",
        f"<div class='layer notice'>{prose()}</div>",
        f"<section class='social'>{prose()}</section>",
        f"<form>{prose()}<input></form>",
        f"<div style='display:none'>{prose()}</div>",
    ],
)
def test_the_article_stays_whatever_its_element_is_called(body: str) -> None:
    assert paragraphs(body) == [FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize(
    "inner",
    [
        "<b>Latest</b> figures show that the trade of both towns fell by a third in the autumn.",
        "Then <strong><a href='/p'>Prime Minister Ann Holloway</a></strong> came to see it.",
        "<a href='/p'>Prime Minister Ann Holloway came to see the bridge with two of her sons.</a>",
        "<a rel='bookmark'>Bertil Strand</a>, the mayor of the other town, was not seen there.",
    ],
)
def test_a_paragraph_that_looks_like_a_box_stays(inner: str) -> None:
    found = paragraphs(f"<div>{prose(inner)}</div>")
    assert len(found) == 5
    assert found[2].startswith(("Latest figures", "Then Prime", "Prime Minister", "Bertil Strand,"))


@pytest.mark.parametrize(
    "inner",
    [
        "<strong>READ ALSO: <a href='/a'>Goats Cross the Ice to Reach Their Island</a></strong>",
        "<a href='/a'>Goats Cross the Ice to Reach Their Island</a>",
        "Sign up for our newsletter and read it every morning at six.",
    ],
)
def test_a_line_for_other_pages_is_left_out(inner: str) -> None:
    assert paragraphs(f"<div>{prose(inner)}</div>") == [FIRST, SECOND, THIRD, FOURTH]


def test_a_live_blog_beside_an_article_dates_nothing() -> None:
    promo = "<div class='liveblog-promo'>" + "".join(
        f"<div><time datetime='2026-01-0{day}'>x</time><p>An update of a few words.</p></div>"
        for day in range(1, 5)
    )
    text, _ = page(f"<div>{prose()}</div>{promo}</div>")
    assert "Published 2026" not in text
    assert FIRST in text


def test_the_date_of_the_day_in_a_masthead_is_not_that_of_the_article() -> None:
    masthead = "<div class='date'>Monday, January 26, 2026</div>" + "<p>World</p>" * 6
    content = f"<html><body>{masthead}<h1>Talks on the Bridge</h1>{prose()}</body></html>"
    assert read_page("page.html", content.encode())[1].published is None


def test_articles_that_a_page_lists_are_not_its_own() -> None:
    listed = '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Goats"}]}'
    head = f'<script type="application/ld+json">{listed}</script>'
    assert page(f"<div>{prose()}</div>", head)[1].title == "Talks on the Bridge"


def test_of_several_articles_the_one_that_the_title_names() -> None:
    data = (
        '[{"@type":"NewsArticle","headline":"Goats","datePublished":"2020-01-01"},'
        '{"@type":"NewsArticle","headline":"Talks on the Bridge","datePublished":"2026-01-12"}]'
    )
    head = f'<script type="application/ld+json">{data}</script>'
    assert page(f"<div>{prose()}</div>", head)[1].published == "2026-01-12"


def test_where_a_page_was_saved_from() -> None:
    content = (
        "<!DOCTYPE html>\n<!-- saved from url=(0030)https://post.example/2026/bridge -->\n"
        f"<html><body><h1>Talks on the Bridge</h1>{prose()}</body></html>"
    )
    assert read_page("page.html", content.encode())[1].url == "https://post.example/2026/bridge"


@pytest.mark.parametrize(
    "inner",
    [
        "<div class='k3f'><h3>Facts</h3><p>It was built in 1911 of stone and iron.</p></div>",
        "<div class='k3f'><p>Read every morning what matters.</p><input></div>",
        "<section><img><span>Watch: the bridge from above</span></section>",
        "<my-card><a href='/a'><h4>Goats Cross</h4><p>They reached their island.</p></a></my-card>",
        "<blockquote><p>both sides would pay for the repairs</p></blockquote>",
    ],
)
def test_what_differs_from_the_paragraphs_around_it_is_left_out(inner: str) -> None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p>{inner}<p>{THIRD}</p><p>{FOURTH}</p>"
    assert paragraphs(f"<div>{body}</div>") == [FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize(
    "note",
    [
        "<p><em>Ann Example writes about bridges and can be reached by letter.</em></p>",
        "<hr><p>The paper thanks the town for its help.</p>",
        "<p>Cy Dale contributed to this report.</p>",
    ],
)
def test_notes_at_the_end_are_left_out(note: str) -> None:
    assert paragraphs(f"<div>{prose()}{note}</div>") == [FIRST, SECOND, THIRD, FOURTH]


def test_a_last_part_of_an_article_below_a_line_stays() -> None:
    found = paragraphs(f"<div>{prose()}<hr>{prose()}{prose()}</div>")
    assert found == [FIRST, SECOND, THIRD, FOURTH] * 3


def test_paragraphs_in_a_box_of_another_kind_with_a_name_in_common() -> None:
    first, others = (
        f"<div class='part part--{kind}'>{body}</div>"
        for kind, body in (("lead", f"<p>{FIRST}</p><p>{SECOND}</p>"), ("text", "{}"))
    )
    texts = [others.format(f"<p>{one}</p><p>{THIRD}</p>") for one in (FOURTH, FIRST[::-1])]
    assert paragraphs(f"<article>{first}{''.join(texts)}</article>")[:2] == [FIRST, SECOND]


def test_the_points_that_sum_up_an_article() -> None:
    points = [
        "repairs of the old bridge to be paid by both",
        "a vote of the council in two weeks",
        "soon",
    ]
    items = "".join(f"<li>{point}</li>" for point in points)
    found = paragraphs(f"<div><ul>{items}</ul>{prose()}</div>")
    assert found[:4] == [*(f"- {point}" for point in points), FIRST]


@pytest.mark.parametrize("credit", ["(NNB/Ada Holm)", "Photo by Ada Holm"])
def test_a_paragraph_below_a_picture_that_ends_with_a_credit(credit: str) -> None:
    caption = f"</p><p><img src='a.jpg'></p><p>The bridge in the evening sun. {credit}"
    assert paragraphs(f"<div>{prose(caption)}</div>") == [FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize("cell", ["{}", "<p>{}</p>"])
def test_a_table_without_links_is_data(cell: str) -> None:
    shops = [("Bank", "Shops"), ("Left bank", "9"), ("Right bank", "11")]
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell.format(one)}</td>' for one in row)}</tr>" for row in shops
    )
    table = f"</p><table class='t'>{rows}</table><p>"
    assert paragraphs(f"<div>{prose(table)}</div>")[2:5] == [" | ".join(row) for row in shops]


@pytest.mark.parametrize("name", ["PullQuote", "BlockquoteEmbed"])
def test_what_only_a_pulled_quotation_says_stays(name: str) -> None:
    own = "I have crossed that bridge on each day of my life."
    box = "</p><blockquote class='{}'><p>{}</p><p>Ada Holm</p></blockquote><p>"
    assert own in paragraphs(f"<div>{prose(box.format(name, own))}</div>")
    assert paragraphs(f"<div>{prose(box.format(name, SECOND))}</div>") == [
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
    ]


def test_a_heading_that_quotes_a_paragraph_stays() -> None:
    heading = "</p><h3>repairs of the old bridge</h3><p>"
    assert "repairs of the old bridge" in paragraphs(f"<div>{prose(heading)}</div>")


@pytest.mark.parametrize(
    "line",
    [
        "<a class='newsletter-link'>Find out what happens on the river, from all our towns.</a>",
        "Do you like the river page? Forward it to a friend, or become a supporter for ten a year.",
        "We have a small favour to ask. Many here have placed their trust in our journalism.",
        "The rules of replying: Be kind. This is a place for talks about the town and its river.",
    ],
)
def test_lines_that_speak_to_readers(line: str) -> None:
    body = "".join(f"<p>{one}</p>" for one in (FIRST, SECOND, THIRD, FOURTH, line))
    assert paragraphs(f"<div>{body}</div>") == [FIRST, SECOND, THIRD, FOURTH]


def test_a_short_entry_beside_one_of_its_kind() -> None:
    entries = (("14:05", FIRST), ("12:15", "Bo Lund said the talks would go on."))
    body = "".join(
        f"<div class='entry'><time datetime='2025-06-10T{clock}'>{clock}</time><p>{text}</p></div>"
        for clock, text in entries
    )
    assert paragraphs(f"<main>{body}</main>") == [text for _, text in entries]


def test_terms_and_descriptions_share_a_line() -> None:
    days = (
        "</p><dl><dt>Feb. 5</dt><dd>Holm met Lund.</dd><dt>May 7:</dt><dd>All voted.</dd></dl><p>"
    )
    found = paragraphs(f"<div>{prose(days)}</div>")
    assert found[2:4] == ["Feb. 5: Holm met Lund.", "May 7: All voted."]


@pytest.mark.parametrize("before", ["", "</html></html></html>", "</body>", "</p></div>"])
def test_a_page_that_begins_with_closing_tags(before: str) -> None:
    found = read_page("a.html", f"{before}<html><body><p>{FIRST}</p></body></html>".encode())[0]
    assert found == FIRST
