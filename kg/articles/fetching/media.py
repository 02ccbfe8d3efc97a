"""Which media types are read: those of text."""

from __future__ import annotations

from pathlib import PurePosixPath

from urllib3.response import HTTPResponse

from kg.articles.fetching.address import Address, shown
from kg.articles.fetching.failures import BY_HAND
from kg.articles.media_types import charset_of, format_of_media_type, media_type_of
from kg.articles.readers import known_suffixes, suffix_of
from kg.errors import SourceError

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
_REMEDIES = (
    ("application/pdf", "a PDF document", "save it and convert it with pdftotext"),
    ("image/", "a picture", "name the address of the article it belongs to"),
    ("audio/", "a recording", "name the address of its transcript"),
    ("video/", "a film", "name the address of its transcript"),
)


def text_type(address: Address, response: HTTPResponse) -> tuple[str, str | None]:
    """The media type and the charset that an answer states.

    Raises:
        SourceError: it is no text.
    """
    stated = (response.headers.getlist("Content-Type") or [""])[-1]
    media_type = media_type_of(stated)
    suffix = suffix_of(PurePosixPath(address.target.partition("?")[0]))
    silent = media_type in _SILENT and suffix in known_suffixes()
    if format_of_media_type(stated) is None and not silent:
        raise SourceError(address.url, _refusal(media_type, suffix))
    return media_type, charset_of(stated)


def _refusal(media_type: str, suffix: str) -> str:
    for start, kind, remedy in _REMEDIES:
        if media_type.startswith(start):
            return f"{kind} ({shown(media_type)}), not text; {remedy}"
    if media_type in _SILENT:
        ending = f"the ending {shown(suffix)}" if suffix else "an ending"
        return f"neither the server nor {ending} says that this is text; {BY_HAND}"
    return f"of the media type {shown(media_type)}, which is not read; {BY_HAND}"
