"""News made in a test: three articles about the same people, and an article from its text."""

from __future__ import annotations

import hashlib

import pytest

from kg.graph.store import Store
from kg.records import Article

ARTICLES = {
    "geneva.txt": (
        "Talks in Geneva\n\nMay 4, 2024\n\n"
        "President Anna Lind met Prime Minister Olga Petrova in Geneva on May 3, 2024. "
        '"We agreed on fisheries," Lind said.\n'
    ),
    "oslo.txt": (
        "Visit to Oslo\n\nJune 8, 2024\n\n"
        "Foreign Minister James Okafor met President Anna Lind in Oslo on June 7, 2024.\n"
    ),
    "vienna.md": (
        "# A summit in Vienna\n\nJuly 2, 2024\n\n"
        "Olga Petrova and James Okafor held a summit in Vienna on July 1, 2024.\n"
    ),
}

MISREAD = pytest.mark.xfail(reason="the trained reader misreads it", strict=True)
"""For sentences that are read wrongly, and known to be."""


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


def quads(store: Store) -> list[str]:
    """The whole graph as sorted N-Quads."""
    return b"".join(store.export("nquads")).decode().splitlines()
