"""Which articles that are gone live on in new ones, under another name and with other words.

An article is known again by what its files have in common: the words, and the title, day and
address that both state. Where two answers are nearly as good, none is given: two articles are then
what they were, one gone and one new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.records import Article
from kg.resolution.overlap import Wording, same_story
from kg.revisions.sameness import ALIKE, is_revision, likeness

_MARGIN = 0.1
"""By how much a pair must be better than any other of the two, to be clear."""

_NEARLY_ALL = 0.8
"""The share of the words of either that stand in the other where both state nothing in common."""


Pair = tuple[str, str]
"""An article that is gone and one that has come, by their ids."""


def resemblance(old: Article, new: Article) -> float | None:
    """How surely ``new`` is ``old`` corrected; None where it may be another story.

    More is asked than of a file that keeps its name: the next story of a series, one on the same
    background and the copy of another paper are no corrections.
    """
    if _differ(old.url, new.url) or _differ(old.publisher, new.publisher):
        return None
    title, day, address = (
        getattr(old, field) is not None and getattr(old, field) == getattr(new, field)
        for field in ("title", "published", "url")
    )
    alike = likeness(old, new)
    if alike < ALIKE or not is_revision(old, new):
        return None
    if not address and not (title and day):
        overlap = same_story(Wording(old.text), Wording(new.text))
        if overlap is None:
            return None
        kept = min(overlap.share, overlap.other_share) >= _NEARLY_ALL
        if not title and (not kept or _differ(old.published, new.published)):
            return None
    return alike + title + day + address


def corrects(old: Article, new: Article) -> bool:
    """Whether ``new``, which was sent under the same name, is ``old`` corrected.

    The name is one thing more that both have in common: less is asked than for `resemblance` of
    articles with the same title that state no different days.
    """
    if resemblance(old, new) is not None:
        return True
    differ = any(
        _differ(getattr(old, field), getattr(new, field))
        for field in ("url", "publisher", "published")
    )
    same_title = old.title is not None and old.title == new.title
    return same_title and not differ and likeness(old, new) >= ALIKE


def clear_pairs(scores: Mapping[Pair, float], rivals: Mapping[str, float]) -> dict[str, str]:
    """What each old article became, one to one.

    Args:
        scores: how surely the first (old) is the second (new), of pairs that are worth a look.
        rivals: how surely a new one is rather a copy of an article that stays.
    """
    of_one: defaultdict[tuple[int, str], list[float]] = defaultdict(list)
    for pair, score in scores.items():
        for end in enumerate(pair):
            of_one[end].append(score)
    for other, score in rivals.items():
        of_one[1, other].append(score)
    return {
        pair[0]: pair[1]
        for pair, score in scores.items()
        if all(_stands_out(score, of_one[end]) for end in enumerate(pair))
    }


def _stands_out(score: float, among: Sequence[float]) -> bool:
    best, *others = sorted(among, reverse=True)
    return score == best and best - max(others, default=0.0) >= _MARGIN


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
