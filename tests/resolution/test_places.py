from __future__ import annotations

import pytest

from kg.records import Entity, Place
from kg.resolution import resolve
from kg.resolution.place_fit import Fit, fit, fit_in_words, site
from tests.resolution.factories import entities, extraction, members, place, reasons

NARA = (34.685, 135.805)
HORYUJI = (34.614, 135.734)
TOKYO = (35.689, 139.692)


def together(*articles: Place) -> dict[str, list[tuple[str, str]]]:
    return members(
        resolve(extraction(f"a{n}", places=[one]) for n, one in enumerate(articles, start=1)),
        "place",
    )


def test_same_name_and_country() -> None:
    assert together(place("Oslo", "Norway"), place("OSLO", "Norway"), place("Oslo")) == {
        "oslo": [("a1", "Oslo"), ("a2", "OSLO"), ("a3", "Oslo")]
    }


def test_same_name_in_two_countries() -> None:
    assert together(place("Paris", "France"), place("Paris", "United States"), place("Paris")) == {
        "paris": [("a1", "Paris")],
        "paris (united states)": [("a2", "Paris")],
        "paris (a3)": [("a3", "Paris")],
    }


def test_same_name_and_country_far_apart() -> None:
    illinois, missouri = (39.8, -89.64), (37.21, -93.29)
    assert together(
        place("Springfield", "United States", illinois),
        place("Springfield", "United States", missouri),
        place("Springfield", "United States", (39.9, -89.7)),
    ) == {
        "springfield": [("a1", "Springfield"), ("a3", "Springfield")],
        "springfield (united states)": [("a2", "Springfield")],
    }


def test_coordinates_on_both_sides_of_a_degree_are_near() -> None:
    assert (
        len(
            together(
                place("Oslo", "Norway", (59.99, 10.99)), place("Oslo", "Norway", (60.01, 11.01))
            )
        )
        == 1
    )


def test_levels_are_places_of_their_own() -> None:
    assert set(
        together(
            place("Nara", "Japan"), place("Nara City", "Japan"), place("Nara Prefecture", "Japan")
        )
    ) == {"nara", "nara city", "nara prefecture"}


def test_a_country_by_its_other_names() -> None:
    found = resolve(
        [
            extraction("a1", places=[place("United States", "United States")]),
            extraction("a2", places=[place("the U.S.", "United States")]),
            extraction("a3", places=[place("United States", "United States")]),
        ]
    )
    (entity,) = entities(found, "place")
    assert (entity.name, entity.country) == ("United States", "United States")


def test_another_name_that_an_article_explains() -> None:
    found = resolve(
        [
            extraction("a1", places=[place("Gukje Market", "South Korea", aliases=["the Market"])]),
            extraction("a2", places=[place("the Market", "South Korea")]),
            extraction("a3", places=[place("the Market", "Japan")]),
        ]
    )
    assert members(found, "place") == {
        "gukje market": [("a1", "Gukje Market"), ("a2", "the Market")],
        "the market": [("a3", "the Market")],
    }
    assert reasons(found, "place")["a2", "the Market"] == (
        "other name 'the Market', which another article explains as 'Gukje Market'"
    )


def test_the_position_is_one_that_an_article_gives() -> None:
    found = resolve(
        [
            extraction("a1", places=[place("Oslo", "Norway", (59.9, 10.7))]),
            extraction("a2", places=[place("Oslo")]),
        ]
    )
    (entity,) = entities(found, "place")
    assert (entity.country, entity.latitude, entity.longitude) == ("Norway", 59.9, 10.7)


def located(name: str, country: str | None = None, at: tuple[float, float] | None = None) -> Entity:
    latitude, longitude = at or (None, None)
    return Entity("place", name, name, (), (), country, latitude, longitude)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (located("Nara", "Japan"), located("Nara", "Japan"), "same"),
        (located("Nara", "Japan", NARA), located("Nara City", "Japan"), "nested"),
        (located("Nara City"), located("Nara Prefecture", "Japan"), "nested"),
        (located("Province of Nara"), located("Nara"), "nested"),
        (located("Nara", "Japan", NARA), located("Japan", "Japan"), "nested"),
        (located("Nara", "Japan", NARA), located("Horyu-ji", "Japan", HORYUJI), "nested"),
        (located("Nara", "Japan", NARA), located("Tokyo", "Japan", TOKYO), "apart"),
        (located("Nara", "Japan"), located("Seoul", "South Korea"), "apart"),
        (located("Paris", "France"), located("Paris", "United States"), "apart"),
        (located("Todaiji Temple"), located("Nara", "Japan", NARA), "unknown"),
        # Towns by these names are far off, wherever no article says which are meant.
        (located("Tartu"), located("Tallinn", "Estonia", (59.437, 24.754)), "apart"),
        (located("Tartu"), located("Salalah"), "apart"),
        (
            located("Kansai Region", "Japan", (34.9, 135.5)),
            located("Nara", "Japan", NARA),
            "nested",
        ),
    ],
)
def test_whether_places_go_together(one: Entity, other: Entity, expected: Fit) -> None:
    assert fit(site(one), site(other)) == expected
    assert fit(site(other), site(one)) == expected


def test_how_places_go_together_in_words() -> None:
    nara, prefecture = site(located("Nara", "Japan")), site(located("Nara Prefecture", "Japan"))
    assert fit_in_words(nara, prefecture) == "Nara lies in Nara Prefecture"
    assert fit_in_words(prefecture, nara) == "Nara lies in Nara Prefecture"
    assert fit_in_words(nara, site(located("Nara City", "Japan"))) == (
        "Nara and Nara City are the same town or near by"
    )
    assert fit_in_words(nara, nara) is None
