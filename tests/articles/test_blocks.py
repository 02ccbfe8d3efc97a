from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import Block, content_blocks, read_article

FIRST = "The mayor of Northhaven met the governor in the town hall on Monday."
SECOND = "She said that both sides would pay for the repairs of the old bridge."
THIRD = "The governor called the agreement a good day for both banks of the river."


def shown(text: str) -> list[tuple[str, str, str | None]]:
    """Kind, words and date of every block."""
    return [
        (block.kind, text[block.start : block.end], block.date) for block in content_blocks(text)
    ]


def paragraphs(text: str) -> list[str]:
    return [words for kind, words, _ in shown(text) if kind == "paragraph"]


def test_page_furniture_is_left_out() -> None:
    text = f"""Top Headlines

Feeds

Two Towns Share One Bridge

Post by : Ann Example

Jan 12, 2026, 07:49 am

print page small font big font

facebook share

tweet share

6 min read

The mayor shows the plans. / Town Hall Press Pool

{FIRST}

Advertisement

{SECOND}
#Bridge talks #Northhaven town #Ann Example
Copyright by The Northhaven Post

Stories about this story (16 stories)

All related articles (27 articles)

Leave a Reply

{THIRD}

Your email address will not be published. Required fields are marked *
"""
    assert shown(text) == [
        ("headline", "Two Towns Share One Bridge", None),
        ("caption", "The mayor shows the plans. / Town Hall Press Pool", None),
        ("paragraph", FIRST, None),
        ("paragraph", SECOND, None),
    ]


def test_entries_of_a_timeline_carry_their_dates() -> None:
    text = (
        f"Two Towns Share One Bridge\n\n{FIRST}\n\nTimeline\n\n"
        f"Dec\u202f4,\u202f2025 – {SECOND}\n\n10 January 2026: {THIRD}\n\n2026-01-11 - {FIRST}"
        "\n\nSources (2 articles)"
    )
    assert shown(text) == [
        ("headline", "Two Towns Share One Bridge", None),
        ("paragraph", FIRST, None),
        ("paragraph", SECOND, "2025-12-04"),
        ("paragraph", THIRD, "2026-01-10"),
        ("paragraph", FIRST, "2026-01-11"),
    ]


def test_entries_below_a_year_and_entries_of_several_days() -> None:
    text = (
        f"Two Towns Share One Bridge\n\n{FIRST}\n\n2018\n\nApril 27 – {SECOND}\n\n"
        f"**12 June**: {THIRD}\n\nSept 18–20: {FIRST}\n\n**2019**\n\nThursday, Jan. 3 — {SECOND}"
        f"\n\nJan 30 - Feb 2, 2020: {THIRD}\n\nMarch 2020 – {FIRST}\n\nJan 13 – 14 towns agreed."
    )
    assert [(words, date) for _, words, date in shown(text)[1:]] == [
        (FIRST, None),
        (SECOND, "2018-04-27"),
        (THIRD, "2018-06-12"),
        (FIRST, "2018-09"),
        (SECOND, "2019-01-03"),
        (THIRD, "2020"),
        (FIRST, "2020-03"),
        ("14 towns agreed.", "2019-01-13"),
    ]


def test_dates_between_paragraphs_head_the_entries_below() -> None:
    text = (
        f"Two Towns Share One Bridge\n\nJan 20, 2026\n\n{FIRST}\n\n"
        f"January 5, 2026\n\n{SECOND}\n\n{THIRD}\n\nJanuary 6, 2026\n\n{FIRST}"
    )
    assert [(words, date) for _, words, date in shown(text)[1:]] == [
        (FIRST, None),
        (SECOND, "2026-01-05"),
        (THIRD, "2026-01-05"),
        (FIRST, "2026-01-06"),
    ]


def test_headings_that_run_into_paragraphs() -> None:
    text = (
        "Old Bridge Gets New Friends\n\n"
        "Mayor Ann Example Welcomes Talks with River Towns Ann Example met the governor and "
        "called the talks useful for all towns on the river.\n\n"
        "Northhaven Council Watches Costs of the Bridge The council asked who would pay. Members "
        "want to see a plan first.\n\n"
        "Three-Step Plan Puts Safety of Drivers First Engineers drew up a plan in three steps, "
        "which the council may change."
    )
    assert [(kind, words[:38]) for kind, words, _ in shown(text)] == [
        ("headline", "Old Bridge Gets New Friends"),
        ("headline", "Mayor Ann Example Welcomes Talks with "),
        ("paragraph", "Ann Example met the governor and calle"),
        ("headline", "Northhaven Council Watches Costs of th"),
        ("paragraph", "The council asked who would pay. Membe"),
        ("headline", "Three-Step Plan Puts Safety of Drivers"),
        ("paragraph", "Engineers drew up a plan in three step"),
    ]


def test_one_long_name_is_no_heading() -> None:
    name = "Northhaven Regional Water And Bridge Authority Director Ann Example"
    text = f"{name} met the governor about the bridge.\n\n{SECOND}\n\n{THIRD}"
    assert paragraphs(text)[0].startswith(name)


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The mayor of Northhaven met the governor in the town hall on\n"
        "Monday and spoke of the bridge. She said that both sides would\n"
        "pay for the repairs of the old bridge before the end of the\n"
        "year.\n"
        "\n"
        f"{THIRD}\n"
    )
    assert paragraphs(text) == [text.split("\n\n")[0], THIRD]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert paragraphs(f"{FIRST}\n{SECOND}\n{THIRD}") == [FIRST, SECOND, THIRD]
    assert paragraphs("\n".join([FIRST] * 9)) == [FIRST] * 9


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028", "\x85", "\x0b", "\n\ufeff\n"])
def test_every_line_end(line_end: str) -> None:
    text = line_end.join(("\ufeffTwo Towns Share One Bridge", "", FIRST, "", SECOND, ""))
    assert shown(text) == [
        ("headline", "Two Towns Share One Bridge", None),
        ("paragraph", FIRST, None),
        ("paragraph", SECOND, None),
    ]


