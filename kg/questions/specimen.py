"""A small graph about invented people, to try questions on: something of every kind."""

from __future__ import annotations

from kg.graph.store import Store, open_store
from kg.records import (
    Article,
    Claim,
    Copy,
    Disagreement,
    Entity,
    EntityKind,
    EntityReference,
    Extraction,
    Meeting,
    MeetingReport,
    Member,
    Organization,
    Person,
    Place,
    ReportReference,
    Resolution,
    Role,
    Span,
    Status,
)

_LINES = (
    "President Ada Lund met Ben Ode of the Harbour Union in {0} on Jan. 5, 2026.",
    "Ben Ode met Cleo Park and local officials, who will meet Ada Lund in Bergen next.",
    "Ada Lund said that trade with Ben Ode was good and that Cleo Park was right on Jan. 6.",
)
_ARTICLES = {"first": "Oslo", "second": "Bergen"}
"""Two articles and the place that each gives the same meeting: they disagree."""

_PEOPLE = ("Ada Lund", "Ben Ode", "Cleo Park")
_UNION, _OFFICIALS = "Harbour Union", "local officials"
_PLACES = {"Oslo": "Norway", "Bergen": "Norway", "Norway": "Norway"}


def specimen() -> Store:
    """The graph, in a new store in memory."""
    store = open_store("memory:")
    for article, place in _ARTICLES.items():
        store.put_article(
            _extraction(article, place), source=f"/{article}.txt", ingested="2026-02-01",
            reader_version="1",
        )  # fmt: skip
    store.put_resolution(_resolution(), "specimen")
    return store


def _extraction(article: str, place: str) -> Extraction:
    lines = [line.format(place) for line in _LINES]
    text = "\n".join(lines)
    sentences = [Span(text.index(line), text.index(line) + len(line), line) for line in lines]

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words), words)

    def report(
        line: int, participants: tuple[str, ...], start: str | None, where: str | None,
        status: Status = "held",
    ) -> MeetingReport:  # fmt: skip
        return MeetingReport(
            participants, start, None, where, status, "meeting", ("trade",), span("met"),
            (sentences[line],),
        )  # fmt: skip

    def claim(content: str, about: str, said_on: str | None) -> Claim:
        return Claim(
            ("Ada Lund",), "Ada Lund", span("Ada Lund"), span("said"), (span(content),),
            "indirect", "says", False, (about,), said_on, (sentences[2],), (_UNION,),
        )  # fmt: skip

    return Extraction(
        Article(article, f"{article}.txt", f"The {article} article", "2026-01-07", None, None,
                None, "en", "0" * 64, text),
        tuple(
            Person(name, (), (Role("President", sentences[0]),) if name == "Ada Lund" else (),
                   (span(name),), sentences[0 if name in lines[0] else 1])
            for name in _PEOPLE
        ),
        (Organization(_UNION, (), (span(_UNION),), sentences[0]),),
        tuple(
            Place(name, (), country, None, None, (span(name),) if name in text else (),
                  sentences[0])
            for name, country in _PLACES.items() if name in (place, "Bergen", "Norway")
        ),
        (
            report(0, ("Ada Lund", "Ben Ode"), "2026-01-05", place),
            report(1, ("Ben Ode", "Cleo Park", _OFFICIALS), None, None),
            report(1, ("Ada Lund", _OFFICIALS), None, "Bergen", "planned"),
        ),
        (
            claim("trade with Ben Ode was good", "Ben Ode", None),
            claim("Cleo Park was right", "Cleo Park", "2026-01-06"),
        ),
    )  # fmt: skip


def _reference(name: str) -> EntityReference:
    kinds: dict[str, EntityKind] = dict.fromkeys(_PEOPLE, "person")
    kinds |= {_UNION: "organization", _OFFICIALS: "description"}
    return EntityReference(kinds.get(name, "place"), name.casefold())


def _resolution() -> Resolution:
    def entity(name: str) -> Entity:
        reference = _reference(name)
        country = _PLACES.get(name)
        told = ["first"] if name == "Oslo" else list(_ARTICLES)
        members = tuple(Member(article, name, "same name") for article in told)
        within = _reference(country) if country not in (None, name) else None
        return Entity(reference.kind, reference.key, name, (), members, country, within=within)

    def meeting(
        key: str, report: int, people: tuple[str, ...], start: str | None, place: str | None,
        status: Status = "held",
    ) -> Meeting:  # fmt: skip
        reports = tuple(ReportReference(article, report) for article in _ARTICLES)
        return Meeting(
            key, tuple(sorted(map(_reference, people))), start, None,
            _reference(place) if place else None, status, "meeting", ("trade",), reports,
            reports[0], "same people",
        )  # fmt: skip

    first, second = (ReportReference(article, 0) for article in _ARTICLES)
    return Resolution(
        entities=tuple(
            sorted(
                map(entity, (*_PEOPLE, _UNION, _OFFICIALS, *_PLACES)),
                key=lambda each: each.reference,
            )
        ),
        meetings=(
            meeting("m1", 0, ("Ada Lund", "Ben Ode"), "2026-01-05", "Oslo"),
            meeting("m2", 1, ("Ben Ode", "Cleo Park", _OFFICIALS), None, None),
            meeting("m3", 2, ("Ada Lund", _OFFICIALS), None, "Bergen", "planned"),
        ),
        disagreements=(Disagreement("m1", "place", first, "Oslo", second, "Bergen"),),
        copies=(Copy("second", "first", "95 % of its words stand in the original"),),
    )
