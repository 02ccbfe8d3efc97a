"""The examples in docstrings, run over the graph of the real samples."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

from kg.build import build
from kg.graph.store import open_store

ROOT = Path(__file__).parents[2]


def modules_with_examples() -> list[str]:
    files = [path for path in (ROOT / "kg").rglob("*.py") if ">>> " in path.read_text("utf-8")]
    names = (path.relative_to(ROOT).with_suffix("").as_posix() for path in files)
    return sorted(name.replace("/", ".").removesuffix(".__init__") for name in names)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the store that `kg build kg/samples` makes."""
    folder = tmp_path_factory.mktemp("samples")
    with open_store(str(folder / "newskg-store"), create=True) as store:
        build(store, [ROOT / "kg" / "samples"])
    return folder


def test_the_library_has_examples() -> None:
    assert {"kg", "kg.library.answer", "kg.library.news_graph", "kg.library.rows"} <= {
        *modules_with_examples()
    }


@pytest.mark.parametrize("name", modules_with_examples())
def test_examples(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    found = doctest.testmod(importlib.import_module(name))
    assert found.attempted > 0
    assert found.failed == 0
