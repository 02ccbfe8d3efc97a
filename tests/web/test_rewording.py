"""Two versions of a text next to each other."""

from __future__ import annotations

import time

import pytest

from kg.web.rewording import Paired, Part, Stretch, reworded, side_by_side


def marked(parts: tuple[Part, ...] | None) -> str:
    return "".join(f"[{part.text}]" if part.otherwise else part.text for part in parts or ())


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("on Jan. 5, 2026", "on Jan. 6, 2026", "on Jan. [5], 2026", "on Jan. [6], 2026"),
        ("agreed on all", "agreed on nearly all", "agreed on all", "agreed on [nearly] all"),
        ("at the old inn", "at inn", "at [the old] inn", "at inn"),
        ("Zoë said", "Zoe said", "[Zoë] said", "[Zoe] said"),
        ("same", "same", "same", "same"),
        ("", "new", "", "[new]"),
    ],
)
def test_the_words_that_differ_are_marked(old: str, new: str, before: str, after: str) -> None:
    found = reworded(old, new)
    assert (marked(found.old), marked(found.new)) == (before, after)
    assert "".join(part.text for part in found.new or ()) == new


def test_paragraphs_stand_next_to_their_other_version() -> None:
    old = "Title\n\nThey met in Bern on Monday.\nThey ate fish.\nThe end.\n"
    new = "Title\nThey met in Basel on Monday.\nThe end.\nCorrection: it was Basel."
    stretches = side_by_side(old, new)
    assert [stretch.same for stretch in stretches] == [True, False, True, False]
    assert stretches[0] == Stretch(
        True, (Paired((Part("Title", False),), (Part("Title", False),)),)
    )
    changed, gone = stretches[1].pairs
    assert (marked(changed.old), marked(changed.new)) == (
        "They met in [Bern] on Monday.", "They met in [Basel] on Monday.",
    )  # fmt: skip
    assert (marked(gone.old), gone.new) == ("[They ate fish.]", None)
    (come,) = stretches[3].pairs
    assert (come.old, marked(come.new)) == (None, "[Correction: it was Basel.]")


@pytest.mark.parametrize(("old", "new"), [("", ""), ("a", ""), ("", "b"), ("a\nb", "b\na")])
def test_every_paragraph_of_both_is_there_once(old: str, new: str) -> None:
    pairs = [pair for stretch in side_by_side(old, new) for pair in stretch.pairs]
    before = ["".join(part.text for part in pair.old) for pair in pairs if pair.old is not None]
    after = ["".join(part.text for part in pair.new) for pair in pairs if pair.new is not None]
    assert ("\n".join(before), "\n".join(after)) == (old, new)


def test_long_texts_are_compared_in_bounded_time() -> None:
    old = "\n".join(f"Line {number} of the old text" for number in range(3_000))
    new = " ".join(f"word{number}" for number in range(60_000))
    started = time.monotonic()
    assert len(side_by_side(old, new)) == 1
    reworded(new, new[1:])
    assert time.monotonic() - started < 10
