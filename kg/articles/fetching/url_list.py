"""A list of web addresses, as people keep them in a text file."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.articles.fetching.address import parse_address
from kg.errors import SourceError

_COMMENT = re.compile(r"(^|\s+)#.*")


def read_url_list(
    source: str, text: str, failed: Callable[[SourceError], None] | None = None
) -> list[str]:
    """The addresses of a list, one per line, each once, in their order and normal spelling.

    Blank lines are skipped, and what stands behind a ``#`` at the start or after a space. A line
    that is no address goes to ``failed``, and the rest is read all the same.

    Raises:
        SourceError: A line is no address, and ``failed`` is not given; it names the line.
    """
    found: dict[str, None] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        stated = _COMMENT.sub("", line).strip()
        if not stated:
            continue
        try:
            found[parse_address(stated).url] = None
        except SourceError as error:
            named = SourceError(f"{source}, line {number}", str(error))
            if failed is None:
                raise named from None
            failed(named)
    return list(found)
