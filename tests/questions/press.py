"""Four small articles about invented people, as records: the graph that question tests ask."""

from __future__ import annotations

from dataclasses import replace

from kg.graph.store import Store, open_store
from kg.questions import Answer
from kg.records import (
    Article,
    Claim,
    Copy,
    Count,
    Disagreement,
    Entity,
    EntityKind,
    EntityReference,
    Extraction,
    Meeting,
    MeetingReport,
    Member,
    Person,
    Place,
    ReportReference,
    Resolution,
    Role,
    Span,
)

BASE = "https://newskg.example/"

ANA, BO, CHI, ZOE, BEN = "Ana Sol", "Bo Lund", "Chi Wen-li", "Zoë Ruiz", "Ben Sol"
LINES = {
    "a1": (
        "President Ana Sol met Bo Lund at a summit in Oslo on Jan. 13 and 14.",
        "Bo Lund wants to meet Chi Wen-li one day.",
        "“The herring belongs to all,” Ana Sol said of Bo Lund.",
    ),
    "a2": (
        "Ana Sol and Bo Lund held their fourth summit in Oslo, the capital of Norway.",
        "Ana Sol had talks with Chi Wen-li in Bern last November.",
        "Prime Minister Bo Lund met Chi Wen-li in 2024.",
        "=On Jan. 15 Bo Lund said that Ana Sol was a friend.",
    ),
    "a3": (
        "The summit of Ana Sol and Bo Lund took place in Bergen on Jan. 13 and 14.",
        "Ana Sol, Bo Lund and Zoë Ruiz will meet in Bern on March 2.",
    ),
    "a4": (
        "Ambassador Ben Sol met Bo Lund on Jan. 20, 2026.",
        "Analysts doubt that Ana Sol will agree.",
        "Ana Sol once met Zoë Ruiz in Oslo.",
    ),
}
TITLES = {"a1": "A summit in Oslo", "a2": "Herring and friends", "a3": "Bergen it was", "a4": None}
PUBLISHED = {"a1": "2026-01-14", "a2": "2026-01-16", "a3": "2026-01", "a4": None}
ROLES = {
    ("a1", ANA): "President",
    ("a2", BO): "Prime Minister",
    ("a2", ANA): "president of Norland",
    ("a4", BEN): "Ambassador",
}
COUNTRIES = {"Oslo": "Norway", "Bergen": "Norway", "Norway": "Norway", "Bern": "Switzerland"}


def text_of(article: str) -> str:
    return "\n".join(LINES[article])


def sentence(article: str, index: int) -> Span:
    start = sum(len(line) + 1 for line in LINES[article][:index])
    return Span(start, start + len(LINES[article][index]), LINES[article][index])


def part(article: str, index: int, words: str) -> Span:
    start = sentence(article, index).start + LINES[article][index].index(words)
    return Span(start, start + len(words), words)


def mentions(article: str, name: str) -> tuple[tuple[Span, ...], Span]:
    """All mentions of a name, and the sentence of the first."""
    found = [index for index, line in enumerate(LINES[article]) if name in line]
    return tuple(part(article, index, name) for index in found), sentence(article, found[0])


def people(article: str) -> tuple[Person, ...]:
    found = []
    for name in (ANA, BO, CHI, ZOE, BEN):
        if name in text_of(article):
            spans, evidence = mentions(article, name)
            role = ROLES.get((article, name))
            roles = (Role(role, evidence),) if role else ()
            found.append(Person(name, (), roles, spans, evidence))
    return tuple(found)


def places(article: str) -> tuple[Place, ...]:
    found = []
    for name, country in COUNTRIES.items():
        if name in text_of(article):
            spans, evidence = mentions(article, name)
            found.append(Place(name, (), country, 59.9, 10.7, spans, evidence))
    return tuple(found)


def meeting(
    article: str,
    index: int,
    participants: tuple[str, ...],
    trigger: str,
    start: str | None = None,
    end: str | None = None,
    place: str | None = None,
    status: str = "held",
    kind: str = "meeting",
    topics: tuple[str, ...] = (),
) -> MeetingReport:
    return MeetingReport(
        tuple(sorted(participants)), start, end, place, status, kind, topics,  # type: ignore[arg-type]
        part(article, index, trigger), (sentence(article, index),),
    )  # fmt: skip


def claim(
    article: str,
    index: int,
    content: str,
    speakers: tuple[str, ...],
    speaker_text: str | None,
    about: tuple[str, ...],
    said_on: str | None = None,
    addressees: tuple[str, ...] = (),
) -> Claim:
    return Claim(
        speakers, speaker_text, None, None, (part(article, index, content),), "direct", "says",
        False, about, said_on, (sentence(article, index),), addressees,
    )  # fmt: skip


