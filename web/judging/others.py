"""The other one that a merge joins to a thing: by name, where one of its kind alone goes by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.store import Store
from kg.graph.terms import KG, node
from kg.judgements.records import Kind
from kg.judgements.things import Things
from kg.questions.directory import Directory, Entry, directory
from kg.questions.names import look_up, similar_names
from kg.web.completion import MOST_NAMES
from kg.web.links import to_iri
from kg.web.rows import select
from kg.web.site import Site

_CLASSES: Final = {
    "person": "schema:Person",
    "organization": "schema:Organization",
    "place": "schema:Place",
    "description": "kg:UnnamedParty",
    "meeting": "kg:Meeting",
}
_NAMES: Final = """
SELECT ?label (COUNT(?local) AS ?articles)
WHERE {{ ?thing a {kind} ; rdfs:label ?label ; ^kg:refersTo|kg:describedIn ?local }}
GROUP BY ?thing ?label ORDER BY DESC(?articles) ?label LIMIT {most}
"""
_MOST_CHOICES: Final = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be meant; ``told`` says what else is known of it."""

    iri: str
    label: str
    told: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Other:
    """The IRI that was meant or, where that is not clear, why not and what there is to choose."""

    iri: str | None
    problem: str = ""
    choices: tuple[Choice, ...] = ()


def names_of_kind(pages: Site, kind: Kind) -> tuple[str, ...]:
    """What things of this kind are called, what most articles tell of first."""
    if kind not in _CLASSES:
        return ()
    query = _NAMES.format(kind=_CLASSES[kind], most=MOST_NAMES)

    def read(store: Store) -> tuple[str, ...]:
        return tuple(dict.fromkeys(label for label, _ in select(store, query) if label))

    return pages.keep(f"others {kind}", read)


def other_called(pages: Site, iri: str, text: str) -> Other:
    """What ``text`` (a name, an IRI, the address of a page) means beside the thing of ``iri``.

    Raises:
        UsageError: there is nothing of ``iri`` that can be judged.
    """
    things = Things(pages.store, pages.judgements)
    known = things.full_iri(text)
    if known is not None:
        return Other(known)
    kind = things.things(iri)[0].kind
    names, own = directory(pages.store), _own(pages.store, iri)
    found = look_up(names, text, (kind,))
    entries = [each for each in (found.entry, *found.others) if each and each.iri not in own]
    if len(entries) == 1 and not found.in_part and not found.by_title:
        return Other(entries[0].iri)
    if entries:
        problem = f"{text[:100]!r} may be one of these; choose below"
        return Other(None, problem, _choices(pages, names, entries))
    near = similar_names(names, text, (kind,))
    similar = [
        each for each in names.entries((kind,)) if each.label in near and each.iri not in own
    ]
    problem = f"{text[:100]!r}: no other {kind} goes by this name"
    advice = "choose below what is meant" if similar else "write it as its page does"
    return Other(None, f"{problem}; {advice}", _choices(pages, names, similar))


def _own(store: Store, iri: str) -> set[str]:
    """The thing itself and, of what one article says, the thing of the graph that it tells of."""
    thing = node(iri)
    refers = [quad.object for quad in store.match(thing, KG.refersTo)]
    described = [quad.subject for quad in store.match(None, KG.describedIn, thing)]
    return {iri, *(each.value for each in (*refers, *described) if isinstance(each, NamedNode))}


def _choices(pages: Site, names: Directory, entries: Sequence[Entry]) -> tuple[Choice, ...]:
    first = entries[:_MOST_CHOICES]
    weights = names.weights(first)
    return tuple(
        Choice(each.iri, each.label, _told(each, *weights[each.iri]), link.href if link else None)
        for each in first
        for link in (to_iri(each.iri, pages.iris.base),)
    )


def _told(entry: Entry, meetings: int, mentions: int) -> str:
    """How often articles tell of it; of a meeting its label says enough."""
    if entry.kind == "meeting":
        return ""
    met = "1 meeting" if meetings == 1 else f"{meetings:,} meetings"
    return f"{met}, {mentions:,} mention{'' if mentions == 1 else 's'}"
