from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.lexicon import load, parse, words


def written(folder: Path, content: str) -> Path:
    file = folder / "animals.yaml"
    file.write_text(content, encoding="utf-8")
    return file


def test_a_lexicon_is_a_mapping_that_nobody_can_change() -> None:
    lexicon = load("names")
    assert "prime minister" in lexicon["titles"]
    assert load("names") is lexicon
    with pytest.raises(TypeError):
        lexicon["titles"] = []  # type: ignore[index]


def test_words_come_in_the_order_of_the_file() -> None:
    assert words("names", "place_levels.narrow")[:3] == ("city", "town", "village")


def test_a_key_of_several_lists_gives_the_words_of_all() -> None:
    both = words("names", "place_levels")
    assert {"city", "prefecture"} <= set(both)
    assert len(both) == len(set(both))


def test_a_missing_lexicon_is_named() -> None:
    with pytest.raises(UsageError) as caught:
        load("animals")
    assert str(caught.value) == (
        "ontology/lexicon/animals.yaml: there is no such lexicon; check the installation"
    )


def test_a_missing_key_is_named() -> None:
    with pytest.raises(UsageError) as caught:
        words("names", "titles.dogs")
    assert str(caught.value) == (
        "ontology/lexicon/names.yaml: there is no key 'titles.dogs'; add it with its list of words"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- dog\n- cat\n", "must map keys to words, but holds a list"),
        ("", "must map keys to words, but holds nothing"),
        ("yes: [dog]\n", "the key True is a truth value; put it in quotes"),
    ],
)
def test_bad_content_is_explained(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(written(tmp_path, content))
    assert str(caught.value) == f"ontology/lexicon/animals.yaml: {message}"


def test_broken_yaml_is_an_error_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^ontology/lexicon/animals.yaml: not valid YAML \(.*\)"):
        parse(written(tmp_path, "dogs: [one\ncats: two\n"))


def test_a_file_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "animals.yaml"
    file.write_bytes(b"dogs: [\xff]\n")
    with pytest.raises(UsageError) as caught:
        parse(file)
    assert str(caught.value) == (
        "ontology/lexicon/animals.yaml: not UTF-8 at byte 7; save it as UTF-8"
    )


def test_a_word_that_yaml_misreads_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "dogs: [spaniel, no]\ncats: tabby\n")
    monkeypatch.setattr("kg.lexicon._folder", lambda: tmp_path)
    with pytest.raises(UsageError) as caught:
        words("animals", "dogs")
    assert str(caught.value) == (
        "ontology/lexicon/animals.yaml: dogs holds False, which is a truth value; "
        "put the word in quotes"
    )
    with pytest.raises(UsageError) as caught:
        words("animals", "cats")
    assert str(caught.value) == (
        "ontology/lexicon/animals.yaml: cats must be a list of words, but is a text"
    )
    load.cache_clear()


def test_every_title_that_another_list_speaks_of_is_a_title() -> None:
    titles = set(words("names", "titles"))
    for key in ("walks_of_life", "held_by_one", "reigning"):
        assert set(words("names", key)) - titles == set(), key


def test_every_list_of_names_yaml_is_explained_in_its_header() -> None:
    lexicon = Path(__file__).parents[1] / "ontology" / "lexicon" / "names.yaml"
    header = lexicon.read_text(encoding="utf-8").split("\n\n")[0]
    for key in load("names"):
        assert f"`{key}`" in header, key
