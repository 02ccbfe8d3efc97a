"""Whether a source's new content is a correction of the old, or another story under its name."""

from __future__ import annotations

import re

from kg.records import Article

ALIKE = 0.3
"""Share of the shorter text that stands in the longer one from which they are one story.

Stories of their own share a hundredth or two; a short one keeps a third where half its sentences
were touched."""

PERHAPS_ALIKE = 0.1
"""The same, where both state the same address or title."""

_LONGEST = 200_000
"""Words of a text that are compared."""

_SHINGLE = 3
_WORD = re.compile(r"\w+")
_STATED = ("title", "published", "publisher", "author", "url", "language")


def is_revision(old: Article, new: Article) -> bool:
    """Whether ``new`` is a later version of ``old`` rather than another story.

    A page that keeps both its address and its title stays one however it is rewritten: an address
    alone may be that of a front page, a title alone that of a column. Else the words decide:
    three in a row are rarely shared by chance.
    """
    same_address = old.url is not None and old.url == new.url
    same_title = old.title is not None and old.title == new.title
    if same_address and same_title:
        return True
    needed = PERHAPS_ALIKE if same_address or same_title else ALIKE
    return likeness(old, new) >= needed


def likeness(old: Article, new: Article) -> float:
    """The share of the shorter text that stands in the longer one, 0 to 1."""
    # What is known to be the same tells nothing more.
    known = (new.title or "") if old.title == new.title else ""
    return _likeness(_without(old.text, known), _without(new.text, known))


def reads_the_same(old: Article, new: Article) -> bool:
    """Whether a reader sees no difference: other bytes, but the same words and statements."""
    stated = all(getattr(old, name) == getattr(new, name) for name in _STATED)
    return stated and old.text.split() == new.text.split()


def _without(text: str, words: str) -> str:
    return text.replace(words, " ") if words else text


def _likeness(old: str, new: str) -> float:
    """The share of the shorter text's word triples that the other has too, 0 to 1."""
    before, after = _shingles(old), _shingles(new)
    if not before or not after:
        return float(before == after)
    return len(before & after) / min(len(before), len(after))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)[:_LONGEST]]
    size = min(_SHINGLE, len(words))
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)} - {()}
