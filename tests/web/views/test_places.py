"""Where the places of an answer lie, and how a map and its list say so."""

from __future__ import annotations

import html
import json
import re
from collections import Counter

import pytest
from flask.testing import FlaskClient

from kg.graph.store import Store
from kg.records import EntityReference
from kg.web.cells import Heading, Row
from kg.web.views.places import place_column
from kg.web.views.positions import Position, positions
from tests.web.views.conftest import MEETINGS, place

MAP = "/questions/who-met-whom?view=map"


def iri(store: Store, name: str) -> str:
    return store.iris.entity(EntityReference("place", name.lower()))


def test_positions_are_the_graphs_own_or_those_of_the_country(large_store: Store) -> None:
    names = ("Place 00", "Place 01", "Place 39", "Place 20")
    nobody = iri(large_store, "nowhere")
    found = positions(large_store, [*(iri(large_store, name) for name in names), nobody])
    assert nobody not in found
    assert [found[iri(large_store, name)] for name in names] == [
        Position("France", None, None, None, "250"),
        Position(None, -47.5, -161.5, None, None),
        Position(None, 47.5, 161.5, None, None),
        Position(None, None, None, None, None),
    ]


def drawing(page: str) -> list[dict[str, object]]:
    (found,) = re.findall(r'<script type="application/json" id="drawing">(.*?)</script>', page)
    return list(json.loads(found))


@pytest.fixture(scope="module")
def page(large: FlaskClient) -> str:
    return large.get(MAP).text


def test_list_and_drawing_hold_the_same_numbers(page: str) -> None:
    listed = {
        html.unescape(label): int(number.replace(",", ""))
        for label, number in re.findall(
            r'<a href="/doc/place/[^"]*">(.*?)</a>\s*<a class="count"[^>]*>(.*?)</a>', page
        )
    }
    assert listed == Counter(place(number) for number in range(MEETINGS))
    drawn = {str(each["label"]): each["number"] for each in drawing(page)}
    # Five places lie neither at a known point nor in a known country.
    assert drawn.items() <= listed.items()
    assert len(listed) - len(drawn) == page.count("its position is not known") == 5


def test_list_says_how_places_without_a_position_are_shown(page: str) -> None:
    assert page.count("shown in the middle of France") == 2 * 5
    assert [each["label"] for each in drawing(page) if each["country"] == "250"] == [
        f"Place {number:02}" for number in range(0, 20, 4)
    ]


def test_number_leads_to_the_rows(large: FlaskClient, page: str) -> None:
    (href,) = re.findall(r'<a class="count" href="([^"]*)"[^>]*aria-label="Place 07:', page)
    rows = large.get(html.unescape(href)).text
    assert "Rows 1 to 100 of 125 out of 5,000" in re.sub("<[^>]+>", "", rows)


def test_the_places_are_those_of_the_column_that_has_most() -> None:
    headings = (Heading("person", "Person", number=False), Heading("place", "Place", number=False))
    base = "https://news.example/"
    named = (("person/ann", "place/a"), ("place/latvia", "place/b"), ("person/bo", None))
    rows: list[Row] = [
        {"person_iri": f"{base}id/{who}", "place_iri": where and f"{base}id/{where}"}
        for who, where in named
    ]
    assert place_column(headings, rows, base) == "place"
    assert place_column(headings[:1], rows, base) == "person"
    assert place_column(headings[:1], rows[:1], base) is None
