"""Copies from the files to the graph: what counts once, and that it stays in step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.articles.signature import signature
from kg.articles.source import source_name
from kg.build import build
from kg.graph.check import check
from kg.graph.store import Store, open_store
from kg.questions import ask, load_catalogue
from kg.records import Resolution
from kg.resolution import resolve
from tests.news import quads

LEAD = (
    "GENEVA - President Anna Lind met Prime Minister Olga Petrova in Geneva on May 3, 2024, and "
    "talked with her for an hour about herring."
)
REST = (
    "The two countries have quarrelled over the fish for nine years, and neither wants to be the "
    "first to give way.\n\n“We agreed on the small things,” Lind said. Petrova left at once."
)
STORIES = {
    "agency.txt": f"Lind and Petrova talk herring\n\nMay 3, 2024\n\n{LEAD}\n\n{REST}\n",
    "courier.txt": f"An hour in Geneva\n\nMay 4, 2024\n\n{LEAD}\n\n{REST}\n",
    "post.txt": f"Herring\n\nMay 4, 2024\n\n{LEAD.replace('an hour', 'some time')}\n\n{REST}\n",
    "own.txt": (
        "No end to the quarrel over fish\n\nMay 5, 2024\n\n"
        "Anna Lind met Olga Petrova in Geneva on May 3, 2024, this paper has learned from two "
        "delegates. Both of them described a short and chilly evening, with tea and no handshake."
    ),
}


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store("memory:", create=True) as opened:
        yield opened


def ids(store: Store) -> dict[str, str]:
    """The file of each article."""
    return store.file_names()


def recounted(resolution: Resolution) -> dict[str, tuple[int, int]]:
    """Articles and stories of each meeting, counted from what the resolution says."""
    counts = {}
    for meeting in resolution.meetings:
        told = {report.article_id for report in meeting.reports}
        stories = {resolution.originals.get(article_id, article_id) for article_id in told}
        counts[meeting.key] = len(told), len(stories)
    return counts


def stated(store: Store) -> dict[str, tuple[int, int]]:
    """The same as the graph states it."""
    rows = store.query(
        "SELECT ?key ?reports ?independent WHERE { ?meeting dcterms:identifier ?key ;"
        " kg:reportCount ?reports ; kg:independentReportCount ?independent }"
    ).rows
    return {str(key): (int(str(reports)), int(str(stories))) for key, reports, stories in rows}


def test_three_papers_with_one_story_count_once(store: Store, articles: Path) -> None:
    build(store, [articles])
    files = ids(store)
    resolution = store.resolution()
    assert {files[a]: files[b] for a, b in resolution.originals.items()} == {
        "courier.txt": "agency.txt",
        "post.txt": "agency.txt",
    }
    assert stated(store) == recounted(resolution)
    assert Counter(stated(store).values())[4, 2] == 1
    assert check(store).findings == ()
    (row,) = ask(store, load_catalogue(), "who-met-whom", {"person": "Lind"}).rows
    assert row["reports"] == 4
    assert ask(store, load_catalogue(), "who-met-whom", {"person": "Lind"}).answer == (
        "Anna Lind met Olga Petrova in Geneva on 3 May 2024, according to four articles, two "
        "independent."
    )


def test_what_is_said_in_a_story_counts_once(store: Store, articles: Path) -> None:
    build(store, [articles])
    answer = ask(store, load_catalogue(), "who-said", {"words": "small things"})
    (row,) = answer.rows
    assert (row["article"], row["copies"]) == ("Lind and Petrova talk herring", 2)
    assert answer.answer == (
        "One statement in three articles, copies of one another: Anna Lind said: We agreed on the "
        "small things."
    )
    own = (articles / "own.txt").read_text(encoding="utf-8")
    (articles / "own.txt").write_text(f"{own}\n\n“It was chilly,” Lind said.\n", encoding="utf-8")
    build(store, [articles])
    answer = ask(store, load_catalogue(), "claims-by", {"person": "Anna Lind"})
    assert [row["copies"] for row in answer.rows] == [2, 0]
    assert answer.answer.startswith(
        "Anna Lind is quoted or reported twice in four articles, two independent: most recently "
    )


def test_counts_follow_articles_that_come_and_go(store: Store, articles: Path) -> None:
    later = {name: (articles / name).read_bytes() for name in ("agency.txt", "own.txt")}
    for name in later:
        (articles / name).unlink()
    build(store, [articles])
    assert list(stated(store).values()) == [(2, 1)]
    for name, content in later.items():
        (articles / name).write_bytes(content)
    build(store, [articles])
    assert list(stated(store).values()) == [(4, 2)]
    with open_store("memory:", create=True) as fresh:
        build(fresh, [articles])
        assert quads(fresh) == quads(store)
    store.remove_source(source_name(articles / "agency.txt"))
    store.remove_source(source_name(articles / "own.txt"))
    (articles / "agency.txt").unlink()
    (articles / "own.txt").unlink()
    build(store, [articles])
    files = ids(store)
    assert {files[a]: files[b] for a, b in store.resolution().originals.items()} in (
        {"post.txt": "courier.txt"},
        {"courier.txt": "post.txt"},
    )
    assert list(stated(store).values()) == [(2, 1)]


def test_signatures_are_kept_with_the_articles(store: Store, articles: Path) -> None:
    build(store, [articles])
    texts = {article_id: store.extraction(article_id).article.text for article_id in ids(store)}
    assert store.signatures() == {name: signature(text) for name, text in sorted(texts.items())}
    assert resolve(store.extractions(), signatures=store.signatures()) == store.resolution()
