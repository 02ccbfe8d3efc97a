"""Pages that somebody named by their addresses, fetched and kept as files.

A page is kept as a WARC archive (ISO 28500) with its address and the server's answer, so that
``kg build`` of the folder of uploads reads the same again; a feed, a table or JSON as it is.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.articles.fetching.fetcher import Fetched, Fetcher
from kg.articles.media_types import format_of_media_type
from kg.articles.readers import FORMATS, format_of
from kg.web.adding.files import safe_name


@dataclass(frozen=True, slots=True)
class Page:
    """A file to keep: its name, its content, and the digest of what was fetched."""

    name: str
    content: bytes
    digest: str


def fetch_page(fetcher: Fetcher, address: str) -> Page:
    """What lies at an address, as a file that a reader takes.

    Raises:
        SourceError: it cannot or may not be fetched, or no reader takes it.
    """
    fetched = fetcher.fetch(address)
    parts = urlsplit(fetched.url)
    path = PurePosixPath(parts.path)
    chosen = format_of_media_type(fetched.media_type) or format_of(address, path)
    stem = " ".join(filter(None, (parts.hostname, path.stem.strip("/"))))
    digest = hashlib.sha256(fetched.content).hexdigest()
    if FORMATS[chosen].items is None:
        return Page(safe_name(f"{stem}.warc"), _archive(fetched), digest)
    suffixes = FORMATS[chosen].suffixes
    suffix = path.suffix if path.suffix in suffixes else suffixes[-1]
    return Page(safe_name(f"{stem}{suffix}"), fetched.content, digest)


def _archive(fetched: Fetched) -> bytes:
    charset = f"; charset={fetched.charset}" if fetched.charset else ""
    media_type = f"{fetched.media_type or 'text/plain'}{charset}"
    headers = StatusAndHeaders("200 OK", [("Content-Type", media_type)], protocol="HTTP/1.1")
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    with io.BytesIO(fetched.content) as payload:
        record = writer.create_warc_record(
            fetched.url, "response", payload=payload, http_headers=headers
        )
        writer.write_record(record)
        record.raw_stream.close()
    return file.getvalue()
