"""Copies of stores: complete, or not there, or known to be incomplete."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import StoreBusyError, StoreError
from kg.graph import copy_target, everything
from kg.graph.copying import copy
from kg.graph.remote_changes import RemoteChanges
from kg.graph.store import Store, open_store
from kg.graph.whole import made_whole
from kg.records import Extraction
from tests.graph.servers import Server
from tests.graph.storing import contents, nquads, put

MakeExtraction = Callable[..., Extraction]
GRAPH = NamedNode("https://b.test/g")
PLACE = NamedNode("https://b.test/p")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "target"


def refusal(source: Store, target: str | Path, *, replace: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        copy(source, str(target), replace=replace)
    return str(caught.value)


def test_a_folder_into_a_folder(source: Store, target: Path) -> None:
    told: list[int] = []
    count = copy(source, str(target), told=told.append)
    assert contents(target) == nquads(source)
    assert (count, told[-1]) == (source.count(), source.count())
    with open_store(str(target)) as store:
        assert store.article_ids() == ["a1", "a2"]
    assert sorted(path.name for path in target.parent.iterdir()) == ["source", "target"]


def test_what_is_there_is_kept_unless_it_may_go(source: Store, target: Path) -> None:
    with open_store(str(target), create=True) as store:
        store.write(insert=[Quad(GRAPH, PLACE, GRAPH, GRAPH)])
    before = contents(target)
    assert refusal(source, target) == (
        f"{target}: there is a store already; name another folder, or add --replace, which removes"
        " it"
    )
    assert contents(target) == before
    copy(source, str(target), replace=True)
    assert contents(target) == nquads(source)
    assert sorted(path.name for path in target.parent.iterdir()) == ["source", "target"]


def test_a_link_leads_to_the_folder_that_is_replaced(source: Store, target: Path) -> None:
    copy(source, str(target))
    link = target.with_name("link")
    link.symlink_to(target)
    copy(source, str(link), replace=True)
    assert link.is_symlink()
    assert contents(target) == nquads(source)
    assert sorted(path.name for path in target.parent.iterdir()) == ["link", "source", "target"]


def test_a_damaged_store_can_be_restored(source: Store, target: Path) -> None:
    copy(source, str(target))
    (target / "CURRENT").write_bytes(b"x")
    copy(source, str(target), replace=True)
    assert contents(target) == nquads(source)


@pytest.mark.parametrize("replace", [True, False])
def test_no_folder_but_a_store_is_touched(source: Store, target: Path, replace: bool) -> None:
    target.mkdir()
    (target / "photo.jpg").touch()
    assert refusal(source, target, replace=replace) == (
        f"{target}: a folder with other files (such as photo.jpg), not a store; name another"
        " folder, which may be one that does not exist yet"
    )
    assert (target / "photo.jpg").exists()


def test_an_empty_folder_may_be_filled(source: Store, target: Path) -> None:
    target.mkdir()
    copy(source, str(target))
    assert contents(target) == nquads(source)


def test_a_store_in_use_is_not_replaced(source: Store, target: Path) -> None:
    with open_store(str(target), create=True) as store:
        store.write(insert=[Quad(GRAPH, PLACE, GRAPH, GRAPH)])
        with pytest.raises(StoreBusyError, match="another process has this store open"):
            copy(source, str(target), replace=True)
        assert store.count() == 1


def test_two_copies_into_the_same_place(source: Store, target: Path) -> None:
    with made_whole(target) as made:
        (made / "of the other").touch()
        with pytest.raises(StoreBusyError) as caught:
            copy(source, str(target))
        assert [path.name for path in made.iterdir()] == ["of the other"]
    assert str(caught.value) == (
        f"{target}: another process is making this folder; wait until it ends, or stop it"
    )


def test_places_that_make_no_sense(source: Store, target: Path) -> None:
    assert refusal(source, "memory:") == (
        "memory: lasts as long as one command; name a folder or the address of a server"
    )
    with open_store("memory:") as memory:
        assert refusal(memory, target).startswith("memory: lasts as long as one command;")
    target.symlink_to(source.location)
    for same in (source.location, target):
        assert refusal(source, same, replace=True) == (
            f"{same}: source and target are the same store; name another target"
        )
    assert refusal(source, "ftp://b.test/") == (
        "ftp://b.test/: unknown kind of store; name a folder or an http(s) address"
    )
    assert source.article_ids() == ["a1", "a2"]


def test_a_copy_that_fails_leaves_nothing(
    source: Store, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Iterator[Quad]:
        yield from list(source.match())[:7]
        raise StoreError("the source is gone")

    monkeypatch.setattr(source, "statements", broken)
    assert refusal(source, target) == "the source is gone"
    assert [path.name for path in target.parent.iterdir()] == ["source"]


def test_a_copy_shows_one_moment_of_a_folder_that_is_written(
    tmp_path: Path, target: Path, another: MakeExtraction
) -> None:
    """Every article is put together with its entry: a copy has both of each, or neither."""
    location = str(tmp_path / "written")
    with open_store(location, create=True) as writer:
        put(writer, another("a0"), "/0")
        done = threading.Event()

        def write() -> None:
            for number in range(1, 60):
                if done.is_set():
                    return
                put(writer, another(f"a{number}"), f"/{number}")

        thread = threading.Thread(target=write)
        thread.start()
        try:
            with open_store(location, read_only=True) as reader:
                for _ in range(2):
                    copy(reader, str(target), replace=True)
                    with open_store(str(target), read_only=True) as store:
                        entries = {entry.article_id for entry in store.sources().values()}
                        assert sorted(entries) == store.article_ids()
                        assert all(map(store.extraction, entries))
        finally:
            done.set()
            thread.join()


KILLED = """
import os, sys
from kg.graph import copying
from kg.graph.store import open_store

