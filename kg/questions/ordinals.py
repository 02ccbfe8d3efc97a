"""The first or the last of several by date: "when did they first meet", "the last three meetings".

What is not dated is neither; nor is a meeting that was not held. The first is the first that the
articles tell of, which the answer says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon import load, words
from kg.questions.answer import Row
from kg.questions.templates import number_in_words
from kg.questions.wording import Token
from kg.resolution.phrases import Phrases

_MOST = 100
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


def ordinal_at(said: Sequence[Token], index: int) -> tuple[Ordinal, int] | None:
    """The ordinal at ``index``, its number before or behind it, and the token behind all that."""
    folded = [token.folded for token in said]
    before = _number(folded, index)
    found = _ordinals().at(folded, index + 1 if before else index)
    if found is None:
        return None
    end = index + found[0] + (1 if before else 0)
    behind = None if before else _number(folded, end)
    return Ordinal(found[1], before or behind or 1), end + 1 if behind else end


def _number(folded: Sequence[str], index: int) -> int | None:
    """The number from 2 on that stands there, in digits or words."""
    word = folded[index] if index < len(folded) else ""
    numbers = words("questions", "numbers")
    number = numbers.index(word) if word in numbers else int(word) if word.isdecimal() else 0
    return number if 1 < number < _MOST else None


@cache
def _ordinals() -> Phrases[str]:
    return Phrases(
        {
            phrase: edge
            for edge, phrases in load("questions")["ordinals"].items()
            for phrase in phrases
        }
    )


def _day(row: Row) -> str:
    if "start" in row:
        return str(row["start"] or "")
    return next((str(row[column]) for column in _DATES if row.get(column)), "")


def _key(row: Row) -> str:
    return str(row.get("meeting_iri") or row.get("claim_iri"))
