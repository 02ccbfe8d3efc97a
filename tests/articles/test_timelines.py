"""The dates of a timeline's entries: years that run on, several days, dates without a dash."""

from __future__ import annotations

import pytest

from kg.articles.blocks import content_blocks

TITLE = "How The Old Bridge Was Saved"
SENTENCES = (
    "The mayor of Northhaven met the governor and spoke of the bridge.",
    "Engineers from Southhaven looked at the piers and drew up a plan.",
    "The council voted for the repair after a long debate.",
    "Both towns signed a contract with a firm from Westhaven.",
    "The governor opened the bridge with a speech to the schools.",
)


def dates(days: list[str], mark: str = " - ", head: str = "") -> list[str | None]:
    """The dates of the entries that begin with these days."""
    entries = [f"{day}{mark}{words}" for day, words in zip(days, SENTENCES, strict=False)]
    text = "\n\n".join((TITLE, *([head] if head else []), *entries)) + "\n"
    return [block.date for block in content_blocks(text) if block.kind == "paragraph"]


@pytest.mark.parametrize("mark", [" - ", ": ", " – ", " "])
@pytest.mark.parametrize("head", ["", "5 May 2020"])
def test_the_year_runs_on_to_entries_without_one(mark: str, head: str) -> None:
    days = ["Oct. 9, 2016", "Nov. 30", "February 2", "March 14, 2018", "March 20"]
    told = ["2016-10-09", "2016-11-30", "2017-02-02", "2018-03-14", "2018-03-20"]
    assert dates(days, mark, head) == told


def test_the_last_comes_first_in_a_list_that_goes_back_in_time() -> None:
    days = ["14 March 2018", "2 February", "30 November", "9 October", "20 May 2017"]
    told = ["2018-03-14", "2018-02-02", "2017-11-30", "2017-10-09", "2017-05-20"]
    assert dates(days) == told
    days = ["9 October 2017", "2 September", "30 May", "14 February"]
    assert dates(days) == ["2017-10-09", "2017-09-02", "2017-05-30", "2017-02-14"]


def test_entries_before_the_first_stated_year_count_back_from_it() -> None:
    days = ["November 30", "December 4", "January 9, 2018", "March 5"]
    assert dates(days) == ["2017-11-30", "2017-12-04", "2018-01-09", "2018-03-05"]
    assert dates(["May 3", "May 9, 2018", "2021"]) == ["2018-05-03", "2018-05-09", "2021"]


def test_a_year_that_the_order_does_not_tell_is_not_guessed() -> None:
    days = ["May 2, 2016", "June 8, 2019", "August 4", "January 3, 2014"]
    assert dates(days) == ["2016-05-02", "2019-06-08", None, "2014-01-03"]
    text = "\n\n".join(f"{day} - {words}" for day, words in zip(days, SENTENCES, strict=False))
    shown = [text[block.start : block.end] for block in content_blocks(f"{text}\n")]
    assert SENTENCES[2] in shown


def test_without_any_year_the_day_stays_with_its_words() -> None:
    assert dates(["May 2", "June 8", "August 4"]) == [None, None, None]


def test_several_days_a_month_and_a_year() -> None:
    text = "\n\n".join(
        f"{day}: {words}"
        for day, words in zip(
            ("May 2, 2016", "June 8-11", "Dec. 30 to Jan. 2", "March", "2019"),
            SENTENCES,
            strict=True,
        )
    )
    blocks = content_blocks(f"{TITLE}\n\n{text}\n")[1:]
    assert [(block.date, block.days) for block in blocks] == [
        ("2016-05-02", None),
        ("2016-06", ("2016-06-08", "2016-06-11")),
        ("2017", ("2016-12-30", "2017-01-02")),
        ("2017-03", None),
        ("2019", None),
    ]
    assert [text[: len(TITLE)] for text in SENTENCES] == [
        f"{TITLE}\n\n{text}"[block.start : block.start + len(TITLE)] for block in blocks
    ]


@pytest.mark.parametrize(
    "beginnings",
    [
        ["May 2 Committee members said", "The council said", "June 8 Club members said"],
        ["April Smith said on May 4", "June Example said", "May Sample said"],
        ["2016 Was The Year", "2017 Was Another Year", "2018 Was The Last Year"],
    ],
)
def test_names_and_titles_that_begin_with_dates_are_no_entries(beginnings: list[str]) -> None:
    text = "\n\n".join(f"{words} that the old bridge must be repaired." for words in beginnings)
    assert {block.date for block in content_blocks(f"{TITLE}\n\n{text}\n")} == {None}
