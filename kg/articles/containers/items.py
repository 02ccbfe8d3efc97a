"""Files that hold many articles: each comes out as an item with its own content and key.

Feeds, JSON, JSON Lines and CSV give records: some fields of an article, whatever each format calls
them. A record is kept as JSON with the names of `kg.records.Article`, sorted, so that equal
records have equal bytes; `read_record` reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from kg.articles.containers.fragments import is_markup, text_of_markup, without_pointer
from kg.articles.dates import possible_days, stated_date
from kg.articles.layout import under_headline
from kg.articles.metadata import Metadata
from kg.articles.source import is_address
from kg.articles.statements import stated_author
from kg.errors import SourceError

FIELDS = ("text", "title", "published", "publisher", "author", "url", "language", "id", "items")
"""What a mapping may name: the fields of an article, what tells articles apart, and where in a
JSON file the articles are."""

Fields = Mapping[str, tuple[str, ...]]
"""For each of `FIELDS` the names to look for, in this order. A dot leads inwards."""

NO_FIELDS: Fields = {}

_Ways = tuple[tuple[str, str], ...]

_EARLIEST_EPOCH, _LATEST_EPOCH = 0, 4_102_444_800
_LONGEST_KEY = 300
_LONGEST_SHOWN = 40
_LONGEST_KEYS = 2_000
_NAMED_BY = ("name", "title", "value", "@value", "rendered", "href", "@id")
"""Where an object says its name."""
_NOTHING: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a larger file; ``format`` says how ``content`` is read.

    ``note`` is what a person should know of how its bytes were read, ``stated_day`` when the
    article appeared, as the file has it.
    """

    key: str
    content: bytes
    format: str = "record"
    charset: str | None = None
    address: str | None = None
    note: str | None = None
    stated_day: str | None = None


@dataclass(frozen=True, slots=True)
class BrokenItem:
    """A part of a file that is no article, and why."""

    key: str
    problem: str


Items = Iterator[Item | BrokenItem]


@cache
def usual_fields() -> Fields:
    """The names that are looked for where a mapping does not say otherwise."""
    stored = (files("kg.ontology") / "lexicon" / "fields.yaml").read_text(encoding="utf-8")
    return {field: tuple(names) for field, names in yaml.safe_load(stored)["fields"].items()}


def record(stated: Mapping[str, object], mapping: Fields, position: str) -> Item:
    """The article that a mapping of names to values states.

    Its key is what the format says identifies it, else its address, else ``position``.
    """
    names = {**usual_fields(), **mapping}
    values = {
        field: text
        for field in FIELDS
        if field not in ("items", "id") and (text := _text(look_up(stated, names[field])))
    }
    if not is_address(values.get("url", "")):
        values.pop("url", None)
    field, published = found_in(stated, names["published"])
    stated_day = values.pop("published", None)
    if published:
        day = _day(published)
        values |= {"published": day} if day else _not_understood(field, stated_day)
    key = _text(look_up(stated, names["id"])) or values.get("url") or position
    content = json.dumps(values, ensure_ascii=False, sort_keys=True).encode(errors="replace")
    return Item(key[:_LONGEST_KEY], content, address=values.get("url"), stated_day=stated_day)


def read_record(source: str, content: bytes, _: str | None) -> tuple[str, Metadata]:
    """The text and metadata of a record that `record` made; markup becomes plain text.

    A text that begins without its headline gets it, if it might lend its first paragraph as one.
    What leads from an entry to its page ("Read more") is left out.

    Raises:
        SourceError: it has no text.
    """
    values: dict[str, str] = json.loads(content)
    text = values.pop("text", "")
    if is_markup(text):
        text = without_pointer(text_of_markup(text))
    if not text.strip():
        problem = "no text in this entry; if it stands under another name, say so in kg.yaml"
        raise SourceError(source, f"{problem}: fields: {{text: NAME}}")
    title, author = _line(values.get("title")), _line(values.get("author"))
    return under_headline(text, title), Metadata(
        title=title,
        published=values.get("published"),
        publisher=_line(values.get("publisher")),
        author=stated_author(author) if author else None,
        url=values.get("url"),
        language=values.get("language"),
        notes=(values["note"],) if "note" in values else (),
    )


def _line(stated: str | None) -> str | None:
    """A value of one line, plain where it is written in HTML."""
    if stated is None or not is_markup(stated):
        return stated
    return " ".join(text_of_markup(stated).split()) or None


def has_field(keys: Sequence[str], mapping: Fields) -> bool:
    """Whether any of the keys is one that is looked for."""
    names = {**usual_fields(), **mapping}
    return any(_ways_to(tuple(keys), names[field]) for field in FIELDS if field != "items")


def look_up(stated: Mapping[str, object], names: tuple[str, ...]) -> object:
    """The value under the first of the names that has one; case and ``_-`` do not matter."""
    return found_in(stated, names)[1]


def found_in(stated: Mapping[str, object], names: tuple[str, ...]) -> tuple[str, object]:
    """The first key with a value that one of the names means, and that value; None without one."""
    for key, rest in _ways_to(tuple(stated), names):
        value = stated[key]
        if rest:
            inner = value[0] if isinstance(value, list) and value else value
            value = look_up(inner, (rest,)) if isinstance(inner, Mapping) else None
        if value is not None and value not in _NOTHING:
            return key, value
    return "", None


def _ways_to(keys: tuple[str, ...], names: tuple[str, ...]) -> _Ways:
    """Which keys the names mean, in this order, and how it goes on inwards from there.

    The articles of one file mostly have the same keys, so what was found is kept, unless somebody
    wrote keys that would fill the memory.
    """
    find = _found if sum(map(len, keys)) <= _LONGEST_KEYS else _found.__wrapped__
    return find(keys, names)


@lru_cache(maxsize=1024)
def _found(keys: tuple[str, ...], names: tuple[str, ...]) -> _Ways:
    known = {_folded(str(key)): key for key in reversed(keys)}
    found = []
    for name in names:
        if (key := known.get(_folded(name))) is not None:
            found.append((key, ""))
        first, _, rest = name.partition(".")
        if rest and (key := known.get(_folded(first))) is not None:
            found.append((key, rest))
    return tuple(found)


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).casefold()


def _text(value: object) -> str:
    """A value as text: names of people are joined, other objects say their name."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, str | int | float):
        return str(value).strip()
    if isinstance(value, Mapping):
        return _text(look_up(value, _NAMED_BY))
    if isinstance(value, list):
        return ", ".join(text for each in value if (text := _text(each)))
    return ""


def _day(value: object) -> str | None:
    """The day that a date, or a number of seconds since 1970, stands for."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > _LATEST_EPOCH else value
        if _EARLIEST_EPOCH < seconds < _LATEST_EPOCH and seconds > 99_999_999:
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return stated_date(_text(value))


def _not_understood(key: str, stated: str | None) -> dict[str, str]:
    """What is to be told of a day of publication that cannot be read in one way."""
    if not stated:
        return {}
    days = possible_days(stated) or ("YYYY-MM-DD",)
    shown = f"“{stated[:_LONGEST_SHOWN]}” under “{key}”"
    return {"note": f"publication date: {shown} is no certain day; write it as {' or '.join(days)}"}
