"""Names from the graph, for fields to complete and for examples that have an answer."""

from __future__ import annotations

from typing import Final

from kg.graph.store import Store
from kg.questions import Parameter
from kg.web.rows import select
from kg.web.site import Site

MOST_NAMES: Final = 1000
"""Names that a field offers; longer lists only slow the page down."""

_CLASSES: Final = {
    "person": "schema:Person",
    "organization": "schema:Organization",
    "place": "schema:Place",
    "description": "kg:UnnamedParty",
}

_NAMES = """
SELECT ?name (COUNT(?entry) AS ?entries)
WHERE {{
  ?thing a {kind} ; skos:prefLabel ?name .
  OPTIONAL {{ ?entry kg:refersTo ?thing }}
}}
GROUP BY ?thing ?name
ORDER BY DESC(?entries) ?name
LIMIT {limit}
"""


def names_for(site: Site, parameter: Parameter) -> tuple[str, ...]:
    """The names that may stand in ``parameter``; none for a parameter that takes no thing.

    Its likeliest kind comes first and, within a kind, what most articles mention.
    """
    if parameter.type != "iri":
        return ()
    kinds = [kind for kind in parameter.kinds or _CLASSES if kind in _CLASSES]
    names = [name for kind in kinds for name in _names_of(site, kind)]
    return tuple(dict.fromkeys(names))[:MOST_NAMES]


def _names_of(site: Site, kind: str) -> tuple[str, ...]:
    query = _NAMES.format(kind=_CLASSES[kind], limit=MOST_NAMES)

    def read(store: Store) -> tuple[str, ...]:
        return tuple(name for name, _ in select(store, query) if name)

    return site.keep(f"names of {kind}", read)