def told(count):
    if count > 0:
        os.kill(os.getpid(), 9)

copying._TELLING = 50
copying.copy(open_store(sys.argv[1], read_only=True), sys.argv[2], told=told)
"""


def killed(source: Store, target: str | Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, source.location, str(target)])
    assert done.returncode == -9


def test_a_copy_into_a_folder_that_is_killed_is_not_there(source: Store, target: Path) -> None:
    killed(source, target)
    with pytest.raises(StoreError, match="no store here"):
        open_store(str(target))
    assert (target.parent / ".target.partial").is_dir()
    copy(source, str(target))
    assert contents(target) == nquads(source)
    assert sorted(path.name for path in target.parent.iterdir()) == ["source", "target"]


def test_a_copy_into_a_server_that_is_killed_is_refused_until_it_is_repeated(
    source: Store, oxigraph_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_target, "_BATCH", 40)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        killed(source, oxigraph_server)
    for read_only in (True, False):
        with pytest.raises(StoreError) as caught:
            open_store(oxigraph_server, read_only=read_only)
        assert str(caught.value) == (
            f"{oxigraph_server}: a copy into this store was cut short, or goes on still; repeat it"
            f" with `kg copy STORE {oxigraph_server}`"
        )
    # Only repeating it needs no leave to replace what is there.
    copy(source, oxigraph_server)
    assert contents(oxigraph_server) == nquads(source)


def test_a_server_that_loses_statements_is_found_out(
    source: Store, oxigraph_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(self: RemoteChanges, quads: list[Quad]) -> None:
        original(self, quads[1:])

    original = RemoteChanges.insert
    monkeypatch.setattr(RemoteChanges, "insert", forgetful)
    message = refusal(source, oxigraph_server)
    assert " statements were sent and " in message
    assert "the copy does not count" in message
    with pytest.raises(StoreError, match="a copy into this store was cut short"):
        open_store(oxigraph_server)


def test_a_server_that_sends_less_than_it_counts_is_found_out(
    oxigraph_server: str, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quads = [Quad(GRAPH, PLACE, Literal(str(number)), GRAPH) for number in range(30)]
    with open_store(oxigraph_server) as there:
        there.write(insert=quads)
        wrong = {GRAPH: 31}
        monkeypatch.setattr(type(there), "sizes", lambda _: wrong)
        message = refusal(there, target)
    assert message == (
        f"{oxigraph_server}: the server counts 31 statements in <https://b.test/g> and 0 more"
        " graphs, and sent 30; repeat the command while nobody writes to the store"
    )
    assert not target.exists()


@pytest.mark.parametrize("page", [7, 1000])
def test_all_pages_of_a_server_are_read(
    oxigraph_server: str, target: Path, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    monkeypatch.setattr(everything, "PAGE", page)
    graphs = [NamedNode(f"https://b.test/{name}") for name in "abcde"]
    quads = [
        Quad(graph, PLACE, Literal(str(number)), graph)
        for size, graph in zip((1, 2, 3, 20, 1), graphs, strict=True)
        for number in range(size)
    ]
    with open_store(oxigraph_server) as there:
        there.write(insert=quads)
        assert set(there.statements()) == set(quads)
        copy(there, str(target))
    with open_store(str(target), read_only=True) as store:
        assert set(store.match()) == set(quads)


def test_blank_nodes_stay_one_node(
    tmp_path: Path, oxigraph_server: str, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_target, "_BATCH", 2)
    node = BlankNode()
    quads = [Quad(node, PLACE, Literal(str(number)), GRAPH) for number in range(9)]
    with open_store(str(tmp_path / "blank"), create=True) as store:
        store.write(insert=[*quads, Quad(GRAPH, PLACE, node, GRAPH)])
        copy(store, oxigraph_server)
    with open_store(oxigraph_server, read_only=True) as there:
        copy(there, str(target))
    with open_store(str(target), read_only=True) as store:
        found = store.query(
            "SELECT ?o { <https://b.test/g> <https://b.test/p>/<https://b.test/p> ?o }"
        )
        assert sorted(str(value) for (value,) in found.rows) == list("012345678")


def test_a_server_that_cannot_be_written_is_told(server: Server, source: Store) -> None:
    server.changes_only, server.status, server.body = True, 401, "no"
    message = refusal(source, server.address)
    assert message.startswith(
        f"{server.address.replace('query', 'update')}: the server answered 401"
    )
