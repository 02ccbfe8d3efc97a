"""Which media types are read: those of text."""

from __future__ import annotations

from email.message import Message
from pathlib import PurePosixPath

from urllib3.response import HTTPResponse

from kg.articles.fetching.address import Address, shown
from kg.articles.fetching.failures import BY_HAND
from kg.errors import SourceError

_ACCEPTED = frozenset(
    {
        "application/atom+xml",
        "application/csv",
        "application/feed+json",
        "application/json",
        "application/jsonl",
        "application/ld+json",
        "application/rdf+xml",
        "application/rss+xml",
        "application/warc",
        "application/x-ndjson",
        "application/xhtml+xml",
        "application/xml",
        "text/csv",
        "text/html",
        "text/markdown",
        "text/plain",
        "text/tab-separated-values",
        "text/x-markdown",
        "text/xml",
    }
)
_SILENT = frozenset(
    {
        "",
        "application/gzip",
        "application/octet-stream",
        "application/x-gzip",
        "binary/octet-stream",
    }
)
"""Those that say nothing about the content: the suffix of the address tells."""
_SUFFIXES = (
    *(".atom", ".csv", ".htm", ".html", ".json", ".jsonl", ".markdown", ".md", ".ndjson", ".rss"),
    *(".text", ".tsv", ".txt", ".warc", ".warc.gz", ".xhtml", ".xml"),
)
_REMEDIES = (
    ("application/pdf", "a PDF document", "save it and convert it with pdftotext"),
    ("image/", "a picture", "name the address of the article it belongs to"),
    ("audio/", "a recording", "name the address of its transcript"),
    ("video/", "a film", "name the address of its transcript"),
)


def media_type_of(address: Address, response: HTTPResponse) -> tuple[str, str | None]:
    """The media type and the charset that an answer states, in lower case.

    Raises:
        SourceError: it is no text.
    """
    stated = (response.headers.getlist("Content-Type") or [""])[-1]
    message = Message()
    message["Content-Type"] = stated
    media_type = stated.partition(";")[0].strip().lower()
    path = address.target.partition("?")[0].lower()
    if media_type not in _ACCEPTED and not (media_type in _SILENT and path.endswith(_SUFFIXES)):
        raise SourceError(address.url, _refusal(media_type, PurePosixPath(path).suffix))
    return media_type, message.get_content_charset()


def _refusal(media_type: str, suffix: str) -> str:
    for start, kind, remedy in _REMEDIES:
        if media_type.startswith(start):
            return f"{kind} ({shown(media_type)}), not text; {remedy}"
    if media_type in _SILENT:
        ending = f"the ending {shown(suffix)}" if suffix else "an ending"
        return f"neither the server nor {ending} says that this is text; {BY_HAND}"
    return f"of the media type {shown(media_type)}, which is not read; {BY_HAND}"
