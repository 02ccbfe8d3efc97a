from __future__ import annotations

import html
import re
from importlib.resources import files

from flask.testing import FlaskClient

from kg.graph.store import Store
from kg.web import create_app
from kg.web.about import SCORES
from kg.web.coverage import publishers


def test_scores_in_words_are_those_of_the_model_card() -> None:
    card = files("kg.language").joinpath("MODEL.md").read_text(encoding="utf-8")
    for words, _, figure in SCORES:
        part, whole = (int(number) for number in words.split(" of "))
        assert figure in card
        assert abs(part / whole - float(figure)) <= 0.031


def test_it_tells_of_months_publishers_and_readings(client: FlaskClient) -> None:
    page = html.unescape(client.get("/about").text)
    assert re.findall(r"<summary>(\d+) <span class=\"how-many\">(.*?)</span>", page) == [
        ("2026", "2 articles")
    ]
    assert re.findall(r'<li><span>(.*?)</span>.*?number">(\d+)', page, re.DOTALL) == [
        ("Mar 2026", "2")
    ]
    assert "1 article without a date of publication" in page
    rows = re.findall(r'<tr><td>(.*?)</td><td class="number">(\d+)</td><td>(.*?)</td>', page)
    assert [(name, number) for name, number, _ in rows] == [
        ("The Harbour Post", "2"),
        ("not stated", "1"),
    ]
    assert re.search(r"Reader <code>test</code> read 3 articles, .*7 Mar 2026", page)
    assert "3 articles published 4 – 6 Mar 2026, read with reader test until 7 March 2026" in page


def test_an_article_without_a_day_hides_no_days_of_its_publisher(store: Store) -> None:
    known = publishers(store)
    assert [(each.name, each.articles, each.earliest) for each in known] == [
        ("The Harbour Post", 2, "2026-03-04"),
        (None, 1, None),
    ]


def test_run_of_the_reader_can_be_seen(client: FlaskClient) -> None:
    page = client.get("/about").text
    (run,) = re.findall(r'href="([^"]*)">One of its runs', page)
    assert "Reading" in client.get(run).text or "Activity" in client.get(run).text


def test_model_card_is_a_page(client: FlaskClient) -> None:
    page = client.get("/about/reader").text
    assert "<h1>Model card: the trained reader</h1>" in page
    assert "<td>.893 / .956 / .781 / .907</td>" in page


def test_without_a_graph_it_tells_of_the_reading(store: Store) -> None:
    page = create_app({"STORE": "/nowhere/at/all"}).test_client().get("/about").text
    assert "There is no graph yet" in page
    assert "How the reading works" in page
