"""What the graph covers: how much of what, and from when to when."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.store import Store
from kg.web.rows import select

_PERIOD = """
SELECT (MIN(?first) AS ?earliest) (MAX(?last) AS ?latest)
WHERE { ?article a schema:NewsArticle ; kg:earliest ?first ; kg:latest ?last }
"""
_KINDS = (
    ("article", "articles", "schema:NewsArticle"),
    ("person", "people", "schema:Person"),
    ("organization", "organizations", "schema:Organization"),
    ("place", "places", "schema:Place"),
    ("meeting", "meetings", "kg:Meeting"),
    ("claim", "claims", "schema:Claim"),
)
_NUMBER = "SELECT (COUNT(DISTINCT ?thing) AS ?number) WHERE {{ ?thing a {kind} }}"


_PUBLISHERS = """
SELECT ?publisher (COUNT(DISTINCT ?article) AS ?articles)
WHERE {
  ?article a schema:NewsArticle .
  OPTIONAL { ?article schema:publisher ?publisher }
}
GROUP BY ?publisher
ORDER BY DESC(?articles) ?publisher
"""
# By itself: the least of several days is none where one of the articles has no day.
_DAYS = """
SELECT ?publisher (MIN(?first) AS ?earliest) (MAX(?last) AS ?latest)
WHERE {
  ?article a schema:NewsArticle ; kg:earliest ?first ; kg:latest ?last .
  OPTIONAL { ?article schema:publisher ?publisher }
}
GROUP BY ?publisher
"""


@dataclass(frozen=True, slots=True)
class Publisher:
    """How many articles of a publisher there are, and which days they span (ISO dates).

    ``name`` is None for articles that do not say who published them.
    """

    name: str | None
    articles: int
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of what the graph holds, articles first, and the days that publications span.

    ``earliest`` and ``latest`` are ISO dates, None where no article is dated.
    """

    counts: tuple[tuple[str, int], ...]
    earliest: str | None
    latest: str | None

    @property
    def articles(self) -> int:
        return self.counts[0][1]


def coverage(store: Store) -> Coverage | None:
    """What ``store`` covers; None where it holds no article."""
    numbers = [_number(store, kind) for _, _, kind in _KINDS]
    if numbers[0] == 0:
        return None
    earliest, latest = next(select(store, _PERIOD))
    counts = tuple(
        (one if number == 1 else many, number)
        for (one, many, _), number in zip(_KINDS, numbers, strict=True)
    )
    return Coverage(counts, earliest, latest)


def publishers(store: Store) -> tuple[Publisher, ...]:
    """Every publisher, the one with most articles first."""
    days = {name: (earliest, latest) for name, earliest, latest in select(store, _DAYS)}
    return tuple(
        Publisher(name, int(articles or 0), *days.get(name, (None, None)))
        for name, articles in select(store, _PUBLISHERS)
        if articles != "0"
    )


def _number(store: Store, kind: str) -> int:
    (number,) = next(select(store, _NUMBER.format(kind=kind)))
    return int(number or 0)
