"""A timeline: each entry dates what it tells of, and its marks are that entry's."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from kg.articles import read_article
from kg.articles.blocks import content_blocks
from kg.citing import citations_of
from kg.extraction import extract
from kg.records import Article, Extraction

TIMELINE = """Two Years of Summits

Timeline

Dec 4, 2025 – Mayor Kari Berg agrees to host Governor Jonas Weber in Lisbon, and both say that \
they want more trade [27].

Jan 9, 2026 – The council announces Berg's departure for Lisbon on Jan 13, describing the talks as \
"river diplomacy" [21][24].

Jan 13, 2026 – Berg meets Weber in Lisbon, and says that the bridge must be built [10]; Weber \
confirms that he will pay [2].[3]

Jan 16, 2026 – Weber told reporters that the talks went well.
"""


def read(text: str) -> Extraction:
    return extract(
        Article(
            id="a",
            file_name="a.txt",
            title=None,
            published=None,
            publisher=None,
            author=None,
            url=None,
            language=None,
            sha256="0" * 64,
            text=text,
        )
    )


def test_claims_and_meetings_are_dated_by_their_entry() -> None:
    extraction = read(TIMELINE)
    said = {
        claim.content[0].text[:24]: (claim.speakers or claim.speaker_text, claim.said_on)
        for claim in extraction.claims
    }
    assert said["that they want more trad"] == ("both", "2025-12-04")
    # The date of the departure is part of what was announced; it does not date the words.
    assert {
        claim.said_on for claim in extraction.claims if "council" in str(claim.speaker_text)
    } == {"2026-01-09"}
    assert said["that the bridge must be "] == (("Kari Berg",), "2026-01-13")
    assert said["that the talks went well"] == (("Jonas Weber",), "2026-01-16")
    (meeting,) = (each for each in extraction.meetings if each.status == "held")
    assert (meeting.participants, meeting.start) == (("Jonas Weber", "Kari Berg"), "2026-01-13")


def test_a_fact_cites_the_marks_behind_its_words() -> None:
    extraction = read(TIMELINE)
    cited = {
        claim.content[0].text[:24]: [each.mark for each in citations_of(extraction, claim)]
        for claim in extraction.claims
    }
    assert cited["that they want more trad"] == ["27"]
    assert cited["that the bridge must be "] == ["10"]
    assert cited["that he will pay"] == ["2", "3"]
    assert cited["that the talks went well"] == []
    (meeting,) = (each for each in extraction.meetings if each.status == "held")
    assert "10" in [each.mark for each in citations_of(extraction, meeting)]


def test_marks_change_nothing_that_is_read() -> None:
    prose = (
        "Mayor Kari Berg of Northhaven{} met Governor Jonas Weber{} in Lisbon{} on May 4, 2026.{} "
        'She said that trade{} would grow{}. "We agree{}," he said{}.{}'
    )
    marks = ["[1]", " [2]", "[3][4]", "[5–7]", "<sup>[1]</sup>", " [1, 2]", "¹", "[^1]", " [12]"]
    plain, marked = read(prose.format(*[""] * 9)), read(prose.format(*marks))

    def words(extraction: Extraction) -> list[object]:
        pattern = re.compile(r"\s?(?:<sup>)?\[\^?[\d, –]+\](?:</sup>)?|¹")
        return [
            [(person.name, person.aliases) for person in extraction.people],
            [place.name for place in extraction.places],
            [(each.participants, each.start, each.place) for each in extraction.meetings],
            [
                (claim.speakers, [pattern.sub("", piece.text) for piece in claim.content])
                for claim in extraction.claims
            ],
            [pattern.sub("", claim.evidence[0].text) for claim in extraction.claims],
        ]

    assert words(marked) == words(plain)
    assert [each.mark for each in marked.citations] == [
        *("1", "2", "3", "4", "5", "6", "7", "1", "1", "2", "1", "^1", "12")
    ]


def test_shared_timeline(shared: Path) -> None:
    (source,) = (shared / "articles").glob("000_*.txt")
    article = read_article(source)
    extraction = extract(article)
    entries = {}
    for line in article.text.splitlines():
        if stated := re.match(r"([A-Z][a-z]{2})\s(\d+),\s(\d{4}) – ", line):
            day = dt.datetime.strptime(" ".join(stated.groups()), "%b %d %Y").date()  # noqa: DTZ007
            entries[day.isoformat()] = re.findall(r"\[(\d+)\]", line)
    assert len(entries) == 11
    blocks = [block for block in content_blocks(article.text) if block.date]
    assert {
        block.date: [
            each.mark for each in extraction.citations if block.start <= each.span.start < block.end
        ]
        for block in blocks
    } == entries

    dates: dict[str | None, set[str | None]] = {}
    for block in blocks:
        for claim in extraction.claims:
            if block.start <= claim.evidence[0].start < block.end:
                dates.setdefault(block.date, set()).add(claim.said_on)
                marks = {each.mark for each in citations_of(extraction, claim)}
                assert marks
                assert marks <= set(entries[str(block.date)])
    assert dates == {date: {date} for date in entries}
    held = [
        (each.start, each.place)
        for each in extraction.meetings
        if each.evidence[0].start >= blocks[0].start
    ]
    # What the entry of 9 January recalls has its own date, or none.
    assert held == [
        ("2025-10-30", "Gyeongju"),
        (None, "Johannesburg"),
        ("2026-01-10", "Tokyo"),
        ("2026-01-12", None),
        ("2026-01-13", "Nara"),
        ("2026-01-16", None),
    ]


def test_who_tells_the_press_something_is_interviewed() -> None:
    entries = """A Year of Bridges

