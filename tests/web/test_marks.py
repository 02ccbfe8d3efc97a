from __future__ import annotations

from kg.records import Extraction
from kg.web.marks import Mark, Marked, Marks, marks_of


def test_marks_that_overlap_are_cut_into_pieces() -> None:
    marks = Marks([Mark(2, 8, "claim"), Mark(4, 6, "person", "/p"), Mark(6, 10, "meeting")])
    assert tuple(marks.between(0, 12)) == (
        Marked(0, 2, (), None),
        Marked(2, 4, ("claim",), None),
        Marked(4, 6, ("claim", "person"), "/p"),
        Marked(6, 8, ("claim", "meeting"), None),
        Marked(8, 10, ("meeting",), None),
        Marked(10, 12, (), None),
    )


def test_stretch_inside_of_a_mark() -> None:
    marks = Marks([Mark(2, 8, "claim")])
    assert tuple(marks.between(3, 5)) == (Marked(3, 5, ("claim",), None),)
    assert tuple(marks.between(8, 9)) == (Marked(8, 9, (), None),)


def test_two_marks_of_one_kind_end_one_after_the_other() -> None:
    marks = Marks([Mark(0, 4, "claim"), Mark(2, 6, "claim"), Mark(6, 6, "place")])
    assert [(each.start, each.kinds) for each in marks.between(0, 8)] == [
        (0, ("claim",)),
        (2, ("claim",)),
        (4, ("claim",)),
        (6, ()),
    ]


def test_without_marks() -> None:
    assert tuple(Marks([]).between(0, 3)) == (Marked(0, 3, (), None),)


def test_all_that_was_read_is_marked(extractions: tuple[Extraction, ...]) -> None:
    first = extractions[0]
    text = first.article.text
    found = {
        (mark.kind, text[mark.start : mark.end], mark.href)
        for mark in marks_of(first, {"Ana Prado": "/ana"})
    }
    assert found == {
        ("person", "Ana Prado", "/ana"),
        ("person", "Jonas Weber", None),
        ("place", "Lisbon", None),
        ("meeting", first.meetings[0].evidence[0].text, None),
        ("trigger", "met Jonas", None),
        ("claim", "We have found a way,", None),
    }
