"""What is decided, refused, called off or denied, and which day of a sentence is the meeting's."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.records import MeetingReport
from tests.news import article

BOTH = ("Ali Reza", "Karin Holm")


def meetings(text: str) -> list[MeetingReport]:
    """Those of an article of Wednesday, January 14, 2026."""
    return list(extract(article(f"News in brief\n\n{text}", "2026-01-14")).meetings)


def fields(text: str) -> list[tuple[str, str | None, str | None]]:
    """Status, first day and place of each meeting of Ali Reza and Karin Holm."""
    found = [meeting for meeting in meetings(text) if meeting.participants == BOTH]
    return [(meeting.status, meeting.start, meeting.place) for meeting in found]


@pytest.mark.parametrize(
    ("text", "status", "start", "place"),
    [
        # The day on which it is decided is not its own.
        ("Ali Reza and Karin Holm agreed last month to meet in Oslo.", "planned", None, "Oslo"),
        ("Ali Reza and Karin Holm had agreed in May to meet in Oslo.", "planned", None, "Oslo"),
        ("Jan Lie called on Ali Reza to meet Karin Holm.", "proposed", None, None),
        ("Jan Lie demanded that Ali Reza meet Karin Holm.", "proposed", None, None),
        ("Ali Reza said he would meet Karin Holm if he were asked.", "proposed", None, None),
        ("No date has been set for talks between Ali Reza and Karin Holm.", "proposed", None, None),
        # What will not take place is called off, what ends soon has been held.
        (
            "The talks between Ali Reza and Karin Holm in Oslo on January 24 will not take place.",
            "cancelled",
            "2026-01-24",
            "Oslo",
        ),
        (
            "A meeting between Ali Reza and Karin Holm had been expected but did not take place.",
            "cancelled",
            None,
            None,
        ),
        ("A trip by President Ali Reza to meet Karin Holm was put off.", "cancelled", None, None),
        (
            "Talks between Ali Reza and Karin Holm in Bonn collapsed after 20 minutes.",
            "held",
            None,
            "Bonn",
        ),
        ("Ali Reza is meeting Karin Holm on Thursday.", "planned", "2026-01-15", None),
        (
            "On Tuesday, Ali Reza will be the guest of Karin Holm in Rome.",
            "planned",
            "2026-01-20",
            "Rome",
        ),
        # Another thing that is called off is another thing.
        (
            "Ali Reza will meet Karin Holm in Suva after the state scrapped its plan.",
            "planned",
            None,
            "Suva",
        ),
        # Whose day it is.
        (
            "Ali Reza and Karin Holm met on New Year's Eve, officials said on Friday.",
            "held",
            "2025-12-31",
            None,
        ),
        (
            "Ali Reza and Karin Holm met on the eve of the vote, officials said on Friday.",
            "held",
            None,
            None,
        ),
        ("Ali Reza met Karin Holm in Oslo on Monday 29 December.", "held", "2025-12-29", "Oslo"),
    ],
)
def test_status_day_and_place(text: str, status: str, start: str | None, place: str | None) -> None:
    assert fields(text) == [(status, start, place)]


@pytest.mark.parametrize(
    "denial",
    [
        "Ali Reza rejected claims that he had dined with Karin Holm last June.",
        "Ali Reza dismissed reports that he had met Karin Holm in Oslo.",
        "Reports that Ali Reza had met Karin Holm were dismissed by his office.",
        "The palace dismissed as untrue reports that Ali Reza had received Karin Holm.",
        "Ali Reza said it was not true that he had met Karin Holm.",
        "There were rumours that Ali Reza met Karin Holm in Oslo last week.",
        "Ali Reza sat in the second row with Karin Holm.",
        "A meeting between President Ali Reza and rebel chief Karin Holm is not on the agenda.",
        "President Ali Reza and President Karin Holm attended the summit but did not meet.",
    ],
)
def test_what_is_denied_or_no_meeting_is_none(denial: str) -> None:
    assert meetings(denial) == []


def test_the_day_of_a_plan_is_not_that_of_what_was_before() -> None:
    told = meetings("Karin Holm and Bo Lund will meet on Friday. Ali Reza said he had met Holm.")
    assert [(m.participants, m.status, m.start) for m in told] == [
        (("Bo Lund", "Karin Holm"), "planned", "2026-01-16"),
        (BOTH, "held", None),
    ]


def test_the_day_of_calling_off_is_not_that_of_the_meeting() -> None:
    (told,) = meetings(
        "Japan and China on Monday cancelled a meeting of their culture ministers planned for "
        "Saturday."
    )
    assert (told.status, told.start) == ("cancelled", "2026-01-17")


def test_since_a_day_when_they_met() -> None:
    text = (
        "Ali Reza saw Karin Holm in Oslo on Monday, their first encounter since May, when they "
        "met in Rome."
    )
    assert ("held", "2025-05", "Rome") in fields(text)


def test_a_meeting_with_one_is_with_whom_the_sentence_before_is_about() -> None:
    told = meetings(
        "Ali Reza met Mayor Bo Lund on Thursday.\n\nA meeting with Karin Holm that was scheduled "
        "for Friday in Bergen was cancelled."
    )
    assert [(m.participants, m.status, m.place) for m in told] == [
        (("Ali Reza", "Bo Lund"), "held", None),
        (BOTH, "cancelled", "Bergen"),
    ]


def test_a_town_and_a_time_on_both_sides_of_and_are_two_meetings() -> None:
    told = fields("Ali Reza met Karin Holm in Caracas in March 2025 and in Bogotá on 2 May 2025.")
    assert told == [("held", "2025-03", "Caracas"), ("held", "2025-05-02", "Bogotá")]


def test_a_body_meets_by_itself() -> None:
    assert not meetings(
        "They will set up a council. Its first meeting is planned for March 3 in Vienna.\n\n"
        "Ali Reza and Karin Holm signed the paper."
    )


def test_what_had_been_due_is_the_meeting_that_was_called_off() -> None:
    told = meetings(
        "Governor Ali Reza on Friday cancelled a meeting with Mayor Karin Holm. The meeting had "
        "been due to take place at City Hall at 2pm."
    )
    assert [(m.status, m.place) for m in told] == [("cancelled", "City Hall")]


def test_a_day_of_plans_is_not_in_the_year_that_was_told() -> None:
    told = meetings(
        "The college was named school of the year in 2024. Ali Reza will meet Karin Holm there on "
        "September 10."
    )
    assert [m.start for m in told] == ["2026-09-10"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Ali Reza flew to Oslo on Tuesday for talks with Karin Holm over cancelled ferries.",
            "held",
        ),
        ("Ali Reza will meet Karin Holm in Oslo on Friday over the postponed vote.", "planned"),
        ("The cancelled meeting of Ali Reza and Karin Holm was to be in Oslo.", "cancelled"),
    ],
)
def test_what_else_is_called_off_is_not_the_meeting(text: str, status: str) -> None:
    assert [state for state, _, _ in fields(text)] == [status]


def test_whom_somebody_also_met_was_not_at_the_meeting_before() -> None:
    told = (
        "SAN FRANCISCO, Jan. 14 - OpenMind chief Sam Alder and Japanese Prime Minister Kenji Sato "
        "spoke for half an hour on the sidelines of the AI summit in Kyoto on Monday, a government "
        "official said. Alder also met SoftCo founder Masa Endo."
    )
    assert [meeting.participants for meeting in meetings(told)] == [
        ("Kenji Sato", "Sam Alder"),
        ("Masa Endo", "Sam Alder"),
    ]


def test_what_somebody_is_hosted_for_is_the_kind_of_meeting() -> None:
    (dinner,) = meetings("Karin Holm and Bo Lund will host Ali Reza for a banquet on January 15.")
    assert (dinner.kind, dinner.start, dinner.participants) == (
        "dinner",
        "2026-01-15",
        ("Ali Reza", "Bo Lund", "Karin Holm"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Local media said that Ali Reza had received Karin Holm at his hotel. His aide denied it.",
        "Ali Reza met Karin Holm secretly in Oslo, a newspaper reported; both have denied it.",
        "A newspaper claimed that Ali Reza had met Karin Holm in Oslo, which Holm denied.",
        "A newspaper reported that Ali Reza had met Karin Holm. Holm's office denied the report.",
        "A book claims that Ali Reza met Karin Holm in 2019. Holm says that no such meeting ever "
        "happened.",
    ],
)
def test_what_is_passed_on_and_denied_is_no_meeting(text: str) -> None:
    assert fields(text) == []


def test_what_the_article_tells_itself_is_not_taken_back() -> None:
    text = "On Monday Ali Reza met Karin Holm in Oslo to ask about the fraud. Holm denied it."
    assert fields(text) == [("held", "2026-01-12", "Oslo")]


def test_a_past_meeting_that_a_coming_one_follows_was_held() -> None:
    text = (
        "Ali Reza and Karin Holm will meet in Oslo on Friday. It will be their first talks since "
        "January 5, when the mayor brought the two together in Bergen."
    )
    assert ("held", "2026-01-05") in [(each.status, each.start) for each in meetings(text)]


def test_a_cancelled_meeting_was_to_be_on_the_coming_day() -> None:
    text = (
        "A meeting between Ali Reza and Karin Holm was scheduled for Thursday, but it was scrapped."
    )
    assert fields(text) == [("cancelled", "2026-01-15", None)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A meeting between Ali Reza and Karin Holm has been proposed by the mayor.", "proposed"),
        ("Ali Reza flew on to Oslo, where he was due to meet Karin Holm.", "planned"),
        ("The meeting of Ali Reza and Karin Holm in Oslo did not take place.", "cancelled"),
        ("Ali Reza cancelled his visit to Oslo and his talks with Karin Holm.", "cancelled"),
        ("Ali Reza proposed at a dinner with Karin Holm in Oslo that they build a bridge.", "held"),
    ],
)
def test_how_far_a_meeting_came(text: str, status: str) -> None:
    assert [found[0] for found in fields(text)] == [status]


def test_no_meeting_took_place() -> None:
    assert fields("No meeting of Ali Reza and Karin Holm took place in Oslo on Tuesday.") == []


def test_who_speaks_for_a_ministry_is_not_due_to_meet_whom_officials_name() -> None:
    read = article(
        "A week of visits\n\nForeign Office spokesperson Sadia Moor thanked reporters on Monday. "
        "Officials said a meeting with Governor Tom Lind was also planned.\n"
    )
    assert not extract(read).meetings
