"""Graphs in files for bulk loaders: sorted, whole, and the same bytes each time."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import StoreError
from kg.graph import sorting
from kg.graph.shards import write_shards
from kg.graph.sorting import sorted_lines

GRAPH = NamedNode("https://b.test/g")
PLACE = NamedNode("https://b.test/p")
QUADS = [
    Quad(NamedNode(f"https://b.test/{n}"), PLACE, Literal(f"é\n{n}"), GRAPH) for n in range(50)
]
LINES = sorted(f"{quad.subject} {PLACE} {quad.object} {GRAPH} .\n".encode() for quad in QUADS)


def shuffled(seed: int = 1) -> list[Quad]:
    return random.Random(seed).sample(QUADS, len(QUADS))


@pytest.mark.parametrize(("run", "most"), [(1000, 100), (50, 100), (7, 100), (3, 4), (1, 2)])
def test_lines_are_sorted_however_little_fits_into_memory(
    monkeypatch: pytest.MonkeyPatch, run: int, most: int
) -> None:
    monkeypatch.setattr(sorting, "RUN", run)
    monkeypatch.setattr(sorting, "_MOST_RUNS", most)
    assert list(sorted_lines(shuffled())) == LINES
    assert list(sorted_lines([])) == []


@pytest.mark.parametrize(("size", "counts"), [(20, [20, 20, 10]), (25, [25, 25]), (500, [50])])
def test_shards(tmp_path: Path, size: int, counts: list[int]) -> None:
    folder = tmp_path / "out"
    assert write_shards(shuffled(), folder, size=size) == (len(counts), 50)
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [f"graph-{n:05}.nq.gz" for n in range(len(counts))]
    read = [gzip.decompress(file.read_bytes()).splitlines(keepends=True) for file in files]
    assert [len(lines) for lines in read] == counts
    assert [line for lines in read for line in lines] == LINES
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    for seed, name in ((1, "a"), (2, "b")):
        write_shards(shuffled(seed), tmp_path / name, size=20)
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


def test_unpacked(tmp_path: Path) -> None:
    write_shards(shuffled(), tmp_path / "out", compression="none")
    assert (tmp_path / "out" / "graph-00000.nq").read_bytes() == b"".join(LINES)


def test_blank_nodes_stand_in_one_file(tmp_path: Path) -> None:
    node = BlankNode()
    blank = [Quad(node, PLACE, Literal(str(n)), GRAPH) for n in range(9)]
    assert write_shards([*blank, *shuffled()], tmp_path / "out", size=30) == (3, 59)
    last = gzip.decompress((tmp_path / "out" / "graph-00002.nq.gz").read_bytes())
    assert set(parse(last, format=RdfFormat.N_QUADS)) == set(blank)


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").touch()
    with pytest.raises(StoreError) as caught:
        write_shards(QUADS, tmp_path)
    assert str(caught.value) == f"{tmp_path}: not empty; name a folder that does not exist yet"


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[Quad]:
        yield from QUADS
        raise StoreError("gone")

    with pytest.raises(StoreError, match="gone"):
        write_shards(broken(), tmp_path / "out", size=20)
    assert list(tmp_path.iterdir()) == []
