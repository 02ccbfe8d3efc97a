"""Pages: raised marks become marks of the text, and entries keep their numbers and addresses."""

from __future__ import annotations

from pathlib import Path

from kg.articles import content_blocks, read_article
from kg.articles.blocks import blocks_of
from kg.articles.citations import find_citations
from kg.articles.layout import lay_out

PAGE = """<html><head><title>River talks</title></head><body><article><h1>River Talks Go On</h1>
<p>The mayor of Northhaven met the governor in the town hall on Monday and spoke of bridges.\
<sup id="r1"><a href="#fn1">1</a></sup> She said that both sides would pay for the repairs\
<sup><a href="#cite2">[2]</a></sup> of the old bridge<sup>3</sup>, which is
20 km<sup>2</sup> away.</p>
<p>The governor called the agreement a good day for both banks of the river, which are poor \
<a href="#fn4">[4]</a>.</p>
<h2>References</h2>
<ol><li id="fn1"><a href="#r1">^</a> <cite><a href="https://news.example/one?a=1&amp;b=2">Mayor \
meets governor</a></cite>, Northhaven Post.</li>
<li id="cite2">Who pays? <a href="https://news.example/two">The Paper</a> asks.</li>
<li>A third source that has no link at all, The Paper.</li>
<li><a id="fn4" href="#r4"></a><a href="ftp://files.example/four">Files of the board</a></li></ol>
<p><a name="x">[9]</a><sup><a>7</a></sup></p>
<p>This last paragraph follows the list and says more about the bridge over the river.</p>
</article></body></html>"""


def test_marks_and_entries_of_a_page(tmp_path: Path) -> None:
    source = tmp_path / "talks.html"
    source.write_text(PAGE, encoding="utf-8")
    text = read_article(source).text
    assert "spoke of bridges.[1] She said" in text
    assert "repairs[2] of the old bridge[3], which is" in text
    assert "20 km2 away" in text
    layout = lay_out(text)
    found = {
        each.mark: (each.source.title, each.source.url) if each.source else None
        for each in find_citations(text, blocks_of(text, layout), layout.sources)
    }
    assert found == {
        "1": ("Mayor meets governor, Northhaven Post", "https://news.example/one?a=1&b=2"),
        "2": ("Who pays? The Paper asks", "https://news.example/two"),
        "3": ("A third source that has no link at all, The Paper", None),
        "4": ("Files of the board", None),
    }
    paragraphs = [block for block in content_blocks(text) if block.kind == "paragraph"]
    assert len(paragraphs) == 3
    assert text[paragraphs[-1].start :].startswith("This last paragraph")


def test_a_numbered_list_that_no_mark_leads_to(tmp_path: Path) -> None:
    source = tmp_path / "talks.html"
    source.write_text(
        "<html><head><title>River talks</title></head><body><article><h1>River Talks Go On</h1>"
        "<p>The mayor of Northhaven met the governor in the town hall on Monday [1].</p>"
        "<p>She said that both sides would pay for the repairs of the old bridge [2].</p>"
        "<h2>Sources</h2><ol><li><a href='https://news.example/one'>Mayor meets governor</a>, The "
        "Paper</li><li><a href='https://news.example/two'>Who pays now</a></li></ol></article>"
        "</body></html>"
    )
    text = read_article(source).text
    layout = lay_out(text)
    found = find_citations(text, blocks_of(text, layout), layout.sources)
    assert [(each.mark, each.source and each.source.url) for each in found] == [
        ("1", "https://news.example/one"),
        ("2", "https://news.example/two"),
    ]
