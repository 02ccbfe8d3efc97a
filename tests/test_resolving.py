"""What the articles of a store together say follows each change, as if all were resolved anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.graph.embedded import EmbeddedStore
from kg.graph.store import Store, open_store
from kg.records import Extraction
from kg.resolution.incremental import Index
from kg.resolving import is_finished, is_of_other_rules, resolve_store
from tests.news import quads
from tests.resolution.factories import extraction, person, place, report
from tests.resolution.worlds import ARTICLES, extractions, stored

ANN, BEA, CAL = "Ann Hill", "Bea Rose", "Cal Stone"


def talks(article_id: str, *parties: str, day: str = "2024-05-01") -> Extraction:
    """An article about one meeting in Oslo."""
    return stored(
        extraction(
            article_id,
            "2024-05-02",
            people=[person(name) for name in parties],
            places=[place("Oslo", "Norway")],
            meetings=[report(parties, day, where="Oslo")],
        )
    )


def put(store: Store, article: Extraction) -> None:
    source = f"/news/{article.article.id}.txt"
    store.put_article(article, source=source, ingested="2024-05-03", reader_version="1")


def fresh(articles: Sequence[Extraction]) -> list[str]:
    """The graph of a store that is made of these articles at once, without any index."""
    with open_store("memory:") as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(EmbeddedStore, "beside", None)
        for article in articles:
            put(store, article)
        resolve_store(store)
        return quads(store)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in a folder with three articles, resolved."""
    with open_store(str(tmp_path / "store"), create=True) as store:
        for article in THREE:
            put(store, article)
        assert resolve_store(store)
    return tmp_path / "store"


THREE = [
    talks("a1", ANN, BEA),
    talks("a2", ANN, BEA, CAL, day="2024-05-09"),
    talks("a3", "Dan Wood", "Eve Lake"),
]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles whose records are read from a store, in their order."""
    found: list[str] = []
    original = Store.extraction

    def extraction(self: Store, article_id: str) -> Extraction:
        found.append(article_id)
        return original(self, article_id)

    monkeypatch.setattr(Store, "extraction", extraction)
    return found


@st.composite
def changes(draw: st.DrawFn) -> list[Extraction | str]:
    """Articles that come or change, and ids of some that go."""
    ids = draw(st.lists(st.sampled_from(ARTICLES), min_size=1, max_size=2, unique=True))
    return [stored(draw(extractions(one))) if draw(st.integers(0, 3)) else one for one in ids]


@given(st.lists(changes(), min_size=2, max_size=5))
@settings(max_examples=12, deadline=None)
def test_every_step_gives_the_graph_of_all_articles(steps: list[list[Extraction | str]]) -> None:
    known: dict[str, Extraction] = {}
    with open_store("memory:") as store:
        # Enough that the articles of one step are less than half.
        for number in range(5):
            put(store, talks(f"b{number}", f"{ANN} {number}", BEA))
            known[f"b{number}"] = talks(f"b{number}", f"{ANN} {number}", BEA)
        resolve_store(store)
        for step in steps:
            for changed in step:
                if isinstance(changed, str):
                    store.remove_article(changed)
                    known.pop(changed, None)
                else:
                    put(store, changed)
                    known[changed.article.id] = changed
            resolve_store(store)
            assert quads(store) == fresh(list(known.values()))
            assert is_finished(store)


def test_a_new_article_is_the_only_one_that_is_read(folder: Path, read: list[str]) -> None:
    added = talks("a4", ANN, BEA)
    with open_store(str(folder)) as store:
        put(store, added)
        read.clear()
        assert not is_finished(store)
        assert resolve_store(store)
        assert set(read) == {"a4"}
        assert is_finished(store)
        assert quads(store) == fresh([*THREE, added])
        assert not resolve_store(store)


def test_other_rules_are_no_build_that_was_cut_short(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(str(folder)) as store:
        assert not is_of_other_rules(store)
        monkeypatch.setattr("kg.resolving.RESOLVER_VERSION", "another")
        assert not is_finished(store)
        assert is_of_other_rules(store)
        put(store, talks("a4", ANN, BEA))
        assert not is_of_other_rules(store)


def test_an_article_that_goes_takes_along_what_it_alone_said(folder: Path, read: list[str]) -> None:
    with open_store(str(folder)) as store:
        store.remove_article("a2")
        assert resolve_store(store)
        assert read == []
        assert quads(store) == fresh([THREE[0], THREE[2]])


@pytest.mark.parametrize("harm", ["gone", "no database", "of another state"])
def test_without_a_sound_index_all_articles_are_read(
    folder: Path, read: list[str], harm: str
) -> None:
    database = folder / "resolution.sqlite"
    if harm == "gone":
        database.unlink()
    elif harm == "no database":
        database.write_bytes(b"no database" * 1000)
    else:
        with sqlite3.connect(database) as connection:
            connection.execute("UPDATE fact SET value = 'other' WHERE name = 'of'")
        connection.close()
    added = talks("a4", ANN, BEA)
    with open_store(str(folder)) as store:
        put(store, added)
        resolve_store(store)
        assert set(read) == {"a1", "a2", "a3", "a4"}
        assert quads(store) == fresh([*THREE, added])
    read.clear()
    with open_store(str(folder)) as store:
        store.remove_article("a1")
        resolve_store(store)
        assert quads(store) == fresh([*THREE[1:], added])


def test_a_step_that_was_cut_short_is_made_good(
    folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    added = [talks("a4", ANN, BEA), talks("a5", BEA, CAL)]
    with monkeypatch.context() as patch, open_store(str(folder)) as store:
        patch.setattr(Index, "commit", _interrupt)
        put(store, added[0])
        with pytest.raises(KeyboardInterrupt):
            resolve_store(store)
        # The graph has it, the index has not.
        assert quads(store) == fresh([*THREE, added[0]])
    with open_store(str(folder)) as store:
        put(store, added[1])
        resolve_store(store)
        assert set(read) >= {"a1", "a2", "a3", "a4", "a5"}
        assert quads(store) == fresh([*THREE, *added])


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_where_most_articles_changed_all_are_resolved_anew(folder: Path, read: list[str]) -> None:
    with open_store(str(folder)) as store:
        graph = NamedNode(store.iris.resolution_graph())
        lost = list(store.match(graph=graph))[:5]
        store.write(delete=lost)
        for article in THREE[:2]:
            put(store, article)
        resolve_store(store)
        assert quads(store) == fresh(THREE)
