"""From what the graph names by an IRI to what a judgement names by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from pyoxigraph import Literal, NamedNode

from kg.errors import StoreError, UsageError
from kg.graph.store import Store
from kg.graph.terms import KG, RDF, RDFS, SCHEMA, node, text
from kg.graph.vocabulary import PREFIXES
from kg.judgements.collection import Judgements
from kg.judgements.following import followed
from kg.judgements.matching import name_of, target_of
from kg.judgements.records import Kind, Side, Target
from kg.judgements.replaying import judged_again

_CLASSES: dict[str, Kind] = {
    "MentionedPerson": "person",
    "MentionedOrganization": "organization",
    "MentionedPlace": "place",
    "MentionedDescription": "description",
    "MeetingReport": "meeting",
}
_RESOLVED = re.compile(r"id/(person|organization|place|description|meeting)/[^/]+")


@dataclass(frozen=True, slots=True)
class Thing:
    """A report, a claim, or an entity of one article."""

    iri: str
    kind: Kind
    article_id: str
    name: str


class Things:
    """Looks up what can be judged in a store."""

    def __init__(self, store: Store, judgements: Judgements) -> None:
        self._store = store
        self._judgements = followed(judgements, store)

    def full_iri(self, stated: str) -> str | None:
        """The IRI that a person means by an IRI, the address of its page, or the end of it."""
        base = self._store.iris.base
        for start in (f"{base}id/", f"{base}doc/", "id/", "doc/", ""):
            if stated.startswith(start):
                iri = f"{base}id/{stated.removeprefix(start)}"
                return iri if self._kind(iri) or self._is_resolved(iri) else None
        return None

    def extractions(self, iri: str) -> tuple[Target, ...]:
        """What to accept, reject or correct: one extraction, or all that stand for a thing.

        A person of the graph is everybody whom articles call so, in every article that may still
        come, unless another person goes by the same name; then it is those of its articles.

        Raises:
            UsageError: there is nothing of this IRI, or it was added by a judgement.
        """
        things = self.things(iri)
        if not self._is_resolved(iri) or things[0].kind == "meeting":
            return tuple(self._as_read(thing) for thing in things)
        return self._by_name([(self._as_read(thing), thing) for thing in things], iri)

    def side(self, iri: str) -> Side:
        """What a merge names for a thing: as `extractions`, by the names that it has now."""
        things = self.things(iri)
        if things[0].kind == "meeting":
            return tuple(self._as_read(thing) for thing in things)
        stated = [(self._as_now(thing), thing) for thing in things]
        if not self._is_resolved(iri):
            return tuple(target for target, _ in stated)
        return self._by_name(stated, iri)

    def merged(self, iris: Sequence[str]) -> tuple[Side, ...]:
        """What a merge names: a side for each of the things.

        Raises:
            UsageError: they cannot be one: a thing comes twice or alone, they are of different
                kinds, or a split in force keeps them apart, against which a merge does nothing.
        """
        sides = tuple(self.side(iri) for iri in iris)
        if len(set(sides)) < max(2, len(sides)):
            raise UsageError(
                "these are one already: the same thing is named twice; name another one"
            )
        if len({target.kind for side in sides for target in side}) > 1:
            raise UsageError("things of different kinds cannot be one")
        for judgement in self._judgements.about_identity:
            if judgement.verb == "split" and _parts(judgement.sides, sides):
                raise UsageError(
                    f"the split {judgement.id} keeps these apart; take it back first: kg judge undo"
                    f" {judgement.id}"
                )
        return sides

    def sides(self, iri: str, articles: Sequence[str]) -> tuple[Side, Side]:
        """What a split names: a thing as ``articles`` (ids) have it, and as all others do.

        Raises:
            UsageError: there is nothing to part.
        """
        things = self.things(iri)
        inside = [thing for thing in things if thing.article_id in articles]
        outside = [thing for thing in things if thing.article_id not in articles]
        if not inside or not outside:
            which = "none" if not inside else "all"
            raise UsageError(f"{which} of its articles are named; name some of them to split off")
        if things[0].kind == "meeting":
            return tuple(map(self._as_read, inside)), tuple(map(self._as_read, outside))
        # The others by their names alone, so that articles still to come go with them.
        others = self._by_name([(self._as_now(thing), thing) for thing in outside], iri)
        return tuple(map(self._as_now, inside)), others

    def things(self, iri: str) -> list[Thing]:
        """The extractions that an IRI stands for: itself, or what a thing of the graph rests on.

        Raises:
            UsageError: there is nothing of this IRI.
        """
        found: list[Thing | None]
        if self._is_resolved(iri):
            reports = self._store.match(node(iri), KG.describedIn)
            names = self._store.match(None, KG.refersTo, node(iri))
            members = [q.object for q in reports] + [q.subject for q in names]
            found = [self._thing(_iri(each)) for each in members]
        else:
            found = [self._thing(iri)]
        things = sorted(filter(None, found), key=lambda thing: thing.iri)
        if not things:
            raise UsageError(
                f"{iri}: nothing in the graph that can be judged; `kg judge find WORDS` shows what"
            )
        return things

    def _thing(self, iri: str) -> Thing | None:
        kind = self._kind(iri)
        if kind is None:
            return None
        label = next(self._store.match(node(iri), RDFS.label), None)
        name = label.object.value if label and isinstance(label.object, Literal) else ""
        return Thing(iri, kind, self._store.iris.article_id(iri), name)

    def _kind(self, iri: str) -> Kind | None:
        """Of what kind an extraction of this IRI is; None where there is none."""
        try:
            subject = node(iri)
        except StoreError:
            return None
        for quad in self._store.match(subject, RDF.type):
            if quad.object == SCHEMA.Claim:
                return "claim"
            name = _iri(quad.object).removeprefix(PREFIXES["kg"])
            if name in _CLASSES:
                return _CLASSES[name]
        return None

    def _is_resolved(self, iri: str) -> bool:
        return _RESOLVED.fullmatch(iri.removeprefix(self._store.iris.base)) is not None

    def _as_read(self, thing: Thing) -> Target:
        """An extraction as the reader read it, whatever judgements made of it since."""
        if thing.kind == "description":
            return self._as_now(thing)
        judged = judged_again(self._store, self._judgements, thing.article_id)
        place = thing.iri.rpartition("/")[2]
        index = int(place) if place.isdecimal() else None
        item = judged.origin(thing.kind, index, thing.name)
        if item is None:
            raise UsageError(f"{thing.name}: a judgement added this; undo that judgement instead")
        return target_of(judged.read, item)

    def _as_now(self, thing: Thing) -> Target:
        article = self._store.extraction(thing.article_id).article
        return Target(thing.kind, (" ".join(thing.name.split()),), articles=(name_of(article),))

    def _by_name(self, stated: Iterable[tuple[Target, Thing]], iri: str) -> tuple[Target, ...]:
        """One target for each name: of all articles, or of those of the entity."""
        by_name: dict[str, list[Target]] = {}
        spellings: dict[str, set[str]] = {}
        for target, thing in stated:
            (name,) = target.names or ("",)
            by_name.setdefault(name, []).append(target)
            spellings.setdefault(name, set()).add(thing.name)
        targets = []
        for name, same in sorted(by_name.items()):
            kind = same[0].kind
            if kind != "description" and not self._has_namesake(kind, spellings[name], iri):
                targets.append(Target(kind, (name,)))
            else:
                articles = tuple(article for target in same for article in target.articles)
                targets.append(Target(kind, (name,), articles=articles))
        return tuple(targets)

    def _has_namesake(self, kind: Kind, names: Iterable[str], iri: str) -> bool:
        return any(
            other.value != iri
            for name in names
            for local in self._called(kind, name)
            for quad in self._store.match(local, KG.refersTo)
            if isinstance(other := quad.object, NamedNode)
        )

    def _called(self, kind: Kind, name: str) -> Iterator[NamedNode]:
        for quad in self._store.match(None, RDFS.label, text(name)):
            subject = quad.subject
            if isinstance(subject, NamedNode) and self._kind(subject.value) == kind:
                yield subject


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _parts(apart: Sequence[Side], together: Sequence[Side]) -> bool:
    """Whether different ones of ``together`` are on different sides of a split."""
    found = [
        {at for at, side in enumerate(together) if any(_alike(a, b) for a in part for b in side)}
        for part in apart
    ]
    return any(one != other for one, other in product(found[0], found[1]))


def _alike(one: Target, other: Target) -> bool:
    """Whether two targets may be of one extraction."""
    if (one.kind, one.names) != (other.kind, other.names):
        return False
    if not one.articles or not other.articles:
        return True
    return not {name.id for name in one.articles}.isdisjoint(name.id for name in other.articles)
