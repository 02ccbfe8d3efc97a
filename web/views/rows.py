"""The rows of an answer that a view shows, and in which order."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from kg.web.cells import Heading, Row
from kg.web.showing import Showing
from kg.web.text import human_date
from kg.web.views.dates import DateColumns, interval, period

_Key = tuple[int, float, float, str]


def chosen(
    rows: Sequence[Row],
    headings: Sequence[Heading],
    dates: DateColumns | None,
    showing: Showing,
) -> tuple[Sequence[Row], tuple[str, ...]]:
    """The rows that ``showing`` asks for, sorted, and what in it could not be followed."""
    notes: list[str] = []
    if showing.during:
        rows, problem = _during(rows, dates, showing.during)
        notes += [problem] if problem else []
    if showing.filter:
        suits = _suits(showing.filter, headings)
        rows = [row for row in rows if suits(row)]
        column = _column(showing.filter)
        # Words may hold a colon, too ("10:30"): then rows have them.
        if column and not rows and column not in {heading.name for heading in headings}:
            notes.append(_no_column("filter", column, headings))
    if showing.sort:
        column = showing.sort.removeprefix("-")
        if column in {heading.name for heading in headings}:
            rows = ordered(rows, column, last_first=showing.sort.startswith("-"))
        else:
            notes.append(_no_column("sort", column, headings))
    return rows, tuple(notes)


def _column(wanted: str) -> str | None:
    """The column that a filter such as ``place:Hanoi`` seems to name."""
    column, colon, value = wanted.partition(":")
    return column if colon and column.isidentifier() and not value.startswith(" ") else None


def _no_column(asked: str, column: str, headings: Sequence[Heading]) -> str:
    names = ", ".join(heading.name for heading in headings)
    return f"{asked}: this answer has no column {column[:40]!r}; there are {names}."


def ordered(rows: Sequence[Row], column: str, *, last_first: bool = False) -> list[Row]:
    """Rows by a column: numbers by size, dates by their days, text without regard to accents.

    What is not stated comes last in both directions; rows that are equal keep their order.
    """
    stated = [row for row in rows if row.get(column) is not None]
    rest = [row for row in rows if row.get(column) is None]
    by: Callable[[Row], _Key] = lambda row: _key(row[column])  # noqa: E731
    return [*sorted(stated, key=by, reverse=last_first), *rest]


def _key(value: object) -> _Key:
    if isinstance(value, (int, float)):
        return (0, float(value), 0.0, "")
    days = period(value)
    if days is not None:
        return (1, days.first.toordinal(), days.last.toordinal(), "")
    return (2, 0.0, 0.0, folded(str(value)))


def folded(text: str) -> str:
    """``text`` for comparing: no capitals, no accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


def _suits(wanted: str, headings: Sequence[Heading]) -> Callable[[Row], bool]:
    """What a filter asks of a row: all its words in the row, or ``place:Hanoi`` in that column.

    A date in a column also stands for the days in it: ``start:2018-06``.
    """
    column, colon, value = wanted.partition(":")
    exact = folded(value.strip())
    if colon and column in {heading.name for heading in headings}:
        is_month_or_year = period(exact) is not None

        def equals(row: Row) -> bool:
            cell = folded(str(row.get(column) or ""))
            return cell == exact or (is_month_or_year and cell.startswith(f"{exact}-"))

        return equals
    words = folded(wanted).split()
    return lambda row: _has(row, headings, words)


def _has(row: Row, headings: Sequence[Heading], words: Sequence[str]) -> bool:
    """Whether the row's cells or its sentence hold all ``words``; dates count in words, too."""
    stated = (row.get(heading.name) for heading in headings)
    cells = [str(value) for value in stated if value is not None]
    dates = [human_date(cell) for cell in cells]
    text = folded(" ".join([*cells, *dates, str(row.get("sentence") or "")]))
    return all(word in text for word in words)


def _during(
    rows: Sequence[Row], dates: DateColumns | None, during: str
) -> tuple[Sequence[Row], str | None]:
    wanted = interval(during)
    if wanted is None:
        return rows, f"during: {during[:40]!r} is not a period; write 2018, 2018-06 or 2018/2019."
    if dates is None:
        return rows, "during: the rows of this answer have no dates."
    return [row for row in rows if (days := dates.period(row)) and days.overlaps(wanted)], None
