"""What stands around the headline of a page: the headline itself, byline and dates.

The fields that a page states in its markup are more certain; this is for pages that state them
only to the eye.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.articles.captions import is_caption
from kg.articles.furniture import furniture
from kg.articles.headings import ends_sentence, is_prose
from kg.articles.pages.byline import (
    author_in,
    dates_in,
    has_time,
    hints_of,
    names_author,
    pieces_of,
)
from kg.articles.pages.headline import headline_place, is_link, level_of, name_of_site
from kg.articles.pages.letters import largest_line
from kg.articles.pages.lines import PageLine
from kg.articles.pages.signed import signed
from kg.articles.pages.titles import site_beside, without_site
from kg.articles.pages.values import byline, is_kind, listed_names, names_role
from kg.articles.pages.wording import bare, page_wording, plain
from kg.articles.statements import author_name, read_statements
from kg.articles.wording import wording

_ABOVE, _BELOW, _FARTHEST, _TAIL = 3, 16, 40, 12
"""Lines above and below the headline, those such as "Share" not counted and counted, and lines at
the end of the page, that may tell about it."""
_PROSE_WORDS, _PROSE_LINES = 18, 3
"""The article has begun where so many lines of so many words have been seen: one or two of them
may be a summary above the byline."""
_SENTENCE = 4
"""Words between dates and signs that may be a sentence's."""
_NAME_WORDS, _NAME_AND_OFFICE = 4, 7
_STREET = re.compile(r",\s+(?=\d)")


@dataclass
class Head:
    """What the lines around the headline state; ``used`` are the lines that do nothing else.

    ``is_shown`` says that the title stands on the page, not only in its title element, ``is_main``
    that it stands there in a heading of the first level. ``author_kind`` is what the lines of
    authors have in common.
    """

    title: str | None = None
    author: str | None = None
    author_kind: tuple[str | None, ...] = ()
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    is_shown: bool = False
    is_main: bool = False
    used: set[str] = field(default_factory=set)


def read_head(
    lines: Sequence[PageLine],
    page_title: str | None,
    headlines: Iterable[str],
    site: str | None = None,
) -> Head:
    """What the lines of a page state, given its title element, headlines and site in its markup."""
    headlines = list(headlines)
    place = headline_place(lines, page_title, headlines, bare(site or ""))
    if place is None and not headlines:
        place = largest_line(lines)
    head = Head()
    if place is not None:
        line = lines[place]
        head = Head(title=line.text, is_shown=True, is_main=level_of(line) == 1)
    head.publisher = (
        site_beside(page_title, head.title) or _imprint(lines) or name_of_site(lines, page_title)
    )
    near = list(_near(lines, place))
    for number, line in near:
        if number != place:
            _read_line(line, head, is_below=place is not None and number > place)
            if plain(line.text) in page_wording().by and number + 1 < len(lines):
                _read_name(lines[number + 1], head)
    if not (head.published or head.updated):
        _read_date_in_bar(near, head)
    if head.author is None:
        head.author = _name_beside_date(lines, near, head) or _named_source(near, head)
    if place is not None and (head.author is None or plain(head.author) == plain(site or "")):
        head.author = signed(lines[place:]) or head.author
    if head.title is None:
        head.title = without_site(page_title, head.publisher)
    return head


def _imprint(lines: Sequence[PageLine]) -> str | None:
    """The publisher that a line at the end of the page names."""
    for line in lines[-_TAIL:]:
        for statement in read_statements(line.text):
            if statement.field == "publisher":
                return _STREET.split(statement.value, maxsplit=1)[0]
    return None


def _near(lines: Sequence[PageLine], place: int | None) -> Iterator[tuple[int, PageLine]]:
    """The lines below the headline, then those above it."""
    start = place if place is not None else 0
    prose = seen = 0
    for number in range(start, min(len(lines), start + _FARTHEST)):
        text = lines[number].text
        seen += furniture(text) is None
        if seen > _BELOW:
            break
        if number != place and len(text.split()) >= _PROSE_WORDS and is_prose(text):
            prose += 1
            if prose == _PROSE_LINES:
                break
        else:
            yield number, lines[number]
    for number in range(start - 1, max(-1, start - 1 - _ABOVE), -1):
        yield number, lines[number]


