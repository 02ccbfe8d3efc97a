"""Names of files that strangers chose, and where files are kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import find_files
from kg.errors import SourceError, StoreError
from kg.web.adding.files import LONGEST_NAME, discard, keep, name_of_text, safe_name


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("talks.txt", "talks.txt"),
        ("Talks in Geneva.HTML", "Talks in Geneva.HTML"),
        ("김정은 회담.txt", "김정은 회담.txt"),
        ("../../etc/passwd", "passwd.txt"),
        (r"C:\Users\me\talks.md", "talks.md"),
        ("a\x00b\x1b.txt", "ab.txt"),
        ("\u202etxt.exe", "txt.exe"),
        ("a\u200eb\u2066c\ufeff.md", "abc.md"),
        ("..", "article.txt"),
        ("", "article.txt"),
        (".hidden.md", "hidden.md"),
        ("README.md", "article.md"),
        ("what: <why>?.txt", "what why.txt"),
        ("line\nbreak\t.txt", "line break.txt"),
        ("no suffix", "no suffix.txt"),
        ("e\u0301.txt", "é.txt"),
        ("dots...txt", "dots.txt"),
    ],
)
def test_safe_names(stated: str, name: str) -> None:
    assert safe_name(stated) == name


def test_long_names_keep_their_suffix() -> None:
    assert safe_name("n" * 5000 + ".html") == "n" * LONGEST_NAME + ".html"
    assert safe_name("é" * 5000 + ".md") == "é" * (LONGEST_NAME // 2) + ".md"


@given(st.text())
def test_any_name_is_safe(stated: str) -> None:
    name = safe_name(stated)
    assert Path(name).name == name
    assert safe_name(name) == name
    assert name.isprintable()
    assert not name.startswith(".")
    assert len(os.fsencode(name)) <= 255


def test_a_text_is_named_by_its_first_line() -> None:
    assert name_of_text("\n\nU.S. and/or Trump\n\nText.\n") == "U S and or Trump.txt"
    assert name_of_text(r"Talks \ visits") == "Talks visits.txt"
    assert name_of_text("\n") == name_of_text("...") == "article.txt"


def test_two_articles_of_one_name_are_kept_side_by_side(tmp_path: Path) -> None:
    first, second = (keep(tmp_path / "up", "talks.txt", content) for content in (b"one", b"two"))
    assert keep(tmp_path / "up", "talks.txt", b"one") == first
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert find_files([tmp_path / "up"]) == sorted([first, second])
    discard(first)
    assert find_files([tmp_path / "up"]) == [second]
    assert not first.parent.exists()


def test_what_no_reader_takes_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"page\.pdf: no reader for files that end in \.pdf"):
        keep(tmp_path / "up", "page.pdf", b"%PDF")
    assert not (tmp_path / "up").exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "up").write_text("")
    with pytest.raises(StoreError, match=r"articles cannot be kept here.*--uploads"):
        keep(tmp_path / "up", "talks.txt", b"text")
