"""WARC archives (ISO 28500), as crawlers write them, by warcio: each page is an article.

What a crawl holds beside pages (pictures, style sheets, robots.txt, errors, redirects) is passed
over.
"""

from __future__ import annotations

import gzip
import zlib
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from kg.articles.containers.items import BrokenItem, Fields, Item, Items
from kg.articles.media_types import charset_of, format_of_media_type
from kg.articles.reading_limits import MAXIMUM_BYTES
from kg.errors import SourceError

_KINDS = frozenset({"response", "resource"})
_GZIP = b"\x1f\x8b"
_BLOCK = 65_536


def archive_items(source: str, file: BinaryIO, _: Fields) -> Items:
    """The pages of an archive; each is called by its address.

    Raises:
        SourceError: it is no WARC archive.
    """
    empty = True
    records = ArchiveIterator(_unzipped(file), arc2warc=True)
    while True:
        try:
            found = next(records, None)
            if found is None:
                break
            empty = False
            item = _item(found)
        except (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError) as error:
            # warcio takes headers for granted that a broken record lacks.
            reason = " ".join(str(error).split())[:120]
            if empty:
                problem = f"not a WARC archive ({reason}); fetch it again"
                raise SourceError(source, problem) from None
            problem = f"the archive breaks off here ({reason}); what follows was not read"
            yield BrokenItem(f"offset={records.offset}", problem)
            return
        if item is not None:
            yield item
    if empty:
        raise SourceError(source, "the archive is empty; remove it or fetch it again")


class _Unzipped:
    """What is compressed with gzip, record by record as is usual, or as a whole.

    warcio reads the former alone, and takes an archive that is cut short for one that ends. All
    that can be unpacked is given out before the error.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = gzip.GzipFile(fileobj=file)

    def read(self, size: int = -1) -> bytes:
        try:
            # `read` would lose what it had unpacked when it meets the cut.
            return self._file.read1(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ArchiveLoadFailed(str(error)) from None

    def tell(self) -> int:
        return self._file.tell()


def _unzipped(file: BinaryIO) -> BinaryIO | _Unzipped:
    start = file.read(len(_GZIP))
    file.seek(0)
    return _Unzipped(file) if start == _GZIP else file


def _item(found: ArcWarcRecord) -> Item | BrokenItem | None:
    """The page in a record; None where it holds none."""
    address = found.rec_headers.get_header("WARC-Target-URI")
    if found.rec_type not in _KINDS or not address:
        return None
    headers = found.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return None
    stated = (headers or found.rec_headers).get_header("Content-Type") or ""
    format_name = format_of_media_type(stated)
    if format_name not in ("html", "text"):
        return None
    content = found.content_stream().read(MAXIMUM_BYTES + 1)
    if len(content) <= MAXIMUM_BYTES and _lacks_bytes(found):
        raise EOFError("the record has fewer bytes than it states")
    key = address.strip("<>")
    if len(content) > MAXIMUM_BYTES:
        return BrokenItem(key, f"the page is larger than {MAXIMUM_BYTES:,} bytes")
    if not content.strip():
        return None
    return Item(key, content, format_name, charset_of(stated), key)


def _lacks_bytes(found: ArcWarcRecord) -> bool:
    """Whether a record that was read ends before its length says."""
    while found.raw_stream.read(_BLOCK):
        pass
    return bool(getattr(found.raw_stream, "limit", 0) > 0)
