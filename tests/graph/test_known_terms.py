from __future__ import annotations

import pytest

from kg.graph.known_terms import unknown_terms
from tests.questions.press import press


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s kg:statuss ?o }", [("kg:statuss", "kg:status")]),
        ("SELECT * { ?s kg:status ?o ; schema:text 'kg:statuss' } # kg:statuss", []),
        ("PREFIX s: <https://schema.org/> SELECT * { ?x a s:Persn }", [("s:Persn", "s:Person")]),
        ("SELECT * { ?x a <https://schema.org/Persn> }",
         [("<https://schema.org/Persn>", "schema:Person")]),
        ("SELECT * { ?s sem:hasActr ?o . ?t sem:hasActr ?o }", [("sem:hasActr", "sem:hasActor")]),
        ("PREFIX my: <https://my.example/> SELECT * { ?s my:own ?o ; <urn:x> ?p }", []),
        ("SELECT * { ?s geo:lat ?o FILTER(?o > '1'^^xsd:doubel) }",
         [("xsd:doubel", "xsd:double")]),
        ("SELECT * { ?s kg: ?o }", []),
    ],
)  # fmt: skip
def test_terms_that_no_vocabulary_has(query: str, expected: list[tuple[str, str]]) -> None:
    found = list(unknown_terms(query))
    assert [term.text for term in found] == [text for text, _ in expected]
    for term, (_, near) in zip(found, expected, strict=True):
        assert near in term.known
        assert term.name not in term.known


def test_every_term_of_a_graph_is_known() -> None:
    with press() as store:
        terms = {f"<{quad.predicate.value}>" for quad in store.match()}
        terms |= {str(row["type"].n3()) for row in store.query("SELECT ?type { ?s a ?type }")}
    query = " ".join(f"?s ?p {term} ." for term in sorted(terms))
    assert len(terms) > 50
    assert list(unknown_terms(query)) == []
