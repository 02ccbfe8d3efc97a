"""Files that were moved and changed between two builds: one article, corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.articles import Source
from kg.articles.source import source_name
from kg.build import BuildReport, build
from kg.graph.check import check
from kg.graph.store import Store, open_store
from kg.judgements.file import load_judgements
from kg.judgements.matching import Item, target_of
from kg.judgements.records import Judgement
from kg.judging import decide
from kg.questions import ask, load_catalogue
from kg.reading import Failure
from kg.resolving import is_finished
from tests.news import quads

MONDAY = (
    "Grain talks end in Bern\n\nMay 4, 2024\n\n"
    "President Anna Lind met Prime Minister Olga Petrova in Bern on May 3, 2024. "
    '"We agreed on grain and on fisheries," Lind said.\n\n'
    "The two countries have argued about their harbours for years, and traders on both sides of "
    "the strait had asked for a treaty before the summer begins.\n"
)
TUESDAY = MONDAY.replace("on May 3", "on May 1") + (
    "\nCorrection: An earlier version of this article misstated the day of the meeting.\n"
)
FOLLOW_UP = (
    "Lind returns to Bern for more talks\n\nMay 9, 2024\n\n"
    "President Anna Lind met Foreign Minister James Okafor in Bern on May 8, 2024. "
    '"We are not there yet," Okafor said.\n\n'
    "The two countries have argued about their harbours for years, and traders on both sides of "
    "the strait had asked for a treaty before the summer begins.\n"
)
RAIN = "Rain in Oslo\n\nMay 4, 2024\n\nIt rained in Oslo, and all shops stayed shut on Friday.\n"


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "rain.txt").write_text(RAIN)
    (folder / "monday.txt").write_text(MONDAY)
    return folder


@pytest.fixture
def store(articles: Path) -> Iterator[Store]:
    with open_store("memory:") as store:
        build(store, [articles])
        yield store


def move(articles: Path, text: str = TUESDAY, name: str = "tuesday.txt") -> Path:
    (articles / "monday.txt").unlink(missing_ok=True)
    (articles / name).parent.mkdir(exist_ok=True)
    (articles / name).write_text(text)
    return articles / name


@pytest.mark.parametrize("rebuild", [False, True])
@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_is_moved_and_changed_is_a_correction(
    store: Store, articles: Path, rebuild: bool, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770086400")
    now = move(articles)
    report = build(store, [articles], rebuild=rebuild, workers=workers)
    assert report.moved == [(source_name(articles / "monday.txt"), source_name(now))]
    assert report.missing == []
    assert list(store.sources()) == [source_name(articles / "rain.txt"), source_name(now)]
    rows = ask(store, load_catalogue(), "corrections", {"kind": "meeting"}).rows
    assert [(row["old_value"], row["value"]) for row in rows] == [("2024-05-03", "2024-05-01")]
    changed = ask(store, load_catalogue(), "what-changed", {"from": "2026-02-03"})
    assert any(row["old_value"] == "2024-05-03" for row in changed.rows)
    assert check(store).findings == ()
    # As if it had been changed where it was, but for the name.
    assert len(store.revision_keys()) == 1
    assert build(store, [articles]) == BuildReport(unchanged=2)


def test_a_follow_up_story_is_another_article(store: Store, articles: Path) -> None:
    move(articles, FOLLOW_UP)
    report = build(store, [articles])
    assert (report.moved, report.missing) == ([], [source_name(articles / "monday.txt")])
    assert store.revision_keys() == []
    assert len(store.article_ids()) == 3


def test_a_moved_file_stays_what_it_was(store: Store, articles: Path) -> None:
    (articles / "tuesday.txt").write_text(TUESDAY)
    move(articles, MONDAY, "kept/monday.txt")
    assert build(store, [articles]).moved == []
    assert store.revision_keys() == []


def test_two_that_fit_equally_are_none(store: Store, articles: Path) -> None:
    move(articles)
    (articles / "wednesday.txt").write_text(TUESDAY + "\nMore follows.\n")
    report = build(store, [articles])
    assert (report.moved, len(report.missing)) == ([], 1)


def test_each_of_several_is_found(store: Store, articles: Path) -> None:
    (articles / "follow-up.txt").write_text(FOLLOW_UP)
    build(store, [articles])
    (articles / "follow-up.txt").unlink()
    move(articles)
    (articles / "later.txt").write_text(FOLLOW_UP.replace("on May 8", "on May 7"))
    report = build(store, [articles])
    assert sorted(report.moved) == [
        (source_name(articles / "follow-up.txt"), source_name(articles / "later.txt")),
        (source_name(articles / "monday.txt"), source_name(articles / "tuesday.txt")),
    ]


def test_a_copy_that_stays_leaves_it_open(store: Store, articles: Path) -> None:
    (articles / "wire.txt").write_text(MONDAY + "\nReporting by Ann Low.\n")
    build(store, [articles])
    move(articles)
    assert build(store, [articles]).moved == []


def test_what_is_not_named_is_not_gone(store: Store, articles: Path) -> None:
    now = move(articles)
    assert build(store, [now]).moved == []
    assert store.revision_keys() == []


def test_a_build_that_is_killed_asks_again(
    store: Store, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move(articles)
    (articles / "follow-up.txt").write_text(FOLLOW_UP)

    class Killed(BaseException):
        pass

    def kill(*_: object, former: object = (), **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        before = store.put_article
        patch.setattr(
            type(store),
            "put_article",
            lambda _, read, **how: (kill if how["former"] else before)(read, **how),
        )
        with pytest.raises(Killed):
            build(store, [articles])
    assert len(build(store, [articles]).moved) == 1
    with open_store("memory:") as other:
        move(articles, MONDAY, "monday.txt")
        for name in ("tuesday.txt", "follow-up.txt"):
            (articles / name).unlink()
        build(other, [articles])
        move(articles)
        (articles / "follow-up.txt").write_text(FOLLOW_UP)
        build(other, [articles])
        assert quads(store) == quads(other)


def test_what_people_decided_follows(store: Store, articles: Path, tmp_path: Path) -> None:
    file = tmp_path / "judgements.yaml"
    old = next(one for one in store.extractions() if one.article.file_name == "monday.txt")
    claim = next(at for at, each in enumerate(old.claims) if "grain" in each.content[0].text)
    target = target_of(old, Item("claim", claim))
    decide(store, file, Judgement("", "reject", "2026-02-02", "Ann", targets=(target,)))
    decided = load_judgements(file)
    for name, text in (("tuesday.txt", TUESDAY), ("final.txt", TUESDAY + "\nFinal version.\n")):
        for before in articles.glob("*day.txt"):
            before.unlink()
        (articles / name).write_text(text)
        report = build(store, [articles], judgements=decided)
        assert (len(report.moved), report.unmatched) == (1, [])
        now = next(one for one in store.extractions() if one.article.file_name == name)
        assert not any("grain" in each.content[0].text for each in now.claims)
        assert is_finished(store, decided)
        assert build(store, [articles], judgements=decided, reader=refuse).unmatched == []
    assert len(store.revision_keys()) == 2


def refuse(source: Source) -> Failure:
    raise AssertionError(source)
