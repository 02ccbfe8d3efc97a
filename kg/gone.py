"""Whether what a build does not find is gone, or only cannot be told from what is there.

The name of an article in a file of several is its key there, which another mapping of fields
changes. Of a file that is there nothing is gone for sure as long as something in it cannot be
read, or nothing in it goes by a name of an earlier build.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

from kg.articles.readers import split_name
from kg.graph.store import Store
from kg.planning import Plan

Doubt = Literal["not all read", "other names"]
"""Why it cannot be told whether an article is still in its file."""


def doubts(store: Store, missing: Collection[str], plan: Plan) -> Iterator[tuple[str, Doubt]]:
    """Those of the missing sources that may be in their files still, and why."""
    for name in missing:
        file, key = split_name(name)
        if key is None or (file not in plan.unread and (file in plan.known or _is_gone(file))):
            continue
        if not _is_elsewhere(store, name, missing):
            yield name, "not all read" if file in plan.unread else "other names"


def _is_gone(file: str) -> bool:
    return "://" not in file and not Path(file).exists()


def _is_elsewhere(store: Store, name: str, missing: Collection[str]) -> bool:
    """Whether the same article is found under another name, so that nothing is lost with this."""
    entry = store.entries([name])[name]
    return any(other not in missing for other in store.sources_of(entry.article_id))