Jan 9, 2026 – Mayor Kari Berg tells the BBC that the bridge will be built [3].

Feb 2, 2026 – Berg tells The Northhaven Post that it is late [4].

Mar 4, 2026 – Berg tells Parliament that it will be dear [5].
"""
    found = [
        (report.kind, report.participants, report.start, report.status)
        for report in read(entries).meetings
    ]
    assert found == [
        ("interview", ("BBC", "Kari Berg"), "2026-01-09", "held"),
        ("interview", ("Kari Berg", "The Northhaven Post"), "2026-02-02", "held"),
    ]


def test_who_is_quoted_in_running_text_is_not_interviewed() -> None:
    text = "Two Bridges\n\nOslo, Jan 9, 2026 – Mayor Kari Berg told the BBC that it will be built."
    assert read(text).meetings == ()


def test_an_entry_of_several_days_tells_the_days_of_its_meeting() -> None:
    (meeting,) = read(
        "Two Years of Summits\n\nMarch 3, 2016 - The mayor of Northhaven resigns.\n\n"
        "June 8-11 - Kari Berg and Jonas Weber hold talks in Lisbon.\n"
    ).meetings
    assert (meeting.start, meeting.end) == ("2016-06-08", "2016-06-11")


def test_a_place_may_stand_between_the_day_and_the_colon() -> None:
    (meeting,) = read(
        "Two Years of Summits\n\nMarch 3, 2016: The mayor of Northhaven resigns.\n\n"
        "27 August 2016, Rome: Mayor Kari Berg and Governor Jonas Weber hold talks.\n"
    ).meetings
    assert (meeting.start, meeting.place, meeting.status) == ("2016-08-27", "Rome", "held")


def test_an_entry_tells_of_plans_where_it_says_so() -> None:
    told = read(
        "Two Years of Summits\n\nMarch 3, 2016 - Mayor Kari Berg flies to Rome for talks with "
        "Governor Jonas Weber.\n\nMarch 8, 2016 - Berg will receive Weber on April 2.\n"
    ).meetings
    assert [(m.status, m.start) for m in told] == [
        ("held", "2016-03-03"),
        ("planned", "2016-04-02"),
    ]
