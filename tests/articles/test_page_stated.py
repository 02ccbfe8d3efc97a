"""Title, author and day of a page where several things on it could be taken for them."""

from __future__ import annotations

import pytest

from kg.articles.metadata import Metadata
from kg.articles.pages.page import read_page
from tests.articles.test_page_boxes import FIRST, FOURTH, SECOND, THIRD, page, paragraphs

BODY = f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
LD = (
    '<script type="application/ld+json">{{"@type":"NewsArticle",'
    '"headline":"Talks on the Bridge",{}}}</script>'
)


def stated(body: str, head: str = "") -> Metadata:
    return page(body + BODY, head)[1]


def whole(head: str, body: str) -> Metadata:
    return read_page("a.html", f"<html><head>{head}</head><body>{body}{BODY}</body>".encode())[1]


@pytest.mark.parametrize("kind", ["News Release", "Media Statement", "Feature Story"])
def test_the_kind_of_a_text_is_no_author(kind: str) -> None:
    menu = "<nav><ul><li>Take Part</li></ul></nav>"
    body = f"{menu}<div>{kind}</div><div class='date'>24 January 2023</div>"
    assert (
        whole("<title>Talks on the Bridge</title>", f"{body}<h1>Talks on the Bridge</h1>").author
        is None
    )


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Ada Holm, The Valley Courier-Star, Ore.", "Ada Holm"),
        ("Ada Holm, Valley Falls Herald", "Ada Holm"),
        ("Ada Holm, Bo Brandt", "Ada Holm, Bo Brandt"),
        ("Ada Holm, Senior Economist", "Ada Holm"),
        ("Ada Holm and Bo Singer", "Ada Holm, Bo Singer"),
        ("Ada Holm and The Associated Press", "Ada Holm, The Associated Press"),
    ],
)
def test_the_newspaper_behind_a_name(name: str, author: str) -> None:
    fields = LD.format(f'"author":{{"@type":"Person","name":"{name}"}}')
    assert stated("", fields).author == author


def test_two_names_beside_the_date() -> None:
    line = "<div><span>Ada Holm, Bo Erik Brandt</span> <span>|</span> <span>19.04.2024</span></div>"
    assert stated(line).author == "Ada Holm, Bo Erik Brandt"


@pytest.mark.parametrize(
    ("names", "author"),
    [
        ("Ada Holm, Bo Erik Brandt", "Ada Holm, Bo Erik Brandt"),
        ("Ada Holm, Senior Economist", "Ada Holm"),
        ("Ada Holm, Valley Falls Herald", "Ada Holm"),
    ],
)
def test_names_in_an_element_for_them(names: str, author: str) -> None:
    line = f"<div><span class='byline'>{names}</span> <span>19.04.2024</span></div>"
    assert stated(line).author == author


@pytest.mark.parametrize("joined", ["and", "&amp;"])
def test_an_agency_beside_a_name(joined: str) -> None:
    fields = LD.format('"author":"Ada Holm"')
    byline = f"<div class='byline'>By <a href='/writers/ada'>Ada Holm</a> {joined} AFP</div>"
    assert stated(byline, fields).author == "Ada Holm, AFP"


@pytest.mark.parametrize("scope", ["", " itemscope itemtype='https://schema.org/NewsArticle'"])
def test_the_day_of_a_change_is_not_that_of_publication(scope: str) -> None:
    text = (
        f"<html{scope}><head><title>Talks on the Bridge</title>"
        "<meta name='modified-date' itemprop='datePublished' content='2024-05-04'>"
        "<meta name='publish-date' content='2024-05-02'></head>"
        f"<body><h1>Talks on the Bridge</h1>{BODY}</body></html>"
    )
    assert read_page("a.html", text.encode())[1].published == "2024-05-02"


