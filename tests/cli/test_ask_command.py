"""``kg ask`` and ``kg questions``: options from the questions' own parameters."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph.store import open_store
from kg.questions import load_catalogue
from kg.reading import read_source
from kg.records import Extraction

from .conftest import ARTICLES, Run

QUESTION = """#+ summary: Articles of a language
#+ tags: [mine]
#+ parameters:
#+   {name}: {{label: Language}}

PREFIX schema: <https://schema.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?article ?article_iri ?published ?sentence ?sentence_start ?sentence_end WHERE {{
  ?article_iri a schema:NewsArticle ; rdfs:label ?article ; schema:inLanguage ?_{name} .
  OPTIONAL {{ ?article_iri schema:datePublished ?published }}
}}
"""


def test_named_question(run: Run, built: Path) -> None:
    outcome = run(
        *("ask", "who-met-whom", "--person", "Olga Petrova", "--store", str(built)),
        *("--format", "json"),
    )
    assert (outcome.code, outcome.err) == (0, "")
    answer = json.loads(outcome.out)
    assert list(answer) == [
        *("question", "understood", "answer", "columns", "rows", "explanation", "suggestions"),
        *("coverage", "sparql"),
    ]
    (row,) = answer["rows"]
    shown = {name: row[name] for name in ("person", "other", "start", "place", "status")}
    assert shown == {
        "person": "Olga Petrova",
        "other": "Anna Lind",
        "start": "2024-05-03",
        "place": "Geneva",
        "status": "held",
    }
    text = ARTICLES["geneva.txt"]
    assert text[row["sentence_start"] : row["sentence_end"]] == row["sentence"]
    assert answer["coverage"] == {
        "articles": 2,
        "earliest": "2024-05-04",
        "latest": "2024-06-08",
    }


def test_store_may_stand_before_the_question(run: Run, built: Path) -> None:
    outcome = run("ask", "--store", str(built), "who-met-whom", "--format", "csv")
    assert outcome.code == 0
    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    assert {row["place"] for row in rows} == {"Geneva", "Oslo"}


def test_table_is_on_stdout_and_how_it_was_understood_on_stderr(run: Run, built: Path) -> None:
    outcome = run("ask", "who-met-whom", "--person", "Okafor", "--store", str(built))
    assert outcome.code == 0
    assert outcome.err == "kg: Meetings of James Okafor\n"
    assert "James Okafor" in outcome.out
    assert "Foreign Minister James Okafor met President Anna Lind in Oslo" in outcome.out


def test_a_repeated_option_has_several_values(run: Run, built: Path) -> None:
    people = ["--person", "Olga Petrova", "--person", "James Okafor"]
    outcome = run("ask", "who-met-whom", *people, "--store", str(built), "--format", "json")
    rows = json.loads(outcome.out)["rows"]
    assert sorted(row["person"] for row in rows) == ["James Okafor", "Olga Petrova"]


def test_limit(run: Run, built: Path) -> None:
    outcome = run("ask", "who-met-whom", "--limit", "1", "--store", str(built), "--format", "json")
    assert len(json.loads(outcome.out)["rows"]) == 1


def test_words(run: Run, built: Path) -> None:
    in_one = run("ask", "Who met Olga Petrova?", "--store", str(built), "--format", "json")
    assert in_one.code == 0
    (row,) = json.loads(in_one.out)["rows"]
    assert row["other"] == "Anna Lind"
    apart = run(
        *("ask", "Who", "met", "Olga", "Petrova?", "--store", str(built), "--format", "json")
    )
    assert apart.out == in_one.out


@pytest.mark.parametrize(
    ("output_format", "printed"),
    [("table", False), ("markdown", False), ("csv", True), ("tsv", True), ("json", True)],
)
def test_nothing_found(run: Run, built: Path, output_format: str, printed: bool) -> None:
    outcome = run(
        *("ask", "who-met-whom", "--person", "Nobody Here", "--store", str(built)),
        *("--format", output_format),
    )
    assert outcome.code == 1
    assert bool(outcome.out) == printed
    if output_format == "json":
        assert json.loads(outcome.out)["explanation"]
        assert outcome.err == ""
    else:
        assert "'Nobody Here'" in outcome.err


def test_question_that_is_misspelt(run: Run, built: Path) -> None:
    outcome = run("ask", "who-met-whon", "--store", str(built))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("kg: 'who-met-whon': no such question; did you mean who-met-whom")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["who-met-whom", "--persom", "Lind"], "No such option '--persom'"),
        (["who-met-whom", "--limit", "0"], "0 is not in the range 1<=x<=1000000000"),
        (["who-met-whom", "--limit", "1" * 23], "is not in the range 1<=x<=1000000000"),
        (["who-met-whom", "--format", "yaml"], "'yaml' is not one of 'table', 'json'"),
        (["meetings-of"], "Missing option '--person'"),
        ([], 'no question; give one such as "Who met whom?", or a name that `kg questions` lists'),
    ],
)
def test_wrong_options(run: Run, built: Path, arguments: list[str], said: str) -> None:
    outcome = run("ask", *arguments, "--store", str(built))
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_date_that_is_none(run: Run, built: Path) -> None:
    outcome = run("ask", "who-met-whom", "--from", "2024-02-30", "--store", str(built))
    assert (outcome.code, outcome.out) == (2, "")
    assert "2024-02-30" in outcome.err


def test_no_store(run: Run) -> None:
    outcome = run("ask", "who-met-whom")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "kg: newskg-store: no store here; make one with `kg build SOURCE --store newskg-store`\n"
    )


@pytest.mark.parametrize("name", list(load_catalogue().questions))
def test_every_question_explains_its_options(run: Run, name: str) -> None:
    outcome = run("ask", name, "--help")
    assert outcome.code == 0
    for parameter in load_catalogue().questions[name].parameters:
        assert f"--{parameter.name} " in outcome.out


def test_catalogue(run: Run) -> None:
    outcome = run("questions")
    assert (outcome.code, outcome.err) == (0, "")
    lines = [line.split(maxsplit=1) for line in outcome.out.splitlines()]
    expected = load_catalogue().questions
    assert lines[0] == ["question", "what it tells"]
    assert lines[2:] == [[name, question.summary] for name, question in expected.items()]
    tabbed = run("questions", "--format", "tsv").out.splitlines()
    assert tabbed[1:] == [f"{name}\t{question.summary}" for name, question in expected.items()]


def test_one_question(run: Run) -> None:
    outcome = run("questions", "who-met-whom")
    assert outcome.code == 0
    assert outcome.out.startswith("who-met-whom: Who met whom, when and where\n")
    assert "  --person" in outcome.out
    assert "  Who met {person}?" in outcome.out
    entry = json.loads(run("questions", "who-met-whom", "--format", "json").out)
    assert entry["name"] == "who-met-whom"
    assert {p["name"] for p in entry["parameters"]} >= {"person", "from", "to"}
    listed = json.loads(run("questions", "--format", "json").out)
    assert entry in listed


def test_unknown_question(run: Run) -> None:
    outcome = run("questions", "who-met-whon")
    assert outcome.code == 2
    assert outcome.err.startswith("kg: 'who-met-whon': no such question; did you mean who-met-whom")


def test_own_question(run: Run, built: Path) -> None:
    Path("mine").mkdir()
    Path("mine/in-language.rq").write_text(QUESTION.format(name="language"))
    Path("kg.yaml").write_text("queries: [mine]\n")
    assert "in-language" in run("questions").out
    outcome = run("ask", "in-language", "--language", "xx", "--store", str(built))
    assert outcome.code == 1


def test_own_question_may_not_take_an_option_of_ask(run: Run, built: Path) -> None:
    Path("mine").mkdir()
    Path("mine/in-language.rq").write_text(QUESTION.format(name="format"))
    Path("kg.yaml").write_text("queries: [mine]\n")
    outcome = run("ask", "in-language", "--store", str(built))
    assert outcome.code == 2
    file = Path.cwd() / "mine" / "in-language.rq"
    line = QUESTION.split("?_{name}")[0].count("\n") + 1
    assert outcome.err == (
        f"kg: {file}:{line}: ?_format: 'format' is an option of `kg ask`; "
        "give the variable another name\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "--queries", "mine", "in-language", "--language", "en"),
        ("ask", "in-language", "--language", "en", "--queries", "mine"),
        ("ask", "in-language", "--queries=mine", "--language", "en"),
        ("ask", "--queries", "mine", "in-language", "--language", "en", "--queries", "mine"),
        ("ask", "--queries", "mine", "Which articles are in en?"),
        ("ask", "Which articles are in en?", "--queries", "mine"),
    ],
)
def test_a_folder_of_questions_may_be_named_with_the_question(
    arguments: tuple[str, ...], run: Run, built: Path
) -> None:
    Path("mine").mkdir()
    example = "#+ examples:\n#+   - Which articles are in {{language}}?\n"
    text = QUESTION.replace("SELECT", f"{example}SELECT", 1).format(name="language")
    Path("mine/in-language.rq").write_text(text)
    outcome = run(*arguments, "--store", str(built), "--format", "json")
    assert json.loads(outcome.out)["understood"]["name"] == "in-language"


def test_folders_of_questions_that_cannot_be_taken(run: Run, built: Path) -> None:
    outcome = run("ask", "who-is", "--queries", "none", "--person", "x", "--store", str(built))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "kg: none: no such folder of questions; give a folder of .rq files\n"
    for arguments in (("--queries", " ", "who-is"), ("who-is", "--queries=")):
        outcome = run("ask", *arguments, "--person", "x", "--store", str(built))
        assert (outcome.code, outcome.err) == (
            2,
            "kg: --queries: it is empty; name a folder of .rq files\n",
        )


def test_an_empty_value_is_refused(run: Run, built: Path) -> None:
    outcome = run("ask", "who-met-whom", "--person", " ", "--store", str(built))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "kg: --person: the value is empty; give one, or leave it out\n"


def test_a_store_whose_build_was_cut_short_is_told(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "store"
    (tmp_path / "geneva.txt").write_text(ARTICLES["geneva.txt"], encoding="utf-8")
    with open_store(str(place), create=True) as store:
        extraction = read_source(tmp_path / "geneva.txt")
        assert isinstance(extraction, Extraction)
        store.put_article(
            extraction, source="geneva.txt", ingested="2026-01-01", reader_version="1"
        )
    outcome = run("ask", "who-met-whom", "--store", str(place))
    assert outcome.code == 1
    assert outcome.err.splitlines()[0] == (
        "kg: the last build has not come to its end, so that answers may lack meetings; "
        "if none is running, run `kg build` again"
    )


def test_a_store_of_another_version_is_told_so(
    run: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.resolving.RESOLVER_VERSION", "another")
    outcome = run("ask", "who-met-whom", "--store", str(built))
    assert outcome.code == 0
    assert outcome.err.splitlines()[0] == (
        "kg: newskg has changed since the last build; answers are complete as of then, "
        "and the next `kg build` brings them up to date"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told(built: Path) -> None:
    program = Path(sys.executable).parent / "kg"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [program, "ask", "who-met-whom", "--store", str(built), "--format", "json"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == (
        "kg: the answer cannot be written: No space left on device; "
        "free space, or write elsewhere\n"
    )


def test_a_pipe_gets_the_sentence_as_it_is_in_the_article(run: Run, tmp_path: Path) -> None:
    text = (
        "A strange text\n\nPresident Anna Lind met \x1b[31mPrime Minister Olga Petrova in Oslo.\n"
    )
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    store = str(tmp_path / "store")
    run("build", str(tmp_path / "odd.txt"), "--store", store)
    outcome = run(
        "ask", "articles-mentioning", "--name", "Oslo", "--store", store, "--format", "csv"
    )
    (row,) = csv.DictReader(io.StringIO(outcome.out))
    start, end = int(row["sentence_start"]), int(row["sentence_end"])
    assert row["sentence"] == text[start:end]
    assert "\x1b[31m" in row["sentence"]
