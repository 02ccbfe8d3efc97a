"""Building: only what changed is read, and one bad article harms no other."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kg.articles import Source, read_article
from kg.articles.readers import known_suffixes
from kg.articles.source import source_name
from kg.build import (
    BuildReport,
    Progress,
    build,
    ingestion_date,
    read_renamed,
)
from kg.errors import UsageError
from kg.graph.store import Store, open_store
from kg.reading import Failure, read_source
from kg.records import Extraction
from kg.resolving import resolve_store
from tests.news import ARTICLES, quads


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store("memory:", create=True) as opened:
        yield opened


def fresh_build(articles: Path) -> list[str]:
    """The graph that a build of these files alone gives."""
    with open_store("memory:", create=True) as fresh:
        build(fresh, [articles])
        return quads(fresh)


def current(store: Store) -> list[str]:
    """The statements of a store, without those about earlier versions."""
    return [quad for quad in quads(store) if "/graph/history/" not in quad]


def graph_of(store: Store, source: Path) -> list[str]:
    """The statements of the graph of one source's article."""
    article = store.sources()[source_name(source)].article_id
    graph = f" <{store.iris.article_graph(article)}> ."
    return [quad for quad in quads(store) if quad.endswith(graph)]


def test_all_is_read(store: Store, articles: Path) -> None:
    seen: list[Progress] = []
    report = build(store, [articles], progress=seen.append)
    assert report == BuildReport(read=3)
    assert set(store.sources()) == {source_name(articles / name) for name in ARTICLES}
    assert {entry.ingested for entry in store.sources().values()} == {"2026-01-01"}
    reports = {
        (extraction.article.id, index)
        for extraction in store.extractions()
        for index in range(len(extraction.meetings))
    }
    resolved = {
        (report.article_id, report.index)
        for meeting in store.resolution().meetings
        for report in meeting.reports
    }
    assert resolved == reports
    assert reports
    assert seen == [
        Progress("reading", 0, 3),
        Progress("reading", 1, 3, str(articles / "geneva.txt")),
        Progress("reading", 2, 3, str(articles / "oslo.txt")),
        Progress("reading", 3, 3, str(articles / "vienna.md")),
        Progress("resolving", 3, 3),
    ]


def test_building_twice_changes_nothing(store: Store, articles: Path) -> None:
    build(store, [articles])
    before = quads(store)
    assert build(store, [articles], reader=must_not_read) == BuildReport(unchanged=3)
    assert quads(store) == before


def must_not_read(source: Source) -> Failure:
    """A reader where nothing is to be read."""
    return Failure(source.shown, "it was read again")


