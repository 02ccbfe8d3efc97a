"""A network of who met whom: people, and how often each two of them met.

Lines come from columns that hold people or organizations side by side. Where a row already holds
the number of meetings, that counts; else each meeting counts once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.web.cells import Heading, Row, leads_to
from kg.web.showing import Address, Showing
from kg.web.views.pages import Pages, paged

_ACTORS: Final = ("person", "organization", "description")
_MOST_NODES: Final = 60
"""People whom a drawing shows; more cannot be told apart."""
_MOST_LINES: Final = 200
_HELD: Final = "held"


_Meetings = dict[tuple[str, str], dict[object, tuple[int | float, str]]]
"""By the IRIs of two: each meeting once, for how many it counts, and its status."""

_Things = dict[str, tuple[str, str | None]]
"""By IRI: a label and an address."""


@dataclass(frozen=True, slots=True)
class Node:
    """One of those who met; ``weight`` is in how many meetings of the answer."""

    iri: str
    label: str
    href: str | None
    weight: int | float
    others: int


@dataclass(frozen=True, slots=True)
class Line:
    """Two who met, and how often; ``status`` where none of these meetings was held: "planned"."""

    one: Node
    other: Node
    number: int | float
    status: str | None


@dataclass(frozen=True, slots=True)
class Network:
    """One page of the lines, strongest first, and what is drawn of all.

    ``unit`` is what lines count ("meeting"). ``people`` counts who stands in the answer; the
    drawing leaves ``left_out`` of them out.
    """

    pages: Pages
    unit: str
    lines: Sequence[Line]
    drawing: dict[str, Any]
    people: int
    left_out: int


def actor_columns(headings: Sequence[Heading], rows: Sequence[Row], base: str) -> tuple[str, ...]:
    """The columns that hold people or organizations."""
    starts = tuple(f"{base}id/{kind}/" for kind in _ACTORS)
    return tuple(
        heading.name
        for heading in headings
        if any(str(row.get(f"{heading.name}_iri") or "").startswith(starts) for row in rows)
    )


def network(
    rows: Sequence[Row], actors: Sequence[str], base: str, showing: Showing, address: Address
) -> Network:
    """The network between the first of the columns ``actors`` and each of the others."""
    meetings: _Meetings = {}
    things: _Things = {}
    for index, row in enumerate(rows):
        for column in actors[1:]:
            ends = _ends(row, (actors[0], column), base, things)
            if ends is None:
                continue
            number = row.get(f"{column}_meetings", row.get("meetings"))
            counts = number if isinstance(number, (int, float)) else 1
            which = row.get("meeting_iri") or index
            status = str(row.get("status") or _HELD)
            meetings.setdefault(ends, {})[which] = (counts, status)
    nodes = _nodes(meetings, things)
    lines = _lines(meetings, nodes)
    page, pages = paged(lines, "pair", showing, address)
    ranked = sorted(nodes.values(), key=_rank)
    left_out = max(0, len(ranked) - _MOST_NODES)
    first = rows[0] if rows else {}
    unit = "meeting" if "meeting_iri" in first or "meetings" in first else "row"
    return Network(pages, unit, page, _drawing(ranked, lines, unit), len(ranked), left_out)


def _ends(row: Row, columns: tuple[str, str], base: str, things: _Things) -> tuple[str, str] | None:
    iris = [row.get(f"{column}_iri") for column in columns]
    if not all(isinstance(iri, str) for iri in iris) or iris[0] == iris[1]:
        return None
    for column, iri in zip(columns, iris, strict=True):
        things.setdefault(str(iri), (str(row.get(column)), leads_to(row, column, base)))
    one, other = sorted(map(str, iris))
    return one, other


def _nodes(meetings: _Meetings, things: _Things) -> dict[str, Node]:
    weights: dict[str, int | float] = {}
    others: dict[str, int] = {}
    for ends, found in meetings.items():
        for iri in ends:
            weights[iri] = weights.get(iri, 0) + sum(number for number, _ in found.values())
            others[iri] = others.get(iri, 0) + 1
    return {iri: Node(iri, *things[iri], weights[iri], others[iri]) for iri in weights}


def _lines(meetings: _Meetings, nodes: dict[str, Node]) -> list[Line]:
    lines = []
    for ends, found in meetings.items():
        one, other = sorted((nodes[iri] for iri in ends), key=_rank)
        number = sum(number for number, _ in found.values())
        statuses = [status for _, status in found.values()]
        lines.append(Line(one, other, number, None if _HELD in statuses else statuses[0]))
    return sorted(lines, key=lambda line: (-line.number, _rank(line.one), _rank(line.other)))


def _rank(node: Node) -> tuple[float, str, str]:
    return (-node.weight, node.label, node.iri)


def _drawing(ranked: Sequence[Node], lines: Sequence[Line], unit: str) -> dict[str, Any]:
    """What the script draws: those in most meetings, and the strongest lines among them."""
    places = {node.iri: place for place, node in enumerate(ranked[:_MOST_NODES])}
    among = [line for line in lines if line.one.iri in places and line.other.iri in places]
    return {
        "unit": unit,
        "nodes": [
            {
                "label": node.label,
                "href": node.href,
                "weight": node.weight,
                "others": node.others,
            }
            for node in ranked[:_MOST_NODES]
        ],
        "lines": [
            {
                "source": places[line.one.iri],
                "target": places[line.other.iri],
                "number": line.number,
                "held": line.status is None,
            }
            for line in among[:_MOST_LINES]
        ],
    }
