"""How a text is laid out: its units in reading order, and what its lines state about it.

`lay_out` is a pure function of the text; blocks and metadata both come from its result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.articles.captions import is_caption, is_credit
from kg.articles.citation_marks import cited_labels
from kg.articles.date_lines import stated_above, with_date_lines
from kg.articles.entries import date_entries
from kg.articles.entry_dates import stated_year
from kg.articles.front_matter import read_settings
from kg.articles.furniture import Furniture, furniture
from kg.articles.headings import ends_sentence, is_prose, is_title
from kg.articles.lines import Line, plain_lines
from kg.articles.listed_sources import ListedSource
from kg.articles.markdown import looks_like_markdown, markdown_lines
from kg.articles.source_lists import find_source_lists
from kg.articles.statements import (
    Statement,
    is_nameless_byline,
    read_statements,
    stated_address,
    stated_dates,
)
from kg.articles.units import Unit
from kg.articles.wraps import flowing

_HEAD_LINES, _TAIL_LINES = 25, 15
"""How near to an end of the text a byline, publisher or address may stand."""
_WORD = re.compile(r"\w+")
_SENTENCE_WORDS = 8
"""Fewer words after a heading such as "Sources" are an item of the list."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The units of a text that are content, and the statements of its lines, in reading order.

    ``sources`` are what the text lists as its sources, which is no content.
    """

    units: tuple[Unit, ...]
    statements: tuple[Statement, ...]
    sources: tuple[ListedSource, ...] = ()


def lay_out(text: str) -> Layout:
    """Tell the article in a text from the page around it."""
    statements: list[Statement] = []
    listed = find_source_lists(text, cited_labels(text))
    if looks_like_markdown(text):
        lines = markdown_lines(text)
        statements.extend(read_settings(text))
    else:
        text = flowing(text)
        lines = plain_lines(text)
    lines = [line for line in lines if not listed.covers(line.start)]
    units = [_classified(text, unit) for unit in _read_lines(text, lines, statements)]
    units = with_date_lines(text, _without_links(text, units))
    units = _with_title(text, units)
    units, dates = date_entries(text, units)
    if not dates and (day := stated_above(text, units)):
        dates.append(Statement("published", day))
    return Layout(tuple(_without_tail(text, units)), (*statements, *dates), listed.sources)


def under_headline(text: str, title: str | None) -> str:
    """The text, below its headline if its first paragraph would else be taken for that.

    ``title`` is what the source of the text states beside it.
    """
    if title is None:
        return text
    found = next((unit for unit in lay_out(text).units if unit.kind == "title"), None)
    if found is None or found.heading:
        return text
    line, stated = (
        f" {' '.join(_WORD.findall(words.lower()))} "
        for words in (text[found.start : found.end], title)
    )
    return text if line in stated or stated in line else f"{title}\n\n{text}"


def _read_lines(text: str, lines: list[Line], statements: list[Statement]) -> list[Unit]:
    """Take the lines apart by their wording, and put wrapped ones together."""
    units: list[Unit] = []
    group: int | None = None
    corrected = False
    for number, line in enumerate(lines):
        words = text[line.start : line.end]
        near_end = number < _HEAD_LINES or number >= len(lines) - _TAIL_LINES
        if line.continues and line.group == group and not _stands_alone(words, near_end):
            units[-1] = replace(units[-1], end=line.end)
            continue
        kind = furniture(words)
        if kind is Furniture.COMMENTS and any(unit.kind == "text" for unit in units):
            break
        group = None
        corrected = corrected or kind is Furniture.CORRECTION
        if year := stated_year(words):
            units.append(Unit(line.start, line.end, "year", date=year))
        elif kind is Furniture.LINKS:
            units.append(Unit(line.start, line.end, "links"))
        elif corrected and stated_dates(words):
            continue
        elif not _is_statement(line, words, near_end, units, statements) and kind is None:
            units.append(Unit(line.start, line.end, "text", line.heading))
            group = line.group
    return units


def _stands_alone(words: str, near_end: bool) -> bool:
    return bool(furniture(words) or (near_end and read_statements(words)))


def _is_statement(
    line: Line, words: str, near_end: bool, units: list[Unit], statements: list[Statement]
) -> bool:
    """Whether the line only states something about the article; keeps what it states."""
    address = stated_address(words)
    if address:
        if not any(unit.kind == "text" for unit in units):
            statements.append(Statement("url", address))
        return True
    stated = read_statements(words) if near_end else stated_dates(words)
    dates = [one for one in stated if one.field in ("published", "updated")]
    if len(dates) == len(stated) == 1 and dates[0].field == "published":
        units.append(Unit(line.start, line.end, "stamp", date=dates[0].value))
    elif near_end:
        statements.extend(stated)
    return (bool(stated) and (near_end or len(dates) == len(stated))) or (
        near_end and is_nameless_byline(words)
    )


def _classified(text: str, unit: Unit) -> Unit:
    if unit.kind != "text":
        return unit
    words = text[unit.start : unit.end]
    if is_credit(words):
        return replace(unit, kind="credit")
    if unit.heading:
        return replace(unit, kind="headline")
    if is_caption(words):
        return replace(unit, kind="caption")
    return replace(unit, kind="paragraph" if is_prose(words) else "headline")


def _without_links(text: str, units: list[Unit]) -> list[Unit]:
    """Leave out credits, and what stands below a heading such as "Related articles"."""
    kept: list[Unit] = []
    among_links = False
    for unit in units:
        words = text[unit.start : unit.end]
        if unit.kind == "links":
            among_links = True
        elif unit.heading or (
            unit.kind == "paragraph"
            and ends_sentence(words)
            and len(words.split()) >= _SENTENCE_WORDS
        ):
            among_links = False
        if not among_links and unit.kind != "credit":
            kept.append(unit)
    return kept


def _with_title(text: str, units: list[Unit]) -> list[Unit]:
    """Mark the title: the first heading of the markup, or a first line that reads like one."""
    for index, unit in enumerate(units):
        if unit.kind in ("caption", "stamp", "year"):
            continue
        rest = any(other.kind == "paragraph" for other in units[index + 1 :])
        first = not any(character.isalnum() for character in text[: unit.start])
        if unit.heading or (rest and is_title(text[unit.start : unit.end], first=first)):
            return [*units[:index], replace(unit, kind="title"), *units[index + 1 :]]
        break
    return units


def _without_tail(text: str, units: list[Unit]) -> list[Unit]:
    """Leave out headlines below which nothing follows: they are links to other pages.

    A list that a colon announces stays, and so does a text of headlines alone.
    """
    last = max((n for n, unit in enumerate(units) if unit.kind == "paragraph"), default=None)
    if last is None or text[units[last].end - 1] == ":":
        return units
    return [unit for number, unit in enumerate(units) if number < last or unit.kind != "headline"]
