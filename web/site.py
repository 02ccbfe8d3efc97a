"""What all pages share: the open store, the catalogue, and facts about the graph kept at hand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar, cast

from flask import current_app

from kg.errors import UsageError
from kg.graph.iris import Iris
from kg.graph.store import Store, open_store
from kg.judgements.collection import NO_JUDGEMENTS, Judgements
from kg.judgements.file import load_judgements
from kg.questions import Catalogue
from kg.resolving import is_finished, is_of_other_rules
from kg.web.turnstile import Turnstile

EXTENSION: Final = "newskg"
"""Under which name ``app.extensions`` holds the `Site`."""

Kept = TypeVar("Kept")


class Site:
    """One store and one catalogue for all requests, whichever thread serves them.

    ``store`` is an open store, or the location of one that is opened read-only at the first
    request that needs it: before the first ``kg build`` there is nothing to open. ``judgements``
    is the file of what people decided.
    """

    def __init__(
        self,
        store: Store | str,
        base: str,
        catalogue: Catalogue,
        judgements: Path | None,
        turnstile: Turnstile,
    ) -> None:
        self.catalogue = catalogue
        self.turnstile = turnstile
        self.judgements_file = judgements
        self.iris = store.iris if isinstance(store, Store) else Iris(base)
        self._location = store if isinstance(store, str) else None
        self._base = base
        self._store = None if isinstance(store, str) else store
        self._opening = threading.Lock()
        self._computing = threading.RLock()
        self._kept: dict[str, tuple[str | None, object]] = {}

    @property
    def store(self) -> Store:
        """The open store.

        Raises:
            StoreError: where there is none yet, or it cannot be opened; the next request tries
                again.
        """
        with self._opening:
            if self._store is None:
                self._store = open_store(cast(str, self._location), base=self._base, read_only=True)
            return self._store

    @property
    def judgements(self) -> Judgements:
        """What people decided, as the file says now.

        Raises:
            UsageError: the file is broken.
        """
        file = self.judgements_file
        return NO_JUDGEMENTS if file is None else load_judgements(file)

    @property
    def finished(self) -> bool:
        """Whether the graph holds what its articles together say, and what people decided.

        Where newskg alone is another than at the last build, it does as of that build.
        """
        try:
            decided = self.judgements
            return is_finished(self.store, decided) or is_of_other_rules(self.store, decided)
        except UsageError:
            return False

    def keep(self, name: str, compute: Callable[[Store], Kept]) -> Kept:
        """What ``compute`` says of the store, computed again only when the graph has changed.

        While one thread computes, the others wait for it rather than do the same.
        """
        store = self.store
        state = store.version or store.resolution_digest()
        kept = self._kept.get(name)
        if kept is None or kept[0] != state:
            with self._computing:
                kept = self._kept.get(name)
                if kept is None or kept[0] != state:
                    kept = self._kept[name] = (state, compute(store))
        return cast(Kept, kept[1])


def site() -> Site:
    """The `Site` of the application that serves this request."""
    return cast(Site, current_app.extensions[EXTENSION])
