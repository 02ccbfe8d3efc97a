"""How a store follows what becomes of an article: corrected, read anew, or gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from pyoxigraph import Quad

from kg.errors import StoreError
from kg.graph import dates
from kg.graph.converter import from_rdf
from kg.graph.converter.facts import as_node
from kg.graph.converter.revision import link_to_rdf, revision_from_rdf, revision_to_rdf
from kg.graph.history import Days, Histories
from kg.graph.journal import SourceEntry, first_day_to_rdf
from kg.graph.terms import KG, node
from kg.graph.updates import Changes
from kg.records import Extraction
from kg.revisions import Revision, Version, compare, is_revision, reads_the_same
from kg.revisions.comparison import counterparts
from kg.revisions.moving import moved_changes


class Correcting(Histories):
    """The part of a store that notes corrections; all of it goes with the article's own change."""

    def _carry_on(
        self,
        changes: Changes,
        extraction: Extraction,
        entry: SourceEntry,
        replaced: Mapping[str, SourceEntry],
        names: Set[str],
    ) -> None:
        """Keeps what a source said before, where the new article is a correction of it.

        Args:
            changes: where to note what to write.
            extraction: the new article.
            entry: the journal's entry for it.
            replaced: the sources of the article before, by name.
            names: the source that changed, and what it was called before.
        """
        source = min(replaced.keys() & names)
        earlier = replaced[source]
        before = self._readable(earlier.article_id)
        known = self._head(extraction.article.id)
        head = self._head(earlier.article_id)
        kept = None
        if before is not None and is_revision(before.article, extraction.article):
            article = node(self.iris.article(extraction.article.id))
            there = next(self.match(None, KG.article, article, self._ingestion), None) is not None
            since = self._first_read(earlier.article_id, replaced)
            if not there and since != entry.ingested:
                changes.insert += first_day_to_rdf(self.iris, article, since)
            if known is not None:
                pass
            elif reads_the_same(before.article, extraction.article):
                kept = self._repoint(changes, head, before, extraction)
            else:
                made = self._revise(before, earlier, extraction, entry, head, source)
                days = {} if there else self._days(before, head, extraction, entry.ingested)
                self._insert(changes, made, extraction, days)
                kept = head
        if replaced.keys() <= names:
            self._forget(changes, earlier.article_id, kept)

    def _move_along(self, changes: Changes, there: Sequence[Quad], extraction: Extraction) -> None:
        """Moves what corrections say of an article that another version of the reader read.

        Its text may have other offsets, and its meetings and claims other places, than those that
        its latest correction has.

        Args:
            changes: where to note what to write.
            there: the article's graph as it was.
            extraction: the article as it is read now.
        """
        key = self._head(extraction.article.id)
        if key is None:
            return
        try:
            before = from_rdf(Extraction, there, self.iris)
        except StoreError:
            return
        graph = self._revision_graph(key)
        quads = list(self.match(graph=graph))
        made = revision_from_rdf(quads, self.iris)
        if before.article.text != extraction.article.text and not self._is_shared(key):
            made = replace(made, changes=moved_changes(made.changes, extraction.article.text))
            body = extraction.article.text
        else:
            body = before.article.text
        days = self._days_after(before, key, extraction)
        new = [*revision_to_rdf(made, self.iris, body), *link_to_rdf(made, days, self.iris)]
        changes.replace(quads, new, graph)

    def _forget(self, changes: Changes, article_id: str, kept: str | None = None) -> None:
        """Lets go of the corrections of an article that leaves the store.

        Args:
            changes: where to note what to write.
            article_id: the article.
            kept: the correction from which on (backwards) they are needed nevertheless.
        """
        owner = node(self.iris.article(article_id))
        changes.delete += self.match(owner, KG.firstReadOn, graph=self._ingestion)
        key = self._head(article_id)
        if key is not None and (key == kept or self._is_shared(key)):
            prefix = owner.value
            changes.delete += [
                quad
                for quad in self.match(graph=self._revision_graph(key))
                if as_node(quad.subject).value.startswith(prefix)
            ]
            return
        while key is not None and key != kept and not self._is_shared(key):
            changes.drop.append(self._revision_graph(key))
            key = self._previous(node(self.iris.version(key)))

    def _revise(
        self,
        before: Extraction,
        earlier: SourceEntry,
        extraction: Extraction,
        entry: SourceEntry,
        head: str | None,
        source: str,
    ) -> Revision:
        article = extraction.article
        return Revision(
            key=self.iris.revision_key(head, before.article.id, article.id),
            previous=head,
            earlier=Version(before.article, source, earlier.ingested, earlier.reader_version),
            article_id=article.id,
            title=article.label,
            published=article.published,
            read=entry.ingested,
            reader_version=entry.reader_version,
            changes=compare(
                before, extraction, same_reader=earlier.reader_version == entry.reader_version
            ),
        )

    def _repoint(
        self, changes: Changes, head: str | None, before: Extraction, extraction: Extraction
    ) -> str | None:
        """Makes the latest correction lead to other bytes with the same words.

        Returns:
            The correction from which on (backwards) all stay as they are.
        """
        if head is None:
            return None
        made, article = self.revision(head), extraction.article
        again = replace(
            made,
            key=self.iris.revision_key(made.previous, made.earlier.article.id, article.id),
            article_id=article.id,
            title=article.label,
            changes=moved_changes(made.changes, article.text),
        )
        self._insert(changes, again, extraction, self._days_after(before, head, extraction))
        return made.previous

    def _insert(
        self, changes: Changes, revision: Revision, extraction: Extraction, days: Days
    ) -> None:
        # Sources that changed alike share it; what the first of them has made stays.
        if not self.has_graph(self.iris.revision_graph(revision.key)):
            changes.insert += revision_to_rdf(revision, self.iris, extraction.article.text)
        changes.insert += link_to_rdf(revision, days, self.iris)

    def _first_read(self, article_id: str, sources: Mapping[str, SourceEntry]) -> str:
        """The day on which the first version of an article was read."""
        article = node(self.iris.article(article_id))
        stated = [
            dates.from_rdf(quad.object)
            for quad in self.match(article, KG.firstReadOn, graph=self._ingestion)
        ]
        return min([*stated, *(entry.ingested for entry in sources.values())])

    def _days(
        self, before: Extraction, head: str | None, extraction: Extraction, today: str
    ) -> Days:
        """When meetings and claims of a corrected article came, if later than its first version."""
        known = {} if head is None else self._stated_days(head, before.article.id)
        found = counterparts(before, extraction)
        days: dict[tuple[str, int], str] = {}
        for thing in _things(extraction):
            day = known.get((thing[0], found[thing])) if thing in found else today
            if day is not None:
                days[thing] = day
        return days

    def _days_after(self, before: Extraction, key: str, extraction: Extraction) -> Days:
        """The same, for an article that was not corrected but read again."""
        known = self._stated_days(key, before.article.id)
        if not known:
            return {}
        found = counterparts(before, extraction)
        places = {thing: (thing[0], place) for thing, place in found.items()}
        return {thing: known[place] for thing, place in places.items() if place in known}


def _things(extraction: Extraction) -> Iterator[tuple[str, int]]:
    yield from (("meeting", number) for number, _ in extraction.numbered_meetings)
    yield from (("claim", number) for number, _ in extraction.numbered_claims)
