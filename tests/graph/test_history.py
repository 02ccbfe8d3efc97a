"""What every kind of store keeps of articles that are corrected."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.graph.check import check
from kg.graph.converter.revision import revision_from_rdf
from kg.graph.iris import Iris
from kg.graph.store import Store, open_store
from kg.graph.terms import KG, PROV, RDF, SCHEMA, node
from kg.records import Extraction
from kg.revisions import compare
from tests.graph.storing import nquads
from tests.revisions.versions import ANOTHER_STORY, FIRST, SECOND, changed, line, version

A, COPY, MOVED = "/news/a.txt", "/news/copy.txt", "/news/moved.txt"
ONE, TWO = version(*FIRST), version(*SECOND)
THREE = version(*SECOND[:4], SECOND[5])
OTHER = version(*ANOTHER_STORY)


@pytest.fixture
def store(each_store: Store) -> Store:
    return each_store


def read(
    store: Store, extraction: Extraction, day: int, source: str = A, reader: str = "1"
) -> Extraction:
    """Puts what was read on that day of February 2026."""
    store.put_article(
        extraction, source=source, ingested=f"2026-02-{day:02}", reader_version=reader
    )
    return extraction


def chain(store: Store, extraction: Extraction) -> list[tuple[str, str, str]]:
    """Of each correction: the earlier article, the day it was read, the day of the correction."""
    return [
        (one.earlier.article.id, one.earlier.read[-2:], one.read[-2:])
        for one in store.revisions(extraction.article.id)
    ]


def history(store: Store) -> list[str]:
    return [iri for iri in store.graphs() if "/graph/history/" in iri]


def days(store: Store, extraction: Extraction) -> dict[str, str]:
    """The day on which the article and its later meetings and claims were first read."""
    prefix = store.iris.article(extraction.article.id)
    found = store.match(None, KG.firstReadOn)
    return {
        quad.subject.value.removeprefix(prefix): quad.object.value[-2:]  # type: ignore[union-attr]
        for quad in found
        if quad.subject.value.startswith(prefix)  # type: ignore[union-attr]
    }


def assert_valid(store: Store) -> None:
    """In one kind of store only: it takes a second, and reads the same from each."""
    if store.location == "memory:":
        assert check(store).findings == ()


def test_a_corrected_article_keeps_its_earlier_version(store: Store) -> None:
    read(store, ONE, 1)
    read(store, TWO, 5)
    assert store.article_ids() == [TWO.article.id]
    (revision,) = store.revisions(TWO.article.id)
    assert revision.earlier.article == ONE.article
    assert (revision.earlier.source, revision.earlier.read) == (A, "2026-02-01")
    assert (revision.article_id, revision.title, revision.read) == (
        TWO.article.id, TWO.article.title, "2026-02-05",
    )  # fmt: skip
    assert revision.changes == compare(ONE, TWO)
    assert store.after(revision.key) == TWO.article
    assert store.revised_articles() == {TWO.article.id: revision.key}
    assert store.revision_keys() == [revision.key]
    assert store.versions_of(ONE.article.id) == [revision.key]
    assert store.extraction(TWO.article.id) == TWO
    assert days(store, TWO) == {"": "01", "/meeting/1": "05"}


def test_it_says_so_in_the_words_of_prov(store: Store) -> None:
    read(store, ONE, 1)
    read(store, TWO, 5)
    (row,) = store.query(
        "SELECT * { ?new a schema:NewsArticle ; prov:wasRevisionOf ?old ;"
        " prov:qualifiedRevision ?how . ?how a prov:Revision ; prov:entity ?old ."
        " ?old prov:specializationOf ?was ; schema:sha256 ?digest }"
    )
    assert str(row["new"]) == store.iris.article(TWO.article.id)
    assert str(row["was"]) == store.iris.article(ONE.article.id)
    assert str(row["digest"]) == ONE.article.sha256


def test_nothing_withdrawn_is_met_as_current(store: Store) -> None:
    read(store, ONE, 1)
    read(store, TWO, 5)
    with open_store("memory:") as fresh:
        read(fresh, TWO, 5)
        for term in (SCHEMA.NewsArticle, KG.MeetingReport, SCHEMA.Claim, KG.MentionedPerson):
            kept = {quad.triple for quad in store.match(None, RDF.type, term)}
            assert kept == {quad.triple for quad in fresh.match(None, RDF.type, term)}
        for words in ("SELECT ?l { ?x rdfs:label ?l }", "SELECT ?a { ?x kg:inArticle ?a }"):
            assert sorted(store.query(words).rows) == sorted(fresh.query(words).rows)


def test_a_chain_is_followed_and_goes_with_its_article(store: Store) -> None:
    read(store, OTHER, 1, "/news/other.txt")
    before = nquads(store)
    read(store, ONE, 1)
    read(store, TWO, 5)
    read(store, THREE, 9)
    first, second = store.revisions(THREE.article.id)
    assert chain(store, THREE) == [(ONE.article.id, "01", "05"), (TWO.article.id, "05", "09")]
    assert second.previous == first.key
    # The sentences of the first correction's new side stand in what is an earlier version now.
    assert store.after(first.key) == TWO.article
    assert days(store, THREE) == {"": "01"}
    assert_valid(store)
    assert store.remove_source(A) is True
    assert nquads(store) == before


def test_going_back_is_a_correction_of_its_own(store: Store) -> None:
    for day, extraction in enumerate((ONE, TWO, ONE, TWO), 1):
        read(store, extraction, day)
    assert chain(store, TWO) == [
        (ONE.article.id, "01", "02"),
        (TWO.article.id, "02", "03"),
        (ONE.article.id, "03", "04"),
    ]
    assert [len(one.changes) for one in store.revisions(TWO.article.id)] == [5, 5, 5]
    # The planned meeting went on the third day and came again on the fourth.
    assert days(store, TWO) == {"": "01", "/meeting/1": "04"}
    assert_valid(store)
    assert len(history(store)) == 3
    assert store.remove_article(TWO.article.id) is True
    assert store.graphs() == [store.iris.ingestion_graph()]
    assert days(store, TWO) == {}


def test_another_story_is_no_correction(store: Store) -> None:
    read(store, OTHER, 9)
    fresh = nquads(store)
    store.remove_source(A)
    read(store, ONE, 1)
    read(store, TWO, 5)
    read(store, OTHER, 9)
    assert nquads(store) == fresh


def test_other_bytes_with_the_same_words_are_no_correction(store: Store) -> None:
    served = [changed(ONE, id=f"served{number}", sha256=f"{number}" * 64) for number in (1, 2)]
    read(store, served[0], 1)
    read(store, served[1], 2)
    assert chain(store, served[1]) == []
    assert days(store, served[1]) == {"": "01"}
    read(store, TWO, 5)
    again = read(store, changed(TWO, id="again", sha256="3" * 64), 6)
    assert chain(store, again) == [("served2", "02", "05")]
    assert days(store, again) == {"": "01", "/meeting/1": "05"}
    assert len(history(store)) == 1
    assert_valid(store)


def test_sources_that_change_alike_share_a_correction(store: Store) -> None:
    for source in (A, COPY):
        read(store, ONE, 1, source)
    read(store, TWO, 5)
    assert store.article_ids() == sorted([ONE.article.id, TWO.article.id])
    read(store, TWO, 6, COPY)
    assert chain(store, TWO) == [(ONE.article.id, "01", "05")]
    read(store, THREE, 9)
    assert chain(store, THREE) == [(ONE.article.id, "01", "05"), (TWO.article.id, "05", "09")]
    assert chain(store, TWO) == [(ONE.article.id, "01", "05")]
    assert len(history(store)) == 2
    assert_valid(store)
    assert store.remove_source(A) is True
    assert chain(store, TWO) == [(ONE.article.id, "01", "05")]
    assert len(history(store)) == 1
    assert store.remove_source(COPY) is True
    assert store.graphs() == [store.iris.ingestion_graph()]
    assert days(store, TWO) == {}


def test_a_source_that_follows_later_finds_the_correction_there(store: Store) -> None:
    """Also where the article has been corrected again meanwhile."""
    for source in (A, COPY):
        read(store, ONE, 1, source)
    read(store, TWO, 5)
    read(store, THREE, 9)
    read(store, TWO, 10, COPY)
    assert chain(store, TWO) == [(ONE.article.id, "01", "05")]
    assert chain(store, THREE) == [(ONE.article.id, "01", "05"), (TWO.article.id, "05", "09")]
    assert len(history(store)) == 2
    assert_valid(store)


def test_a_file_that_is_moved_keeps_its_history(store: Store) -> None:
    read(store, ONE, 1)
    read(store, TWO, 5)
    read(store, TWO, 6, MOVED)
    store.remove_source(A)
    assert chain(store, TWO) == [(ONE.article.id, "01", "05")]


def test_reading_the_same_bytes_again_is_no_correction(store: Store) -> None:
    read(store, ONE, 1)
    read(store, TWO, 5)
    before = nquads(store)
    read(store, TWO, 5)
    assert nquads(store) == before
    read(store, TWO, 6, reader="2")
    assert chain(store, TWO) == [(ONE.article.id, "01", "05")]


def test_another_reader_moves_what_corrections_say(store: Store) -> None:
    """It finds one meeting more, and a text without the line above."""
    second = f"print page\n{TWO.article.text}"
    furnished = version("print page", *SECOND)
    furnished = changed(furnished, id=TWO.article.id, sha256=TWO.article.sha256)
    assert furnished.article.text == second
    fewer = dataclasses.replace(furnished, meetings=furnished.meetings[1:])
    read(store, ONE, 1)
    read(store, fewer, 5)
    (revision,) = store.revisions(TWO.article.id)
    notice = next(change.new for change in revision.changes if change.property == "notice")
    assert notice == line(second, "Correction:")
    assert days(store, TWO) == {"": "01", "/meeting/0": "05"}
    read(store, TWO, 7, reader="2")
    (revision,) = store.revisions(TWO.article.id)
    notice = next(change.new for change in revision.changes if change.property == "notice")
    assert notice == line(TWO.article.text, "Correction:")
    assert days(store, TWO) == {"": "01", "/meeting/1": "05"}
    assert_valid(store)


def test_an_article_that_cannot_be_read_back_is_replaced(store: Store) -> None:
    read(store, ONE, 1)
    graph = node(store.iris.article_graph(ONE.article.id))
    iri = node(store.iris.article(ONE.article.id))
    store.write(delete=list(store.match(iri, SCHEMA.articleBody)))
    read(store, TWO, 5)
    assert store.revisions(TWO.article.id) == ()
    assert store.has_graph(graph.value) is False


def test_a_correction_that_is_not_there(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        store.revision("abc")
    assert str(caught.value) == f"{store.location}: no correction abc in this store"
    assert store.revisions("a1") == ()


# in one store


def corrected() -> Store:
    store = open_store("memory:")
    read(store, ONE, 1)
    read(store, TWO, 5)
    return store


@pytest.mark.parametrize(
    ("predicate", "problem"),
    [
        (PROV.entity, "a correction needs exactly one earlier version (prov:entity)"),
        (SCHEMA.articleBody, "an article needs exactly one text (schema:articleBody)"),
        (KG.outcome, "kg:outcome must be one of appeared, changed, withdrawn"),
        (KG.became, "a correction must name exactly one article that it made (kg:became)"),
    ],
)
def test_check_finds_what_is_missing(predicate: NamedNode, problem: str) -> None:
    with corrected() as store:
        (graph,) = history(store)
        store.write(delete=list(store.match(None, predicate, graph=node(graph))))
        found = [finding for finding in check(store).findings if finding.problem == problem]
        assert found
        assert found[0].remedy == (
            "remove the article's source with `kg remove`, then `kg build` it: corrections start"
            " anew"
        )


def test_check_finds_words_that_the_corrected_article_does_not_have() -> None:
    with corrected() as store:
        graph = node(store.iris.article_graph(TWO.article.id))
        iri = node(store.iris.article(TWO.article.id))
        (body,) = store.match(iri, SCHEMA.articleBody, graph=graph)
        other = dataclasses.replace(
            TWO, meetings=(), claims=(), people=(), places=()
        )  # no quotes that would be wrong, too
        store.put_article(other, source=A, ingested="2026-02-05", reader_version="2")
        store.write(
            delete=[body],
            insert=[Quad(iri, SCHEMA.articleBody, type(body.object)("Quite another text"), graph)],  # type: ignore[call-arg, arg-type]
        )
        (finding,) = check(store).findings
        assert finding.problem.startswith(f"Unexpected span of article {TWO.article.id}")


def test_export_and_import_keep_corrections(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("export") / "all.nq"
    with corrected() as store, open_store("memory:") as other:
        file.write_bytes(nquads(store))
        other.import_rdf(file)
        assert nquads(other) == nquads(store)
        assert other.revisions(TWO.article.id) == store.revisions(TWO.article.id)


def test_a_correction_is_written_with_its_article_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with open_store("memory:") as store:
        read(store, ONE, 1)
        before = nquads(store)
        writes: list[Sequence[Quad]] = []
        real = type(store).write

        def once(self: Store, **change: Sequence[Quad]) -> None:
            writes.append(change["insert"])
            real(self, **change)  # type: ignore[arg-type]

        monkeypatch.setattr(type(store), "write", once)
        read(store, TWO, 5)
        assert len(writes) == 1
        assert writes[0][-1].graph_name == node(store.iris.ingestion_graph())
        monkeypatch.undo()
        assert nquads(store) != before


@pytest.mark.parametrize(
    ("predicate", "value", "message"),
    [
        (KG.outcome, "vanished", "Unexpected outcome of a change: "),
        (KG.changeKind, "dog", "Unexpected kind of change: "),
    ],
)
def test_what_newskg_does_not_write_is_refused(
    predicate: NamedNode, value: str, message: str
) -> None:
    with corrected() as store:
        (graph,) = history(store)
        quads = [
            Quad(quad.subject, predicate, type(quad.object)(value), quad.graph_name)  # type: ignore[call-arg, arg-type]
            if quad.predicate == predicate
            else quad
            for quad in store.match(graph=node(graph))
        ]
        with pytest.raises(StoreError, match=message):
            revision_from_rdf(quads, Iris())
