"""JSON (a list of articles, or one) and JSON Lines (an article on each line)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import BinaryIO

from kg.articles.containers.items import BrokenItem, Fields, Items, look_up, record, usual_fields
from kg.articles.decoding import decode_text
from kg.articles.reading_limits import MAXIMUM_BYTES
from kg.errors import SourceError

MAXIMUM_JSON = 10 * MAXIMUM_BYTES
"""A JSON file is read whole; longer ones belong into JSON Lines."""


def json_items(source: str, file: BinaryIO, mapping: Fields) -> Items:
    """The articles of a JSON file: of the list that it is, or that stands in it, or itself.

    Raises:
        SourceError: it is no JSON, too large or too deep, or holds no object.
    """
    content = file.read(MAXIMUM_JSON + 1)
    if len(content) > MAXIMUM_JSON:
        problem = f"the file is larger than {MAXIMUM_JSON:,} bytes; write JSON Lines (.jsonl)"
        raise SourceError(source, problem)
    try:
        stated, note = _loaded(source, content)
    except (ValueError, RecursionError) as error:
        raise SourceError(source, f"not valid JSON ({_reason(error)}); mend it") from None
    if isinstance(stated, Mapping):
        names = (mapping.get("items") or ()) + usual_fields()["items"]
        within = look_up(stated, names)
        entries = within if _is_list_of_objects(within) else [stated]
    else:
        entries = stated
    if not isinstance(entries, list) or not entries:
        raise SourceError(source, "no articles in it; an object for each, in a list, is expected")
    for number, entry in enumerate(entries, start=1):
        if isinstance(entry, Mapping):
            yield replace(record(entry, mapping, f"item={number}"), note=note)
        else:
            yield BrokenItem(f"item={number}", "not an object with the fields of an article")


def line_items(source: str, file: BinaryIO, mapping: Fields) -> Items:
    """The articles of a file with a JSON object on each line; a broken line harms no other.

    Raises:
        SourceError: the file is empty.
    """
    number = 0
    empty = True
    while line := file.readline(MAXIMUM_BYTES + 1):
        number += 1
        if len(line) > MAXIMUM_BYTES:
            problem = f"a line of more than {MAXIMUM_BYTES:,} bytes; what follows was not read"
            yield BrokenItem(f"line={number}", problem)
            return
        if not line.strip():
            continue
        empty = False
        try:
            entry, note = _loaded(source, line.removeprefix(b"\xef\xbb\xbf"))
        except SourceError as error:
            yield BrokenItem(f"line={number}", error.problem)
            continue
        except (ValueError, RecursionError) as error:
            yield BrokenItem(f"line={number}", f"not valid JSON ({_reason(error)}); mend that line")
            continue
        if isinstance(entry, Mapping):
            yield replace(record(entry, mapping, f"line={number}"), note=note)
        else:
            yield BrokenItem(f"line={number}", "not an object with the fields of an article")
    if empty:
        raise SourceError(source, "the file is empty; remove it or fill it")


def _loaded(source: str, content: bytes) -> tuple[object, str | None]:
    """What JSON states, and what a person should know of its encoding.

    Raises:
        SourceError: it is in an encoding that is not certain.
    """
    try:
        return json.loads(content), None
    except UnicodeDecodeError:
        decoded = decode_text(source, content)
        return json.loads(decoded.text), decoded.note


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}, column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number out of range"
