"""The lines that fetch an answer do what they say, against a real server."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from kg.graph.store import Store
from kg.web import create_app
from kg.web.connecting import Recipe, recipes
from tests.web.browser import served


@pytest.fixture
def found(store: Store) -> Iterator[dict[str, Recipe]]:
    with served(create_app({"STORE": store})) as server:
        address = f"{server}/questions/who-met-whom"
        query = "?person=Jonas+Weber&other=%27%22%24(x)"
        found = recipes(f"{address}.json?person=Jonas+Weber", f"{address}.csv{query}")
        yield {each.id: each for each in found}


def test_python_prints_the_answer(found: dict[str, Recipe]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", found["python"].code], capture_output=True, text=True, check=True
    )
    assert "Jonas Weber met Ana Prado" in run.stdout
    assert "'place': 'Lisbon'" in run.stdout


def test_address_is_one_word_of_a_shell(found: dict[str, Recipe]) -> None:
    words = shlex.split(found["curl"].code)
    assert words[:-1] == ["curl", "--fail", "--output", "answer.csv"]
    assert words[-1] == found["spreadsheet"].code


def test_answer_page_has_them_with_whole_addresses(client: FlaskClient) -> None:
    page = client.get("/questions/who-met-whom?person=Jonas+Weber").text
    assert (
        "curl --fail --output answer.csv http://localhost/questions/who-met-whom.csv"
        in page.replace("&#39;", "")
    )
    assert client.get("/ask.json?q=Who+met+Jonas+Weber?").status_code == 200
    asked = client.get("/ask?q=Who+met+Jonas+Weber?").text
    assert "http://localhost/ask.json?q=Who+met+Jonas+Weber?" in asked.replace("%3F", "?")


def test_pandas_reads_the_address() -> None:
    code = {each.id: each.code for each in recipes("http://x/a.json", "http://x/a.csv")}["pandas"]
    compile(code, "pandas", "exec")
    assert json.dumps("http://x/a.csv").strip('"') in code
