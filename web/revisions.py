"""Corrections of articles: a list of them, what each changed, and the version before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, abort, render_template, url_for

from kg.articles.blocks import content_blocks
from kg.errors import StoreError
from kg.graph.iris import Iris
from kg.graph.store import Store
from kg.records import Extraction, Span
from kg.revisions import Change, Revision
from kg.web.local_names import meetings_of
from kg.web.passages import fragment, passages
from kg.web.rewording import Parts, reworded, side_by_side
from kg.web.rows import select
from kg.web.site import site

blueprint = Blueprint("revisions", __name__, url_prefix="/revisions")

MOST_LISTED: Final = 200

_KEY: Final = re.compile(r"[0-9a-f]{1,64}")
_LATEST: Final = f"""
SELECT ?revision ?title ?day (COUNT(?change) AS ?changes)
WHERE {{
  ?revision a prov:Revision ; dcterms:title ?title ; kg:ingestedOn ?day .
  OPTIONAL {{ ?revision kg:change ?change }}
}}
GROUP BY ?revision ?title ?day
ORDER BY DESC(?day) ?title ?revision
LIMIT {MOST_LISTED}
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list."""

    href: str
    title: str
    day: str
    changes: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one version: its words, and where it stands."""

    parts: Parts
    href: str


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change as a page shows it; ``href`` is the page of what changed, where it is there."""

    change: Change
    href: str | None
    old: Sentence | None
    new: Sentence | None


@blueprint.get("/")
def index() -> str:
    """The latest corrections."""
    try:
        found = tuple(_listed(site().store))
        advice = None
    except StoreError as error:
        found, advice = (), str(error)
    return render_template("revisions.html", revisions=found, advice=advice, most=MOST_LISTED)


@blueprint.get("/<key>")
def page(key: str) -> str:
    """One correction: what it changed, and both texts next to each other."""
    store = site().store
    revision = _revision(key)
    after = store.after(key)
    current = store.has_graph(store.iris.article_graph(after.id))
    now = url_for("articles.page", article_id=after.id) if current else _before(_next(store, key))
    pages = _pages(store, after.id) if current else {}
    return render_template(
        "revision.html",
        revision=revision,
        title=revision.title,
        before=_before(key),
        now=now,
        current=current,
        changes=tuple(_shown(each, _before(key), now, pages) for each in revision.changes),
        stretches=side_by_side(revision.earlier.article.text, after.text),
        earlier=_page(revision.previous),
        later=_page(_next(store, key)),
    )


@blueprint.get("/<key>/before")
def before(key: str) -> str:
    """The text of an article as it was before a correction; sentences have their fragments."""
    revision = _revision(key)
    article = revision.earlier.article
    sentences = [each.old for each in revision.changes if each.old is not None]
    if revision.previous is not None:
        previous = site().store.revision(revision.previous)
        sentences += [each.new for each in previous.changes if each.new is not None]
    return render_template(
        "version.html",
        revision=revision,
        article=article,
        blocks=passages(article.text, content_blocks(article.text), sentences),
    )


@blueprint.get("/<key>/before.txt")
def plain(key: str) -> Response:
    """That text as it was stored: what every offset counts in."""
    text = _revision(key).earlier.article.text
    return Response(text, content_type="text/plain; charset=utf-8")


def corrections_of(store: Store, article_id: str) -> tuple[Listed, ...]:
    """The corrections that made an article what it is, the latest first."""
    return tuple(
        Listed(_page(each.key) or "", each.earlier.article.label, each.read, len(each.changes))
        for each in reversed(store.revisions(article_id))
    )


def address_of_version(store: Store, article_id: str) -> str | None:
    """Where an earlier version with this article's id is; None where there is none.

    Of several the one whose correction was read last.
    """
    try:
        keys = store.versions_of(article_id)
    except StoreError:
        return None
    latest = max(keys, key=lambda key: (store.revision(key).read, key), default=None)
    return None if latest is None else _before(latest)


def _listed(store: Store) -> Sequence[Listed]:
    return [
        Listed(
            _page(store.iris.key_of_revision(iri or "")) or "", title or "", day or "",
            int(changes or 0),
        )
        for iri, title, day, changes in select(store, _LATEST)
        if iri
    ]  # fmt: skip


def _revision(key: str) -> Revision:
    store = site().store
    if not _KEY.fullmatch(key) or not store.has_graph(store.iris.revision_graph(key)):
        abort(
            404, f"There is no correction {key!r} in the graph; its article may have been removed."
        )
    return store.revision(key)


def _page(key: str | None) -> str | None:
    return None if key is None else url_for("revisions.page", key=key)


def _before(key: str | None) -> str:
    return "" if key is None else url_for("revisions.before", key=key)


def _next(store: Store, key: str) -> str | None:
    """The correction that followed; None where the article is as this one made it."""
    following = store.following(key)
    return following[0] if following else None


def _pages(store: Store, article_id: str) -> Mapping[tuple[str, int], str]:
    """Where the pages of an article's meetings and claims are, by kind and start of sentence."""
    extraction: Extraction = store.extraction(article_id)
    iris: Iris = store.iris
    meetings = meetings_of(store, article_id)
    found: dict[tuple[str, int], str] = {}
    for number, report in extraction.numbered_meetings:
        href = meetings.get(iris.report(article_id, number))
        if href is not None and report.evidence:
            found.setdefault(("meeting", report.evidence[0].start), href)
    for number, claim in extraction.numbered_claims:
        if claim.evidence:
            path = iris.claim(article_id, number).removeprefix(f"{iris.base}id/")
            href = url_for("entities.document", path=path)
            found.setdefault(("claim", claim.evidence[0].start), href)
    return found


def _shown(
    change: Change, before: str, now: str, pages: Mapping[tuple[str, int], str]
) -> ShownChange:
    old, new = change.old, change.new
    words = reworded("" if old is None else old.text, "" if new is None else new.text)
    alone = old is None or new is None
    return ShownChange(
        change,
        None if new is None else pages.get((change.kind, new.start)),
        _sentence(old, None if alone else words.old, before),
        _sentence(new, None if alone else words.new, now),
    )


def _sentence(span: Span | None, parts: Parts | None, address: str) -> Sentence | None:
    if span is None:
        return None
    whole = reworded(span.text, span.text).old or ()
    return Sentence(
        whole if parts is None else parts, f"{address}#{fragment(span.start, span.end)}"
    )
