"""Citation marks: ``[10][11]``, ``[1, 2]``, ``[3–5]``, ``[^note]``, ``<sup>[4]</sup>``, ``talks¹``.

A mark names the entries of a list of sources. It is no part of what the article says: the stages
behind this one read past it, at unchanged offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from kg.articles.lines import raw_lines, trim

_NUMBER = r"\d{1,3}"
_NUMBERS = rf"{_NUMBER}(?:\s?[,;–—-]\s?{_NUMBER}){{0,20}}"
_ADDRESS = r"\((?P<address>https?://[^\s()<>]{1,2000})\)"
_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(
    rf"""
    \[(?P<linked_double>\\?\[{_NUMBER}\\?\])\]{_ADDRESS}
  | \[(?P<linked>{_NUMBER})\]{_ADDRESS.replace("address", "address_of_one")}
  | \\?\[(?P<bracketed>{_NUMBERS})\\?\]
  | \[\^(?P<footnote>[^\s\[\]^]{{1,40}})\]
  | (?<![\d^])<sup\b[^<>]{{0,200}}>\s{{0,3}}(?:<a\b[^<>]{{0,400}}>\s{{0,3}})?
    \[?\^?(?P<raised>{_NUMBERS})\]?\s{{0,3}}(?:</a>\s{{0,3}})?</sup>
  | (?:(?<=[^\W\d_]{{4}})|(?<=[.,;:!?"'”’»)]))(?P<digits>[{_RAISED_DIGITS}]{{1,3}})(?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TRACE = re.compile(rf"\[|<[sS]|[{_RAISED_DIGITS}]")
"""What every mark has: most texts have none of it."""
MARK_AT_END = rf"\[\^?{_NUMBERS}\]|[{_RAISED_DIGITS}]|<sup\b[^<>]{{0,80}}>[^<>]{{1,12}}</sup>"
"""The source of a regular expression for the marks that stand behind a sentence."""
_PLAIN_DIGITS = str.maketrans(_RAISED_DIGITS, "0123456789")
_UNIT = re.compile(r"(?<![^\W_])[kcdm]?m\Z")
_RANGE = re.compile(rf"({_NUMBER})\s?[–—-]\s?({_NUMBER})")
_SEPARATOR = re.compile(r"\s?[,;]\s?")
_LONGEST_RANGE = 30
_CLOSING = frozenset(".,;:!?)”’\"'»–—[")
_ENDING = frozenset('.!?”’"»)')


@dataclass(frozen=True, slots=True)
class CitationMark:
    """``text[start:end]`` cites the sources with these labels; ``url`` where the mark is a link.

    The label of a Markdown footnote has its ``^``: it is another source than a number alone.
    ``certain`` says that its place alone tells it from a number that an editor put in
    ("[3] ships").
    """

    start: int
    end: int
    labels: tuple[str, ...]
    url: str | None
    certain: bool


def find_marks(text: str, start: int, end: int) -> Iterator[CitationMark]:
    """The marks of one paragraph, ``text[start:end]``, certain or not, in reading order.

    What begins a paragraph is an item's number, and no mark.
    """
    before = start
    for match in _MARK.finditer(text, start, end):
        if match.start() == start or _is_unit(text, match):
            before = match.end()
            continue
        labels = _labels(match)
        if labels:
            certain = _is_certain(text, match, end, behind_another=before == match.start())
            url = match["address"] or match["address_of_one"]
            yield CitationMark(match.start(), match.end(), labels, url, certain)
            before = match.end()


def cited_labels(text: str) -> set[str]:
    """The labels of all that looks like a mark anywhere in a text."""
    if not _TRACE.search(text):
        return set()
    lines = (trim(text, start, end) for start, end in raw_lines(text))
    marks = (mark for start, end in lines for mark in find_marks(text, start, end))
    return {label for mark in marks for label in mark.labels}


def taken(marks: Sequence[CitationMark], listed: Set[str]) -> list[CitationMark]:
    """The marks among all that look like some in one article.

    One that its place leaves uncertain is taken where the article lists its sources, or where it
    has several marks that are certain.
    """
    several = sum(mark.certain for mark in marks) > 1
    return [mark for mark in marks if mark.certain or several or listed >= set(mark.labels)]


def _labels(match: re.Match[str]) -> tuple[str, ...]:
    """The labels that a mark names, a range in full; none for what is no range ("[5-3]")."""
    if match["footnote"]:
        return (f"^{match['footnote']}",)
    if match["digits"]:
        return (match["digits"].translate(_PLAIN_DIGITS),)
    numbers = match["bracketed"] or match["raised"] or match["linked"] or match["linked_double"]
    labels: dict[str, None] = {}
    for part in _SEPARATOR.split(numbers.strip("\\[]")):
        ends = _RANGE.fullmatch(part)
        first, last = (int(ends[1]), int(ends[2])) if ends else (int(part), int(part))
        if not 0 <= last - first <= _LONGEST_RANGE:
            return ()
        labels.update((str(number), None) for number in range(first, last + 1))
    return tuple(labels)


def _is_unit(text: str, match: re.Match[str]) -> bool:
    """Whether the raised number belongs to a measure: km², m<sup>2</sup>."""
    raised = match["raised"] or match["digits"]
    return bool(raised) and bool(_UNIT.search(text, max(0, match.start() - 3), match.start()))


def _is_certain(text: str, match: re.Match[str], end: int, *, behind_another: bool) -> bool:
    if match["bracketed"] is None or behind_another:
        return True
    behind = text[match.end() : min(end, match.end() + 1)]
    if not text[match.start() - 1].isspace():
        return not behind.isalnum()
    before = text[max(0, match.start() - 4) : match.start()].rstrip()[-1:]
    return not behind or behind in _CLOSING or before in _ENDING
