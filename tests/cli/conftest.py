"""A small graph in a folder, made as a user would make it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

ARTICLES = {
    "geneva.txt": (
        "Talks in Geneva\n\nMay 4, 2024\n\n"
        "President Anna Lind met Prime Minister Olga Petrova in Geneva on May 3, 2024. "
        '"We agreed on fisheries," Lind said.\n'
    ),
    "oslo.txt": (
        "https://news.example/oslo\n\nVisit to Oslo\n\nJune 8, 2024\n\n"
        "Foreign Minister James Okafor met President Anna Lind in Oslo on June 7, 2024.\n"
    ),
}


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run() -> Run:
    """Runs a command in this process."""

    def command(*arguments: str, stdin: str | None = None) -> Outcome:
        result = CliRunner().invoke(main, list(arguments), input=stdin)
        return Outcome(result.exit_code, result.stdout, result.stderr)

    return command


def write_articles(folder: Path) -> Path:
    """Write the articles into a new folder."""
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the articles; for reading only."""
    folder = tmp_path_factory.mktemp("built")
    articles = write_articles(folder / "articles")
    store = folder / "store"
    arguments = ["build", str(articles), "--store", str(store), "--workers", "1"]
    result = CliRunner().invoke(main, arguments, env={"SOURCE_DATE_EPOCH": "1767225600"})
    assert result.exit_code == 0, result.stderr
    return store


@pytest.fixture(autouse=True)
def _empty_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No kg.yaml and no store of whoever runs the tests."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
