"""A store in a folder: who may open it, what is said when that fails, and that nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.graph import embedded, folder_reader
from kg.graph.store import open_store
from kg.graph.terms import RDFS, text
from kg.records import Extraction
from tests.processes import comes_true

MakeExtraction = Callable[..., Extraction]
HERE = Path(__file__).parent


@pytest.fixture
def location(tmp_path: Path, extraction: Extraction) -> str:
    """A folder with one article, closed."""
    found = str(tmp_path / "store")
    with open_store(found, create=True) as store:
        store.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
    return found


def refusal(location: str | Path, *, read_only: bool = False, create: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(str(location), read_only=read_only, create=create)
    return str(caught.value)


@pytest.mark.parametrize("read_only", [True, False])
def test_asking_never_makes_a_store(tmp_path: Path, read_only: bool) -> None:
    missing = tmp_path / "missing"
    assert refusal(missing, read_only=read_only) == (
        f"{missing}: no store here; make one with `kg build SOURCE --store {missing}`"
    )
    assert not missing.exists()
    empty = tmp_path / "empty"
    empty.mkdir()
    assert refusal(empty, read_only=read_only) == (
        f"{empty}: an empty folder, no store; make one with `kg build SOURCE --store {empty}`"
    )
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, create: bool) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"")
    assert refusal(tmp_path, create=create) == (
        f"{tmp_path}: a folder with other files (such as photo.jpg), not a store; name another"
        " folder, which may be one that does not exist yet"
    )
    assert [entry.name for entry in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.touch()
    assert refusal(file, create=True).startswith(f"{file}: a file, not the folder of a store;")


def test_an_address_of_unknown_kind() -> None:
    assert refusal("ftp://example.org/store", create=True) == (
        "ftp://example.org/store: unknown kind of store; write a folder, memory:, or the http(s)"
        " address of a SPARQL endpoint"
    )


def test_an_empty_folder_and_what_a_killed_start_left_become_a_store(tmp_path: Path) -> None:
    for name in ("LOCK", "LOG", "IDENTITY"):
        (tmp_path / name).touch()
    with open_store(str(tmp_path), create=True) as store:
        assert store.article_ids() == []


def test_a_second_writer_is_told(location: str) -> None:
    with open_store(location):
        assert refusal(location) == (
            f"{location}: another process has this store open for writing (a `kg build`?); wait"
            " until it ends, or stop it"
        )
    with open_store(location) as store:
        assert store.article_ids() == ["a1"]


def test_a_second_writer_in_another_process_is_told(location: str) -> None:
    code = (
        "import sys; from kg.graph.store import open_store\n"
        "try: open_store(sys.argv[1])\nexcept Exception as error: print(error)"
    )
    with open_store(location):
        done = subprocess.run(
            [sys.executable, "-c", code, location], capture_output=True, text=True, check=True
        )
    assert "another process has this store open for writing" in done.stdout


def test_a_dataset_does_not_keep_the_folder_locked(location: str) -> None:
    store = open_store(location)
    dataset = store.dataset
    unread = store.match()
    next(unread)
    del unread
    store.close()
    open_store(location).close()
    del dataset


def test_readers_see_what_a_writer_adds(location: str, another: MakeExtraction) -> None:
    with open_store(location) as writer, open_store(location, read_only=True) as reader:
        assert reader.article_ids() == ["a1"]
        writer.put_article(another("a2"), source="/b", ingested="2026-02-01", reader_version="1")
        deadline = time.monotonic() + 10
        while reader.article_ids() == ["a1"] and time.monotonic() < deadline:
            time.sleep(0.01)
        assert reader.article_ids() == ["a1", "a2"]
        with open_store(location, read_only=True) as second:
            assert second.article_ids() == ["a1", "a2"]


def test_a_reader_that_opens_slowly_can_be_told_to_catch_up(
    location: str, another: MakeExtraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_reader, "_REOPENING_SHARE", 1_000_000)
    with open_store(location) as writer, open_store(location, read_only=True) as reader:
        writer.put_article(another("a2"), source="/b", ingested="2026-02-01", reader_version="1")
        assert reader.article_ids() == ["a1"]
        reader.catch_up()
        assert reader.article_ids() == ["a1", "a2"]


def test_many_changes_do_not_wait_in_memory(location: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "MOST_UNFLUSHED", 3)
    graph, label = NamedNode("urn:graph"), NamedNode("urn:label")

    # What waits in memory is in the log of RocksDB, which begins a new one when it writes its
    # tables. Those it also writes anew by itself, but not its log.
    def logs() -> set[Path]:
        return set(Path(location).glob("*.log"))

    with open_store(location) as store:
        before = logs()
        for number in range(2):
            store.write(insert=[Quad(graph, label, Literal(number), graph)])
        assert logs() == before
        assert sum(log.stat().st_size for log in before) > 0
        store.write(delete=[Quad(graph, label, Literal(0), graph)])
        assert logs() - before


@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST"])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_damaged_store_is_told(location: str, name: str, read_only: bool) -> None:
    for file in Path(location).glob(f"{name}*"):
        file.write_bytes(b"x" * 100)
    message = refusal(location, read_only=read_only)
    assert message.startswith(f"{location}: the store is damaged (")
    assert message.endswith("restore a copy, or build it anew in another folder with `kg build`")


def test_a_folder_without_the_right_to_write(location: str, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        # The superuser may write everywhere, so somebody else has to try.
        for folder in (tmp_path, *tmp_path.parents):
            if not folder.stat().st_mode & 0o001:
                folder.chmod(0o755)
    code = (
        "import os, sys; from kg.graph.store import open_store\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "with open_store(sys.argv[1], read_only=True) as store: print(store.article_ids())\n"
        "try: open_store(sys.argv[1])\nexcept Exception as error: print(error)"
    )
    Path(location).chmod(0o555)
    for file in Path(location).iterdir():
        file.chmod(0o444)
    done = subprocess.run([sys.executable, "-c", code, location], capture_output=True, text=True)
    Path(location).chmod(0o755)
    assert done.stderr == ""
    found, message = done.stdout.splitlines()
    assert found == "['a1']"
    assert message.startswith(f"{location}: the store cannot be written here (")
    assert message.endswith("give yourself the right to write, or name another folder")


def many(first: int, count: int) -> list[Quad]:
    """So many different statements."""
    graph = NamedNode("http://x/g")
    return [
        Quad(NamedNode(f"http://x/{number}"), RDFS.label, text(f"Number {number}"), graph)
        for number in range(first, first + count)
    ]


def test_what_was_loaded_into_an_empty_folder_settles(tmp_path: Path) -> None:
    location = tmp_path / "store"

    def files() -> int:
        return len(list(location.glob("*.sst")))

    with open_store(str(location), create=True) as store:
        store.write(insert=many(0, 20_000))
        once = files()
        store.write(insert=many(20_000, 20_000))
        twice = files()
        assert twice > once
        store.settle()
        assert files() < twice
    with open_store(str(location)) as store:
        assert store.count() == 40_000
        for start in (40_000, 60_000):
            store.write(insert=many(start, 20_000))
        store.settle()
        # A folder that held something is not written anew.
        assert files() > twice


def test_readers_tell_when_the_graph_has_changed(location: str) -> None:
    with (
        open_store(location, read_only=True) as one,
        open_store(location, read_only=True) as other,
    ):
        first = one.version
        assert first == other.version == one.version
        with open_store(location) as writer:
            assert writer.version is None
            assert writer.remove_source("/a")
        assert comes_true(lambda: one.version == other.version != first)
        assert one.sources() == {}
    with open_store("memory:") as memory:
        assert memory.version is None


def test_a_store_built_anew_in_the_same_place_is_another(location: str) -> None:
    with open_store(location, read_only=True) as reader:
        first = reader.version
        copy = Path(location).with_name("copy")
        shutil.copytree(location, copy)
        Path(location).rename(Path(location).with_name("earlier"))
        copy.rename(location)
        assert comes_true(lambda: reader.version != first)
        assert len(reader.sources()) == 1


@pytest.mark.parametrize("read_only", [True, False])
def test_files_that_went_away_are_told(location: str, read_only: bool) -> None:
    with open_store(location) as store:
        store.compact()
    for file in Path(location).glob("*.sst"):
        file.unlink()
    message = refusal(location, read_only=read_only)
    assert message.startswith(f"{location}: files of the store went away (")
    assert message.endswith("restore a copy or build the store anew in another folder")