def test_a_date_that_stands_among_other_things_in_its_line() -> None:
    line = (
        "<div><span>Ministry of Rivers</span> "
        "<span class='pubdate'>Publication date 8.11.2017 13.40</span> <span>For all</span></div>"
    )
    changed = "<meta name='DC.date.modified' content='2018-03-02'>"
    assert stated(line, changed).published == "2017-11-08"


@pytest.mark.parametrize(
    ("moment", "line", "day"),
    [
        ("2024-03-04T19:12:06Z", "5 March 2024, 6:12 am", "2024-03-05"),
        ("2024-03-04T19:12:06.000+00:00", "Posted 00:42, March 5 2024", "2024-03-05"),
        ("2024-03-04T02:30:00Z", "March 3, 2024 9:30 p.m.", "2024-03-03"),
        # Another moment, a zone of its own, no time of day.
        ("2024-03-04T19:12:06Z", "Updated 5 March 2024, 6:47 am", "2024-03-04"),
        ("2024-03-04T19:12:06+01:00", "5 March 2024, 6:12 am", "2024-03-04"),
        ("2024-03-04T19:12:06Z", "5 March 2024", "2024-03-04"),
    ],
)
def test_the_day_where_the_readers_live(moment: str, line: str, day: str) -> None:
    body = f"<div class='date'>{line}</div>"
    assert stated(body, LD.format(f'"datePublished":"{moment}"')).published == day
    meta = f"<meta property='article:published_time' content='{moment}'>"
    assert stated(body, meta).published == day


def test_a_kicker_in_the_heading_of_the_headline() -> None:
    title = "<title>Why the Boatmen Left | North Post</title>"
    heading = "<h1><span>Gone by Noon</span><span>Why the Boatmen Left</span></h1>"
    assert whole(title, heading).title == "Why the Boatmen Left"


def test_a_kicker_before_the_headline_in_the_title() -> None:
    head = "<title>Rivers: Boatmen Leave the Harbour at Noon - North Post</title>"
    head += "<meta property='og:title' content='Rivers: Boatmen Leave the Harbour at Noon'>"
    heading = "<h2><span>Rivers</span><span>Boatmen Leave the Harbour at Noon</span></h2>"
    assert whole(head, heading).title == "Boatmen Leave the Harbour at Noon"


def test_a_headline_that_shows_more_than_is_stated() -> None:
    head = "<title>Boatmen leave harbour over toll | North Post</title>"
    head += "<meta property='og:title' content='Boatmen leave harbour over toll'>"
    heading = "<h2>Boatmen leave harbour over TOLL: Nobody rows to market any more</h2>"
    assert whole(head, heading).title == (
        "Boatmen leave harbour over TOLL: Nobody rows to market any more"
    )


@pytest.mark.parametrize("continues", ["Story continues", "Article continues after this film"])
def test_words_that_bridge_an_advertisement(continues: str) -> None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p><div><span>{continues}</span></div><p>{THIRD}</p>"
    assert paragraphs(f"<div>{body}</div>") == [FIRST, SECOND, THIRD]


def test_an_anchor_makes_no_link_of_a_heading() -> None:
    heading = "<h2><a id='k1'></a>What the boatmen say</h2>"
    body = f"<div><p>{FIRST}</p><p>{SECOND}</p>{heading}<p>{THIRD}</p><p>{FOURTH}</p></div>"
    assert "What the boatmen say" in paragraphs(body)


def test_a_figure_of_a_quotation() -> None:
    quoted = "“Nobody asks a boatman where the bridge should be”"
    figure = f"<div class='q'><figure><blockquote>{quoted}</blockquote></figure></div>"
    body = f"<div><p>{FIRST}</p><p>{SECOND}</p>{figure}<p>{THIRD}</p><p>{FOURTH}</p></div>"
    assert quoted in paragraphs(body)


def test_a_sentence_about_the_organization_that_wrote_the_article_stays() -> None:
    fields = LD.format('"author":{"@type":"Organization","name":"River Watch"}')
    line = "River Watch has read all the papers about the bridge that the town would show it."
    assert line in paragraphs(f"<div><p>{FIRST}</p><p>{line}</p><p>{SECOND}</p></div>", fields)


