from __future__ import annotations

import pytest

from kg.web.cells import Row
from kg.web.showing import Showing
from kg.web.views.network import Network, actor_columns, network
from tests.web.views.samples import BASE, address, heads, met, thing

pytestmark = pytest.mark.usefixtures("addresses")


def made(rows: list[Row], page: int = 1) -> Network:
    actors = actor_columns(heads(rows), rows, BASE)
    return network(rows, actors, BASE, Showing(page=page), address)


def lines(found: Network) -> list[tuple[str, str, float, str | None]]:
    return [(line.one.label, line.other.label, line.number, line.status) for line in found.lines]


ROWS: list[Row] = [
    met("Ana", "Bo", "2018", meeting_iri="m1"),
    met("Bo", "Ana", "2018", meeting_iri="m1"),
    met("Bo", "Ana", "2019", meeting_iri="m2", status="planned"),
    met("Ana", "Cy", "2019", meeting_iri="m2", status="planned"),
    met("Ana", "Ana", "2019", meeting_iri="m3"),
]


def test_each_meeting_of_two_counts_once() -> None:
    with_links = made(ROWS)
    assert lines(with_links) == [("Ana", "Bo", 2, None), ("Ana", "Cy", 1, "planned")]
    assert (with_links.people, with_links.left_out, with_links.unit) == (3, 0, "meeting")


def test_drawing_holds_what_the_list_says() -> None:
    drawing = made(ROWS).drawing
    assert [(each["label"], each["weight"], each["others"]) for each in drawing["nodes"]] == [
        ("Ana", 3, 2),
        ("Bo", 2, 1),
        ("Cy", 1, 1),
    ]
    assert drawing["nodes"][0]["href"] == "/doc/person/ana"
    assert drawing["lines"] == [
        {"source": 0, "target": 1, "number": 2, "held": True},
        {"source": 0, "target": 2, "number": 1, "held": False},
    ]


def test_numbers_in_the_rows_count() -> None:
    rows: list[Row] = [
        {
            **thing("common", "person", "Cy"),
            **thing("person", "person", "Ana"),
            "meetings": 3,
            **thing("other", "organization", "Club"),
            "other_meetings": 2,
        }
    ]
    assert lines(made(rows)) == [("Cy", "Ana", 3, None), ("Cy", "Club", 2, None)]


def test_many_are_listed_in_pages_and_the_strongest_drawn() -> None:
    rows: list[Row] = [met("Ana", f"Person {each:03}", "2018") for each in range(150)]
    found = made([*rows, met("Ana", "Person 149", "2019")], page=2)
    assert found.pages.extent == "Pairs 101 to 150 of 150"
    assert (found.people, found.left_out) == (151, 91)
    assert len(found.drawing["nodes"]) == 60
    assert found.drawing["nodes"][1]["label"] == "Person 149"
    assert len(found.drawing["lines"]) == 59


def test_places_are_nobody() -> None:
    rows: list[Row] = [{**thing("person", "person", "Ana"), **thing("place", "place", "Hanoi")}]
    assert actor_columns(heads(rows), rows, BASE) == ("person",)
