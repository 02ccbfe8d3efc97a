"""``kg build``: messages and exit codes, and sources of every bad kind."""

from __future__ import annotations

import errno
import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from kg.build import Progress
from kg.cli.progress import progress_bar, progress_lines
from kg.graph.store import open_store

from .conftest import Run, write_articles


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "articles")


def test_default_store_stands_here(run: Run, articles: Path) -> None:
    outcome = run("build", str(articles), "--workers", "1")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "kg: 2 articles read, 0 unchanged\n"
    assert Path("newskg-store").is_dir()
    assert run("build", str(articles)).err == "kg: 0 articles read, 2 unchanged\n"


def test_store_of_the_settings(run: Run, articles: Path) -> None:
    Path("kg.yaml").write_text("store: mine\n")
    assert run("build", str(articles / "oslo.txt")).code == 0
    assert Path("mine").is_dir()
    assert run("stats", "--format", "json").code == 0


def test_stated_store_wins(run: Run, articles: Path) -> None:
    Path("kg.yaml").write_text("store: one\n")
    assert run("build", str(articles / "oslo.txt"), "--store", "two").code == 0
    assert (Path("one").exists(), Path("two").exists()) == (False, True)


def test_the_questions_stand_in_the_graph(run: Run, articles: Path) -> None:
    listed = "SELECT ?name { ?s a sh:SPARQLSelectExecutable ; dcterms:identifier ?name }"

    def names() -> set[str]:
        return set(run("sparql", listed, "--format", "tsv").out.split())

    Path("mine").mkdir()
    own = Path("mine/all-there-is.rq")
    own.write_text("#+ summary: All\nSELECT ?s { ?s ?p ?o }\n", encoding="utf-8")
    Path("kg.yaml").write_text("queries: mine\n", encoding="utf-8")
    assert run("build", str(articles)).err == "kg: 2 articles read, 0 unchanged\n"
    assert "who-met-whom" in str(names())
    assert "all-there-is" in str(names())
    assert run("check").code == 0

    # A broken one stops no article.
    own.write_text("#+ summary: All\nSELECT ?s { ?s ?p\n", encoding="utf-8")
    outcome = run("build", str(articles))
    assert outcome.code == 0
    assert outcome.err.endswith("kg: 0 articles read, 2 unchanged\n")
    assert "all-there-is.rq:3: the query is not valid SPARQL" in outcome.err
    assert "all-there-is" in str(names())

    own.unlink()
    run("build", str(articles))
    assert "all-there-is" not in str(names())


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 8)


def _one_line(path: Path) -> None:
    path.write_text("President Anna Lind met Olga Petrova in Oslo. " * 220_000)


def _not_utf8(path: Path) -> None:
    path.write_bytes("Petr Šlégr žř".encode("cp1250") * 2 + b"\x81")


def _missing(path: Path) -> None:
    assert not path.exists()


def _unreadable(path: Path) -> None:
    # A link to itself cannot be opened by anybody, the administrator included.
    path.symlink_to(path.name)


def _furniture(path: Path) -> None:
    path.write_text(
        "print page small font big font\nfacebook share\nLeave a Reply\n"
        "Your email address will not be published\n"
    )


def _folder(path: Path) -> None:
    path.mkdir()


BAD = [
    (_empty, "the file is empty; remove it or fill it"),
    (
        _binary,
        "the file is binary (a NUL at byte 0), not text; remove it, or convert it to UTF-8 text",
    ),
    (
        _one_line,
        "the text has 10,120,000 characters, more than 1,048,576; "
        "split it into one file per article",
    ),
    (_not_utf8, "not valid UTF-8 at byte 5 (0x8a); convert the file to UTF-8"),
    (_missing, "no such file or folder; check the spelling of the path"),
    (
        _furniture,
        "no article text found (nothing but page furniture: navigation, dates, forms); put the "
        "article's text into the file, or remove it",
    ),
    (
        _folder,
        "no articles in this folder (files that end in .atom, .csv, .htm, .html, .json, "
        ".jsonl, .markdown, .md, .ndjson, .rss, .text, .tsv, .txt, .warc, .xhtml, .xml); "
        "name another",
    ),
]


@pytest.mark.parametrize(("make", "problem"), BAD)
def test_bad_source_among_good_ones(
    run: Run, articles: Path, tmp_path: Path, make: Callable[[Path], None], problem: str
) -> None:
    bad = tmp_path / "bad.txt"
    make(bad)
    outcome = run("build", str(bad), str(articles), "--store", "store", "--workers", "1")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == (
        f"kg: {bad}: {problem}\nkg: 2 articles read, 0 unchanged, 1 could not be read\n"
    )
    with open_store("store", read_only=True) as store:
        assert [Path(source).name for source in store.sources()] == ["geneva.txt", "oslo.txt"]


