"""Places: one node for each, told from namesakes by country and coordinates."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.records import Entity
from kg.resolution.context import countries_named
from kg.resolution.corrections import Corrections
from kg.resolution.entries import Entry
from kg.resolution.groups import Groups
from kg.resolution.naming import Draft, best_name, name_reason, own_names, settle
from kg.spelling import fold, tidy

_CELL = 1.0
"""Degrees. Places of one name in one country are one when their cells touch, some 100 to 200 km."""


def resolve_places(entries: Sequence[Entry], corrections: Corrections) -> list[Entity]:
    """Each place once; ``entries`` come sorted. Levels stay apart: a city is not its prefecture."""
    return settle(draft_places(entries, corrections))


def draft_places(entries: Sequence[Entry], corrections: Corrections) -> Iterator[Draft]:
    """Each place once; ``entries`` come sorted by article and name."""
    groups: Groups[int] = Groups(range(len(entries)), corrections.pairs_apart(entries))
    reasons = corrections.join(entries, groups)
    named: defaultdict[str, list[int]] = defaultdict(list)
    for position, entry in enumerate(entries):
        named[place_name(entry)].append(position)
    for _, positions in sorted(named.items()):
        _join_namesakes(entries, positions, groups)
    _carry_over(entries, named, groups, reasons)
    for group in groups.sets():
        yield _draft(entries, group, reasons)


def compared(name: str) -> str:
    """A place's name as it is compared: folded, without a leading article."""
    words = fold(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def country_of(name: str) -> str | None:
    """The folded country that any of its names means ("the US")."""
    words = compared(name).split()
    found = countries_named().at(words, 0)
    return found[1] if found and found[0] == len(words) else None


def place_name(entry: Entry) -> str:
    """The name by which places are compared: that of the country where it is one."""
    country = country_of(entry.name)
    return (
        country if country and country == fold(entry.country or country) else compared(entry.name)
    )


def other_names(entry: Entry) -> set[str]:
    """The other names by which an article explains a place whose country it knows."""
    if not entry.country:
        return set()
    return {compared(alias) for alias in entry.aliases} - {compared(entry.name)}


def _join_namesakes(entries: Sequence[Entry], positions: list[int], groups: Groups[int]) -> None:
    """Joins places of one name by country and nearness; what lacks these joins if it can be one."""
    by_country: defaultdict[str | None, list[int]] = defaultdict(list)
    for position in positions:
        country = entries[position].country
        by_country[fold(country) if country else None].append(position)
    homeless = by_country.pop(None, [])
    for _, compatriots in sorted(by_country.items(), key=lambda item: str(item[0])):
        _join_near(entries, compatriots, groups)
    if len(by_country) != 1 or _spread(by_country, groups):
        _join_near(entries, homeless, groups)
        return
    (compatriots,) = by_country.values()
    for position in homeless:
        if _near(entries[position], [entries[other] for other in compatriots[:1]]):
            groups.join(compatriots[0], position)
    _join_near(entries, [p for p in homeless if not groups.together(compatriots[0], p)], groups)


def _spread(by_country: dict[str | None, list[int]], groups: Groups[int]) -> bool:
    return any(
        len({groups.root(position) for position in positions}) > 1
        for positions in by_country.values()
    )


def _near(place: Entry, others: Sequence[Entry]) -> bool:
    cell = _cell(place)
    known = [_cell(other) for other in others]
    return cell is None or any(
        other is None or max(abs(cell[0] - other[0]), abs(cell[1] - other[1])) <= 1
        for other in known
    )


def _join_near(entries: Sequence[Entry], positions: list[int], groups: Groups[int]) -> None:
    """Joins those in the same or touching cells; those without coordinates if all is one."""
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    unlocated: list[int] = []
    for position in positions:
        cell = _cell(entries[position])
        if cell is None:
            unlocated.append(position)
        else:
            cells[cell].append(position)
    for (north, east), inside in sorted(cells.items()):
        groups.join_all(inside)
        for step in ((0, 1), (1, -1), (1, 0), (1, 1)):
            for other in cells.get((north + step[0], east + step[1]), [])[:1]:
                groups.join(inside[0], other)
    located = {groups.root(inside[0]) for inside in cells.values()}
    if len(located) == 1:
        unlocated.insert(0, next(iter(cells.values()))[0])
    groups.join_all(unlocated)


def _cell(place: Entry) -> tuple[int, int] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return math.floor(place.latitude / _CELL), math.floor(place.longitude / _CELL)


def _carry_over(
    entries: Sequence[Entry],
    named: dict[str, list[int]],
    groups: Groups[int],
    reasons: dict[int, str],
) -> None:
    """Joins a short name to the one place of its country that another article explains by it."""
    explained: defaultdict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for position, entry in enumerate(entries):
        for alias in other_names(entry):
            key = (alias, fold(entry.country or ""))
            explained[key].setdefault(groups.root(position), position)
    for (alias, country), owners in sorted(explained.items()):
        owner = next(iter(owners.values()))
        bearers = [p for p in named.get(alias, []) if not groups.together(owner, p)]
        for position in bearers if len(owners) == 1 else []:
            entry = entries[position]
            if fold(entry.country or "") != country or not _near(entry, [entries[owner]]):
                continue
            if groups.join(owner, position):
                reasons[position] = (
                    f"other name '{tidy(entry.name)}', which another article explains as "
                    f"'{tidy(entries[owner].name)}'"
                )


def _draft(entries: Sequence[Entry], group: list[int], reasons: dict[int, str]) -> Draft:
    members = [entries[position] for position in group]
    names = own_names(entries, group, reasons)
    name = best_name(members, names)
    countries = sorted({entry.country for entry in members if entry.country})
    latitude, longitude = _middle(members)
    return Draft(
        "place",
        tuple(members),
        names,
        {
            index: reasons.get(position) or name_reason(entries[position], name)
            for index, position in enumerate(group)
        },
        discriminators=tuple(map(fold, countries)),
        country=countries[0] if countries else None,
        latitude=latitude,
        longitude=longitude,
    )


def _middle(entries: Sequence[Entry]) -> tuple[float | None, float | None]:
    """Where the middle one of the entries lies, from south to north; None where none says so."""
    located = sorted(
        (entry.latitude, entry.longitude, entry.count)
        for entry in entries
        if entry.latitude is not None and entry.longitude is not None
    )
    before = sum(count for _, _, count in located) // 2
    for latitude, longitude, count in located:
        if before < count:
            return latitude, longitude
        before -= count
    return None, None
