"""What was, is due, or never was, by the tense of the words and by the day that they name."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article

BOTH = ("Anna Lind", "Jan Moe")


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Status, first day and place of each meeting of both in an article of a Thursday."""
    read = article(f"News in brief\n\n{text}", "2024-09-19")
    return [
        (meeting.status, meeting.start, meeting.place)
        for meeting in extract(read).meetings
        if meeting.participants == BOTH
    ]


@pytest.mark.parametrize(
    ("text", "status", "start", "place"),
    [
        ("Anna Lind was due to hold talks with Jan Moe on Friday.", "planned", "2024-09-20", None),
        (
            "Anna Lind was due in Oslo on Friday for talks with Jan Moe.",
            "planned",
            "2024-09-20",
            "Oslo",
        ),
        ("Anna Lind meets Jan Moe on Friday.", "planned", "2024-09-20", None),
        (
            "Anna Lind and Jan Moe gather in Oslo on Friday for a summit.",
            "planned",
            "2024-09-20",
            "Oslo",
        ),
        (
            "On Friday Anna Lind travels to Rome, where she will meet Jan Moe.",
            "planned",
            "2024-09-20",
            "Rome",
        ),
        ("Anna Lind met Jan Moe on Friday.", "held", "2024-09-13", None),
        (
            "Anna Lind will see Per Dahl on Friday and met Jan Moe on Tuesday.",
            "held",
            "2024-09-17",
            None,
        ),
        (
            "Anna Lind was invited to Paris, where she met Jan Moe in May.",
            "held",
            "2024-05",
            "Paris",
        ),
        (
            "Per Dahl will face Anna Lind, who met Jan Moe in Oslo on Sept. 10.",
            "held",
            "2024-09-10",
            "Oslo",
        ),
        (
            "Anna Lind, who did not go to Rome, met Jan Moe in Oslo on Tuesday.",
            "held",
            "2024-09-17",
            "Oslo",
        ),
    ],
)
def test_when(text: str, status: str, start: str | None, place: str | None) -> None:
    assert told(text) == [(status, start, place)]


@pytest.mark.parametrize(
    "text",
    [
        "If Anna Lind and Jan Moe had met in Oslo last month, nobody would have been angry.",
        "Anna Lind should have met Jan Moe in October.",
        "Anna Lind could have held talks with Jan Moe in Oslo.",
        "In the novel, Anna Lind meets Jan Moe on a pier in Oslo.",
    ],
)
def test_what_never_was(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "In the football, Japan meet Spain on Friday.",
        "Mia Torres read a poem about the place where Lincoln Avenue meets Eagle Street.",
    ],
)
def test_nobody_is_met(text: str) -> None:
    assert not extract(article(f"News in brief\n\n{text}", "2024-09-19")).meetings


def test_what_could_not_go_ahead_was_not_held() -> None:
    text = (
        "A meeting between Anna Lind and Jan Moe has been cancelled.\n\n"
        "A spokesman said Thursday's meeting could not go ahead."
    )
    assert [status for status, _, _ in told(text)] == ["cancelled"]


def test_what_was_moved_was_held() -> None:
    text = (
        "Anna Lind and Jan Moe met in Bergen on Friday.\n\nThe meeting had been planned for "
        "Stockholm but was moved to Bergen because Lind was unable to travel."
    )
    assert told(text) == [("held", "2024-09-13", "Bergen")]


def test_talks_with_a_capital_are_not_in_it() -> None:
    read = article(
        "Lind in climate talks with Beijing\n\n"
        "U.S. envoy Anna Lind met Chinese negotiator Jan Moe on Thursday, the ministry said.",
        "2024-09-19",
    )
    assert [meeting.place for meeting in extract(read).meetings] == [None]


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        ("Anna Lind agreed to open the border after talks with Jan Moe.", "held", None),
        (
            "Anna Lind decided on Tuesday to resign following a meeting with Jan Moe.",
            "held",
            "2024-09-17",
        ),
        ("Anna Lind promised to help farmers during talks with Jan Moe.", "held", None),
        ("Anna Lind agreed to hold talks with Jan Moe.", "planned", None),
    ],
)
def test_what_is_decided_after_a_meeting_is_not_the_meeting(
    text: str, status: str, start: str | None
) -> None:
    assert [(told_status, day) for told_status, day, _ in told(text)] == [(status, start)]


def test_will_goes_before_what_the_reader_takes_for_held() -> None:
    text = (
        "President Anna Lind is in Seoul. On the first day, she will hold one-on-one and expanded "
        "talks with Prime Minister Jan Moe, followed by a joint press statement and a dinner."
    )
    assert {status for status, _, _ in told(text)} == {"planned"}


@pytest.mark.parametrize(
    "text",
    [
        "The painter Anna Lind, born in 1931, met the poet Jan Moe.",
        "Mayor Anna Lind, elected in May 2023, met the poet Jan Moe.",
        "Mayor Anna Lind met Jan Moe, appointed in January as head of the port, in Cusco.",
        "Anna Lind, mayor since 2023, met Jan Moe, head of the company founded in 1999.",
    ],
)
def test_a_day_of_who_somebody_is_is_not_that_of_the_meeting(text: str) -> None:
    assert [(status, start) for status, start, _ in told(text)] == [("held", None)]


