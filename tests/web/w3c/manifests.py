"""The manifests of the W3C's SPARQL 1.1 tests, read into records.

The tests lie beside the repository and are read in place. What their files call each other by are
IRIs: a folder's files are below the folder's address at the W3C, wherever they lie here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

MF: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT: Final = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT: Final = Namespace("http://www.w3.org/2011/http#")
CNT: Final = Namespace("http://www.w3.org/2011/content#")
ADDRESS: Final = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"


@dataclass(frozen=True, slots=True)
class EvaluationTest:
    """A query, the files of its dataset by the IRIs of their graphs, and the answer expected."""

    name: str
    base: str
    query: Path
    default_graphs: dict[str, Path]
    named_graphs: dict[str, Path]
    expected: Path


@dataclass(frozen=True, slots=True)
class SyntaxTest:
    """A query that is to be read, or refused."""

    name: str
    query: Path
    well_formed: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request, and what it is answered with: statuses by their hundreds, the form of content.

    ``form`` is boolean, tabular or RDF; None where nothing is said of the content.
    """

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: frozenset[int]
    form: str | None
    boolean: bool | None


@dataclass(frozen=True, slots=True)
class ProtocolTest:
    """Requests in their order, and the files of the graphs that they ask, by IRI."""

    name: str
    graphs: dict[str, Path]
    exchanges: tuple[Exchange, ...]


class Manifest:
    """One folder of tests: ``Manifest(folder).evaluation()`` are its query evaluation tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.base = f"{ADDRESS}{folder.name}/"
        self._graph = Graph().parse(folder / "manifest.ttl", publicID=f"{self.base}manifest.ttl")

    def evaluation(self) -> Iterator[EvaluationTest]:
        for entry in self._entries("QueryEvaluationTest", "CSVResultFormatTest"):
            action = self._one(entry, MF.action)
            yield EvaluationTest(
                _name(entry),
                self.base,
                self._file(self._one(action, QT.query)),
                self._files(self._graph.objects(action, QT.data)),
                self._files(self._graph.objects(action, QT.graphData)),
                self._file(self._one(entry, MF.result)),
            )

    def syntax(self) -> Iterator[SyntaxTest]:
        for kind, well_formed in (("PositiveSyntaxTest11", True), ("NegativeSyntaxTest11", False)):
            for entry in self._entries(kind):
                file = self._file(self._one(entry, MF.action))
                if file.suffix == ".rq":
                    yield SyntaxTest(_name(entry), file, well_formed)

    def protocol(self) -> Iterator[ProtocolTest]:
        for entry in self._entries("ProtocolTest"):
            graphs = {
                str(self._one(data, RDFS.label)): self._file(self._one(data, UT.graph))
                for data in self._graph.objects(entry, UT.graphData)
            }
            requests = self._one(self._one(entry, MF.action), HT.requests)
            exchanges = tuple(map(self._exchange, Collection(self._graph, requests)))
            yield ProtocolTest(_name(entry), graphs, exchanges)

    def _exchange(self, request: Node) -> Exchange:
        headers = {
            str(self._one(header, HT.fieldName)): str(self._one(header, HT.fieldValue))
            for fields in self._graph.objects(request, HT.headers)
            for header in Collection(self._graph, fields)
        }
        content = self._graph.value(request, HT.body)
        response = self._one(request, HT.resp)
        form = self._graph.value(response, MF.expectedFormat)
        boolean = self._graph.value(response, MF.expectedBoolean)
        return Exchange(
            str(self._one(request, HT.methodName)),
            str(self._one(request, HT.absolutePath)),
            headers,
            None if content is None else self._content(content),
            # from IRIs that end in StatusCode2xx
            frozenset(
                int(str(status)[-3]) for status in self._graph.objects(response, MF.expectedStatus)
            ),
            None if form is None else str(form),
            bool(boolean.value) if isinstance(boolean, Literal) else None,
        )

    def _content(self, content: Node) -> bytes:
        encoding = str(self._one(content, CNT.characterEncoding))
        return str(self._one(content, CNT.chars)).encode(encoding)

    def _entries(self, *kinds: str) -> Iterator[Node]:
        listed = self._one(URIRef(f"{self.base}manifest.ttl"), MF.entries)
        for entry in Collection(self._graph, listed):
            if any((entry, RDF.type, MF[kind]) in self._graph for kind in kinds):
                yield entry

    def _files(self, iris: Iterator[Node]) -> dict[str, Path]:
        return {str(iri): self._file(iri) for iri in iris}

    def _file(self, iri: Node) -> Path:
        return self.folder / str(iri).removeprefix(self.base)

    def _one(self, subject: Node, predicate: Node) -> Node:
        value = self._graph.value(subject, predicate)
        assert value is not None, f"{self.folder}: {subject} has no {predicate}"
        return value


def _name(entry: Node) -> str:
    return str(entry).partition("#")[2]
