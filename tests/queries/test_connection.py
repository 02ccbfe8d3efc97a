"""The chain of meetings between two people: its length, its choice, and what does not count."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
import rdflib

from kg.graph.store import Store, open_store
from kg.questions import Catalogue, ask
from kg.questions.binding import Iri, bind
from kg.records import (
    Article,
    Entity,
    EntityReference,
    Extraction,
    Meeting,
    MeetingReport,
    Member,
    Person,
    ReportReference,
    Resolution,
    Span,
)

MEETINGS = [
    # Ada .. Eve, one by one; the two in the middle met twice.
    ("Ada Ames", "Bob Burr", "2026-01-01", "held"),
    ("Bob Burr", "Cal Cole", "2026-01-02", "held"),
    ("Bob Burr", "Cal Cole", "2026-02-02", "held"),
    ("Cal Cole", "Dan Dorn", "2026-01-03", "held"),
    ("Dan Dorn", "Eve East", "2026-01-04", "held"),
    ("Eve East", "Fay Font", "2026-01-05", "held"),
    # A second way from Ada to Cal, later by the names.
    ("Ada Ames", "Zed Zorn", "2026-01-06", "held"),
    ("Zed Zorn", "Cal Cole", "2026-01-07", "held"),
    # What is planned connects nobody.
    ("Ada Ames", "Eve East", "2026-03-01", "planned"),
    # Nor does somebody without a name.
    ("Ada Ames", "local officials", "2026-01-08", "held"),
    ("Fay Font", "local officials", "2026-01-09", "held"),
]
LINES = [f"{one} met {other}, {status}, on {day}." for one, other, day, status in MEETINGS]
TEXT = "\n".join(LINES)
PEOPLE = sorted({name for meeting in MEETINGS for name in meeting[:2]} - {"local officials"})


def line(index: int) -> Span:
    start = sum(len(each) + 1 for each in LINES[:index])
    return Span(start, start + len(LINES[index]), LINES[index])


def reference(name: str) -> EntityReference:
    return EntityReference("person" if name in PEOPLE else "description", name.casefold())


def fill(store: Store) -> None:
    """Puts the meetings above into a store, all in one article."""
    store.put_article(
        Extraction(
            Article("a", "a.txt", None, "2026-01-31", None, None, None, "en", "0" * 64, TEXT),
            tuple(Person(name, (), (), (), line(0)) for name in PEOPLE), (), (),
            tuple(
                MeetingReport((one, other), day, None, None, status, "meeting", (),  # type: ignore[arg-type]
                              line(index), (line(index),))
                for index, (one, other, day, status) in enumerate(MEETINGS)
            ), (),
        ),
        source="/a.txt", ingested="2026-01-31", reader_version="1",
    )  # fmt: skip
    store.put_resolution(
        Resolution(
            entities=tuple(
                Entity(reference(name).kind, name.casefold(), name, (),
                       (Member("a", name, "same name"),), None)
                for name in sorted([*PEOPLE, "local officials"], key=reference)
            ),
            meetings=tuple(
                Meeting(f"m{index:02}", tuple(sorted((reference(one), reference(other)))), day,
                        None, None, status, "meeting", (), (ReportReference("a", index),),  # type: ignore[arg-type]
                        ReportReference("a", index), "one report")
                for index, (one, other, day, status) in enumerate(MEETINGS)
            ),
            disagreements=(),
        ),
        "digest",
    )  # fmt: skip


@pytest.fixture(scope="module")
def chains() -> Iterator[Store]:
    """A store with the meetings above."""
    with open_store("memory:") as store:
        fill(store)
        yield store


def chain(store: Store, catalogue: Catalogue, person: str, other: str, **window: str) -> list[str]:
    """Everybody on the way, the two ends included; empty where there is no chain."""
    rows = ask(store, catalogue, "connection", {"person": person, "other": other, **window}).rows
    assert [row["step"] for row in rows] == list(range(1, len(rows) + 1))
    assert all(one["other"] == next_["person"] for one, next_ in pairwise(rows))
    assert {row["status"] for row in rows} <= {"held"}
    return [*(str(row["person"]) for row in rows[:1]), *(str(row["other"]) for row in rows)]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Bob Burr", ["Ada Ames", "Bob Burr"]),
        ("Cal Cole", ["Ada Ames", "Bob Burr", "Cal Cole"]),
        ("Dan Dorn", ["Ada Ames", "Bob Burr", "Cal Cole", "Dan Dorn"]),
        ("Eve East", ["Ada Ames", "Bob Burr", "Cal Cole", "Dan Dorn", "Eve East"]),
        ("Fay Font", []),
        ("Ada Ames", []),
    ],
)
def test_the_shortest_chain_of_up_to_four_meetings(
    other: str, expected: list[str], chains: Store, catalogue: Catalogue
) -> None:
    assert chain(chains, catalogue, "Ada Ames", other) == expected


def test_the_other_way_round(chains: Store, catalogue: Catalogue) -> None:
    assert chain(chains, catalogue, "Dan Dorn", "Ada Ames") == [
        "Dan Dorn", "Cal Cole", "Bob Burr", "Ada Ames",
    ]  # fmt: skip


def test_a_period_leaves_only_its_meetings(chains: Store, catalogue: Catalogue) -> None:
    def within(first: str, last: str) -> list[str]:
        window = {"from": first, "to": last}
        return chain(chains, catalogue, "Ada Ames", "Cal Cole", **window)

    assert within("2026-01-02", "2026-01-31") == ["Ada Ames", "Zed Zorn", "Cal Cole"]
    assert within("2026-01-07", "2026-01-31") == []
    assert within("2026-01-06", "2026-01-07") == ["Ada Ames", "Zed Zorn", "Cal Cole"]


def test_the_latest_meeting_of_the_period_stands_for_all(
    chains: Store, catalogue: Catalogue
) -> None:
    given = {"person": "Bob Burr", "other": "Cal Cole"}
    (row,) = ask(chains, catalogue, "connection", given).rows
    assert (row["start"], row["sentence"]) == ("2026-02-02", LINES[2])
    (row,) = ask(chains, catalogue, "connection", {**given, "to": "2026-01"}).rows
    assert (row["start"], row["sentence"]) == ("2026-01-02", LINES[1])


def test_several_people_have_a_chain_each(chains: Store, catalogue: Catalogue) -> None:
    answer = ask(
        chains, catalogue, "connection", {"person": "Ada Ames", "other": ["Bob Burr", "Cal Cole"]}
    )
    assert [(row["step"], row["person"], row["other"]) for row in answer.rows] == [
        (1, "Ada Ames", "Bob Burr"),
        (1, "Ada Ames", "Bob Burr"),
        (2, "Bob Burr", "Cal Cole"),
    ]


def test_the_sentence_tells_the_chain(chains: Store, catalogue: Catalogue) -> None:
    answer = ask(chains, catalogue, "connection", {"person": "Ada Ames", "other": "Cal Cole"})
    assert answer.answer == (
        "The shortest chain of meetings: Ada Ames met Bob Burr (1 January 2026) and Bob Burr met "
        "Cal Cole (2 February 2026)."
    )


def test_rdflib_finds_the_same_chain(chains: Store, catalogue: Catalogue) -> None:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=b"".join(chains.export("nquads")).decode(), format="nquads")
    ends = [Iri(chains.iris.entity(reference(name))) for name in ("Ada Ames", "Eve East")]
    bound = bind(
        catalogue.question("connection").sparql,
        {"_person_iri": ends[:1], "_other_iri": ends[1:]},
    )
    found = [str(row[rdflib.Variable("other")]) for row in dataset.query(bound).bindings]
    assert found == ["Bob Burr", "Cal Cole", "Dan Dorn", "Eve East"]
