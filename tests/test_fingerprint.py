"""Versions that follow from the files they stand for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kg.fingerprint import fingerprint


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "fingerprinted"
    (folder / "words").mkdir(parents=True)
    (folder / "__init__.py").write_text("VALUE = 1\n")
    (folder / "words" / "a.yaml").write_text("a: [b]\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "fingerprinted", raising=False)
    return folder


def test_it_changes_with_code_words_and_models_alone(package: Path) -> None:
    before = fingerprint("fingerprinted")
    assert len(before) == 8
    (package / "notes.md").write_text("no code")
    assert fingerprint("fingerprinted") == before
    (package / "words" / "a.yaml").write_text("a: [b, c]\n")
    changed = fingerprint("fingerprinted")
    assert changed != before
    (package / "words" / "a.yaml").rename(package / "words" / "b.yaml")
    renamed = fingerprint("fingerprinted")
    assert renamed not in (before, changed)
    (package / "reader.onnx").write_bytes(b"weights")
    assert fingerprint("fingerprinted") != renamed


def test_a_part_of_a_package(package: Path) -> None:
    before = fingerprint("fingerprinted/words/a.yaml")
    (package / "__init__.py").write_text("VALUE = 2\n")
    assert fingerprint("fingerprinted/words/a.yaml") == before
