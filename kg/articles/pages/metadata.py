"""What a page states about its article, the most certain first.

JSON-LD, then microdata and meta elements (Open Graph, Dublin Core and the names that publishers
commonly use), then what stands around the headline. Values are taken as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from kg.articles.dates import address_date
from kg.articles.metadata import Metadata
from kg.articles.pages.head import Head, read_head
from kg.articles.pages.json_ld import Stated, read_json_ld
from kg.articles.pages.lines import visible_lines
from kg.articles.pages.local_day import local_day
from kg.articles.pages.microdata import is_of_change, read_microdata
from kg.articles.pages.rdfa import read_rdfa
from kg.articles.pages.titles import date_beside, shown_title, site_beside
from kg.articles.pages.tree import Element, content_of
from kg.articles.pages.values import address, name_list, names_role, one_line, page_date, person
from kg.articles.pages.wording import meta_labels, meta_names, plain, plain_words
from kg.articles.wording import wording
from kg.lexicon import words

_SAVED_FROM = re.compile(
    r"<!--[^<>]{0,200}?(?:saved from url=\(\d+\)|url: )(https?://[^\s<>]{4,2000})"
)
_SAVED_REACH = 4096


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page states: the fields of its article, its JSON-LD, its meta elements, its head."""

    metadata: Metadata
    stated: Stated
    meta: dict[str, str]
    head: Head
    page_title: str | None


def page_facts(tree: Element, text: str) -> PageFacts:
    """What a page states, given lxml's tree of it and its text."""
    meta = _meta_elements(tree)
    page_title = _page_title(tree)
    stated = read_json_ld(tree, page_title)
    micro, micro_updated = read_microdata(tree)
    named = Metadata(
        title=_first(meta, "title"),
        published=page_date(_first(meta, "published")) or page_date(_time_element(tree)),
        publisher=_first(meta, "publisher"),
        author=_meta_author(tree, meta),
        url=_canonical(tree) or address(_first(meta, "url")),
    )
    marked = stated.metadata.or_else(micro).or_else(named)
    headlines = [title for title in (stated.metadata.title, micro.title, named.title) if title]
    head = read_head(visible_lines(tree), page_title, headlines, marked.publisher)
    seen = Metadata(
        title=head.title,
        published=head.published,
        publisher=head.publisher or site_beside(page_title, marked.title),
        author=head.author,
        language=one_line(tree.get("lang")) or _first(meta, "language") or _locale(meta),
    )
    rdfa = read_rdfa(tree)
    metadata = marked.or_else(Metadata(published=rdfa.published)).or_else(seen)
    metadata = metadata.or_else(stated.other).or_else(rdfa).or_else(Metadata(url=_saved_from(text)))
    changed = stated.updated or micro_updated or page_date(_first(meta, "updated")) or head.updated
    moment = _first(meta, "published") if marked.published == named.published else None
    stamps = [stamp for one in tree.iter("time") if (stamp := one_line(one.get("datetime")))]
    in_address = address_date(metadata.url) if metadata.url else None
    moment = stated.moment if stated.metadata.published else moment
    published = (
        local_day(moment, sorted(head.used), stamps, in_address)
        or metadata.published
        or date_beside(meta.get("og:title"), page_title)
        or in_address
    )
    return PageFacts(
        metadata=replace(
            metadata,
            title=shown_title(
                metadata.title,
                head.title if head.is_shown else None,
                metadata.publisher,
                (page_title, *_all(meta, "title")),
                is_main=head.is_main,
            ),
            author=_author(metadata, stated, head, named.author),
            published=published or changed,
        ),
        stated=stated,
        meta=meta,
        head=head,
        page_title=page_title,
    )


