"""Microdata: the fields of an article in the attributes of the elements that show them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.articles.metadata import Metadata
from kg.articles.pages.tree import Element, content_of
from kg.articles.pages.values import address, byline, name_list, one_line, page_date
from kg.articles.pages.wording import page_wording, plain_words

_ARTICLE_TYPES = ("Article", "Posting", "Report", "CreativeWork")
_LONGEST_NAME = 30
"""Words; what is longer tells about an author."""


def read_microdata(tree: Element) -> tuple[Metadata, str | None]:
    """What the first article of the page states in microdata, and the day of its last change."""
    article = next(_scopes(tree), None)
    if article is None:
        return Metadata(), None
    values: dict[str, list[Element]] = {}
    for element in article.iter():
        if not isinstance(element.tag, str) or not element.get("itemprop"):
            continue
        if _scope_of(element, article) is article and not is_of_change(element):
            for name in (element.get("itemprop") or "").split():
                values.setdefault(name, []).append(element)

    def first(name: str) -> str | None:
        return next((value for value in map(_value, values.get(name, ())) if value), None)

    metadata = Metadata(
        title=first("headline") or first("name"),
        published=page_date(first("datePublished")),
        publisher=name_list([name for name in map(_name, values.get("publisher", ())) if name]),
        author=name_list(
            [
                name
                for name in map(_name, [*values.get("author", ()), *values.get("creator", ())])
                if name
            ]
        ),
        url=address(first("mainEntityOfPage")) or address(first("url")),
        language=first("inLanguage"),
    )
    return metadata, page_date(first("dateModified"))


def is_of_change(element: Element) -> bool:
    """Whether a meta element is about the last change by its name, whatever property it states."""
    name = element.get("name") or element.get("property") or ""
    words = set(plain_words(name.replace("_", " ")).split())
    return element.tag == "meta" and not page_wording().updated.isdisjoint(words)


def _scopes(tree: Element) -> Iterator[Element]:
    for element in tree.iter():
        if isinstance(element.tag, str) and (element.get("itemtype") or "").strip().endswith(
            _ARTICLE_TYPES
        ):
            yield element


def _scope_of(element: Element, article: Element) -> Element | None:
    """The element that begins the item to which a property belongs."""
    for outer in element.iterancestors():
        if outer is article or outer.get("itemscope") is not None:
            return outer
    return None


def _value(element: Element) -> str | None:
    for attribute in ("content", "datetime", "href", "itemid"):
        if attribute != "href" or element.tag in ("a", "link"):
            value = one_line(element.get(attribute))
            if value:
                return value
    return one_line(content_of(element))


def _name(element: Element) -> str | None:
    """The name in a person or organization, or the text of what names one."""
    for part in element.iter():
        if isinstance(part.tag, str) and part is not element and part.get("itemprop") == "name":
            return one_line(part.get("content")) or one_line(content_of(part))
    text = one_line(element.get("content")) or one_line(content_of(element))
    return (byline(text) or text) if text and len(text.split()) <= _LONGEST_NAME else None
