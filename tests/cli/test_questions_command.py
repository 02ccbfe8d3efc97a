"""``kg questions``: the catalogue, a folder of one's own, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, SH

from .conftest import Run

BROKEN = "#+ summary: x\n#+ tags: a\nSELECT ?x { ?x ?y }\n"
PLAIN = "#+ summary: All\nSELECT ?s { ?s ?p ?o } ORDER BY ?s ?p ?o\n"


def test_a_folder_of_ones_own(run: Run) -> None:
    Path("mine").mkdir()
    Path("mine/all-there-is.rq").write_text(PLAIN, encoding="utf-8")
    assert "all-there-is" in run("questions", "--queries", "mine").out
    assert run("questions", "all-there-is", "--queries", "mine").out.startswith("all-there-is: All")
    assert run("questions", "all-there-is").code == 2


def test_check(run: Run) -> None:
    outcome = run("questions", "--check")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "kg: 26 questions checked: 0 errors, 0 warnings\n"


def test_check_tells_all_files(run: Run) -> None:
    Path("mine").mkdir()
    Path("mine/broken.rq").write_text(BROKEN, encoding="utf-8")
    Path("mine/all-there-is.rq").write_text(PLAIN, encoding="utf-8")
    outcome = run("questions", "--check", "mine")
    assert outcome.code == 2
    lines = outcome.out.splitlines()
    assert lines[0] == (
        "mine/all-there-is.rq:1: warning: no description; add '#+ description: What one row is'"
    )
    assert "mine/broken.rq:2: tags must be a list; write [one, two] or lines with '- '" in lines
    assert outcome.err == "kg: 2 questions checked: 2 errors, 3 warnings\n"
    Path("kg.yaml").write_text("queries: mine\n", encoding="utf-8")
    found = json.loads(run("questions", "--check", "--format", "json").out)
    assert [each["severity"] for each in found].count("error") == 2
    assert {each["source"].rpartition("/")[2] for each in found} == {"broken.rq", "all-there-is.rq"}


def test_warnings_alone_are_no_failure(run: Run) -> None:
    Path("mine").mkdir()
    Path("mine/all-there-is.rq").write_text(PLAIN, encoding="utf-8")
    outcome = run("questions", "--check", "--queries", "mine")
    assert outcome.code == 0
    assert outcome.err == "kg: 27 questions checked: 0 errors, 3 warnings\n"


def test_as_rdf(run: Run) -> None:
    Path("mine").mkdir()
    Path("mine/all-there-is.rq").write_text(PLAIN, encoding="utf-8")
    Path("kg.yaml").write_text("base: https://press.example/\n", encoding="utf-8")
    outcome = run("questions", "--format", "turtle", "--queries", "mine")
    assert outcome.code == 0
    graph = rdflib.Graph().parse(data=outcome.out, format="turtle")
    questions = {str(each) for each in graph.subjects(RDF.type, SH.SPARQLSelectExecutable)}
    assert "https://press.example/sparql/.well-known/sparql-examples/all-there-is" in questions
    assert len(questions) == 27


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("who-is", "--format", "turtle"),
         "kg: --format turtle: all questions at once; leave 'who-is' out\n"),
        (("--check", "--format", "turtle"),
         "kg: --format turtle: findings are told as table or json\n"),
    ],
)  # fmt: skip
def test_formats_that_do_not_fit(arguments: tuple[str, ...], message: str, run: Run) -> None:
    outcome = run("questions", *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", message)


def test_one_question_at_a_time(run: Run) -> None:
    outcome = run("questions", "who-is", "who-said")
    assert (outcome.code, outcome.err) == (
        2,
        "kg: who-is who-said: one question at a time; name one, or none for a list\n",
    )
