"""The first or the last of several by date: "when did they first meet", "the last three meetings".

What is not dated is neither; nor is a meeting that was not held. The first is the first that the
articles tell of, which the answer says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.questions.answer import Row
from kg.questions.templates import number_in_words

_DATES = ("said_on", "published")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The earliest ("first") or latest ("last") ``number`` of what is asked for."""

    edge: str
    number: int = 1

    def note(self) -> str:
        """What was left out, in words."""
        which = "earliest" if self.edge == "first" else "latest"
        many = "" if self.number == 1 else f" {number_in_words(self.number)}"
        return f"only the {which}{many} that the articles date"

    def of(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """These of the rows; several rows of one meeting count once."""
        dated = [row for row in rows if _day(row) and row.get("status") in (None, "held")]
        days: dict[str, str] = {}
        for row in sorted(dated, key=_day):
            days.setdefault(_key(row), _day(row))
        kept = list(days)[: self.number] if self.edge == "first" else list(days)[-self.number :]
        return tuple(row for row in rows if _key(row) in kept and row in dated)


def applies(columns: Sequence[str]) -> bool:
    """Whether rows with these columns have an order in time: meetings, claims."""
    return {"meeting_iri", "start"} <= set(columns) or "claim_iri" in columns


def _day(row: Row) -> str:
    if "start" in row:
        return str(row["start"] or "")
    return next((str(row[column]) for column in _DATES if row.get(column)), "")


def _key(row: Row) -> str:
    return str(row.get("meeting_iri") or row.get("claim_iri"))
