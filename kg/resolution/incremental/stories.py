"""Copies among the articles that a change concerns; see `kg.resolution.copies`.

An article that comes, changes or goes concerns the stories that it told or tells: those whose
articles have their words in common, directly or over others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.articles.signature import slots_of
from kg.records import Article, Copy
from kg.resolution.copies import Telling, copies_among, wordings
from kg.resolution.incremental.index import Index
from kg.resolution.near_copies import are_near, bands
from kg.resolution.overlap import same_story

Change = tuple[Copy | None, Copy | None]
"""What an article was a copy of, and what it is one of."""


class Stories:
    """The articles of an index by their words; ``text`` gives the stored text of one of them."""

    def __init__(self, index: Index, text: Callable[[str], str]) -> None:
        self._index = index
        self._wording = wordings(text)
        self._all_are_new = index.one("SELECT 1 FROM article LIMIT 1") is None
        self._concerned: set[str] = set()
        self._was: dict[str, Copy] = {}

    def add(self, article: Article, signature: str | None) -> None:
        """Adds an article."""
        self._index.run(
            "INSERT INTO article VALUES (?, ?, ?, ?)",
            article.id,
            article.label,
            article.published,
            signature,
        )
        slots = slots_of(signature) if signature else None
        keys = {repr(band) for band in bands(slots)} if slots else ()
        self._index.many("INSERT INTO band VALUES (?, ?)", ((key, article.id) for key in keys))
        self._concerned.add(article.id)

    def remove(self, article_id: str) -> None:
        """Takes an article out; whatever told its story is concerned."""
        row = self._index.one("SELECT original FROM copy WHERE article = ?", article_id)
        original = row[0] if row else article_id
        story = self._index.all("SELECT article FROM copy WHERE original = ?", original)
        self._concerned |= {original, *(copy for (copy,) in story)} if row or story else set()
        self._forget(article_id)
        self._index.run("DELETE FROM article WHERE id = ?", article_id)
        self._index.run("DELETE FROM band WHERE article = ?", article_id)

    def settle(self) -> dict[str, Change]:
        """What became of the copies, by article; those alone of which something changed."""
        stories = self._around()
        for article_id in stories:
            self._forget(article_id)
        tellings = [Telling(*row) for one in stories if (row := self._row(one)) is not None]
        now = {copy.article_id: copy for copy in copies_among(tellings, self._wording)}
        self._index.many(
            "INSERT INTO copy VALUES (?, ?, ?)",
            ((copy.article_id, copy.original, copy.reason) for copy in now.values()),
        )
        return {
            article_id: (self._was.get(article_id), now.get(article_id))
            for article_id in self._was.keys() | now.keys()
            if self._was.get(article_id) != now.get(article_id)
        }

    def original(self, article_id: str) -> str:
        """The article that one is a copy of, else the article itself."""
        row = self._index.one("SELECT original FROM copy WHERE article = ?", article_id)
        return article_id if row is None else str(row[0])

    def _around(self) -> set[str]:
        """The articles of all stories that are concerned."""
        waiting = [one for one in self._concerned if self._row(one) is not None]
        if self._all_are_new:
            return set(waiting)
        found: set[str] = set()
        while waiting:
            article_id = waiting.pop()
            if article_id in found:
                continue
            found.add(article_id)
            waiting += [
                other
                for other in self._near(article_id)
                if other not in found
                and same_story(self._wording(article_id), self._wording(other))
            ]
        return found

    def _near(self, article_id: str) -> Iterator[str]:
        """The other articles that may tell the same story."""
        row = self._row(article_id)
        slots = slots_of(row[3]) if row and row[3] else None
        if slots is None:
            return
        candidates = {
            other
            for band in bands(slots)
            for (other,) in self._index.all("SELECT article FROM band WHERE key = ?", repr(band))
        }
        for other in sorted(candidates - {article_id}):
            telling = self._row(other)
            theirs = slots_of(telling[3]) if telling and telling[3] else None
            if theirs is not None and are_near(slots, theirs):
                yield other

    def _row(self, article_id: str) -> tuple[str, str, str | None, str | None] | None:
        row = self._index.one(
            "SELECT id, label, published, signature FROM article WHERE id = ?", article_id
        )
        return None if row is None else (row[0], row[1], row[2], row[3])

    def _forget(self, article_id: str) -> None:
        """Takes out what an article was a copy of, and keeps it in mind."""
        row = self._index.one("SELECT original, reason FROM copy WHERE article = ?", article_id)
        if row is not None:
            self._was[article_id] = Copy(article_id, *row)
            self._index.run("DELETE FROM copy WHERE article = ?", article_id)
