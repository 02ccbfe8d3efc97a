"""What the words of a date mean, given when the article was published."""

from __future__ import annotations

import pytest

from kg.language import annotate
from tests.news import article

MONDAY = "2026-01-12"


def dates(sentence: str, published: str | None = MONDAY) -> list[tuple[str, str | None]]:
    return [(d.start, d.end) for d in annotate(article(sentence, published)).dates]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("They met on January 13, 2025, in Oslo.", ("2025-01-13", None)),
        ("They met on 13 January 2025 in Oslo.", ("2025-01-13", None)),
        ("They met on the 13th of January 2025 in Oslo.", ("2025-01-13", None)),
        ("They met on 2025-01-13 in Oslo.", ("2025-01-13", None)),
        ("They will meet on Jan. 13–14 in Oslo.", ("2026-01-13", "2026-01-14")),
        ("On January 13 and 14, 2026, they will meet.", ("2026-01-13", "2026-01-14")),
        ("They met from Dec. 30 to Jan. 2 in Oslo.", ("2025-12-30", "2026-01-02")),
        ("They will meet on 13-15 June in Oslo.", ("2026-06-13", "2026-06-15")),
        ("They met on Dec. 30 in Oslo.", ("2025-12-30", None)),
        ("They met in June 2025 in Oslo.", ("2025-06", None)),
        ("They met last October in Oslo.", ("2025-10", None)),
        ("They met in October in Oslo.", ("2025-10", None)),
        ("They will meet next October in Oslo.", ("2026-10", None)),
        ("They will meet in March in Oslo.", ("2026-03", None)),
        ("She wants to meet him in May in Oslo.", ("2026-05", None)),
        ("She could meet him on Saturday in Oslo.", ("2026-01-17", None)),
        ("She offered to meet him on Friday in Oslo.", ("2026-01-16", None)),
        ("They met in 2018 in Oslo.", ("2018", None)),
        ("They met on Friday in Oslo.", ("2026-01-09", None)),
        ("They met on Monday in Oslo.", ("2026-01-12", None)),
        ("They will meet on Friday in Oslo.", ("2026-01-16", None)),
        ("They will meet on Monday in Oslo.", ("2026-01-12", None)),
        ("They will meet next Monday in Oslo.", ("2026-01-19", None)),
        ("They met yesterday in Oslo.", ("2026-01-11", None)),
        ("They will meet tomorrow in Oslo.", ("2026-01-13", None)),
        ("They met last month in Oslo.", ("2025-12", None)),
        ("They met last year in Oslo.", ("2025", None)),
        ("They met three days ago in Oslo.", ("2026-01-09", None)),
        ("They met two years ago in Oslo.", ("2024", None)),
    ],
)
def test_one_date(words: str, expected: tuple[str, str | None]) -> None:
    assert dates(words) == [expected]


def test_the_following_month_counts_from_the_date_before() -> None:
    assert dates("They met in May 2025 and again the following month.") == [
        ("2025-05", None),
        ("2025-06", None),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "They may march on regardless.",
        "He said 13 people came in 30 minutes.",
        "The vote was 13-14 against.",
        "They met on February 30, 2025.",
    ],
)
def test_no_date(words: str) -> None:
    assert dates(words) == []


@pytest.mark.parametrize(
    "words", ["They met on Friday.", "They met on Jan. 5.", "They met last May."]
)
def test_without_an_anchor_nothing_is_guessed(words: str) -> None:
    assert dates(words, published=None) == []


def test_an_entry_of_a_timeline_anchors_its_words() -> None:
    text = (
        "A year in talks\n\n"
        "Dec 4, 2025 – The two governments agreed to hold talks the following month in Oslo.\n\n"
        "Jan 9, 2026 – Officials confirmed that the talks will open on Tuesday in Oslo.\n"
    )
    assert dates(text, published=None) == [("2026-01", None), ("2026-01-13", None)]


def test_that_year_is_the_one_told_last() -> None:
    text = "The mill was sold in 2019. The owner had met the mayor in July of that year."
    assert dates(text) == [("2019", None), ("2019-07", None)]


def test_a_month_to_come_is_no_day_to_count_from() -> None:
    text = (
        "The mayor opened the bridge on Wednesday. A second one will be built in 2028. "
        "In the evening she met the bishop."
    )
    assert dates(text)[-1] == ("2026-01-07", None)


