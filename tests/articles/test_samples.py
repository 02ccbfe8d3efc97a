from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import pytest

from kg.articles import content_blocks, find_files, read_article
from kg.records import Article


@pytest.fixture(scope="module")
def samples() -> dict[str, Article]:
    with as_file(files("kg.samples")) as folder:
        return {source.name: read_article(source) for source in find_files([Path(folder)])}


def test_every_sample_is_titled_dated_and_labelled(samples: dict[str, Article]) -> None:
    assert len(samples) == 12
    for article in samples.values():
        assert article.title
        assert article.published is not None
        assert len(article.published) == 10
        assert "newskg sample" in (article.publisher or "")
        words = sum(
            len(article.text[block.start : block.end].split())
            for block in content_blocks(article.text)
        )
        assert 120 <= words <= 350


def test_readme_tells_about_every_sample(samples: dict[str, Article]) -> None:
    readme = (files("kg.samples") / "README.md").read_text(encoding="utf-8")
    assert [name for name in samples if f"`{name}`" not in readme] == []


def test_furniture_of_the_wrong_sample(samples: dict[str, Article]) -> None:
    article = samples["lakeside-courier.txt"]
    assert article.title == "Trump, Kim Jong-Un Talk For Hours At Singapore's Shangri-La Hotel"
    assert (article.published, article.author) == ("2018-06-14", "P. Sample")
    assert article.publisher == "Lakeside Courier (newskg sample)"
    assert [block.kind for block in content_blocks(article.text)] == ["headline"] + [
        "paragraph"
    ] * 5


def test_page_and_timeline(samples: dict[str, Article]) -> None:
    page = samples["hanoi-summit.html"]
    assert (page.title, page.published) == ("Hanoi summit ends without agreement", "2019-02-28")
    assert page.url == "https://newskg.example/samples/2019/02/28/hanoi-summit.html"
    dates = [block.date for block in content_blocks(samples["korea-timeline.txt"].text)]
    assert [date for date in dates if date][::7] == ["2018-03-28", "2019-06-30"]
