"""Feeds in the Atom Syndication Format: https://www.rfc-editor.org/rfc/rfc4287."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree

from kg.graph.xml import well_formed

MEDIA_TYPE: Final = "application/atom+xml"

_SPACE: Final = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and what it is to the feed: ``self``, ``alternate``, ``related`` or ``via``."""

    rel: str
    href: str
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. ``id`` is an IRI that never changes; days are ISO dates; ``author`` a name."""

    id: str
    title: str
    published: str
    updated: str
    content: str
    author: str | None
    links: tuple[Link, ...]
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; ``author`` is whoever stands in for entries without one of their own."""

    id: str
    title: str
    author: str
    links: tuple[Link, ...]
    entries: Sequence[FeedEntry]


def written(feed: Feed) -> bytes:
    """The feed as an XML document in UTF-8."""
    root = ElementTree.Element("feed", {"xmlns": _SPACE, "xml:lang": "en"})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    # A feed must say when it changed; one without entries never did.
    _add(root, "updated", _instant(max((e.updated for e in feed.entries), default="1970-01-01")))
    _author(root, feed.author)
    _links(root, feed.links)
    for entry in feed.entries:
        _entry(root, entry)
    ElementTree.indent(root)
    document = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return well_formed(document)


def _entry(root: ElementTree.Element, entry: FeedEntry) -> None:
    element = ElementTree.SubElement(root, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "published", _instant(entry.published))
    _add(element, "updated", _instant(entry.updated))
    if entry.author:
        _author(element, entry.author)
    for category in entry.categories:
        ElementTree.SubElement(element, "category", {"term": category})
    _links(element, entry.links)
    _add(element, "content", entry.content, type="text")


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text


def _author(parent: ElementTree.Element, name: str) -> None:
    _add(ElementTree.SubElement(parent, "author"), "name", name)


def _links(parent: ElementTree.Element, links: Sequence[Link]) -> None:
    for link in links:
        kind = {"type": link.media_type} if link.media_type else {}
        ElementTree.SubElement(parent, "link", {"rel": link.rel, "href": link.href, **kind})


def _instant(day: str) -> str:
    """A day as RFC 3339 has instants: its first."""
    return f"{day}T00:00:00Z"
