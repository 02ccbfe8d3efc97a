"""News made in a test: an article from nothing but its text."""

from __future__ import annotations

import hashlib

from kg.records import Article


def article(text: str, published: str | None = "2026-01-12") -> Article:
    """An article that says of itself only when it was published."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id=digest[:16],
        file_name="news.txt",
        title=None,
        published=published,
        publisher=None,
        author=None,
        url=None,
        language="en",
        sha256=digest,
        text=text,
    )
