"""Values as pages state them -> values of an article."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime

from kg.articles.dates import find_dates, iso_date
from kg.articles.pages.wording import page_wording, plain_words
from kg.articles.statements import author_name, read_statements, stated_address
from kg.articles.wording import wording
from kg.lexicon import words

_LONGEST_VALUE = 500
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BY = re.compile(r"\A(?:by|By|BY)[:\s]\s*")
_AFTER_NAME = re.compile(r"\s+[/|]\s+|\s*\|\s*|\s+F(?:OR|or)\s+|,?\s+(?i:special (?:to|for))\s+")
_BETWEEN_NAMES = re.compile(r"\s*;\s*")
_BETWEEN_FULL_NAMES = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+", re.IGNORECASE)
_TIME_BEFORE_YEAR = re.compile(
    r"\s\d{1,2}:\d{2}(?::\d{2})?(?:\s(?:[A-Z]{1,5}|[+-]\d{4}))?(?=\s(?:19|20)\d\d\b)"
)
"""As in ``Mon Aug 03 12:45:00 EDT 2015``."""
_SECONDS = re.compile(r"(1\d{9})(?:\d{3})?")
"""Seconds since 1970, or thousandths of them."""
_OUTLET_WORDS, _LONGEST_NAME = 2, 4
_MAIL_OR_HANDLE = re.compile(r"\s*[<(]?(?:\S{1,64}@\S{1,255}|(?<!\S)@\w{1,40})[>)]?")


def one_line(value: object) -> str | None:
    """A string on one line, without markup; None for anything else and for what is empty."""
    if not isinstance(value, str):
        return None
    text = _TAG.sub("", html.unescape(value[:_LONGEST_VALUE]))
    return " ".join(text.split()) or None


def page_date(value: str | None) -> str | None:
    """The day of a date and time, as it is written there (not moved to another time zone)."""
    if value is None:
        return None
    seconds = _SECONDS.fullmatch(value)
    if seconds:
        return datetime.fromtimestamp(int(seconds[1]), UTC).date().isoformat()
    digits = value[:8]
    if len(digits) == len("YYYYMMDD") and digits.isdecimal() and digits.isascii():
        return iso_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    found = find_dates(_TIME_BEFORE_YEAR.sub("", value[:80]))
    return found[0].value if found else None


def address(value: str | None) -> str | None:
    """A web address; None for anything else."""
    return stated_address(value.strip()) if value else None


def person(value: str | None) -> str | None:
    """A name; the address of somebody's page is none, nor is a desk's."""
    if value is None or "://" in value or value.startswith("@"):
        return None
    name = _MAIL_OR_HANDLE.sub("", _BY.sub("", value).strip())
    before = _AFTER_NAME.split(name, maxsplit=1)[0].strip(" ,;-")
    # One word before "For" is that of an office: "Centre For Rivers".
    name = before if " " in before or " for " not in name.lower() else name.strip(" ,;-")
    parts = name.split()
    while len(parts) > 1 and _is_stamp(parts[-1]):
        parts.pop()
    name = " ".join(parts)
    first, _, rest = name.partition(",")
    is_role = names_role(rest) and not names_role(first)
    if is_role or _is_office(rest) or _are_outlets(rest.split(",")):
        name = first.strip()
    if (
        is_kind(name)
        or name.lower() in wording().anonymous
        or not any(letter.isalpha() for letter in name)
    ):
        return None
    return name


def listed_names(text: str) -> list[str]:
    """The names that only commas part: "Ann Example, Bo Sample"; none where one is an office."""
    names = [name.strip() for name in text.split(",")]
    is_list = len(names) > 1 and all(
        1 < len(name.split()) <= _LONGEST_NAME
        and author_name(name) == name
        and not (names_role(name) or is_kind(name) or _is_office(name) or _are_outlets([name]))
        for name in names
    )
    return names if is_list else []


def _is_office(text: str) -> bool:
    """Whether words are what somebody is, such as "Chief Economist".

    One word behind another is none, unless that modifies it: "Singer" and "Shah" are names, too.
    """
    parts = plain_words(text).split()
    offices = words("names", "titles")
    is_modified = len(parts) > 1 and parts[0] in words("pages", "ranks")
    endings = {" ".join(parts[-length:]) for length in (2, 3, len(parts))}
    return not endings.isdisjoint(offices) or (is_modified and parts[-1] in offices)


def is_kind(name: str) -> bool:
    """Whether words tell what kind of text an article is: "News Release"."""
    parts = plain_words(name).split()
    return len(parts) > 1 and page_wording().kinds.issuperset(parts)


def _are_outlets(parts: list[str]) -> bool:
    """Whether what follows a name is the newspaper that somebody writes for, and its state."""
    first, *rest = (part.split() for part in parts)
    is_agency = " ".join(first).lower() in wording().agencies
    if len(first) < _OUTLET_WORDS or is_agency or any(len(part) > 1 for part in rest):
        return False
    is_called_so = not page_wording().outlets.isdisjoint(plain_words(" ".join(first[1:])).split())
    return first[0] == "The" or is_called_so


def _is_stamp(word: str) -> bool:
    """Whether a word announces a date."""
    return bool(wording().published.fullmatch(word) or wording().updated.fullmatch(word))


def name_list(names: list[str]) -> str | None:
    """Names one after the other, each once."""
    parts = [
        part for name in names for one in _BETWEEN_NAMES.split(name) for part in _full_names(one)
    ]
    found = [name for name in map(person, parts) if name]
    return ", ".join(dict.fromkeys(found)) or None


def _full_names(text: str) -> list[str]:
    """The names in a list such as "By Ann Example and Bo Sample"; the text where it is none."""
    text = _BY.sub("", _MAIL_OR_HANDLE.sub("", text)).strip()
    first, *others = _BETWEEN_FULL_NAMES.split(text)
    names = [first, *(one for one in others if not (_are_outlets([one]) or _is_office(one)))]
    is_list = all(
        (len(name.split()) > 1 or name.lower() in wording().agencies)
        and author_name(name) == name
        and not names_role(name)
        for name in names
    )
    return names if is_list else [text]


def names_role(text: str) -> bool:
    """Whether a word of the text tells what somebody is, such as "correspondent"."""
    return not page_wording().roles.isdisjoint(plain_words(text).split())


def byline(text: str) -> str | None:
    """The names in the text of an element that holds a byline."""
    for statement in read_statements(text):
        if statement.field == "author":
            return person(statement.value)
    text = person(text) or ""
    return author_name(text)
