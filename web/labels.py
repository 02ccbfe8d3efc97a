"""What people read instead of IRIs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kg.graph.store import Store
from kg.questions.binding import Iri, bind, is_iri
from kg.web.rows import select

_AT_ONCE: Final = 1000
"""IRIs that one query looks the labels of up for."""

_LABELS: Final = "SELECT ?thing ?label WHERE { ?thing rdfs:label ?label } ORDER BY ?label"


def labels_of(store: Store, iris: Iterable[str]) -> dict[str, str]:
    """The label of each IRI that has one, the first in order of several."""
    wanted = [iri for iri in dict.fromkeys(iris) if is_iri(iri)]
    labels: dict[str, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = [Iri(iri) for iri in wanted[start : start + _AT_ONCE]]
        for iri, label in select(store, bind(_LABELS, {"thing": some})):
            if iri and label:
                labels.setdefault(iri, label)
    return labels
