"""Marked articles as examples to learn from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.language.trained.labels import MEETING_STATES
from training.corpora import Example
from training.corpus_meetings import articles_of, read_meetings, read_newswire

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


def test_marks_of_the_papers_lie_in_their_articles(tmp_path: Path) -> None:
    text = "Berg met Petit in Oslo. Later he called.\n"
    (tmp_path / "news.txt").write_text(text)
    said = [
        *[("met", "m1", "met"), ("who", "m1", "Berg"), ("where", "m1", "Oslo")],
        *[("party", "m1", "Petit"), ("met", "m2", "called")],
    ]
    marks = [
        [kind, [ident], text.index(words), text.index(words) + len(words)]
        for kind, ident, words in said
    ]
    record = {
        "doc_id": "news",
        "text_file": "news.txt",
        "read_to": None,
        "states": {"m1": "held", "m2": "planned"},
        "unsure": ["m2"],
        "marks": marks,
    }
    (tmp_path / "newswire.jsonl").write_text(json.dumps(record) + "\n")

    (example,) = read_newswire(tmp_path / "newswire.jsonl", tmp_path)

    assert example.meetings is not None
    sure, unsure = example.meetings
    parts = (sure.met, sure.who, sure.where, sure.party, unsure.met)
    words = [word for part in parts for word in _words(example, part)]
    assert words == ["met", "Berg", "Oslo", "Petit", "called"]
    assert [(each.state, each.is_unsure) for each in (sure, unsure)] == [
        ("held", False),
        ("planned", True),
    ]


def test_nothing_that_is_measured_on_is_trained_on() -> None:
    trained, held_out = (
        {json.loads(line)["text_file"] for line in path.read_text().splitlines()}
        for path in (OWN / "newswire.jsonl", OWN / "held_out" / "newswire.jsonl")
    )
    assert len(trained) > len(held_out) > 200
    assert not trained & held_out
