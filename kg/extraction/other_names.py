"""Names that an article gives as other names of what it has just named: "Tom Berg, alias Red"."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon


def calls_the_same(between: str) -> bool:
    """Whether the words between two names say that both are of one: ", better known as the "."""
    return _links().fullmatch(between) is not None


@cache
def _links() -> re.Pattern[str]:
    words = lexicon.any_of(lexicon.words("names", "also_called"))
    return re.compile(rf"\.?(?:,\s\d{{1,3}})?,?\s\(?(?:{words})\s(?:the\s)?[\"']?", re.IGNORECASE)
