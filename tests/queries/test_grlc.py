"""The folder of questions under grlc itself, unchanged: the same questions, the same rows.

grlc runs as a server of its own, from an environment of its own, and asks a real SPARQL server.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bench.servers import free_port
from kg.graph.store import Store
from kg.questions import Catalogue, ask
from kg.questions.answer import Cell
from kg.questions.directory import directory
from kg.questions.request import read_request
from tests.queries.examples import NAMES, QUESTIONS

ROOT = Path(__file__).parents[2]
ENVIRONMENT = ROOT / ".venv-grlc"
SETTINGS = """
[defaults]
sparql_endpoint = {endpoint}
user = none
password = none
[local]
local_sparql_dir = {folder}
"""
WINDOW = {"from": "2025-12-01", "to": "2026-02-28"}
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


@contextlib.contextmanager
def serving(command: Sequence[str | Path], address: str, folder: Path) -> Iterator[None]:
    """A server process that answers at an address."""
    with (folder / "log.txt").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 60
        while True:
            with contextlib.suppress(urllib.error.URLError), urllib.request.urlopen(address):
                break
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail((folder / "log.txt").read_text())
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="module")
def grlc_program() -> Path:
    """grlc's own environment, made where it is not there yet."""
    made = subprocess.run(
        [ROOT / "scripts" / "grlc-environment", sys.executable, ENVIRONMENT],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if made.returncode != 0:
        reason = f"grlc cannot be installed from PyPI: {made.stderr.strip()[-200:]}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return ENVIRONMENT / "bin" / "gunicorn"


@pytest.fixture(scope="module")
def endpoint(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A SPARQL server that holds the small graph; its default graph is the union of all."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    program = Path(sys.executable).with_name("oxigraph")
    command: list[str | Path] = [
        program,
        "serve",
        "--union-default-graph",
        "--bind",
        f"127.0.0.1:{port}",
    ]
    with serving(command, address, tmp_path_factory.mktemp("oxigraph")):
        request = urllib.request.Request(
            f"{address}/store",
            data=b"".join(store.export("nquads")),
            headers={"Content-Type": "application/n-quads"},
        )
        with urllib.request.urlopen(request):
            yield f"{address}/query"


@pytest.fixture(scope="module")
def grlc(
    grlc_program: Path, endpoint: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the API that grlc makes of the folder."""
    folder = tmp_path_factory.mktemp("grlc")
    settings = SETTINGS.format(endpoint=endpoint, folder=f"{ROOT / 'queries'}/")
    (folder / "config.ini").write_text(settings)
    port = free_port()
    command: list[str | Path] = [grlc_program, "--bind", f"127.0.0.1:{port}", "grlc.server:app"]
    with serving(command, f"http://127.0.0.1:{port}/", folder):
        yield f"http://127.0.0.1:{port}/api-local"


def fetched(address: str, accept: str) -> Any:  # noqa: ANN401 - JSON
    request = urllib.request.Request(address, headers={"Accept": accept})
    with urllib.request.urlopen(request) as reply:
        return json.load(reply)


def cell(term: Mapping[str, str] | None) -> Cell:
    if term is None:
        return None
    return int(term["value"]) if term.get("datatype") == INTEGER else term["value"]


def rows_of(address: str, name: str, values: Mapping[str, str]) -> list[dict[str, Cell]]:
    """What a question of grlc's API answers."""
    found = fetched(
        f"{address}/{name}?{urllib.parse.urlencode(values)}", "application/sparql-results+json"
    )
    return [
        {name: cell(row.get(name)) for name in found["head"]["vars"]}
        for row in found["results"]["bindings"]
    ]


@pytest.mark.parametrize(
    ("name", "window"),
    [
        *((name, {}) for name in NAMES),
        *((name, WINDOW) for name in ("who-met-whom", "claims-about", "connection", "timeline")),
        ("what-changed", {"kind": "claim", "from": "2026-01-31", "to": "2026-02-28"}),
    ],
)
def test_the_rows_are_those_of_kg_ask(
    name: str, window: dict[str, str], grlc: str, store: Store, catalogue: Catalogue
) -> None:
    given = {**QUESTIONS[name], **window}
    request = read_request(catalogue.questions[name], given, directory(store))
    # grlc knows no names: it takes IRIs.
    values = {key: value.value for key, (value,) in request.values.items()}
    expected = ask(store, catalogue, name, given).rows
    assert rows_of(grlc, name, values) == [dict(row) for row in expected]


def test_a_choice_and_a_place(grlc: str, store: Store, catalogue: Catalogue) -> None:
    given = {"place": "Norway", "status": "held", "person": "Ana Sol"}
    request = read_request(catalogue.question("who-met-whom"), given, directory(store))
    values = {key: value.value for key, (value,) in request.values.items()}
    expected = ask(store, catalogue, "who-met-whom", given).rows
    assert len(expected) == 2
    assert rows_of(grlc, "who-met-whom", values) == [dict(row) for row in expected]


def test_grlc_describes_every_question_and_parameter(grlc: str, catalogue: Catalogue) -> None:
    paths = fetched(f"{grlc}/swagger", "application/json")["paths"]
    assert sorted(paths) == [f"/{name}" for name in NAMES]
    for name, question in catalogue.questions.items():
        described = paths[f"/{name}"]["get"]
        assert described["summary"] == question.summary
        assert described["tags"] == list(question.tags)
        parameters = {
            each["name"]: each for each in described["parameters"] if each["name"] != "endpoint"
        }
        assert sorted(parameters) == sorted(each.name for each in question.parameters)
        for parameter in question.parameters:
            stated = parameters[parameter.name]
            assert stated["required"] is parameter.required
            assert stated.get("enum", []) == sorted(parameter.choices)
