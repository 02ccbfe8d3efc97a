"""Proper names, and what kind of thing they name."""

from __future__ import annotations

import pytest

from kg.language import annotate
from tests.news import article


def names(text: str) -> list[tuple[str, str]]:
    return [(name.span.text, name.kind) for name in annotate(article(text)).names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "South Korean President Park Min-jun met Chinese Premier Wu Tao in Hanoi.",
            [("Park Min-jun", "person"), ("Wu Tao", "person"), ("Hanoi", "place")],
        ),
        (
            "President Morisawa Ken met his South Korean counterpart Park Seong-hun on Tuesday.",
            [("Morisawa Ken", "person"), ("Park Seong-hun", "person")],
        ),
        (
            "Norway's prime minister Kari Berg flew to New Zealand.",
            [("Norway", "place"), ("Kari Berg", "person"), ("New Zealand", "place")],
        ),
        (
            "She works for the Ministry of Foreign Affairs and the Bank of Finland.",
            [("Ministry of Foreign Affairs", "organization"), ("Bank of Finland", "organization")],
        ),
        (
            "They stayed at the Grand Palace near Lake Geneva.",
            [("Grand Palace", "place"), ("Lake Geneva", "place")],
        ),
        (
            "Polish Minister of Energy and Natural Resources Jan Novak met Local Administration "
            "Minister Ana Silva.",
            [("Jan Novak", "person"), ("Ana Silva", "person")],
        ),
        (
            "Prime Minister Ann Hill met Joan Park. Joan Park met Paulo Reis. Later Reis smiled.",
            [
                ("Ann Hill", "person"),
                ("Joan Park", "person"),
                ("Joan Park", "person"),
                ("Paulo Reis", "person"),
                ("Reis", "person"),
            ],
        ),
        ("However, Jane Miller, 45, disagreed.", [("Jane Miller", "person")]),
        ("It was Mohammed bin Rashid who spoke.", [("Mohammed bin Rashid", "person")]),
        ("Meanwhile, the rain stopped. Nobody left.", []),
        ("“But we tried,” he said. “So it goes.”", []),
    ],
)
def test_names_and_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_a_surname_alone_is_its_bearer_s_wherever_it_stands() -> None:
    text = "Sofie Brandholt met Anna Larsen. Brandholt told Larsen that the port was closed."
    assert names(text)[-2:] == [("Brandholt", "person"), ("Larsen", "person")]
    text = "Henry Ford founded Ford Motor. A strike stopped Ford on Monday."
    assert ("Ford", "person") not in names(text)


def test_a_country_is_a_place() -> None:
    assert ("DRC", "place") in names("She also smuggled three others from the DRC to Zambia.")


def test_what_the_press_is_called_names_no_person() -> None:
    assert names("The minister told Haaretz on Monday.") == [("Haaretz", "organization")]


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    assert names("Senator Jane Miller spoke. Later Miller left.") == [
        ("Jane Miller", "person"),
        ("Miller", "person"),
    ]


def test_a_title_case_headline_makes_no_names_but_shows_known_ones() -> None:
    text = (
        "Berg Pursues Quiet Diplomacy Across Three Continents\n\n"
        "Prime Minister Kari Berg returned to Oslo on Sunday. She said little about it."
    )
    assert names(text) == [("Berg", "person"), ("Kari Berg", "person"), ("Oslo", "place")]


def test_an_open_bracket_is_no_part_of_a_name() -> None:
    text = (
        "U.N. mediator for Malta Jonas de Weber (R) arrives for a news conference on the Maltese "
        "peace talks outside the Grand Hotel."
    )
    assert ("Jonas de Weber", "person") in names(text)


def test_what_a_bracket_closes_is_a_name_of_its_own() -> None:
    assert names("President (Kari) Berg met Luc Petit in Oslo.")[:2] == [
        ("Kari", "person"),
        ("Berg", "person"),
    ]


def test_whoever_is_met_is_a_person_where_no_place_is_known_so() -> None:
    text = "Tarek Abdel-Hamid met Kostas Vlachos on Tuesday. They met Costa Rica in the final."
    assert ("Kostas Vlachos", "person") in names(text)
    assert ("Costa Rica", "place") in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Executives from battery maker Pfeiffer Zelltechnik came.", "Pfeiffer Zelltechnik"),
        ("Chipmaker Oristek is to cut 900 jobs.", "Oristek"),
        ("Sundbank Chief Executive Anders Lykke spoke.", "Sundbank"),
        ("Nordbore, the Finnish construction company behind the tunnel, would pay.", "Nordbore"),
        ("Rotorlift, a drone company based in Leeds, fell.", "Rotorlift"),
    ],
)
def test_a_word_for_a_body_leads_to_a_bodys_name(text: str, name: str) -> None:
    assert (name, "organization") in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Property developer Owen Castell spoke.", "Owen Castell"),
        ("Former striker Ben Hale and veteran broadcaster Ida Moss agreed.", "Ida Moss"),
        ("On the last day he will meet Bishop Per Dahl.", "Per Dahl"),
        ("The letter was signed by Imam Yusuf Bello and Rabbi Dan Stein.", "Yusuf Bello"),
        ("Keogh met James Doyle KC in court.", "James Doyle"),
        ("Jane Doe MP met Tom Reed MSP.", "Jane Doe"),
        ("Ann Hill, the company chairman, left.", "Ann Hill"),
        ("Tom Reed, a former airline pilot, spoke.", "Tom Reed"),
    ],
)
def test_a_person_is_named_without_title_and_letters(text: str, name: str) -> None:
    assert (name, "person") in names(text)


def test_who_will_meet_somebody_is_no_unknown_place() -> None:
    told = (
        "Shavkat Hamidov met Daler Juma in Termez this afternoon for talks on the water of the "
        "Rogun reservoir, his office said.\n\nRustam Emomali will meet Oleg Berg in Dushanbe on "
        "Friday for talks on the water of the Rogun reservoir, his office said."
    )
    assert ("Rustam Emomali", "person") in names(f"Dam dispute talks\n\n{told}\n")
