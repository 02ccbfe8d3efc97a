"""Which extraction of an article a judgement means, and how to name one so that it is found again.

An extraction is found by its sentence and by what tells it from others there. Where several are
left, what is said further (a meeting's start and place) chooses among them; where that chooses
none, all of them are meant. An article whose text has changed has another id: there the sentence
must still be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.judgements.collection import means
from kg.judgements.records import ArticleName, Kind, Target
from kg.records import (
    Article,
    Claim,
    EntityKind,
    Extraction,
    MeetingReport,
    Organization,
    Person,
    Place,
    Span,
)

Entity = Person | Organization | Place
_Record = TypeVar("_Record", MeetingReport, Claim, Person, Organization, Place)


@dataclass(frozen=True, slots=True)
class Item:
    """One extraction of an article: its kind, and its place among those of its kind."""

    kind: Kind
    index: int


def items(extraction: Extraction) -> Iterator[Item]:
    """Everything in an article that can be judged."""
    for kind, records in (
        ("meeting", extraction.meetings),
        ("claim", extraction.claims),
        *((kind, entities(extraction, kind)) for kind in ("person", "organization", "place")),
    ):
        yield from (Item(kind, index) for index in range(len(records)))  # type: ignore[arg-type]


def entities(extraction: Extraction, kind: EntityKind) -> Sequence[Entity]:
    """The entries of a kind; none of descriptions."""
    known: dict[EntityKind, Sequence[Entity]] = {
        "person": extraction.people,
        "organization": extraction.organizations,
        "place": extraction.places,
    }
    return known.get(kind, ())


def words_of(claim: Claim) -> str:
    """A claim's words as a person reads them."""
    return " … ".join(span.text for span in claim.content)


def find(target: Target, extraction: Extraction) -> list[Item]:
    """What a target means in this article; empty where it is not there."""
    article = extraction.article
    by_id = [name for name in target.articles if name.id == article.id or name.stated]
    if target.articles and not any(means(name, article) for name in target.articles):
        return []
    changed = bool(target.articles) and not any(means(name, article) for name in by_id)
    if target.kind == "meeting":
        return _meetings(target, extraction)
    if target.kind == "claim":
        return _claims(target, extraction)
    (name,) = target.names or ("",)
    return [
        Item(target.kind, index)
        for index, entity in enumerate(entities(extraction, target.kind))
        if _same(entity.name, name)
        and not (changed and target.sentence and not _same(entity.evidence.text, target.sentence))
    ]


def _meetings(target: Target, extraction: Extraction) -> list[Item]:
    found = [
        (index, report)
        for index, report in enumerate(extraction.meetings)
        if _names(report.participants) == target.names and _in_sentence(target, report.evidence)
    ]
    for choose in (_starts(target), _takes_place(target)):
        found = [each for each in found if choose(each[1])] or found
    return [Item("meeting", index) for index, _ in found]


def _starts(target: Target) -> Callable[[MeetingReport], bool]:
    return lambda report: target.start is None or report.start == target.start


def _takes_place(target: Target) -> Callable[[MeetingReport], bool]:
    return lambda report: target.place is None or _same(report.place or "", target.place)


def _claims(target: Target, extraction: Extraction) -> list[Item]:
    return [
        Item("claim", index)
        for index, claim in enumerate(extraction.claims)
        if _same(words_of(claim), target.words or "")
        and target.names in (None, _names(claim.speakers))
        and _in_sentence(target, claim.evidence)
    ]


def _in_sentence(target: Target, evidence: Sequence[Span]) -> bool:
    return target.sentence is None or any(
        _same(span.text, target.sentence) for span in evidence[:1]
    )


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _names(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(map(_plain, names)))


def target_of(extraction: Extraction, item: Item) -> Target:
    """How to name an extraction so that `find` finds it."""
    articles = (name_of(extraction.article),)
    if item.kind == "meeting":
        report = extraction.meetings[item.index]
        return Target(
            "meeting",
            _names(report.participants),
            start=report.start,
            place=None if report.place is None else _plain(report.place),
            sentence=_plain(report.evidence[0].text),
            articles=articles,
        )
    if item.kind == "claim":
        claim = extraction.claims[item.index]
        return Target(
            "claim",
            _names(claim.speakers),
            words=_plain(words_of(claim)),
            sentence=_plain(claim.evidence[0].text),
            articles=articles,
        )
    entity = entities(extraction, item.kind)[item.index]
    sentence = _plain(entity.evidence.text)
    return Target(item.kind, (_plain(entity.name),), sentence=sentence, articles=articles)


def name_of(article: Article) -> ArticleName:
    """An article as a judgement names it."""
    return ArticleName(article.id, article.file_name, article.title)


def _plain(text: str) -> str:
    return " ".join(text.split())
