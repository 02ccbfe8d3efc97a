"""Terms of the vocabularies in use: which of a query's are known to none of them.

Own terms are those that ``ontology/kg.ttl`` defines; of the others rdflib has the lists, but for
SEM, Web Annotation and WGS84, of which the parts in use are listed here. Terms of vocabularies that
newskg does not use are somebody else's and not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import rdflib
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, XSD, DefinedNamespace

from kg.graph.sparql import tokens
from kg.graph.vocabulary import KG, PREFIXES

_LISTS: dict[str, type[DefinedNamespace]] = {
    "dcterms": DCTERMS,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SDO,
    "sh": SH,
    "skos": SKOS,
    "xsd": XSD,
}
_PARTS = {
    "geo": "SpatialThing Point lat long alt lat_long location",
    "oa": (
        "Annotation hasTarget hasBody SpecificResource hasSource hasSelector TextQuoteSelector "
        "TextPositionSelector exact prefix suffix start end"
    ),
    "sem": (
        "Event Actor Place Time Core Role eventType actorType placeType hasActor hasPlace hasTime "
        "hasTimeStamp hasBeginTimeStamp hasEndTimeStamp hasEarliestBeginTimeStamp "
        "hasLatestBeginTimeStamp hasEarliestEndTimeStamp hasLatestEndTimeStamp hasSubEvent"
    ),
}


@dataclass(frozen=True, slots=True)
class UnknownTerm:
    """A term as a query writes it, where (an offset), its name, and those that are known."""

    text: str
    start: int
    name: str
    known: tuple[str, ...]


def unknown_terms(query: str) -> Iterator[UnknownTerm]:
    """The terms of ``query`` that their vocabulary does not have, in order; each once.

    ``name`` and ``known``, the vocabulary's terms, have the query's own prefix.
    """
    prefixes = dict(PREFIXES)
    code = list(tokens(query))
    for index, token in enumerate(code[:-2]):
        if token.keyword == "PREFIX" and code[index + 2].kind == "iri":
            prefixes[code[index + 1].text.removesuffix(":")] = code[index + 2].text[1:-1]
    names = {space: name for name, space in prefixes.items()}
    seen: set[str] = set()
    for token in code:
        if token.text in seen:
            continue
        prefix, _, local = token.text.partition(":")
        space = prefixes.get(prefix)
        if token.kind == "iri":
            space = next((each for each in names if token.text[1:].startswith(each)), None)
            local = token.text[1 + len(space or "") : -1]
        elif token.kind != "name":
            continue
        known = _terms(space) if space else None
        if space and known and local and local not in known:
            seen.add(token.text)
            name = names[space]
            yield UnknownTerm(
                token.text,
                token.start,
                f"{name}:{local}",
                tuple(sorted(f"{name}:{term}" for term in known)),
            )


@cache
def _terms(space: str) -> frozenset[str]:
    """The local names of a vocabulary's terms; empty for one that is not in use."""
    prefix = next((name for name, known in PREFIXES.items() if known == space), None)
    if prefix == "kg":
        text = (files("kg.ontology") / "kg.ttl").read_text(encoding="utf-8")
        graph = rdflib.Graph().parse(data=text, format="turtle")
        return frozenset(
            str(term).removeprefix(str(KG)) for term in graph.subjects() if str(term).startswith(KG)
        )
    if prefix in _LISTS:
        return frozenset(
            str(term).removeprefix(space)
            for term in dir(_LISTS[prefix])
            if str(term).startswith(space)
        )
    return frozenset(_PARTS.get(prefix or "", "").split())
