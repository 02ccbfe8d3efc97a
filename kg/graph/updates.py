"""Changes of the graph as SPARQL 1.1 Update."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, serialize


@dataclass
class Changes:
    """What one transaction does: drops graphs, then deletes and inserts statements."""

    drop: list[NamedNode] = field(default_factory=list)
    delete: list[Quad] = field(default_factory=list)
    insert: list[Quad] = field(default_factory=list)

    def replace(
        self, old: Iterable[Quad], new: Sequence[Quad], graph: NamedNode | None = None
    ) -> None:
        """Puts ``new`` in the place of ``old``, which costs only what differs.

        Args:
            old: the statements that are there.
            new: those that shall be there.
            graph: what to drop where ``old`` holds blank nodes, which only a whole graph gets rid
                of (SPARQL 1.1 Update, section 3.1.2): ``old`` is all of it then.
        """
        before, after = set(old), set(new)
        if graph is not None and any(has_blank_node(quad) for quad in before):
            self.drop.append(graph)
            before = set()
        self.delete += [quad for quad in before if quad not in after]
        self.insert += [quad for quad in new if quad not in before]


def has_blank_node(quad: Quad) -> bool:
    """Whether a statement is about, or names, a node that has no name outside of its document."""
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)


def update_text(drop: Sequence[NamedNode], delete: Sequence[Quad], insert: Sequence[Quad]) -> str:
    """One SPARQL update that drops graphs, then deletes and inserts statements."""
    operations = [f"DROP SILENT GRAPH {graph}" for graph in drop]
    operations += [f"DELETE DATA {{{_by_graph(delete)}}}"] if delete else []
    operations += [f"INSERT DATA {{{_by_graph(insert)}}}"] if insert else []
    return " ;\n".join(operations)


def document_text(quads: Iterable[Quad]) -> str:
    """The statements as N-Triples."""
    data = serialize([quad.triple for quad in quads], format=RdfFormat.N_TRIPLES) or b""
    return data.decode("utf-8")


def _by_graph(quads: Sequence[Quad]) -> str:
    groups: dict[str, list[Quad]] = {}
    for quad in quads:
        groups.setdefault(str(quad.graph_name), []).append(quad)
    return "".join(f"GRAPH {graph} {{\n{document_text(held)}}}\n" for graph, held in groups.items())
