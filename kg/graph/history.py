"""Corrections of articles: what a store keeps of earlier versions.

Each correction has a named graph of its own, so that reading, checking and dropping one costs no
more however many there are. It holds the version before with its text, and what changed. A
correction's key is made of those before it, as in a chain: an article that goes back to earlier
words has been corrected twice, and sources that changed alike share what is kept. An article of
the store links to the correction that it came of; without an article that needs it, a correction
goes.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.graph import dates
from kg.graph.backend import Backend
from kg.graph.converter import from_rdf
from kg.graph.converter.facts import as_node
from kg.graph.converter.revision import revision_from_rdf
from kg.graph.terms import KG, PROV, RDF, node
from kg.records import Article, Extraction
from kg.revisions import Revision, Version

Days = Mapping[tuple[str, int], str]
"""The day of reading of each meeting and claim of an article that came with a correction."""


class Histories(Backend):
    """The part of a store that keeps corrections."""

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        """The corrections that made an article of the store what it is, the first one first."""
        found: list[Revision] = []
        key = self._head(article_id)
        while key is not None:
            found.append(self.revision(key))
            key = found[-1].previous
        return tuple(reversed(found))

    def revision(self, key: str) -> Revision:
        """One correction.

        Raises:
            StoreError: if the store does not have it, or has something else in its graph.
        """
        quads = list(self.match(graph=self._revision_graph(key)))
        if not quads:
            raise StoreError(f"{self.location}: no correction {key} in this store")
        return revision_from_rdf(quads, self.iris)

    def earlier_like(self, revision: Revision) -> Version | None:
        """The version to which a correction went back; None where its text is a new one."""
        key: str | None = revision.key
        while key is not None:
            step = self.revision(key)
            if step.earlier.article.id == revision.article_id:
                return step.earlier
            key = step.previous
        return None

    def revision_keys(self) -> list[str]:
        """The keys of all corrections, sorted."""
        own = self.iris.revision_graph("")
        found = self.match(None, RDF.type, PROV.Revision)
        return sorted(
            self.iris.key_of_revision(as_node(quad.subject).value)
            for quad in found
            if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(own)
        )

    def revised_articles(self) -> dict[str, str]:
        """The key of the latest correction of each article that was corrected, by article id."""
        prefix = self.iris.article("-").removesuffix("-")
        links = self.match(None, PROV.qualifiedRevision)
        return {
            self.iris.article_id(subject.value): self.iris.key_of_revision(
                as_node(link.object).value
            )
            for link in links
            if isinstance(subject := link.subject, NamedNode) and subject.value.startswith(prefix)
        }

    def versions_of(self, article_id: str) -> list[str]:
        """The keys of the corrections that replaced an article with this id, sorted."""
        article = node(self.iris.article(article_id))
        found = self.match(None, PROV.specializationOf, article)
        return sorted(self.iris.key_of_revision(as_node(quad.subject).value) for quad in found)

    def following(self, key: str) -> list[str]:
        """The keys of the corrections that what a correction made had in turn, sorted."""
        links = self.match(None, PROV.qualifiedRevision, node(self.iris.revision(key)))
        versions = self.iris.version("")
        subjects = (as_node(link.subject).value for link in links)
        return sorted(
            self.iris.key_of_revision(one) for one in subjects if one.startswith(versions)
        )

    def after(self, key: str) -> Article:
        """What a correction made: the article as it is, or the version that was corrected again.

        Raises:
            StoreError: if the store does not have it.
        """
        following = self.following(key)
        if following:
            return self.revision(following[0]).earlier.article
        graph = node(self.iris.article_graph(self.revision(key).article_id))
        return from_rdf(Extraction, self.match(graph=graph), self.iris).article

    # what is there

    def _head(self, article_id: str) -> str | None:
        return self._previous(node(self.iris.article(article_id)))

    def _previous(self, successor: NamedNode) -> str | None:
        """The correction that an article or a version came of."""
        found = next(self.match(successor, PROV.qualifiedRevision), None)
        return None if found is None else self.iris.key_of_revision(as_node(found.object).value)

    def _is_shared(self, key: str) -> bool:
        """Whether several articles or versions came of a correction."""
        links = self.match(None, PROV.qualifiedRevision, node(self.iris.revision(key)))
        return len({link.subject for link in links}) > 1

    def _stated_days(self, key: str, article_id: str) -> Days:
        article = self.iris.article(article_id)
        found = self.match(None, KG.firstReadOn, graph=self._revision_graph(key))
        days = {}
        for quad in found:
            kind, _, index = as_node(quad.subject).value.removeprefix(f"{article}/").partition("/")
            if index.isdecimal():
                days[kind, int(index)] = dates.from_rdf(quad.object)
        return days

    def _readable(self, article_id: str) -> Extraction | None:
        """What was read out of an article; None where its graph is not as newskg writes it."""
        quads = list(self.match(graph=node(self.iris.article_graph(article_id))))
        try:
            return from_rdf(Extraction, quads, self.iris)
        except StoreError:
            return None

    def _revision_graph(self, key: str) -> NamedNode:
        return node(self.iris.revision_graph(key))

    @property
    def _ingestion(self) -> NamedNode:
        return node(self.iris.ingestion_graph())
