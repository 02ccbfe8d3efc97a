"""WARC archives, also those that break off."""

from __future__ import annotations

import gzip
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.articles.packed_articles import TALKS, VISIT, articles, write

# warcio leaves the temporary files of records that it writes to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def archive(pages: Mapping[str, tuple[str, str, bytes]], compressed: bool = True) -> bytes:
    """A WARC archive: address -> status, media type, content."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=compressed)
    for address, (status, media_type, content) in pages.items():
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                address, "response", payload=io.BytesIO(content), http_headers=headers
            )
        )
    return file.getvalue()


PAGE = (
    "<html><head><title>Talks</title></head><body><article>"
    f"<p>{TALKS}</p><p>{VISIT}</p></article></body></html>"
)


@pytest.mark.parametrize("compressed", [True, False])
def test_warc(tmp_path: Path, compressed: bool) -> None:
    pages = {
        "https://courier.example/2026/03/03/talks": ("200 OK", "text/html", PAGE.encode()),
        "https://courier.example/logo.png": ("200 OK", "image/png", b"\x89PNG"),
        "https://courier.example/gone": ("404 Not Found", "text/html", PAGE.encode()),
        "https://courier.example/visit.txt": ("200 OK", "text/plain", VISIT.encode()),
    }
    name = "crawl.warc.gz" if compressed else "crawl.warc"
    read, problems = articles(write(tmp_path, name, archive(pages, compressed)))
    assert problems == {}
    assert list(read) == [
        "https://courier.example/2026/03/03/talks",
        "https://courier.example/visit.txt",
    ]
    page = read["https://courier.example/2026/03/03/talks"]
    assert page.text == f"{TALKS}\n\n{VISIT}"
    assert page.url == "https://courier.example/2026/03/03/talks"
    assert page.published == "2026-03-03"


def test_an_archive_that_breaks_off(tmp_path: Path) -> None:
    content = archive({"https://a.example/1": ("200 OK", "text/plain", TALKS.encode())})
    more = archive({"https://a.example/2": ("200 OK", "text/plain", VISIT.encode() * 500)})
    read, problems = articles(write(tmp_path, "c.warc.gz", content + more[:-40]))
    assert "https://a.example/1" in read
    reason = "Compressed file ended before the end-of-stream marker was reached"
    (key,) = problems
    assert int(key.removeprefix("offset=")) > 0
    assert problems[key] == f"the archive breaks off here ({reason}); what follows was not read"
    read, problems = articles(write(tmp_path, "d.warc", b"no archive at all"))
    assert (read, len(problems)) == ({}, 1)
    assert problems[""].startswith("not a WARC archive (")


def test_an_archive_that_was_compressed_as_a_whole(tmp_path: Path) -> None:
    pages = {
        f"https://a.example/{number}": ("200 OK", "text/plain", text.encode())
        for number, text in enumerate((TALKS, VISIT, f"{VISIT} {TALKS}"))
    }
    content = gzip.compress(archive(pages, compressed=False))
    read, problems = articles(write(tmp_path, "c.warc.gz", content))
    assert (list(read), problems) == (list(pages), {})
    read, problems = articles(write(tmp_path, "d.warc.gz", content[:-80]))
    assert len(problems) == 1


@pytest.mark.parametrize("kind", ["record by record", "as a whole", "plain"])
@pytest.mark.parametrize("size", [1, 400])
def test_all_whole_records_before_a_cut_are_read(tmp_path: Path, kind: str, size: int) -> None:
    words = [" ".join(f"word{(n * k) % 9973}" for k in range(size)) for n in range(1, 13)]
    pages = {
        f"https://a.example/{number}": ("200 OK", "text/plain", f"{VISIT} {more}".encode())
        for number, more in enumerate(words)
    }
    content = archive(pages, compressed=kind == "record by record")
    content = gzip.compress(content) if kind == "as a whole" else content
    name = "c.warc" if kind == "plain" else "c.warc.gz"
    read, problems = articles(write(tmp_path, name, content[:-20]))
    # Of what is compressed as a whole a cut may lose more than one record.
    least = len(pages) - (3 if kind == "as a whole" and size == 1 else 1)
    assert list(read) == list(pages)[: len(read)]
    assert least <= len(read) < len(pages)
    assert all(f"{VISIT} {words[n]}" == each.text for n, each in enumerate(read.values()))
    (problem,) = problems.values()
    assert problem.startswith("the archive breaks off here (")
