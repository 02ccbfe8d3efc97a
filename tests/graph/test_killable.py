"""Queries with limits: the same answers and errors as without, and an end to runaway ones."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.errors import KgError, LimitError, StoreError
from kg.graph.limits import Limits
from kg.graph.result import Result
from kg.graph.store import Store, open_store
from tests.graph.runaway import GRAPH, PREFIXES, RUNAWAY, THINGS, fill
from tests.processes import children, comes_true, is_running, megabytes

BRIEF = Limits(seconds=1, rows=10_000, megabytes=256)
AMPLE = Limits(seconds=60)
COUNT = "SELECT (COUNT(*) AS ?n) { ?a rdfs:label ?l }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("runaway") / "store"
    with open_store(str(made), create=True) as store:
        fill(store)
    return made


@pytest.fixture(scope="module", params=["memory", "folder"])
def store(request: pytest.FixtureRequest, folder: Path) -> Iterator[Store]:
    if request.param == "folder":
        with open_store(str(folder), read_only=True) as opened:
            yield opened
    else:
        with open_store("memory:") as opened:
            fill(opened)
            yield opened


def count(store: Store, limits: Limits | None = AMPLE) -> str:
    ((number,),) = store.query(COUNT, limits=limits).rows
    return str(number)


@pytest.mark.parametrize("what", RUNAWAY)
def test_a_runaway_query_is_stopped(store: Store, what: str) -> None:
    before, taken = children(os.getpid()), megabytes()
    began = time.monotonic()
    with pytest.raises(LimitError):
        store.query(PREFIXES + RUNAWAY[what], limits=BRIEF)
    assert time.monotonic() - began < 2 * BRIEF.seconds
    assert children(os.getpid()) == before
    assert megabytes() - taken < 50
    assert count(store) == str(THINGS)


def test_each_limit_says_what_it_is(store: Store) -> None:
    def stopped(query: str, limits: Limits) -> str:
        with pytest.raises(LimitError) as caught:
            store.query(query, limits=limits)
        return str(caught.value)

    assert stopped(RUNAWAY["product"], Limits(seconds=0.5)).startswith("stopped after 0.5 seconds;")
    few = Limits(rows=10)
    assert stopped("SELECT * { ?a ?b ?c }", few).startswith("more than 10 rows; add LIMIT")
    assert stopped("CONSTRUCT WHERE { ?a ?b ?c }", few).startswith("more than 10 rows; add LIMIT")
    assert len(store.query("SELECT * { ?a ?b ?c } LIMIT 10", limits=few)) == 10
    little = "stopped because it needs more than 64 MB of memory;"
    assert stopped(RUNAWAY["doubling"], Limits(megabytes=64)).startswith(little)
    assert stopped(RUNAWAY["long rows"], Limits(megabytes=64)).startswith(little)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {}",
        "SELECT * { VALUES () { () () } }",
        "SELECT ?a ?none ?l { ?a rdfs:label ?l } ORDER BY ?l LIMIT 100",
        "SELECT (1 AS ?a) (1.50 AS ?b) (1e0 AS ?c) ('x'@en-GB AS ?d) ('' AS ?e) {}",
        r"SELECT ('\u0000\t\n\r\\\"\u0085\u2028' AS ?x) ('a}\n' AS ?y) {}",
        "SELECT ('abc'^^xsd:integer AS ?x) ('01'^^xsd:integer AS ?y) (1/0 AS ?z) {}",
        "SELECT (BNODE('b') AS ?x) {}",
        "ASK {}",
        "ASK { ?a rdfs:label 'none' }",
        "CONSTRUCT { ?a <x:l> ?l . <x:s> <x:o> _:b } { ?a rdfs:label ?l } LIMIT 3",
        "CONSTRUCT WHERE { ?a <x:none> ?l }",
        "DESCRIBE <http://x.example/n0>",
        f"SELECT * FROM {GRAPH} {{ ?a rdfs:label ?l }} ORDER BY ?a LIMIT 3",
        f"SELECT * FROM NAMED {GRAPH} {{ ?a rdfs:label ?l }}",
        f"SELECT * FROM NAMED {GRAPH} {{ GRAPH ?g {{ ?a <http://x.example/p0> ?b }} }} ORDER BY ?a",
        "ASK { <../n0> ?p ?o }",
        "SELECT",
        "SELECT *\nWHERE { ?s foo:bar ?o }",
        "ASK { ?s ?p ?o } LIMIT many",
        "SELECT (<http://x/f>(1) AS ?x) {}",
        "SELECT ('\ud800' AS ?x) {}",
        "SELECT (<<( <a:a> <a:b> 1 )>> AS ?x) {}",
        "CONSTRUCT { <a:a> <a:b> <<( <a:a> <a:b> 1 )>> } {}",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "CLEAR ALL",
        pytest.param(f"ASK {{ ?s ?p '{'x' * 500_000}' }}", id="long"),
    ],
)
def test_answers_and_errors_are_the_same_with_limits(store: Store, query: str) -> None:
    expected, found = (outcome(store, query, limits) for limits in (None, AMPLE))
    if isinstance(expected, Result) and isinstance(found, Result):
        assert (found.variables, found.rows, found.boolean) == (
            expected.variables,
            expected.rows,
            expected.boolean,
        )
        assert isomorphic(found.graph or Graph(), expected.graph or Graph())
    else:
        assert (type(found), str(found)) == (type(expected), str(expected))


def outcome(store: Store, query: str, limits: Limits | None) -> Result | KgError:
    try:
        return store.query(query, limits=limits)
    except KgError as error:
        return error


def test_other_prefixes_with_limits(store: Store) -> None:
    prefixes = {"x": "http://x.example/"}
    assert store.query("ASK { x:n0 x:p0 ?o }", prefixes=prefixes, limits=AMPLE).boolean is True


def test_a_store_that_is_being_written(folder: Path, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "new"), create=True) as writer:
        assert count(writer) == "0"
        fill(writer)
        assert count(writer) == str(THINGS)


def test_a_store_that_is_closed(store: Store, tmp_path: Path) -> None:
    for location in ("memory:", str(tmp_path / "new")):
        closed = open_store(location, create=True)
        closed.close()
        with pytest.raises(StoreError, match="the store is closed"):
            count(closed)


def test_many_threads_ask_while_another_writes() -> None:
    """A copy of a process has only one of its threads, but all of the locks that they held."""
    with open_store("memory:") as store:
        fill(store)
        quads = list(store.match(graph=GRAPH))
        done = threading.Event()

        def write() -> None:
            while not done.is_set():
                store.write(delete=quads[:50])
                store.write(insert=quads[:50])

        found: list[bool | None] = []

        def ask() -> None:
            for _ in range(10):
                found.append(store.query("ASK { ?s ?p ?o }", limits=AMPLE).boolean)

        threads = [threading.Thread(target=work) for work in (write, ask, ask, ask)]
        for thread in threads:
            thread.start()
        for thread in threads[1:]:
            thread.join()
        done.set()
        threads[0].join()
        assert found == [True] * 30


def test_the_process_starts_without_what_it_does_not_need() -> None:
    code = "import sys, kg.graph.child; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"rdflib", "importlib.metadata", "dataclasses", "yaml"} & set(done.stdout.split())


def test_a_module_in_the_current_folder_is_not_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    with open_store(str(folder), read_only=True) as store:
        assert count(store) == str(THINGS)


WAIT_FOR_EVER = """
import sys
from kg.graph.limits import Limits
from kg.graph.result import Result
from kg.graph.store import open_store
from tests.graph.runaway import RUNAWAY, fill
with open_store(sys.argv[1], read_only=sys.argv[1] != "memory:") as store:
    if sys.argv[1] == "memory:":
        fill(store)
    store.query(RUNAWAY["product"], limits=Limits(seconds=120))
"""


@pytest.mark.parametrize("kind", ["memory", "folder"])
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_nothing_goes_on_when_whoever_asked_has_ended(
    folder: Path, kind: str, sent: signal.Signals
) -> None:
    location = str(folder) if kind == "folder" else "memory:"
    asking = subprocess.Popen(
        [sys.executable, "-c", WAIT_FOR_EVER, location],
        cwd=Path(__file__).parents[2],
        stderr=subprocess.DEVNULL,
    )
    with asking:
        assert comes_true(lambda: bool(children(asking.pid)))
        (child,) = children(asking.pid)
        time.sleep(0.5)
        assert is_running(child)
        asking.send_signal(sent)
        asking.wait(20)
        assert comes_true(lambda: not is_running(child))
