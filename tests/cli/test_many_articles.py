"""Commands on files that hold many articles, and on standard input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

TALKS = "President Ana Prado met Premier Jonas Weber in Oslo on March 3, 2026."
VISIT = "President Ana Prado met Mayor Karl Brandt in Vienna on March 5, 2026."


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "export.jsonl"
    entries = [
        {"id": "a", "title": "Talks", "text": TALKS},
        {"id": "b", "title": "Visit", "text": VISIT},
    ]
    file.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return file


def others(run: Run) -> list[str]:
    """Whom Ana Prado met."""
    answer = run("ask", "who-met-whom", "--person", "Ana Prado", "--format", "json").out
    return [row["other"] for row in json.loads(answer)["rows"]]


def test_each_entry_is_an_article_of_its_own(run: Run, export: Path) -> None:
    outcome = run("build", str(export))
    assert (outcome.code, outcome.err) == (0, "kg: 2 articles read, 0 unchanged\n")
    assert others(run) == ["Jonas Weber", "Karl Brandt"]
    assert run("build", str(export)).err == "kg: 0 articles read, 2 unchanged\n"

    changed = export.read_text(encoding="utf-8").replace("Jonas Weber", "Jonas Weiss")
    export.write_text(changed, encoding="utf-8")
    assert run("build", str(export)).err == "kg: 1 article read, 1 unchanged\n"
    assert others(run) == ["Jonas Weiss", "Karl Brandt"]


def test_an_entry_that_is_gone_stays_until_it_is_pruned(run: Run, export: Path) -> None:
    run("build", str(export))
    second = export.read_text(encoding="utf-8").splitlines()[1]
    export.write_text(second, encoding="utf-8")
    outcome = run("build", str(export))
    assert outcome.err.splitlines()[0].startswith(f"kg: {export}#a: it is in the file no more")
    assert others(run) == ["Jonas Weber", "Karl Brandt"]
    assert run("build", str(export), "--prune").code == 0
    assert others(run) == ["Karl Brandt"]


def test_one_entry_is_removed(run: Run, export: Path) -> None:
    run("build", str(export))
    outcome = run("remove", "export.jsonl#a")
    assert (outcome.code, outcome.err) == (0, "kg: 1 source removed\n")
    assert others(run) == ["Karl Brandt"]


@pytest.mark.parametrize("named_by", ["path", "name"])
def test_all_entries_of_a_file_are_removed(run: Run, export: Path, named_by: str) -> None:
    run("build", str(export))
    outcome = run("remove", str(export) if named_by == "path" else export.name)
    assert (outcome.code, outcome.err) == (0, "kg: 2 sources removed\n")
    assert json.loads(run("stats", "--format", "json").out)["articles"] == 0


def test_a_name_of_two_files_of_many_articles_is_not_clear(
    run: Run, export: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / export.name
    other.parent.mkdir()
    other.write_bytes(export.read_bytes().replace(b"Weiss", b"Weber"))
    run("build", str(export), str(other))
    outcome = run("remove", export.name)
    assert outcome.code == 2
    assert f"{export.name}: 2 files have this name" in outcome.err


def test_the_same_entry_in_two_files(run: Run, export: Path, tmp_path: Path) -> None:
    (tmp_path / "other.jsonl").write_bytes(export.read_bytes())
    run("build", str(export), str(tmp_path / "other.jsonl"))
    assert run("stats", "--format", "json").code == 0
    run("remove", "export.jsonl#a")
    shown = json.loads(run("ask", "articles-mentioning", "--name", "Oslo", "--format", "json").out)
    assert {row["article"] for row in shown["rows"]} == {"Talks"}


def test_workers_read_entries(run: Run, export: Path) -> None:
    assert run("build", str(export), "--workers", "2").code == 0
    assert others(run) == ["Jonas Weber", "Karl Brandt"]


def test_fields_of_the_settings(run: Run, tmp_path: Path) -> None:
    Path("kg.yaml").write_text("fields: {text: Wortlaut}\n", encoding="utf-8")
    table = tmp_path / "table.csv"
    table.write_text(f'Wortlaut,Text\n"{TALKS}",a teaser\n', encoding="utf-8")
    shown = json.loads(run("extract", str(table)).out)
    assert shown["article"]["text"] == TALKS


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("fields: 3", "fields is 3; it takes names such as {text: body}"),
        ("fields: {words: body}", "unknown key of fields 'words'; the keys are text, title"),
        ("fields: {text: 3}", "fields: text is 3; it takes a name, or a list"),
    ],
)
def test_fields_that_cannot_be_taken(run: Run, export: Path, fields: str, problem: str) -> None:
    Path("kg.yaml").write_text(fields, encoding="utf-8")
    outcome = run("build", str(export))
    assert outcome.code == 2
    assert problem in outcome.err


def test_standard_input(run: Run) -> None:
    assert run("build", "-", stdin=TALKS).err == "kg: 1 article read, 0 unchanged\n"
    page = f"<!DOCTYPE html><title>Visit</title><article><p>{VISIT}</p></article>"
    assert run("build", "-", stdin=page).err == "kg: 1 article read, 0 unchanged\n"
    assert others(run) == ["Jonas Weber", "Karl Brandt"]


def test_many_articles_on_standard_input(run: Run, export: Path) -> None:
    content = export.read_text(encoding="utf-8")
    shown = json.loads(run("extract", "-", "--reader", "jsonl", stdin=content).out)
    assert [entry["article"]["title"] for entry in shown] == ["Talks", "Visit"]


def test_nothing_on_standard_input(run: Run) -> None:
    outcome = run("extract", "-", stdin="")
    assert outcome.code == 2
    assert outcome.err == "kg: standard input: the file is empty; remove it or fill it\n"


def test_a_reader_that_the_name_does_not_tell(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "talks.log"
    file.write_text(TALKS, encoding="utf-8")
    assert run("extract", str(file)).code == 2
    assert json.loads(run("extract", str(file), "--reader", "text").out)["article"]["text"] == TALKS


def test_all_is_read_again_from_what_is_there(run: Run, export: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    gone.write_text(TALKS.replace("Jonas Weber", "Rolf Maurer"), encoding="utf-8")
    run("build", str(export), str(gone))
    run("build", "-", stdin=TALKS.replace("Jonas Weber", "Ida Lund"))
    before = run("export").out
    gone.unlink()
    outcome = run("build", "--rebuild")
    assert (outcome.code, outcome.err) == (0, "kg: 4 articles read, 0 unchanged\n")
    assert run("export").out == before


def test_a_dry_run_reads_nothing(run: Run, export: Path) -> None:
    outcome = run("build", str(export), "--dry-run")
    assert outcome.out == f"new: {export}#a\nnew: {export}#b\n"
    assert outcome.err == "kg: 2 articles to read, 0 unchanged\n"
    assert not Path("newskg-store").exists()
    run("build", str(export))
    changed = export.read_text(encoding="utf-8").replace("Weber", "Weiss")
    export.write_text(changed, encoding="utf-8")
    outcome = run("build", str(export), "--dry-run")
    assert outcome.out == f"changed: {export}#a\n"
    assert outcome.err == "kg: 1 article to read, 1 unchanged\n"
    assert others(run) == ["Jonas Weber", "Karl Brandt"]


def test_nothing_named(run: Run) -> None:
    outcome = run("build")
    assert outcome.code == 2
    assert "name files, folders, addresses or -, or read all again with --rebuild" in outcome.err
