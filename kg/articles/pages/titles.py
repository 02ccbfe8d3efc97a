"""Titles of a page: the headline as it is shown, and the names of sites that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.articles.dates import find_dates
from kg.articles.furniture import furniture
from kg.articles.pages.wording import plain, plain_words
from kg.articles.wording import wording

_MOST_SITE_WORDS = 6
_SEPARATOR = re.compile(r"\s*[|·•»]\s*|\s+(?:[-–—]|::|//)\s+")


def shown_title(
    title: str | None,
    headline: str | None,
    site: str | None,
    others: Iterable[str | None],
    *,
    is_main: bool,
) -> str | None:
    """The title as the page shows it, if that says what it states for programs.

    Sites state other titles to be found by, and put their own name or that of a section beside it;
    or they put that into the heading. ``is_main`` says that the headline stands in the main
    heading; ``others`` are further titles that the page states.
    """
    if not title or not headline or plain(headline).endswith(f" {plain(title)}"):
        return title
    titles = [without_site(one, site) for one in (title, *others)]
    if is_main and plain(headline) not in plain(site or "") and _are_alike(headline, titles):
        return headline
    if plain_words(without_site(headline, site) or "").startswith(f"{plain_words(title)} "):
        return headline
    if plain(title).endswith(f": {plain(headline)}"):
        # A kicker, which the page shows apart from the headline.
        return headline
    is_cut = title.startswith(headline) and _SEPARATOR.match(title[len(headline) :])
    return headline if is_cut else without_site(title, site)


def without_site(title: str | None, site: str | None) -> str | None:
    """A page's title without the name of its site at the end."""
    if title is None or site is None:
        return title
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and plain(parts[-1]) == plain(site):
        cut = title.rindex(parts[-1])
        return title[:cut].rstrip(" |·•»-–—:/") or title
    return title


def site_beside(page_title: str | None, headline: str | None) -> str | None:
    """The name of the site: what follows the headline in the page's title."""
    if not page_title or not headline:
        return None
    if plain(page_title).endswith(": " + plain(headline)):
        site = page_title.split(": ", maxsplit=1)[0].strip()
    else:
        parts = _SEPARATOR.split(page_title)
        site = parts[-1].strip() if len(parts) > 1 else ""
    if not site or plain(site) in plain(headline) or plain(headline) in plain(site):
        return None
    if plain(headline) not in plain(page_title) or len(site.split()) > _MOST_SITE_WORDS:
        return None
    return None if furniture(site) else site


def date_beside(*titles: str | None) -> str | None:
    """The day that a page states in its title, as it does the name of its site."""
    for title in filter(None, titles):
        for part in _SEPARATOR.split(title)[1:]:
            found = find_dates(part)
            if found and found[0].end - found[0].start == len(part):
                return found[0].value
    return None


def _are_alike(headline: str, titles: Iterable[str | None]) -> bool:
    """Whether a headline has one part in three, and more than one, of its words from the titles."""
    small = wording().function_words
    own = {word for word in plain_words(headline).split() if word not in small}
    known = {word for title in titles if title for word in plain_words(title).split()}
    return len(own & known) > 1 and 3 * len(own & known) >= len(own)
