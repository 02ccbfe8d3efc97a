"""What a corrected article says otherwise than before."""

from __future__ import annotations

import dataclasses

from kg.records import Count, Extraction
from kg.revisions import Change, compare
from tests.revisions.versions import FIRST, SECOND, TITLE, changed, line, span, version

BEFORE, AFTER = version(*FIRST), version(*SECOND)
OLD, NEW = BEFORE.article.text, AFTER.article.text


def outcomes(old: Extraction, new: Extraction) -> list[tuple[str, ...]]:
    """Kind, outcome, property and both values of each change."""
    return [
        (one.kind, one.outcome, one.property or "", one.old_value or "", one.new_value or "")
        for one in compare(old, new)
    ]


def with_lines(*pairs: tuple[str, str]) -> Extraction:
    """The first version with words replaced."""
    lines = list(FIRST)
    for old, new in pairs:
        lines = [each.replace(old, new) for each in lines]
    return version(*lines)


def test_every_change_has_the_sentences_of_both_versions() -> None:
    notice = line(NEW, "Correction:")
    assert compare(BEFORE, AFTER) == (
        Change("article", "appeared", TITLE, "notice", new=notice),
        Change(
            "meeting", "changed", "Meeting of Ana Sol and Bo Lund, Bern, 2026-01-06",
            "start", "2026-01-05", "2026-01-06", line(OLD, "met Bo"), line(NEW, "met Bo"),
        ),
        Change(
            "meeting", "withdrawn", "Meeting of Ana Sol and Chi Wen-li, Basel, 2026-01-04",
            old=line(OLD, "Chi Wen-li"),
        ),
        Change(
            "meeting", "appeared", "Meeting of Ana Sol and Zoë Ruiz, 2026-03",
            new=line(NEW, "Zoë Ruiz"),
        ),
        Change(
            "claim", "changed", "We agreed on nearly all of it", "words",
            "We agreed on all of it", "We agreed on nearly all of it",
            line(OLD, "We agreed"), line(NEW, "We agreed"),
        ),
    )  # fmt: skip


def test_what_only_moved_is_unchanged() -> None:
    moved = version(FIRST[0], "BERN —", "", *reversed(FIRST[1:]))
    assert compare(BEFORE, moved) == ()


def test_the_same_sentence_with_another_meaning_is_changed() -> None:
    """A date that is reckoned from that of publication."""
    (meeting, *others) = BEFORE.meetings
    mended = dataclasses.replace(meeting, start="2026-01-12", place=None, status="planned")
    after = dataclasses.replace(BEFORE, meetings=(mended, *others))
    assert outcomes(BEFORE, after) == [
        ("meeting", "changed", "start", "2026-01-05", "2026-01-12"),
        ("meeting", "changed", "place", "Bern", ""),
        ("meeting", "changed", "status", "held", "planned"),
    ]


def test_how_often_people_have_met_is_said_in_a_sentence_of_its_own() -> None:
    def counting(number: int, words: str, *, at_least: bool = False) -> Extraction:
        text = f"{OLD}\n{words}"
        (meeting, *others) = BEFORE.meetings
        counted = Count(number, "meeting", at_least, line(text, words))
        article = dataclasses.replace(BEFORE.article, text=text)
        meetings = (dataclasses.replace(meeting, count=counted), *others)
        return dataclasses.replace(BEFORE, article=article, meetings=meetings)

    third, fourth = counting(3, "It was their third."), counting(4, "It was their fourth.")
    assert compare(third, fourth) == (
        Change(
            "meeting", "changed", "Meeting of Ana Sol and Bo Lund, Bern, 2026-01-05",
            "count", "3", "4", span(third.article.text, "It was their third."),
            span(fourth.article.text, "It was their fourth."),
        ),
    )  # fmt: skip
    assert outcomes(third, BEFORE) == [("meeting", "changed", "count", "3", "")]
    # What is only told of is no statement of the article's.
    assert compare(counting(3, "They met.", at_least=True), BEFORE) == ()


