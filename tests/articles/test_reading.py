from __future__ import annotations

import errno
import hashlib
import os
import time
from pathlib import Path

import pytest

from kg.articles import content_blocks, find_files, read_article
from kg.articles.reading_limits import MAXIMUM_BYTES
from kg.errors import SourceError

BODY = "The mayor of Northhaven met the governor in the town hall on Monday."


def failure(source: Path) -> str:
    """The message of the error, without the source in front."""
    with pytest.raises(SourceError) as caught:
        read_article(source)
    assert caught.value.source == str(source)
    assert str(caught.value) == f"{source}: {caught.value.problem}"
    return caught.value.problem


def write(folder: Path, content: bytes, name: str = "a.txt") -> Path:
    source = folder / name
    source.write_bytes(content)
    return source


def test_stored_text_is_the_content_untouched(tmp_path: Path) -> None:
    content = f"\ufeff{BODY}\r\n\r\nÄ \U0001f309 \u2028{BODY}\r".encode()
    article = read_article(write(tmp_path, content))
    assert article.text.encode() == content
    assert article.sha256 == hashlib.sha256(content).hexdigest()
    assert article.id == article.sha256[:16]
    assert article.file_name == "a.txt"


def test_the_day_in_a_file_name_counts_where_the_article_states_none(tmp_path: Path) -> None:
    name = "post_2026-01-12_bridge.txt"
    assert read_article(write(tmp_path, BODY.encode(), name)).published == "2026-01-12"
    dated = f"Published January 15, 2026\n\n{BODY}"
    assert read_article(write(tmp_path, dated.encode(), name)).published == "2026-01-15"
    folder = tmp_path / "2026-01-12"
    folder.mkdir()
    assert read_article(write(folder, BODY.encode())).published is None


def test_same_content_has_the_same_id_wherever_it_lies(tmp_path: Path) -> None:
    first = read_article(write(tmp_path, BODY.encode(), "a.txt"))
    second = read_article(write(tmp_path, BODY.encode(), "b.md"))
    assert first.id == second.id


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the file is empty; remove it or fill it"),
        (b" \r\n\t", "the file is empty; remove it or fill it"),
        ("\ufeff\u200b\n".encode(), "the file is empty; remove it or fill it"),
        (
            b"The mayor\x00\x01",
            "the file is binary (a NUL at byte 9), not text; "
            "remove it, or convert it to UTF-8 text",
        ),
        (b"%PDF-1.7\n%\xe2", "the file is a PDF document, not text; convert it with pdftotext"),
        (b"\x89PNG\r\n\x1a\n", "the file is a PNG picture, not text; remove it"),
        (b"{\\rtf1\\ansi}", "the file is a Rich Text document, not text; save it as plain text"),
        (
            "The mayor".encode("utf-16") + b"\0",
            "not valid UTF-16 at byte 20 (0x00); convert the file to UTF-8",
        ),
        (
            "Petr Šlégr žř".encode("cp1250") * 2 + b"\x81",
            "not valid UTF-8 at byte 5 (0x8a); convert the file to UTF-8",
        ),
        (b"a \xed\xa0\x80 b", "not valid UTF-8 at byte 2 (0xed); convert the file to UTF-8"),
        (
            b"World News\n\nJan 12, 2026\n\nLeave a Reply\n",
            "no article text found (nothing but page furniture: navigation, dates, forms); "
            "put the article's text into the file, or remove it",
        ),
        (
            b"<!DOCTYPE html><p>The mayor",
            "the file is a web page; rename it so that it ends in .html",
        ),
        (
            b"word " * 100_000,
            "a paragraph of 499,999 characters begins at character 0, the longest that can be "
            "read has 100,000; break it into lines",
        ),
        (
            b"word\n" * 209_716,
            "the text has 1,048,580 characters, more than 1,048,576; "
            "split it into one file per article",
        ),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: bytes, problem: str) -> None:
    assert failure(write(tmp_path, content)) == problem


