"""Marks and the sources that they lead to, in the styles that articles have."""

from __future__ import annotations

import pytest

from kg.articles.blocks import blocks_of
from kg.articles.citations import find_citations
from kg.articles.layout import lay_out
from kg.records import Citation

FIRST = "The mayor of Northhaven met the governor in the town hall on Monday"
SECOND = "She said that both sides would pay for the repairs of the old bridge"


def citations(text: str) -> tuple[Citation, ...]:
    layout = lay_out(text)
    found = find_citations(text, blocks_of(text, layout), layout.sources)
    for each in found:
        assert text[each.span.start : each.span.end] == each.span.text
        if each.source and each.source.listed:
            listed = each.source.listed
            assert text[listed.start : listed.end] == listed.text
    return found


def marks(text: str) -> list[tuple[str, str]]:
    """Each mark with what it cites."""
    return [(each.span.text, each.mark) for each in citations(text)]


def content(text: str) -> list[str]:
    return [text[block.start : block.end] for block in blocks_of(text, lay_out(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FIRST}[10][11].", [("[10]", "10"), ("[11]", "11")]),
        (f"{FIRST}.[1] {SECOND}. [2]", [("[1]", "1"), ("[2]", "2")]),
        (f"{FIRST} [1, 2].", [("[1, 2]", "1"), ("[1, 2]", "2")]),
        (f"{FIRST} [2,1].", [("[2,1]", "1"), ("[2,1]", "2")]),
        (f"{FIRST}\u202f[9–11].", [("[9–11]", "9"), ("[9–11]", "10"), ("[9–11]", "11")]),
        (f"{FIRST}.[^1] {SECOND}[^board].", [("[^1]", "^1"), ("[^board]", "^board")]),
        (f"{FIRST}.<sup>[4]</sup> {SECOND}.", [("<sup>[4]</sup>", "4")]),
        (f"{FIRST}<sup>4, 5</sup>.", [("<sup>4, 5</sup>", "4"), ("<sup>4, 5</sup>", "5")]),
        (
            f'{FIRST}<sup class="r"><a href="#n4">[4]</a></sup>.',
            [('<sup class="r"><a href="#n4">[4]</a></sup>', "4")],
        ),
        (f"{FIRST}.¹² {SECOND}³.", [("¹²", "12"), ("³", "3")]),
        (f"{FIRST} \\[7\\].", [("\\[7\\]", "7")]),
        (f"“{FIRST}”[1], she said.", [("[1]", "1")]),
    ],
)
def test_styles_of_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The town has [3] ships and [12] boats, and the mayor wants to sell most of them.",
        "The mayor said that [2016] was a bad year for everyone who lives on the river.",
        "The wood is 20 km² wide, or 10<sup>6</sup> feet, or 400 m<sup>2</sup> of the park.",
        "“[We] will not pay,” the mayor [sic] said of the bridge on the river on Monday.",
        "[1] is the number of the first ship that the mayor of the town wants to sell.",
        "The range [5–3] is none, as the mayor of the town wrote in her letter to all.",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert marks(text) == []


def test_a_doubtful_mark_counts_among_several_others() -> None:
    assert marks(f"{FIRST} [1] and went home.") == []
    text = f"{FIRST} [1] and went home [2]. {SECOND}[3]."
    assert [mark for mark, _ in marks(text)] == ["[1]", "[2]", "[3]"]


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        (
            "References\n\n[1] Mayor meets governor - https://news.example/one\n"
            "[2] Who pays for the bridge?",
            [
                ("Mayor meets governor", "https://news.example/one"),
                ("Who pays for the bridge?", None),
            ],
        ),
        (
            "Sources (2 articles)\n\n1. Northhaven Post, “Mayor meets governor”, 4 May 2026.\n"
            "   https://news.example/one.\n2. https://news.example/two_(bridge)",
            [
                ("Mayor meets governor", "https://news.example/one"),
                (None, "https://news.example/two_(bridge)"),
            ],
        ),
        (
            "## Notes\n\n1. [Mayor meets governor](https://news.example/one), Northhaven Post\n"
            "2. Governor Weber will meet Prime Minister Ana Prado in Lisbon, officials said.",
            [
                ("Mayor meets governor", "https://news.example/one"),
                (
                    "Governor Weber will meet Prime Minister Ana Prado in Lisbon, officials said",
                    None,
                ),
            ],
        ),
        (
            "[1]: https://news.example/one 'Mayor meets governor'\n[2]: <https://news.example/two>",
            [
                ("Mayor meets governor", "https://news.example/one"),
                (None, "https://news.example/two"),
            ],
        ),
        (
            "References:\n\n- ^ a b Mayor meets governor, Northhaven Post\n\n- ^ Who pays?",
            [("Mayor meets governor, Northhaven Post", None), ("Who pays?", None)],
        ),
        (
            "[1] Mayor meets governor. https://news.example/one\n\n[2] Who pays for the bridge?",
            [
                ("Mayor meets governor", "https://news.example/one"),
                ("Who pays for the bridge?", None),
            ],
        ),
    ],
)
def test_marks_lead_to_the_listed_sources(
    listing: str, expected: list[tuple[str | None, str | None]]
) -> None:
    text = f"Two Towns Share One Bridge\n\n{FIRST}.[1] {SECOND}[2].\n\n{listing}\n"
    sources = [each.source for each in citations(text)]
    assert [(each.title, each.url) if each else None for each in sources] == expected
    assert content(text) == ["Two Towns Share One Bridge", f"{FIRST}.[1] {SECOND}[2]."]


def test_footnotes_of_markdown() -> None:
    text = (
        f"# Two Towns Share One Bridge\n\n{FIRST}.[^1] {SECOND} [1](https://news.example/z).\n\n"
        '[^1]: Northhaven Post, "Mayor meets governor",\n    <https://news.example/one>\n'
    )
    first, second = citations(text)
    assert first.source is not None
    assert first.source.listed is not None
    assert (first.mark, first.source.title, first.source.url) == (
        "^1",
        "Mayor meets governor",
        "https://news.example/one",
    )
    assert first.source.listed.text.startswith('Northhaven Post, "Mayor')
    assert second.source is not None
    assert (second.mark, second.source.listed, second.source.url) == (
        "1",
        None,
        "https://news.example/z",
    )


def test_what_stands_behind_the_list_is_content() -> None:
    text = f"{FIRST}[1].\n\nReferences\n\n[1] Mayor meets governor\n\n{SECOND}."
    assert content(text) == [f"{FIRST}[1].", f"{SECOND}."]


@pytest.mark.parametrize(
    "listing",
    [
        f"Notes\n\n1. {SECOND}.\n2. {FIRST}.",
        f"Sources\n\n{SECOND}.\n\n{FIRST}.",
        f"[4] {SECOND}.",
    ],
)
def test_other_lists_are_content(listing: str) -> None:
    text = f"Two Towns Share One Bridge\n\n{FIRST}.\n\n{listing}\n"
    assert f"{SECOND}." in " ".join(content(text))


@pytest.mark.parametrize("listing", ["", "\n\n[10]: ", "\n\nReferences\n\n- "])
def test_a_source_that_nothing_lists(listing: str) -> None:
    assert [each.source for each in citations(f"{FIRST}[10].{listing}")] == [None]
