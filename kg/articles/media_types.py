"""Media types, as servers state them -> formats and encodings."""

from __future__ import annotations

from email.message import Message

_FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
    "text/x-markdown": "text",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "application/json": "json",
    "application/feed+json": "json",
    "application/ld+json": "json",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "text/csv": "csv",
    "application/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/warc": "warc",
}


def media_type_of(stated: str) -> str:
    """The media type that a ``Content-Type`` names, in lower case; empty where it names none."""
    return stated.partition(";")[0].strip().lower()


def format_of_media_type(stated: str) -> str | None:
    """The name of the format of a ``Content-Type``; None where it is none that is read."""
    return _FORMATS.get(media_type_of(stated))


def charset_of(stated: str) -> str | None:
    """The encoding that a ``Content-Type`` names, in lower case."""
    message = Message()
    message["Content-Type"] = " ".join(stated.split())
    charset = message.get_param("charset")
    return charset.lower() if isinstance(charset, str) and charset else None
