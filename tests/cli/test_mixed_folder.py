"""A folder that mixes every format, with broken files among the good ones."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.graph.store import open_store

from .conftest import Run

# warcio leaves the temporary files of records that it writes to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

TOWNS = ("Oslo", "Vienna", "Geneva", "Lisbon", "Prague", "Dublin", "Riga", "Athens", "Madrid")


def articles() -> Iterator[str]:
    """Short articles, each another one."""
    number = 0
    while True:
        town = TOWNS[number % len(TOWNS)]
        day = number % 28 + 1
        yield f"Governor Ana Prado met Mayor Karl Brandt in {town} on March {day}, {2000 + number}."
        number += 1


def page(text: str, charset: str = "utf-8") -> bytes:
    return (
        f'<html><head><meta charset="{charset}"><title>Talks</title></head>'
        f"<body><article><p>{text}</p></article></body></html>"
    ).encode(charset)


def warc(pages: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    for address, content in pages.items():
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        payload = io.BytesIO(content)
        writer.write_record(
            writer.create_warc_record(address, "response", payload=payload, http_headers=headers)
        )
    return file.getvalue()


def rss(*entries: str) -> bytes:
    items = "".join(f"<item><guid>{n}</guid><description>{e}</description></item>"
                    for n, e in enumerate(entries))  # fmt: skip
    return f"<rss version='2.0'><channel>{items}</channel></rss>".encode()


def atom(*entries: str) -> bytes:
    items = "".join(f"<entry><id>{n}</id><content>{e}</content></entry>"
                    for n, e in enumerate(entries))  # fmt: skip
    return f"<feed xmlns='http://www.w3.org/2005/Atom'>{items}</feed>".encode()


def test_all_good_ones_are_in_and_each_broken_one_is_named(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "press"
    (folder / "deep" / "er").mkdir(parents=True)
    text = articles()
    files = {f"note-{n}.txt": next(text).encode() for n in range(6)}
    files |= {f"deep/note-{n}.md": f"# Talks\n\n{next(text)}".encode() for n in range(6)}
    files |= {f"deep/er/page-{n}.html": page(next(text)) for n in range(6)}
    files |= {"old.htm": page(next(text), "iso-8859-1"), "strict.xhtml": page(next(text))}
    files["feed.xml"] = rss(next(text), next(text))
    files["feed.rss"] = rss(next(text))
    files["feed.atom"] = atom(next(text), next(text))
    files["list.json"] = json.dumps([{"text": next(text)}, {"body": next(text)}]).encode()
    files["lines.jsonl"] = "\n".join(json.dumps({"text": next(text)}) for _ in range(3)).encode()
    files["more.ndjson"] = json.dumps({"content": next(text)}).encode()
    files["old.jsonl.gz"] = gzip.compress(json.dumps({"content": next(text)}).encode())
    files["table.csv"] = f'title,text\nTalks,"{next(text)}"\nTalks,"{next(text)}"\n'.encode()
    files["table.tsv"] = f"title\ttext\nTalks\t{next(text)}\n".encode()
    files["crawl.warc.gz"] = warc({f"https://n.example/{n}": page(next(text)) for n in range(2)})
    good = 6 + 6 + 6 + 2 + 2 + 1 + 2 + 2 + 3 + 1 + 1 + 2 + 1 + 2
    broken = {
        "empty.txt": b"",
        "binary.html": bytes(range(256)) * 8,
        "broken.json": b"{",
        "broken.warc": b"WARC/1.0 or so",
    }
    for name, content in (files | broken).items():
        (folder / name).write_bytes(content)

    outcome = run("build", str(folder))
    *told, counts = outcome.err.splitlines()
    assert outcome.code == 3
    assert counts == f"kg: {good} articles read, 0 unchanged, 4 could not be read"
    assert sorted(line.split(": ")[1] for line in told) == sorted(
        str(folder / name) for name in broken
    )
    with open_store("newskg-store", read_only=True) as store:
        years = {
            meeting.start[:4]
            for extraction in store.extractions()
            for meeting in extraction.meetings
            if meeting.start
        }
    assert years == {str(2000 + number) for number in range(good)}
