"""Every view of an answer as a page, with its address, without a script."""

from __future__ import annotations

import html
import re
from collections import Counter

import pytest
from flask.testing import FlaskClient

from tests.web.views.conftest import MEETINGS, day, pair

QUESTION = "/questions/who-met-whom"


def tabs(page: str) -> list[tuple[str, str, bool]]:
    (nav,) = re.findall(r'<nav class="tabs".*?</nav>', page, re.DOTALL)
    found = re.findall(r'<a href="([^"]*)" data-swap( aria-current="page")?>(.*?)</a>', nav)
    return [(label, html.unescape(href), bool(current)) for href, current, label in found]


def shown(page: str) -> str:
    return page[page.index('<div class="shown"') : page.index('<details class="query"')]


def test_views_follow_from_the_columns(client: FlaskClient) -> None:
    assert [label for label, *_ in tabs(client.get(QUESTION).text)] == [
        *("Table", "Timeline", "Map", "Network", "Chart"),
    ]
    assert [label for label, *_ in tabs(client.get("/questions/how-many-meetings").text)] == [
        *("Table", "Timeline", "Chart"),
    ]


def test_question_says_which_view_suits_it(client: FlaskClient) -> None:
    page = client.get("/questions/timeline?person=Ana+Prado").text
    assert [label for label, _, current in tabs(page) if current] == ["Timeline"]
    table = client.get("/questions/timeline?person=Ana+Prado&view=table").text
    assert [label for label, _, current in tabs(table) if current] == ["Table"]


def test_free_text_has_the_views_of_its_question(client: FlaskClient) -> None:
    page = client.get("/ask?q=Timeline+of+Ana+Prado&filter=berlin").text
    assert [label for label, *_ in tabs(page)] == ["Table", "Timeline", "Chart"]
    assert tabs(page)[0] == (
        "Table",
        "/ask?q=Timeline+of+Ana+Prado&view=table&filter=berlin",
        False,
    )
    assert "Berlin" in shown(page)
    assert "Lisbon" not in shown(page)


@pytest.mark.parametrize("view", ["table", "timeline", "map", "network", "chart"])
def test_address_reproduces_a_view(large: FlaskClient, view: str) -> None:
    chosen = f"person=Person+009&view={view}&sort=-start&filter=place%3APlace+01&during=2011"
    page = large.get(f"{QUESTION}?{chosen}").text
    ((label, href, _),) = [tab for tab in tabs(page) if tab[2]]
    assert label.lower() == view
    assert href == f"{QUESTION}?{chosen}"
    assert shown(large.get(href).text) == shown(page)


def test_page_says_what_it_cannot_follow(client: FlaskClient) -> None:
    page = html.unescape(client.get(f"{QUESTION}?view=globe&sort=mood&during=soon").text)
    assert "view: this answer has no view 'globe'; it has table, timeline, map" in page
    assert "sort: this answer has no column 'mood'; there are person, other, start" in page
    assert "during: 'soon' is not a period; write 2018, 2018-06 or 2018/2019." in page
    assert page.count('<tr class="facts"') == 3


def test_filter_that_nothing_fits(client: FlaskClient) -> None:
    page = client.get(f"{QUESTION}?filter=zanzibar").text
    assert "None of the 3 rows fits." in page
    assert f'<a href="{QUESTION}" data-swap>Show all</a>' in page


def test_address_of_a_view_asks_the_same_of_the_data(client: FlaskClient) -> None:
    data = client.get(f"{QUESTION}.json?person=Jonas+Weber&view=map&sort=-start&by=place").json
    assert data == client.get(f"{QUESTION}.json?person=Jonas+Weber").json


def test_hostile_names_are_text_in_every_view(client: FlaskClient) -> None:
    for view in ("timeline", "map", "network", "chart"):
        page = client.get(f"{QUESTION}?view={view}&filter=%3Cscript%3E").text
        assert page.count("<script") == 1
        named = client.get(f"{QUESTION}?view={view}").text
        assert "=Mallory" in named or view == "map" or view == "chart"
        assert "<script>" not in named


def test_pairs_are_those_of_the_rows(large: FlaskClient) -> None:
    expected = Counter(map(pair, range(MEETINGS)))
    found: dict[tuple[str, str], int] = {}
    pages = -(-len(expected) // 100)
    for page in range(1, pages + 1):
        text = large.get(f"{QUESTION}?view=network&_page={page}").text
        for one, other, number in re.findall(
            r'<tr><td><a href="[^"]*">(.*?)</a></td><td><a href="[^"]*">(.*?)</a></td>\s*'
            r'<td class="number">(\d+)</td>',
            text,
        ):
            ends = sorted((one, other))
            found[ends[0], ends[1]] = int(number)
    assert found == expected


def test_bars_are_those_of_the_rows(large: FlaskClient) -> None:
    page = large.get(f"{QUESTION}?view=chart&by=year").text
    found = re.findall(
        r'<th scope="row"[^>]*>(?:<a [^>]*>)?(\d{4})(?:</a>)?</th>\s*<td[^>]*>([\d,]+)</td>', page
    )
    years = Counter(day(number)[:4] for number in range(MEETINGS))
    assert {year: int(number.replace(",", "")) for year, number in found} == years


def test_timeline_counts_and_lists_all(large: FlaskClient) -> None:
    page = large.get(f"{QUESTION}?view=timeline").text
    months = {
        label: int(number.replace(",", ""))
        for label, number in re.findall(r"<title>(.*?): ([\d,]+)</title>", page)
    }
    assert len(months) == 120
    dates = [day(number) for number in range(MEETINGS)]
    assert months["March 2017"] == dates.count("2017") + sum(
        each.startswith("2017-03") for each in dates
    )
    assert "Rows 1 to 100 of 5,000" in page
    assert page.count('<div class="event">') == 100
