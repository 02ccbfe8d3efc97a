"""What a page states about its article: JSON-LD, then OpenGraph and meta elements.

JSON-LD by schema.org (``NewsArticle`` and its kin), the Open Graph protocol (ogp.me), and the
names that publishers commonly use in ``meta`` elements. Values are taken as they stand.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from kg.articles.dates import find_dates, iso_date
from kg.articles.metadata import Metadata
from kg.articles.statements import stated_address

_ARTICLE_TYPES = ("Article", "Posting", "Report", "CreativeWork")
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "title")
_DATES = (
    "article:published_time",
    "datepublished",
    "date.published",
    "publish-date",
    "publishdate",
    "pubdate",
    "published",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
)
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl", "citation_author")
_PUBLISHERS = ("og:site_name", "publisher", "dc.publisher", "application-name")
_ADDRESSES = ("og:url", "twitter:url")
_LONGEST_VALUE = 500
_MOST_OBJECTS = 10_000


class Element(Protocol):
    """As much of an element of lxml as is needed here."""

    text: str | None

    def get(self, name: str) -> str | None: ...

    def iter(self, *tags: str) -> Iterator[Element]: ...

    def __len__(self) -> int: ...

    def itertext(self) -> Iterator[str]: ...


def page_metadata(tree: Element) -> Metadata:
    """The metadata of a page, given as lxml's tree of it."""
    meta = _meta_elements(tree)
    stated = _json_ld(tree).or_else(
        Metadata(
            title=_first(meta, _TITLES),
            published=_date(_first(meta, _DATES)) or _date(_time_element(tree)),
            publisher=_first(meta, _PUBLISHERS),
            author=_person(_first(meta, _AUTHORS)),
            url=_canonical(tree) or _address(_first(meta, _ADDRESSES)),
        )
    )
    title = _content(tree, "h1") or _content(tree, "title")
    language = _text(tree.get("lang")) or _text(_first(meta, ("content-language",)))
    return stated.or_else(Metadata(title=title, language=language))


def _meta_elements(tree: Element) -> dict[str, str]:
    """Lower-case name or property -> the content of the first such element."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        value = _text(element.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and value:
                found.setdefault(name, value)
    return found


def _first(meta: dict[str, str], names: Sequence[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _time_element(tree: Element) -> str | None:
    """The date of the first element that says when the article was published."""
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished":
            return _text(element.get("datetime")) or _text("".join(element.itertext()))
    return None


def _content(tree: Element, tag: str) -> str | None:
    """The text of the first element with that tag."""
    element = next(iter(tree.iter(tag)), None)
    return _text("".join(element.itertext())) if element is not None else None


def _canonical(tree: Element) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            return _address(_text(element.get("href")))
    return None


def _json_ld(tree: Element) -> Metadata:
    """What the first article among the page's JSON-LD objects states."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.endswith(_ARTICLE_TYPES) for name in names):
                return Metadata(
                    title=_text(item.get("headline")) or _text(item.get("name")),
                    published=_date(_text(item.get("datePublished"))),
                    publisher=_names(item.get("publisher")),
                    author=_names(item.get("author")),
                    url=_address(_text(item.get("url"))) or _address(_id(item)),
                    language=_text(item.get("inLanguage")),
                )
    return Metadata()


def _objects(data: object) -> Iterator[dict[str, Any]]:
    """All objects in a JSON document, outer ones first."""
    waiting = deque([data])
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _id(item: dict[str, Any]) -> str | None:
    page = item.get("mainEntityOfPage")
    return _text(page.get("@id")) if isinstance(page, dict) else _text(page)


def _names(value: object) -> str | None:
    """The names of one or several people or organizations."""
    if isinstance(value, list):
        names = [name for name in (_names(one) for one in value[:20]) if name]
        return ", ".join(names) or None
    return _person(_text(value.get("name") if isinstance(value, dict) else value))


def _person(value: str | None) -> str | None:
    """A name; the address of somebody's page is none."""
    if value is None or "://" in value:
        return None
    return value[3:].strip() if value.lower().startswith("by ") else value


def _date(value: str | None) -> str | None:
    """The day of a date and time, as it is written there (not moved to another time zone)."""
    if value is None:
        return None
    digits = value[:8]
    if digits.isdecimal() and digits.isascii():
        return iso_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    found = find_dates(value[:80])
    return found[0].value if found else None


def _address(value: str | None) -> str | None:
    return stated_address(value) if value else None


def _text(value: object) -> str | None:
    """A string on one line; None for anything else and for what is empty."""
    if not isinstance(value, str):
        return None
    return " ".join(value[:_LONGEST_VALUE].split()) or None
