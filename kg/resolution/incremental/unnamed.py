"""Unnamed parties that a change of meetings concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.resolution.descriptions import compared
from kg.resolution.incremental.blocking import Beside, ruled
from kg.resolution.incremental.index import Index


def unnamed_around(
    index: Index, beside: Beside, profiles: Iterable[int]
) -> tuple[set[int], set[str]]:
    """The profiles, all that may be one with them, and the meetings that they take part in."""
    found: set[int] = set()
    meetings: set[str] = set()
    looked: set[tuple[str, str]] = set()
    waiting = list(profiles)
    while waiting:
        profile = waiting.pop()
        if profile in found:
            continue
        found.add(profile)
        waiting += ruled(index, "description", beside, profile)
        entries = index.all("SELECT article, name FROM entry WHERE profile = ?", profile)
        for article, name in entries:
            for meeting in _meetings_with(index, article, name):
                meetings.add(meeting)
                if (meeting, compared(name)) not in looked:
                    looked.add((meeting, compared(name)))
                    waiting += unnamed_of(index, meeting, compared(name))
    return found, meetings


def unnamed_of(index: Index, meeting: str, words: str | None = None) -> Iterator[int]:
    """The profiles of unnamed parties of a meeting; with ``words``, those that compare so."""
    for name, profile in index.all(
        "SELECT e.name, e.profile FROM report r, json_each(r.content, '$.participants') j"
        " JOIN entry e ON e.article = r.article AND e.name = j.value AND e.kind = 'description'"
        " WHERE r.meeting = ?",
        meeting,
    ):
        if words is None or compared(name) == words:
            yield profile


def _meetings_with(index: Index, article: str, name: str) -> list[str]:
    return [
        meeting
        for (meeting,) in index.all(
            "SELECT DISTINCT r.meeting FROM report r, json_each(r.content, '$.participants') j"
            " WHERE r.article = ? AND j.value = ?",
            article,
            name,
        )
    ]
