"""What single lines state about the article: byline, date, publisher, address, title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kg.articles.date_lines import closing_day, is_name, without_emphasis
from kg.articles.dates import find_dates, read_stamp
from kg.articles.furniture import furniture
from kg.articles.wording import LONGEST_TEMPLATE_LINE, wording

Field = Literal["title", "published", "updated", "publisher", "author", "url", "language"]

_ADDRESS = re.compile(r"[<\[(]?(?P<address>https?://[^\s<>\[\]]{4,2000}?)[>\])]?")
_SEPARATOR = re.compile(
    r"\s*[|·•]\s*|\s+[–—]\s+|\s{3,}|(?<=\w{3})\.\s+(?=(?:[Pp]ublished|[Pp]osted)\b)"
)
_QUOTES = "\"'“”‘’"
_NAME_END = re.compile(r"\s*(?:,|;|\bfor\b|\bin\b|\bat\b|\bwith\b|/|\||\(|\s[-–—]\s)\s*")
_IN = re.compile(r"\s+(?:in|by)\s+(?:the\s+)?(?P<name>\S.{0,60})", re.IGNORECASE)
_AND = re.compile(r"\band\b|&")
_NAME_LIST = re.compile(r"\s*(?:,|&|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Statement:
    """One field of the article and the value that a line gives it."""

    field: Field
    value: str


def stated_address(line: str) -> str | None:
    """The address that the line consists of."""
    match = _ADDRESS.fullmatch(line)
    return match["address"] if match else None


def stated_dates(line: str) -> tuple[Statement, ...]:
    """The dates of publication and change that the line consists of."""
    stamp = read_stamp(line)
    if stamp is None:
        return ()
    dates: tuple[tuple[Field, str | None], ...] = (
        ("published", stamp.published),
        ("updated", stamp.updated),
    )
    return tuple(Statement(field, value) for field, value in dates if value)


def read_statements(line: str) -> tuple[Statement, ...]:
    """What the line states, if that is all the line is for; empty otherwise."""
    line = without_emphasis(line)
    if len(line) > LONGEST_TEMPLATE_LINE:
        return ()
    whole, parts = _one(line), [part for part in _SEPARATOR.split(line) if part]
    # "By Jo Smith | 16 Sep 2026 | 3 min read" says more in parts than the byline that it begins as.
    apart = _of_parts(parts) if len(parts) > 1 else ()
    return apart if {each.field for each in apart} > {each.field for each in whole} else whole


def _of_parts(parts: Iterable[str]) -> tuple[Statement, ...]:
    """What the parts of a line state, if none of them is for anything else."""
    statements: list[Statement] = []
    for part in parts:
        found = _one(part)
        if not found and not furniture(part):
            return ()
        statements.extend(found)
    return tuple(statements)


def _one(line: str) -> tuple[Statement, ...]:
    dates = stated_dates(line)
    if dates:
        return dates
    words = wording()
    for pattern in words.publishers:
        match = pattern.match(line)
        if match:
            name = words.publisher_endings.sub("", match["publisher"]).strip(" .,")
            return (Statement("publisher", unquoted(name)),) if name else ()
    for patterns, field in ((words.titles, "title"), (words.addresses, "address")):
        match = _first(patterns, line)
        if match:
            return (Statement("title" if field == "title" else "url", unquoted(match[field])),)
    if day := _first_published(line) or _published_in(line):
        return (Statement("published", day),)
    author, day = _author(line), closing_day(line)
    if author is None:
        return (Statement("published", day),) if day and is_nameless_byline(line) else ()
    stated = Statement("author", author)
    return (stated, Statement("published", day)) if day else (stated,)


def _first_published(line: str) -> str | None:
    """The day of a closing sentence: "This report by NNB was first published May 3, 2025."."""
    dates = find_dates(line)
    if len(dates) != 1 or line.split()[0].lower() != "this" or line[dates[0].end :].strip(" ."):
        return None
    lead = line[: dates[0].start].rstrip(" ,:").removesuffix(" on")
    last = [match.end() for match in wording().published.finditer(lead)][-1:]
    return dates[0].value if last == [len(lead)] else None


def _published_in(line: str) -> str | None:
    """The day of "Published in Dawn, November 22nd, 2025"."""
    dates = find_dates(line)
    if len(dates) != 1 or line[dates[0].end :].strip(" ."):
        return None
    lead = line[: dates[0].start].rstrip(" ,:").removesuffix(" on").rstrip(" ,")
    published = wording().published.match(lead)
    where = _IN.fullmatch(lead, published.end()) if published else None
    return dates[0].value if where and is_name(where["name"]) else None


def _first(patterns: Iterable[re.Pattern[str]], line: str) -> re.Match[str] | None:
    return next((match for match in (pattern.match(line) for pattern in patterns) if match), None)


def unquoted(value: str) -> str:
    """The value without quotation marks around it."""
    value = value.strip()
    if len(value) > 1 and value[0] in _QUOTES and value[-1] in _QUOTES:
        return value[1:-1].strip()
    return value


def stated_author(value: str) -> str:
    """The author whom a field states, without the "By" that some formats keep before the name."""
    return _author(value) or value


def _author(line: str) -> str | None:
    bare = line.strip(" .")
    if bare.lower() in wording().agencies:
        return bare
    for pattern in wording().bylines:
        match = pattern.match(line)
        if match:
            name = author_name(unquoted(match["name"]))
            if name:
                return _without_agency(name)
    return None


def _without_agency(name: str) -> str:
    """``Jane Doe ASSOCIATED PRESS`` -> ``Jane Doe``; ``Jane Doe and AFP`` are two."""
    for agency in wording().agencies:
        before = name[: -len(agency)].split()
        if before and _AND.fullmatch(before[-1]):
            continue
        if name.lower().endswith(" " + agency) and len(name.split()) > len(agency.split()) + 1:
            return name[: -len(agency)].strip()
    return name


def author_name(text: str) -> str | None:
    """The names with which the words of a byline begin; None where they name nobody."""
    text = " ".join(text.split())
    people = [person for person in _NAME_LIST.split(text) if person]
    agencies = wording().agencies
    # A comma alone leads on to the writer's office: "Ann Example, Chief Economist".
    is_list = len(people) == 1 or _AND.search(text)
    if is_list and all(
        _is_name(one) and (len(one.split()) > 1 or one.lower() in agencies) for one in people
    ):
        return text
    first = _NAME_END.split(text, maxsplit=1)[0].strip()
    return first if _is_name(first) else None


def _is_name(text: str) -> bool:
    words = wording()
    if text.lower() in words.agencies:
        return True
    if text.lower() in words.anonymous:
        return False
    parts = text.split()
    if not 1 <= len(parts) <= 6 or (len(parts) == 1 and len(text) < 3):
        return False
    for before, part in zip(("", *parts), parts, strict=False):
        lowered = part.lower().strip(".")
        if lowered in words.weekdays or lowered in words.months:
            return False
        # "Office of the Mayor"
        if before == "of" and lowered == "the":
            continue
        if not part[0].isupper() and lowered not in words.name_particles:
            return False
    return parts[-1][0].isupper()


def is_nameless_byline(line: str) -> bool:
    """``By Staff Reporter``: a byline that states no author."""
    for pattern in wording().bylines:
        match = pattern.match(line)
        if match and match["name"].strip().lower() in wording().anonymous:
            return True
    return False
