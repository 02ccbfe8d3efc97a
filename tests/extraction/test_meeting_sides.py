"""Who meets whom: hosts, separate meetings, sovereigns, ministers of countries named later."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


def circles(text: str) -> list[tuple[str, ...]]:
    read = article(f"News in brief\n\n{text}", "2026-01-14")
    return [meeting.participants for meeting in extract(read).meetings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Ana Sol met Prime Minister Jo Brandt and, separately, President Rui Luz "
            "in Kazan.",
            [("Ana Sol", "Jo Brandt"), ("Ana Sol", "Rui Luz")],
        ),
        (
            "Ana Sol met union leader Jo Brandt at 11:30 and bishop Rui Luz at 12:15.",
            [("Ana Sol", "Jo Brandt"), ("Ana Sol", "Rui Luz")],
        ),
        (
            "Kazakh President Yerlan Suleimenov on Friday hosted a meeting between Armenian "
            "Prime Minister Hayk Mnatsyan and Azerbaijani President Rauf Guliyev at the Akorda "
            "palace.",
            [("Hayk Mnatsyan", "Rauf Guliyev", "Yerlan Suleimenov")],
        ),
        (
            "The pope will meet President Elias Karam and Patriarch Boutros Sfeir on Friday.",
            [("Boutros Sfeir", "Elias Karam", "pope")],
        ),
        (
            "Jan Lie called on Premier Doug Forge to travel to Kenora and meet Ana Sol.",
            [("Ana Sol", "Doug Forge")],
        ),
        # Who tells of it afterwards is nobody whom "she" means.
        (
            "Karin Holm is in Oslo. She met Mayor Bo Lund on Monday, minister Ada Berg said.",
            [("Bo Lund", "Karin Holm")],
        ),
        (
            "Ana Sol will meet Jo Brandt and Rui Luz separately in Oakland on Monday.",
            [("Ana Sol", "Jo Brandt"), ("Ana Sol", "Rui Luz")],
        ),
        # At a meeting, told by somebody else.
        (
            "High Commissioner Rui Luz raised the matter with Justice Minister Ana Sol during a "
            "meeting in Geneva on Wednesday, spokesperson Jo Brandt told a briefing.",
            [("Ana Sol", "Rui Luz")],
        ),
        # Nobody meets himself.
        (
            "Prime Minister Jo Brandt met Crown Prince Faisal in Riyadh on Friday. The premier "
            "will leave for Madina today, from where he will return to Islamabad on Sunday.",
            [("Faisal", "Jo Brandt")],
        ),
        # Ministers of two countries, by name only later: B "of Chile", "Chile's B".
        (
            "The foreign ministers of Japan and China met in Fukuoka. Foreign Minister Haruka Eno "
            "of Japan held the talks with China's Zhao Wenbin.",
            [("Haruka Eno", "Zhao Wenbin")],
        ),
        (
            "The foreign ministers of Japan and China met in Fukuoka. Prime Minister Ole Berg of "
            "Japan met President Zhao Wenbin of China in Oslo.",
            [("China", "Japan"), ("Ole Berg", "Zhao Wenbin")],
        ),
    ],
)
def test_who_meets(text: str, expected: list[tuple[str, ...]]) -> None:
    assert circles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Sol spoke to Jo Brandt by phone on Monday.",
        "Ana Sol and Jo Brandt discussed the fighting by phone on Monday.",
        "Ana Sol discussed the fighting with Jo Brandt by telephone on Monday.",
    ],
)
def test_what_is_talked_of_by_phone_is_a_call(text: str) -> None:
    (meeting,) = extract(article(f"News in brief\n\n{text}", "2026-01-14")).meetings
    assert (meeting.participants, meeting.kind) == (("Ana Sol", "Jo Brandt"), "phone call")


def test_who_goes_along_to_a_meeting_does_not_meet_again() -> None:
    text = (
        "President Thandiwe Mokoena met Prime Minister Ashok Deshpande in Kazan on Sunday. "
        "Ministers Sipho Ndlela and Fatima Jaffer accompanied the president to the meeting."
    )
    assert circles(text) == [("Ashok Deshpande", "Thandiwe Mokoena")]


@pytest.mark.parametrize(
    "text",
    [
        "Finance Minister Ola Berg accompanied President Ida Lund to talks with Max Roth in Bonn.",
        "Ida Lund was accompanied by Finance Minister Ola Berg at her meeting with Max Roth.",
        "Finance Minister Ola Berg joined President Ida Lund in her meeting with Max Roth.",
        "Ida Lund, flanked by Finance Minister Ola Berg, held talks with Max Roth in Bonn.",
        "Ida Lund, accompanied by Finance Minister Ola Berg, met Max Roth in Bonn on Monday.",
    ],
)
def test_who_goes_along_to_talks_with_a_third_takes_part(text: str) -> None:
    assert circles(text) == [("Ida Lund", "Max Roth", "Ola Berg")]


def test_somebodys_president_is_neither_that_one_nor_another_countrys() -> None:
    text = (
        "Russian Foreign Minister Igor Malyshev said his president would meet Thandiwe Mokoena on "
        "Monday. Brazil sent President Rui Caldeira."
    )
    assert circles(text) == [("Thandiwe Mokoena", "president")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jan Novak met Petra Lund on Friday, who had visited Carl Berg in Oslo in May.",
            [("Jan Novak", "Petra Lund"), ("Carl Berg", "Petra Lund")],
        ),
        (
            "Petra Lund accused the minister, Carl Berg, of having met Jan Novak on Monday.",
            [("Carl Berg", "Jan Novak")],
        ),
    ],
)
def test_who_acts_in_a_clause_about_somebody(text: str, expected: list[tuple[str, ...]]) -> None:
    assert circles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mary Brooks and Peter Lake each met Tom Hill on Monday.",
            [("Mary Brooks", "Tom Hill"), ("Peter Lake", "Tom Hill")],
        ),
        (
            "Li Qiang and Zhao Leji held separate meetings with Luong Cuong on Monday.",
            [("Li Qiang", "Luong Cuong"), ("Luong Cuong", "Zhao Leji")],
        ),
        ("Minister Anna Lind said the talks between Oslo and Moscow could resume in May.", []),
        ("Minister Jo Vega said talks with the IMF might start in May.", []),
        ("Ida Lund met the U.S. president in Oslo in May.", [("Ida Lund", "U.S. president")]),
        (
            "Max Roth and Ida Lund met in Oslo. Ola Berg had received the two leaders separately.",
            [("Ida Lund", "Max Roth"), ("Ida Lund", "Ola Berg"), ("Max Roth", "Ola Berg")],
        ),
        (
            "Ida Lund saw Abdel Berg, the brother of the late president Omar Berg, on Monday.",
            [("Abdel Berg", "Ida Lund")],
        ),
    ],
)
def test_who_meets_alone_or_not_at_all(text: str, expected: list[tuple[str, ...]]) -> None:
    assert circles(text) == expected
