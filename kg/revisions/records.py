"""What is kept of an article that was corrected: the version before, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.records import Article, Span

Outcome = Literal["appeared", "changed", "withdrawn"]
"""What became of something between two versions."""

ChangeKind = Literal["meeting", "claim", "name", "article"]
"""What changed: a meeting's report, a claim, how somebody is called, or what the article states
about itself (its title, its date, a correction notice)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions of an article.

    ``what`` is what a reader calls the thing: as the new version has it, else as the old one had.
    Where something changed, ``property`` names what (a field such as "start"), with both values as
    a person reads them; None is what is not stated. ``old`` is the sentence of the old version,
    with offsets in its text, ``new`` that of the new one.
    """

    kind: ChangeKind
    outcome: Outcome
    what: str
    property: str | None = None
    old_value: str | None = None
    new_value: str | None = None
    old: Span | None = None
    new: Span | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """An article as it was until it was corrected, with its text, so that offsets stay checkable.

    ``source`` is where it was read, ``read`` the day (YYYY-MM-DD, UTC), ``reader_version`` by what.
    """

    article: Article
    source: str
    read: str
    reader_version: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One correction: ``earlier`` became the article ``article_id``, called ``title``.

    ``key`` identifies it, and ``previous`` is the key of the correction that ``earlier`` came from.
    ``read`` is the day on which the new content was read, ``reader_version`` by what;
    ``published`` the date that the new version states.
    """

    key: str
    previous: str | None
    earlier: Version
    article_id: str
    title: str
    published: str | None
    read: str
    reader_version: str
    changes: tuple[Change, ...]
