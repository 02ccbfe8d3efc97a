"""Menus: the query that lists the values to choose from.

Its rows are ``value`` and ``label``, the likeliest first. It is asked whenever a menu is shown, so
that no menu is older than the graph.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.graph.sparql import tokens
from kg.graph.vocabulary import PREFIXES
from kg.questions.header import KINDS
from kg.questions.layout import layout

CLASSES = {
    "person": "schema:Person",
    "organization": "schema:Organization",
    "place": "schema:Place",
    "description": "kg:UnnamedParty",
    "article": "schema:NewsArticle",
    "meeting": "kg:Meeting",
}
"""The class of each kind of thing that a parameter takes."""

_NAMES = """\
SELECT ?value ?label WHERE {{
  {{ SELECT ?value (COUNT(?mention) AS ?mentions) (MIN(?order) AS ?first) WHERE {{
    VALUES (?class ?order) {{ {classes} }}
    ?value a ?class .
    OPTIONAL {{ ?mention kg:refersTo ?value }}
  }} GROUP BY ?value }}
  ?value rdfs:label ?label .
}}
ORDER BY ?first DESC(?mentions) ?label ?value
"""


def names_menu(kinds: Sequence[str]) -> str:
    """The query for everything of these kinds, or of all: kind by kind, most mentioned first."""
    classes = " ".join(
        f"({CLASSES[kind]} {order})" for order, kind in enumerate(kinds or KINDS, start=1)
    )
    used = {name: PREFIXES[name] for name in ("kg", "rdfs", "schema")}
    declared = "".join(f"PREFIX {name}: <{space}>\n" for name, space in used.items())
    return declared + _NAMES.format(classes=classes)


def values_menu(query: str, name: str) -> str | None:
    """The query for the values that the variable ``name`` of ``query`` has; as grlc fills it.

    None where the query has no such variable.
    """
    code = list(tokens(query))
    if not any(token.kind == "variable" and token.text[1:] == name for token in code):
        return None
    select = next(token.start for token in code if token.keyword == "SELECT")
    opening = layout(query).groups[0].opening
    depth = 1
    for token in code:
        if token.start >= opening:
            depth += (token.text == "{") - (token.text == "}")
            if depth == 0:
                pattern = query[opening : token.start].strip()
                return (
                    f"{query[:select]}SELECT DISTINCT (?{name} AS ?value) (STR(?{name}) AS ?label)"
                    f" WHERE {{\n  {pattern}\n}}\nORDER BY ?value\n"
                )
    return None
