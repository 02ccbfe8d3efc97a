"""``kg extract``: the JSON and the RDF of articles that are not stored."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest

from kg.articles import read_article
from kg.extraction import extract
from kg.extraction_json import extraction_to_json

from .conftest import Run, write_articles


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "articles")


def test_one_article_is_one_object(run: Run, articles: Path) -> None:
    file = articles / "geneva.txt"
    outcome = run("extract", str(file))
    assert (outcome.code, outcome.err) == (0, "")
    shown = json.loads(outcome.out)
    assert shown == extraction_to_json(extract(read_article(file)))
    text = shown["article"]["text"]
    assert text == file.read_text()
    (meeting,) = shown["meetings"]
    assert meeting["participants"] == ["Anna Lind", "Olga Petrova"]
    for span in (meeting["trigger"], *meeting["evidence"]):
        assert text[span["start"] : span["end"]] == span["text"]
    assert not Path("newskg-store").exists()


@pytest.mark.parametrize("several", [True, False])
def test_several_articles_are_an_array(run: Run, articles: Path, several: bool) -> None:
    names = ["geneva.txt", "oslo.txt"]
    sources = [str(articles / name) for name in names] if several else [str(articles)]
    outcome = run("extract", *sources)
    assert outcome.code == 0
    texts = [entry["article"]["text"] for entry in json.loads(outcome.out)]
    assert texts == [(articles / name).read_text() for name in names]


def test_a_folder_of_one_is_an_array(run: Run, articles: Path) -> None:
    (articles / "oslo.txt").unlink()
    assert len(json.loads(run("extract", str(articles)).out)) == 1


def test_trig(run: Run, articles: Path) -> None:
    outcome = run("extract", str(articles), "--format", "trig")
    assert outcome.code == 0
    quads = pyoxigraph.parse(outcome.out, format=pyoxigraph.RdfFormat.TRIG)
    graphs = {str(quad.graph_name) for quad in quads}
    ids = {read_article(articles / name).id for name in ("geneva.txt", "oslo.txt")}
    assert graphs == {f"<https://newskg.example/graph/article/{one}>" for one in ids}


def test_what_cannot_be_read_is_named(run: Run, articles: Path, tmp_path: Path) -> None:
    (articles / "oslo.txt").write_text("")
    missing = tmp_path / "missing.txt"
    outcome = run("extract", str(articles), str(missing))
    assert outcome.code == 3
    assert len(json.loads(outcome.out)) == 1
    assert outcome.err == (
        f"kg: {missing}: no such file or folder; check the spelling of the path\n"
        f"kg: {articles / 'oslo.txt'}: the file is empty; remove it or fill it\n"
    )


def test_nothing_can_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    outcome = run("extract", str(tmp_path / "empty.txt"))
    assert (outcome.code, outcome.out) == (2, "")
