"""Queries that would overflow the stack of Oxigraph's parser, which ends the process."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.errors import QueryError
from kg.graph.size import MOST_LEVELS, MOST_PARTS, refuse_excessive
from kg.graph.store import Store, open_store

DEEP = {
    "braces": "SELECT * {" + 3000 * "{" + 3000 * "}" + "}",
    "filter": "SELECT * { FILTER(" + 20_000 * "(" + "1" + 20_000 * ")" + ") }",
    "path": "SELECT * { ?s " + 20_000 * "(" + "<a:b>" + 20_000 * ")" + " ?o }",
    "blank nodes": "SELECT * { ?s <a:b> " + 9000 * "[ <a:b> " + "1" + 9000 * "]" + " }",
    "collections": "SELECT * { ?s <a:b> " + 9000 * "(" + "1" + 9000 * ")" + " }",
    "functions": "SELECT (" + 2000 * "STR(" + "1" + 2000 * ")" + " AS ?x) {}",
    "never closed": "SELECT * " + 9000 * "{",
    # brackets in what looks like an IRI, and what looks like a string behind one
    "comparison": "SELECT * { ?s ?p ?a FILTER(?a<" + 5000 * "(" + "1" + 5000 * ")" + "&&1>0) }",
    "quote": "SELECT * { ?s ?p ?a FILTER(?a<'x>')FILTER(" + 5000 * "(1" + 5000 * ")" + ")#'\n}",
    "escaped": "SELECT * { FILTER(" + 5000 * "\\u0028" + "1" + 5000 * "\\u0029" + ") }",
}  # fmt: skip
LONG = {
    "not": "SELECT * { FILTER(" + 200_000 * "!" + "1) }",
    "sum": "SELECT (" + 100_000 * "1+" + "1 AS ?x) {}",
    "or": "SELECT * { FILTER(" + 20_000 * "1||" + "1) }",
    "path": "SELECT * { ?s " + 20_000 * "<a:b>|" + "<a:b> ?o }",
    "bind": "SELECT * {" + "".join(f"BIND(1 AS ?x{i})" for i in range(5000)) + "}",
    "triples": "SELECT * {" + 20_000 * "?s ?p ?o." + "}",
    "describe": "DESCRIBE" + 20_000 * " <a:b>",
    "triples in the guise of data": "SELECT * { ?values { " + 20_000 * "FILTER(1)" + "} }",
}
LARGEST = [
    "DESCRIBE" + (MOST_PARTS // 3 - 1) * " <a:b>",
    "SELECT (" + (MOST_LEVELS - 1) * "STR(" + "1" + (MOST_LEVELS - 1) * ")" + " AS ?x) {}",
    "SELECT * " + MOST_LEVELS // 2 * "{ FILTER EXISTS" + "{}" + MOST_LEVELS // 2 * "}",
    "SELECT * {" + (MOST_PARTS - 20) // 3 * "MINUS{}" + "}",
    "SELECT (<a:b>" + (MOST_PARTS - 20) * "+<a:b>" + " AS ?x) {}",
    "SELECT * { FILTER(" + (MOST_PARTS - 20) * "!" + "<a:b>) }",
    "SELECT * { ?s <a:b>" + (MOST_PARTS - 20) * "|<a:b>" + " ?o }",
    "SELECT " + "".join(f"(<a:b> AS ?x{i})" for i in range(20)) + " {}",
    "SELECT * {" + "".join(f"BIND(<a:b> AS ?x{i})" for i in range((MOST_PARTS - 20) // 4)) + "}",
]


def refusal(query: str) -> str:
    with pytest.raises(QueryError) as caught:
        refuse_excessive(query)
    return str(caught.value)


@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_is_refused(name: str) -> None:
    message = refusal(DEEP[name])
    assert message.startswith("line 1, column ")
    assert "nested more than 50 deep" in message or "write a space behind <" in message


@pytest.mark.parametrize("name", LONG)
def test_length_is_refused(name: str) -> None:
    assert refusal(LONG[name]).endswith(
        "more than 2,000 words and signs; split the query, or list values in VALUES"
    )


def test_the_store_refuses_before_it_parses(store: Store) -> None:
    with pytest.raises(QueryError, match="nested more than 50 deep"):
        store.query(DEEP["braces"])


def test_a_server_is_not_asked(oxigraph_server: str) -> None:
    with (
        open_store(oxigraph_server) as remote,
        pytest.raises(QueryError, match="more than 2,000 words and signs"),
    ):
        remote.query(LONG["sum"])


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { VALUES ?x { " + 30_000 * "<http://x/a> " + "} }",
        "SELECT * { VALUES (?x ?y) { " + 3000 * "(<http://x/#a> <http://x/#b>)\n" + "} }",
        "SELECT * { ?s ?p ?o FILTER(?o IN (" + ",".join(1500 * ["<http://x/a(b)>"]) + ")) }",
        "SELECT * { ?s rdfs:label '" + 3000 * "((" + "' } # " + 3000 * "{",
    ],
)
def test_long_lists_and_texts_are_fine(store: Store, query: str) -> None:
    assert store.query(query).boolean is None


def test_the_largest_queries_leave_room_on_the_stack() -> None:
    """In another process, because one that runs out of stack ends."""
    for query in LARGEST:
        refuse_excessive(query)
    program = (
        "import pyoxigraph, sys, threading\n"
        "threading.stack_size(4 << 20)\n"
        "def ask():\n"
        "    for query in sys.stdin.read().split('\\n'):\n"
        "        list(pyoxigraph.Store().query(query))\n"
        "thread = threading.Thread(target=ask)\n"
        "thread.start()\n"
        "thread.join()\n"
        "print('survived')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input="\n".join(LARGEST),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "survived\n", "")
