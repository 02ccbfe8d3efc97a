"""What is not found again: gone, or only known by another name or not readable now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.articles.source import source_name

from .conftest import Run

MET = "Minister Runa Falk met Governor Idris Sow in {} on March {}, 2026, officials said."
ROWS = {"k1": MET.format("Dakar", 3), "k2": MET.format("Bergen", 9)}


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A table in columns that only a mapping knows, with its mapping in force."""
    file = tmp_path / "export.csv"
    rows = (f'{key},"{text}"' for key, text in ROWS.items())
    file.write_text("\n".join(["Kennung,Inhalt", *rows]), encoding="utf-8")
    mapped("{id: Kennung, text: Inhalt}")
    return file


def mapped(fields: str) -> None:
    Path("kg.yaml").write_text(f"fields: {fields}\n", encoding="utf-8")


def places(run: Run) -> list[str]:
    answer = run("ask", "who-met-whom", "--person", "Runa Falk", "--format", "json").out
    return sorted(row["place"] for row in json.loads(answer)["rows"])


@pytest.mark.parametrize("wrong", ["{text: Inhallt}", "{id: Kennug, text: Inhallt}"])
def test_a_misspelt_mapping_removes_nothing(run: Run, export: Path, wrong: str) -> None:
    assert run("build", str(export)).code == 0
    mapped(wrong)
    outcome = run("build", str(export), "--prune")
    name = source_name(export)
    assert "removed" not in outcome.err
    assert (
        f"kg: {name}: 2 articles that were read from it earlier, such as {name}#k1, stay in the "
        "graph: not all of the file could be read; mend the file, or `fields:` in kg.yaml, or use "
        "`kg remove`\n" in outcome.err
    )
    assert "is gone" not in run("build", str(export)).err
    assert places(run) == ["Bergen", "Dakar"]


def test_keys_that_changed_remove_nothing(run: Run, export: Path) -> None:
    run("build", str(export))
    # Each entry is another one now: by its name, and with a title by its content, too.
    mapped("{title: Kennung, text: Inhalt}")
    planned = run("build", str(export), "--dry-run")
    assert "would remove" not in planned.err
    outcome = run("build", str(export), "--prune")
    assert "stay in the graph: all that is in the file goes by other names now" in outcome.err
    assert "removed" not in outcome.err


def test_what_goes_by_another_name_is_kept_under_that_one(run: Run, export: Path) -> None:
    run("build", str(export))
    mapped("{text: Inhalt}")
    outcome = run("build", str(export), "--prune")
    assert outcome.err == "kg: 2 articles read, 0 unchanged, 2 removed\n"
    assert places(run) == ["Bergen", "Dakar"]


def test_a_broken_row_is_not_taken_for_gone(run: Run, export: Path) -> None:
    run("build", str(export))
    whole = export.read_text(encoding="utf-8")
    export.write_text(whole.replace("k1,", "k1,another cell,"), encoding="utf-8")
    outcome = run("build", str(export), "--prune")
    assert "1 article that was read from it earlier, such as" in outcome.err
    assert "removed" not in outcome.err
    assert places(run) == ["Bergen", "Dakar"]


def test_an_entry_that_left_its_file_is_told_so(run: Run, export: Path) -> None:
    run("build", str(export))
    lines = export.read_text(encoding="utf-8").splitlines()
    export.write_text("\n".join(lines[:2]), encoding="utf-8")
    name = source_name(export)
    assert run("build", str(export), "--dry-run").err.startswith(
        f"kg: {name}#k2: it is in the file no more; --prune would remove its article\n"
    )
    assert run("build", str(export)).err.startswith(
        f"kg: {name}#k2: it is in the file no more, its article stays in the graph"
    )
    assert "1 removed" in run("build", str(export), "--prune").err
    assert places(run) == ["Dakar"]
