"""What stands before the first sentence of a story or a caption: "OSLO (NNB) - Ministers met"."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from kg.articles.blocks import Block
from kg.articles.datelines import dateline
from kg.articles.dates import month_names
from kg.language.date_anchoring import month_number, nearest_day, whole_day
from kg.language.document import NameKind
from kg.language.gazetteer import find_place

_CAPITALS = r"[A-Z][A-Z'.]*[A-Z.](?:[ -][A-Z][A-Z'.]*[A-Z.])*"
_DATELINE = re.compile(
    rf"(?P<town>{_CAPITALS})(?P<more>(?:, [^-–—(),:;\n]{{2,30}}){{0,2}})"
    r"(?: ?\([^()\n]{2,40}\))? [-–—]{1,3} ?(?P<sentence>[\"'“‘]?[A-Z\d])"
)
"""The town in capitals; what else stands before the dash is country, day or agency."""
_OPENING = re.compile(r"[(/](?=[A-Z])")
_FIRST = 3
"""Paragraphs of which one has the dateline."""
_SLUG = re.compile(r"(?<!\S)FILE(?: PHOTO)? ?(?:[-–—]{1,2}|:) ?(?=[\"'“‘]?[A-Z\d])")
"""What agencies put before the caption of an old picture, wherever that stands."""


def behind_datelines(plain: str, blocks: Iterable[Block]) -> list[int]:
    """Where the first sentence of each paragraph starts that begins with a dateline.

    So do the captions behind "FILE -", and that itself.

    A dash parts much else ("NATO - its allies, too - agreed"), so the gazetteer must know the town
    or what follows it, unless the day of the story stands between.
    """
    found = []
    for block in blocks:
        match = _DATELINE.match(plain, block.start, block.end)
        is_story = block.kind == "paragraph"
        if is_story and match and _is_place(match):
            found.append(match.start("sentence"))
        elif is_story and (dated := dateline(plain, block.start, block.end)):
            found.append(dated.end)
        for slug in _SLUG.finditer(plain, block.start, block.end):
            found += [slug.start(), slug.end()]
    return found


def named_in_datelines(plain: str, blocks: Sequence[Block]) -> dict[int, NameKind]:
    """From where a town or an agency begins in a dateline to what it is: "OSLO (NNB) -"."""
    starts = [block.start for block in blocks]
    found: dict[int, NameKind] = {}
    for end in behind_datelines(plain, blocks):
        place = bisect_right(starts, end) - 1
        start = starts[place] if place >= 0 else end
        if start < end:
            found[start] = "place"
            found |= {m.end(): "organization" for m in _OPENING.finditer(plain, start, end)}
    return found


@cache
def _month_day() -> re.Pattern[str]:
    month = rf"\b(?P<{{}}>{month_names()})\b\.?"
    return re.compile(
        rf"{month.format('m1')} (?P<d1>\d{{1,2}})\b|\b(?P<d2>\d{{1,2}}) {month.format('m2')}",
        re.IGNORECASE,
    )


def day_of_story(plain: str, blocks: Iterable[Block], published: str | None) -> str | None:
    """The day on which a story was written: that of its dateline, if that is next to publication.

    An agency in Washington writes on Feb. 2 what is dated Feb. 3 in Greenwich; its "tomorrow" is
    the day after its own.
    """
    today = whole_day(published)
    if today is None:
        return published
    for block in [each for each in blocks if each.kind == "paragraph"][:_FIRST]:
        line = dateline(plain, block.start, block.end)
        stated = _month_day().search(plain, block.start, line.end) if line else None
        if stated is None:
            continue
        month, number = stated["m1"] or stated["m2"], stated["d1"] or stated["d2"]
        day = nearest_day(month_number(month), int(number), today)
        if day and abs(day - today) <= dt.timedelta(days=1):
            return day.isoformat()
    return published


def spelled_out(name: str) -> str:
    """A place's name in capitals as running text writes it ("OSLO": "Oslo"), if it is known so."""
    if not name.isupper() or len(name) <= _ACRONYM:
        return name
    usual = name.title()
    known = find_place(usual)
    if known is None:
        return name
    return known.name if known.name.upper() == name else usual


_ACRONYM = 3
"""Letters of a name in capitals that may be an acronym."""


def _is_place(match: re.Match[str]) -> bool:
    parts = [spelled_out(match["town"]), match["town"], *match["more"].split(",")]
    return any(find_place(part.strip()) for part in parts)
