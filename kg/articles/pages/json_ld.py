"""JSON-LD: what a page states about its article by schema.org.

``NewsArticle`` and its kin, alone, in a list, in a ``@graph`` whose parts refer to each other by
``@id``, or within another object. Values are taken as they stand, without markup.
"""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.articles.metadata import Metadata
from kg.articles.pages.tree import Element
from kg.articles.pages.values import address, name_list, one_line, page_date
from kg.articles.pages.wording import plain

_ARTICLE_TYPES = ("Article", "Posting", "Report", "CreativeWork")
_OTHER_TYPES = ("WebPage", "VideoObject", "NewsVideo")
_LISTING = frozenset(
    ("itemListElement", "blogPost", "comment", "citation", "isBasedOn", "mentions")
)
"""Keys under which other articles stand than the page's own."""
_MOST_OBJECTS = 10_000
_LONGEST_BODY = 200_000
_WRAPPING = re.compile(
    r"\A\s*(?:(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|<!--)|(?:(?://|/\*)?\s*\]\]>\s*(?:\*/)?|-->)\s*\Z"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_TAG = re.compile(r"<(/?[a-zA-Z][^<>]{0,300})>")
_BREAKS = re.compile(r"\s*\n\s*")
_PARAGRAPH_TAGS = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol)\b[^<>]{0,300}>", re.IGNORECASE)

_NOTHING = Metadata()


@dataclass(frozen=True, slots=True)
class Update:
    """One update of a live blog: its day, its headline, its paragraphs."""

    published: str
    headline: str | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """What the JSON-LD of a page states.

    ``moment`` is when the article appeared, as it is written there, ``updated`` the day of the last
    change, ``body`` the paragraphs of the whole article, ``is_closed`` whether not everybody may
    read it, ``names_person`` whether an author is stated who is not said to be an organization.
    ``types`` are those of the outermost objects, and ``other`` is what objects state that are no
    articles, such as the page or a film on it.
    """

    metadata: Metadata = _NOTHING
    is_article: bool = False
    moment: str | None = None
    updated: str | None = None
    body: tuple[str, ...] = ()
    is_closed: bool = False
    names_person: bool = False
    updates: tuple[Update, ...] = ()
    types: frozenset[str] = frozenset()
    other: Metadata = _NOTHING

    @property
    def is_live(self) -> bool:
        """Whether the page calls itself a live blog."""
        return any(name.endswith("LiveBlogPosting") for name in self.types)


def read_json_ld(tree: Element, page_title: str | None) -> Stated:
    """What the page's objects state of its article: the one that its title names, or the first."""
    documents = list(_documents(tree))
    objects = [item for document in documents for item in _objects(document, _LISTING)]
    named = _by_id([item for document in documents for item in _objects(document)])
    articles = [item for item in objects if _is_a(item, _ARTICLE_TYPES)]
    article = next(
        (item for item in articles if _is_named(item, page_title)), next(iter(articles), None)
    )
    other = next((item for item in objects if _is_a(item, _OTHER_TYPES)), {})
    outermost = frozenset(name for item in _outermost(documents) for name in _types(item))
    if article is None:
        return Stated(types=outermost, other=_metadata(other, named))
    return Stated(
        metadata=_metadata(article, named),
        is_article=True,
        moment=one_line(article.get("datePublished")),
        updated=page_date(one_line(article.get("dateModified"))),
        body=_paragraphs(article.get("articleBody")),
        is_closed=_is_closed(article),
        names_person=_names_person(article.get("author") or article.get("creator"), named),
        updates=_updates(article),
        types=outermost,
        other=_metadata(other, named),
    )


def _documents(tree: Element) -> Iterator[object]:
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        text = _WRAPPING.sub("", (script.text or "").strip())
        for attempt in (text, _TRAILING_COMMA.sub("", text)):
            try:
                yield json.loads(attempt.rstrip("; \t\r\n"), strict=False)
            except (ValueError, RecursionError):
                continue
            break


def _outermost(documents: list[object]) -> Iterator[dict[str, Any]]:
    for document in documents:
        for item in document if isinstance(document, list) else [document]:
            if isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                yield from (
                    (one for one in graph if isinstance(one, dict))
                    if isinstance(graph, list)
                    else ()
                )


