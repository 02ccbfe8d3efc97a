"""``kg diff``: corrections in a store, and two files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.graph.store import open_store

from .conftest import Run

MONDAY = (
    "Talks in Geneva\n\nMay 4, 2024\n\n"
    "President Anna Lind met Prime Minister Olga Petrova in Geneva on May 3, 2024. "
    '"We agreed on fisheries," Lind said.\n\n'
    "Lind also met Foreign Minister James Okafor in Bern on May 2, 2024.\n"
)
TUESDAY = (
    "Talks in Geneva\n\nMay 4, 2024\n\n"
    "President Anna Lind met Prime Minister Olga Petrova in Geneva on May 2, 2024. "
    '"We agreed on fisheries," Lind said.\n\n'
    "Correction: An earlier version of this article misstated the day of the meeting and told of"
    " one in Bern.\n"
)
GENEVA = "Meeting of Anna Lind and Olga Petrova, Geneva, 2024-05-02"
BERN = "Meeting of Anna Lind and James Okafor, Bern, 2024-05-02"
WAS = "President Anna Lind met Prime Minister Olga Petrova in Geneva on May 3, 2024."
NOW = "President Anna Lind met Prime Minister Olga Petrova in Geneva on May 2, 2024."
GONE = "Lind also met Foreign Minister James Okafor in Bern on May 2, 2024."


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two files and a store that has read one of them twice."""
    folder = tmp_path_factory.mktemp("corrected")
    (folder / "monday.txt").write_text(MONDAY)
    (folder / "tuesday.txt").write_text(TUESDAY)
    return folder


