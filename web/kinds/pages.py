"""Which page a thing has, by its kind; all that is not listed has the page of linked data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from flask import url_for
from rdflib import URIRef

from kg.graph.vocabulary import KG, SCHEMA
from kg.questions.binding import Iri, bind
from kg.web.kinds.claim import claim_page
from kg.web.kinds.meeting import meeting_page
from kg.web.kinds.portrait import portrait
from kg.web.kinds.thing import Thing
from kg.web.rows import select
from kg.web.site import Site
from kg.web.things import thing_page

Maker = Callable[[Site, Thing], object | None]
"""Reads from the graph what a template shows of a thing; None where it has no such things."""

_PAGES: Final[Mapping[URIRef, tuple[str, str, Maker]]] = {
    SCHEMA.Person: ("person", "portrait.html", portrait),
    SCHEMA.Organization: ("organization", "portrait.html", portrait),
    SCHEMA.Place: ("place", "portrait.html", portrait),
    KG.UnnamedParty: ("description", "portrait.html", portrait),
    KG.Meeting: ("meeting", "meeting.html", meeting_page),
    SCHEMA.Claim: ("claim", "claim.html", claim_page),
}
"""Class, what questions call the kind, template, and what fills the template."""

_WHAT = "SELECT ?type ?label WHERE { ?thing a ?type . OPTIONAL { ?thing rdfs:label ?label } }"


@dataclass(frozen=True, slots=True)
class Page:
    """A template, what it shows, and where the same can be had as data."""

    template: str
    content: object
    iri: str
    turtle: str
    json_ld: str


def page_of(site: Site, iri: str, path: str) -> Page | None:
    """The page of ``iri``, which stands at ``path``; None where the graph says nothing of it."""
    found = list(select(site.store, bind(_WHAT, {"thing": [Iri(iri)]})))
    types = {URIRef(each or "") for each, _ in found}
    kind, template, maker = next(
        (page for known, page in _PAGES.items() if known in types), ("", "", None)
    )
    content: object | None = None
    if maker is not None:
        label = next((label for _, label in found if label), path)
        content = maker(site, Thing(iri, kind, label))
    if content is None:
        template, content = "entity.html", thing_page(site, iri, path)
    if content is None:
        return None
    return Page(
        template,
        content,
        iri,
        turtle=url_for("entities.data", path=path, ending="ttl"),
        json_ld=url_for("entities.data", path=path, ending="jsonld"),
    )
