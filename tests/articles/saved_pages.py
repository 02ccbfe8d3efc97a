"""Saved pages and what is in them: ``pages/NAME.html`` beside ``pages/NAME.yaml``.

The prose is our own, about invented towns; the markup is that of many kinds of news sites. A YAML
file states the article's fields, the first and the last words of its text, how many paragraphs and
words it has, which paragraphs may be read or not (``optional``), and which words belong to the page
rather than to the article (``absent``). ``entries`` are the dated parts of a live blog, ``note``
says that the article is behind a paywall, and ``refused`` is what the message says of a page that
is no article.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kg.articles import content_blocks, read_article
from kg.articles.pages.page import read_page
from kg.errors import SourceError

FOLDER = Path(__file__).with_name("pages")
FIELDS = ("title", "published", "author", "publisher", "url", "language")


def page_names(folder: Path = FOLDER) -> list[str]:
    """The names of all saved pages."""
    return sorted(page.stem for page in folder.glob("*.html"))


def wrong_with(name: str, folder: Path = FOLDER) -> list[str]:
    """How the reading of a page differs from what is in it; empty where all is right."""
    expected = yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))
    try:
        article = read_article(folder / f"{name}.html")
    except SourceError as error:
        refused = expected.get("refused")
        return [] if refused and refused in error.problem else [f"refused: {error.problem}"]
    if "refused" in expected:
        return [f"read, though it is {expected['refused']}"]
    fields = [
        f"{field} is {getattr(article, field)!r}, not {expected[field]!r}"
        for field in FIELDS
        if getattr(article, field) != expected[field]
    ]
    return fields + _wrong_notes(name, folder, expected) + _wrong_text(article.text, expected)


def _wrong_notes(name: str, folder: Path, expected: dict[str, Any]) -> list[str]:
    """Whether a page is noted to be behind a paywall, and only such a page."""
    _, metadata = read_page(name, (folder / f"{name}.html").read_bytes())
    is_noted = any("paywall" in note for note in metadata.notes)
    return [] if is_noted == ("note" in expected) else [f"is noted: {metadata.notes}"]


def _wrong_text(text: str, expected: dict[str, Any]) -> list[str]:
    optional = expected.get("optional", [])
    blocks = [block for block in content_blocks(text) if block.kind == "paragraph"]
    paragraphs = [text[block.start : block.end] for block in blocks]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph not in optional]
    wrong = [f"holds {words!r}" for words in expected.get("absent", []) if words in text]
    if not paragraphs:
        return [*wrong, "has no paragraphs"]
    if not paragraphs[0].startswith(expected["first"]):
        wrong.append(f"begins with {paragraphs[0][:60]!r}")
    if not paragraphs[-1].endswith(expected["last"]):
        wrong.append(f"ends with {paragraphs[-1][-60:]!r}")
    if len(paragraphs) != expected["paragraphs"]:
        wrong.append(f"has {len(paragraphs)} paragraphs, not {expected['paragraphs']}")
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    if words != expected["words"]:
        wrong.append(f"has {words} words, not {expected['words']}")
    for entry in expected.get("entries", []):
        dates = [block.date for block in blocks if text.startswith(entry["begins"], block.start)]
        if dates != [entry["date"]]:
            wrong.append(f"{entry['begins']!r} is dated {dates}, not {entry['date']}")
    return wrong
