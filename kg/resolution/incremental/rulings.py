"""What people have ruled since the last step."""

from __future__ import annotations

import json

from kg.records import ReportReference
from kg.resolution.corrections import Corrections, Named, Ruling
from kg.resolution.incremental.index import Index, written


def ruled_otherwise(index: Index, corrections: Corrections) -> set[Named | ReportReference]:
    """All of which other rulings speak than at the last step; keeps them for the next one."""
    now = [
        [written(_plain(ruling)) for ruling in rulings]
        for rulings in (corrections.same, corrections.different)
    ]
    before = json.loads(index.fact("rulings") or "[[],[]]")
    index.state("rulings", written(now))
    changed: set[str] = set()
    for rulings, earlier in zip(now, before, strict=True):
        changed |= set(rulings) ^ set(earlier)
        kept = [one for one in rulings if one in earlier]
        if kept != [one for one in earlier if one in rulings]:
            # Where rulings contradict each other, it matters which comes first.
            changed |= set(kept)
    return {
        Named(*member[1:]) if member[0] == "named" else ReportReference(*member[1:])
        for ruling in changed
        for side in json.loads(ruling)[0]
        for member in side
    }


def _plain(ruling: Ruling) -> list[object]:
    """A ruling as JSON."""
    sides = [
        [
            ["named", one.kind, one.name, one.article_id]
            if isinstance(one, Named)
            else ["report", one.article_id, one.index]
            for one in side
        ]
        for side in ruling.sides
    ]
    return [sides, ruling.reason]
