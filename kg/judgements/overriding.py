"""Which judgements in force do not count any more, because a later one decides otherwise.

Two people may correct the same: the last one decides, and both stand in the file. Whoever comes
later is told so, and whoever was first finds it in the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.judgements.collection import Judgements
from kg.judgements.records import ENTITY_KINDS, ArticleName, Judgement, Target


@dataclass(frozen=True, slots=True)
class Override:
    """That ``later`` decides otherwise than ``earlier``.

    ``fields`` are those that both set, to different values; none where the whole is decided anew.
    ``entirely`` tells that nothing of the earlier one is left.
    """

    earlier: Judgement
    later: Judgement
    fields: tuple[str, ...]
    entirely: bool


def overridden(judgements: Judgements) -> dict[str, Override]:
    """What overrides those in force, by their ids: the first that leaves nothing, else the last."""
    found: dict[str, Override] = {}
    entries = judgements.about_extractions
    for place, later in enumerate(entries):
        for each in _overrides(entries[:place], later):
            before = found.get(each.earlier.id)
            if before is None or not before.entirely:
                found[each.earlier.id] = each
    return found


def overridden_by(judgements: Judgements, judgement_id: str) -> list[Override]:
    """What one judgement overrides of those before it that nothing had overridden yet."""
    entries = judgements.about_extractions
    place = next((at for at, each in enumerate(entries) if each.id == judgement_id), None)
    if place is None:
        return []
    gone = {
        each.earlier.id
        for at, later in enumerate(entries[:place])
        for each in _overrides(entries[:at], later)
        if each.entirely
    }
    found = _overrides(entries[:place], entries[place])
    return [each for each in found if each.earlier.id not in gone]


def _overrides(before: Sequence[Judgement], later: Judgement) -> Iterator[Override]:
    for earlier in before:
        fields = _contradicted(earlier, later)
        if fields is None or not any(_meet(a, b) for a in earlier.targets for b in later.targets):
            continue
        covered = all(any(_covers(b, a) for b in later.targets) for a in earlier.targets)
        whole = not fields or len(fields) == len(earlier.values)
        yield Override(earlier, later, fields, covered and whole)


def _contradicted(earlier: Judgement, later: Judgement) -> tuple[str, ...] | None:
    """The fields in which the two differ, none for the whole; None where both may hold."""
    if "reject" in (earlier.verb, later.verb):
        return None if earlier.verb == later.verb else ()
    now = dict(later.values)
    fields = tuple(name for name, was in earlier.values if name in now and now[name] != was)
    return fields or None


def _meet(one: Target, other: Target) -> bool:
    """Whether two targets may be of one extraction."""
    return _same(one, other) and (
        not one.articles or not other.articles or bool(_shared(one, other))
    )


def _covers(one: Target, other: Target) -> bool:
    """Whether all that ``other`` means is meant by ``one``."""
    if not _same(one, other):
        return False
    return not one.articles or (
        bool(other.articles) and len(_shared(one, other)) == len(other.articles)
    )


def _same(one: Target, other: Target) -> bool:
    """Whether two targets are called the same; what only one of them says does not part them."""
    stated = [(one.names, other.names), (one.start, other.start), (one.place, other.place)]
    if one.kind not in ENTITY_KINDS:
        # Of an entity the sentence is only that of its first mention.
        stated.append((one.sentence, other.sentence))
    return (one.kind, one.words) == (other.kind, other.words) and all(
        a is None or b is None or a == b for a, b in stated
    )


def _shared(one: Target, other: Target) -> list[ArticleName]:
    """The articles of ``other`` that ``one`` names too."""
    return [
        name
        for name in other.articles
        if any(not _called(name).isdisjoint(_called(each)) for each in one.articles)
    ]


def _called(name: ArticleName) -> set[str]:
    """By what an article is found; a title alone only where somebody wrote just that."""
    names = {name.id, name.source, name.stated}
    return {each for each in names if each is not None}
