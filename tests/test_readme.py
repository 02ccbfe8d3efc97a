"""The README's commands print what it shows, and its example of a question works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.question_catalogue import catalogue_markdown
from scripts.refresh_readme import (
    CATALOGUE,
    ROOT,
    SAMPLES,
    TOUR,
    prepare,
    refreshed,
    refreshed_tour,
    run,
)

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the samples."""
    folder = tmp_path_factory.mktemp("readme")
    prepare(folder)
    return folder


def test_commands_print_what_the_readme_shows(folder: Path) -> None:
    assert README.count("```console\n$ kg ") == 6
    assert README.count("```pycon\n>>> ") == 1
    assert "Traceback" not in README
    assert refreshed(README, folder) == README, "stale; run `make readme`"


def test_commands_print_what_the_tour_shows(tmp_path: Path) -> None:
    tour = TOUR.read_text(encoding="utf-8")
    prepare(tmp_path)
    assert "Traceback" not in tour
    assert refreshed_tour(tour, tmp_path) == tour, "stale; run `make readme`"
    assert "\nbyte for byte the same\n" in tour


def test_the_catalogue_in_the_docs_is_that_of_the_questions() -> None:
    stored = CATALOGUE.read_text(encoding="utf-8")
    assert stored == catalogue_markdown(), "stale; run `make readme`"
    assert "\n## who-met-whom\n" in stored


def test_the_example_of_a_question_works(folder: Path) -> None:
    question = re.search(r"```sparql\n(.*?)```", README, re.DOTALL)
    assert question is not None
    (folder / "my-questions").mkdir()
    (folder / "my-questions" / "who-was-there.rq").write_text(question[1], encoding="utf-8")
    (folder / "kg.yaml").write_text("queries: [my-questions]\n", encoding="utf-8")
    run(f"kg build {SAMPLES}", folder)
    answer = run("kg ask 'Who was in Geneva?' --format csv", folder)
    rows = answer.splitlines()[2:]
    assert list(dict.fromkeys(row.split(",")[0] for row in rows)) == [
        "Antony Blinken",
        "Guy Parmelin",
        "Joe Biden",
        "Mikhail Gorbachev",
        "Ronald Reagan",
        "Sergey Lavrov",
        "Vladimir Putin",
    ]
