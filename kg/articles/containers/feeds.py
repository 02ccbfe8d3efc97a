"""Feeds: RSS and Atom, by feedparser; each entry is an article.

The text of an entry is its full content where the feed has it (``content:encoded``, Atom's
``content``), else its summary.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import BinaryIO
from xml.sax import SAXException, SAXParseException

import feedparser

from kg.articles.containers.items import BrokenItem, Fields, Items, record
from kg.articles.reading_limits import MAXIMUM_BYTES
from kg.errors import SourceError

MAXIMUM_TAGS = 200_000
"""Tags that a feed may have, those inside its entries too; feedparser takes long over each."""

_ENTRY = re.compile(rb"<(/?)(?:[\w-]+:)?(?:item|entry)[\s>]")
_END = re.compile(rb"</(?:[\w-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_TAG = re.compile(rb"<|&(?:lt|#0*60|#x0*3c);", re.IGNORECASE)


def feed_items(source: str, file: BinaryIO, mapping: Fields) -> Items:
    """The entries of a feed; one in which the feed breaks off is left out.

    Raises:
        SourceError: it is no feed, or larger than `MAXIMUM_BYTES` or `MAXIMUM_TAGS` allow.
    """
    content = file.read(MAXIMUM_BYTES + 1)
    if len(content) > MAXIMUM_BYTES:
        raise SourceError(source, f"the feed is larger than {MAXIMUM_BYTES:,} bytes; split it")
    if sum(1 for _ in _TAG.finditer(content)) > MAXIMUM_TAGS:
        raise SourceError(source, f"the feed has more than {MAXIMUM_TAGS:,} tags; split it")
    try:
        feed = feedparser.parse(io.BytesIO(content), resolve_relative_uris=True)
    except (SAXException, ValueError, LookupError, RecursionError, AssertionError) as error:
        raise _no_feed(source, str(error)) from None
    if not feed.get("version") and not feed.entries:
        raise _no_feed(source, str(feed.get("bozo_exception") or "neither RSS nor Atom"))
    channel, entries = feed.feed, feed.entries
    breaks_off = isinstance(feed.get("bozo_exception"), SAXParseException) and _lacks_end(content)
    if breaks_off and _is_within_entry(content):
        entries = entries[:-1]
    for number, entry in enumerate(entries, start=1):
        yield record(_stated(channel, entry), mapping, f"entry={number}")
    if breaks_off:
        line = len(content.rstrip().splitlines())
        problem = f"the XML breaks off in line {line:,}; what follows was not read"
        problem += ": fetch or save the feed again"
        if not entries:
            raise SourceError(source, problem)
        yield BrokenItem(f"entry={len(entries) + 1}", problem)


def _lacks_end(content: bytes) -> bool:
    # Of UTF-16 this cannot tell.
    return not _END.search(content) and b"\0" not in content


def _is_within_entry(content: bytes) -> bool:
    ends = [match[1] for match in _ENTRY.finditer(content)]
    return bool(ends) and not ends[-1]


def _no_feed(source: str, reason: str) -> SourceError:
    reason = " ".join(reason.split())[:120]
    return SourceError(source, f"not a feed ({reason}); save it as RSS, Atom or HTML")


def _stated(channel: Mapping[str, object], entry: Mapping[str, object]) -> dict[str, object]:
    contents = entry.get("content")
    full = [
        str(each.get("value", ""))
        for each in (contents if isinstance(contents, list) else [])
        if isinstance(each, Mapping)
    ]
    return {
        "id": entry.get("id"),
        "text": max(full, key=len, default="") or entry.get("summary"),
        "title": entry.get("title"),
        "published": entry.get("published") or entry.get("updated"),
        "author": entry.get("author"),
        "url": entry.get("link"),
        "publisher": channel.get("title"),
        "language": channel.get("language"),
    }
