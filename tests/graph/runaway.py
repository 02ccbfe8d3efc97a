"""Queries that would take for ever, or all memory there is; and a graph to ask them of."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.store import Store

GRAPH = NamedNode("http://x.example/g")
THINGS = 3000

_NEXT = "(x:p0|x:p1|x:p2)"
_PAIR = "?a ?b ?c . ?d ?e ?f"
_LABELS = "?a rdfs:label ?l . ?b rdfs:label ?m"
_NUMBERS = " ".join(f"VALUES ?{name} {{ {' '.join(map(str, range(200)))} }}" for name in "abcdef")
_DOUBLING = [f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40)]
_EIGHTFOLD = " ".join(f"BIND(REPLACE(?x{n}, 'a', 'aaaaaaaa') AS ?x{n + 1})" for n in range(12))
_BRANCH = f"{{ {_PAIR} BIND(CONCAT(STR(?a), STR(?d), STR(?f)) AS ?k) }}"

RUNAWAY = {
    "product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "product of rows": f"SELECT * {{ {_PAIR} . ?g ?h ?i }}",
    "product of graphs": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } }",
    "sort": f"SELECT * {{ {_PAIR} }} ORDER BY ?f ?c LIMIT 10",
    "distinct": f"SELECT DISTINCT ?a ?c ?d ?f {{ {_PAIR} }} OFFSET 100000000 LIMIT 10",
    "path": f"SELECT (COUNT(*) AS ?n) {{ ?a {_NEXT}* ?b }}",
    "negated path": "SELECT (COUNT(*) AS ?n) { ?a (!x:none)+ ?b . ?b (!x:none)+ ?c }",
    "path of paths": f"SELECT (COUNT(*) AS ?n) {{ ?a (x:p0/x:p1)*/({_NEXT}|^{_NEXT})* ?b }}",
    "regular expression": f"SELECT (COUNT(*) AS ?n) {{ {_LABELS}"
    " FILTER(REGEX(CONCAT(?l, ?m), '(a|b|ab)*c(a|b|ab|c)*d{20,40}$', 'i')) }",
    "many regular expressions": f"SELECT (COUNT(*) AS ?n) {{ {_LABELS}"
    " FILTER(REGEX(?l, CONCAT('((x|y){0,50}){0,50}', ?m))) }",
    "construct": "CONSTRUCT { ?a ?e ?i . ?g ?b ?f } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "construct nothing": f"CONSTRUCT {{ ?a ?e ?f }} {{ SELECT * {{ {_PAIR} }} OFFSET 1000000000 }}",
    "describe": f"DESCRIBE ?a ?d {{ {_PAIR} }}",
    "optionals": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL"
    " { ?g ?h ?i FILTER(?i != ?a) OPTIONAL { ?j ?k ?l } } } }",
    "minus": f"SELECT (COUNT(*) AS ?n) {{ {_PAIR} MINUS {{ ?g ?h ?i . ?j ?k ?c }} }}",
    "not exists": f"SELECT (COUNT(*) AS ?n) {{ {_PAIR} FILTER NOT EXISTS"
    " { ?x ?y ?z . ?z ?v ?w FILTER(?w = ?a && ?x = ?d && ?c = ?v) } }",
    "concatenation": f"SELECT (GROUP_CONCAT(CONCAT(?l, ?m)) AS ?x) {{ {_LABELS} }}",
    "groups": f"SELECT ?l ?m (COUNT(*) AS ?n) {{ {_LABELS} }} GROUP BY ?l ?m ?a ?b",
    "distinct strings": "SELECT (COUNT(DISTINCT ?k) AS ?n) { "
    + " UNION ".join([_BRANCH] * 9)
    + "}",
    "doubling": f"SELECT (STRLEN(?x40) AS ?n) {{ BIND('a' AS ?x0) {' '.join(_DOUBLING)} }}",
    "replacing": f"SELECT (STRLEN(?x12) AS ?n) {{ BIND('{'a' * 64}' AS ?x0) {_EIGHTFOLD} }}",
    "values": f"SELECT (COUNT(*) AS ?n) {{ {_NUMBERS} }}",
    "ask": f"ASK {{ {_NUMBERS} FILTER(?a + ?b + ?c + ?d + ?e + ?f = -1) }}",
    "digests": f"SELECT (COUNT(*) AS ?n) {{ {_PAIR}"
    " FILTER(SHA512(CONCAT(STR(?c), STR(?f))) = '') }",
    "long rows": f"SELECT ?x15 {{ ?a ?b ?c BIND(STR(?a) AS ?x0) {' '.join(_DOUBLING[:15])} }}",
}
"""Each by what makes it long; ``x:`` is `PREFIXES`."""

PREFIXES = "PREFIX x: <http://x.example/> "


def fill(store: Store) -> None:
    """Makes a graph of 12,000 statements in which everything is connected."""
    insert = []
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    for number in range(THINGS):
        thing = NamedNode(f"http://x.example/n{number}")
        for kind in range(3):
            other = NamedNode(f"http://x.example/n{(number * 7 + kind * 13 + 1) % THINGS}")
            insert.append(Quad(thing, NamedNode(f"http://x.example/p{kind}"), other, GRAPH))
        insert.append(Quad(thing, label, Literal(f"label of thing {number} {'abc' * 20}"), GRAPH))
    store.write(insert=insert)
