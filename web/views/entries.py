"""One row of an answer as an entry of a list: what it is about, and what else is stated of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kg.web.cells import Cell, Heading, Row, cell


@dataclass(frozen=True, slots=True)
class Entry:
    """``names`` lead to things; ``status`` and ``details`` tell more of them."""

    names: tuple[Cell, ...]
    status: str | None
    details: tuple[Cell, ...]


def entry(row: Row, headings: Sequence[Heading], without: Collection[str], base: str) -> Entry:
    """The entry for ``row``, which leaves out the columns ``without`` (shown elsewhere)."""
    cells = [cell(row, heading, base) for heading in headings if heading.name not in without]
    stated = [each for each in cells if each.text is not None]
    status = next((each.status for each in stated if each.status), None)
    rest = [each for each in stated if not each.status]
    names = [each for each in rest if each.href] or rest[:1]
    return Entry(tuple(names), status, tuple(each for each in rest if each not in names))
