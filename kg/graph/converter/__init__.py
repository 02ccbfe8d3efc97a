"""The one converter between records and RDF: `to_rdf` and `from_rdf` undo each other exactly.

``extraction`` and ``resolution`` say what each record looks like as RDF; what they share stands
in modules of its own. Everything strange ends in a StoreError ``Unexpected ...: VALUE``.

No statement is made in two graphs, and no blank node is made at all: engines differ in whether a
union of graphs repeats a statement that several of them hold, and blank nodes would give other
bytes each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pyoxigraph import Quad, Triple

from kg.errors import StoreError
from kg.graph.converter.extraction import extraction_from_rdf, extraction_to_rdf
from kg.graph.converter.resolution import resolution_from_rdf, resolution_to_rdf
from kg.graph.iris import Iris
from kg.records import Extraction, Resolution

__all__ = ["from_rdf", "to_rdf"]

_Record = TypeVar("_Record", Extraction, Resolution)


def to_rdf(record: Extraction | Resolution, iris: Iris, version: str = "unknown") -> list[Quad]:
    """The statements of the record's named graph.

    Args:
        record: what to convert.
        iris: mints the IRIs.
        version: the reader's version, which an article's graph names.

    Raises:
        StoreError: if the record contradicts itself or holds what RDF cannot.
    """
    if isinstance(record, Extraction):
        return extraction_to_rdf(record, iris, version)
    if isinstance(record, Resolution):
        return resolution_to_rdf(record, iris)
    raise StoreError(f"Unexpected record: {record!r}")


def from_rdf(kind: type[_Record], quads: Iterable[Quad | Triple], iris: Iris) -> _Record:
    """The record of this kind that `to_rdf` made these statements of.

    Raises:
        StoreError: if they are not the statements of one such record.
    """
    if kind is Extraction:
        return extraction_from_rdf(quads, iris)
    if kind is Resolution:
        return resolution_from_rdf(quads, iris)
    raise StoreError(f"Unexpected kind of record: {kind!r}")
