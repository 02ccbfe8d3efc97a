"""The day and the place that the story gives a meeting, where its own sentence does not."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.records import MeetingReport
from tests.news import article

LIND_MET_BERG = "Minister Anna Lind met Ola Berg in Bergen on Sunday."


def meetings(text: str) -> list[MeetingReport]:
    """Those of an article of Monday, January 12, 2026."""
    return list(extract(article(f"A day of talks\n\n{text}", "2026-01-12")).meetings)


def of(text: str, *participants: str) -> MeetingReport:
    (found,) = [each for each in meetings(text) if each.participants == participants]
    return found


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("Lind was later received by Jon Dahl at the palace.", "2026-01-11"),
        ("She had earlier in the day held talks with Jon Dahl.", "2026-01-11"),
        ("In a separate meeting, Lind received Jon Dahl.", "2026-01-11"),
        ("Years later she met Jon Dahl again.", None),
        ("Lind had met Jon Dahl separately before.", None),
    ],
)
def test_what_comes_later_was_on_the_day_told_before(sentence: str, start: str | None) -> None:
    assert of(f"{LIND_MET_BERG}\n\n{sentence}", "Anna Lind", "Jon Dahl").start == start


def test_the_day_of_the_lead_is_that_of_the_meeting_which_its_news_came_of() -> None:
    text = (
        "Chile and Peru agreed on Sunday to open a border bridge.\n\nThe decision was taken at a "
        "meeting between Foreign Ministers Luz Quispe and Ana Soto at Casa Grande."
    )
    found = of(text, "Ana Soto", "Luz Quispe")
    assert (found.start, found.place) == ("2026-01-11", "Casa Grande")


def test_a_story_of_one_sentence() -> None:
    text = (
        "Mayor Anna Lind and her deputy, Jon Dahl, shook hands in Voss on Sunday after a long "
        "closed-door meeting."
    )
    assert [each.participants for each in meetings(text)] == [("Anna Lind", "Jon Dahl")]


def test_the_second_sentence_names_those_of_the_first() -> None:
    text = (
        "The leaders of the two islands agreed on Sunday to open a ferry line.\n\nPresident Anna "
        "Lind and President Ola Berg met for two hours. They had first met in Oslo in May 2024."
    )
    assert [each.start for each in meetings(text)] == ["2026-01-11", "2024-05"]


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("in February last year", "2025-02"),
        ("in May of last year", "2025-05"),
        ("on 3 November last year", "2025-11-03"),
        ("on January 5 this year", "2026-01-05"),
    ],
)
def test_a_month_of_last_year_counts_from_this_year(words: str, start: str) -> None:
    assert meetings(f"Anna Lind met Ola Berg in Bergen {words}.")[0].start == start


def test_the_end_of_a_visit_is_not_when_people_met() -> None:
    text = "Ola Berg, on a visit to Norway through Tuesday, called on Minister Anna Lind."
    assert meetings(text)[0].start is None


def test_what_follows_a_past_meeting_does_not_make_it_a_plan() -> None:
    text = (
        "Minister Anna Lind is set to host Ola Berg in Bergen in March. It will be their second "
        "meeting after the two held talks in Oslo in November."
    )
    assert [(each.start, each.status) for each in meetings(text) if each.place == "Oslo"] == [
        ("2025-11", "held")
    ]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (
            "The meeting, held at the ministry's headquarters in Voss, was attended by Jon Dahl.",
            "Voss",
        ),
        ("The talks, which took place at the town hall, lasted an hour.", "town hall"),
        (
            "The meeting, which began at noon at Government House, Voss, ended late.",
            "Government House",
        ),
    ],
)
def test_a_clause_behind_the_meeting_says_where_it_was(sentence: str, place: str) -> None:
    text = f"Minister Anna Lind met Ola Berg on Sunday.\n\n{sentence}"
    assert of(text, "Anna Lind", "Ola Berg").place == place


def test_a_body_s_seat_is_a_place() -> None:
    text = "Minister Anna Lind met Defense Secretary Jon Dahl at the Pentagon on Sunday."
    assert of(text, "Anna Lind", "Jon Dahl").place == "Pentagon"


def test_where_somebody_tells_of_it_is_not_where_it_was() -> None:
    text = (
        "Minister Anna Lind received President Ola Berg in Oslo on Sunday.\n\nIn Kyiv, the "
        "president's office said that the two had talked for an hour."
    )
    assert {each.place for each in meetings(text)} == {"Oslo"}


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("BERGEN (NNB) - Swedish Minister Jon Dahl met Luz Quispe here on Sunday.", "Bergen"),
        ("BERGEN, Norway --- Jon Dahl met Luz Quispe on Sunday.", "Bergen"),
        ("BERGEN (NNB) - Norwegian Minister Anna Lind received Luz Quispe on Sunday.", "Bergen"),
        ("BERGEN (NNB) - Peruvian Minister Ana Soto received Luz Quispe on Sunday.", "Bergen"),
        ("BERGEN (NNB) - Minister Ana Soto received Luz Quispe in Lima on Sunday.", "Lima"),
        ("BERGEN (NNB) - Minister Ana Soto received Luz Quispe in March 2019.", None),
        ("BERGEN (NNB) - Jon Dahl and Luz Quispe met in this old port town on Sunday.", "Bergen"),
    ],
)
def test_the_dateline_says_where_the_news_of_the_day_happened(lead: str, place: str | None) -> None:
    (found,) = meetings(f"{lead} They agreed.")
    assert found.place == place


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "On Sunday Jan Novak held talks with Minister Anna Lind, who briefed him on plans for "
            "a port.",
            "held",
        ),
        ("The talks between Anna Lind and Ola Berg lasted longer than scheduled.", "held"),
        ("The tour comes weeks after Anna Lind met with Ola Berg in Oslo.", "held"),
        ("Ola Berg comes to Oslo to meet Anna Lind.", "planned"),
    ],
)
def test_plans_told_of_at_a_meeting_are_not_the_meeting(text: str, status: str) -> None:
    assert meetings(text)[0].status == status


@pytest.mark.parametrize(
    ("text", "start", "place"),
    [
        (
            "Berg arrived on Friday, a day after holding talks with Petit in Rome.",
            "2026-01-08",
            "Rome",
        ),
        ("Berg and Petit met once before, in London in May last year.", "2025-05", "London"),
    ],
)
def test_days_counted_from_other_meetings(text: str, start: str | None, place: str) -> None:
    (meeting,) = meetings(text)
    assert (meeting.start, meeting.place) == (start, place)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("On Friday, a day after she met Ola Berg, Anna Lind was glad.", "2026-01-08", None),
        (
            "Anna Lind, who is on a three-day visit to Peru, called on Ola Berg on Monday.",
            "2026-01-12",
            None,
        ),
    ],
)
def test_the_day_of_a_visit_or_after_it(text: str, start: str, end: str | None) -> None:
    (meeting,) = meetings(text)
    assert (meeting.start, meeting.end) == (start, end)
