"""Whether the dates of a file have the day or the month first, told by those that can be only one.

In a table with 23/02/2025 in one row, 03/02/2025 in another is of February too.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import BinaryIO

from kg.articles.containers.items import BrokenItem, Item, Items
from kg.articles.dates import DayOrder, day_in_order, possible_orders
from kg.errors import SourceError

_HEAD = 65_536
_SLASHED = re.compile(rb"\d[/-]\d{1,2}[/-](?:19|20)\d\d")


def with_settled_days(file: BinaryIO, read: Callable[[], Items]) -> Items:
    """The items of a file, with the days that the order of all its dates makes certain.

    A file whose beginning has such dates is read twice.
    """
    slashed = _SLASHED.search(file.read(_HEAD)) is not None
    file.seek(0)
    order = _order(read()) if slashed else None
    file.seek(0)
    for item in read():
        yield item if isinstance(item, BrokenItem) or order is None else _settled(item, order)


def _order(items: Items) -> DayOrder | None:
    """The order that all dates allow, if it is only one."""
    left = set(DayOrder)
    # What breaks off is told by the second reading.
    with suppress(SourceError, EOFError, OSError, zlib.error):
        for item in items:
            if isinstance(item, Item) and item.stated_day:
                left &= possible_orders(item.stated_day) or left
    return left.pop() if len(left) == 1 else None


def _settled(item: Item, order: DayOrder) -> Item:
    if len(possible_orders(item.stated_day or "")) != len(DayOrder):
        return item
    values = json.loads(item.content)
    values.pop("note", None)
    values["published"] = day_in_order(item.stated_day or "", order)
    content = json.dumps(values, ensure_ascii=False, sort_keys=True).encode(errors="replace")
    return replace(item, content=content)
