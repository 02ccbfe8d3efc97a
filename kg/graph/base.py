"""What a store keeps: articles with what was read out of them, a resolution, and any RDF."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.graph import journal
from kg.graph.converter import from_rdf, to_rdf
from kg.graph.converter.facts import as_node
from kg.graph.correcting import Correcting
from kg.graph.exchanging import Exchanging
from kg.graph.journal import SourceEntry
from kg.graph.terms import KG, RDF, SCHEMA, node, value_of_text
from kg.graph.updates import Changes
from kg.records import Extraction

_LOOKED_UP = 100
"""Sources that are faster looked up one by one than found in the whole journal."""


class Store(Correcting, Exchanging):
    """A knowledge graph that is kept somewhere; `kg.graph.store.open_store` opens one.

    A context manager; `close` it otherwise. Every method raises StoreError where the place that
    keeps the statements fails. Each change is one transaction: it is there wholly or not at all.
    """

    # articles

    def put_article(
        self,
        extraction: Extraction,
        *,
        source: str,
        ingested: str,
        reader_version: str,
        judged: Sequence[Quad] = (),
        former: Sequence[str] = (),
    ) -> None:
        """Stores what was read out of a source, instead of what was read out of it before.

        Where this is a correction of what was read before, that stays as an earlier version
        (`revisions`), with what changed.

        Where several sources have the same content, and with it the same article, the graph is
        that of the first source in alphabetical order, whichever is stored first.

        Args:
            extraction: the record.
            source: where it was read, such as an absolute path.
            ingested: the day of reading, YYYY-MM-DD.
            reader_version: the version of the reader that made the record.
            judged: what people decided about it, in the graph `Iris.judgements_graph`.
            former: for a source that is new here, those under which it was known until now. They
                have the same article, and are forgotten.

        Raises:
            StoreError: if the record cannot be kept or the store cannot be written; nothing of
                it is stored then.
        """
        article = extraction.article
        entry = SourceEntry(article.id, article.sha256, reader_version, ingested)
        sources = self._sources_of(article.id)
        first = min((one for one in sources if one != source), default=source)
        current = first in sources and sources[first].reader_version == reader_version
        names = {source} if self._entry(source) is not None else {source, *former}
        earlier = next(filter(None, map(self._entry, sorted(names))), None)
        left = {earlier.article_id} if earlier is not None else set()
        changes = Changes(insert=self.marked({article.id, *left}))
        if first >= source or not current:
            graph = self._article_graph(article.id)
            there = list(self.match(graph=graph))
            changes.replace(there, to_rdf(extraction, self.iris, reader_version), graph)
            self._move_along(changes, there, extraction)
            graph = self._judgements_graph(article.id)
            changes.replace(self.match(graph=graph), judged, graph)
        if earlier is not None and earlier.article_id != article.id:
            replaced = self._sources_of(earlier.article_id)
            self._carry_on(changes, extraction, entry, replaced, names)
            changes.drop += self._graphs_if_unused(earlier.article_id, names)
        # Last, because a server that takes a change in parts must not have the entry alone.
        changes.replace(
            [
                quad
                for name in names
                for quad in self.match(node(self.iris.source(name)), graph=self._ingestion)
            ],
            journal.entry_to_rdf(self.iris, source, entry),
        )
        self.write(drop=changes.drop, delete=changes.delete, insert=changes.insert)

    def remove_source(self, source: str) -> bool:
        """Forgets a source, and its article with all earlier versions, unless another has the same.

        Returns:
            Whether the source was there. What resolution concluded is not touched.
        """
        entry = self._entry(source)
        if entry is None:
            return False
        # First and by itself, for servers that take a change in parts.
        self._mark(entry.article_id)
        changes = Changes(drop=self._graphs_if_unused(entry.article_id, {source}))
        if changes.drop:
            self._forget(changes, entry.article_id)
        changes.delete += self.match(node(self.iris.source(source)), graph=self._ingestion)
        self.write(drop=changes.drop, delete=changes.delete)
        return True

    def remove_article(self, article_id: str) -> bool:
        """Forgets an article, its earlier versions, and all sources that have it.

        Returns:
            Whether the article was there. What resolution concluded is not touched.
        """
        graphs, sources = self._graphs_of(article_id), self._sources_of(article_id)
        if not graphs and not sources:
            return False
        self._mark(article_id)
        changes = Changes(drop=graphs)
        self._forget(changes, article_id)
        for source in sources:
            changes.delete += self.match(node(self.iris.source(source)), graph=self._ingestion)
        self.write(drop=changes.drop, delete=changes.delete)
        return True

    def sources(self) -> dict[str, SourceEntry]:
        """What was read from where, by source, sorted: the journal of `kg build`."""
        return journal.entries_from_rdf(self.match(graph=self._ingestion), self.iris)

    @property
    def has_sources(self) -> bool:
        """Whether anything was read into the store."""
        return next(self.match(None, RDF.type, KG.Source, self._ingestion), None) is not None

    def entries(self, sources: Collection[str]) -> dict[str, SourceEntry]:
        """As `sources`, of these alone as far as they were read."""
        if len(sources) > _LOOKED_UP:
            return {name: entry for name, entry in self.sources().items() if name in sources}
        found = {name: self._entry(name) for name in sorted(sources)}
        return {name: entry for name, entry in found.items() if entry is not None}

    def sources_of(self, article_id: str) -> dict[str, SourceEntry]:
        """As `sources`, of one article alone."""
        return self._sources_of(article_id)

    def article_ids(self) -> list[str]:
        """The articles in the store, sorted."""
        found = self.match(None, RDF.type, SCHEMA.NewsArticle)
        prefix = self.iris.article_graph("-").removesuffix("-")
        names = (quad.graph_name for quad in found)
        iris = (name.value for name in names if isinstance(name, NamedNode))
        return sorted(iri.removeprefix(prefix) for iri in iris if iri.startswith(prefix))

    def file_name(self, article_id: str) -> str | None:
        """The name of the file that an article was read from; None for one that is not there."""
        article, graph = node(self.iris.article(article_id)), self._article_graph(article_id)
        found = next(self.match(article, KG.fileName, None, graph), None)
        return None if found is None else value_of_text(found.object)

    def file_names(self) -> dict[str, str]:
        """The name of the file that each article was read from, by article id, sorted."""
        return self._stated(KG.fileName)

    def signature(self, article_id: str) -> str | None:
        """As `signatures`, of one article."""
        article, graph = node(self.iris.article(article_id)), self._article_graph(article_id)
        found = next(self.match(article, KG.signature, None, graph), None)
        return None if found is None else value_of_text(found.object)

    def signatures(self) -> dict[str, str]:
        """What the words of each article are compared by, by article id; short ones have none."""
        return self._stated(KG.signature)

    def extraction(self, article_id: str) -> Extraction:
        """Everything that was read out of one article.

        Raises:
            StoreError: if the store does not have it, or has something else in its graph.
        """
        quads = list(self.match(graph=self._article_graph(article_id)))
        if not quads:
            raise StoreError(f"{self.location}: no article {article_id} in this store")
        return from_rdf(Extraction, quads, self.iris)

    def extractions(self) -> Iterator[Extraction]:
        """Every article's record, by article id, one at a time."""
        return map(self.extraction, self.article_ids())

    # judgements

    def judged(self, article_id: str) -> str:
        """What `put_article` was given as judged of one article, as `judged_articles` says."""
        found = next(self.match(None, KG.digest, None, self._judgements_graph(article_id)), None)
        return "" if found is None else value_of_text(found.object)

    def judged_articles(self) -> dict[str, str]:
        """What `put_article` was given as judged, named by its digest, by article id, sorted."""
        prefix = self.iris.judgements_graph("-").removesuffix("-")
        digests = {
            quad.graph_name.value.removeprefix(prefix): value_of_text(quad.object)
            for quad in self.match(None, KG.digest)
            if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(prefix)
        }
        return dict(sorted(digests.items()))

    # questions

    def put_questions(self, statements: Sequence[Quad]) -> bool:
        """Stores the question library instead of what stood there; only what differs is written.

        Args:
            statements: all of the library, in the graph `Iris.questions_graph`.

        Returns:
            Whether anything differed.
        """
        return self.put_graph(self.iris.questions_graph(), statements)

    def put_graph(self, iri: str, statements: Sequence[Quad]) -> bool:
        """Stores all the statements of a graph instead of those that stood there, as above."""
        graph = node(iri)
        changes = Changes()
        changes.replace(self.match(graph=graph), statements, graph)
        if not (changes.drop or changes.delete or changes.insert):
            return False
        self.write(drop=changes.drop, delete=changes.delete, insert=changes.insert)
        return True

    def _mark(self, article_id: str) -> None:
        marks = self.marked([article_id])
        if marks:
            self.write(insert=marks)

    def _article_graph(self, article_id: str) -> NamedNode:
        return node(self.iris.article_graph(article_id))

    def _stated(self, predicate: NamedNode) -> dict[str, str]:
        """What the articles' own graphs state, by article id, sorted."""
        prefix = self.iris.article_graph("-").removesuffix("-")
        found = {
            quad.graph_name.value.removeprefix(prefix): value_of_text(quad.object)
            for quad in self.match(None, predicate)
            if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(prefix)
        }
        return dict(sorted(found.items()))

    def _judgements_graph(self, article_id: str) -> NamedNode:
        return node(self.iris.judgements_graph(article_id))

    def _entry(self, source: str) -> SourceEntry | None:
        quads = self.match(node(self.iris.source(source)), graph=self._ingestion)
        return journal.entries_from_rdf(quads, self.iris).get(source)

    def _sources_of(self, article_id: str) -> dict[str, SourceEntry]:
        article = node(self.iris.article(article_id))
        found = self.match(None, KG.article, article, self._ingestion)
        quads = [
            quad
            for source in [as_node(entry.subject) for entry in found]
            for quad in self.match(source, graph=self._ingestion)
        ]
        return journal.entries_from_rdf(quads, self.iris)

    def _graphs_of(self, article_id: str) -> list[NamedNode]:
        graphs = [self._article_graph(article_id), self._judgements_graph(article_id)]
        return [graph for graph in graphs if self.has_graph(graph.value)]

    def _graphs_if_unused(self, article_id: str, forgotten: set[str]) -> list[NamedNode]:
        unused = not self._sources_of(article_id).keys() - forgotten
        return self._graphs_of(article_id) if unused else []
