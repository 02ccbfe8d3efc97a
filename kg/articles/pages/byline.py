"""What one line of a page states: who wrote the article, and when it appeared or was changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.articles.dates import find_dates
from kg.articles.furniture import furniture
from kg.articles.pages.lines import PageLine
from kg.articles.pages.tree import Element, attribute_words, content_of, words_in
from kg.articles.pages.values import byline, listed_names, names_role, page_date, person
from kg.articles.pages.wording import page_wording
from kg.articles.statements import author_name, read_statements, stated_dates
from kg.articles.wording import wording

_WIDEST = 40
"""Words of an element whose attributes tell about a line in it."""
_SHORT = 15
"""Words of a line that may be a byline although only the address of a link says so."""
_DATE_WORDS = 8
"""Words of a part of a line that is for a date."""
_NAME_AND_OUTLET = 6
"""Words of a name and an outlet beside a date."""
_MACHINE_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_SEPARATOR = re.compile(r"\s*[|·•@]\s*|\s+[-–—/]\s+|\s{3,}")
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s*\(?(?-i:[A-Z]{2,4}T|GMT|UTC|Z)\b(?:[+-]\d{1,2})?)?",
    re.IGNORECASE,
)


def hints_of(line: PageLine) -> set[str]:
    """The words in the attributes of the elements that a line stands in."""
    found: set[str] = set()
    seen: set[Element] = set()
    for element in line.elements[:_WIDEST]:
        found.update(attribute_words(element))
        for number, outer in enumerate(element.iterancestors()):
            if number > 2 or outer in seen or words_in(outer) > _WIDEST:
                break
            seen.add(outer)
            found.update(attribute_words(outer))
    return found


def names_author(hints: set[str]) -> bool:
    """Whether an element with such words in its attributes names an author."""
    words = page_wording()
    return bool(hints & words.author) and not hints & words.not_author


def pieces_of(text: str) -> list[str]:
    """The parts of a line between its dates, times and signs, without the words around dates."""
    rest, position = [], 0
    for found in find_dates(text):
        rest.append(text[position : found.start])
        position = found.end
    rest.append(text[position:])
    words = wording()
    pieces = []
    for part in _SEPARATOR.split(_TIME.sub(" | ", " | ".join(rest))):
        tokens = part.strip(" ,.;:()[]/-–—").split()
        while tokens and tokens[-1].lower().strip(",.:") in words.stamp_words | words.weekdays:
            tokens.pop()
        text = " ".join(tokens).strip(" ,;:")
        if tokens and not (words.updated.fullmatch(text) or words.published.fullmatch(text)):
            pieces.append(text)
    return pieces


def author_in(line: PageLine, pieces: Sequence[str], *, is_hinted: bool) -> str | None:
    """The author whom a line names: in the words of a byline, or in an element for one."""
    before, by, _ = line.text.lower().partition(" by ")
    if by and before in page_wording().picture_makers:
        return None
    stated = next(_stated_names(pieces), None)
    if len(line.text.split()) > _WIDEST:
        return stated
    names = list(_names_in_elements(line))
    people = [name for name in names if " " in name and not names_role(name)]
    longest = [name for name in people if not any(name in one != name for one in people)]
    listed = ", ".join({name.lower(): name for name in longest}.values())
    # A comma may lead on to an office; what is marked as a name of its own is none.
    if stated and not listed.lower().startswith(f"{stated.lower()}, "):
        return stated
    if listed:
        return listed
    if is_hinted:
        names.extend(name for name in map(byline, pieces) if name)
    return next((name for name in names if not names_role(name)), next(iter(names), None))


def _stated_names(pieces: Sequence[str]) -> Iterator[str]:
    """The names in the words of bylines; an agency behind a sentence is that of a picture."""
    is_sentence = any(len(piece.split()) > _NAME_AND_OUTLET for piece in pieces)
    for piece in pieces:
        for statement in read_statements(piece):
            name = person(statement.value) if statement.field == "author" else None
            if name and not (is_sentence and name.lower() in wording().agencies):
                yield name


def _names_in_elements(line: PageLine) -> Iterator[str]:
    """The names in those parts of a line that are for a name by their own attributes."""
    for element in line.elements:
        own = {*attribute_words(element), *_parent_words(element)}
        is_short = len(line.text.split()) <= _SHORT
        is_authors = names_author(own) or (is_short and _leads_to_author(element))
        if is_authors and words_in(element) <= _WIDEST:
            # A line break may be all that parts a name from an address.
            text = " ".join(" ".join(element.itertext()).split())
            name = byline(text)
            if name:
                yield from listed_names(text) or (name,)


def has_time(text: str) -> bool:
    """Whether a line has a time of day."""
    return bool(_TIME.search(text))


def _leads_to_author(element: Element) -> bool:
    """Whether an element is a link to the page of an author."""
    folders = (element.get("href") or "").lower().split("/")[:-1] if element.tag == "a" else []
    return not page_wording().author_folders.isdisjoint(folders)


def _machine_date(element: Element) -> str | None:
    """The day that an attribute of an element states for programs."""
    if element.tag not in ("time", "abbr"):
        return None
    stated = (element.get("datetime"), element.get("title"), *element.attrib.values())
    return next(
        (page_date(value) for value in stated if value and _MACHINE_DATE.match(value)),
        page_date(element.get("datetime")),
    )


def _parent_words(element: Element) -> list[str]:
    parent = element.getparent()
    return attribute_words(parent) if parent is not None else []


def dates_in(
    line: PageLine, hints: set[str], pieces: Sequence[str], *, is_stamp: bool
) -> tuple[str | None, str | None]:
    """The days of publication and change that a line states; ``is_stamp`` if it is for that."""
    stated = stated_dates(line.text)
    if not stated:
        stated = tuple(one for part in _SEPARATOR.split(line.text) for one in stated_dates(part))
    values = {one.field: one.value for one in reversed(stated)}
    if values:
        return values.get("published"), values.get("updated")
    published = updated = None
    for element in line.elements:
        for one in (element, *list(element.iterancestors())[:2]):
            day = _machine_date(one)
            if day and set(attribute_words(one)) & page_wording().updated:
                updated = updated or day
            else:
                published = published or day
    if published or updated:
        return published, updated
    is_only_that = all(
        len(piece.split()) <= 3
        or furniture(piece)
        or read_statements(piece)
        or (len(piece.split()) <= _NAME_AND_OUTLET and author_name(piece))
        for piece in pieces
    )
    # "Regional News of Thursday, 15 October 2020"
    is_news_of = len(pieces) == 1 and pieces[0].lower().endswith(" of")
    if len(line.text.split()) > _WIDEST or not (
        is_only_that and (is_stamp or is_news_of or hints & page_wording().date)
    ):
        return _dates_of(_date_parts(line))
    return _dates_of([line.text])


def _dates_of(texts: Iterable[str]) -> tuple[str | None, str | None]:
    """The first day of publication and that of change in the words of stamps."""
    published = updated = None
    for text in texts:
        position = 0
        for found in find_dates(text):
            if wording().updated.search(text[position : found.start]):
                updated = updated or found.value
            else:
                published = published or found.value
            position = found.end
    return published, updated


def _date_parts(line: PageLine) -> Iterator[str]:
    """The texts of the parts of a line that are for a date by their own attributes."""
    words = page_wording().date | page_wording().updated
    for element in line.elements:
        if words.intersection(attribute_words(element)):
            text = content_of(element)
            if text != line.text and len(text.split()) <= _DATE_WORDS:
                yield text
