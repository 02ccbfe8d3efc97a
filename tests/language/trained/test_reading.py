"""The trained reader over whole texts: windows, determinism, trees, long articles."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.language import annotate
from kg.language.trained.reading import plan, read
from kg.language.trained.runtime import load_reader, shipped_reader
from kg.language.trained.trees import best_tree
from kg.language.trained.viterbi import Array, Chain, viterbi
from kg.language.trained.words import split
from tests.news import article

FLOATS = st.floats(-9, 9, width=32)
TEXT = (
    "Foreign Minister James Okafor met President Anna Lind in Oslo on Friday. "
    "“We agreed on fisheries,” Lind said, adding that talks would go on in Geneva.\n\n"
)


@pytest.mark.parametrize("text", [TEXT * 30, TEXT.replace("\n\n", " ") * 30, "word " * 2000, "a"])
def test_windows_own_every_word_once_and_fit(text: str) -> None:
    words = split(text)
    windows = plan(words, shipped_reader().pieces)
    owned = [number for _, (low, high) in windows for number in range(low, high)]
    assert owned == list(range(len(words)))
    for (start, end), (low, high) in windows:
        assert start <= low < high <= end
        assert sum(len(shipped_reader().pieces.of(word)) for word in words.text[start:end]) <= 254


def test_nothing_is_lost_in_a_paragraph_longer_than_a_window() -> None:
    document = annotate(article(TEXT.replace("\n\n", " ") * 30))
    names = [name.span.text for name in document.names]
    assert names.count("James Okafor") == 30
    assert names.count("Geneva") == 30
    assert len(document.attributions) >= 30


def test_the_same_spans_on_any_number_of_threads() -> None:
    shipped = shipped_reader()
    folder = Path(__file__).parents[3] / "kg/language/trained"
    two = load_reader(folder / "reader.onnx", shipped.pieces, threads=2)
    words = split(TEXT * 8)
    assert read(words, shipped) == read(words, shipped) == read(words, two)


def test_a_missing_final_stop_changes_nothing() -> None:
    whole = annotate(article("Kari Berg said that the bridge is safe.\n\nJan Novak left Oslo.\n"))
    bare = annotate(article("Kari Berg said that the bridge is safe\n\nJan Novak left Oslo\n"))
    assert [a.content[0].text for a in bare.attributions] == [
        a.content[0].text for a in whole.attributions
    ]
    assert [n.span.text for n in bare.names] == ["Kari Berg", "Jan Novak", "Oslo"]


@given(arrays(np.float32, st.integers(1, 6).map(lambda n: (n, n + 1)), elements=FLOATS))
def test_a_tree_has_one_root_and_no_circle(scores: Array) -> None:
    heads = best_tree(scores)
    assert heads.count(0) == 1
    for start in range(1, len(heads) + 1):
        seen, node = set(), start
        while node:
            assert node not in seen
            seen.add(node)
            node = heads[node - 1]


def test_the_best_tree_is_better_than_the_best_arcs() -> None:
    # Each word's own best head is the other one: a circle without a root.
    scores = np.array([[1, -9, 5], [4, 5, -9]], dtype=np.float32)
    assert best_tree(scores) == [2, 0]


def test_viterbi_obeys_transitions() -> None:
    never = np.array([[[0, 0], [0, -5]]], dtype=np.float32)
    narrow = Chain(scores_of([[0, 1], [0, 2]]), never, np.zeros((1, 2, 2), np.float32))
    free = np.zeros((1, 3, 3), np.float32)
    wide = Chain(scores_of([[1, 0, 2], [1, 0, 2]]), free, np.zeros((1, 2, 3), np.float32))
    assert viterbi([narrow, wide]) == [[0, 1], [2, 2]]


def scores_of(rows: list[list[int]]) -> Array:
    return np.array(rows, dtype=np.float32)[:, None]
