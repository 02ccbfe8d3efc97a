"""How values read on a page: dates, labels, links and text that strangers wrote."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import Flask
from markupsafe import Markup, escape

from kg.questions.dates import day_in_words, period_in_words
from kg.questions.templates import articles_in_words

_DATE = re.compile(r"[0-9]{4}(?:-([0-9]{2})(?:-[0-9]{2})?)?")
_MONTH = re.compile(r"([A-Z][a-z]{2})[a-z]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_date(value: object) -> bool:
    """Whether ``value`` is an ISO date: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    return match is not None and 1 <= int(match[1] or 1) <= 12


def human_date(value: str) -> str:
    """An ISO date in words, as precise as it is: ``13 January 2026``, ``January 2026``, ``2026``.

    Anything else comes back unchanged.
    """
    return day_in_words(value) if is_date(value) else value


def short_date(value: str) -> str:
    """As `human_date`, for tables: ``13 Jan 2026``, ``Jan 2026``, ``2026``."""
    return _MONTH.sub(r"\1", human_date(value)) if is_date(value) else value


def short_period(start: str, end: str | None) -> str:
    """Two ISO dates, whole or partial, for lists: ``27 to 28 Feb 2019``, ``May 2026 to 2027``."""
    if not end:
        return short_date(start)
    if len(start) == len(end) == len("YYYY-MM-DD"):
        return _MONTH.sub(r"\1", period_in_words(start, end))
    return f"{short_date(start)} to {short_date(end)}"


def humanise(name: str) -> str:
    """A column's or property's name as a heading: ``other_value`` becomes ``Other value``."""
    words = _CAMEL.sub(" ", name).replace("_", " ").replace("-", " ").lower()
    return capitalize_first(words)


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 article``, ``2,000 articles``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def articles(number: int, independent: int | None = None) -> str:
    """A number of articles, and how many are no copies: ``5 articles, 3 independent``."""
    return articles_in_words(number, independent, "{:,}".format)


def stretch(start: str, end: str | None = None) -> str:
    """From when to when, for lists: ``27 Feb 2019``, ``27 Feb – 1 Mar 2019``, ``1985 – 1986``."""
    if end is None or end == start:
        return short_date(start)
    first, last = short_date(start), short_date(end)
    if is_date(start) and is_date(end) and start[:4] == end[:4]:
        first = first.removesuffix(f" {int(start[:4])}")
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        first = first.partition(" ")[0]
    return f"{first} – {last}"


def capitalize_first(text: str) -> str:
    """``text`` with its first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def web_link(value: str | None) -> str | None:
    """``value`` where it is an http(s) address, None where following it could run or open things.

    Refused are ``javascript:``, ``data:``, ``file:`` and whatever else is not a web address with a
    host.
    """
    if value is None or any(character.isspace() for character in value):
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in ("http", "https") and parts.netloc else None


def exact_text(text: str) -> Markup:
    """``text`` escaped so that a browser keeps each of its characters.

    A parser of HTML turns CR LF into LF and drops or refuses control characters; offsets of the
    page would then differ from those of the stored text. A carriage return is therefore written as
    a reference, and a control character as U+FFFD.
    """
    visible = _CONTROL.sub("\ufffd", text)
    return Markup(str(escape(visible)).replace("\r", "&#13;"))  # noqa: S704 - escaped just here


def register_filters(app: Flask) -> None:
    """Make these functions filters and tests of ``app``'s templates."""
    app.jinja_env.filters.update(
        human_date=human_date,
        short_date=short_date,
        humanise=humanise,
        web_link=web_link,
        exact_text=exact_text,
        stretch=stretch,
        counted=counted,
        articles=articles,
        capitalize_first=capitalize_first,
    )
    app.jinja_env.tests["iso_date"] = is_date
