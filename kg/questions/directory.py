"""The names of the graph: what there is of each kind, and under which names it goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from kg.graph.store import Store
from kg.questions.binding import Iri, bind
from kg.questions.header import KINDS
from kg.resolution.personal_names import PersonalName, parse_name
from kg.spelling import fold

_CLASSES = {
    "person": "schema:Person",
    "organization": "schema:Organization",
    "place": "schema:Place",
    "description": "kg:UnnamedParty",
    "article": "schema:NewsArticle",
    "meeting": "kg:Meeting",
}
_COUNT = "SELECT (COUNT(DISTINCT ?article) AS ?articles) { ?article a schema:NewsArticle }"
_LABELS = "SELECT ?iri ?name WHERE {{ ?iri a {0} ; rdfs:label ?name }}"
_ALIASES = "SELECT ?iri ?name WHERE {{ ?iri a {0} ; skos:altLabel ?name }}"
_WEIGHT = """
SELECT ?iri (COUNT(DISTINCT ?meeting) AS ?meetings) WHERE {
  BIND(?__iri AS ?iri) ?meeting sem:hasActor|sem:hasPlace ?iri
} GROUP BY ?iri"""
_MENTIONS = """
SELECT ?iri (COUNT(DISTINCT ?mention) AS ?mentions) WHERE {
  BIND(?__iri AS ?iri) ?local kg:refersTo ?iri ; kg:mention ?mention
} GROUP BY ?iri"""
_ROLES = """
SELECT DISTINCT ?iri ?role WHERE {
  BIND(?__iri AS ?iri) ?local kg:refersTo ?iri ; kg:role ?office . ?office rdfs:label ?role
}"""

_HOLDERS = """
SELECT DISTINCT ?iri ?role ?article ?day WHERE {
  ?office a kg:Role ; rdfs:label ?role .
  ?local kg:role ?office ; kg:refersTo ?iri ; kg:inArticle ?article .
  OPTIONAL { ?article kg:latest ?day }
}"""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something of the graph: its IRI, its kind, what it is called, and its other names."""

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the label first."""
        return (self.label, *self.aliases)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name of an entry, ready to be compared.

    ``name`` is as it is written; ``forms`` are the name without spaces, for people in any order of
    its parts. ``words`` are the folded words by which it can be found.
    """

    entry: Entry
    name: str
    personal: PersonalName | None
    forms: frozenset[str]
    words: frozenset[str]


def spelling(entry: Entry, name: str) -> Spelling:
    """``name`` as a spelling of ``entry``."""
    folded = fold(name)
    joined = folded.replace(" ", "")
    if entry.kind != "person":
        return Spelling(entry, name, None, frozenset({joined}), frozenset(folded.split()))
    personal = parse_name(name)
    forms = frozenset({joined, personal.joined, *personal.rotations()})
    return Spelling(entry, name, personal, forms, frozenset(personal.words))


@dataclass(frozen=True, slots=True)
class Attestation:
    """That one article, published on ``day`` (an ISO date) if that is known, gives a role."""

    role: str
    day: str | None


