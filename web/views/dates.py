"""When a row's event took place: the first and the last day that its partial dates allow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.errors import QuestionError
from kg.questions.dates import day_of
from kg.web.cells import Row
from kg.web.text import is_date, short_period

_PAIRS: Final = (("start", "end"), ("first", "last"))
_PUBLISHED: Final = "published"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from ``first`` to ``last``; ``start`` and ``end`` as precise as they were stated."""

    first: date
    last: date
    start: str
    end: str | None = None

    @property
    def label(self) -> str:
        return short_period(self.start, self.end)

    def overlaps(self, other: Period) -> bool:
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class DateColumns:
    """The columns that say when a row's event took place.

    ``otherwise`` dates a row that has none of its own: words that an article does not date count
    by its day of publication.
    """

    start: str
    end: str | None = None
    otherwise: str | None = None

    def period(self, row: Row) -> Period | None:
        """When it took place; None where that is not stated."""
        start = row.get(self.start) or row.get(self.otherwise or "")
        return period(start, row.get(self.end or ""))


def date_columns(columns: Sequence[str], rows: Sequence[Row]) -> DateColumns | None:
    """Which columns date the rows; None where nothing does.

    Dates of the event come before that of its article, which stands in only where an answer has
    no others at all.
    """
    for start, end in _PAIRS:
        if start in columns:
            return DateColumns(start, end if end in columns else None)
    published = _PUBLISHED if _PUBLISHED in columns else None
    own = (name for name in columns if not name.endswith(_PUBLISHED) and _holds_dates(name, rows))
    dated = next(own, "said_on" if "said_on" in columns else None)
    if dated:
        return DateColumns(dated, otherwise=published)
    return DateColumns(published) if published else None


def _holds_dates(column: str, rows: Iterable[Row]) -> bool:
    stated = [row[column] for row in rows if row.get(column) is not None]
    return bool(stated) and all(map(is_date, stated))


def period(start: object, end: object = None) -> Period | None:
    """The days from ``start`` to ``end`` (ISO dates, whole or partial); None where none is."""
    if not isinstance(start, str):
        return None
    try:
        first, last = (date.fromisoformat(day_of(start, edge)) for edge in ("first", "last"))
        if isinstance(end, str):
            last = max(last, date.fromisoformat(day_of(end, "last")))
    except QuestionError:
        return None
    return Period(first, last, start, end if isinstance(end, str) and end != start else None)


def interval(text: str) -> Period | None:
    """``2018-06`` or ``2018/2019`` (ISO 8601) as a period; None where it is neither."""
    start, _, end = text.partition("/")
    found = period(start, end or None)
    return found if found and (not end or period(end)) else None
