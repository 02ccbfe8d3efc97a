"""The corrections file: read, explained where it is wrong, and obeyed by builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.corrections import Side, load_decisions
from kg.errors import UsageError
from kg.graph.store import open_store
from kg.resolving import is_finished
from kg.settings import load_settings

TALKS = "Talks in Oslo\n\nMay 4, 2024\n\nPresident Ann Hill met Prime Minister Luc Petit in Oslo.\n"
MATCH = "A match\n\nMay 5, 2024\n\nStriker Ann Hill met President Jan Novak in Bergen.\n"


def write(folder: Path, content: str) -> Path:
    file = folder / "corrections.yaml"
    file.write_text(content, encoding="utf-8")
    return file


def hills(folder: Path, content: str) -> int:
    """How many people called Ann Hill a build finds under these corrections."""
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    (folder / "match.txt").write_text(MATCH, encoding="utf-8")
    decisions = load_decisions(write(folder, content))
    with open_store("memory:", create=True) as store:
        build(store, [folder / "talks.txt", folder / "match.txt"])
        build(store, [folder / "talks.txt", folder / "match.txt"], decisions=decisions)
        assert is_finished(store, decisions)
        assert bool(decisions.digest()) != is_finished(store)
        resolution = store.resolution()
        assert resolution is not None
        return sum(entity.name.startswith("Ann Hill") for entity in resolution.entities)


def test_a_build_obeys_a_new_decision_without_reading_again(tmp_path: Path) -> None:
    apart = (
        "different:\n  - - {name: Ann Hill, article: talks.txt}\n"
        "    - {name: Ann Hill, article: match.txt}\n"
    )
    assert hills(tmp_path, apart) == 2


def test_same_joins_two_names(tmp_path: Path) -> None:
    assert hills(tmp_path, "same:\n  - [Ann Hill, Luc Petit]\n") == 1


def test_names_and_mappings_are_read(tmp_path: Path) -> None:
    decisions = load_decisions(
        write(tmp_path, "same:\n  - [Ann Hill, {name: Cambridge, kind: place, article: a.txt}]\n")
    )
    assert decisions.same == ((Side("person", "Ann Hill"), Side("place", "Cambridge", "a.txt")),)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("same: [a, b]", "same, pair 1 is 'a'; a pair is two names in brackets"),
        ("alike: []", "expected the keys same and different, each with a list of pairs"),
        ("same: yes", "same is True; it takes a list of pairs of names"),
        ("same: [[a, {nam: b}]]", "it takes a name, or name, kind and article"),
        ("same: [[a, {name: b, kind: dog}]]", "the kind is 'dog'; it takes person"),
        ("same: [[a, a]]", "names 'a' twice; say of which articles"),
        ("same: [[a, '']]", "which lacks a name"),
        ("same: [", "line 1: not valid YAML; mend that line"),
    ],
)
def test_what_is_wrong_is_explained(tmp_path: Path, content: str, problem: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_decisions(write(tmp_path, content))
    assert str(tmp_path / "corrections.yaml") in str(caught.value)
    assert problem in str(caught.value)


def test_the_settings_name_the_file(tmp_path: Path) -> None:
    write(tmp_path, "same:\n  - [Ann Hill, Anne Hill]\n")
    (tmp_path / "kg.yaml").write_text("corrections: corrections.yaml\n", encoding="utf-8")
    decisions = load_settings(tmp_path).decisions
    assert decisions.same == ((Side("person", "Ann Hill"), Side("person", "Anne Hill")),)
    (tmp_path / "kg.yaml").write_text("corrections: none.yaml\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"none\.yaml: cannot be read"):
        load_settings(tmp_path)
