"""Answers about meetings in one sentence, for any question whose rows are meetings.

Rows are meetings if they have the columns ``meeting_iri``, ``status`` and ``start``; whom they are
about comes from ``person`` and ``other``, or from the label in ``meeting``. What was held is told
first, then what is merely planned or proposed, which never sounds as if it had happened.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.questions.answer import Row
from kg.questions.dates import day_in_words, stretch_in_words
from kg.questions.templates import articles_in_words, capitalised, counted, join, shown
from kg.spelling import fold

_NAMED = 3
_PENDING = {
    "planned": ("is planned", "are planned", "; no article confirms {0}"),
    "proposed": (
        "was only proposed",
        "were only proposed",
        "; no article says that {0} took place",
    ),
    "cancelled": ("was cancelled", "were cancelled", ""),
}


def are_meetings(columns: Sequence[str]) -> bool:
    """Whether an answer with these columns is one of meetings."""
    return {"meeting_iri", "status", "start"} <= set(columns)


def meetings_in_words(rows: Sequence[Row]) -> str:
    """The rows (at least one) in one sentence."""
    parts = []
    held = [row for row in rows if row["status"] == "held"]
    if held:
        parts.append(_held(held))
    met = {(row.get("person"), row.get("other")) for row in held} - {(None, None)}
    for status, words in _PENDING.items():
        # An undated plan of two who met is no other meeting that anybody knows of.
        some = [
            row
            for row in rows
            if row["status"] == status
            and not (
                status == "planned"
                and row["start"] is None
                and (row.get("person"), row.get("other")) in met
            )
        ]
        if some:
            parts.append(_pending(some, words, alone=not parts))
    return capitalised("; ".join(parts)) + "."


def _held(rows: Sequence[Row]) -> str:
    meetings = _meetings(rows)
    latest = max(rows, key=_when)
    people, others = _different(rows, "person"), _different(rows, "other")
    told = _circumstances(latest, rows)
    if len(people) == 1 and len(others) == 1:
        whom = f"{people[0]} met {others[0]}"
        if meetings == 1:
            return whom + told + _not_stated(latest)
        if not latest["start"]:
            return f"{whom} {counted(meetings, 'time')}; no date is given"
        return f"{whom} {counted(meetings, 'time')}; most recently{told}"
    if len(people) == 1:
        whom = f"{people[0]} met {join(others, _NAMED)}"
        if meetings == 1:
            return whom + told
        return f"{whom} in {counted(meetings, 'meeting')}; most recently {_other(latest)}{told}"
    were = "was" if meetings == 1 else "were"
    held = f"{counted(meetings, 'meeting')} {were} held"
    label = _label(latest)
    source = f", according to {_sources(latest)}" if _sources(latest) else ""
    return f"{held}{'; the latest' if meetings > 1 else ''}: {label}{source}" if label else held


def _pending(rows: Sequence[Row], words: tuple[str, str, str], *, alone: bool) -> str:
    one, several, confirmed = words
    meetings = _meetings(rows)
    people, others = _different(rows, "person"), _different(rows, "other")
    last = max(rows, key=_when)
    if meetings > 1:
        parties = f" of {people[0]} and {others[0]}" if len(people) == len(others) == 1 else ""
        what = f"{counted(meetings, 'meeting')}{parties if alone else ''} {several}"
        return what + confirmed.format("them" if "confirms" in confirmed else "they")
    if people and others:
        between = f"a meeting of {join(list(dict.fromkeys([*people, *others])), _NAMED)}"
    else:
        between = f"one meeting ({_label(last)})" if _label(last) else "one meeting"
    when = str(last["start"]) if last["start"] else ""
    planned_for = f" {stretch_in_words(when, _text(last, 'end'))}" if when and people else ""
    where = f" in {last['place']}" if people and last.get("place") else ""
    return f"{between}{where}{planned_for} {one}{confirmed.format('it')}"


def _circumstances(row: Row, rows: Sequence[Row]) -> str:
    """Where, when and according to how many articles; all places where reports disagree."""
    same = [each for each in rows if each["meeting_iri"] == row["meeting_iri"]]
    places = _different(same, "place")
    start = _text(row, "start")
    when = f" {stretch_in_words(start, _text(row, 'end'))}" if start else ""
    days = [day_in_words(day) for day in _different(same, "other_start")]
    if days:
        when += f" (other reports: {join(days, _NAMED)})"
    if len(places) > 1:
        stated = {str(each["place"]): _sources(each) for each in same if each.get("place")}
        told = [f"{place} ({source})" if source else place for place, source in stated.items()]
        if _is_one_place(places):
            return f" in {join(told)}{when}"
        return f"{when}; the place differs between reports: {join(told)}"
    where = f" in {places[0]}" if places else ""
    return where + when + (f", according to {_sources(row)}" if _sources(row) else "")


def _is_one_place(places: Sequence[str]) -> bool:
    """Whether the names tell of one place more or less fully: Nara, Nara City."""
    named = [frozenset(fold(place).split()) for place in places]
    return any(all(short <= name for name in named) for short in named)


def _not_stated(row: Row) -> str:
    """Said aloud where no report tells the date, or the place where that is asked first."""
    columns = list(row)
    asks_where = columns.index("place") < columns.index("start") if "place" in row else False
    missing = "date" if row["start"] is None else ""
    if asks_where and row["place"] is None:
        missing = "place"
    return f"; no {missing} is given" if missing else ""


def _sources(row: Row) -> str:
    reports = row.get("reports")
    if not isinstance(reports, int):
        return ""
    independent = row.get("independent")
    return articles_in_words(reports, independent if isinstance(independent, int) else None)


def _meetings(rows: Sequence[Row]) -> int:
    return len({row["meeting_iri"] for row in rows})


def _other(row: Row) -> str:
    return shown(row.get("other"))


def _label(row: Row) -> str:
    if row.get("meeting"):
        return shown(row["meeting"])
    if row.get("person") and row.get("other"):
        return (
            f"{row['person']} and {row['other']}{_circumstances({**row, 'reports': None}, [row])}"
        )
    return ""


def _different(rows: Sequence[Row], column: str) -> list[str]:
    return list(dict.fromkeys(str(row[column]) for row in rows if row.get(column)))


def _text(row: Row, column: str) -> str | None:
    return str(row[column]) if row.get(column) else None


def _when(row: Row) -> tuple[str, str]:
    return str(row["start"] or ""), str(row.get("end") or "")