def test_ten_megabytes_on_one_line_are_refused_quickly(tmp_path: Path) -> None:
    source = write(tmp_path, b"word " * 2_000_000)
    begin = time.process_time()
    problem = "the text has 10,000,000 characters, more than 1,048,576"
    assert failure(source) == f"{problem}; split it into one file per article"
    assert time.process_time() - begin < 5


def test_no_more_is_read_than_the_limit(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    with source.open("wb") as file:
        file.truncate(MAXIMUM_BYTES + 1)
    problem = "the file is larger than 20,000,000 bytes; split it into one file per article"
    assert failure(source) == problem


def test_missing_file(tmp_path: Path) -> None:
    problem = "no such file or folder; check the spelling of the path"
    assert failure(tmp_path / "missing.txt") == problem
    (tmp_path / "broken.txt").symlink_to(tmp_path / "missing.txt")
    assert failure(tmp_path / "broken.txt") == problem


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert failure(tmp_path / "a.txt") == "this is a folder; name the files in it"


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (PermissionError(), "permission denied; make the file readable for this user"),
        (
            OSError(errno.EIO, "Input/output error"),
            "cannot be read (Input/output error); check the file and its disk",
        ),
    ],
)
def test_unreadable_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, problem: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    source = write(tmp_path, BODY.encode())
    monkeypatch.setattr(Path, "open", fail)
    assert failure(source) == problem


def test_unknown_suffix(tmp_path: Path) -> None:
    assert failure(write(tmp_path, b"x", "a.docx")) == (
        "no reader for files that end in .docx; "
        "known are .atom, .csv, .htm, .html, .json, .jsonl, .markdown, .md, .ndjson, .rss, .text, "
        ".tsv, .txt, .warc, .xhtml, .xml: convert or rename the file"
    )


def test_file_without_suffix_is_plain_text(tmp_path: Path) -> None:
    assert read_article(write(tmp_path, BODY.encode(), "article")).text == BODY


def test_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    source = write(tmp_path, BODY.encode(), "caf\udce9.txt")
    assert read_article(source).file_name == "caf\ufffd.txt"


@pytest.mark.parametrize(
    "text",
    [
        "x" * 500_000,
        "Big Word " * 50_000,
        "# a\n" + "- a\n" * 8_000,
        "# a\n" + "> " * 200_000 + "a",
        "Jan 1, 2020\n" * 20_000,
        "By A B\n" * 20_000,
        "[" * 500_000,
        "Sources\nA b c\n" * 10_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_odd_texts_take_linear_time(text: str) -> None:
    begin = time.process_time()
    content_blocks(text)
    assert time.process_time() - begin < 5


def test_sources_are_found_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.HTML", "README.md", ".hidden.txt", "d.docx"):
        write(tmp_path, b"x", name)
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    write(tmp_path / "sub", b"x", "a.txt")
    write(tmp_path / ".git", b"x", "a.txt")
    names = [tmp_path / name for name in ("a.md", "b.txt", "c.HTML", "sub/a.txt")]
    assert find_files([tmp_path]) == names
    assert find_files([tmp_path / "d.docx", tmp_path, tmp_path / "b.txt"]) == [
        tmp_path / "d.docx",
        *names,
    ]


def test_missing_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        find_files([tmp_path, tmp_path / "missing"])
    missing = tmp_path / "missing"
    assert str(caught.value) == f"{missing}: no such file or folder; check the spelling of the path"


def test_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("os.scandir", fail)
    with pytest.raises(SourceError) as caught:
        find_files([tmp_path])
    assert caught.value.problem == (
        "the folder cannot be read (Permission denied); make it readable for this user"
    )


def test_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    write(tmp_path, b"x")
    assert find_files([tmp_path]) == [tmp_path / "a.txt"]


def test_a_pipe_does_not_keep_the_reader_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    assert failure(pipe) == "a pipe or device, not a file; save the article to a file"


def test_what_cannot_be_searched_does_not_hide_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor met the bishop.")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    failures: list[SourceError] = []
    found = find_files([tmp_path / "loop", tmp_path / "missing", tmp_path], failures.append)
    assert found == [tmp_path / "a.txt"]
    assert [error.problem for error in failures] == [
        "no such file or folder; check the spelling of the path",
        "no such file or folder; check the spelling of the path",
    ]