class Directory:
    """All entries of a store, as of when they were read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._index: dict[str, dict[str, list[Spelling]]] = {}
        self._single_words: dict[tuple[str, ...], list[str]] = {}
        self._weights: dict[str, tuple[int, int]] = {}

    def entries(self, kinds: Iterable[str] = KINDS) -> list[Entry]:
        """The entries of these kinds, kind by kind, by label."""
        return [entry for kind in kinds for entry in self._of_kind(kind)]

    def spellings(self, kinds: Iterable[str], keys: Iterable[str]) -> list[Spelling]:
        """The names of entries of these kinds that have one of ``keys`` as a form or a word."""
        wanted = list(keys)
        return [
            found
            for kind in kinds
            for key in wanted
            for found in self._index_of_kind(kind).get(key, ())
        ]

    def single_words(self, kinds: tuple[str, ...]) -> list[str]:
        """The words by which entries of these kinds may go alone, such as surnames."""
        if kinds not in self._single_words:
            found = {
                word
                for kind in kinds
                for spellings in self._index_of_kind(kind).values()
                for spelling in spellings
                for word in (
                    (spelling.personal.words[0], spelling.personal.words[-1])
                    if spelling.personal
                    else (spelling.words if len(spelling.words) == 1 else ())
                )
            }
            self._single_words[kinds] = sorted(found)
        return self._single_words[kinds]

    @cached_property
    def by_iri(self) -> Mapping[str, Entry]:
        """Every entry by its IRI."""
        return {entry.iri: entry for entry in self.entries()}

    @cached_property
    def holders(self) -> Mapping[str, tuple[Attestation, ...]]:
        """The roles that articles give, one for each article, by the IRI of who has them."""
        found: dict[str, list[Attestation]] = {}
        for iri, role, _, day in self._store.query(_HOLDERS).rows:
            attestation = Attestation(str(role), None if day is None else str(day))
            found.setdefault(str(iri), []).append(attestation)
        return {iri: tuple(roles) for iri, roles in found.items() if iri in self.by_iri}

    def weights(self, entries: Sequence[Entry]) -> dict[str, tuple[int, int]]:
        """Meetings and mentions of each of ``entries``, by IRI."""
        new = [entry for entry in entries if entry.iri not in self._weights]
        if new:
            meetings, mentions = self._counts(_WEIGHT, new), self._counts(_MENTIONS, new)
            for entry in new:
                self._weights[entry.iri] = meetings.get(entry.iri, 0), mentions.get(entry.iri, 0)
        return {entry.iri: self._weights[entry.iri] for entry in entries}

    def offices(self, entries: Sequence[Entry]) -> dict[str, str]:
        """The folded words of all roles of each of ``entries``, by IRI."""
        roles: dict[str, str] = {}
        for iri, role in self._about(_ROLES, entries):
            roles[iri] = f"{roles.get(iri, '')} {fold(role)} "
        return roles

    def _of_kind(self, kind: str) -> tuple[Entry, ...]:
        if kind not in self._entries:
            labels: dict[str, str] = {}
            aliases: dict[str, set[str]] = {}
            for iri, name in self._pairs(_LABELS.format(_CLASSES[kind])):
                labels[iri] = min(name, labels.get(iri, name))
            for iri, name in self._pairs(_ALIASES.format(_CLASSES[kind])):
                aliases.setdefault(iri, set()).add(name)
            found = (
                Entry(iri, kind, label, tuple(sorted(aliases.get(iri, set()) - {label})))
                for iri, label in labels.items()
            )
            self._entries[kind] = tuple(sorted(found, key=lambda entry: (entry.label, entry.iri)))
        return self._entries[kind]

    def _index_of_kind(self, kind: str) -> dict[str, list[Spelling]]:
        if kind not in self._index:
            index: dict[str, list[Spelling]] = {}
            for entry in self._of_kind(kind):
                for name in entry.names:
                    found = spelling(entry, name)
                    for key in found.forms | found.words:
                        index.setdefault(key, []).append(found)
            self._index[kind] = index
        return self._index[kind]

    def _pairs(self, query: str) -> list[tuple[str, str]]:
        return [(str(iri), str(name)) for iri, name in self._store.query(query).rows]

    def _about(self, query: str, entries: Sequence[Entry]) -> list[tuple[str, str]]:
        bound = bind(query, {"__iri": [Iri(entry.iri) for entry in entries]})
        return [
            (str(iri), str(value)) for iri, value in self._store.query(bound, template=query).rows
        ]

    def _counts(self, query: str, entries: Sequence[Entry]) -> dict[str, int]:
        return {iri: int(count) for iri, count in self._about(query, entries)}


_DIRECTORIES: WeakKeyDictionary[Store, tuple[object, Directory]] = WeakKeyDictionary()


def directory(store: Store) -> Directory:
    """The directory of ``store``, read again when its names may have changed."""
    digest: object = store.version
    if digest is None:
        ((articles,),) = store.query(_COUNT).rows
        digest = (store.resolution_digest(), str(articles))
    known = _DIRECTORIES.get(store)
    if known is None or known[0] != digest:
        known = (digest, Directory(store))
        _DIRECTORIES[store] = known
    return known[1]
