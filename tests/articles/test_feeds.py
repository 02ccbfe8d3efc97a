"""Feeds: RSS and Atom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.articles.packed_articles import RSS, TALKS, VISIT, articles, write

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
<entry><id>urn:x:1</id><title>Prado and Weber Meet</title><updated>2026-03-04T01:00:00Z</updated>
<author><name>Eva Lind</name></author><link href="https://courier.example/talks"/>
<content type="html">&lt;p&gt;{TALKS}&lt;/p&gt;</content></entry></feed>
"""


def test_rss(tmp_path: Path) -> None:
    read, problems = articles(write(tmp_path, "feed.xml", RSS))
    assert problems == {}
    assert list(read) == ["t-1", "entry=2"]
    first = read["t-1"]
    assert first.text == f"{TALKS}\n\nThey spoke for two hours."
    assert (first.title, first.published) == ("Prado and Weber Meet", "2026-03-03")
    assert (first.publisher, first.language) == ("Northern Courier", "en")
    assert first.url == "https://courier.example/talks"
    assert first.file_name == "feed.xml#t-1"
    assert read["entry=2"].text == VISIT


def test_atom(tmp_path: Path) -> None:
    read, problems = articles(write(tmp_path, "feed.atom", ATOM))
    assert problems == {}
    article = read["urn:x:1"]
    assert (article.text, article.author) == (TALKS, "Eva Lind")
    assert article.published == "2026-03-04"


def test_a_title_in_html_is_read_as_browsers_show_it(tmp_path: Path) -> None:
    entry = ATOM.replace(
        "<title>Prado and", '<title type="html">&lt;b&gt;Prado&lt;/b&gt; &amp;amp; Sons and'
    ).replace("Eva Lind", "Eva Lind &amp;amp; Jo Berg")
    read, _ = articles(write(tmp_path, "feed.atom", entry))
    assert read["urn:x:1"].title == "Prado & Sons and Weber Meet"
    assert read["urn:x:1"].author == "Eva Lind & Jo Berg"
    stated = {"id": 1, "title": {"rendered": "Holt&#8217;s Long Visit to Vienna"}, "text": VISIT}
    read, _ = articles(write(tmp_path, "d.jsonl", json.dumps(stated)))
    assert read["1"].title == "Holt’s Long Visit to Vienna"
    stated = {"id": 1, "title": "R&D: 3 < 4", "text": VISIT}
    read, _ = articles(write(tmp_path, "d.jsonl", json.dumps(stated)))
    assert read["1"].title == "R&D: 3 < 4"


@pytest.mark.parametrize(
    "end",
    [
        ' <a href="/t">Read more</a>',
        '</p> <a href="/t">Read more</a>',
        '</p><p><a href="/t">Continue reading »</a></p>',
        ' [<a href="/t">Read More...</a>]',
    ],
)
def test_what_leads_from_an_entry_to_its_page_is_no_text(tmp_path: Path, end: str) -> None:
    stated = {"id": 1, "text": f"<p>{TALKS}</p><p>{VISIT}{end}"}
    read, _ = articles(write(tmp_path, "d.jsonl", json.dumps(stated)))
    assert read["1"].text == f"{TALKS}\n\n{VISIT}"


@pytest.mark.parametrize("end", ["“Read more,” she said.", "They want to read more", "Read more!"])
def test_what_an_article_says_of_reading_stays(tmp_path: Path, end: str) -> None:
    stated = {"id": 1, "text": f"<p>{TALKS}</p><p>{VISIT} {end}</p>"}
    read, _ = articles(write(tmp_path, "d.jsonl", json.dumps(stated)))
    assert read["1"].text == f"{TALKS}\n\n{VISIT} {end}"


@pytest.mark.parametrize(
    "content",
    [
        "<html><body>no feed</body></html>",
        "",
        "plain words",
        # A link that is closed behind its entry, where feedparser misses a key.
        "<rss version='2.0'><channel><item><link>http://a.b</item></ch></link></channel></rss>",
    ],
)
def test_what_is_no_feed_is_refused(tmp_path: Path, content: str) -> None:
    read, problems = articles(write(tmp_path, "feed.xml", content))
    assert read == {}
    assert problems[""].startswith("not a feed (")


def test_a_feed_that_breaks_off_is_told(tmp_path: Path) -> None:
    told = "the XML breaks off in line {}; what follows was not read: fetch or save the feed again"
    cut = RSS.index("visited Vienna")
    read, problems = articles(write(tmp_path, "a.xml", RSS[:cut]))
    assert (list(read), problems) == (["t-1"], {"entry=2": told.format(9)})
    cut = RSS.index("<item><title>Holt")
    read, problems = articles(write(tmp_path, "b.xml", RSS[:cut]))
    assert (list(read), problems) == (["t-1"], {"entry=2": told.format(8)})
    cut = RSS.index("They spoke")
    read, problems = articles(write(tmp_path, "c.xml", RSS[:cut]))
    assert (list(read), problems) == ([], {"": told.format(7)})


def test_a_feed_that_is_no_strict_xml_is_read_to_its_end(tmp_path: Path) -> None:
    read, problems = articles(write(tmp_path, "a.xml", RSS.replace("Short.", "R&D &nbsp;")))
    assert (len(read), problems) == (2, {})


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 40}">' for n in range(10)
    )
    channel = "<channel><title>&e9;</title></channel>"
    bomb = f"<!DOCTYPE rss [{entities}]><rss version='2.0'>{channel}</rss>"
    read, problems = articles(write(tmp_path, "feed.xml", bomb))
    assert read == {}
    assert len(problems) == 1


@pytest.mark.parametrize("tag", ["<p>", "&lt;p>", "&#60;p>", "&#x03C;p>"])
def test_a_feed_of_too_many_tags_is_refused(tmp_path: Path, tag: str) -> None:
    many = RSS.replace("</channel>", tag * 200_000 + "</channel>")
    read, problems = articles(write(tmp_path, "feed.xml", many))
    assert read == {}
    assert problems[""] == "the feed has more than 200,000 tags; split it"
