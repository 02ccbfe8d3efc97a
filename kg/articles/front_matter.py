"""The settings between the ``---`` at the top of a Markdown file: title, date, authors.

They are YAML where they parse as it; a title with a colon and no quotation marks, as people write
it, does not, and is read line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast

import yaml

from kg.articles.dates import find_dates
from kg.articles.statements import Field, Statement, stated_address, unquoted
from kg.articles.wording import wording

_FRONT_MATTER = re.compile(
    "\ufeff?---[ \t]*(?:\r\n|\r|\n)"
    "(?P<body>(?:[^\r\n]{0,1000}(?:\r\n|\r|\n)){1,60}?)"
    "---[ \t]*(?:\r|\n|\\Z)"
)
_SETTING = re.compile(r"(?P<key>[\w -]{1,40}?)\s*:\s+(?P<value>\S.{0,500})")


def front_matter(text: str) -> re.Match[str] | None:
    """The lines at the top, with their ``---``; ``body`` is what they enclose."""
    return _FRONT_MATTER.match(text)


def read_settings(text: str) -> Iterator[Statement]:
    """What the front matter of a text states about the article."""
    found = front_matter(text)
    for key, stated in _settings(found["body"]) if found else ():
        field = wording().settings.get(key.strip().lower())
        value = _value(cast(Field, field), stated) if field else None
        if value:
            yield Statement(cast(Field, field), value)


def _settings(body: str) -> Iterable[tuple[str, str]]:
    try:
        # Values as they are written: a date stays as its writer had it.
        stated = yaml.load(body, yaml.BaseLoader)  # noqa: S506 (makes nothing but strings)
    except yaml.YAMLError:
        stated = None
    if isinstance(stated, dict):
        return [(str(key), _line(value)) for key, value in stated.items()]
    lines = (_SETTING.fullmatch(line.strip()) for line in body.splitlines())
    return [(line["key"], line["value"]) for line in lines if line]


def _line(value: object) -> str:
    """A value on one line: of a list all entries, of a mapping the name."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_line, value)))
    if isinstance(value, dict):
        return _line(value.get("name", ""))
    return " ".join(str(value).split())


def _value(field: Field, stated: str) -> str | None:
    if field in ("published", "updated"):
        dates = find_dates(stated)
        return dates[0].value if dates else None
    return stated_address(unquoted(stated)) if field == "url" else unquoted(stated)
