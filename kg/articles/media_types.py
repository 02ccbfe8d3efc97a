"""Media types, as servers state them -> formats and encodings."""

from __future__ import annotations

from email.message import Message

_FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
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
    "text/tab-separated-values": "csv",
    "application/warc": "warc",
}


def format_of_media_type(stated: str) -> str | None:
    """The name of the format of a ``Content-Type``; None where it is none that is read."""
    return _FORMATS.get(_message(stated).get_content_type()) if stated.strip() else None


def charset_of(stated: str) -> str | None:
    """The encoding that a ``Content-Type`` names."""
    charset = _message(stated).get_param("charset")
    return charset if isinstance(charset, str) and charset else None


def _message(stated: str) -> Message:
    message = Message()
    message["Content-Type"] = " ".join(stated.split())
    return message
