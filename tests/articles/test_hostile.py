from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.mutations import hostile
from kg.articles import read_article
from kg.articles.pages.page import read_page
from kg.errors import SourceError

REMEDY = "save the article's text as a .txt file"


def test_broken_sources_are_read_or_refused() -> None:
    """Two hundred; ``python -m bench.fuzz`` reads ten thousand."""
    run = subprocess.run(
        [sys.executable, "-m", "bench.fuzz", "--count", "200", "--seed", "3", "--broken-only"],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("200 sources, suffixes ")


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("entity bomb", "the page declares entities of its own"),
        ("tags 100,000 deep", "elements stand within each other more than 250 deep"),
        ("a million elements", "the page has 2,000,002 tags, too many to read"),
        ("many attributes", "one element has 100,001 attributes, more than 2,000"),
    ],
)
def test_hostile_pages_are_refused(tmp_path: Path, name: str, problem: str) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(hostile()[name])
    with pytest.raises(SourceError) as caught:
        read_article(page)
    assert caught.value.problem == f"{problem}; {REMEDY}"


@pytest.mark.parametrize(
    "part",
    [
        "<div>" + "<a>Ab</a>" * 2_000 + "</div>",
        "<div>" + "<span>" * 200 + "Most read" + "</span>" * 200 + "</div>",
        "<div>" * 100 + "<h2></h2>" * 2_000 + "<h2><a href=x>w</a></h2>" + "</div>" * 100,
        "<blockquote>" + "one two three four " * 500 + "</blockquote>",
    ],
)
def test_pages_of_many_parts_take_linear_time(part: str) -> None:
    prose = "<p>The mayor met the governor in the town hall on Monday about the old bridge.</p>"
    page = f"<html><body><h1>Talks</h1>{part * 4}{prose * 4}</body></html>".encode()
    before = time.process_time()
    text, _ = read_page("page.html", page)
    assert time.process_time() - before < 5
    assert "The mayor met the governor" in text
