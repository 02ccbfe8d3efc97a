"""What reports of one meeting agree on, and where they differ: each property, each value once.

To differ is not to contradict: "Singapore" and "Capella Hotel" may both be right. Contradictions
are those that the graph states as disagreements.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Verdict = Literal["agree", "differ", "disagree", "single", "copied"]
"""``differ`` where values are not the same and none contradicts another; ``single`` where only one
article says anything, ``copied`` where only one and its copies do."""

_ASPECTS: Final = {"start": "date", "end": "date", "count": "meetings so far"}
"""Properties of a disagreement that a reader knows by another name."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something as an article calls it, and where its page is."""

    label: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of a meeting.

    ``story`` is the IRI of the article that it is a copy of, else of the article itself. ``count``
    is how often these people have met, as "3" or "at least 3".
    """

    iri: str
    article: str
    story: str
    start: str | None
    end: str | None
    status: str
    kind: str
    place: Named | None
    parties: tuple[Named, ...]
    topics: tuple[str, ...]
    count: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two reports, by IRI, that cannot both be right about a property, with what each says."""

    about: str
    report: str
    value: str
    other: str
    other_value: str

    @property
    def aspect(self) -> str:
        """The property as a reader knows it: ``date``, ``place``, ``status``."""
        return _ASPECTS.get(self.about, self.about)


@dataclass(frozen=True, slots=True)
class Stated:
    """A value, or the start and end of one, its page, and how many articles state it.

    ``independent`` counts those of them that are no copies of others.
    """

    value: str
    end: str | None
    href: str | None
    articles: int
    independent: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """One property over all reports; ``pairs`` are the values that contradict each other."""

    label: str
    verdict: Verdict
    values: tuple[Stated, ...]
    silent: int
    pairs: tuple[tuple[str, str], ...]


def compared(reports: Sequence[Report], disputes: Iterable[Dispute]) -> tuple[Comparison, ...]:
    """The properties that any of ``reports`` states, in the order in which people ask for them."""
    pairs: dict[str, dict[tuple[str, str], None]] = {}
    for each in disputes:
        first, second = sorted((each.value, each.other_value))
        pairs.setdefault(each.aspect, {})[first, second] = None
    stories = {report.article: report.story for report in reports}
    found: list[Comparison] = []
    for label in ("date", "place", "status", "kind", "meetings so far", "topic"):
        values: dict[tuple[str, str | None], set[str]] = {}
        hrefs: dict[str, str | None] = {}
        for report in reports:
            for value, end, href in _values(report, label):
                values.setdefault((value, end), set()).add(report.article)
                hrefs[value] = href
        if values:
            disputed = tuple(pairs.get(label, ()))
            stating = set().union(*values.values())
            found.append(
                Comparison(
                    label,
                    _verdict(len(values), stating, stories, disputed=bool(disputed)),
                    tuple(
                        Stated(value, end, hrefs[value], len(said), _stories(said, stories))
                        for (value, end), said in sorted(
                            values.items(), key=lambda each: (-len(each[1]), str(each[0]))
                        )
                    ),
                    len(stories) - len(stating),
                    disputed,
                )
            )
    return tuple(found)


def _stories(articles: Iterable[str], stories: Mapping[str, str]) -> int:
    """How many of the articles tell it in words of their own."""
    return len({stories[article] for article in articles})


def _verdict(
    values: int, stating: Collection[str], stories: Mapping[str, str], *, disputed: bool
) -> Verdict:
    if disputed:
        return "disagree"
    if len(stating) == 1:
        return "single"
    if values == 1 and _stories(stating, stories) == 1:
        return "copied"
    return "agree" if values == 1 else "differ"


def _values(report: Report, label: str) -> Iterator[tuple[str, str | None, str | None]]:
    """What a report states of one property: values, ends of stretches of days, pages."""
    if label == "date" and report.start:
        yield report.start, report.end, None
    elif label == "place" and report.place:
        yield report.place.label, None, report.place.href
    elif label == "status":
        yield report.status, None, None
    elif label == "meetings so far" and report.count:
        yield report.count, None, None
    elif label == "kind":
        yield report.kind, None, None
    elif label == "topic":
        yield from ((topic, None, None) for topic in report.topics)
