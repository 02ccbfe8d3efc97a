"""The units of a laid-out text: what `kg.articles.layout` works on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

UnitKind = Literal[
    "text",  # not told apart yet
    "title",
    "headline",
    "paragraph",
    "caption",
    "credit",  # of a picture, alone
    "links",  # the heading of a list of links
    "stamp",  # a line that is a date
    "year",  # a line that is a year, above entries of a timeline
]


@dataclass(frozen=True, slots=True)
class Unit:
    """One or more lines that belong together, as offsets of the text.

    ``heading`` is set where markup says that it is one; ``date`` is that of the entry of a
    timeline, of a stamp or a year, and ``days`` the first and the last day of such an entry.
    """

    start: int
    end: int
    kind: UnitKind
    heading: bool = False
    date: str | None = None
    days: tuple[str, str] | None = None
