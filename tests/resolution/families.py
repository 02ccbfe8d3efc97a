"""Families of stories: the sample articles, edited as papers edit agency copy, and near misses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

from kg.articles import content_blocks
from kg.articles.reading import read_article

_STORIES = yaml.safe_load(Path(__file__).with_name("stories.yaml").read_text(encoding="utf-8"))
_BRITISH = {
    r"\bpercent\b": "per cent", r"\bU\.S\.": "US", r"\bprogram\b": "programme",
    r"\bcenter": "centre", r"\bharbor": "harbour", r"\bdefense\b": "defence",
    r"\bDefense\b": "Defence", r"iz(?=e|ation|ing)": "is", r"\blabor": "labour",
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (\d{1,2})\b": r"\2 \1",
}  # fmt: skip
_SMALL = {
    r"\bsaid that\b": "said", r"\bafterwards\b": "later", r"\bmet\b": "held talks with",
    r"\babout\b": "around", r"\bmore than\b": "over", r"\bcountries\b": "nations",
    r"\bbegan\b": "started", r"\balso\b": "in addition", r"\bwho\b": ", who",
}  # fmt: skip
_OWN = (
    "Readers of this paper had a first word of it in yesterday's late edition, whose front page "
    "showed the arrival; letters to the editor have not stopped since, most of them hopeful."
)
_FURNITURE = (
    "Home\n\nNews\n\nSubscribe\n\n{}\n\nShare this article\n\nRelated articles\n\nContact us\n"
)


@cache
def samples() -> dict[str, list[str]]:
    """The paragraphs of each sample article."""
    found = {}
    for entry in sorted(Path(str(files("kg") / "samples")).iterdir()):
        if entry.suffix in (".txt", ".md", ".html") and entry.name != "README.md":
            text = read_article(entry).text
            found[entry.name] = [
                text[block.start : block.end]
                for block in content_blocks(text)
                if block.kind == "paragraph"
            ]
    return found


def page(paragraphs: list[str], headline: str = "Leaders talk", date: str = "May 2, 2024") -> str:
    return "\n\n".join([headline, date, *paragraphs]) + "\n"


def _replaced(paragraphs: list[str], words: dict[str, str]) -> list[str]:
    for pattern, other in words.items():
        paragraphs = [re.sub(pattern, other, paragraph) for paragraph in paragraphs]
    return paragraphs


def _top(paragraphs: list[str], share: float) -> list[str]:
    """The first paragraphs with at least that share of the words."""
    total, kept = sum(len(each.split()) for each in paragraphs), 0
    for at, each in enumerate(paragraphs, start=1):
        kept += len(each.split())
        if kept >= share * total:
            return paragraphs[:at]
    return paragraphs


def _with_dateline(paragraphs: list[str]) -> list[str]:
    first = re.sub(r"^[A-Z][\w, ]+ [—-] ", "", paragraphs[0])
    return ["By our own correspondent", f"BERLIN (Agency) - {first}", *paragraphs[1:]]


EDITS: dict[str, Callable[[list[str]], str]] = {
    "another headline": lambda p: page(p, "What the leaders said, and what not"),
    "another byline and dateline": lambda p: page(_with_dateline(p)),
    "cut to half": lambda p: page(_top(p, 0.5)),
    "cut to a third": lambda p: page(_top(p, 1 / 3)),
    "a paragraph dropped": lambda p: page(p[: len(p) // 2] + p[len(p) // 2 + 1 :]),
    "a paragraph added": lambda p: page([*p[:2], _OWN, *p[2:]]),
    "a paragraph in front": lambda p: page([_OWN, *p]),
    "small edits": lambda p: page(_replaced(p, _SMALL)),
    "British spelling": lambda p: page(_replaced(p, _BRITISH)),
    "other paragraphs and quotes": lambda p: page(
        [" ".join(p[at : at + 2]).translate({8220: '"', 8221: '"'}) for at in range(0, len(p), 2)]
    ),
    "page furniture": lambda p: _FURNITURE.format(page(p)),
    "all at once": lambda p: page(
        _with_dateline(_replaced(_replaced([*p[:-1], _OWN], _BRITISH), _SMALL)), "Late edition"
    ),
}
"""What papers do to an agency's story, by what it is called."""


def copies() -> Iterator[tuple[str, str, str]]:
    """What it is, a story, and the same story edited."""
    for name, paragraphs in samples().items():
        for edit, change in EDITS.items():
            yield f"{name}: {edit}", page(paragraphs), change(paragraphs)


def near_misses() -> Iterator[tuple[str, str, str]]:
    """What it is, a story, and another one that shares words with it."""
    stories = {name: page(paragraphs) for name, paragraphs in samples().items()}
    names = list(stories)
    for at, name in enumerate(names):
        for other in names[at + 1 :]:
            yield f"{name} and {other}", stories[name], stories[other]
    timeline = page([re.split(r"(?<=[.!?]) ", p[0])[0] for p in samples().values()], "A chronicle")
    for name, paragraphs in samples().items():
        yield f"{name}: a timeline of leads", stories[name], timeline
        for number, follow_up in enumerate(_STORIES["followups"]):
            background = "\n".join(["", *_last(paragraphs)])
            yield f"{name}: follow-up {number}", stories[name], follow_up + background
    for name, rival in _STORIES["rivals"].items():
        yield f"{name}: another outlet's own", stories[name], rival
    patterns = _STORIES["patterns"]
    for at, pattern in enumerate(patterns):
        for other in patterns[at + 1 :]:
            yield f"pattern {at} and {patterns.index(other)}", pattern, other


def _last(paragraphs: list[str]) -> list[str]:
    """The background at the end of a story: the lower half of its paragraphs."""
    return paragraphs[-(len(paragraphs) // 2) :]
