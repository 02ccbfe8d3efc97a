"""RDF files into a store, and its statements out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.graph import exchange
from kg.graph.rdf_file import RdfFile
from kg.graph.resolved import Resolved
from kg.graph.terms import node


class Exchanging(Resolved):
    """The part of a store that takes RDF files and gives its statements."""

    def import_rdf(
        self, path: Path, graph: str | None = None, begun: set[str] | None = None
    ) -> int:
        """Adds the statements of an RDF file as they are; see `kg.graph.rdf_file`.

        ``begun`` belongs to an import of several files, which may share graphs of newskg's own: an
        empty set, handed on from file to file.

        Returns:
            How many statements the file has; into an empty place, each counts once.

        Raises:
            StoreError: naming file and line, if it is not valid RDF, or if it would change what
                newskg wrote itself; nothing is stored then.
        """
        file = RdfFile.of(path, graph, self.iris)
        begun = set() if begun is None else begun
        if (count := self._load(file)) is not None:
            begun.update(filter(self.iris.is_own_graph, self.graphs()))
            return count
        quads = file.read()
        exchange.refuse_mixing(path, quads, self, begun)
        self.write(insert=[*quads, *self.marked(self._new_articles(quads))])
        return len(quads)

    def export(self, format_name: str, graph: str | None = None) -> Iterator[bytes]:
        """The statements of all graphs, or of one, in pieces; the same graph gives the same bytes.

        Args:
            format_name: ``nquads`` (sorted bytewise), ``trig``, ``turtle`` or ``jsonld``.
            graph: the IRI of the one graph to give.

        Raises:
            StoreError: for another format, or a graph that the store does not have.
        """
        return exchange.write_rdf(self.graph_statements(graph), format_name)

    def graph_statements(self, graph: str | None = None) -> Iterator[Quad]:
        """The statements of one graph, or of all.

        Raises:
            StoreError: for a graph that the store does not have.
        """
        if graph is None:
            return self.statements()
        if not self.has_graph(graph):
            raise StoreError(f"{self.location}: no graph <{graph}> in this store")
        return self.match(graph=node(graph))

    def _new_articles(self, quads: Iterable[Quad]) -> list[str]:
        """The articles whose graphs are among the statements and not in the store."""
        prefix = self.iris.article_graph("-").removesuffix("-")
        names = {quad.graph_name for quad in quads}
        graphs = {name.value for name in names if isinstance(name, NamedNode)}
        found = sorted(graph for graph in graphs if graph.startswith(prefix))
        return [graph.removeprefix(prefix) for graph in found if not self.has_graph(graph)]
