"""Merges and splits: of people by articles, of meetings by reports; with everything undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.graph.check import check
from kg.graph.store import Store
from kg.judgements.file import load_judgements
from kg.judgements.identity import unmatched_identity
from kg.judgements.records import Judgement
from kg.judgements.things import Things
from kg.judging import decide, obey
from tests.judgements.conftest import WHEN, Decide, extraction_of
from tests.news import quads


def iri(store: Store, name: str) -> str:
    asked = f'SELECT ?iri WHERE {{ ?iri skos:prefLabel "{name}" }} ORDER BY ?iri'
    return str(store.query(asked).rows[0][0])


def people(store: Store) -> list[tuple[str, list[str]]]:
    return [
        (entity.key, sorted(member.name for member in entity.members))
        for entity in store.resolution().entities
        if entity.kind == "person"
    ]


def test_two_people_are_one_until_that_is_undone(
    store: Store, file: Path, undo: Callable[[str], Judgement]
) -> None:
    before = quads(store)
    things = Things(store, load_judgements(file))
    sides = tuple(things.side(iri(store, name)) for name in ("Anna Lind", "James Okafor"))
    made = decide(store, file, Judgement("", "merge", WHEN, "Ann", "the same", sides=sides))
    assert people(store) == [
        ("anna lind", ["Anna Lind", "Anna Lind", "James Okafor", "James Okafor"]),
        ("olga petrova", ["Olga Petrova", "Olga Petrova"]),
    ]
    reasons = {
        member.reason
        for entity in store.resolution().entities
        for member in entity.members
        if member.name == "James Okafor"
    }
    assert reasons == {"decided by Ann on 28 November 2026: the same"}
    assert check(store).findings == ()
    undo(made.id)
    assert quads(store) == before


def test_a_person_is_split_by_articles(
    store: Store, file: Path, undo: Callable[[str], Judgement]
) -> None:
    before = quads(store)
    vienna = extraction_of(store, "vienna.md").article.id
    things = Things(store, load_judgements(file))
    sides = things.sides(iri(store, "James Okafor"), [vienna])
    # The others go by their name, so that articles still to come are with them.
    assert sides[1][0].articles == ()
    made = decide(store, file, Judgement("", "split", WHEN, sides=sides))
    assert len([key for key, _ in people(store) if key.startswith("james okafor")]) == 2
    apart = [
        str(row[0])
        for row in store.query(
            'SELECT ?iri WHERE { ?iri skos:prefLabel "James Okafor" } ORDER BY ?iri'
        ).rows
    ]
    with pytest.raises(UsageError, match=f"kg judge undo {made.id}$"):
        Things(store, load_judgements(file)).merged(apart)
    # Whoever else is the same as one of them is another matter.
    other = iri(store, "Anna Lind")
    assert len(Things(store, load_judgements(file)).merged([apart[0], other])) == 2
    undo(made.id)
    assert quads(store) == before


def test_meetings_are_merged_though_their_articles_were_corrected(
    store: Store, file: Path, judged: Decide
) -> None:
    judged("correct", "oslo.txt", "person", 1, name="A. Lind")
    things = Things(store, load_judgements(file))
    meetings = sorted(
        str(found) for (found,) in store.query("SELECT ?m WHERE { ?m a kg:Meeting }").rows
    )
    sides = tuple(things.side(each) for each in meetings[:2])
    decide(store, file, Judgement("", "merge", WHEN, "Ann", sides=sides))
    assert len(store.resolution().meetings) == 2
    assert check(store).findings == ()
    assert unmatched_identity(store, load_judgements(file)) == []


def test_a_side_may_name_all_articles_and_one_of_them(store: Store, file: Path) -> None:
    lind = "[{person: Anna Lind}, {person: Anna Lind, article: oslo.txt}]"
    file.write_text(f"- id: hand\n  merge:\n    - {lind}\n    - Olga Petrova\n")
    obey(store, load_judgements(file))
    assert [key for key, _ in people(store)] == ["anna lind", "james okafor"]


def test_a_person_of_the_graph_is_named_for_all_articles_unless_there_is_a_namesake(
    store: Store, file: Path
) -> None:
    lind = iri(store, "Anna Lind")
    (target,) = Things(store, load_judgements(file)).extractions(lind)
    assert (target.names, target.articles) == (("Anna Lind",), ())
    oslo = extraction_of(store, "oslo.txt").article.id
    sides = Things(store, load_judgements(file)).sides(lind, [oslo])
    decide(store, file, Judgement("", "split", WHEN, sides=sides))
    things = Things(store, load_judgements(file))
    for each in store.query('SELECT ?i WHERE { ?i skos:prefLabel "Anna Lind" }').rows:
        (target,) = things.extractions(str(each[0]))
        assert len(target.articles) == 1
