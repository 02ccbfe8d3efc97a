"""Parties that have no name of their own, or stand in another sentence."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


def circles(text: str) -> list[tuple[str, ...]]:
    """Who meets, once per meeting that the text tells of."""
    read = article(f"A week of visits\n\n{text}\n\nNothing else was decided.")
    return [meeting.participants for meeting in extract(read).meetings]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            (
                "Maire Kelly and Sean Doyle lead the two teachers' unions.\n\nMinister Ruth "
                "Hanly met the two women in Cork on Monday."
            ),
            ("Maire Kelly", "Ruth Hanly", "Sean Doyle"),
        ),
        (
            (
                "President Igor Vasil and President Hana Dvorak grew up in the same "
                "town.\n\nThe two presidents met in Brno on Friday."
            ),
            ("Hana Dvorak", "Igor Vasil"),
        ),
        (
            (
                "Governor Dan Cole and Governor Pam West want a joint water authority.\n\nThe "
                "two governors will meet in Denver next week."
            ),
            ("Dan Cole", "Pam West"),
        ),
        (
            (
                "Foreign Minister Ali Reza and Foreign Minister Bo Lund have both proposed a "
                "truce.\n\nBoth ministers met in Muscat on Tuesday."
            ),
            ("Ali Reza", "Bo Lund"),
        ),
        (
            (
                "Mayor Lina Paz and Mayor Hugo Sol want a new tram.\n\nMinister Pia Roth met "
                "both mayors in Bern on Monday."
            ),
            ("Hugo Sol", "Lina Paz", "Pia Roth"),
        ),
        (
            (
                "Farmers from three valleys arrived on Monday.\n\nMinister Pia Roth met the "
                "farmers in Bern."
            ),
            ("Pia Roth", "farmers"),
        ),
        (
            (
                "Chancellor Uwe Frei met the striking nurses in Bonn in May, and President "
                "Tina Blau received them at her residence a week later."
            ),
            ("Tina Blau", "striking nurses"),
        ),
        (
            (
                "A delegation led by banker Jon Ek arrived in Oslo on Monday. It will meet "
                "Finance Minister Per Dahl."
            ),
            ("Jon Ek", "Per Dahl"),
        ),
        (
            (
                "Prime Minister Ana Sol, whom President Leo Paz is due to meet in Lima next "
                "week, was cautious."
            ),
            ("Ana Sol", "Leo Paz"),
        ),
        (
            (
                "The deal was struck when Jan Moos and his Belgian colleague, Piet Claes, met "
                "in Ghent."
            ),
            ("Jan Moos", "Piet Claes"),
        ),
    ],
)
def test_several_told_before_meet_again(text: str, participants: tuple[str, ...]) -> None:
    assert participants in circles(text)


@pytest.mark.parametrize(
    "text",
    [
        "The two chess players met in the final.",
        "Peter Holm and Alice Tran wrote books.\n\nThe two books met with approval.",
        "Minister Pia Roth said both sides had met the deadline.",
        "The farmers said they had met the standard.",
        "Governor Dan Cole met both conditions on Friday.",
    ],
)
def test_several_things_are_no_people(text: str) -> None:
    assert circles(text) == []


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            (
                "Members of the Dock Workers' Federation met Baltic Shipping Group at the "
                "harbour office on Monday."
            ),
            ("Baltic Shipping Group", "Dock Workers' Federation"),
        ),
        (
            (
                "Leaders of two rail unions walked out of a meeting with Transport Minister "
                "Iris Vogt on Monday."
            ),
            ("Iris Vogt", "Leaders of two rail unions"),
        ),
        (
            "Negotiators left a lunch with Governor Lee Marsh on Friday without a deal.",
            ("Lee Marsh", "Negotiators"),
        ),
        (
            "Kay Burton and Lee Marsh left the talks in Austin without a word.",
            ("Kay Burton", "Lee Marsh"),
        ),
        (
            ("Relatives of the drowned sailors met Interior Minister Jo Brandt in Kiel on Monday."),
            ("Jo Brandt", "Relatives"),
        ),
        (
            (
                "Three envoys of the Kenyan government met commanders of a rebel front in the "
                "hills on Sunday."
            ),
            ("Kenyan government", "commanders of a rebel front"),
        ),
        (
            (
                "Kenya, Uganda and Rwanda share a lake.\n\nThe three countries will meet in "
                "Kigali in June."
            ),
            ("Kenya", "Rwanda", "Uganda"),
        ),
        (
            "Owners of small hotels met Tourism Minister Gil Santos in Faro.",
            ("Gil Santos", "Owners of small hotels"),
        ),
        (
            (
                "Prime Minister Ana Sol and President Leo Paz called on Thursday for a "
                "ceasefire.\n\nThe talks in Lima lasted three hours."
            ),
            ("Ana Sol", "Leo Paz"),
        ),
        (
            ("The parents of the missing girl met detective Nina Falk at the station on Tuesday."),
            ("Nina Falk", "parents of the missing girl"),
        ),
    ],
)
def test_bodies_and_described_people_meet(text: str, participants: tuple[str, ...]) -> None:
    assert participants in circles(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bank met the requirements of the European Central Bank.",
        "Members of the choir met the demands of the conductor.",
        "The company met Wall Street expectations.",
        "Officials walked out of the room before the vote.",
        "The summit in Lima lasted three hours.",
    ],
)
def test_bodies_that_meet_standards_meet_nobody(text: str) -> None:
    assert circles(text) == []
