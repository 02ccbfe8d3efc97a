"""Which place lies within which, where a change concerns it; see `kg.resolution.containment`."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.records import EntityReference
from kg.resolution.incremental.entities import Identities, find_entity, looks
from kg.resolution.incremental.index import Index


class Surroundings:
    """The places around places.

    Places are settled in the order of their keys, as if all were settled anew: what is around one
    depends on what is around those before it, by way of the places that it may lie in.
    """

    def __init__(self, index: Index) -> None:
        self._index = index

    def settle(self, places: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
        """What was and what is around those of the places, and of others, for which it changed."""
        changed: dict[str, tuple[str | None, str | None]] = {}
        waiting: list[str] = []
        for place in set(places):
            self._index.run("DELETE FROM option WHERE place = ?", place)
            if self._exists(place):
                self._index.many(
                    "INSERT INTO option VALUES (?, ?, ?)",
                    ((place, rank, one) for rank, one in enumerate(self._find_options(place))),
                )
                waiting.append(place)
        heapq.heapify(waiting)
        done: set[str] = set()
        while waiting:
            place = heapq.heappop(waiting)
            if place in done:
                continue
            done.add(place)
            was, now = self._around(place), self._choose(place)
            if was != now:
                changed[place] = (was, now)
                self._index.run(
                    "UPDATE entity SET around = ? WHERE kind = 'place' AND key = ?", now, place
                )
                for later in self._that_may_lie_in(place):
                    if later > place:
                        heapq.heappush(waiting, later)
        return changed

    def venues_beside(self, place: str) -> set[str]:
        """Places that reports of the same meetings give."""
        rows = self._index.all(
            "SELECT DISTINCT o.place FROM venue v JOIN venue o ON o.meeting = v.meeting"
            " WHERE v.place = ?",
            place,
        )
        return {other for (other,) in rows}

    def in_country(self, name: str) -> set[str]:
        """The places of a country of that name."""
        rows = self._index.all("SELECT key FROM entity WHERE kind = 'place' AND country = ?", name)
        return {key for (key,) in rows}

    def stated_within(self, article: str, name: str) -> set[str]:
        """The places that an article has within that one."""
        return {
            entity
            for entity, within in self._index.all(
                "SELECT p.entity, json_extract(p.content, '$.within')"
                " FROM entry e JOIN profile p ON p.id = e.profile"
                " WHERE e.article = ? AND e.kind = 'place'",
                article,
            )
            if within == name and entity is not None
        }

    def _find_options(self, place: str) -> Iterator[str]:
        """The places that may be around, the likeliest first; each once."""
        said = self._index.all(
            "SELECT q.entity FROM profile p JOIN entry e ON e.profile = p.id"
            " JOIN entry o ON o.article = e.article AND o.kind = 'place'"
            "  AND o.name = json_extract(p.content, '$.within')"
            " JOIN profile q ON q.id = o.profile"
            " WHERE p.kind = 'place' AND p.entity = ?"
            "  AND json_extract(p.content, '$.within') IS NOT NULL"
            " GROUP BY q.entity ORDER BY count(*) DESC, q.entity",
            place,
        )
        options = [key for (key,) in said]
        country = self._country(place)
        if country is None:
            options += self._towns(place)
        else:
            row = self._index.one(
                "SELECT max(key) FROM entity WHERE kind = 'place' AND name = ?", country
            )
            options += [row[0]] if row and row[0] is not None else []
        yield from dict.fromkeys(options)

    def _towns(self, venue: str) -> list[str]:
        """The located places of the meetings that were at a venue that nobody locates."""
        towns: Counter[str] = Counter()
        for town, country, name in self._index.all(
            "SELECT e.key, e.country, e.name FROM venue v JOIN venue o ON o.meeting = v.meeting"
            " JOIN entity e ON e.kind = 'place' AND e.key = o.place WHERE v.place = ?",
            venue,
        ):
            if country not in (None, name):
                towns[town] += 1
        return sorted(towns, key=lambda town: (-towns[town], town))

    def _choose(self, place: str) -> str | None:
        """The first option that does not lie within the place itself."""
        for (option,) in self._index.all(
            "SELECT around FROM option WHERE place = ? ORDER BY rank", place
        ):
            if not self._reaches(option, place):
                return str(option)
        return None

    def _reaches(self, start: str, end: str) -> bool:
        """Whether one comes outward to ``end``, over what is settled before it."""
        place: str | None = start
        while place is not None:
            if place == end:
                return True
            place = self._around(place) if place < end else None
        return False

    def _that_may_lie_in(self, place: str) -> Iterator[str]:
        """The places that have that one, or one inside it, among their options."""
        inside: set[str] = set()
        waiting = [place]
        while waiting:
            one = waiting.pop()
            if one in inside:
                continue
            inside.add(one)
            for (inner,) in self._index.all(
                "SELECT key FROM entity WHERE kind = 'place' AND around = ?", one
            ):
                waiting.append(inner)
            for (other,) in self._index.all("SELECT place FROM option WHERE around = ?", one):
                yield other

    def _around(self, place: str) -> str | None:
        row = self._index.one("SELECT around FROM entity WHERE kind = 'place' AND key = ?", place)
        return None if row is None else row[0]

    def _country(self, place: str) -> str | None:
        row = self._index.one("SELECT country FROM entity WHERE kind = 'place' AND key = ?", place)
        return None if row is None else row[0]

    def _exists(self, place: str) -> bool:
        return (
            self._index.one("SELECT 1 FROM entity WHERE kind = 'place' AND key = ?", place)
            is not None
        )


def surround(index: Index, identities: Identities, told: Iterable[str]) -> None:
    """Completes the entities by what is around them.

    ``told`` are the places of meetings that changed.
    """
    around = Surroundings(index)
    entities = identities.entities
    places = {*told, *_places_concerned(around, identities)}
    for place, (outer_before, _) in around.settle(places).items():
        reference = EntityReference("place", place)
        if reference not in entities:
            entity = find_entity(index, reference)
            if entity is not None:
                outer = EntityReference("place", outer_before) if outer_before else None
                entities[reference] = (replace(entity, within=outer), entity)
    for reference, (was, now) in entities.items():
        if now is not None and reference.kind == "place":
            entities[reference] = (was, find_entity(index, reference))


def _places_concerned(around: Surroundings, identities: Identities) -> Iterator[str]:
    """The places of which others may be around than before."""
    for reference, (was, now) in identities.entities.items():
        if reference.kind != "place":
            continue
        yield reference.key
        if looks(was) != looks(now):
            yield from around.venues_beside(reference.key)
        for one, other in ((was, now), (now, was)):
            if one is not None and (other is None or other.name != one.name):
                yield from around.in_country(one.name)
    for (article, name, kind), belongings in identities.entries.items():
        if kind == "place":
            yield from (key for key, _ in filter(None, belongings))
        yield from around.stated_within(article, name)
