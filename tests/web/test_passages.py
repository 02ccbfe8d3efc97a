from __future__ import annotations

import pytest

from kg.articles.blocks import Block
from kg.records import Span
from kg.web.passages import Passage, Piece, Run, fragment, passages

TEXT = "Title\n\nOne 🌊 wave. Two.\n\nshare this\n"
BLOCKS = (Block(0, 5, "headline", None), Block(7, 23, "paragraph", None))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def shown(laid_out: tuple[Passage, ...]) -> str:
    """The text that is marked."""
    runs = (run for each in laid_out for piece in each.pieces for run in piece.runs)
    return "|".join(run.text for run in runs if run.shown)


def test_every_character_but_blank_lines_is_there_at_its_offset() -> None:
    laid_out = passages(TEXT, BLOCKS, [span("One 🌊 wave.")])
    assert laid_out == (
        Passage("headline", (Piece(None, (Run(0, "Title", False),)),)),
        Passage(
            "paragraph",
            (
                Piece("char=7,18", (Run(7, "One 🌊 wave.", False),)),
                Piece(None, (Run(18, " Two.", False),)),
            ),
        ),
        Passage("furniture", (Piece(None, (Run(25, "share this", False),)),)),
    )


def test_a_stretch_is_marked_across_sentences() -> None:
    start, end = TEXT.index("🌊"), TEXT.index("Two") + 2
    assert shown(passages(TEXT, BLOCKS, [span("One 🌊 wave.")], (start, end))) == "🌊 wave.| Tw"


def test_a_stretch_is_marked_across_paragraphs_and_furniture() -> None:
    assert shown(passages(TEXT, BLOCKS, [], (0, len(TEXT)))) == (
        "Title|One 🌊 wave. Two.|share this"
    )


def test_of_two_sentences_that_overlap_the_first_keeps_its_id() -> None:
    laid_out = passages(TEXT, BLOCKS, [span("wave. Two"), span("One 🌊 wave.")])
    assert [piece.id for piece in laid_out[1].pieces] == ["char=7,18", None]


def test_a_sentence_over_two_paragraphs_has_its_id_once() -> None:
    whole = Span(0, 18, TEXT[:18])
    ids = [piece.id for each in passages(TEXT, BLOCKS, [whole]) for piece in each.pieces]
    assert ids == ["char=0,18", None, None, None]


def test_windows_line_ends_and_byte_order_mark_do_not_move_offsets() -> None:
    text = "\ufeffshare\r\n\r\nOne.\r\n"
    (first, second) = passages(text, (Block(10, 14, "paragraph", None),), [])
    assert first.pieces[0].runs[0] == Run(1, "share", False)
    assert second.pieces[0].runs[0] == Run(10, "One.", False)


def test_date_before_an_entry_of_a_timeline_is_told_from_furniture() -> None:
    text = "Timeline\nMarch 3 – They met.\n"
    laid_out = passages(text, (Block(19, 28, "paragraph", "2026-03-03"),), [])
    assert [(each.kind, each.text) for each in laid_out] == [
        ("furniture", "Timeline"),
        ("date", "March 3 –"),
        ("paragraph", "They met."),
    ]


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_a_text_without_words_has_no_passages(text: str) -> None:
    assert passages(text, (), []) == ()


def test_fragments_are_those_of_rfc_5147() -> None:
    assert fragment(120, 188) == "char=120,188"
