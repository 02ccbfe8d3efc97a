from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Quad

from kg.graph.store import open_store
from kg.questions.custom import ask_sparql
from kg.questions.unknown_terms import MOST_WARNINGS

KNOWN = "http://x/known"
END = (
    " the store has no graph of this name and nothing is fetched, so that it counts as empty;"
    " choose among: SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
)


@pytest.mark.parametrize(
    ("clauses", "default_graphs", "named_graphs", "unknown"),
    [
        (f"FROM <{KNOWN}>", [], [], []),
        (f"FROM <{KNOWN}> FROM <http://x/a> FROM NAMED <http://x/a>", [], [], ["<http://x/a>:"]),
        ("FROM NAMED <a>", [], [], ["<https://newskg.example/a>:"]),
        # What the request chooses goes before what the query does.
        ("FROM <http://x/a>", [KNOWN], [], []),
        ("", ["http://x/a"], ["http://x/b", KNOWN], ["<http://x/a>:", "<http://x/b>:"]),
        ("", [f"http://x/{'a' * 200}"], [], [f"<http://x/{'a' * 91}…>:"]),
        ("", [f"http://x/{n}" for n in range(50)], [], [f"<http://x/{n}>:" for n in range(10)]),
    ],
)
def test_graphs_that_the_store_does_not_have(
    clauses: str, default_graphs: list[str], named_graphs: list[str], unknown: list[str]
) -> None:
    assert MOST_WARNINGS == 10
    with open_store("memory:") as store:
        thing = NamedNode("http://x/thing")
        store.write(insert=[Quad(thing, thing, thing, NamedNode(KNOWN))])
        answer = ask_sparql(
            store,
            f"SELECT * {clauses} {{ ?s ?p ?o }}",
            default_graphs=default_graphs,
            named_graphs=named_graphs,
        )
    assert answer.warnings == tuple(f"{start}{END}" for start in unknown)
    chosen = KNOWN in (default_graphs or named_graphs or clauses)
    assert len(answer.result) == (1 if chosen and "NAMED <a>" not in clauses else 0)
