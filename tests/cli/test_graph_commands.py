"""The commands about the graph: sparql, check, stats, show, export, import, remove."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.articles import read_article
from kg.graph.store import open_store

from .conftest import Run

NAMES = "SELECT ?name WHERE { ?person a schema:Person ; rdfs:label ?name } ORDER BY ?name"
PEOPLE = ["Anna Lind", "James Okafor", "Olga Petrova"]


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Path:
    """A copy of the store, to change."""
    return Path(shutil.copytree(built, tmp_path / "own"))


def test_select_in_every_format(run: Run, built: Path) -> None:
    store = ("--store", str(built))
    table = run("sparql", NAMES, *store)
    assert (table.code, table.err) == (0, "")
    heading, _, *lines = (line.strip() for line in table.out.splitlines())
    assert (heading, lines) == ("name", PEOPLE)
    shown = json.loads(run("sparql", NAMES, *store, "--format", "json").out)
    assert shown["head"]["vars"] == ["name"]
    assert [row["name"] for row in shown["results"]["bindings"]] == [
        {"type": "literal", "value": name} for name in PEOPLE
    ]
    assert run("sparql", NAMES, *store, "--format", "csv").out.split() == [
        "name",
        *" ".join(PEOPLE).split(),
    ]
    assert run("sparql", NAMES, *store, "--format", "tsv").out.splitlines() == [
        "?name",
        *(f'"{name}"' for name in PEOPLE),
    ]
    assert run("sparql", NAMES, *store, "--format", "markdown").out.splitlines() == [
        "| name |",
        "| --- |",
        *(f"| {name} |" for name in PEOPLE),
    ]


def test_markup_in_rows_stays_text(run: Run, built: Path) -> None:
    query = 'SELECT ?x ?y { VALUES (?x ?y) { ("<b>[a](b)|`c`\\\\" "a\\u001b[31m\\nb") } }'
    store = ("--store", str(built))
    assert run("sparql", query, *store, "--format", "markdown").out == (
        "| x | y |\n| --- | --- |\n| \\<b\\>\\[a\\](b)\\|\\`c\\`\\\\ | a \\[31m b |\n"
    )
    assert run("sparql", query, *store).out == (
        "x               y\n──────────────  ────────\n<b>[a](b)|`c`\\  a [31m b\n"
    )


def test_query_from_a_file_and_from_stdin(run: Run, built: Path) -> None:
    Path("names.rq").write_text(NAMES)
    expected = run("sparql", NAMES, "--store", str(built)).out
    assert run("sparql", "names.rq", "--store", str(built)).out == expected
    assert run("sparql", "-", "--store", str(built), stdin=NAMES).out == expected


def test_ask(run: Run, built: Path) -> None:
    for query, answer in (("ASK { ?m a kg:Meeting }", True), ("ASK { ?m a kg:Nothing }", False)):
        outcome = run("sparql", query, "--store", str(built))
        assert (outcome.code, outcome.out) == (0, f"{str(answer).lower()}\n")
        shown = run("sparql", query, "--store", str(built), "--format", "json").out
        assert json.loads(shown)["boolean"] is answer


@pytest.mark.parametrize(
    ("output_format", "parsed_as"),
    [
        ("turtle", pyoxigraph.RdfFormat.TURTLE),
        ("trig", pyoxigraph.RdfFormat.TRIG),
        ("nquads", pyoxigraph.RdfFormat.N_QUADS),
        ("jsonld", pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_construct(
    run: Run, built: Path, output_format: str, parsed_as: pyoxigraph.RdfFormat
) -> None:
    query = "CONSTRUCT { ?p rdfs:label ?n } WHERE { ?p a schema:Person ; rdfs:label ?n }"
    outcome = run("sparql", query, "--store", str(built), "--format", output_format)
    assert outcome.code == 0
    found = pyoxigraph.parse(outcome.out, format=parsed_as)
    names = [quad.object for quad in found]
    assert sorted(name.value for name in names if isinstance(name, pyoxigraph.Literal)) == PEOPLE


def test_nothing_found_by_sparql(run: Run, built: Path) -> None:
    outcome = run("sparql", "SELECT ?x WHERE { ?x a kg:Nothing }", "--store", str(built))
    assert outcome.code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["names.rq"], "names.rq: no such file; give a query, a file or -"),
        (
            ["ASK { ?s ?p ?o }", "--format", "turtle"],
            "--format turtle: this query gives rows; use one of table, json, csv, tsv, markdown",
        ),
        (
            ["CONSTRUCT WHERE { ?s kg:met ?o }", "--format", "csv"],
            "--format csv: this query gives a graph; use one of turtle, trig, nquads, jsonld",
        ),
    ],
)
def test_wrong_sparql(run: Run, built: Path, arguments: list[str], said: str) -> None:
    outcome = run("sparql", *arguments, "--store", str(built))
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"kg: {said}\n")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x WHERE { ?x a }", "kg: line 1, column "),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE is an update and updates are refused"),
    ],
)
def test_refused_sparql(run: Run, built: Path, query: str, said: str) -> None:
    outcome = run("sparql", query, "--store", str(built))
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--max-rows", "2"],
            "more than 2 rows; add LIMIT to the query, or raise the limit (--max-rows, or rows"
            " under sparql in kg.yaml)",
        ),
        (["--timeout", "0"], "--timeout: seconds is 0.0; it takes a number from 0.01 to 1,000,000"),
        (
            ["--max-memory", "1", "--timeout", "1"],
            "--timeout, --max-memory: megabytes is 1; it takes a number from 16 to 10,000,000",
        ),
    ],
)
def test_limits_of_sparql(run: Run, built: Path, arguments: list[str], said: str) -> None:
    outcome = run("sparql", NAMES, "--store", str(built), *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"kg: {said}\n")


def test_limits_of_kg_yaml(run: Run, built: Path) -> None:
    Path("kg.yaml").write_text("sparql: {rows: 2}\n")
    stopped = run("sparql", NAMES, "--store", str(built))
    assert (stopped.code, stopped.err[:19]) == (2, "kg: more than 2 row")
    assert run("sparql", NAMES, "--store", str(built), "--max-rows", "3").code == 0


def test_a_runaway_query_is_stopped(run: Run, built: Path) -> None:
    values = " ".join(f"VALUES ?{name} {{ {' '.join(map(str, range(200)))} }}" for name in "abcde")
    query = f"SELECT (COUNT(*) AS ?n) {{ {values} }}"
    began = time.monotonic()
    outcome = run("sparql", query, "--store", str(built), "--timeout", "1")
    assert time.monotonic() - began < 2
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("kg: stopped after 1 second; ask for less")


def test_unknown_terms_of_sparql(run: Run, built: Path) -> None:
    query = "SELECT ?x WHERE { ?x a schema:Persn }"
    outcome = run("sparql", query, "--store", str(built), "--format", "csv")
    assert (outcome.code, outcome.out) == (1, "x\n")
    assert outcome.err == (
        "kg: schema:Persn: not in the graph or its vocabulary; did you mean schema:Person?\n"
    )


def test_check(run: Run, built: Path) -> None:
    outcome = run("check", "--store", str(built))
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.endswith("in 5 graphs checked, 0 findings\n")
    shown = json.loads(run("check", "--store", str(built), "--format", "json").out)
    assert (shown["valid"], shown["graphs"], shown["findings"]) == (True, 5, [])


def test_check_names_what_is_wrong(run: Run, own: Path) -> None:
    article = run("sparql", "SELECT ?a { ?a a schema:NewsArticle }", "--store", str(own)).out
    iri = article.splitlines()[2].strip()
    graph = iri.replace("/id/", "/graph/")
    wrong = Quad(
        NamedNode(iri),
        NamedNode("https://schema.org/sha256"),
        Literal("too short"),
        NamedNode(graph),
    )
    with open_store(str(own)) as store:
        store.write(insert=[wrong])
    outcome = run("check", "--store", str(own))
    assert outcome.code == 2
    assert iri in outcome.out


def test_stats(run: Run, built: Path) -> None:
    outcome = run("stats", "--store", str(built), "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    shown = json.loads(outcome.out)
    assert shown.pop("store") == str(built)
    assert {name: shown[name] for name in ("sources", "articles", "people", "meetings")} == {
        "sources": 2,
        "articles": 2,
        "people": 3,
        "meetings": 2,
    }
    assert (shown["earliest"], shown["latest"]) == ("2024-05-04", "2024-06-08")
    columns = run("stats", "--store", str(built), "--format", "csv").out.splitlines()
    assert columns[:1] == ["what,how many"]
    assert "articles,2" in columns
    table = run("stats", "--store", str(built)).out
    assert ["articles", "2"] in [line.split() for line in table.splitlines()]


def test_stats_of_an_empty_store(run: Run) -> None:
    Path("empty.nt").write_text("")
    assert run("import", "empty.nt").code == 0
    outcome = run("stats")
    assert outcome.code == 1
    assert outcome.err == "kg: no articles yet: add some with `kg build ARTICLES`\n"


def test_show_a_person(run: Run, built: Path) -> None:
    outcome = run("show", "Lind", "--store", str(built), "--format", "json")
    assert outcome.code == 0
    shown = json.loads(outcome.out)
    assert (shown["name"], shown["kind"]) == ("Anna Lind", "person")
    assert {row["place"] for row in shown["meetings"]} == {"Geneva", "Oslo"}
    assert [row["claim"] for row in shown["claims"]] == ["We agreed on fisheries,"]
    assert [entry["name"] for entry in shown["names"]] == ["Anna Lind", "Anna Lind"]
    assert all(entry["reason"] for entry in shown["names"])
    text = run("show", "Lind", "--store", str(built)).out
    assert text.startswith("Anna Lind (person)\n")
    assert run("show", shown["iri"], "--store", str(built)).out == text


def test_show_a_place(run: Run, built: Path) -> None:
    shown = json.loads(run("show", "Geneva", "--store", str(built), "--format", "json").out)
    assert (shown["name"], shown["kind"]) == ("Geneva", "place")
    assert [row["start"] for row in shown["meetings_here"]] == ["2024-05-03"]


def test_show_nobody(run: Run, built: Path) -> None:
    outcome = run("show", "Anna Lynd", "--store", str(built))
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "kg: Anna Lynd: nobody and nothing goes by this name in the graph\n"
        "kg: see also: Anna Lind\n"
    )


def test_export_and_import_are_exact(run: Run, built: Path) -> None:
    exported = run("export", "--store", str(built)).out
    assert exported.splitlines() == sorted(exported.splitlines())
    Path("graph.nq").write_text(exported)
    assert run("import", "graph.nq", "--store", "copy").code == 0
    assert run("export", "--store", "copy").out == exported
    again = run("import", "graph.nq", "--store", "copy")
    assert again.err == f"kg: graph.nq: {len(exported.splitlines()):,} statements read\n"
    assert run("export", "--store", "copy").out == exported


def test_export_one_graph(run: Run, built: Path) -> None:
    graph = "https://newskg.example/graph/resolution"
    exported = run("export", "--store", str(built), "--graph", graph).out
    assert exported
    assert all(line.endswith(f" <{graph}> .") for line in exported.splitlines())


def test_export_of_nothing(run: Run, built: Path) -> None:
    outcome = run("export", "--store", str(built), "--graph", "https://newskg.example/none")
    assert (outcome.code, outcome.out) == (2, "")


def test_import_into_a_graph(run: Run) -> None:
    Path("people.ttl").write_text("<https://a.test/x> a <https://schema.org/Person> .")
    outcome = run("import", "people.ttl", "--graph", "https://a.test/people")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "kg: people.ttl: 1 statement read\n"
    assert run("export", "--graph", "https://a.test/people").out == (
        "<https://a.test/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<https://schema.org/Person> <https://a.test/people> .\n"
    )


def test_import_of_what_is_no_rdf(run: Run) -> None:
    Path("bad.ttl").write_text("<https://a.test/x> a\n")
    outcome = run("import", "bad.ttl", "--store", "new")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("kg: bad.ttl:")
    assert not Path("new").exists()


@pytest.mark.parametrize("named_by", ["path", "name", "address", "id"])
def test_remove(run: Run, own: Path, built: Path, named_by: str) -> None:
    file = built.parent / "articles" / "oslo.txt"
    wanted = {
        "path": str(file),
        "name": "oslo.txt",
        "address": "https://news.example/oslo",
        "id": read_article(file).id,
    }[named_by]
    outcome = run("remove", wanted, "--store", str(own))
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "kg: 1 source removed\n")
    shown = json.loads(run("stats", "--store", str(own), "--format", "json").out)
    assert (shown["articles"], shown["people"], shown["meetings"]) == (1, 2, 1)
    assert run("check", "--store", str(own)).code == 0


def test_remove_what_is_not_there(run: Run, own: Path) -> None:
    before = run("export", "--store", str(own)).out
    outcome = run("remove", "else.txt", "--store", str(own))
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "kg: else.txt: no such source in the store; give its path, its file's name, the address "
        "that the article states or the article's id\n"
    )
    assert run("export", "--store", str(own)).out == before


def test_remove_a_name_that_two_files_have(run: Run, own: Path) -> None:
    Path("other").mkdir()
    Path("other/oslo.txt").write_text("James Okafor met Anna Lind in Lima on July 7, 2024.\n")
    assert run("build", "other", "--store", str(own)).code == 0
    outcome = run("remove", "oslo.txt", "--store", str(own))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("kg: oslo.txt: 2 sources have this name (")


def test_a_closed_stdout_is_no_fault(built: Path) -> None:
    program = Path(sys.executable).parent / "kg"
    command = f"'{program}' export --store '{built}' >&-"
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