def test_the_day_of_a_later_build_changes_nothing(
    store: Store, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(store, [articles])
    before = quads(store)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    build(store, [articles])
    assert quads(store) == before


def test_workers_change_nothing(store: Store, articles: Path) -> None:
    build(store, [articles])
    with open_store("memory:", create=True) as other:
        assert build(other, [articles], workers=2) == BuildReport(read=3)
        assert quads(other) == quads(store)


def test_a_changed_file_replaces_its_own_graph_alone(store: Store, articles: Path) -> None:
    build(store, [articles])
    kept = {name: graph_of(store, articles / name) for name in ("oslo.txt", "vienna.md")}
    old = graph_of(store, articles / "geneva.txt")
    text = ARTICLES["geneva.txt"].replace("Geneva on May 3", "Basel on May 2")
    (articles / "geneva.txt").write_text(text, encoding="utf-8")
    assert build(store, [articles]) == BuildReport(read=1, unchanged=2)
    assert {name: graph_of(store, articles / name) for name in kept} == kept
    assert not set(old) & set(quads(store))
    # But for the earlier version, what is left is what a build of these files alone gives.
    assert current(store) == fresh_build(articles)
    assert len(current(store)) < len(quads(store))


def test_a_new_reader_reads_again(
    store: Store, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(store, [articles])
    for module in ("kg.build", "kg.planning"):
        monkeypatch.setattr(f"{module}.READER_VERSION", "another")
    assert build(store, [articles]) == BuildReport(read=3)
    assert {entry.reader_version for entry in store.sources().values()} == {"another"}


def test_new_resolution_rules_resolve_again(
    store: Store, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(store, [articles])
    before = store.resolution_digest()
    monkeypatch.setattr("kg.resolving.RESOLVER_VERSION", "another")
    assert build(store, [articles]) == BuildReport(unchanged=3)
    assert store.resolution_digest() != before


def test_copies_are_one_article(store: Store, articles: Path) -> None:
    (articles / "copy.txt").write_text(ARTICLES["oslo.txt"], encoding="utf-8")
    assert build(store, [articles]) == BuildReport(read=4)
    journal = store.sources()
    assert len(journal) == 4
    assert len({entry.article_id for entry in journal.values()}) == 3
    assert len(list(store.extractions())) == 3
    assert build(store, [articles]) == BuildReport(unchanged=4)
    # One copy goes: the article stays, the other still stands for it.
    store.remove_source(source_name(articles / "copy.txt"))
    assert len(list(store.extractions())) == 3


def test_a_build_cut_short_between_copies_keeps_the_article_as_it_is(
    store: Store, articles: Path
) -> None:
    (articles / "z-copy.txt").write_text(ARTICLES["oslo.txt"], encoding="utf-8")
    build(store, [articles])
    with open_store("memory:", create=True) as resumed:
        build(resumed, [articles / name for name in ARTICLES])
        build(resumed, [articles])
        assert quads(resumed) == quads(store)


def test_the_same_file_twice_is_read_once(store: Store, articles: Path) -> None:
    file = articles / "oslo.txt"
    assert build(store, [file, articles / ".." / "articles" / "oslo.txt"]) == BuildReport(read=1)


def test_a_file_that_is_gone_stays_unless_pruned(store: Store, articles: Path) -> None:
    build(store, [articles])
    (articles / "oslo.txt").unlink()
    gone = source_name(articles / "oslo.txt")
    assert build(store, [articles]) == BuildReport(unchanged=2, missing=[gone])
    assert gone in store.sources()
    assert build(store, [articles], prune=True) == BuildReport(unchanged=2, removed=[gone])
    assert quads(store) == fresh_build(articles)


def test_an_emptied_folder_prunes_nothing(store: Store, articles: Path) -> None:
    build(store, [articles])
    for name in ARTICLES:
        (articles / name).unlink()
    report = build(store, [articles], prune=True)
    assert [str(error) for error in report.failed] == [
        f"{articles}: no articles in this folder (files that end in "
        f"{', '.join(known_suffixes())}); name another"
    ]
    assert (report.missing, report.removed) == ([], [])
    assert len(store.sources()) == 3


UNTITLED = "President Anna Lind met Prime Minister Olga Petrova in Geneva on May 3, 2024.\n"


@pytest.mark.parametrize("at_once", [True, False])
def test_an_article_goes_by_the_new_name_of_its_file(
    store: Store, articles: Path, at_once: bool
) -> None:
    (articles / "a.txt").write_text(UNTITLED, encoding="utf-8")
    build(store, [articles])
    (articles / "a.txt").rename(articles / "z.txt")
    if not at_once:
        build(store, [articles])
    assert build(store, [articles], prune=True).removed == [source_name(articles / "a.txt")]
    renamed = store.extraction(store.sources()[source_name(articles / "z.txt")].article_id)
    assert renamed.article.label == "z.txt"
    assert quads(store) == fresh_build(articles)


def test_a_copy_that_is_left_is_read_by_its_own_name(store: Store, articles: Path) -> None:
    # The same bytes read as a page, as Markdown and as plain text say three different things.
    text = f"<h1>A page</h1>\n\n# Talks\n\n<p>{UNTITLED}</p>\n"
    for name in ("a.html", "b.md", "c.txt"):
        (articles / name).write_text(text, encoding="utf-8")
    build(store, [articles])
    for name in ("a.html", "b.md"):
        (articles / name).unlink()
        assert store.remove_source(source_name(articles / name))
        assert read_renamed(store) == 1
        resolve_store(store)
        assert quads(store) == fresh_build(articles)
    assert read_renamed(store) == 0


def test_a_build_goes_on_where_a_removal_was_cut_short(store: Store, articles: Path) -> None:
    for name in ("a.html", "b.txt"):
        (articles / name).write_text(f"<h1>Talks</h1>\n\n<p>{UNTITLED}</p>", encoding="utf-8")
    build(store, [articles])
    (articles / "a.html").unlink()
    store.remove_source(source_name(articles / "a.html"))
    resolve_store(store)
    assert build(store, [articles]) == BuildReport(unchanged=4)
    assert quads(store) == fresh_build(articles)


def test_a_changed_first_copy_leaves_the_article_to_the_second(
    store: Store, articles: Path
) -> None:
    for name in ("a.txt", "b.txt"):
        (articles / name).write_text(UNTITLED, encoding="utf-8")
    build(store, [articles])
    (articles / "a.txt").write_text(UNTITLED.replace("Geneva", "Basel"), encoding="utf-8")
    build(store, [articles])
    assert current(store) == fresh_build(articles)


def test_a_copy_that_cannot_be_read_any_more_leaves_the_graph(store: Store, articles: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (articles / name).write_text(UNTITLED, encoding="utf-8")
    build(store, [articles])
    (articles / "b.txt").write_text(UNTITLED.replace("Geneva", "Basel"), encoding="utf-8")
    store.remove_source(source_name(articles / "a.txt"))
    before = quads(store)
    assert read_renamed(store) == 0
    assert quads(store) == before


def test_a_bad_version_of_a_file_leaves_the_earlier_one(store: Store, articles: Path) -> None:
    build(store, [articles])
    before = quads(store)
    (articles / "oslo.txt").write_bytes(b"")
    report = build(store, [articles])
    (failure,) = report.failed
    assert failure.source == str(articles / "oslo.txt")
    assert failure.problem.endswith("; the graph keeps what was read from it earlier")
    assert quads(store) == before


def fails_on_oslo(source: Source) -> Extraction | Failure:
    """A reader that dies over one article."""
    if source.name.endswith("/oslo.txt"):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_source(source)


def test_a_worker_that_dies_stops_nothing(store: Store, articles: Path) -> None:
    report = build(store, [articles], workers=2, reader=fails_on_oslo)
    assert (report.read, [error.source for error in report.failed]) == (
        2,
        [str(articles / "oslo.txt")],
    )
    assert len(list(store.extractions())) == 2
    assert build(store, [articles]) == BuildReport(read=1, unchanged=2)


def test_ingestion_date(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ingestion_date() == "2026-01-01"
    for unset in ("", " "):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", unset)
        assert ingestion_date() == datetime.now(UTC).date().isoformat()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError) as caught:
        ingestion_date()
    assert str(caught.value) == (
        "SOURCE_DATE_EPOCH is 'yesterday'; set it to seconds since 1970, or unset it"
    )


def test_extraction_of_a_copy_names_the_first_file(store: Store, articles: Path) -> None:
    (articles / "a.txt").write_text(ARTICLES["oslo.txt"], encoding="utf-8")
    build(store, [articles])
    article = store.extraction(store.sources()[source_name(articles / "oslo.txt")].article_id)
    expected = read_article(articles / "a.txt")
    assert article.article == expected
