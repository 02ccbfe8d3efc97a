"""Places and organizations of one article."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.records import Place
from tests.news import article


def places(text: str) -> dict[str, Place]:
    return {place.name: place for place in extract(article(text)).places}


def test_a_city_is_located_in_the_country_that_the_article_names() -> None:
    springfield = places("They met in Birmingham in the United States.")["Birmingham"]
    assert (springfield.country, round(springfield.latitude or 0)) == ("United States", 34)
    assert places("They met in Birmingham, a city in Britain.")["Birmingham"].country == (
        "United Kingdom"
    )


def test_a_country_has_one_entry_under_all_its_names() -> None:
    found = places("The U.S. and the United States are one. America is a third name.")
    assert list(found) == ["United States"]
    assert found["United States"].aliases == ("America", "U.S.")
    assert found["United States"].country == "United States"


def test_a_level_in_the_name_does_not_hide_the_place() -> None:
    found = places("They met in Nara City, Japan, not elsewhere in Nara Prefecture.")
    assert (found["Nara City"].country, round(found["Nara City"].longitude or 0)) == ("Japan", 136)
    assert (found["Nara Prefecture"].country, found["Nara Prefecture"].latitude) == ("Japan", None)


def test_an_unknown_place_has_no_coordinates() -> None:
    found = places("They met at the Zephyr Palace.")
    assert (found["Zephyr Palace"].country, found["Zephyr Palace"].latitude) == (None, None)


def test_an_acronym_is_an_alias_of_the_name_it_shortens() -> None:
    text = "The World Harbour Organization (WHO) met on Monday. WHO officials said little."
    (organization,) = extract(article(text)).organizations
    assert organization.name == "World Harbour Organization"
    assert organization.aliases == ("WHO",)
    assert [mention.text for mention in organization.mentions] == [
        "World Harbour Organization",
        "WHO",
        "WHO",
    ]


def test_a_hotel_or_an_island_is_not_the_city_of_its_name() -> None:
    found = places("They met at the Mulia hotel on the island of Bali.")
    assert [(place.country, place.latitude) for place in found.values()] == [(None, None)] * 2


def test_a_large_city_abroad_goes_before_a_small_one_in_the_country_named() -> None:
    assert places("The United States sent a team to Geneva.")["Geneva"].country == "Switzerland"


def test_a_chain_of_places_puts_the_first_in_the_country_of_the_last() -> None:
    found = places("They met at the Zephyr Hotel on Sentosa, an island of Singapore, on Monday.")
    assert [(name, place.country) for name, place in found.items()] == [
        ("Zephyr Hotel", "Singapore"),
        ("Sentosa", "Singapore"),
        ("Singapore", "Singapore"),
    ]


def test_a_city_goes_by_its_own_name_before_the_other_name_of_a_larger_one() -> None:
    assert places("They met in Islamabad.")["Islamabad"].country == "Pakistan"


def test_a_state_puts_a_town_in_its_country() -> None:
    assert places("They met in Cambridge, Massachusetts.")["Cambridge"].country == "United States"


def test_a_place_lies_within_the_one_named_behind_it() -> None:
    found = places("They met at the Zephyr Palace in Oslo, Norway, and later in Bergen.")
    assert [(name, place.within) for name, place in found.items()] == [
        ("Zephyr Palace", "Oslo"),
        ("Oslo", "Norway"),
        ("Norway", None),
        ("Bergen", None),
    ]


def test_a_venue_is_where_its_town_is() -> None:
    found = places("They met at the Zephyr Palace in Oslo, Norway, and later at the Sun Palace.")
    town, venue, other = (found[name] for name in ("Oslo", "Zephyr Palace", "Sun Palace"))
    assert (venue.latitude, venue.longitude) == (town.latitude, town.longitude) != (None, None)
    assert (other.latitude, other.longitude) == (None, None)


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("They met in Bergen, Norway.", "Bergen", "Norway"),
        ("He flew to Seoul, Beijing and Tokyo.", "Seoul", None),
        ("The war in Syria, Ukraine and Iran went on.", "Syria", None),
        ("Ships from China, Japan and South Korea left.", "China", None),
        ("They looked to Beijing, the United States and others.", "Beijing", None),
        ("She was born in Moscow, Idaho.", "Moscow", "Idaho"),
    ],
)
def test_a_list_of_places_is_no_chain(text: str, inner: str, outer: str | None) -> None:
    assert places(text)[inner].within == outer


@pytest.mark.parametrize(
    "text",
    [
        "Bishops speak for the Christians of Iraq\n\nVATICAN CITY - A group of bishops spoke.",
        "Talks go on in Geneva\n\nSWITZERLAND, Jan. 14 - The talks of the bishops went on.",
    ],
)
def test_the_end_of_a_headline_lies_in_no_place_of_the_dateline(text: str) -> None:
    assert {place.within for place in places(text).values()} == {None}


def test_a_place_lies_within_one_in_capitals() -> None:
    assert places("He stayed near Prati, VATICAN CITY.")["Prati"].within == "Vatican"


def test_an_obscure_town_abroad_is_not_meant_by_its_name_alone() -> None:
    assert places("They met in Bali.")["Bali"].country is None
    assert places("They met in Lyon.")["Lyon"].country == "France"


def test_a_place_in_capitals_has_its_usual_name() -> None:
    text = "LISBON, Portugal - Mayor Kari Berg spoke. She stays in LISBON."
    found = places(text)
    assert list(found) == ["Lisbon", "Portugal"]
    assert [text[m.start : m.end] for m in found["Lisbon"].mentions] == ["LISBON", "LISBON"]


def test_in_a_headline_of_capitals_a_place_ends_with_its_name() -> None:
    text = (
        "Tokyo Stop Occurs During Tensions\n\nThe mayor’s stop in Lisbon drew attention, as did "
        "that of the minister, who came the week before and stayed longer than all the others.\n\n"
        "New York Stop Occurs As Ferries Wait\n\nThe talks went on for a week."
    )
    assert list(places(text)) == ["Tokyo", "Lisbon", "New York"]


@pytest.mark.parametrize(
    ("text", "town", "state", "country"),
    [
        (
            "BIRMINGHAM, Ala. (AP) - Mayor Kari Berg spoke.",
            "Birmingham",
            "Alabama",
            "United States",
        ),
        ("LONDON, Ont. (NNB) - Mayor Kari Berg spoke.", "London", "Ontario", "Canada"),
    ],
)
def test_a_state_that_a_dateline_shortens(text: str, town: str, state: str, country: str) -> None:
    found = places(text)
    assert {name: place.country for name, place in found.items()} == {town: country, state: country}


def test_a_state_that_is_called_as_a_city_holds_towns() -> None:
    found = places("They met in Buffalo, New York.")
    assert (found["Buffalo"].within, found["Buffalo"].country) == ("New York", "United States")
