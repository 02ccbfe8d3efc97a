"""Opens a store: the one way in.

>>> with open_store("memory:") as store:
...     store.query("ASK { ?s ?p ?o }").boolean
False
"""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph

from kg.errors import StoreError
from kg.graph import folder
from kg.graph.base import Store
from kg.graph.embedded import EmbeddedStore
from kg.graph.folder_reader import FolderReader
from kg.graph.iris import DEFAULT_BASE, Iris
from kg.graph.journal import SourceEntry
from kg.graph.result import Result

__all__ = ["DEFAULT_BASE", "Result", "SourceEntry", "Store", "open_store"]


def open_store(
    location: str, *, base: str = DEFAULT_BASE, read_only: bool = False, create: bool = False
) -> Store:
    """Opens the store at a location.

    Args:
        location: ``memory:`` for one that is gone when it is closed, a folder, or the address of
            a SPARQL 1.1 endpoint for queries (``http://127.0.0.1:7878/query``). Updates go to the
            address with ``update`` in the place of a final ``query``, below a repository of RDF4J
            or GraphDB (``/repositories/NAME``) to its ``statements``, else to the same one. The
            environment variables NEWSKG_STORE_USER and NEWSKG_STORE_PASSWORD hold credentials,
            NEWSKG_STORE_GRAPHS the address of the server's graph store; those of Oxigraph and
            Virtuoso are known.
        base: what the graph's IRIs start with.
        read_only: refuse changes. A folder may then be open in several processes, even while one
            process writes to it.
        create: make the folder's store if there is none.

    Raises:
        StoreError: if there is no store, it cannot be opened or reached, it has another base, or
            another process has it open for writing.
        UsageError: if ``base`` is not a base.
    """
    iris = Iris(base)
    if location == "memory:":
        return EmbeddedStore(location, pyoxigraph.Store(), iris, writable=not read_only)
    if re.match(r"https?://", location):
        # What speaks to servers takes a while to import, and most stores are folders.
        from kg.graph.remote import RemoteStore

        return RemoteStore(location, iris, writable=not read_only)
    if re.match(r"[a-z][a-z0-9+.-]+:", location):
        raise StoreError(
            f"{location}: unknown kind of store; write a folder, memory:, or the http(s) address of"
            " a SPARQL endpoint"
        )
    path = Path(location)
    if read_only:
        return FolderReader(path, iris)
    return EmbeddedStore(location, folder.open_writing(path, create), iris, writable=True)