def test_a_day_in_an_element_for_changes_beside_other_words() -> None:
    line = "<div><a>Home News</a> <span class='updated'>4:51 pm on 9 July 2019</span></div>"
    assert whole("", f"{line}<h1>Talks on the Bridge</h1>").published == "2019-07-09"


def test_an_author_who_writes_for_the_site_from_outside() -> None:
    fields = LD.format('"author":["Ada Holm, special to valley.example"]')
    assert stated("", fields).author == "Ada Holm"


def test_authors_are_named_once() -> None:
    names = ", <span>Editor</span><br>".join(
        f"<a href='/staff/{one}' class='staffname'>{one}</a>" for one in ("Ada Holm", "Bo Lund")
    )
    assert stated(f"<div><p class='byline'>{names}, <span>Writer</span></p></div>").author == (
        "Ada Holm, Bo Lund"
    )


def test_authors_of_whom_the_page_shows_one_beside_its_own_name() -> None:
    fields = LD.format('"author":{"@type":"Organization","name":"Valley News"}')
    meta = "<meta name='author' content='Ada Holm, Bo Lund'>"
    assert stated("<p class='byline'>By Ada Holm</p>", fields + meta).author == "Ada Holm, Bo Lund"


def test_who_is_named_below_an_article() -> None:
    prose = "".join(f"<p>{one}</p>" for one in (FIRST, SECOND, THIRD, FOURTH))
    assert page(f"<div>{prose}<p>Story by Ada Holm</p></div>")[1].author == "Ada Holm"


def test_the_day_of_a_moment_that_the_page_tells_twice() -> None:
    meta = "<meta property='article:published_time' content='2022-08-05T01:30:00+00:00'>"
    line = "<p><time datetime='2022-08-04T21:30:00-04:00'>August 04, 2022</time></p>"
    assert stated(line, meta).published == "2022-08-04"


@pytest.mark.parametrize(
    ("address", "line", "day"),
    [
        ("https://n.example/2019/04/08/mango/", "April 8, 2019", "2019-04-08"),
        ("https://n.example/2019/04/08/mango/", "", "2019-04-07"),
        ("https://n.example/mango/", "April 8, 2019", "2019-04-07"),
        ("https://n.example/2019/04/10/mango/", "April 10, 2019", "2019-04-07"),
    ],
)
def test_the_day_that_page_and_address_tell(address: str, line: str, day: str) -> None:
    head = (
        "<meta property='article:published_time' content='2019-04-07T21:04:55+00:00'>"
        f"<link rel='canonical' href='{address}'>"
    )
    assert stated(f"<div class='date'>{line}</div>", head).published == day


def test_a_line_break_parts_a_name_from_an_address() -> None:
    byline = "<span class='byline' itemprop='author'>By Ada Holm<br>aholm@n.example</span>"
    assert stated(f"<div>{byline}</div>").author == "Ada Holm"


def test_the_news_of_a_day() -> None:
    assert stated("<p>Regional News of Thursday, 15 October 2020</p>").published == "2020-10-15"


def test_a_title_that_the_page_states_but_does_not_show() -> None:
    fields = '<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],'
    fields += '"headline":"Talks on the Bridge"}]}</script>'
    found = whole(f"<title>Talks on the Bridge - Valley News</title>{fields}", "")
    assert (found.title, found.publisher) == ("Talks on the Bridge", "Valley News")


def test_a_short_text_that_only_json_ld_has() -> None:
    told = "The mayors of both towns met on the bridge on Monday. They agreed on repairs."
    head = LD.format(f'"articleBody":"{told}"')
    text, _ = read_page(
        "a.html", f"<html><head>{head}</head><body><h1>Talks on the Bridge</h1></body>".encode()
    )
    assert text == f"Talks on the Bridge\n\n{told}"
