"""Stores of every kind that questions are asked of."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kg.graph.iris import DEFAULT_BASE
from kg.graph.store import Store, open_store


@contextmanager
def new_store(
    kind: str,
    request: pytest.FixtureRequest,
    folders: pytest.TempPathFactory,
    base: str = DEFAULT_BASE,
) -> Iterator[Store]:
    """An empty store: in memory, in a folder, on an Oxigraph server or on Virtuoso."""
    with pytest.MonkeyPatch.context() as patch:
        location = "memory:"
        if kind == "folder":
            location = str(folders.mktemp("questions") / "store")
        elif kind == "virtuoso":
            location = f"{request.getfixturevalue('virtuoso')}-auth"
            patch.setenv("NEWSKG_STORE_USER", "dba")
            patch.setenv("NEWSKG_STORE_PASSWORD", "dba")
        elif kind == "oxigraph":
            address = request.getfixturevalue("oxigraph_process")
            location = f"{address}/query"
            clear = urllib.request.Request(
                f"{address}/update",
                data=b"CLEAR ALL",
                headers={"Content-Type": "application/sparql-update"},
            )
            urllib.request.urlopen(clear).close()
        with open_store(location, base=base, create=True) as opened:
            yield opened
