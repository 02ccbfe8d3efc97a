"""Keeping the articles of a store in step with the file of judgements.

The graph of an article's judgements names, by a digest, those that concern it. Where the file says
something else now, the article is read again out of its stored text, judged and stored: no source
is needed, and what nobody judged costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.extraction import READER_VERSION, extract
from kg.graph.store import Store
from kg.graph.terms import KG, node, value_of_text
from kg.judgements.applying import Judged, apply
from kg.judgements.as_rdf import everywhere_to_rdf, judged_to_rdf
from kg.judgements.collection import Judgements
from kg.judgements.records import Judgement
from kg.judgements.stored_articles import StoredArticles
from kg.records import Extraction

_AND = "+"
"""Parts a digest: what names the article, and what concerns it though it names none."""


def judge(judgements: Judgements, read: Extraction, store: Store) -> tuple[Extraction, list[Quad]]:
    """What holds of an article that was just read, and the statements about what was decided."""
    judged = apply(judgements, read)
    named = judgements.digest_for(read.article)
    everywhere = judgements.digest_of(judgement_id for judgement_id, _ in judged.matched)
    digest = f"{named}{_AND}{everywhere}" if named or everywhere else ""
    return judged.extraction, judged_to_rdf(judged, digest, store.iris)


def judged_again(store: Store, judgements: Judgements, article_id: str) -> Judged:
    """What judgements make of a stored article, read out of its text once more."""
    return apply(judgements, extract(store.extraction(article_id).article))


def replay(store: Store, judgements: Judgements) -> list[str]:
    """Bring the articles up to date whose judgements have changed since they were stored.

    Returns:
        The ids of these articles.
    """
    changed = outdated(store, judgements)
    journal = store.sources() if changed else {}
    for article_id in changed:
        # The first of its sources is the one that the article's graph goes by.
        source = min(name for name, entry in journal.items() if entry.article_id == article_id)
        read = extract(store.extraction(article_id).article)
        extraction, judged = judge(judgements, read, store)
        store.put_article(
            extraction,
            source=source,
            ingested=journal[source].ingested,
            reader_version=READER_VERSION,
            judged=judged,
        )
    everywhere = everywhere_to_rdf(judgements.digest_everywhere(), store.iris)
    store.put_graph(store.iris.judgements_graph(), everywhere)
    return changed


def outdated(store: Store, judgements: Judgements) -> list[str]:
    """The articles whose judgements are others than those that they were stored with, sorted."""
    stored = store.judged_articles()
    if not stored and not judgements.about_extractions:
        return []
    articles = StoredArticles(store)
    candidates = {*stored, *_articles_named(articles, judgements)}
    known = articles.file_names.keys()
    changed = {
        article_id
        for article_id in candidates & known
        if stored.get(article_id, "").partition(_AND)[0]
        != judgements.digest_for(articles.known(article_id))
    }
    if _digest_everywhere(store) != judgements.digest_everywhere():
        changed.update(stored)
        changed.update(_articles_with_names(articles, judgements))
    return sorted(changed & known)


def concerned(store: Store, judgements: Judgements) -> list[str]:
    """The articles in which something is judged, or may be, sorted."""
    articles = StoredArticles(store)
    found = {
        *_articles_named(articles, judgements),
        *_articles_with_names(articles, judgements),
    }
    return sorted(found & articles.file_names.keys())


def unmatched(store: Store, judgements: Judgements) -> list[tuple[Judgement, str]]:
    """What is in force and found nothing in the articles, or could not be made there; and why."""
    if not judgements.about_extractions:
        return []
    matched = set(_notes(store, KG.matched))
    problems = dict(_notes(store, KG.problem))
    found: list[tuple[Judgement, str]] = []
    for judgement in judgements.about_extractions:
        places = range(len(judgement.targets))
        there = [(judgement.id, str(place)) in matched for place in places]
        if judgement.id in problems:
            found.append((judgement, problems[judgement.id]))
        elif not all(there):
            found.append((judgement, f"matches {'only a part' if any(there) else 'nothing'} now"))
    return found


def _notes(store: Store, predicate: NamedNode) -> Iterator[tuple[str, str]]:
    """What the graphs of judgements note: a judgement's id, and a word about it."""
    prefix = store.iris.judgements_graph("-").removesuffix("-")
    for quad in store.match(None, predicate):
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(prefix):
            judgement_id, _, note = value_of_text(quad.object).partition(" ")
            yield judgement_id, note


def _digest_everywhere(store: Store) -> str:
    graph = node(store.iris.judgements_graph())
    found = next(store.match(graph, KG.digest, None, graph), None)
    return "" if found is None else value_of_text(found.object)


def _articles_named(articles: StoredArticles, judgements: Judgements) -> Iterator[str]:
    """The articles that judgements name."""
    for judgement in judgements.about_extractions:
        for target in judgement.targets:
            for name in target.articles:
                yield from articles.named(name)


def _articles_with_names(articles: StoredArticles, judgements: Judgements) -> Iterator[str]:
    """The articles with an entry of a name that is judged wherever it is."""
    names = {
        name
        for judgement in judgements.everywhere
        for target in judgement.targets
        if not target.articles
        for name in target.names or ()
    }
    for name in sorted(names):
        yield from articles.with_entry(name)
