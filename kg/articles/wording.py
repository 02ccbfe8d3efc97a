"""The words of ``ontology/lexicon/articles.yaml``, compiled for comparing with lines.

The templates of that file become regular expressions that stand for whole lines of bounded length
with one variable slot or two, so that matching takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LONGEST_TEMPLATE_LINE = 200
"""Longer lines are prose, whatever they begin with."""

_SLOTS = {
    "number": r"\d[\d.,]*(?:\s?[-–]\s?\d+)?",
    "text": r".{1,120}?",
    "credit": r"\S{1,40}(?:\s\S{1,40}){0,6}?",
    "name": r"(?P<name>[^\d|]{2,100}?)",
    "publisher": r"(?P<publisher>[^|]{2,80}?)",
    "title": r"(?P<title>.{2,200}?)",
    "address": r"(?P<address>https?://\S{4,180})",
}
_LOOSE = {"'": "['’‘`]", '"': '["“”„]', "-": "[-‐‑–—]", " ": r"\s+"}
_BEFORE = r"[\s*_•·|>«»\-–—]{0,8}"
_AFTER = r"[\s.,:;|>»…*_!\-–—]{0,8}"


@dataclass(frozen=True, slots=True)
class Wording:
    """What `wording` gives; the fields are named as in the file."""

    furniture_lines: re.Pattern[str]
    furniture_beginnings: re.Pattern[str]
    furniture_words: frozenset[str]
    labels: frozenset[tuple[str, ...]]
    comments: re.Pattern[str]
    corrections: re.Pattern[str]
    link_lists: re.Pattern[str]
    source_headings: re.Pattern[str]
    note_headings: re.Pattern[str]
    bylines: tuple[re.Pattern[str], ...]
    anonymous: frozenset[str]
    agencies: frozenset[str]
    publishers: tuple[re.Pattern[str], ...]
    publisher_endings: re.Pattern[str]
    titles: tuple[re.Pattern[str], ...]
    addresses: tuple[re.Pattern[str], ...]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    stamp_words: frozenset[str]
    settings: Mapping[str, str]
    caption_beginnings: re.Pattern[str]
    credits: re.Pattern[str]
    function_words: frozenset[str]
    determiners: frozenset[str]
    past_verbs: frozenset[str]
    name_particles: frozenset[str]
    months: Mapping[str, int]
    weekdays: frozenset[str]


def _template(template: str, *, captures: bool = False) -> str:
    """Turn a template into the source of a regular expression."""
    parts = re.split(r"\{(\w+)\}", template)
    source = []
    for index, part in enumerate(parts):
        if index % 2:
            slot = _SLOTS[part]
            source.append(slot if captures else re.sub(r"\?P<\w+>", "?:", slot))
        else:
            source.extend(_LOOSE.get(character, re.escape(character)) for character in part)
    return "".join(source)


def _any(templates: Iterable[str]) -> str:
    return "(?:" + "|".join(_template(one) for one in templates) + ")"


def _line(source: str) -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}{source}{_AFTER}\Z", re.IGNORECASE)


def _capturing(templates: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(_line(_template(one, captures=True)) for one in templates)


def _longest_first(templates: Iterable[str]) -> list[str]:
    return sorted(templates, key=lambda one: (-len(one), one))


@cache
def wording() -> Wording:
    """Read the file, once per process."""
    stored = (files("kg.ontology") / "lexicon" / "articles.yaml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.safe_load(stored)
    furniture, metadata, captions = words["furniture"], words["metadata"], words["captions"]
    titles, calendar = words["titles"], words["calendar"]
    months = {name: number for number, names in calendar["months"].items() for name in names}
    beginnings = _any(_longest_first(captions["beginnings"]))
    credit_ends = _any(_longest_first(captions["credits"]))
    return Wording(
        furniture_lines=_line(_any(furniture["lines"])),
        furniture_beginnings=re.compile(_BEFORE + _any(furniture["beginnings"]), re.IGNORECASE),
        furniture_words=frozenset(furniture["words"]),
        labels=frozenset(tuple(label.split()) for label in furniture["labels"]),
        comments=_line(_any(furniture["comments"])),
        corrections=_line(_any(furniture["corrections"])),
        link_lists=_line(_any(furniture["link_lists"])),
        source_headings=_line(_any(words["sources"]["headings"])),
        note_headings=_line(_any(words["sources"]["note_headings"])),
        bylines=_capturing(metadata["bylines"]),
        anonymous=frozenset(metadata["anonymous"]),
        agencies=frozenset(metadata["agencies"]),
        publishers=_capturing(_longest_first(metadata["publishers"])),
        publisher_endings=re.compile(
            rf"[\s.,|\-–—]+{_any(_longest_first(metadata['publisher_endings']))}[\s.]*\Z",
            re.IGNORECASE,
        ),
        titles=_capturing(metadata["titles"]),
        addresses=_capturing(metadata["addresses"]),
        published=re.compile(rf"\b{_any(_longest_first(metadata['published']))}\b", re.IGNORECASE),
        updated=re.compile(rf"\b{_any(_longest_first(metadata['updated']))}\b", re.IGNORECASE),
        stamp_words=frozenset(metadata["stamp_words"]),
        settings={key: field for field, keys in metadata["settings"].items() for key in keys},
        caption_beginnings=re.compile(rf"\s*{beginnings}(?!\w)", re.IGNORECASE),
        credits=re.compile(
            rf"(?:^|(?<=[\s./|(\[])|(?=[/(\[])){credit_ends}[\s.)\]]*\Z", re.IGNORECASE
        ),
        function_words=frozenset(titles["function_words"]),
        determiners=frozenset(titles["determiners"]),
        past_verbs=frozenset(titles["past_verbs"]),
        name_particles=frozenset(titles["name_particles"]),
        months=months,
        weekdays=frozenset(calendar["weekdays"]),
    )
