from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.articles import content_blocks, read_article
from kg.errors import SourceError
from kg.records import Article

FIRST = "The mayor of Northhaven met the governor in the town hall on Monday about the bridge."
SECOND = "She said that both sides would pay for the repairs of the old bridge before winter."


def read(folder: Path, head: str, *, lang: str = "", encoding: str = "utf-8") -> Article:
    page = (
        f"<!DOCTYPE html><html{lang}><head>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
        f"<article><h1>Café talks on the bridge</h1><p>{FIRST}</p><h2>Costs</h2><p>{SECOND}</p>"
        "</article><footer>Copyright somebody. All rights reserved.</footer></body></html>"
    )
    source = folder / "page.html"
    source.write_bytes(page.encode(encoding))
    return read_article(source)


def json_ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Mayor meets governor",
    "datePublished": "2026-01-12T23:30:00-05:00",
    "author": [
        {"@type": "Person", "name": "Ann Example"},
        {"@type": "Person", "name": "Bo Sample"},
    ],
    "publisher": {"@type": "Organization", "name": "the Northhaven Post"},
    "url": "https://news.example/bridge",
    "inLanguage": "en-GB",
}


def test_text_of_a_page(tmp_path: Path) -> None:
    article = read(tmp_path, "")
    assert article.text.split("\n\n") == ["Café talks on the bridge", FIRST, "Costs", SECOND]
    kinds = [block.kind for block in content_blocks(article.text)]
    assert kinds == ["headline", "paragraph", "headline", "paragraph"]


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "WebSite", "name": "x"}, ARTICLE],
        {"@graph": [{"@type": "BreadcrumbList"}, ARTICLE | {"@type": ["Thing", "NewsArticle"]}]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
    ],
)
def test_json_ld(tmp_path: Path, data: object) -> None:
    article = read(tmp_path, json_ld(data))
    assert article.title == "Mayor meets governor"
    assert article.published == "2026-01-12"
    assert article.author == "Ann Example, Bo Sample"
    assert article.publisher == "the Northhaven Post"
    assert article.url == "https://news.example/bridge"
    assert article.language == "en-GB"


def test_meta_elements(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="Mayor meets governor">'
        '<meta property="og:site_name" content="Northhaven Post">'
        '<meta property="article:published_time" content="2026-01-12T08:00:00Z">'
        '<meta name="author" content="By Ann Example">'
        '<link rel="canonical" href="https://news.example/bridge">'
    )
    article = read(tmp_path, head, lang=' lang="en"')
    assert (article.title, article.publisher) == ("Mayor meets governor", "Northhaven Post")
    assert (article.published, article.author) == ("2026-01-12", "Ann Example")
    assert (article.url, article.language) == ("https://news.example/bridge", "en")


def test_the_main_heading_counts_more_than_a_title_for_searches(tmp_path: Path) -> None:
    head = '<meta property="og:title" content="Opinion | Talks on the bridge">'
    assert read(tmp_path, head).title == "Café talks on the bridge"


def test_a_section_within_the_main_heading_is_no_part_of_the_title(tmp_path: Path) -> None:
    head = '<meta property="og:title" content="Talks on the bridge">'
    assert read(tmp_path, head).title == "Talks on the bridge"


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("Mon Aug 03 12:45:00 EDT 2015", "2015-08-03"),
        ("Fri Mar 13 21:30:09 +0100 2015", "2015-03-13"),
        ("1426280400", "2015-03-13"),
        ("1426280400000", "2015-03-13"),
        ("1201020304", "2008-01-22"),
    ],
)
def test_days_as_programs_write_them(tmp_path: Path, stated: str, day: str) -> None:
    head = f'<meta property="article:published_time" content="{stated}">'
    assert read(tmp_path, head).published == day


@pytest.mark.parametrize(
    ("site", "author"), [("The Northhaven Post", "Ann Example"), ("Lisle Sun", "Ann Example, Post")]
)
def test_an_author_stands_without_employer(tmp_path: Path, site: str, author: str) -> None:
    source = tmp_path / "page.html"
    source.write_text(
        f'<meta property="og:site_name" content="{site}"><meta name="author" content='
        f'"Ann Example, Post"><h1>Talks on the bridge</h1><p>By Ann Example</p><p>{FIRST}</p>'
    )
    assert read_article(source).author == author


def test_a_page_that_states_little(tmp_path: Path) -> None:
    article = read(tmp_path, '<meta name="author" content="https://social.example/ann">')
    assert article.title == "Café talks on the bridge"
    assert (article.published, article.author, article.publisher) == (None, None, None)
    assert (article.url, article.language) == (None, None)


def test_date_in_the_address(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://news.example/2026/01/12/bridge">'
    assert read(tmp_path, head).published == "2026-01-12"


def test_broken_json_ld_is_passed_over(tmp_path: Path) -> None:
    deep = "[" * 100_000
    head = f'<script type="application/ld+json">{deep}</script><script type="application/ld+json">'
    assert read(tmp_path, head + "{</script>" + json_ld(ARTICLE)).author == "Ann Example, Bo Sample"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8-sig"),
        ('<meta charset="ISO-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
    ],
)
def test_encodings(tmp_path: Path, head: str, encoding: str) -> None:
    assert read(tmp_path, head, encoding=encoding).title == "Café talks on the bridge"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            b"<html><body><script>go()</script></body></html>",
            "no article text found (the page is empty after removing navigation); "
            "save its text as a .txt file, or remove it",
        ),
        (b"", "the file is empty; remove it or fill it"),
        (
            b"<html><meta charset='shift_jis'><p>" + b"\x81 " * 9,
            "not valid Shift_JIS at byte 35 (0x81); convert the file to UTF-8",
        ),
        (
            b"<!DOCTYPE html [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;&a;'>]><p>&b;",
            "the page declares entities of its own; save the article's text as a .txt file",
        ),
    ],
)
def test_pages_that_cannot_be_read(tmp_path: Path, content: bytes, problem: str) -> None:
    source = tmp_path / "page.htm"
    source.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        read_article(source)
    assert str(caught.value) == f"{source}: {problem}"


def test_deep_nesting(tmp_path: Path) -> None:
    source = tmp_path / "page.html"
    source.write_text("<html><body>" + "<div>" * 50_000 + FIRST)
    with pytest.raises(SourceError) as caught:
        read_article(source)
    assert caught.value.problem == (
        "elements stand within each other more than 250 deep; "
        "save the article's text as a .txt file"
    )


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        ("<p>" + "<em>a</em>" * 3_001, "one element has 3,001 parts, more than 3,000"),
        (
            ("<div>" + "<p>a</p>" * 2_999 + "</div>") * 17,
            "the page has 51,003 elements, more than 50,000",
        ),
    ],
)
def test_pages_with_too_many_elements(tmp_path: Path, parts: str, problem: str) -> None:
    source = tmp_path / "page.html"
    source.write_text(f"<html><head></head><body>{parts}</body></html>")
    with pytest.raises(SourceError) as caught:
        read_article(source)
    assert caught.value.problem == f"{problem}; save the article's text as a .txt file"