def _read_line(line: PageLine, head: Head, *, is_below: bool) -> None:
    hints = hints_of(line)
    words = page_wording()
    if not is_below and hints & words.bars:
        return
    pieces = pieces_of(line.text)
    if ends_sentence(line.text) and any(map(_tells, pieces)):
        return  # "They met in Suva on <time>Wednesday</time>."
    author = author_in(line, pieces, is_hinted=names_author(hints))
    is_stamp = author is not None or (is_below and has_time(line.text))
    published, updated = dates_in(line, hints, pieces, is_stamp=is_stamp)
    if author or published or updated:
        head.used.add(line.text)
    if hints & words.updated and not hints & {"published", "posted"} and not updated:
        published, updated = None, published
    kind = _kind(line)
    if author and head.author and kind and kind == head.author_kind:
        head.author = ", ".join(dict.fromkeys([*head.author.split(", "), *author.split(", ")]))
    elif author and not head.author:
        head.author, head.author_kind = author, kind
    head.published = head.published or published
    head.updated = head.updated or updated


def _tells(piece: str) -> bool:
    """Whether a part of a line tells something, with other words than bylines and stamps have."""
    words = piece.split()
    known = wording().function_words | wording().determiners | wording().stamp_words
    lower = [word for word in words if word.islower() and word.strip(".,;:") not in known]
    return len(words) >= _SENTENCE and bool(lower) and not read_statements(piece)


def _read_date_in_bar(near: Sequence[tuple[int, PageLine]], head: Head) -> None:
    """Take the date and time of day in a bar above the headline, where no other date is."""
    for _, line in near:
        hints = hints_of(line)
        if hints & page_wording().bars and hints & page_wording().date and has_time(line.text):
            published, updated = dates_in(line, hints, pieces_of(line.text), is_stamp=False)
            head.published, head.updated = published, updated
            if published or updated:
                head.used.add(line.text)
                return


def _kind(line: PageLine) -> tuple[str | None, ...]:
    """What the lines of several authors have in common; nothing where they have no class."""
    element = line.elements[0]
    outer = element.getparent()
    classes = (element.get("class"), outer.get("class") if outer is not None else None)
    return (element.tag, *classes) if any(classes) else ()


def _read_name(line: PageLine, head: Head) -> None:
    """Take a line for the name that the word "By" on the line before it announces."""
    name = byline(line.text) if len(line.text.split()) <= _NAME_AND_OFFICE else None
    if name:
        head.author = head.author or name
        head.used.add(line.text)


def _name_beside_date(
    lines: Sequence[PageLine], near: Sequence[tuple[int, PageLine]], head: Head
) -> str | None:
    """A name that stands by itself beside the date, and nowhere else on the page."""
    dated = {number for number, line in near if line.text in head.used}
    for number, line in near:
        is_below_picture = not page_wording().pictures.isdisjoint(hints_of(line))
        if dated.isdisjoint(range(number - 2, number + 3)) or is_below_picture:
            continue
        # Below the headline some sites put bylines into navigation, too.
        is_in_menu = number < near[0][0] and _is_in_navigation(line)
        if is_link(line) or is_in_menu:
            continue
        for piece in pieces_of(line.text):
            name = _name_alone(piece)
            if name and _is_new(name, head) and not _stands_elsewhere(name, lines, number):
                head.used.add(line.text)
                return name
    return None


def _is_in_navigation(line: PageLine) -> bool:
    return next(line.elements[0].iterancestors("nav"), None) is not None


def _named_source(near: Sequence[tuple[int, PageLine]], head: Head) -> str | None:
    """The news agency that a line such as "Source: Reuters" names."""
    for _, line in near:
        label, sign, name = line.text.partition(":")
        is_source = bool(sign) and plain(label) in page_wording().source_labels
        is_below_picture = not page_wording().pictures.isdisjoint(hints_of(line))
        if is_source and not is_below_picture and plain(name) in wording().agencies:
            head.used.add(line.text)
            return name.strip()
    return None


def _is_new(name: str, head: Head) -> bool:
    """Whether a name is neither part of the title nor that of the site."""
    known = " ".join(filter(None, (head.title, head.publisher)))
    site = (head.publisher or "").removeprefix("The ")
    return name not in known and not (site and site in name)


def _name_alone(piece: str) -> str | None:
    """The name that a piece consists of, with an office or further names behind it at most."""
    listed = listed_names(piece)
    if listed:
        return ", ".join(listed)
    name = author_name(piece) if len(piece.split()) <= _NAME_AND_OFFICE else None
    parts = name.split() if name else []
    if any(sign == ":" or sign.isdigit() for sign in name or ""):
        return None
    if (
        not 2 <= len(parts) <= _NAME_WORDS
        or furniture(piece)
        or names_role(name or "")
        or is_kind(piece)
    ):
        return None
    small = wording().function_words | wording().determiners
    small -= wording().name_particles
    return None if any(part.lower() in small for part in parts) else name


def _stands_elsewhere(name: str, lines: Sequence[PageLine], number: int) -> bool:
    return any(
        name in line.text and not is_caption(line.text)
        for place, line in enumerate(lines)
        if place != number
    )