def test_a_date_that_is_only_a_month_anchors_no_days() -> None:
    assert dates("They met on Friday and again yesterday.", published="2026-01") == []
    assert dates("They met in May 2025 and two days later.") == [("2025-05", None)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On Friday the mayor will travel to Bergen for talks.", "2026-01-16"),
        ("On Friday, the mayor is to receive two envoys.", "2026-01-16"),
        ("On Friday the mayor met the envoys who will leave soon.", "2026-01-09"),
        ("The mayor is due in Bergen on Friday for talks.", "2026-01-16"),
        ("On Friday, officials said that they would open the bridge.", "2026-01-09"),
        ("They met last night in Oslo.", "2026-01-11"),
        ("The mayor has a lunch with two envoys on Friday.", "2026-01-16"),
        ("The mayor flies to Bergen on Friday for talks.", "2026-01-16"),
        ("The rivals parted at noon but agreed to reconvene on Friday.", "2026-01-16"),
        ("The mayor has met two envoys on Friday.", "2026-01-09"),
        ("The mayor will meet Ola Berg, a minister of state, on Friday.", "2026-01-16"),
        ("She will meet the envoy on Friday, the mayor's office confirmed to us.", "2026-01-16"),
        ("She had been due to meet the envoy on Thursday.", "2026-01-15"),
        ("She offered on Friday to help the envoy.", "2026-01-09"),
        ("There was a meeting in Oslo on Friday.", "2026-01-09"),
        ("She made the appeal on Friday in Oslo.", "2026-01-09"),
        ("She is expected on Friday to meet the envoy.", "2026-01-16"),
        ("She had been due to meet the envoy on Saturday.", "2026-01-10"),
        ("She met the envoy on Wednesday of last week.", "2026-01-07"),
        ("She will meet the envoy on Wednesday next week.", "2026-01-21"),
        ("It will be their first talks since January 5, when they met in Oslo.", "2026-01-05"),
    ],
)
def test_a_weekday_lies_where_its_verb_puts_it(words: str, expected: str) -> None:
    assert dates(words) == [(expected, None)]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("On the same day she met the bishop.", "2026-01-07"),
        ("The next day she met the bishop.", "2026-01-08"),
        ("She met the bishop the following morning.", "2026-01-08"),
        ("A day before, she had met the bishop.", "2026-01-06"),
        ("She had met the bishop the day before.", "2026-01-06"),
        ("Two days later she met the bishop.", "2026-01-09"),
        ("In the evening she met the bishop.", "2026-01-07"),
        ("Later that day she met the bishop.", "2026-01-07"),
        ("She met the bishop at noon.", "2026-01-07"),
        ("On the Saturday she met the bishop.", "2026-01-10"),
        ("She saw the bishop at eight and the abbot at ten.", "2026-01-07"),
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_days_count_from_the_day_told_before(gap: str, second: str, expected: str) -> None:
    first = "The mayor came home on Wednesday, her first visit since May 2019."
    assert {start for start, _ in dates(f"{first}{gap}{second}")[2:]} == {expected}


@pytest.mark.parametrize(
    "second",
    [
        "She met the bishop a day earlier than planned.",
        "In the evening she will meet the bishop.",
        "She met the bishop at two meetings.",
        "She met the bishop a day before the feast.",
    ],
)
def test_what_does_not_count_from_the_day_told_before(second: str) -> None:
    assert len(dates(f"The mayor came home on Wednesday. {second}")) == 1


def test_a_part_of_the_day_is_that_of_the_day_beside_it() -> None:
    told = "The mayor came home on Wednesday. She met the bishop in the evening on Friday."
    assert dates(told) == [("2026-01-07", None), ("2026-01-09", None)]
    assert dates("She met the bishop in the evening.") == []


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("They met at the weekend.", "2026-01"),
        ("They will meet over the weekend.", "2026"),
        ("They met last weekend.", "2026-01"),
        ("They will meet next weekend.", "2026"),
    ],
)
def test_a_weekend_is_as_precise_as_its_days(words: str, start: str) -> None:
    assert dates(words, "2026-01-28") == [(start, None)]  # Saturday is January 31


@pytest.mark.parametrize(
    ("stay", "second", "expected"),
    [
        ("She will visit Oslo from January 20 to 23.", "On Thursday she will meet Moe.", "22"),
        ("She will visit Oslo next week.", "On Thursday she will meet Moe.", "22"),
        ("She will visit Oslo from January 20 to 23.", "On Monday she will fly home.", "12"),
        ("She will visit Oslo next week.", "This Friday she will meet Moe.", "16"),
        ("She visited Oslo from January 5 to 7.", "On Thursday she will meet Moe.", "15"),
        ("She will visit Oslo from January 20 to 23.", "On the first day she meets Moe.", "20"),
        ("She visited Oslo on January 5-7.", "On the second day of her visit she met Moe.", "06"),
        ("She visited Oslo on January 5-7.", "On the last day, she met Moe.", "07"),
    ],
)
def test_days_of_a_journey(stay: str, second: str, expected: str) -> None:
    assert dates(f"{stay} {second}")[-1] == (f"2026-01-{expected}", None)


def test_the_third_day_of_two_is_none() -> None:
    assert len(dates("She visited Oslo on January 5-6. On the third day, she met Moe.")) == 1


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("In March the mayor travels to Bergen.", "2026-03"),
        ("In the middle of March the bridge is on the table.", "2026-03"),
        ("The bank expects to sit down with officials in October.", "2026-10"),
        ("The mayor travelled to Bergen in March.", "2025-03"),
        ("The mayor has a house that was bought in March.", "2025-03"),
        ("A first attempt, planned for early December, came to nothing.", "2025-12"),
        ("A visit planned for March was called off.", "2026-03"),
    ],
)
def test_a_month_lies_where_its_sentence_puts_it(words: str, month: str) -> None:
    assert dates(words) == [(month, None)]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("A meeting, which was to take place on Friday, was put off.", ["2026-01-09"]),
        ("The meeting on Wednesday was called off.", ["2026-01-14"]),
        (
            "She left on Friday. He told of it a day after a meeting between them.",
            ["2026-01-09", "2026-01-08"],
        ),
        (
            "She came on Friday. He saw her the evening before and left.",
            ["2026-01-09", "2026-01-08"],
        ),
        ("On Friday it rained, the day before the vote.", ["2026-01-09"]),
    ],
)
def test_days_that_count_from_others_or_were_called_off(words: str, days: list[str]) -> None:
    assert [day for day, _ in dates(words)] == days
