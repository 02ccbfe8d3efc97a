"""How a store keeps what its articles together say, and which articles that does not speak of yet.

Where there is a resolution, each change of an article marks it in the same transaction; what
follows of it comes in another, which takes the mark away. So whoever opens a store knows at once
whether it is up to date, and what has to be done, however often the work on it was cut short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.graph.backend import Backend
from kg.graph.converter import from_rdf, to_rdf
from kg.graph.converter.difference import difference_to_rdf
from kg.graph.converter.facts import as_node
from kg.graph.terms import KG, boolean, node, text, value_of_text
from kg.graph.updates import Changes
from kg.records import Resolution
from kg.resolution.incremental import Difference


class Resolved(Backend):
    """The part of a store that keeps what all articles together say."""

    def put_resolution(self, resolution: Resolution, digest: str) -> None:
        """Stores what all articles together say; only what differs is written.

        ``digest`` names what it was computed from, for `resolution_digest` to give back.
        """
        self._put_whole(to_rdf(resolution, self.iris), digest)

    def put_resolved_anew(self, difference: Difference, digest: str) -> None:
        """Stores what differs from no resolution at all, as `put_resolution` does."""
        self._put_whole(difference_to_rdf(difference, self.iris, self.match).insert, digest)

    def put_difference(self, difference: Difference, digest: str) -> None:
        """Stores what differs from the resolution that is there; see `put_resolution`."""
        changes = difference_to_rdf(difference, self.iris, self.match)
        named = self.match(self._resolution, KG.digest, None, self._resolution)
        changes.replace(named, [self._named(digest)])
        self._write_resolved(changes)

    def resolution(self) -> Resolution:
        """What `put_resolution` stored; empty where nothing was."""
        return from_rdf(Resolution, self.match(graph=self._resolution), self.iris)

    def resolution_digest(self) -> str | None:
        """What the stored resolution was computed from; None without one."""
        found = next(self.match(self._resolution, KG.digest, None, self._resolution), None)
        return None if found is None else value_of_text(found.object)

    @property
    def is_resolved(self) -> bool:
        """Whether there is a resolution, and it speaks of all articles as they are."""
        return self.resolution_digest() is not None and next(self._marks(), None) is None

    def unresolved(self) -> list[str] | None:
        """Articles that came, changed or went since the resolution, sorted; None without one."""
        if self.resolution_digest() is None:
            return None
        return sorted(self.iris.article_id(as_node(quad.subject).value) for quad in self._marks())

    def marked(self, article_ids: Iterable[str]) -> list[Quad]:
        """The statements that mark articles as not resolved, where others are."""
        if self.resolution_digest() is None:
            return []
        graph = node(self.iris.ingestion_graph())
        return [
            Quad(node(self.iris.article(article_id)), KG.unresolved, boolean(True), graph)
            for article_id in article_ids
        ]

    def _marks(self) -> Iterator[Quad]:
        return self.match(None, KG.unresolved, None, node(self.iris.ingestion_graph()))

    def _put_whole(self, statements: list[Quad], digest: str) -> None:
        graph, changes = self._resolution, Changes()
        changes.replace(self.match(graph=graph), [*statements, self._named(digest)], graph)
        self._write_resolved(changes)

    def _write_resolved(self, changes: Changes) -> None:
        # All of them: a build and its resolution have the store to themselves.
        changes.delete += self._marks()
        self.write(drop=changes.drop, delete=changes.delete, insert=changes.insert)

    def _named(self, digest: str) -> Quad:
        return Quad(self._resolution, KG.digest, text(digest), self._resolution)

    @property
    def _resolution(self) -> NamedNode:
        return node(self.iris.resolution_graph())