def _is_named(item: dict[str, Any], page_title: str | None) -> bool:
    headline = one_line(item.get("headline")) or one_line(item.get("name"))
    return bool(headline and page_title and plain(headline) in plain(page_title))


def _objects(document: object, without: frozenset[str] = frozenset()) -> Iterator[dict[str, Any]]:
    """All objects in a JSON document, outer ones first, but those under the keys ``without``."""
    waiting = deque([document])
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting.extend(inner for key, inner in value.items() if key not in without)
        elif isinstance(value, list):
            waiting.extend(value)


def _by_id(objects: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The object that describes each ``@id``: the one that says most of it."""
    found: dict[str, dict[str, Any]] = {}
    for item in objects:
        name = item.get("@id")
        if isinstance(name, str) and len(item) > len(found.get(name, ())):
            found[name] = item
    return found


def _types(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [name for name in (kinds if isinstance(kinds, list) else [kinds]) if type(name) is str]


def _is_a(item: dict[str, Any], kinds: tuple[str, ...]) -> bool:
    return any(name.endswith(kinds) for name in _types(item))


def _metadata(item: dict[str, Any], named: dict[str, dict[str, Any]]) -> Metadata:
    publishers = _names(item.get("publisher"), named)
    authors = _names(item.get("author") or item.get("creator"), named)
    return Metadata(
        title=one_line(item.get("headline")) or one_line(item.get("name")),
        published=page_date(one_line(item.get("datePublished")))
        or page_date(one_line(item.get("uploadDate"))),
        publisher=name_list(publishers),
        author=name_list([name for name in authors if name not in publishers] or authors),
        url=address(_first(item.get("url"))) or address(_page_id(item)),
        language=one_line(_first(item.get("inLanguage"))),
    )


def _first(value: object) -> str | None:
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), None)
    if isinstance(value, dict):
        value = value.get("@id") or value.get("alternateName")
    return value if isinstance(value, str) else None


def _page_id(item: dict[str, Any]) -> str | None:
    return _first(item.get("mainEntityOfPage"))


def _names(value: object, named: dict[str, dict[str, Any]], depth: int = 0) -> list[str]:
    """The names of one or several people or organizations, or those of the ones referred to."""
    if depth > 3:
        return []
    if isinstance(value, list):
        return [name for one in value[:20] for name in _names(one, named, depth + 1)]
    if isinstance(value, dict):
        if not value.get("name") and isinstance(value.get("@id"), str):
            value = named.get(value["@id"], {})
        return _names(value.get("name"), named, depth + 1)
    name = one_line(value)
    return [name] if name else []


def _names_person(value: object, named: dict[str, dict[str, Any]]) -> bool:
    """Whether one of the authors is not said to be an organization."""
    for one in value[:20] if isinstance(value, list) else [value]:
        if isinstance(one, dict) and isinstance(one.get("@id"), str):
            one = named.get(one["@id"], one)
        if one and not (isinstance(one, dict) and _is_a(one, ("Organization",))):
            return True
    return False


def _is_closed(item: dict[str, Any]) -> bool:
    parts = item.get("hasPart")
    statements = [item, *(parts if isinstance(parts, list) else [parts])]
    return any(
        str(one.get("isAccessibleForFree")).lower() == "false"
        for one in statements
        if isinstance(one, dict)
    )


def _updates(item: dict[str, Any]) -> tuple[Update, ...]:
    updates = item.get("liveBlogUpdate")
    found = []
    for one in updates if isinstance(updates, list) else [updates]:
        if not isinstance(one, dict):
            continue
        published = page_date(one_line(one.get("datePublished")))
        paragraphs = _paragraphs(one.get("articleBody"))
        if published and paragraphs:
            found.append(Update(published, one_line(one.get("headline")), paragraphs))
    return tuple(found)


def _paragraphs(value: object) -> tuple[str, ...]:
    if not isinstance(value, str):
        return ()
    text = html.unescape(value[:_LONGEST_BODY])
    text = _TAG.sub(" ", _PARAGRAPH_TAGS.sub("\n", text))
    return tuple(" ".join(line.split()) for line in _BREAKS.split(text) if line.strip())