def test_marks_of_lists_are_outside() -> None:
    text = f"{FIRST}\n\n- {SECOND}\n• {THIRD}\n1. {FIRST}\n"
    assert paragraphs(text) == [FIRST, SECOND, THIRD, FIRST]


def test_inner_headings_and_captions() -> None:
    text = (
        f"{FIRST}\n\nWhat comes next\n\n{SECOND}\n\nFILE - Ann Example speaks in Northhaven.\n\n"
        f"The old bridge at night. Photo: Northhaven Post\n\n"
        f"John Example via Getty Images.\n\n{THIRD}"
    )
    assert [(kind, words) for kind, words, _ in shown(text)] == [
        ("paragraph", FIRST),
        ("headline", "What comes next"),
        ("paragraph", SECOND),
        ("caption", "FILE - Ann Example speaks in Northhaven."),
        ("caption", "The old bridge at night. Photo: Northhaven Post"),
        ("paragraph", THIRD),
    ]


def test_links_to_other_stories_within_the_text() -> None:
    text = f"{FIRST}\n\nRead more\n\nTen Bridges To See\n\nHow to build a bridge\n\n{SECOND}"
    assert paragraphs(text) == [FIRST, SECOND]
    assert len(shown(text)) == 2


def test_headlines_below_the_last_paragraph_are_links() -> None:
    assert len(shown(f"{FIRST}\n\n{SECOND}\n\nTen Bridges To See\n\nMore About Bridges")) == 2
    kept = shown(f"{FIRST}\n\nTaking part are:\n\nAnn Example, mayor\n\nBo Sample, governor")
    assert [words for _, words, _ in kept][2:] == ["Ann Example, mayor", "Bo Sample, governor"]


def test_style_sheets_and_tags_are_left_out() -> None:
    text = f'{FIRST}\n\n.image-wrap {{\n   width:100%;\n}}\n\n<tweet id="1"><tweet/>.\n\n{SECOND}'
    assert shown(text) == [("paragraph", FIRST, None), ("paragraph", SECOND, None)]


def test_markdown() -> None:
    text = (
        "---\ntitle: X\n---\n\n# Two towns #\n\n"
        f"{FIRST}\n{SECOND}\n\n## What *next*\n\n> {THIRD}\n\n"
        f"- {FIRST}\n\n```\n{SECOND}\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "## Related articles\n\n- [Ten bridges](https://news.example/ten)\n"
    )
    assert shown(text) == [
        ("headline", "Two towns", None),
        ("paragraph", f"{FIRST}\n{SECOND}", None),
        ("headline", "What *next*", None),
        ("paragraph", THIRD, None),
        ("paragraph", FIRST, None),
    ]


@pytest.mark.parametrize(
    "text", ["", " \n\u200b\ufeff ", "World News\n\nLeave a Reply", "***\n--\n1."]
)
def test_no_content(text: str) -> None:
    assert content_blocks(text) == ()


PIECES = st.sampled_from(
    [
        FIRST,
        SECOND,
        "Jan 12, 2026",
        "Jan 12, 2026 – ",
        "# ",
        "- ",
        "> ",
        "By Ann Example",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u2028",
        "\u202f",
        "Leave a Reply",
        "Sources",
        "World News",
        "---\n",
        "a: b\n",
        "Photo: A",
        "https://news.example/2026/01/12/a",
        "\ud800",
        "\x00",
        "|",
        "```",
        "*",
        "Big Word ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join))
def test_blocks_lie_in_order_and_are_trimmed(text: str) -> None:
    position = 0
    for block in content_blocks(text):
        assert position <= block.start < block.end <= len(text)
        words = text[block.start : block.end]
        assert words == words.strip()
        assert any(character.isalnum() for character in words)
        position = block.end
    assert content_blocks(text) == content_blocks(text)


def test_shared_articles(shared: Path) -> None:
    """Figures only: the texts belong to others."""
    found: dict[str, tuple[str | None, str | None, str | None]] = {}
    for source in sorted((shared / "articles").glob("*.txt")):
        article = read_article(source)
        found[source.name[:3]] = (article.published, article.publisher, article.author)
        blocks = content_blocks(article.text)
        assert blocks[0].kind == "headline"
        assert article.title == article.text[blocks[0].start : blocks[0].end]
        words = " ".join(article.text[block.start : block.end] for block in blocks).lower()
        for furniture in ("print page", "facebook share", "leave a reply", "will not be published"):
            assert furniture not in words
    assert found == {
        "000": (None, None, None),
        "001": ("2026-01-12", None, "Sean Carter"),
        "002": ("2026-01-12", "Asiatoday", None),
        "003": (None, None, None),
        "004": (None, None, None),
    }


def test_shared_timeline(shared: Path) -> None:
    (source,) = (shared / "articles").glob("000_*.txt")
    blocks = content_blocks(read_article(source).text)
    dates = [block.date for block in blocks if block.date]
    assert len(dates) == 11
    assert (dates[0], dates[-1], dates == sorted(dates)) == ("2025-12-04", "2026-01-23", True)
    assert sum(block.kind == "headline" for block in blocks) == 5


def test_block_is_immutable() -> None:
    with pytest.raises(AttributeError):
        Block(0, 1, "paragraph").start = 2  # type: ignore[misc]
