"""Reports that copies repeat: folded under that of their original, where they say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.web.citations import Cited
from kg.web.evidence import Evidence
from kg.web.kinds.comparison import Named, Report


@dataclass(frozen=True, slots=True)
class Card:
    """One report with its sentence and the sources that it cites.

    ``contradicted`` is what of it others contradict: property and their values. ``original`` is
    what its article is a copy of, if it is one; ``copies`` are the sentences of copies that say
    the same of the meeting.
    """

    report: Report
    publisher: str | None
    evidence: Evidence
    contradicted: dict[str, tuple[str, ...]]
    cites: tuple[Cited, ...]
    original: Named | None = None
    copies: tuple[Evidence, ...] = field(default=())


def folded(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Cards in their order, without those of copies that say what another of their story says.

    A copy that was edited, so that it says something else, keeps a card of its own.
    """
    hosts: dict[tuple[object, ...], Card] = {}
    copies: dict[tuple[object, ...], list[Evidence]] = {}
    for card in sorted(cards, key=lambda card: card.original is not None):
        said = _said(card.report)
        if card.original is None:
            hosts.setdefault(said, card)
        elif said in hosts:
            copies.setdefault(said, []).append(card.evidence)
        else:
            hosts[said] = card
    # Two reports of one original that say the same both stand.
    return tuple(
        replace(card, copies=tuple(copies.get(_said(card.report), ())))
        if hosts[_said(card.report)] is card
        else card
        for card in cards
        if card.original is None or hosts[_said(card.report)] is card
    )


def _said(report: Report) -> tuple[object, ...]:
    place = report.place.label if report.place else None
    return report.story, report.start, report.end, place, report.status
