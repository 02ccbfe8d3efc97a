"""Answers as text: rows in SPARQL's TSV, one a line, read and rewritten by Oxigraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, cast, overload

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results
from rdflib.term import Identifier

from kg.errors import QueryError
from kg.graph.terms import RdflibTerms
from kg.graph.xml import well_formed

FORMATS: Final = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}

_ENDS: Final = {"json": b"]}}", "xml": b"</results></sparql>", "csv": b"", "tsv": b""}
"""What stands after the last row."""

_BETWEEN: Final = {"json": b",", "xml": b"", "csv": b"", "tsv": b""}

_PIECE: Final = 1 << 18
"""Bytes of rows that are rewritten at a time."""

_PERHAPS_RDF_12: Final = re.compile(rb"<<\(|\"@[A-Za-z0-9-]+--")
"""What such terms look like; so may parts of longer strings."""

Row = tuple[Identifier | None, ...]


class WrittenRows(Sequence[Row]):
    """Rows that stay text until somebody looks at one; then all become rdflib's terms.

    The first rows (``rows[:10]``) are to be had without the others. Looking raises QueryError
    where a term is none of RDF 1.1's.
    """

    def __init__(self, tsv: bytes) -> None:
        self.tsv = tsv

    def __len__(self) -> int:
        return self.tsv.count(b"\n") - 1

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice) and "_read" not in self.__dict__:
            start, stop, step = place.indices(len(self))
            if (start, step) == (0, 1):
                lines = self.tsv.split(b"\n", stop + 1)[: stop + 1]
                return _terms(b"".join(line + b"\n" for line in lines))
        return self._read[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._read == list(other)

    __hash__ = None  # type: ignore[assignment]

    def arranged(self, places: Sequence[int]) -> WrittenRows:
        """The rows with the columns that stand at these places, in this order."""
        lines = self.tsv.split(b"\n")[:-1]
        cells = (line.split(b"\t") for line in lines)
        moved = (b"\t".join([row[place] for place in places]) for row in cells)
        return WrittenRows(b"\n".join(moved) + b"\n")

    @cached_property
    def _read(self) -> list[Row]:
        return _terms(self.tsv)


def _terms(tsv: bytes) -> list[Row]:
    found = parse_query_results(tsv, format=QueryResultsFormat.TSV)
    convert = RdflibTerms().__getitem__
    # TSV has no yes and no.
    return [tuple(map(convert, solution)) for solution in cast(QuerySolutions, found)]


def perhaps_rdf_12(text: bytes) -> bool:
    """Whether TSV or N-Triples may hold terms that RDF 1.1 does not know."""
    return _PERHAPS_RDF_12.search(text) is not None


def booleans(value: bool, format_name: str) -> bytes:
    """The answer to ASK.

    Raises:
        QueryError: for the formats that have rows only.
    """
    if format_name in ("csv", "tsv"):
        raise QueryError(f"{format_name}: no format for the answer to ASK; use json or xml")
    text = b'{"head":{},"boolean":%s}' % (b"true" if value else b"false")
    found = parse_query_results(text, format=QueryResultsFormat.JSON)
    return found.serialize(format=FORMATS[format_name]) or b""


def pieces(tsv: bytes, format_name: str) -> Iterator[bytes]:
    """A document of the rows, some at a time.

    Each piece of the rows is made a whole document, of which only the rows are passed on.
    """
    if format_name == "tsv":
        yield tsv
        return
    heading = tsv[: tsv.index(b"\n") + 1]
    end, between = _ENDS[format_name], _BETWEEN[format_name]
    empty = _rewritten(heading, format_name)
    start = empty[: len(empty) - len(end)]
    yield start
    place, first = len(heading), True
    while place < len(tsv):
        cut = tsv.find(b"\n", place + _PIECE) + 1 or len(tsv)
        document = _rewritten(heading + tsv[place:cut], format_name)
        yield (b"" if first else between) + document[len(start) : len(document) - len(end)]
        place, first = cut, False
    yield end


def _rewritten(tsv: bytes, format_name: str) -> bytes:
    found = parse_query_results(tsv, format=QueryResultsFormat.TSV)
    document = found.serialize(format=FORMATS[format_name]) or b""
    return well_formed(document) if format_name == "xml" else document
