"""Meetings as news of many beats tells of them."""

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
            ("Trade union leaders will be received by Labour Minister Ines Prado on Tuesday."),
            ("Ines Prado", "union leaders"),
        ),
        (
            (
                "Talks between Transport Minister Iris Vogt and the pilots' union Cockpit "
                "collapsed on Friday."
            ),
            ("Cockpit", "Iris Vogt"),
        ),
        (
            "Interior Minister Jo Brandt held talks with police chiefs in Kiel.",
            ("Jo Brandt", "police chiefs"),
        ),
        (
            ("Families of the victims met Attorney General Lisa Corr in Glasgow on Thursday."),
            ("Families of the victims", "Lisa Corr"),
        ),
        (
            "Villagers have asked for a meeting with Environment Minister Tor Vik.",
            ("Tor Vik", "Villagers"),
        ),
        (
            "Kenya's and Uganda's foreign ministers will meet in Kisumu on Monday.",
            ("Kenya", "Uganda"),
        ),
        ("Foreign ministers from Brazil and Peru met in Manaus on Monday.", ("Brazil", "Peru")),
        (
            "President Leo Paz was greeted at the airport by Prime Minister Ana Sol.",
            ("Ana Sol", "Leo Paz"),
        ),
        (
            "Two senior Chinese officials met Foreign Minister Rosa Lima in Lisbon.",
            ("Chinese officials", "Rosa Lima"),
        ),
        (
            (
                "Rosa Lima, Portugal's foreign minister, had talks in Rabat on Sunday with "
                "her Moroccan opposite number, Nabil Saidi."
            ),
            ("Nabil Saidi", "Rosa Lima"),
        ),
        (
            ("Officials from the World Bank met Finance Minister Per Dahl in Oslo this week."),
            ("Per Dahl", "World Bank"),
        ),
        (
            (
                "The opposition leader, Hugo Sol, sat opposite President Leo Paz at a dinner "
                "in Lima on Friday."
            ),
            ("Hugo Sol", "Leo Paz"),
        ),
        ("Coach Ben Adler met his players at the hotel on Sunday.", ("Ben Adler", "players")),
        (
            "Bishop Carlos Mora will see the pope, Clement, in Rome next week.",
            ("Carlos Mora", "Clement"),
        ),
        (
            "The Colombian president met indigenous leaders in Cauca on Monday.",
            ("Colombian president", "indigenous leaders"),
        ),
        (
            "Representatives of Airbus and the union Force met in Toulouse on Friday.",
            ("Airbus", "union Force"),
        ),
        (
            ("Governor Dan Cole told farmers at a meeting in Salida that the dam would be built."),
            ("Dan Cole", "farmers"),
        ),
        (
            ("Minister Pia Roth promised at a meeting with nurses in Bonn that wages would rise."),
            ("Pia Roth", "nurses"),
        ),
        (
            (
                "During his visit to Ankara, Foreign Minister Bo Lund also spoke with his "
                "counterpart Ali Demir."
            ),
            ("Ali Demir", "Bo Lund"),
        ),
        (
            "At the White Lodge, Ana Sol welcomed the Peruvian ambassador, Luz Rey.",
            ("Ana Sol", "Luz Rey"),
        ),
        ("Mediators from Qatar met a Taliban delegation in Doha on Sunday.", ("Qatar", "Taliban")),
        ("Tesla executives met Economy Minister Jens Pohl in Berlin.", ("Jens Pohl", "Tesla")),
        (
            "The ministers of defence of Norway and Finland meet in Tromso today.",
            ("Finland", "Norway"),
        ),
        (
            (
                "General Amos Bello had a face-to-face meeting with rebel commander Idris "
                "Kane on Monday."
            ),
            ("Amos Bello", "Idris Kane"),
        ),
        (
            (
                "President Leo Paz sat down with the head of the central bank, Ruth Marin, on "
                "Monday to discuss rates."
            ),
            ("Leo Paz", "Ruth Marin"),
        ),
        ("Parents met the headteacher, Fiona Bell, on Monday evening.", ("Fiona Bell", "Parents")),
        (
            "Senator Kay Burton and a group of ranchers met in Casper to discuss water.",
            ("Kay Burton", "ranchers"),
        ),
        (
            "Mayor Lina Paz invited residents of the old town to a meeting on Thursday.",
            ("Lina Paz", "residents of the old town"),
        ),
        ("Owners met Northbank's chief executive, Ellen Ross, in Leeds.", ("Ellen Ross", "Owners")),
    ],
)
def test_news_of_many_beats(text: str, participants: tuple[str, ...]) -> None:
    assert participants in circles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway will meet Finland in Tromso in the semi-final.",
        "The minister's meeting with reality was painful.",
        "Council leader Pam West welcomed the report by Judge Lee Marsh.",
        "Northbank and Southbank met their targets.",
        "The cabinet met on Monday.",
        "Parliament will hold a session on Monday.",
    ],
)
def test_what_only_sounds_like_a_meeting(text: str) -> None:
    assert circles(text) == []
