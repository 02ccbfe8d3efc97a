"""How often people have met: as the article counts, or as it tells."""

from __future__ import annotations

import pytest

from .two_leaders import meetings


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("Berg met Petit in Oslo on Jan. 5 for the third time.", 3, "meeting"),
        ("Berg met Petit for the first time.", 1, "meeting"),
        ("Berg has already met Petit three times.", 3, "meeting"),
        ("Berg has met Petit twice.", 2, "meeting"),
        ("It was Berg's second summit with Petit.", 2, "summit"),
        ("Berg held a 4th meeting with Petit in Oslo.", None, None),
        ("Berg will travel to Paris for her fifth meeting with Petit.", 5, "meeting"),
        ("Berg has held three summits with Petit.", 3, "summit"),
        # Of some time only, of others as well, or of a body.
        ("Berg has met Petit three times this year.", None, None),
        ("Berg met Petit in Oslo, their third meeting in two months.", None, None),
        ("It was Berg's second summit with Petit since taking office.", None, None),
        ("Berg and Petit held their first face-to-face meeting since the vote.", None, None),
        ("Berg met Petit twice in March.", None, None),
        ("Berg has met Petit 11 times between 2009 and 2011.", None, None),
        ("It was Berg's second meeting with a French leader.", None, None),
        ("Berg met Petit in Rome, where the second meeting of the council began.", None, None),
        ("Berg will meet Petit twice next week.", None, None),
        ("Berg met Petit in Oslo on Jan. 5.", None, None),
    ],
)
def test_counts(text: str, number: int | None, kind: str | None) -> None:
    (meeting,) = meetings(text)
    count = meeting.count
    assert (count and (count.number, count.kind, count.at_least)) == (
        number and (number, kind, False)
    )
    assert count is None or count.evidence.text == text


def test_a_count_of_several_says_nothing_of_one_of_them() -> None:
    (meeting,) = meetings("Berg met Petit in Oslo on Jan. 5. Berg has met Petit three times.")
    assert (meeting.start, meeting.count) == ("2026-01-05", None)


def test_what_the_article_tells_counts_as_well() -> None:
    text = (
        "Berg met Petit in Oslo on Jan. 5. She met Petit in Paris on Nov. 3, 2025. "
        "Berg and Petit met in Rome in May."
    )
    counts = {
        meeting.place: meeting.count and (meeting.count.number, meeting.count.at_least)
        for meeting in meetings(text)
    }
    assert counts == {"Oslo": (3, True), "Paris": (2, True), "Rome": None}


def test_what_is_planned_is_not_counted_with_what_was() -> None:
    text = "Berg met Petit in Oslo in 2024.\n\nBerg will meet Petit in Rome on January 20."
    assert [(m.status, m.count) for m in meetings(text)] == [("held", None), ("planned", None)]
