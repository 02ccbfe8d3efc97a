"""Names from the graph, for fields to complete and for examples that have an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.graph.store import Store
from kg.questions import Parameter
from kg.questions.binding import limit
from kg.web.rows import select
from kg.web.site import Site

MOST_NAMES: Final = 1000
"""Names that a field offers; longer lists only slow the page down."""


@dataclass(frozen=True, slots=True)
class Menu:
    """Names that fields complete; others may be typed all the same."""

    id: str
    names: tuple[str, ...]


def menu_of(site: Site, parameter: Parameter, most: int = MOST_NAMES) -> Menu | None:
    """The menu of a parameter; parameters that take the same kinds of things share one."""
    names = names_for(site, parameter)[:most]
    shared = parameter.kinds if parameter.type == "iri" else (parameter.name,)
    return Menu("-".join(("names", *shared)), names) if names else None


def names_for(site: Site, parameter: Parameter) -> tuple[str, ...]:
    """The values of ``parameter`` that the graph has; none where its header asks for no menu.

    Its likeliest kind comes first and, within a kind, what most articles mention.
    """
    menu = parameter.menu
    if menu is None:
        return ()
    query = limit(menu, MOST_NAMES) or menu

    def read(store: Store) -> tuple[str, ...]:
        return tuple(dict.fromkeys(label for _, label in select(store, query) if label))

    return site.keep(f"menu {menu}", read)
