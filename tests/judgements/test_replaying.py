"""What people decide is obeyed at once and by every build, and undone without a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build import BuildReport, build
from kg.errors import UsageError
from kg.graph.check import check
from kg.graph.store import Store, open_store
from kg.judgements.collection import NO_JUDGEMENTS
from kg.judgements.file import load_judgements
from kg.judgements.records import ArticleName, Judgement, Target
from kg.judging import decide, obey
from kg.reading import Failure
from kg.records import Extraction
from kg.resolving import is_finished
from tests.judgements.conftest import WHEN, Decide, extraction_of
from tests.news import ARTICLES, quads

Undo = Callable[[str], Judgement]
LIND = Target("person", ("Anna Lind",))
PETROVA = Target("person", ("Olga Petrova",))


def must_not_read(source: object) -> Failure:
    return Failure(str(source), "it was read again")


def test_a_rejected_claim_vanishes_and_stays_visible(store: Store, judged: Decide) -> None:
    decided = judged("reject", "geneva.txt", "claim", note="Lind never said this")
    assert extraction_of(store, "geneva.txt").claims == ()
    rows = store.query(
        "SELECT ?decision ?what ?sentence ?by ?when ?note ?id WHERE { ?j a kg:Judgement ;"
        " kg:decision ?decision ; rdfs:label ?what ; kg:sentence ?sentence ; dcterms:creator ?by ;"
        " prov:generatedAtTime ?when ; rdfs:comment ?note ; dcterms:identifier ?id }"
    ).rows
    assert [[str(term) for term in row] for row in rows] == [
        [
            "rejected",
            "We agreed on fisheries,",
            '"We agreed on fisheries," Lind said.',
            "Ann",
            WHEN,
            "Lind never said this",
            decided.id,
        ]
    ]
    assert check(store).findings == ()


def test_undo_gives_back_every_byte(store: Store, judged: Decide, undo: Undo, file: Path) -> None:
    before = quads(store)
    made = [
        judged("reject", "geneva.txt", "claim"),
        judged("correct", "oslo.txt", "meeting", status="planned", place="place:Bergen"),
        judged("accept", "vienna.md", "meeting"),
        judged("reject", "vienna.md", "person", 1),
        decide(store, file, Judgement("", "merge", WHEN, "Ann", sides=((LIND,), (PETROVA,)))),
    ]
    after = quads(store)
    assert check(store).findings == ()
    for each in made:
        undo(each.id)
    assert quads(store) == before
    # Taken back in any order, and taken back again.
    for entry in load_judgements(file).entries:
        if entry.verb == "undo":
            undo(entry.id)
    assert quads(store) == after


def test_builds_replay_what_was_decided(
    store: Store, articles: Path, judged: Decide, file: Path
) -> None:
    judged("reject", "geneva.txt", "claim", note="no")
    judged("correct", "oslo.txt", "meeting", start="2024-06-06", end=None)
    decide(store, file, Judgement("", "merge", WHEN, "Ann", sides=((LIND,), (PETROVA,))))
    decided = load_judgements(file)
    with open_store("memory:", create=True) as fresh:
        assert build(fresh, [articles], judgements=decided) == BuildReport(read=3)
        assert quads(fresh) == quads(store)
        report = build(fresh, [articles], judgements=decided, reader=must_not_read)
        assert report == BuildReport(unchanged=3)
        assert quads(fresh) == quads(store)


def test_a_file_that_was_edited_is_replayed_by_the_next_build(
    store: Store, articles: Path, judged: Decide, file: Path
) -> None:
    before = quads(store)
    judged("reject", "geneva.txt", "claim")
    rejected = quads(store)
    text = file.read_text(encoding="utf-8")
    file.write_text("", encoding="utf-8")
    assert not is_finished(store, load_judgements(file))
    build(store, [articles], judgements=load_judgements(file), reader=must_not_read)
    assert quads(store) == before
    file.write_text(text, encoding="utf-8")
    build(store, [articles], judgements=load_judgements(file), reader=must_not_read)
    assert quads(store) == rejected
    assert is_finished(store, load_judgements(file))


def test_articles_that_nobody_judged_are_not_read_again(
    store: Store, judged: Decide, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    judged("reject", "geneva.txt", "claim")
    read: list[str] = []

    def spy(article: object) -> Extraction:
        read.append(str(article))
        raise AssertionError("nothing is to be read")

    monkeypatch.setattr("kg.judgements.replaying.extract", spy)
    obey(store, load_judgements(file))
    assert read == []


def test_an_article_whose_text_changed_keeps_its_judgements(
    store: Store, articles: Path, judged: Decide, file: Path
) -> None:
    judged("reject", "geneva.txt", "claim")
    text = ARTICLES["geneva.txt"] + "\nThe talks went on until the evening.\n"
    (articles / "geneva.txt").write_text(text, encoding="utf-8")
    report = build(store, [articles], judgements=load_judgements(file))
    assert report == BuildReport(read=1, unchanged=2)
    assert extraction_of(store, "geneva.txt").claims == ()


def test_what_matches_nothing_any_more_is_kept_and_told(
    store: Store, articles: Path, judged: Decide, file: Path
) -> None:
    decided = judged("reject", "geneva.txt", "claim")
    text = ARTICLES["geneva.txt"].replace("We agreed on fisheries", "We agreed on whales")
    (articles / "geneva.txt").write_text(text, encoding="utf-8")
    before = file.read_text(encoding="utf-8")
    report = build(store, [articles], judgements=load_judgements(file))
    assert [(each.id, problem) for each, problem in report.unmatched] == [
        (decided.id, "matches nothing now")
    ]
    assert file.read_text(encoding="utf-8") == before
    assert len(extraction_of(store, "geneva.txt").claims) == 1


def test_a_name_is_judged_in_every_article_that_comes(
    store: Store, articles: Path, file: Path
) -> None:
    before = quads(store)
    decided = decide(store, file, Judgement("", "reject", WHEN, "Ann", targets=(LIND,)))
    for name in ("geneva.txt", "oslo.txt"):
        found = extraction_of(store, name)
        assert "Anna Lind" not in {person.name for person in found.people}
        # Nobody is left whom the other one could have met.
        assert found.meetings == ()
    late = "Late news\n\nJuly 9, 2024\n\nAnna Lind met James Okafor in Bern on July 8, 2024.\n"
    (articles / "late.txt").write_text(late, encoding="utf-8")
    build(store, [articles], judgements=load_judgements(file))
    assert [person.name for person in extraction_of(store, "late.txt").people] == ["James Okafor"]
    (articles / "late.txt").unlink()
    decide(store, file, Judgement("", "undo", WHEN, undoes=decided.id))
    build(store, [articles], judgements=load_judgements(file), prune=True)
    assert quads(store) == before


def test_an_article_that_is_removed_takes_its_judgements_along(
    store: Store, judged: Decide
) -> None:
    judged("reject", "geneva.txt", "claim")
    article_id = extraction_of(store, "geneva.txt").article.id
    assert store.has_graph(store.iris.judgements_graph(article_id))
    assert store.remove_article(article_id)
    assert not store.has_graph(store.iris.judgements_graph(article_id))


def test_what_would_change_nothing_is_refused(store: Store, judged: Decide, file: Path) -> None:
    nobody = Target("person", ("Nobody",), articles=(ArticleName(stated="oslo.txt"),))
    with pytest.raises(UsageError, match="nothing to reject: it is nowhere in the articles"):
        decide(store, file, Judgement("", "reject", WHEN, targets=(nobody,)))
    with pytest.raises(UsageError, match="nothing to merge: one side is nowhere"):
        decide(store, file, Judgement("", "merge", WHEN, sides=((LIND,), (nobody,))))
    with pytest.raises(UsageError, match="the article names no 'Jan Novak'; it names Anna Lind"):
        judged("correct", "geneva.txt", "claim", speakers=("Jan Novak",))
    with pytest.raises(UsageError, match="2019: no judgement has this id"):
        decide(store, file, Judgement("", "undo", WHEN, undoes="2019"))
    assert not file.exists()
    decided = judged("reject", "geneva.txt", "claim")
    decide(store, file, Judgement("", "undo", WHEN, undoes=decided.id))
    with pytest.raises(UsageError, match=f"{decided.id} is undone already; to take that back"):
        decide(store, file, Judgement("", "undo", WHEN, undoes=decided.id))


def test_a_folder_and_a_server_obey_as_memory_does(
    store: Store, articles: Path, judged: Decide, file: Path, tmp_path: Path, oxigraph_server: str
) -> None:
    judged("reject", "geneva.txt", "claim", note="no")
    judged("correct", "oslo.txt", "meeting", participants=("Anna Lind", "person:Jan Novak"))
    for location in (str(tmp_path / "folder"), oxigraph_server):
        with open_store(location, create=True) as other:
            build(other, [articles])
            before = quads(other)
            obey(other, load_judgements(file))
            assert quads(other) == quads(store)
            obey(other, NO_JUDGEMENTS)
            assert quads(other) == before
