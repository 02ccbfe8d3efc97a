"""Articles whose files were moved and changed at once: a build takes them for corrections.

What a build finds gone may live on in what it finds new, under another name and with other words.
New articles that may be such are held back until all are read, because only all of them tell which
is which; the others are stored as they come. Nothing held back is in the store before, so that a
build that is killed leaves the same question to the next one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import cached_property

from pyoxigraph import NamedNode

from kg.articles import Source
from kg.articles.signature import signature
from kg.graph.converter.facts import as_node
from kg.graph.converter.values import address_to_rdf
from kg.graph.store import Store
from kg.graph.terms import KG, SCHEMA, node
from kg.planning import Plan
from kg.reading import Failure
from kg.records import Article, Extraction
from kg.resolution.near_copies import NearCopies
from kg.revisions.succession import Pair, clear_pairs, resemblance

Outcome = Extraction | Failure

_LOOKED_UP = 100
"""Articles of which something is faster asked one by one than of all of the store."""


def with_former_names(
    store: Store, plan: Plan, outcomes: Iterable[tuple[Source, Outcome]]
) -> Iterator[tuple[Source, Outcome, tuple[str, ...]]]:
    """The outcomes of a build's reading, each with the former names of its source.

    These are sources that are gone, and whose article the new one corrects. Whatever may have some
    comes last; the others keep their order.
    """
    gone = _Gone(store, plan.gone)
    held: list[tuple[Source, Extraction]] = []
    for source, outcome in outcomes:
        if isinstance(outcome, Extraction) and plan.reasons[source.name] in ("new", "changed"):
            # The same bytes elsewhere are the same article.
            gone.found_again(outcome.article.id)
            if plan.reasons[source.name] == "new" and gone.may_have_become(outcome.article):
                held.append((source, outcome))
                continue
        yield source, outcome, ()
    became = {new: names for names, new in gone.successions(held)}
    for source, outcome in held:
        yield source, outcome, became.get(source.name, ())


class _Gone:
    """The articles that a build finds gone, by what they may be known again by."""

    def __init__(self, store: Store, sources: Mapping[str, tuple[str, ...]]) -> None:
        self._store = store
        self._sources = dict(sources)

    def found_again(self, article_id: str) -> None:
        """One of them is not gone at all."""
        self._sources.pop(article_id, None)

    def may_have_become(self, article: Article) -> bool:
        """Whether a new article is worth comparing; this costs little."""
        return bool(self._sources) and not self._sources.keys().isdisjoint(self._near(article))

    def successions(
        self, held: Iterable[tuple[Source, Extraction]]
    ) -> Iterator[tuple[tuple[str, ...], str]]:
        """The sources of articles that are gone, each with the new source that goes on."""
        # Several sources of the same bytes are one article; the first one goes on.
        first: dict[str, str] = {}
        scores: dict[Pair, float] = {}
        rivals: dict[str, float] = {}
        for source, extraction in held:
            article = extraction.article
            known = article.id in first
            first[article.id] = min(source.name, first.get(article.id, source.name))
            if known or self._store.sources_of(article.id):
                continue
            near = self._near(article) & self._sources.keys()
            found = {one: resemblance(self._article(one), article) for one in near}
            scores |= {(one, article.id): score for one, score in found.items() if score}
            others = (resemblance(self._article(o), article) for o in self._rivals(near, article))
            rivals[article.id] = max(filter(None, others), default=0.0)
        for one, other in clear_pairs(scores, rivals).items():
            yield self._sources[one], first[other]

    def _near(self, article: Article) -> set[str]:
        return {*self._with_address(article.url), *_alike(self._words, article)}

    @cached_property
    def _words(self) -> NearCopies:
        return self._signatures(self._sources)

    @cached_property
    def _unresolved(self) -> NearCopies:
        return self._signatures(self._store.unresolved() or ())

    def _signatures(self, article_ids: Collection[str]) -> NearCopies:
        near = NearCopies()
        many = len(article_ids) > _LOOKED_UP
        known = self._store.signatures() if many else {}
        for article_id in article_ids:
            words = known.get(article_id) if many else self._store.signature(article_id)
            if words is not None:
                near.add(article_id, words)
        return near

    def _with_address(self, url: str | None) -> Iterator[str]:
        """The articles of the store that state an address."""
        address = address_to_rdf(url)
        prefix = self._store.iris.article_graph("-").removesuffix("-")
        for quad in self._store.match(None, SCHEMA.url, address) if address else ():
            graph = quad.graph_name
            if isinstance(graph, NamedNode) and graph.value.startswith(prefix):
                yield graph.value.removeprefix(prefix)

    def _rivals(self, old: Set[str], new: Article) -> list[str]:
        """Articles of the store of which the new one may as well be a copy.

        These are copies of the old ones, as resolved; what is not resolved yet is compared.
        """
        iris, match = self._store.iris, self._store.match
        stories: set[NamedNode] = set()
        for article in (node(iris.article(one)) for one in old):
            stories |= {article, *(as_node(quad.object) for quad in match(article, KG.copyOf))}
        copies = {as_node(quad.subject) for one in stories for quad in match(None, KG.copyOf, one)}
        found = {iris.article_id(each.value) for each in stories | copies}
        found.update(_alike(self._unresolved, new))
        return sorted(one for one in found - old if self._store.sources_of(one))

    def _article(self, article_id: str) -> Article:
        return self._store.extraction(article_id).article


def _alike(near: NearCopies, article: Article) -> list[str]:
    """The articles that may tell the story of one that is not among them."""
    words = signature(article.text)
    if words is None:
        return []
    near.add("", words)
    found = near.near("")
    near.remove("")
    return found
