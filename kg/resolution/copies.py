"""Which articles tell one story in the same words: each as a copy of the first that told it.

Candidates come from signatures (`near_copies`), each is then checked word for word (`overlap`).
What is related, directly or over others, is one story; its original is the article that was
published first. So an article that comes or goes concerns only the stories that it is near to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kg.records import Copy
from kg.resolution.groups import Groups
from kg.resolution.near_copies import NearCopies
from kg.resolution.overlap import Overlap, Wording, same_story
from kg.resolution.periods import period

_KEPT = 256
"""Articles whose words are kept at a time."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What finding copies needs to know of an article beside its words.

    ``label`` is what a reader calls it; ``signature`` as `kg.articles.signature` makes it.
    """

    article_id: str
    label: str
    published: str | None
    signature: str | None


def find_copies(tellings: Iterable[Telling], text: Callable[[str], str]) -> tuple[Copy, ...]:
    """The copies among articles, sorted by article.

    ``text`` gives the stored text of an article; it is asked only of those whose signatures are
    alike. The result does not depend on the order of ``tellings``.
    """
    return copies_among(tellings, wordings(text))


def wordings(text: Callable[[str], str]) -> Callable[[str], Wording]:
    """The words of articles of which ``text`` gives the stored text; some are kept in mind."""
    return lru_cache(_KEPT)(lambda article_id: Wording(text(article_id)))


def copies_among(
    tellings: Iterable[Telling], wording: Callable[[str], Wording]
) -> tuple[Copy, ...]:
    """As `find_copies`, where ``wording`` gives the words of an article."""
    known = {telling.article_id: telling for telling in tellings}
    near = NearCopies()
    for telling in known.values():
        if telling.signature is not None:
            near.add(telling.article_id, telling.signature)
    copies = [
        copy
        for story in _stories(sorted(known), near, wording)
        for copy in _copies(story, known, near, wording)
    ]
    return tuple(sorted(copies))


def _stories(
    article_ids: Sequence[str], near: NearCopies, wording: Callable[[str], Wording]
) -> Iterator[list[str]]:
    """Articles that tell one story, where there are several."""
    groups = Groups(article_ids)
    for article_id in article_ids:
        for other in near.near(article_id):
            # Each pair once, and none that others have brought together already.
            new = other > article_id and not groups.together(article_id, other)
            if new and same_story(wording(article_id), wording(other)):
                groups.join(article_id, other)
    return (story for story in groups.sets() if len(story) > 1)


def _copies(
    story: Sequence[str],
    known: Mapping[str, Telling],
    near: NearCopies,
    wording: Callable[[str], Wording],
) -> Iterator[Copy]:
    original = min((known[article_id] for article_id in story), key=_first)
    members = set(story)
    for article_id in story:
        if article_id == original.article_id:
            continue
        # Where it is too far from the original itself, what it has in common with another copy.
        others = [original.article_id, *(o for o in near.near(article_id) if o in members)]
        for other in others:
            overlap = same_story(wording(article_id), wording(other))
            if overlap is not None:
                direct = other == original.article_id
                reason = _reason(overlap, known[article_id], known[other], direct=direct)
                yield Copy(article_id, original.article_id, reason)
                break


def _first(telling: Telling) -> tuple[bool, date, str]:
    """By the day on which it was published at the latest; what has no date comes last."""
    published = period(telling.published)
    return published is None, published.last if published else date.max, telling.article_id


def _reason(overlap: Overlap, copy: Telling, other: Telling, *, direct: bool) -> str:
    """What the two have in common; ``direct`` where the other is the original."""
    name = "the original" if direct else f"another copy, “{other.label}”"
    when = _when(copy, other)
    if overlap.share == overlap.other_share == 1:
        return f"the same words as {name}{when}"
    if overlap.share >= overlap.other_share:
        return f"{_part(overlap.share)} its words stand in {name}{when}"
    return (
        f"{_part(overlap.other_share)} the words of {name}{when}{',' if when else ''} stand in it"
    )


def _part(share: float) -> str:
    return "all" if share == 1 else f"{int(share * 100)} % of"


def _when(copy: Telling, other: Telling) -> str:
    """When the other was published, seen from the copy, where both tell the day."""
    days, other_days = period(copy.published), period(other.published)
    if days is None or other_days is None or days.days > 1 or other_days.days > 1:
        return ""
    apart = (days.first - other_days.first).days
    if apart == 0:
        return ", published the same day"
    count = "a day" if abs(apart) == 1 else f"{abs(apart):,} days"
    return f", published {count} {'earlier' if apart > 0 else 'later'}"
