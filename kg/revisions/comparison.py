"""Two versions of an article compared: what appeared, what changed, and what went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from kg.labels import meeting_label
from kg.records import Claim, Extraction, MeetingReport, Span
from kg.revisions.pairing import (
    Pairs,
    claim_fields,
    claim_words,
    meeting_fields,
    pair_claims,
    pair_meetings,
)
from kg.revisions.records import Change, ChangeKind
from kg.revisions.renaming import Renamed, renamed
from kg.revisions.stated import stated_changes

_Entry = TypeVar("_Entry", MeetingReport, Claim)


def compare(old: Extraction, new: Extraction, *, same_reader: bool = True) -> tuple[Change, ...]:
    """What the new version of an article says otherwise than the old one.

    First what the article states about itself, then names, meetings and claims in reading order.
    Whatever merely moved in the text gives nothing; whoever is spelt anew is told once.

    Args:
        old: what was read out of the version before.
        new: what was read out of the version after.
        same_reader: whether the same version of the reader read both. Where another one did, a
            difference whose sentences stand in both texts is the reader's, not the article's, and
            is left out.
    """
    others = renamed(old, new)
    names = {pair.old.name: pair.new.name for pair in others}
    changes = [
        *stated_changes(old, new),
        *map(_name_change, others),
        *_changes(
            "meeting",
            old.meetings,
            new.meetings,
            pair_meetings(old.meetings, new.meetings, names),
            names,
            meeting_fields,
            _meeting,
        ),
        *_changes(
            "claim",
            old.claims,
            new.claims,
            pair_claims(old.claims, new.claims, names),
            names,
            claim_fields,
            claim_words,
        ),
    ]
    if same_reader:
        return tuple(changes)
    return tuple(change for change in changes if not _is_the_readers(change, old.article.text, new))


def counterparts(old: Extraction, new: Extraction) -> Mapping[tuple[str, int], int]:
    """From each meeting ("meeting") and claim ("claim") of the new version to that of the old.

    Both by their numbers (`Extraction`).
    """
    names = {pair.old.name: pair.new.name for pair in renamed(old, new)}
    meetings = pair_meetings(old.meetings, new.meetings, names)
    claims = pair_claims(old.claims, new.claims, names)
    return {
        **_numbered("meeting", meetings, old.numbered_meetings, new.numbered_meetings),
        **_numbered("claim", claims, old.numbered_claims, new.numbered_claims),
    }


def _numbered(
    kind: str,
    pairs: Pairs,
    old: Iterable[tuple[int, object]],
    new: Iterable[tuple[int, object]],
) -> dict[tuple[str, int], int]:
    before, after = ([number for number, _ in each] for each in (old, new))
    return {
        (kind, after[now]): before[was] for was, now in pairs if was is not None and now is not None
    }


def _changes(
    kind: ChangeKind,
    old: Sequence[_Entry],
    new: Sequence[_Entry],
    pairs: Pairs,
    names: Mapping[str, str],
    fields: Callable[..., dict[str, str | None]],
    called: Callable[[_Entry], str],
) -> Iterator[Change]:
    # By where it stands in the new version; what went, behind what it stood behind.
    reached = -1
    ordered = []
    for before, after in pairs:
        reached = reached if after is None else after
        ordered.append((reached, after is None, before, after))
    for _, _, before, after in sorted(ordered, key=lambda place: place[:2]):
        was = None if before is None else old[before]
        now = None if after is None else new[after]
        if was is None and now is not None:
            yield Change(kind, "appeared", called(now), new=_lead(now))
        elif was is not None and now is None:
            yield Change(kind, "withdrawn", called(was), old=_lead(was))
        elif was is not None and now is not None:
            values = fields(now)
            for field, value in fields(was, names).items():
                if value != values[field]:
                    yield Change(
                        kind, "changed", called(now), field, value, values[field],
                        _sentence(was, field), _sentence(now, field),
                    )  # fmt: skip


def _name_change(pair: Renamed) -> Change:
    old, new = pair.old, pair.new
    return Change(
        "name", "changed", new.name, "name", old.name, new.name, old.evidence, new.evidence
    )


def _meeting(report: MeetingReport) -> str:
    return meeting_label(report.kind, report.participants, report.place, report.start, report.end)


def _sentence(entry: MeetingReport | Claim, field: str) -> Span | None:
    """The sentence that says a field: how often people have met is said in one of its own."""
    if field == "count" and isinstance(entry, MeetingReport) and entry.count is not None:
        return entry.count.evidence
    return _lead(entry)


def _lead(entry: MeetingReport | Claim) -> Span | None:
    return entry.evidence[0] if entry.evidence else None


def _is_the_readers(change: Change, old_text: str, new: Extraction) -> bool:
    """Whether the sentences of a change stand in both texts."""
    if change.kind == "article":
        return False
    kept = change.old is None or change.old.text in new.article.text
    return kept and (change.new is None or change.new.text in old_text)
