"""Line breaks that fit a text to a width, and lines that are lines."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from kg.articles import content_blocks, read_article
from kg.articles.wraps import flowing
from kg.extraction import extract
from tests.articles.test_reading import write

TITLE = "Two Towns Share One Bridge"
LEAD = (
    "VARNA (NNB) - The mayor of Northhaven, Lena Holt, met Governor Karl Brandt on Tuesday, "
    "Feb. 6, 2024, in the old town hall, and signed the contract of March 2019 once more."
)
SECOND = (
    "Brandt said on Wednesday that he had spoken with Ana Prado, the head of the Northhaven Ferry "
    "Company, about “the fears of the ferrymen” before. They had met in Ruse on Sunday."
)
THIRD = "Ministers from five countries will come to the bridge in the year 2027."
TEXT = f"{TITLE}\n\nBy Ann Example\n\nFebruary 8, 2024\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n"


def wrapped(text: str, width: int = 66, indent: str = "") -> str:
    """The text as a mail has it: every paragraph broken to a width."""
    lines = (
        textwrap.fill(line, width, initial_indent=indent, break_on_hyphens=False)
        for line in text.split("\n")
    )
    return "\n".join(lines)


def shown(text: str) -> list[tuple[str, str]]:
    return [
        (block.kind, " ".join(text[block.start : block.end].split()))
        for block in content_blocks(text)
    ]


@pytest.mark.parametrize("width", [56, 64, 66, 72, 78])
@pytest.mark.parametrize("line_end", ["\n", " \n", "\r\n"])
def test_wrapped_text_is_read_as_the_same_text_on_long_lines(width: int, line_end: str) -> None:
    broken = wrapped(TEXT, width).replace("\n", line_end)
    assert shown(broken) == shown(TEXT)


def test_what_is_extracted_does_not_hang_on_the_lines(tmp_path: Path) -> None:
    def meetings(text: str) -> list[tuple[object, ...]]:
        found = extract(read_article(write(tmp_path, text.encode()))).meetings
        return [(one.participants, one.start, one.place) for one in found]

    assert len(meetings(TEXT)) > 1
    for width in (56, 66, 72):
        assert meetings(wrapped(TEXT, width)) == meetings(TEXT)
        assert meetings(wrapped(TEXT, width).replace("\n", "\r\n")) == meetings(TEXT)


def test_every_offset_stays() -> None:
    text = wrapped(TEXT)
    flat = flowing(text)
    assert len(flat) == len(text)
    changed = {one for one, other in zip(text, flat, strict=True) if one != other}
    assert changed == {"\n"}
    assert flowing(TEXT) == TEXT


def test_paragraphs_that_only_an_indent_sets_apart() -> None:
    body = wrapped(f"{LEAD}\n{SECOND}\n{THIRD}", indent="   ")
    assert [words for _, words in shown(f"{TITLE}\n\n{body}\n")] == [TITLE, LEAD, SECOND, THIRD]


def test_two_lines_of_one_sentence() -> None:
    text = "Governor Karl Brandt met the head of the ferry firm, Ana\nPrado, in Ruse on Sunday.\n"
    assert shown(text) == [("paragraph", " ".join(text.split()))]


@pytest.mark.parametrize(
    "lines",
    [
        # A list
        [
            "- Lena Holt, who has been the mayor of Northhaven since the spring",
            "- Karl Brandt, who became the governor of the province last autumn",
            "- Ana Prado, who has led the ferry company on both of the river banks",
        ],
        [
            "The bridge must be open to carts by day; and",
            "Nobody shall pay for crossing it on foot.",
        ],
        # A timeline
        [
            "Feb. 1, 2024: The mayor of Northhaven receives the governor, Brandt",
            "Feb. 2, 2024: The governor says that he will pay for the whole bridge",
            "Feb. 6, 2024: The mayor and the governor sign a contract at the river",
        ],
        # A poem
        ["The river runs beneath the stone", "And no man walks the bridge alone", "At night"],
        # Headlines
        [
            "Mayor of Northhaven Receives Governor Brandt",
            "Ferry Company Fears for Jobs on Both Banks",
            "Council of Southhaven Votes against Toll",
        ],
        # A table
        [
            "| Northhaven | the mayor has paid for the piers | 500,000 |",
            "| southhaven | the council has paid for nothing | 200,000 |",
            "| westhaven  | a firm that has built the arches | 900,000 |",
        ],
        # A title above its article
        ["Mayor of Northhaven receives governor to talk about the bridge", LEAD],
        ["Mayor meets governor about the bridge in Northhaven", "The two met on Sunday."],
    ],
)
def test_lines_that_are_no_wraps_stay_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert flowing(text) == text
    below = f"{wrapped(TEXT)}\n{text}\n"
    assert flowing(below).endswith(f"\n{text}\n")