def test_a_name_that_is_spelt_anew_is_told_once() -> None:
    def spelt(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name.replace("Bo Lund", "Bo Lundh") for name in names)

    renamed = dataclasses.replace(
        BEFORE,
        people=tuple(dataclasses.replace(one, name=spelt((one.name,))[0]) for one in BEFORE.people),
        meetings=tuple(
            dataclasses.replace(one, participants=spelt(one.participants))
            for one in BEFORE.meetings
        ),
        claims=tuple(
            dataclasses.replace(one, speakers=spelt(one.speakers)) for one in BEFORE.claims
        ),
    )
    assert outcomes(BEFORE, renamed) == [("name", "changed", "name", "Bo Lund", "Bo Lundh")]


def test_another_person_is_no_spelling() -> None:
    (meeting, *others) = BEFORE.meetings
    other = dataclasses.replace(meeting, participants=("Ana Sol", "Chi Wen-li"))
    after = dataclasses.replace(BEFORE, meetings=(other, *others))
    assert outcomes(BEFORE, after) == [
        ("meeting", "changed", "participants", "Ana Sol, Bo Lund", "Ana Sol, Chi Wen-li")
    ]


def test_the_same_people_at_another_time_are_another_meeting() -> None:
    """Where the sentences have nothing in common either."""
    later = "In spring the two are to come together again, in the mountains near Davos."
    text = f"{TITLE}\n{later}"
    (meeting, *_) = BEFORE.meetings
    other = dataclasses.replace(
        meeting, start="2026-05", place=None, status="planned",
        trigger=span(text, "come together"), evidence=(line(text, "spring"),),
    )  # fmt: skip
    after = dataclasses.replace(version(TITLE, later), meetings=(other,))
    found = [each for each in outcomes(BEFORE, after) if each[0] == "meeting"]
    assert [each[1] for each in found] == ["withdrawn", "withdrawn", "appeared"]


def test_statements_about_the_article() -> None:
    after = changed(BEFORE, title="Sol and Lund meet", published="2026-01-08", author="A. Writer")
    assert outcomes(BEFORE, after) == [
        ("article", "changed", "title", TITLE, "Sol and Lund meet"),
        ("article", "changed", "published", "2026-01-07", "2026-01-08"),
        ("article", "changed", "author", "", "A. Writer"),
    ]
    title, published, _ = compare(BEFORE, after)
    assert title.old == span(OLD, TITLE)
    # A date that stands beside the text is shown by the text's first sentence.
    assert published.new == span(OLD, TITLE)


def test_a_notice_that_stays_is_no_change() -> None:
    again = version(*SECOND[:4], SECOND[5])
    assert [one for one in outcomes(AFTER, again) if one[0] == "article"] == []
    assert outcomes(AFTER, version(*SECOND[:5])) == [("article", "withdrawn", "notice", "", "")]


def test_what_another_reader_reads_differently_is_no_correction() -> None:
    """The sentences stand in both versions; only the mended day does not."""
    (meeting, *others) = BEFORE.meetings
    misread = dataclasses.replace(others[0], place=None)
    before = dataclasses.replace(BEFORE, meetings=(meeting, misread), claims=BEFORE.claims[:1])
    after = with_lines(("Jan. 5", "Jan. 6"))
    assert [one.kind for one in compare(before, after)] == ["meeting", "meeting", "claim"]
    assert [one.property for one in compare(before, after, same_reader=False)] == ["start"]


def test_many_entries_are_compared_in_bounded_time() -> None:
    lines = [f"On day {number} Ana Sol met Bo Lund." for number in range(1500)]
    text = "\n".join([TITLE, *lines])
    (meeting, *_) = BEFORE.meetings

    def reports(first: int) -> Extraction:
        found = tuple(
            dataclasses.replace(
                meeting, start=f"{first + number:04}", trigger=span(text, words),
                evidence=(span(text, words),),
            )
            for number, words in enumerate(lines)
        )  # fmt: skip
        return dataclasses.replace(BEFORE, meetings=found)

    changes = compare(reports(1000), reports(3000))
    assert {one.outcome for one in changes} == {"changed", "appeared", "withdrawn"}
    assert len([one for one in changes if one.outcome == "changed"]) == 200