def _author(metadata: Metadata, stated: Stated, head: Head, meta: str | None) -> str | None:
    """Who wrote the article; an organization, a role or the site only where nobody is named."""
    site = plain(metadata.publisher or "")
    author, shown = metadata.author, _without_site(name_list([head.author or ""]), metadata)
    if not author or not shown or stated.updates:
        return author or shown
    is_body = author == stated.metadata.author and not stated.names_person
    is_account = " " not in author and author.isascii()
    is_vague = is_body or is_account or names_role(author) or plain(author) == site
    if is_vague and " " in shown and plain(shown) != site:
        # The page may show others below; where meta elements list them, all are known.
        return meta if meta and shown in meta.split(", ") else shown
    adds_employer = author.startswith(f"{shown}, ") and _is_employer(author[len(shown) :], metadata)
    return shown if adds_employer or shown.startswith(f"{author}, ") else author


def _is_employer(name: str, metadata: Metadata) -> bool:
    """Whether a name is that of the site on which an article stands, or of a news agency."""
    return plain(name) in wording().agencies or _is_site(name, metadata)


def _is_site(name: str, metadata: Metadata) -> bool:
    """Whether a name is that of the site, or begins so: "Metro News" on the site "Metro"."""
    publisher = plain_words(metadata.publisher or "").removeprefix("the ")
    host = urlsplit(metadata.url or "").hostname or ""
    own = plain_words(name).removeprefix("the ")
    begins_so = bool(publisher) and f"{own} ".startswith(f"{publisher} ")
    known = plain_words(f"{publisher} {host}").replace(" ", "")
    return begins_so or own.replace(" ", "") in known


def _without_site(names: str | None, metadata: Metadata) -> str | None:
    """The names of a byline without that of the site, which stands behind those of people."""
    parts = (names or "").split(", ")
    people = [name for name in parts if not _is_site(name, metadata)]
    return ", ".join(people or parts) or None


def _meta_elements(tree: Element) -> dict[str, str]:
    """Lower-case name or property -> the content of the first such element."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        value = one_line(element.get("content"))
        attributes = ("property", "name", "itemprop", "http-equiv")
        for attribute in attributes[:2] if is_of_change(element) else attributes:
            name = (element.get(attribute) or "").strip().lower()
            if name and value:
                found.setdefault(name, value)
    return found


def _first(meta: dict[str, str], key: str) -> str | None:
    return next(iter(_all(meta, key)), None)


def _all(meta: dict[str, str], key: str) -> list[str]:
    """What meta elements state of a field, the most trusted first."""
    return [meta[name] for name in meta_names(key) if name in meta]


def _meta_author(tree: Element, meta: dict[str, str]) -> str | None:
    """The authors that meta elements name; the name of an account only where none is a name."""
    stated: dict[str, list[str]] = {name: [] for name in meta_names("author")}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or "").strip().lower()
        value = one_line(element.get("content"))
        if value and name in stated:
            stated[name].append(value)
    names = [name_list(values) for values in stated.values()]
    for label, value in meta_labels():
        if plain(meta.get(label, "")) in words("pages", "meta.author_labels"):
            names.append(person(meta.get(value)))
    known = [name for name in names if name]
    best = next((name for name in known if " " in name or not name.isascii()), None)
    return best or next(iter(known), None)


def _time_element(tree: Element) -> str | None:
    """The date of the first time element that says it is that of publication."""
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished":
            return one_line(element.get("datetime")) or one_line(content_of(element))
    return None


def _page_title(tree: Element) -> str | None:
    element = next(iter(tree.iter("title")), None)
    return one_line("".join(element.itertext())) if element is not None else None


def _canonical(tree: Element) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            return address(one_line(element.get("href")))
    return None


def _locale(meta: dict[str, str]) -> str | None:
    locale = meta.get("og:locale", "").split("@")[0].split(".")[0]
    return locale.replace("_", "-") or None


def _saved_from(text: str) -> str | None:
    """The address that a browser notes when it saves a page."""
    match = _SAVED_FROM.search(text, 0, _SAVED_REACH)
    return match[1] if match else None


def closed_by(meta: dict[str, str], values: Sequence[str]) -> bool:
    """Whether a meta element says that not everybody may read the article."""
    return any(meta.get(name, "").lower() in values for name in meta_names("access"))
