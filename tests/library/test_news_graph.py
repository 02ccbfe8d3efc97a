from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import rdflib

import kg
from kg.errors import KgError, QuestionError, StoreError, UsageError
from kg.graph.store import open_store
from kg.library import NewsGraph, open_graph
from kg.library.news_graph import Given
from tests.graph.storing import put
from tests.questions.press import BASE, extraction


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder; it holds the default store with one article."""
    monkeypatch.chdir(tmp_path)
    with open_store("newskg-store", create=True) as store:
        put(store, extraction("a1"))
    return tmp_path


def test_importing_kg_is_quick() -> None:
    heavy = "{'rdflib', 'pyoxigraph', 'onnxruntime', 'numpy', 'yaml', 'pandas'}"
    script = f"import kg, sys; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (found.stdout, found.stderr) == ("[]\n", "")


def test_names_of_the_package() -> None:
    assert kg.open_graph is open_graph
    assert set(kg.__all__) <= set(dir(kg))
    with pytest.raises(AttributeError) as caught:
        _ = kg.open_grph  # type: ignore[attr-defined]
    assert str(caught.value) == "module 'kg' has no attribute 'open_grph'"


def test_the_default_is_what_commands_take(folder: Path) -> None:
    with open_graph() as graph:
        assert graph.coverage.articles == 1
        assert repr(graph) == "<NewsGraph of newskg-store>"
        assert set(graph.questions) >= {"who-met-whom", "timeline"}
    (folder / "kg.yaml").write_text("store: elsewhere\n")
    with pytest.raises(StoreError, match="elsewhere"):
        open_graph()
    with open_graph(folder / "newskg-store") as graph:
        assert graph.coverage.articles == 1


def test_reading_only_unless_told_otherwise(folder: Path) -> None:
    with open_graph() as graph, pytest.raises(StoreError) as caught:
        put(graph.store, extraction("a2"), "/news/b.txt")
    assert str(caught.value) == "newskg-store: the store is open for reading only"
    with open_graph("new", read_only=False) as graph:
        put(graph.store, extraction("a2"))
        assert graph.coverage.articles == 1


def test_a_broken_setting(folder: Path) -> None:
    (folder / "kg.yaml").write_text("stoer: x\n")
    with pytest.raises(UsageError, match="unknown key 'stoer'; did you mean 'store'"):
        open_graph()


def test_questions_of_ones_own(folder: Path) -> None:
    source = (Path(kg.__file__).parents[1] / "queries" / "timeline.rq").read_text()
    (folder / "mine").mkdir()
    (folder / "mine" / "my-timeline.rq").write_text(source)
    with open_graph(queries=["mine"]) as graph:
        assert "my-timeline" in graph.questions
        with pytest.raises(QuestionError, match="no such folder of questions"):
            open_graph(queries=["yours"])


def test_another_base(folder: Path) -> None:
    with pytest.raises(StoreError, match="newskg-store"):
        open_graph(base="https://other.example/")
    with open_graph(base=BASE) as graph:
        assert graph.store.iris.base == BASE


def test_values_of_every_kind(graph: NewsGraph) -> None:
    def starts(**given: Given) -> list[object]:
        return [row.start for row in graph.ask("who-met-whom", person="Bo Lund", **given)]

    window = [date(2026, 1, 13), date(2026, 1, 20)]
    assert starts(from_="2026-01", to="2026-01") == window
    assert starts(from_=date(2026, 1, 1), to=date(2026, 1, 31)) == window
    as_in_words: dict[str, Given] = {"from": 2026, "to": date(2026, 1, 31)}
    assert starts(**as_in_words) == window
    assert starts(other=["Ana Sol", "Ben Sol"], to=("2026-02",)) == window
    assert starts(other=iter(["Ben Sol"]), from_=None) == window[1:]
    iri = graph.ask("who-is", person="Ben Sol")[0].person_iri
    assert starts(other=rdflib.URIRef(iri)) == window[1:]


def test_the_greatest_number_of_rows(graph: NewsGraph) -> None:
    assert len(graph.ask("who-met-whom", limit=2)) == 2
    with pytest.raises(QuestionError, match="--limit: 0 is out of bounds"):
        graph.ask("who-met-whom", limit=0)


def test_a_question_in_words(graph: NewsGraph) -> None:
    (row,) = graph.ask("Who met Ana Sol in Bern in November 2025?")
    assert (row.other, row.start) == ("Chi Wen-li", "2025-11")
    answer = graph.ask("Why is the sky blue?")
    assert (len(answer), answer.understood) == (0, None)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda graph: graph.ask("who-met-whm"),
         "'who-met-whm': no such question; did you mean who-met-whom or"),
        (lambda graph: graph.ask("who met whom", person="Ana Sol"),
         "'who met whom': no such question; did you mean who-met-whom or"),
        (lambda graph: graph.ask("who-met-whom", form="2026"),
         "who-met-whom: no parameter 'form'; did you mean 'from'?"),
        (lambda graph: graph.ask("who-is"),
         "who-is: --person is missing; add --person 'PERSON'"),
        (lambda graph: graph.ask("who-is", person=" "),
         "--person: the value is empty; give one, or leave it out"),
        (lambda graph: graph.ask("who-met-whom", person=[]),
         "--person: the value is empty; give one, or leave it out"),
        (lambda graph: graph.ask("who-met-whom", person=["Ana Sol", ""]),
         "--person: the value is empty; give one, or leave it out"),
        (lambda graph: graph.ask("who-is", person=b"Ana"),
         "--person: b'Ana' is no value; give text, a number, a date, or a list of these"),
        (lambda graph: graph.ask("who-is", person={"Ana": 1}),
         "--person: {'Ana': 1} is no value; give text, a number, a date, or a list of these"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(
    graph: NewsGraph, ask: Callable[[NewsGraph], object], message: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        ask(graph)
    assert str(caught.value).startswith(message)


def test_sparql_and_the_dataset(graph: NewsGraph) -> None:
    result = graph.sparql("SELECT ?l { ?m a kg:Meeting ; rdfs:label ?l } ORDER BY ?l").result
    assert len(result) == 7
    assert isinstance(graph.dataset, rdflib.Dataset)
    found = graph.dataset.subjects(rdflib.RDF.type, rdflib.SDO.Person)
    assert len(set(found)) == 5
    with pytest.raises(KgError, match="updates are refused"):
        graph.sparql("CLEAR ALL")


def test_a_closed_graph(folder: Path) -> None:
    graph = open_graph()
    graph.close()
    graph.close()
    with pytest.raises(StoreError, match="the store is closed"):
        graph.ask("timeline")
