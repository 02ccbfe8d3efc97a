"""Which place lies within which."""

from __future__ import annotations

from dataclasses import replace

from kg.records import Entity, Extraction, Resolution
from kg.resolution import resolve

from .factories import extraction, person, place, report


def around(*extractions: Extraction) -> dict[str, str | None]:
    """From each place to the name of the one around it."""
    resolution: Resolution = resolve(extractions)
    places: dict[object, Entity] = {
        entity.reference: entity for entity in resolution.entities if entity.kind == "place"
    }
    return {
        entity.name: places[entity.within].name if entity.within else None
        for entity in places.values()
    }


def test_a_place_lies_where_most_articles_put_it_else_in_its_country() -> None:
    villa, geneva = place("Villa Rose"), place("Geneva", country="Switzerland")
    switzerland, bern = place("Switzerland", country="Switzerland"), place("Bern")
    one = extraction("a1", places=[replace(villa, within="Geneva"), geneva, switzerland])
    two = extraction("a2", places=[replace(villa, within="Geneva"), geneva])
    three = extraction("a3", places=[replace(villa, within="Bern"), bern])
    assert around(one, two, three) == {
        "Bern": None,
        "Geneva": "Switzerland",
        "Switzerland": None,
        "Villa Rose": "Geneva",
    }


def test_nothing_lies_within_itself() -> None:
    north = replace(place("Northport"), within="Southport")
    south = replace(place("Southport"), within="Northport")
    assert around(extraction("a1", places=[north, south])) == {
        "Northport": "Southport",
        "Southport": None,
    }


def test_a_venue_that_nobody_locates_lies_where_others_report_the_same_meeting() -> None:
    parties, day = ("Ana Sol", "Bo Lund"), "2026-01-13"
    people = [person("Ana Sol"), person("Bo Lund")]
    villa, geneva = place("Villa Rose"), place("Geneva", country="Switzerland")
    switzerland = place("Switzerland", country="Switzerland")
    one = extraction(
        "a1", people=people, places=[villa], meetings=[report(parties, day, where="Villa Rose")]
    )
    two = extraction(
        "a2", people=people, places=[geneva], meetings=[report(parties, day, where="Geneva")]
    )
    three = extraction(
        "a3",
        people=people,
        places=[switzerland],
        meetings=[report(parties, day, where="Switzerland")],
    )
    assert around(one, three)["Villa Rose"] is None
    assert around(one, two, three)["Villa Rose"] == "Geneva"


def test_another_town_is_no_venue_in_the_town_that_others_report() -> None:
    parties, day = ("Ana Sol", "Bo Lund"), "2026-01-13"
    people = [person("Ana Sol"), person("Bo Lund")]
    tallinn, tartu = place("Tallinn", country="Estonia"), place("Tartu")
    one = extraction(
        "a1", people=people, places=[tallinn], meetings=[report(parties, day, where="Tallinn")]
    )
    two = extraction(
        "a2", people=people, places=[tartu], meetings=[report(parties, day, where="Tartu")]
    )
    assert around(one, two)["Tartu"] is None
