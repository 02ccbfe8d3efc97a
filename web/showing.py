"""How an answer is to be shown, as its address says: ``?view=map&filter=hanoi&during=2019``.

These names belong to the page. A question that has a parameter of the same name keeps it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final, Protocol

from flask import request

from kg.web.replies import Values, page_number

NAMES: Final = ("view", "sort", "filter", "during", "by")


@dataclass(frozen=True, slots=True)
class Showing:
    """What the address says; empty where it says nothing.

    ``sort`` names a column, with ``-`` before it for the last first. ``filter`` holds words that
    rows must have, ``during`` a date or two (``2018-06``, ``2018/2019``) that they must fall in.
    ``by`` is what a chart counts by.
    """

    view: str = ""
    sort: str = ""
    filter: str = ""
    during: str = ""
    by: str = ""
    page: int = 1

    def values(self) -> Values:
        """Itself as a part of an address: only what differs from an answer's first page."""
        stated: Values = {name: getattr(self, name) for name in NAMES if getattr(self, name)}
        return stated | ({"_page": str(self.page)} if self.page > 1 else {})

    def with_(self, **changes: str | int) -> Showing:
        """Shown otherwise, from the first page on."""
        return replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]


class Address(Protocol):
    """Gives the address of the same answer, shown otherwise or in a data format."""

    def __call__(self, *, form: str | None = None, shown: Showing | None = None) -> str: ...


def showing(taken: Collection[str] = ()) -> Showing:
    """What the address of this request says; ``taken`` are names that mean something else in it."""
    given = {name: request.args.get(name, "").strip() for name in NAMES if name not in taken}
    return Showing(**given, page=page_number())
