"""The articles of a store by the names that judgements give them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg.graph.store import Store
from kg.graph.terms import RDFS, SCHEMA, node, text
from kg.judgements.records import ArticleName


@dataclass(frozen=True, slots=True)
class Known:
    """What an article goes by, known without reading all of it."""

    id: str
    file_name: str
    title: str | None


class StoredArticles:
    """Finds articles; what is asked for often is read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._prefix = store.iris.article_graph("-").removesuffix("-")

    @cached_property
    def file_names(self) -> dict[str, str]:
        """The name of each article's file, by article id."""
        return self._store.file_names()

    @cached_property
    def _by_file(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for article_id, file_name in self.file_names.items():
            found.setdefault(file_name, []).append(article_id)
        return found

    def known(self, article_id: str) -> Known:
        """What an article goes by."""
        article = node(self._store.iris.article(article_id))
        graph = node(self._store.iris.article_graph(article_id))
        found = next(self._store.match(article, SCHEMA.headline, None, graph), None)
        title = found.object.value if found and isinstance(found.object, Literal) else None
        return Known(article_id, self.file_names[article_id], title)

    def named(self, name: ArticleName) -> list[str]:
        """The ids of the articles that a judgement may mean by a name, sorted."""
        found = {each for each in (name.id, name.stated) if each in self.file_names}
        for file_name in (name.source, name.stated):
            found.update(self._by_file.get(file_name or "", ()))
        if name.stated is not None:
            found.update(self._in_articles(SCHEMA.headline, name.stated))
        return sorted(filter(None, found))

    def with_entry(self, name: str) -> Iterator[str]:
        """The ids of the articles in which something is called so."""
        return self._in_articles(RDFS.label, name)

    def _in_articles(self, predicate: NamedNode, value: str) -> Iterator[str]:
        for quad in self._store.match(None, predicate, text(value)):
            graph = quad.graph_name
            if isinstance(graph, NamedNode) and graph.value.startswith(self._prefix):
                yield graph.value.removeprefix(self._prefix)
