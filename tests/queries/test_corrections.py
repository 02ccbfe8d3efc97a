"""What was corrected: the same rows in every kind of store and in rdflib's own engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib

from kg.graph.store import Store, open_store
from kg.questions import Catalogue, ask, ask_text
from kg.questions.binding import bind
from kg.questions.directory import directory
from kg.questions.request import read_request
from tests.queries.examples import chosen, oracle_rows
from tests.queries.kinds import new_store
from tests.revisions.versions import FIRST, SECOND, line, version

A = "/news/talks.txt"
ONE, TWO = version(*FIRST), version(*SECOND)
THREE = version(*SECOND[:4], SECOND[5])
OLD, NEW = ONE.article.text, TWO.article.text
BERN = "Meeting of Ana Sol and Bo Lund, Bern, 2026-01-06"
BASEL = "Meeting of Ana Sol and Chi Wen-li, Basel, 2026-01-04"
PLANNED = "Meeting of Ana Sol and Zoë Ruiz, 2026-03"


def fill(store: Store) -> None:
    """One article, corrected twice; nothing resolved."""
    for day, extraction in (("01", ONE), ("05", TWO), ("09", THREE)):
        store.put_article(extraction, source=A, ingested=f"2026-02-{day}", reader_version="1")


@pytest.fixture(scope="module")
def corrected() -> Iterator[Store]:
    with open_store("memory:") as opened:
        fill(opened)
        yield opened


def test_each_change_is_told_with_both_sentences(corrected: Store, catalogue: Catalogue) -> None:
    answer = ask(corrected, catalogue, "corrections", {})
    assert chosen(answer.rows, "read outcome kind what property old_value value") == [
        ("2026-02-05", "changed", "meeting", BERN, "start", "2026-01-05", "2026-01-06"),
        ("2026-02-05", "changed", "claim", "We agreed on nearly all of it", "words",
         "We agreed on all of it", "We agreed on nearly all of it"),
        ("2026-02-05", "appeared", "meeting", PLANNED, None, None, None),
        ("2026-02-05", "appeared", "article", ONE.article.title, "notice", None, None),
        ("2026-02-05", "withdrawn", "meeting", BASEL, None, None, None),
        ("2026-02-09", "withdrawn", "meeting", PLANNED, None, None, None),
    ]  # fmt: skip
    meeting = answer.rows[0]
    was, now = line(OLD, "met Bo"), line(NEW, "met Bo")
    assert (meeting["old_sentence"], meeting["sentence"]) == (was.text, now.text)
    assert (meeting["old_sentence_start"], meeting["old_sentence_end"]) == (was.start, was.end)
    assert (meeting["sentence_start"], meeting["sentence_end"]) == (now.start, now.end)
    assert meeting["article_iri"] == corrected.iris.article(TWO.article.id)
    assert meeting["old_article"] == meeting["article"] == ONE.article.title
    withdrawn = answer.rows[4]
    assert withdrawn["sentence"] == withdrawn["old_sentence"] == line(OLD, "Basel").text
    assert withdrawn["article_iri"] == withdrawn["old_article_iri"]
    assert answer.answer == f"Corrections made six changes; the last: {PLANNED} (withdrawn)."


@pytest.mark.parametrize(
    ("words", "count", "sentence"),
    [
        ("Which articles were corrected?", 6, "What corrections of articles changed"),
        (
            "What was corrected since 6 February 2026?", 1,
            "What corrections of articles changed, read from 6 February 2026 on",
        ),
    ],
)  # fmt: skip
def test_in_words(
    words: str, count: int, sentence: str, corrected: Store, catalogue: Catalogue
) -> None:
    answer = ask_text(corrected, catalogue, words)
    assert answer.understood is not None
    assert (answer.understood.name, answer.understood.sentence) == ("corrections", sentence)
    assert len(answer.rows) == count


def test_what_changed_tells_each_thing_on_the_day_on_which_it_came(
    corrected: Store, catalogue: Catalogue
) -> None:
    """Claims that stayed are not new because their article was read again."""
    rows = ask(corrected, catalogue, "what-changed", {}).rows
    assert chosen(rows, "read change kind what") == [
        ("2026-02-01", "new", "claim", "We agreed on nearly all of it"),
        ("2026-02-01", "new", "claim", "the treaty would be signed"),
        ("2026-02-05", "changed", "claim", "We agreed on nearly all of it"),
        ("2026-02-05", "changed", "meeting", BERN),
        ("2026-02-05", "new", "article", ONE.article.title),
        ("2026-02-05", "withdrawn", "meeting", BASEL),
        ("2026-02-09", "withdrawn", "meeting", PLANNED),
    ]
    assert all(row["sentence"] and row["article"] and row["article_iri"] for row in rows)


def test_corrections_of_one_day_stand_in_their_order(catalogue: Catalogue) -> None:
    """There and back: what was withdrawn and came back does not stand last as withdrawn."""
    with open_store("memory:") as store:
        for extraction in (ONE, TWO, THREE, ONE):
            store.put_article(extraction, source=A, ingested="2026-02-01", reader_version="1")
        revisions = store.revisions(ONE.article.id)
        order = [store.iris.revision(each.key) for each in revisions]
        for name in ("corrections", "what-changed"):
            rows = ask(store, catalogue, name, {}).rows
            told = [
                iri.partition("/change/")[0]
                for row in rows
                if "/change/" in (iri := str(row["what_iri"]))
            ]
            assert list(dict.fromkeys(told)) == order
            assert told == sorted(told, key=order.index)
        assert store.earlier_like(revisions[2]) == revisions[0].earlier
        assert store.earlier_like(revisions[1]) is None


VALUES: tuple[dict[str, str], ...] = (
    {},
    {"from": "2026-02-05", "to": "2026-02-06"},
    {"kind": "meeting"},
)


@pytest.fixture(scope="module", params=["folder", "oxigraph", "virtuoso"])
def elsewhere(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """The same corrections in another kind of store."""
    with new_store(request.param, request, tmp_path_factory) as opened:
        fill(opened)
        yield opened


@pytest.mark.parametrize("name", ["corrections", "what-changed"])
def test_other_stores_give_the_same_rows(
    name: str, elsewhere: Store, corrected: Store, catalogue: Catalogue
) -> None:
    for values in VALUES:
        expected = ask(corrected, catalogue, name, values).rows
        assert expected
        assert ask(elsewhere, catalogue, name, values).rows == expected
    assert elsewhere.revisions(THREE.article.id) == corrected.revisions(THREE.article.id)


@pytest.mark.parametrize("name", ["corrections", "what-changed"])
def test_rdflib_gives_the_same_rows(
    name: str, corrected: Store, catalogue: Catalogue, tmp_path: Path
) -> None:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=b"".join(corrected.export("nquads")).decode(), format="nquads")
    for values in VALUES:
        terms = read_request(catalogue.questions[name], values, directory(corrected)).terms
        bound = bind(catalogue.questions[name].sparql, terms)
        expected = [dict(row) for row in ask(corrected, catalogue, name, values).rows]
        assert oracle_rows(dataset, bound) == expected