@pytest.fixture
def store(corrected: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> str:
    location = corrected / "store"
    if not location.exists():
        talks = corrected / "talks.txt"
        for text, day in ((MONDAY, 1_770_000_000), (TUESDAY, 1_770_300_000)):
            talks.write_text(text)
            monkeypatch.setenv("SOURCE_DATE_EPOCH", str(day))
            assert run("build", str(talks), "--store", str(location)).code == 0
    return str(location)


def test_two_files(run: Run, corrected: Path) -> None:
    files = [str(corrected / name) for name in ("monday.txt", "tuesday.txt")]
    outcome = run("diff", *files, "--format", "json")
    shown = json.loads(outcome.out)
    assert (outcome.code, outcome.err) == (0, "")
    meetings = [row for row in shown["rows"] if row["kind"] == "meeting"]
    assert [(row["outcome"], row["what"], row["old_value"], row["value"]) for row in meetings] == [
        ("changed", GENEVA, "2024-05-03", "2024-05-02"),
        ("withdrawn", BERN, None, None),
    ]
    changed, withdrawn = meetings
    assert (changed["old_sentence"], changed["sentence"]) == (WAS, NOW)
    assert MONDAY[changed["old_sentence_start"] : changed["old_sentence_end"]] == WAS
    assert TUESDAY[changed["sentence_start"] : changed["sentence_end"]] == NOW
    assert withdrawn["sentence"] == withdrawn["old_sentence"] == GONE
    assert run("diff", files[0], files[0]).code == 1


def test_as_a_table_each_sentence_stands_once(run: Run, store: str) -> None:
    outcome = run("diff", "--store", store)
    assert (outcome.code, outcome.err) == (0, "")
    out = " ".join(outcome.out.split())
    assert f"was: “{WAS}”" in out
    assert f"now: “{NOW}”" in out
    assert out.count(GONE) == 1
    assert run("diff", "--store", store, "--format", "csv").out.startswith("read,outcome,kind,what")


@pytest.mark.parametrize("wanted", ["talks.txt", "path", "id", "earlier id"])
def test_of_one_source(wanted: str, run: Run, store: str, corrected: Path) -> None:
    with open_store(store, read_only=True) as opened:
        (article_id,) = opened.article_ids()
        (revision,) = opened.revisions(article_id)
    names = {
        "path": str(corrected / "talks.txt"),
        "id": article_id,
        "earlier id": revision.earlier.article.id,
    }
    outcome = run("diff", names.get(wanted, wanted), "--store", store, "--format", "json")
    shown = json.loads(outcome.out)
    assert [row["what"] for row in shown["rows"] if row["kind"] == "meeting"] == [GENEVA, BERN]
    assert {row["read"] for row in shown["rows"]} == {"2026-02-05"}


def test_nothing_changed(run: Run, store: str, built: Path) -> None:
    """Another period, another source, a store without corrections, two files that are alike."""
    outcome = run("diff", "talks.txt", "--to", "2026-02-04", "--store", store)
    assert outcome.code == 1
    assert outcome.err == "kg: talks.txt: no correction in this period\n"
    outcome = run("diff", "geneva.txt", "--store", str(built))
    assert (outcome.code, outcome.err) == (1, "kg: geneva.txt: it was never corrected\n")
    outcome = run("diff", "--store", str(built), "--format", "csv")
    assert (outcome.code, len(outcome.out.splitlines())) == (1, 1)
    outcome = run("diff", "lost.txt", "--store", store)
    assert outcome.code == 1
    assert outcome.err.startswith("kg: lost.txt: no such source in the store; give its path")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a", "b", "c"], "3 sources; give one whose corrections to show, or two files"),
        (["a", "b", "--from", "2026"], "--from and --to are for what a store has read"),
        (["lost.txt", "lost.txt"], "lost.txt: no such file or folder"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, run: Run) -> None:
    outcome = run("diff", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


def test_only_the_wording_changed(run: Run, tmp_path: Path) -> None:
    file, store = tmp_path / "talks.txt", str(tmp_path / "store")
    for text in (MONDAY, f"{MONDAY}\nIt rained.\n"):
        file.write_text(text)
        assert run("build", str(file), "--store", store).code == 0
    outcome = run("diff", str(file), "--store", store)
    assert outcome.code == 1
    assert "only the wording changed on 2" in outcome.err


def test_a_file_that_was_moved_and_changed(run: Run, tmp_path: Path) -> None:
    folder, store = tmp_path / "articles", str(tmp_path / "moved")
    folder.mkdir()
    before, now = (folder / name for name in ("talks.txt", "meeting.txt"))
    before.write_text(MONDAY)
    run("build", str(folder), "--store", store)
    before.unlink()
    now.write_text(TUESDAY)
    outcome = run("build", str(folder), "--store", store)
    assert (outcome.code, outcome.err) == (
        0,
        f"kg: moved and changed: {before.resolve()} -> {now.resolve()}\n"
        "kg: 1 article read, 0 unchanged\n",
    )
    for name in ("meeting.txt", "talks.txt"):
        shown = json.loads(run("diff", name, "--store", store, "--format", "json").out)
        assert [row["what"] for row in shown["rows"] if row["kind"] == "meeting"] == [GENEVA, BERN]


def test_a_removed_article_takes_its_versions_along(run: Run, tmp_path: Path) -> None:
    file, store = tmp_path / "talks.txt", str(tmp_path / "store")
    for text in (MONDAY, TUESDAY):
        file.write_text(text)
        assert run("build", str(tmp_path), "--store", store).code == 0
    assert (
        json.loads(run("stats", "--store", store, "--format", "json").out)["earlier_versions"] == 1
    )
    assert run("check", "--store", store).code == 0
    (tmp_path / "other.txt").write_text("Rain in Bern\n\nIt rained in Bern on Monday.\n")
    file.unlink()
    assert run("build", str(tmp_path), "--store", store, "--prune").code == 0
    assert (
        json.loads(run("stats", "--store", store, "--format", "json").out)["earlier_versions"] == 0
    )
    assert run("check", "--store", store).code == 0


def test_an_article_that_was_corrected_back_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, talks = str(tmp_path / "store"), tmp_path / "talks.txt"
    days = (1_770_000_000, 1_770_300_000, 1_770_300_060)
    for text, moment in zip((MONDAY, TUESDAY, MONDAY), days, strict=True):
        talks.write_text(text)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(moment))
        assert run("build", str(talks), "--store", store, "--workers", "1").code == 0
    told = run("diff", "--store", store)
    assert (
        "kg: Talks in Geneva: corrected back on 2026-02-05; it reads as it did before, as read on"
        " 2026-02-02\n"
    ) in told.err
    last = [row for row in told.out.splitlines() if row.startswith("2026-02-05")][-1]
    assert "article" in last
    assert run("diff", "--store", store, "--to", "2026-02-04").code == 1
