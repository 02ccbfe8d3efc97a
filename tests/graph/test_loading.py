"""Files of RDF that an empty store loads by itself: as others are read, wholly or not at all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph.iris import DEFAULT_BASE
from kg.graph.store import Store, open_store
from kg.records import Extraction
from tests.graph.test_folder_kills import kill

IMPORTER = """
import sys
from pathlib import Path
from kg.graph.store import open_store
with open_store(sys.argv[1], create=True) as store:
    print("ready", flush=True)
    store.import_rdf(Path(sys.argv[1] + ".nq"))
"""
STATEMENT = '<http://x/s> <http://x/p> "v"'


@pytest.fixture(params=["memory", "folder"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    location = "memory:" if request.param == "memory" else str(tmp_path / "store")
    with open_store(location, create=True) as store:
        yield store


def nquads(store: Store) -> list[str]:
    return b"".join(store.export("nquads")).decode().splitlines()


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text)
    return file


def test_what_is_loaded_is_what_is_read(
    empty: Store, extraction: Extraction, tmp_path: Path
) -> None:
    with open_store("memory:") as made:
        made.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
        file = written(tmp_path, "all.nq", "\n".join(nquads(made)) + "\n")
        assert empty.import_rdf(file) == made.count()
        assert nquads(empty) == nquads(made)
    assert empty.extraction("a1") == extraction
    # The store goes on as one that was filled in another way does.
    assert empty.remove_article("a1")
    assert empty.article_ids() == []


def test_statements_without_a_graph_go_to_the_one_asked_for(empty: Store, tmp_path: Path) -> None:
    file = written(tmp_path, "a.nq", f"{STATEMENT} .\n")
    assert empty.import_rdf(file, "http://x/g") == 1
    assert nquads(empty) == [f"{STATEMENT} <http://x/g> ."]


def test_files_after_the_first_are_added(empty: Store, tmp_path: Path) -> None:
    first = written(tmp_path, "a.nq", f"_:b <http://x/p> _:b .\n{STATEMENT} <http://x/g> .\n")
    assert empty.import_rdf(first) == 2
    assert empty.import_rdf(first) == 2
    assert empty.graphs() == ["http://x/g", f"{DEFAULT_BASE}graph/import/a.nq"]
    assert empty.count() == 3, "the blank nodes of two files are two"


def test_files_of_one_import_share_graphs_of_newskg(empty: Store, tmp_path: Path) -> None:
    own, begun = f"{DEFAULT_BASE}graph/article/a1", set[str]()
    for number in range(2):
        file = written(tmp_path, f"{number}.nq", f'<http://x/s> <http://x/p> "{number}" <{own}> .')
        assert empty.import_rdf(file, begun=begun) == 1
    assert empty.count() == 2
    with pytest.raises(StoreError, match="newskg writes itself and which this store already has"):
        empty.import_rdf(written(tmp_path, "2.nq", f"{STATEMENT} <{own}> ."))


@pytest.mark.parametrize(
    ("name", "text", "graph", "message"),
    [
        ("a.nq", f"{STATEMENT} .\n<http://x/s> .\n", None, ":2: not valid RDF: "),
        (
            "a.nq",
            f'{STATEMENT} .\n<http://x/s> <http://x/p> "v"@en--ltr .\n',
            None,
            ': RDF 1.2 is not supported; write plain RDF 1.1: "v"@en--ltr',
        ),
        (
            "a.nt",
            "<http://x/s> <http://x/p> <<( <http://x/s> <http://x/p> <http://x/o> )>> .\n",
            None,
            ": RDF 1.2 is not supported; write plain RDF 1.1: <http://x/s>",
        ),
        (
            "a.jsonld",
            '{"@id": "http://x/s", "http://x/p": {"@value": "v", "@language": "en",'
            ' "@direction": "rtl"}, "@context": {"@version": 1.1}}',
            None,
            ": RDF 1.2 is not supported",
        ),
        (
            "a.nq",
            f"{STATEMENT} <http://x/g> .\n",
            "http://x/h",
            ": the file names its own graphs (such as <http://x/g>); leave --graph out",
        ),
        (
            "a.nq",
            '<https://e.org/graph/ingestion> <https://newskg.example/ontology#layout> "1"'
            " <https://e.org/graph/ingestion> .\n",
            None,
            ": this store was built with the base https://e.org/",
        ),
        ("a.nt.gz", "no such thing", None, ": cannot be unpacked ("),
    ],
)
def test_what_is_refused_leaves_the_place_empty_and_usable(
    empty: Store, tmp_path: Path, name: str, text: str, graph: str | None, message: str
) -> None:
    file = written(tmp_path, name, text)
    with pytest.raises(StoreError) as caught:
        empty.import_rdf(file, graph)
    assert str(caught.value).startswith(f"{file}{message}")
    assert empty.count() == 0
    assert empty.import_rdf(written(tmp_path, "good.nt", f"{STATEMENT} .\n")) == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_direction_is_seen_wherever_it_stands(empty: Store, tmp_path: Path) -> None:
    # Bytes are looked through a megabyte at a time.
    for at in range((1 << 20) - 8, (1 << 20) + 2):
        beginning = '<http://x/s> <http://x/p> "'
        words = "x" * (at - len(beginning))
        file = written(tmp_path, "a.nt", f'{beginning}{words}"@en--ltr .\n')
        with pytest.raises(StoreError, match=r"RDF 1\.2 is not supported"):
            empty.import_rdf(file)


def test_two_hyphens_are_no_direction(empty: Store, tmp_path: Path) -> None:
    file = written(tmp_path, "a.nt", '<http://x/s> <http://x/p> "He -- and << she"@en .\n')
    assert empty.import_rdf(file) == 1


def test_a_large_file_settles(tmp_path: Path) -> None:
    lines = (f'<http://x/{number}> <http://x/p> "{number}" .\n' for number in range(30_000))
    file = written(tmp_path, "many.nt", "".join(lines))
    with open_store(str(tmp_path / "store"), create=True) as store:
        assert store.import_rdf(file) == 30_000
        store.settle()
    with open_store(str(tmp_path / "store"), read_only=True) as reader:
        assert reader.count() == 30_000


def test_kill_9_leaves_all_of_a_file_or_nothing(tmp_path: Path) -> None:
    seed = 20261130
    chance = random.Random(seed)
    count = 30_000
    lines = (f'<http://x/{number}> <http://x/p> "{number}" .\n' for number in range(count))
    file = written(tmp_path, "store.nq", "".join(lines))
    location = str(tmp_path / "store")
    for attempt in range(4):
        kill(IMPORTER, location, after=chance.uniform(0.0, 0.4))
        with open_store(location, create=True) as store:
            assert store.count() in (0, count), f"seed {seed}, attempt {attempt}"
    with open_store(location) as store:
        store.import_rdf(file)
        assert store.count() == count
