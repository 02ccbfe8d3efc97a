"""Where on this site the graph's IRIs lead."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from kg.graph.vocabulary import PREFIXES
from kg.web.text import web_link


@dataclass(frozen=True, slots=True)
class Link:
    """An address to follow; ``external`` where it leaves this site."""

    href: str
    external: bool = False


def to_iri(iri: str, base: str) -> Link | None:
    """Where to read about ``iri``: here where it is one of ours, else on the web, else nowhere.

    ``base`` is what the store's own IRIs start with.
    """
    ours = f"{base}id/"
    if not iri.startswith(ours):
        elsewhere = web_link(iri)
        return Link(elsewhere, external=True) if elsewhere and not iri.startswith(base) else None
    path, _, fragment = iri[len(ours) :].partition("#")
    kind, _, key = path.partition("/")
    if kind == "article" and key and "/" not in key:
        href = url_for("articles.page", article_id=key)
    elif kind == "version" and key and "/" not in key:
        href = url_for("revisions.before", key=key)
    elif kind == "revision" and key:
        key, _, change = key.partition("/change/")
        href = url_for("revisions.page", key=key)
        fragment = f"change-{change}" if change else fragment
    else:
        href = url_for("entities.document", path=path)
    return Link(f"{href}#{fragment}" if fragment else href)


def to_sentence(article_iri: str, start: int, end: int, base: str) -> str | None:
    """The address of one stretch of an article's text (RFC 5147 counts characters like this)."""
    link = to_iri(article_iri, base)
    return None if link is None or link.external else f"{link.href}#char={start},{end}"


def short_name(iri: str, base: str) -> str:
    """What to read instead of an IRI without a label: ``schema:Place``, ``place/nara-1f2e``.

    An IRI of neither a known vocabulary nor ours stays whole.
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    if iri.startswith(base):
        path, _, fragment = iri[len(base) :].removeprefix("id/").partition("#")
        return fragment or path
    return iri