@pytest.mark.parametrize(("make", "problem"), BAD)
def test_nothing_but_a_bad_source(
    run: Run, tmp_path: Path, make: Callable[[Path], None], problem: str
) -> None:
    bad = tmp_path / "bad.txt"
    make(bad)
    outcome = run("build", str(bad), "--store", "store")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"kg: {bad}: {problem}\nkg: 0 articles read, 0 unchanged, 1 could not be read\n"
    )


def test_unreadable_file_in_a_folder(run: Run, articles: Path) -> None:
    _unreadable(articles / "loop.txt")
    outcome = run("build", str(articles), "--workers", "1")
    assert outcome.code == 3
    assert outcome.err == (
        f"kg: {articles / 'loop.txt'}: cannot be read (Too many levels of symbolic links); "
        "check the file and its disk\n"
        "kg: 2 articles read, 0 unchanged, 1 could not be read\n"
    )


def test_link_to_nothing_in_a_folder(run: Run, articles: Path) -> None:
    link = articles / "link.txt"
    link.symlink_to("moved.txt")
    outcome = run("build", str(articles), "--workers", "1")
    assert outcome.code == 3
    assert outcome.err == (
        f"kg: {link}: a link to nothing (moved.txt); remove the link, or put back the file "
        "that it leads to\n"
        "kg: 2 articles read, 0 unchanged, 1 could not be read\n"
    )


