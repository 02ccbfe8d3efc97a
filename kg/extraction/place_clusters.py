"""The places of one article while they are being gathered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.language.gazetteer import find_country
from kg.records import Span


@dataclass(slots=True)
class PlaceCluster:
    """Mentions of one place while they are being gathered.

    ``enclosing`` counts the places that the article names right behind it ("Bergen, Norway");
    ``is_site`` when it calls the place a hotel, an island or the like, which is no city. ``around``
    counts the nearest of the enclosing places; ``within`` is the one of them named most.
    """

    mentions: list[Span] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    enclosing: Counter[str] = field(default_factory=Counter)
    is_site: bool = False
    around: Counter[str] = field(default_factory=Counter)
    within: PlaceCluster | None = None

    @property
    def name(self) -> str:
        """The spelling used most often, the first of equals; a country's own name if it is one."""
        name = max(self.names, key=lambda name: self.names[name])
        country = find_country(name)
        return country.name if country else name