MEETINGS = {
    "a1": (
        meeting(
            "a1",
            0,
            (ANA, BO),
            "summit",
            "2026-01-13",
            "2026-01-14",
            "Oslo",
            kind="summit",
            topics=("fisheries", "herring"),
        ),
        meeting("a1", 1, (BO, CHI), "meet", status="proposed"),
    ),
    "a2": (
        replace(
            meeting("a2", 0, (ANA, BO), "summit", place="Oslo", kind="summit"),
            count=Count(4, "summit", False, sentence("a2", 0)),
        ),
        meeting("a2", 1, (ANA, CHI), "talks", "2025-11", place="Bern", kind="talks"),
        meeting("a2", 2, (BO, CHI), "met", "2024"),
    ),
    "a3": (
        meeting("a3", 0, (ANA, BO), "summit", "2026-01-13", "2026-01-14", "Bergen", kind="summit"),
        meeting("a3", 1, (ANA, BO, ZOE), "meet", "2026-03-02", place="Bern", status="planned"),
    ),
    "a4": (
        meeting("a4", 0, (BEN, BO), "met", "2026-01-20"),
        meeting("a4", 2, (ANA, ZOE), "met", place="Oslo"),
    ),
}
CLAIMS = {
    "a1": (claim("a1", 2, "The herring belongs to all", (ANA,), ANA, (BO,), addressees=(BO,)),),
    "a2": (claim("a2", 3, "Ana Sol was a friend", (BO,), BO, (ANA,), "2026-01-15"),),
    "a3": (),
    "a4": (claim("a4", 1, "Ana Sol will agree", (), "Analysts", (ANA,), addressees=(BO,)),),
}


def extraction(article: str) -> Extraction:
    text = text_of(article)
    return Extraction(
        Article(article, f"{article}.txt", TITLES[article], PUBLISHED[article], None, None, None,
                "en", article * 32, text),
        people(article), (), places(article), MEETINGS[article], CLAIMS[article],
    )  # fmt: skip


def entity(kind: EntityKind, name: str, *aliases: str) -> Entity:
    members = tuple(Member(article, name, "same name") for article in LINES
                    if name in text_of(article))  # fmt: skip
    country = COUNTRIES.get(name)
    within = reference(country) if country in COUNTRIES and country != name else None
    return Entity(kind, name.casefold(), name, aliases, members, country, within=within)


def reference(name: str) -> EntityReference:
    kind: EntityKind = "place" if name in COUNTRIES else "person"
    return EntityReference(kind, name.casefold())


def real_meeting(key: str, *reports: tuple[str, int]) -> Meeting:
    """The meeting that these reports describe, the first of them the clearest."""
    said = MEETINGS[reports[0][0]][reports[0][1]]
    references = tuple(ReportReference(*report) for report in reports)
    return Meeting(
        key, tuple(sorted(reference(name) for name in said.participants)), said.start, said.end,
        reference(said.place) if said.place else None, said.status, said.kind, (),
        tuple(sorted(references)), references[0], "same people at the same time",
    )  # fmt: skip


RESOLUTION = Resolution(
    entities=tuple(
        sorted(
            [
                entity("person", ANA, "President Sol", "Sol"),
                entity("person", BO, "Lund"),
                entity("person", CHI),
                entity("person", ZOE),
                entity("person", BEN, "Sol"),
                *[entity("place", name) for name in COUNTRIES],
            ],
            key=lambda each: each.reference,
        )
    ),
    meetings=(
        real_meeting("m1", ("a1", 0), ("a2", 0), ("a3", 0)),
        real_meeting("m2", ("a2", 1)),
        real_meeting("m3", ("a1", 1)),
        real_meeting("m4", ("a3", 1)),
        real_meeting("m5", ("a4", 0)),
        real_meeting("m6", ("a2", 2)),
        real_meeting("m7", ("a4", 1)),
    ),
    disagreements=(
        Disagreement(
            "m1", "place", ReportReference("a1", 0), "Oslo", ReportReference("a3", 0), "Bergen"
        ),
    ),
    copies=(Copy("a2", "a1", "93 % of its words stand in the original"),),
)


def press() -> Store:
    """The four articles and what they say together, in memory."""
    store = open_store("memory:", base=BASE)
    fill(store)
    return store


def fill(store: Store) -> None:
    """Puts the four articles and what they say together into a store."""
    for article in LINES:
        store.put_article(
            extraction(article), source=f"/press/{article}.txt", ingested="2026-01-31",
            reader_version="1",
        )  # fmt: skip
    store.put_resolution(RESOLUTION, "digest")


def check_evidence_or_reason(answer: Answer) -> None:
    """Each row rests on words that stand in its article; without rows the reason is told."""
    if not answer.rows:
        assert answer.answer == "No answer was found."
        assert (answer.explanation or "").endswith((".", "?"))
        return
    assert answer.explanation is None
    assert answer.answer not in ("", "No answer was found.")
    for row in answer.rows:
        assert tuple(row) == answer.columns
        article = str(row["article_iri"]).rpartition("/")[2]
        start, end = row["sentence_start"], row["sentence_end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert row["sentence"] == text_of(article)[start:end]
