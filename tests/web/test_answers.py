"""Answers of the form that Contract 3 fixes, laid out for a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from kg.questions.answer import provenance_prefixes
from kg.web.answers import AnswerPage, answer_page
from kg.web.catalogue import blanks
from kg.web.showing import Showing
from kg.web.site import EXTENSION, Site
from kg.web.suggestions import Suggestion
from kg.web.views.pages import Pages

BASE = "https://newskg.example/"
PROVENANCE = ("article", "article_iri", "published", "sentence", "sentence_start", "sentence_end")


@pytest.fixture
def site(client: FlaskClient) -> Iterator[Site]:
    with client.application.test_request_context():
        yield client.application.extensions[EXTENSION]


def address(*, form: str | None = None, shown: Showing | None = None) -> str:
    return f"form={form}" if form else f"/answer?{urlencode(shown.values() if shown else {})}"


def laid_out(answer: dict[str, Any], site: Site, page: int = 1) -> AnswerPage:
    return answer_page(answer, site, Showing(page=page), address)


def row(number: int = 0, **values: str | int | None) -> dict[str, Any]:
    return {
        "person": f"Person {number}",
        "person_iri": f"{BASE}id/person/p{number}",
        "start": "2026-03",
        "status": "held",
        "reports": 2,
        "place": None,
        "article": "A title",
        "article_iri": f"{BASE}id/article/abc",
        "published": "2026-03-04",
        "sentence": "They met.",
        "sentence_start": 5,
        "sentence_end": 14,
        **values,
    }


def answer(rows: list[dict[str, object]], **values: object) -> dict[str, Any]:
    return {
        "question": "who-met-whom",
        "understood": {"name": "who-met-whom", "parameters": {}, "sentence": "Meetings"},
        "answer": "They met.",
        "columns": list(rows[0]) if rows else [],
        "rows": rows,
        "explanation": None,
        "suggestions": [],
        "coverage": {"articles": 1, "earliest": None, "latest": None},
        "sparql": "SELECT",
        **values,
    }


def test_columns_without_iris_and_provenance_are_shown(site: Site) -> None:
    page = laid_out(answer([row()]), site)
    assert [each.heading.label for each in page.headings] == [
        "Person",
        "Start",
        "Status",
        "Reports",
        "Place",
    ]
    assert [each.heading.number for each in page.headings] == [False, False, False, True, False]
    person, start, status, reports, place = page.rows[0].cells
    assert (person.text, person.href) == ("Person 0", "/doc/person/p0")
    assert (start.text, status.status, reports.text, place.text) == ("2026-03", "held", "2", None)


def test_each_row_links_its_sentence_to_its_place_in_the_article(site: Site) -> None:
    (evidence,) = laid_out(answer([row()]), site).rows[0].evidence
    assert evidence.sentence == "They met."
    assert evidence.href == "/articles/abc#char=5,14"
    assert (evidence.article, evidence.article_href) == ("A title", "/articles/abc")


def test_rows_that_compare_reports_have_both_sentences(site: Site) -> None:
    second: dict[str, Any] = {f"other_{name}": row()[name] for name in PROVENANCE}
    both = row(value="Lisbon", other_value="Porto", **second)
    page = laid_out(answer([both]), site)
    assert provenance_prefixes(list(both)) == ("", "other_")
    assert [each.lead for each in page.rows[0].evidence] == ["Lisbon:", "Porto:"]
    assert not {"Other sentence", "Other article"} & {each.heading.label for each in page.headings}


@pytest.mark.parametrize(
    ("iri", "href"),
    [
        ("https://www.wikidata.org/entity/Q1", "https://www.wikidata.org/entity/Q1"),
        ("javascript:alert(1)", None),
        (f"{BASE}graph/resolution", None),
        (f"{BASE}id/article/abc", "/articles/abc"),
        (None, None),
    ],
)
def test_iris_lead_only_where_it_is_safe(site: Site, iri: str | None, href: str | None) -> None:
    page = laid_out(answer([row(person_iri=iri)]), site)
    assert page.rows[0].cells[0].href == href


def test_many_rows_come_in_pages(site: Site) -> None:
    many = answer([row(number) for number in range(250)])
    first, last = (laid_out(many, site, page) for page in (1, 99))
    assert first.shown.picture.pages == Pages("Rows 1 to 100 of 250", None, "/answer?_page=2")
    assert last.shown.picture.pages == Pages("Rows 201 to 250 of 250", "/answer?_page=2", None)
    assert last.rows[0].cells[0].text == "Person 200"


def test_answer_without_rows(site: Site) -> None:
    page = laid_out(answer([], explanation="No such person.", understood=None, sparql=None), site)
    assert (page.rows, page.explanation, page.understood) == ((), "No such person.", None)


def understood(**parameters: str | None) -> dict[str, Any]:
    known = {name: {"value": value, "label": name} for name, value in parameters.items()}
    return {"name": "who-met-whom", "parameters": known, "sentence": ""}


@pytest.mark.parametrize(
    ("taken", "text", "href"),
    [
        (None, "Who met whom?", "/ask?q=Who+met+whom?"),
        (None, "Ana", "/ask?q=Ana"),
        (
            understood(person="https://a/x", **{"from": "2026-01-01"}),
            "Ana & Co",
            "/questions/who-met-whom?person=Ana+%26+Co&from=2026-01-01",
        ),
        (
            understood(person=None, other="https://a/x"),
            "Ana",
            "/questions/who-met-whom?person=Ana&other=https%3A%2F%2Fa%2Fx",
        ),
        (understood(person="https://a/x", other="https://a/y"), "Ana", None),
        (understood(), "Ana", None),
        (None, "Who met {person}?", "/questions/who-met-whom"),
    ],
)
def test_suggestions_lead_where_they_are_asked(
    site: Site, taken: dict[str, Any] | None, text: str, href: str | None
) -> None:
    given = answer([], understood=taken, suggestions=[text])
    assert laid_out(given, site).suggestions == (Suggestion(blanks(text), href),)


def test_heading_sorts_and_then_sorts_the_other_way(site: Site) -> None:
    rows = answer([row()])
    pages = [
        answer_page(rows, site, Showing(sort=sort), address) for sort in ("", "start", "-start")
    ]
    found = [(each.headings[1].sorted, each.headings[1].href) for each in pages]
    assert found == [
        (None, "/answer?sort=start"),
        ("ascending", "/answer?sort=-start"),
        ("descending", "/answer?sort=start"),
    ]


def test_filter_keeps_the_rest_of_the_address(site: Site) -> None:
    showing = Showing(view="map", sort="-start", filter="old", page=3)
    page = answer_page(answer([row()]), site, showing, address)
    assert page.filter_form.action == "/answer"
    assert page.filter_form.hidden == (("view", "map"), ("sort", "-start"))
    assert (page.filter, page.unfiltered) == ("old", "/answer?view=map&sort=-start")
