"""Files that hold many articles, written and read: what the tests of their formats share."""

from __future__ import annotations

from pathlib import Path

from kg.articles import read_article
from kg.articles.containers.items import Fields
from kg.articles.containers.unpacking import sources_in, with_contents
from kg.articles.readers import file_source, split_name
from kg.errors import SourceError
from kg.records import Article

TALKS = "President Ana Prado met Premier Jonas Weber in Oslo on March 3, 2026."
VISIT = "Foreign Minister Lena Holt visited Vienna on Tuesday and met Mayor Karl Brandt."

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Northern Courier</title><language>en</language>
<item><guid>t-1</guid><title>Prado and Weber Meet</title><link>https://courier.example/talks</link>
<pubDate>Tue, 03 Mar 2026 23:10:00 -0500</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>{TALKS}</p><p>They spoke for <b>two</b> hours.</p>]]></content:encoded>
</item>
<item><title>Holt in Vienna</title><description>{VISIT}</description></item>
</channel></rss>
"""


def articles(file: Path, fields: Fields | None = None) -> tuple[dict[str, Article], dict[str, str]]:
    """The articles of a file and the problems with others, by key."""
    failures: list[SourceError] = []
    sources = sources_in(file_source(file), failures.append, fields or {})
    read = {}
    for source in with_contents(sources, fields or {}):
        try:
            read[source.key or ""] = read_article(source)
        except SourceError as error:
            failures.append(error)
    keys = {split_name(each.source)[1] or "": each.problem for each in failures}
    return read, keys


def write(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file