def test_while_there_goes_on_with_the_journey_to_come() -> None:
    text = (
        "Minister Anna Lind will travel to Brussels on Sept. 24 and 25. While there she will meet "
        "Jan Moe."
    )
    assert told(text) == [("planned", "2024-09-24", "Brussels")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Anna Lind met Jan Moe in Prague on March 3, 2023, in Vienna in November 2023, and in "
            "Oslo in May.",
            [("2023-03-03", "Prague"), ("2023-11", "Vienna"), ("2024-05", "Oslo")],
        ),
        (
            "Anna Lind met Jan Moe in Prague on March 3, in Vienna on May 5 and again in Oslo in "
            "June.",
            [("2024-03-03", "Prague"), ("2024-05-05", "Vienna"), ("2024-06", "Oslo")],
        ),
        (
            "Anna Lind held talks with Jan Moe in Prague on March 3, in the town where both were "
            "born, and in Vienna on May 5.",
            [("2024-03-03", "Prague"), ("2024-05-05", "Vienna")],
        ),
    ],
)
def test_a_list_of_towns_and_days_tells_of_several_meetings(
    text: str, days: list[tuple[str, str]]
) -> None:
    assert [(start, place) for _, start, place in told(text)] == days


def test_who_is_called_on_is_met_where_something_else_is_planned_besides() -> None:
    read = article(
        "News in brief\n\nAnna Lind is scheduled to call on Prime Minister Jan Moe on Friday and "
        "is also expected to meet Samsung chief Lee Jun-ho.",
        "2024-09-19",
    )
    assert [m.participants for m in extract(read).meetings] == [BOTH, ("Anna Lind", "Lee Jun-ho")]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lind called on Prime Minister Jan Moe to resign.",
        "Anna Lind will call on Jan Moe to explain the visa plan.",
    ],
)
def test_what_somebody_is_called_on_to_do_is_no_meeting(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "Anna Lind made the appeal on Tuesday in Oslo when she paid a visit to Jan Moe.",
            "2024-09-17",
        ),
        ("Anna Lind said on Tuesday she had met Jan Moe.", None),
        ("Anna Lind returned to Rome on Tuesday from Vienna, where she had met Jan Moe.", None),
        ("Anna Lind left Rome on Tuesday after a visit in which she met Jan Moe.", None),
    ],
)
def test_the_day_of_telling_or_leaving_is_not_that_of_a_meeting_before(
    text: str, start: str | None
) -> None:
    assert [(status, day) for status, day, _ in told(text)] == [("held", start)]


def test_a_further_meeting_has_the_day_for_which_it_had_been_set() -> None:
    text = (
        "Anna Lind met with Jan Moe in Oslo on 16 September. A further meeting, which had been "
        "scheduled for 25 September, was cancelled."
    )
    assert told(text) == [("held", "2024-09-16", "Oslo"), ("cancelled", "2024-09-25", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lind and Jan Moe agreed Tuesday to restart a fisheries panel that has not met since "
        "2019.",
        "Anna Lind receives less support than Jan Moe in the new poll.",
        "Anna Lind said she would have attended the meeting if she thought Jan Moe would come.",
        "In one exchange between Anna Lind and Jan Moe in May, Moe forwards an email.",
        "Anna Lind holds a 4-point edge with men, and Jan Moe leads among women.",
    ],
)
def test_what_is_no_meeting_of_those_named(text: str) -> None:
    assert told(text) == []


def test_what_somebody_says_that_she_does_is_no_meeting() -> None:
    text = "News in brief\n\nMayor Anna Lind said she meets with families of young victims."
    assert extract(article(text)).meetings == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Lind met Per Dahl on Tuesday. The evening before, she had received Jan Moe.",
            [("held", "2024-09-16")],
        ),
        (
            "Anna Lind met Per Dahl on Tuesday. The night before, in Rome, she received Jan Moe.",
            [("held", "2024-09-16")],
        ),
        (
            "A meeting of Anna Lind and Jan Moe, set for Oct. 17 in Basel, did not take place.",
            [("cancelled", "2024-10-17")],
        ),
        (
            "A planned meeting between Anna Lind and Jan Moe in Rome in May was called off.",
            [("cancelled", "2024-05")],
        ),
        (
            "A summit of Anna Lind and Jan Moe, due on November 2 in Rome, is now in doubt.",
            [("planned", "2024-11-02")],
        ),
        (
            "The Post reported that Anna Lind had dined with Jan Moe on May 4. “I have never met "
            "this man,” Lind said on Monday.",
            [],
        ),
    ],
)
def test_days_before_and_what_did_not_come_to_be(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(status, start) for status, start, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Per Dahl met Anna Lind on Tuesday. The two will meet again on October 14. Earlier in "
            "the day Lind met Jan Moe.",
            [("held", "2024-09-17", None)],
        ),
        ("There are no plans for President Anna Lind to meet Premier Jan Moe.", []),
        (
            "President Anna Lind met Premier Jan Moe on Monday. The next summit will be held in "
            "Quebec in June 2026.",
            [("held", "2024-09-16", None)],
        ),
        (
            "Anna Lind met Jan Moe on Monday in Caracas. The talks focused on a venture in the "
            "Orinoco belt.",
            [("held", "2024-09-16", "Caracas")],
        ),
        ("Anna Lind last met Jan Moe on November 12 in Rome.", [("held", "2023-11-12", "Rome")]),
    ],
)
def test_what_is_told_beside_a_meeting_is_not_of_it(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert told(text) == expected
