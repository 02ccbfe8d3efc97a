"""kg.yaml: what it may say, and the exact message for everything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.graph.limits import Limits
from kg.settings import Settings, load_settings


def test_defaults_without_file(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings(
        store="newskg-store", base="https://newskg.example/", queries=()
    )


def test_empty_file_is_defaults(tmp_path: Path) -> None:
    (tmp_path / "kg.yaml").write_text("# nothing yet\n")
    assert load_settings(tmp_path) == Settings()


def test_all_keys(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "kg.yaml").write_text(
        "store: graphs/a\nbase: https://news.test/graph/\nqueries: [mine]\n"
        "sparql: {seconds: 2.5, rows: 10}\n"
    )
    assert load_settings(tmp_path) == Settings(
        store=str(tmp_path / "graphs/a"),
        base="https://news.test/graph/",
        queries=(tmp_path / "mine",),
        limits=Limits(seconds=2.5, rows=10, megabytes=1024),
    )


@pytest.mark.parametrize("location", ["memory:", "http://127.0.0.1:7878/sparql", "https://a.test/"])
def test_store_that_is_no_folder_is_kept(tmp_path: Path, location: str) -> None:
    (tmp_path / "kg.yaml").write_text(f"store: '{location}'\n")
    assert load_settings(tmp_path).store == location


def test_one_folder_of_queries_needs_no_list(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "kg.yaml").write_text("queries: mine\n")
    assert load_settings(tmp_path).queries == (tmp_path / "mine",)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("stroe: here\n", "{file}: unknown key 'stroe'; did you mean 'store'?"),
        (
            "zzz: here\n",
            "{file}: unknown key 'zzz'; the keys are store, base, queries, judgements, "
            "fields, fetch, sparql",
        ),
        (
            "3: here\n",
            "{file}: unknown key 3; the keys are store, base, queries, judgements, "
            "fields, fetch, sparql",
        ),
        ("store: 3\n", "{file}: store is 3; it takes a text such as 'newskg-store'"),
        ("store: ''\n", "{file}: store is ''; it takes a text such as 'newskg-store'"),
        (
            "base: https://news.test\n",
            "{file}: base 'https://news.test': not an absolute http(s) IRI; "
            "write one such as https://newskg.example/",
        ),
        ("queries: 4\n", "{file}: queries is 4; it takes a list of folders"),
        ("queries: [4]\n", "{file}: queries is [4]; it takes a list of folders"),
        ("queries: [absent]\n", "{file}: queries names '{folder}/absent', which is not a folder"),
        ("sparql: 30\n", "{file}: sparql is 30; it takes limits such as {{seconds: 30}}"),
        (
            "sparql: {second: 30}\n",
            "{file}: unknown key of sparql 'second'; did you mean 'seconds'?",
        ),
        (
            "sparql: {rows: many}\n",
            "{file}: sparql: rows is 'many'; it takes a whole number",
        ),
        (
            "just words\n",
            "{file}: expected lines such as 'store: newskg-store', found 'just words'",
        ),
        (
            "store: here\nbase: [\n",
            "{file}, line 3: not valid YAML (expected the node content, but found "
            "'<stream end>'); mend that line",
        ),
    ],
)
def test_what_cannot_be_taken(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "kg.yaml"
    file.write_text(content)
    with pytest.raises(UsageError) as caught:
        load_settings(tmp_path)
    assert str(caught.value) == message.format(file=file, folder=tmp_path)


def test_not_text(tmp_path: Path) -> None:
    file = tmp_path / "kg.yaml"
    file.write_bytes(b"store: \xff\n")
    with pytest.raises(UsageError) as caught:
        load_settings(tmp_path)
    assert str(caught.value) == (
        f"{file}: cannot be read ('utf-8' codec can't decode byte 0xff in position 7: invalid "
        "start byte); mend it or remove it"
    )
