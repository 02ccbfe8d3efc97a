"""Marked articles as examples to learn from."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.language.trained.labels import MEETING_STATES
from training.corpora import Example
from training.corpus_meetings import articles_of, read_meetings

OWN = Path(__file__).parents[1] / "training/meetings"
ARTICLE = """\
=== small-1
published: 2025-03-14
m1 | held | 2025-03-12 | Ankara | Abdi Guled; Tesfaye Alemu
m2? | planned | - | - | Abdi Guled; the union
---
Ministers narrow differences

{who m1|Abdi Guled} held {met m1|talks} with {who m1|Tesfaye Alemu} in {where m1|Ankara}. \
{who m1,m2|He} will {met m2|see} {who m2|the union}, too. The {met m1|talks} took an hour.
"""


def _words(example: Example, ranges: list[tuple[int, int]]) -> list[str]:
    return [" ".join(example.words.text[low:high]) for low, high in ranges]


def test_marks_become_words_of_their_sentences(tmp_path: Path) -> None:
    (tmp_path / "small.txt").write_text(ARTICLE)

    (example,) = read_meetings(tmp_path)

    assert example.meetings is not None
    told = [
        (m.ident, m.state, _words(example, m.met), _words(example, m.who)) for m in example.meetings
    ]
    assert told == [
        ("m1", "held", ["talks"], ["Abdi Guled", "Tesfaye Alemu"]),
        ("m2", "planned", ["see"], ["He", "the union"]),
        ("m1", "held", ["talks"], []),
    ]
    assert _words(example, example.meetings[0].where) == ["Ankara"]
    assert "{" not in " ".join(example.words.text)


def test_a_mark_of_a_meeting_that_the_head_lacks_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "small.txt").write_text(ARTICLE.replace("m2? |", "m3 |"))

    with pytest.raises(ValueError, match="small-1: m2 is marked"):
        read_meetings(tmp_path)


@pytest.mark.parametrize("folder", [OWN, OWN / "held_out"], ids=lambda folder: folder.name)
def test_our_articles_are_well_formed(folder: Path) -> None:
    examples = read_meetings(folder)
    names = [name for path in sorted(folder.glob("*.txt")) for name, _ in articles_of(path)]

    assert len(names) == len(set(names)) == len(examples) > 100
    for example in examples:
        assert example.meetings is not None
        assert all(meeting.state in MEETING_STATES for meeting in example.meetings)
        assert not {"{", "}", "|"} & set(example.words.text), example.doc_id
