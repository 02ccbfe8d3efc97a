"""Sources as a person names them: a path, a file's name, an address or an article's id."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.articles.readers import file_label
from kg.articles.source import source_name
from kg.errors import UsageError
from kg.graph.store import Store


def find_stored(store: Store, wanted: str) -> list[str]:
    """The sources in the store's journal that a person means; empty where there is none.

    Several where they are one article (a file and its copies) that is named by its id, or all those
    of one file.

    Raises:
        UsageError: several files have that name.
    """
    journal = store.sources()
    path = source_name(Path(wanted))
    if path in journal:
        return [path]
    if wanted in journal:
        return [wanted]
    inside = [name for name in journal if _file_of(name) == path]
    if inside:
        return sorted(inside)
    of_article = [name for name, entry in journal.items() if entry.article_id == wanted]
    if of_article:
        return sorted(of_article)
    named = sorted(name for name in journal if file_label(name) == wanted)
    if len(named) > 1:
        raise UsageError(
            f"{wanted}: {len(named)} sources have this name ({', '.join(named)}); give the path"
        )
    return named or _of_file(journal, wanted) or _of_address(store, wanted)


def _file_of(name: str) -> str:
    """The file that holds a source among others: "talks.csv" for "talks.csv#3"."""
    return name.rpartition("#")[0]


def _of_file(names: Iterable[str], wanted: str) -> list[str]:
    """The sources that a file of this name holds."""
    found = sorted(name for name in names if file_label(_file_of(name)) == wanted)
    files = sorted({_file_of(name) for name in found})
    if len(files) > 1:
        raise UsageError(
            f"{wanted}: {len(files)} files have this name ({', '.join(files)}); give the path"
        )
    return found


def _of_address(store: Store, address: str) -> list[str]:
    """The sources of articles that state this address as theirs."""
    if not address.startswith(("http://", "https://")):
        return []
    return sorted(
        name
        for name, entry in store.sources().items()
        if store.extraction(entry.article_id).article.url == address
    )