def test_forbidden_file(run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permissions do not bind an administrator, as whom automatic runs work.
    original = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        if path.name == "oslo.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return original(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    outcome = run("build", str(articles), "--workers", "1")
    assert outcome.code == 3
    assert outcome.err.startswith(
        f"kg: {articles / 'oslo.txt'}: permission denied; make the file readable for this user\n"
    )


def test_every_bad_kind_at_once(run: Run, articles: Path) -> None:
    for number, (make, _) in enumerate(BAD):
        make(articles / f"bad{number}.txt")
    outcome = run("build", str(articles), "--workers", "2")
    assert outcome.code == 3
    assert outcome.err.splitlines()[-1] == ("kg: 2 articles read, 0 unchanged, 5 could not be read")


def test_a_file_that_is_gone_is_told(run: Run, articles: Path) -> None:
    run("build", str(articles), "--workers", "1")
    (articles / "oslo.txt").unlink()
    assert run("build", str(articles)).err == (
        f"kg: {articles.resolve() / 'oslo.txt'}: the file is gone, its article stays in the "
        "graph; remove it with `kg remove` or `kg build --prune`\n"
        "kg: 0 articles read, 1 unchanged\n"
    )
    assert run("build", str(articles), "--prune").err == (
        "kg: 0 articles read, 1 unchanged, 1 removed\n"
    )


def test_progress_is_shown_on_a_terminal(articles: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kg", "build", str(articles), "--store", "store"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:
        # Linux says so that the other end of the terminal is closed.
        pass
    finally:
        os.close(ours)
    assert process.stdout is not None
    assert process.stdout.read() == b""
    process.stdout.close()
    assert process.wait() == 0
    assert b"reading" in shown
    assert shown.endswith(b"kg: 2 articles read, 0 unchanged\r\n")


NASTY = "a\x1b[31m\n\u202eb.txt"
SHOWN = "a\\x1b[31m\\x0a\\u202eb.txt"


def test_a_name_that_would_steer_the_terminal(run: Run, articles: Path) -> None:
    (articles / NASTY).write_bytes(b"")
    outcome = run("build", str(articles), "--workers", "1")
    assert outcome.code == 3
    assert outcome.err == (
        f"kg: {articles / SHOWN}: the file is empty; remove it or fill it\n"
        "kg: 2 articles read, 0 unchanged, 1 could not be read\n"
    )


def test_progress_shows_a_name_that_would_steer_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("COLUMNS", "200")
    with progress_bar() as show:
        show(Progress("reading", 1, 2, NASTY))
    assert f" {SHOWN}" in terminal.getvalue()


def test_the_bar_tells_the_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("COLUMNS", "200")
    now = 0.0
    with progress_bar(lambda: now) as show:
        for done in (40, 42, 44, 46):
            now += 1
            show(Progress("reading", done, 50))
    assert " 46/50 2.0/s 0:00:02" in click.unstyle(terminal.getvalue())


def test_a_long_build_prints_a_line_a_minute(capsys: pytest.CaptureFixture[str]) -> None:
    now = 0.0
    show = progress_lines(lambda: now)
    show(Progress("reading", 400, 40_000))
    for seconds, done in ((30, 430), (61, 461), (62, 462), (121, 1_610)):
        now = float(seconds)
        show(Progress("reading", done, 40_000))
    now = 181.0
    show(Progress("resolving", 40_000, 40_000))
    assert capsys.readouterr().err == (
        "kg: reading, 461 of 40,000, 1.0 a second, 10 h 59 min left\n"
        "kg: reading, 1,610 of 40,000, 10.0 a second, 1 h 4 min left\n"
        "kg: resolving\n"
    )


def test_workers_here_or_a_cluster(run: Run, articles: Path) -> None:
    outcome = run("build", str(articles), "--workers", "2", "--cluster", "tcp://a:1")
    assert outcome.code == 2
    assert "--workers are of this machine, --cluster names others; choose one" in outcome.err


def test_a_second_writer_is_told(run: Run, articles: Path) -> None:
    with open_store("store", create=True):
        outcome = run("build", str(articles), "--store", "store")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("kg: store: ")
    assert outcome.err.count("\n") == 1


def test_empty_store_name(run: Run, articles: Path) -> None:
    outcome = run("build", str(articles), "--store", " ")
    assert outcome.code == 2
    assert "it is empty; name a folder" in outcome.err


def test_a_file_name_that_is_no_text_stops_no_other(run: Run, articles: Path) -> None:
    (articles / os.fsdecode(b"b\xe9d.txt")).write_bytes((articles / "oslo.txt").read_bytes())
    outcome = run("build", str(articles), "--workers", "1")
    assert outcome.code == 3
    assert outcome.err == (
        f"kg: {articles}/b\ufffdd.txt: the name of the file is not valid UTF-8; rename it\n"
        "kg: 2 articles read, 0 unchanged, 1 could not be read\n"
    )


def test_home_is_expanded(run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = articles.parent / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    run("build", str(articles), "--store", "~/store", "--workers", "1")
    assert (home / "store").is_dir()


def test_files_that_no_reader_takes_are_told_once(run: Run, articles: Path) -> None:
    for name in ("a.pdf", "b.PDF", "letter.docx", "NOTES", "photo.jpg"):
        (articles / name).write_bytes(b"%PDF-1.4")
    told = (
        f"kg: 5 files passed over: .pdf (2, such as {articles}/a.pdf), "
        f"without an ending (1, {articles}/NOTES), .docx (1, {articles}/letter.docx), "
        f".jpg (1, {articles}/photo.jpg); convert them to text or HTML first; "
        "what has no ending is read as text where it is named by itself\n"
    )
    planned = run("build", str(articles), "--dry-run")
    assert planned.err == f"{told}kg: 2 articles to read, 0 unchanged\n"
    outcome = run("build", str(articles), str(articles), "--workers", "1")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"{told}kg: 2 articles read, 0 unchanged\n"
    assert run("extract", str(articles)).err == told


def test_many_endings_are_summed_up(run: Run, articles: Path) -> None:
    for number in range(11):
        (articles / f"a.x{number:02}").write_bytes(b"a")
    outcome = run("build", str(articles), "--dry-run")
    assert outcome.err.startswith(f"kg: 11 files passed over: .x00 (1, {articles}/a.x00), ")
    assert ".x07 (1, " in outcome.err
    assert ", 3 with other endings; convert them to text or HTML first\n" in outcome.err


def test_what_belongs_to_saved_pages_is_no_news(run: Run, articles: Path) -> None:
    beside = articles / "talks_files" / "deep"
    beside.mkdir(parents=True)
    (articles / "oslo.txt").rename(articles / "talks.html")
    for place in (articles / "style.css", articles / "font.woff2", articles / ".DS_Store"):
        place.write_bytes(b"a")
    for place in (beside / "logo.png", beside.parent / "script.js.download", beside / "css2"):
        place.write_bytes(b"a")
    outcome = run("build", str(articles), "--dry-run")
    assert outcome.err == "kg: 2 articles to read, 0 unchanged\n"
    # A folder of that name without its page is one like others.
    (articles / "talks.html").rename(articles / "visit.html")
    outcome = run("build", str(articles), "--dry-run")
    assert outcome.err.startswith("kg: 3 files passed over: ")


def test_a_note_on_a_file_of_several_articles_is_told_once(run: Run, articles: Path) -> None:
    texts = [file.read_text().split("\n\n")[-1].strip() for file in sorted(articles.iterdir())]
    rows = "".join(f"Caf\xe9,'{text}'\n" for text in texts).replace('"', "").replace("'", '"')
    table = articles / "table.csv"
    table.write_bytes(f"title,text\n{rows}".encode("cp1252"))
    assert run("build", str(table), "--workers", "1").err == (
        f"kg: {table}: read as windows-1252, guessed; if names are garbled, convert the "
        "file to UTF-8 and build again (2 articles)\n"
        "kg: 2 articles read, 0 unchanged\n"
    )


def test_what_is_newskgs_own_is_not_told_to_be_passed_over(
    run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(articles)
    Path("kg.yaml").write_text("queries: [asked]\n", encoding="utf-8")
    Path("asked").mkdir()
    Path("asked", "NOTES.odt").write_bytes(b"PK")
    assert run("build", ".", "--workers", "1").code == 0
    assert run("judge", "accept", "Geneva", "--kind", "place").code == 0
    assert run("build", ".").err == "kg: 0 articles read, 2 unchanged\n"
    Path("talk.odt").write_bytes(b"PK")
    assert run("build", ".").err.startswith("kg: 1 file passed over: .odt (1, talk.odt); ")
