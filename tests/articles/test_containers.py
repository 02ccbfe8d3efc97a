"""Files that hold many articles: JSON, JSON Lines, CSV, and what is the same for every format."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kg.articles import Source, content_blocks, read_article
from kg.articles.containers.unpacking import sources_in, with_contents
from kg.articles.readers import file_label, file_source, split_name
from kg.articles.source import source_name
from kg.errors import SourceError
from tests.articles.packed_articles import RSS, TALKS, VISIT, articles, write

GUESSED = (
    "read as windows-1252, guessed; if names are garbled, convert the file to UTF-8 and build again"
)


def test_csv(tmp_path: Path) -> None:
    rows = (
        "Headline;Date;Body;URL\r\n"
        f'"Prado; Weber";3 March 2026;"{TALKS}\r\n\r\nMore ""words"".";https://courier.example/1\r\n'
        "\r\n"
        f"Holt;2026-03-04;{VISIT};\r\n"
        "Broken;1;2;3;4;5\r\n"
        "No text;2026-03-05;;\r\n"
    )
    read, problems = articles(write(tmp_path, "export.csv", rows))
    assert read["https://courier.example/1"].text == f'{TALKS}\r\n\r\nMore "words".'
    assert read["https://courier.example/1"].title == "Prado; Weber"
    assert read["https://courier.example/1"].published == "2026-03-03"
    assert read["row=3"].published == "2026-03-04"
    assert problems == {
        "row=4": "6 cells where the header has 4; quote the text",
        "row=5": "no text in this entry; if it stands under another name, say so in kg.yaml: "
        "fields: {text: NAME}",
    }


def test_what_was_taken_for_the_header_of_a_table_is_told(tmp_path: Path) -> None:
    rows = f'1,Talks,"{TALKS}",2026-03-03\n2,Visit,"{VISIT}",2026-03-04\n'
    read, problems = articles(write(tmp_path, "bare.csv", rows))
    assert read == {}
    assert problems == {
        "": "row 1 was taken for the header, and none of its columns (1, Talks, "
        "President Ana Prado met [...], 2026-03-03) is known; put a row above it that names them "
        "(title, date, text ...), or say in kg.yaml what is called how: fields: {text: NAME}"
    }
    read, problems = articles(write(tmp_path, "one.csv", "Titre,Contenu\n"), {"text": ("contenu",)})
    assert problems == {
        "": "row 1 was taken for the header, and no other row follows; add the articles, or "
        "remove the file"
    }


def test_csv_in_the_encoding_of_windows(tmp_path: Path) -> None:
    content = f"title,text\nCaf\xe9 talks,{VISIT}\n".encode("cp1252")
    read, problems = articles(write(tmp_path, "export.csv", content))
    assert (read["row=1"].title, problems) == ("Caf\xe9 talks", {})
    assert read["row=1"].notes == (GUESSED,)


def test_an_open_quotation_mark_costs_what_follows_and_is_told(tmp_path: Path) -> None:
    read, problems = articles(write(tmp_path, "e.csv", f'text\n{VISIT}\n"never closed\n{VISIT}\n'))
    assert list(read) == ["row=1"]
    assert problems == {"row=2": "not valid CSV (unexpected end of data); mend that row"}


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 7, "headline": "Talks", "body": TALKS, "source": {"name": "Courier"}}),
        "{broken",
        "",
        "[1]",
        json.dumps({"content": VISIT, "authors": [{"name": "Eva Lind"}, {"name": "Jo Berg"}]}),
        json.dumps({"text": TALKS, "created": 1772582400}),
        "[" * 100_000,
    ]
    read, problems = articles(write(tmp_path, "dump.jsonl", "\n".join(lines)))
    assert (read["7"].text, read["7"].publisher) == (TALKS, "Courier")
    assert read["line=5"].author == "Eva Lind, Jo Berg"
    assert read["line=6"].published == "2026-03-04"
    assert problems == {
        "line=2": "not valid JSON (Expecting property name enclosed in double quotes at line 1, "
        "column 2); mend that line",
        "line=4": "not an object with the fields of an article",
        "line=7": "not valid JSON (nested too deeply); mend that line",
    }


@pytest.mark.parametrize(
    "shape",
    [
        lambda entries: entries,
        lambda entries: {"status": "ok", "articles": entries},
        lambda entries: {"response": {"results": entries}},
        lambda entries: {"version": "https://jsonfeed.org/version/1.1", "items": entries},
    ],
)
def test_json_in_many_shapes(tmp_path: Path, shape: object) -> None:
    assert callable(shape)
    entries = [{"id": "a", "content_html": f"<p>{TALKS}</p>"}, {"id": "b", "full_text": VISIT}]
    read, problems = articles(write(tmp_path, "dump.json", json.dumps(shape(entries))))
    assert {key: article.text for key, article in read.items()} == {"a": TALKS, "b": VISIT}
    assert problems == {}


def test_json_of_one_article(tmp_path: Path) -> None:
    stated = {
        "@type": "NewsArticle",
        "headline": "Talks",
        "articleBody": TALKS,
        "datePublished": "2026-03-03T22:00:00-05:00",
        "author": [{"@type": "Person", "name": "Eva Lind"}],
        "publisher": {"name": "Courier"},
        "url": "https://courier.example/talks",
    }
    read, _ = articles(write(tmp_path, "one.json", json.dumps(stated)))
    (article,) = read.values()
    assert (article.title, article.published) == ("Talks", "2026-03-03")
    assert (article.author, article.publisher) == ("Eva Lind", "Courier")


def test_the_by_of_a_byline_is_no_name(tmp_path: Path) -> None:
    entries = [{"id": "a", "text": TALKS, "byline": "By Eva Lind"}, {"text": VISIT, "id": "b"}]
    read, _ = articles(write(tmp_path, "dump.json", json.dumps(entries)))
    assert [read[key].author for key in "ab"] == ["Eva Lind", None]


def test_json_in_the_encoding_of_windows(tmp_path: Path) -> None:
    entry = json.dumps({"text": TALKS, "author": "Ren\xe9 L\xf6we"}, ensure_ascii=False)
    note = GUESSED
    content = f"[{entry}]".encode("cp1252")
    read, problems = articles(write(tmp_path, "d.json", content))
    (article,) = read.values()
    assert (article.author, article.notes, problems) == ("Ren\xe9 L\xf6we", (note,), {})
    read, problems = articles(write(tmp_path, "d.jsonl", f"{entry}\n".encode("cp1252")))
    assert (read["line=1"].author, read["line=1"].notes) == ("Ren\xe9 L\xf6we", (note,))
    read, problems = articles(write(tmp_path, "e.jsonl", b'{"text": "\xc3\x81\x81"}\n'))
    assert problems["line=1"].endswith("; convert the file to UTF-8")


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.rss"])
@pytest.mark.parametrize(
    "lead", ["Prado received Weber in Oslo", "Holt and Brandt to Talk in Vienna"]
)
def test_a_short_first_paragraph_is_no_title_below_a_stated_one(
    tmp_path: Path, name: str, lead: str
) -> None:
    stated = {"id": "1", "title": "Ferry Talks Go On", "text": f"{lead}\n\n{VISIT}"}
    as_feed = RSS.partition("<item>")[0] + (
        f"<item><guid>1</guid><title>{stated['title']}</title>"
        f"<description><![CDATA[<p>{lead}</p><p>{VISIT}</p>]]></description></item></channel></rss>"
    )
    content = {
        "a.jsonl": json.dumps(stated),
        "a.csv": f'id,title,text\n1,{stated["title"]},"{stated["text"]}"\n',
        "a.rss": as_feed,
    }[name]
    read, _ = articles(write(tmp_path, name, content))
    blocks = [read["1"].text[block.start : block.end] for block in content_blocks(read["1"].text)]
    assert read["1"].title == blocks[0] == stated["title"]
    assert blocks[1:] == [lead, VISIT]


def test_a_headline_that_the_text_has_is_not_put_before_it(tmp_path: Path) -> None:
    text = f"Prado Visits Oslo\n\n{VISIT}"
    row = {"id": "1", "title": "Prado Visits Oslo - Courier", "text": text}
    read, _ = articles(write(tmp_path, "a.jsonl", json.dumps(row)))
    assert read["1"].text == text


def test_a_year_alone_is_no_day(tmp_path: Path) -> None:
    entry = {"text": TALKS, "date": "2026"}
    read, problems = articles(write(tmp_path, "d.jsonl", json.dumps(entry)))
    assert (read["line=1"].published, problems) == (None, {})


@pytest.mark.parametrize(
    ("date", "remedy"),
    [
        ("05/06/2025", "2025-06-05 or 2025-05-06"),
        ("7-8-2025", "2025-08-07 or 2025-07-08"),
        ("45808", "2025-05-31"),
        ("45808.75", "2025-05-31"),
        ("last week", "YYYY-MM-DD"),
    ],
)
def test_a_day_that_is_not_certain_is_told(tmp_path: Path, date: str, remedy: str) -> None:
    note = f"publication date: “{date}” under “Posted On” is no certain day; write it as {remedy}"
    fields = {"published": ("posted on",)}
    for name, content in (
        ("a.csv", f"Posted On,text\n{date},{VISIT}\n"),
        ("a.jsonl", json.dumps({"Posted On": date, "text": VISIT})),
    ):
        read, _ = articles(write(tmp_path, name, content), fields)
        (article,) = read.values()
        assert (article.published, article.notes) == (None, (note,))


@pytest.mark.parametrize("date", ["21/05/2025", "5/21/2025", "21.5.2025", "21-05-2025"])
def test_a_day_that_can_be_read_in_one_way_is_read(tmp_path: Path, date: str) -> None:
    read, _ = articles(write(tmp_path, "a.csv", f"date,text\n{date},{VISIT}\n"))
    assert (read["row=1"].published, read["row=1"].notes) == ("2025-05-21", ())


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (["05/06/2025", "21/06/2025", "7/6/2025"], ["2025-06-05", "2025-06-21", "2025-06-07"]),
        (["06/05/2025 10:00", "06/21/2025"], ["2025-06-05", "2025-06-21"]),
        (["05/06/2025", "21/06/2025", "06/21/2025"], [None, "2025-06-21", "2025-06-21"]),
        (["05/06/2025", "2025-06-21"], [None, "2025-06-21"]),
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz", "a.json", "a.jsonl"])
def test_the_dates_of_a_file_tell_whether_the_day_comes_first(
    tmp_path: Path, name: str, dates: list[str], days: list[str | None]
) -> None:
    rows = [{"id": str(number), "date": date, "text": VISIT} for number, date in enumerate(dates)]
    table = "id,date,text\n" + "".join(",".join(row.values()) + "\n" for row in rows)
    content = {
        "a.csv": table.encode(),
        "a.csv.gz": gzip.compress(table.encode()),
        "a.json": json.dumps(rows).encode(),
        "a.jsonl": "\n".join(map(json.dumps, rows)).encode(),
    }[name]
    read, problems = articles(write(tmp_path, name, content))
    assert ([read[row["id"]].published for row in rows], problems) == (days, {})
    assert [bool(read[row["id"]].notes) for row in rows] == [day is None for day in days]


def test_fields_that_a_person_names(tmp_path: Path) -> None:
    entry = {"Text": "a teaser", "payload": {"words": TALKS}, "when": "2026-03-03"}
    fields = {"text": ("payload.words",), "published": ("when",)}
    read, _ = articles(write(tmp_path, "d.jsonl", json.dumps(entry)), fields)
    assert (read["line=1"].text, read["line=1"].published) == (TALKS, "2026-03-03")


def test_compressed_files(tmp_path: Path) -> None:
    content = gzip.compress(json.dumps({"text": TALKS}).encode())
    read, _ = articles(write(tmp_path, "d.jsonl.gz", content))
    assert read["line=1"].text == TALKS
    read, problems = articles(write(tmp_path, "e.jsonl.gz", content[:-12]))
    assert list(problems.values()) == [
        "not valid gzip (Compressed file ended before the end-of-stream marker was reached); "
        "what follows was not read: compress it again"
    ]


def test_the_same_key_twice_is_two_articles(tmp_path: Path) -> None:
    lines = [json.dumps({"id": 1, "text": text}) for text in (TALKS, VISIT)]
    read, _ = articles(write(tmp_path, "d.jsonl", "\n".join(lines)))
    assert {key: article.text for key, article in read.items()} == {"1": TALKS, "1 (2)": VISIT}


def test_equal_entries_have_equal_digests(tmp_path: Path) -> None:
    first = write(tmp_path, "a.jsonl", json.dumps({"text": TALKS, "title": "Talks"}))
    second = write(tmp_path, "b.csv", f'Title,Text\nTalks,"{TALKS}"\n')
    one, other = (
        source.sha256
        for file in (first, second)
        for source in sources_in(file_source(file), lambda _: None)
    )
    assert one is not None
    assert one == other


def test_no_content_is_held_by_the_first_reading(tmp_path: Path) -> None:
    file = write(tmp_path, "d.jsonl", json.dumps({"text": TALKS}))
    (source,) = sources_in(file_source(file), lambda _: None)
    assert source == Source(
        name=f"{source_name(file)}#line=1",
        shown=f"{file}#line=1",
        format="record",
        path=file,
        container="jsonl",
        key="line=1",
        sha256=source.sha256,
    )


def test_an_article_that_went_meanwhile_is_told(tmp_path: Path) -> None:
    file = write(tmp_path, "d.jsonl", json.dumps({"text": TALKS}))
    sources = sources_in(file_source(file), lambda _: None)
    file.write_text("{}\n{}")
    with pytest.raises(SourceError, match="no text in this entry"):
        [read_article(source) for source in with_contents(sources)]
    file.write_text("[]")
    with pytest.raises(SourceError, match="it is gone: the file changed"):
        [read_article(source) for source in with_contents(sources)]


@pytest.mark.parametrize(
    ("name", "parts", "label"),
    [
        ("/a/talks.txt", ("/a/talks.txt", None), "talks.txt"),
        ("/a/c#/talks#1.txt", ("/a/c#/talks#1.txt", None), "talks#1.txt"),
        ("/a/e.csv#row=3", ("/a/e.csv", "row=3"), "e.csv#row=3"),
        (
            "/a#/c.warc.gz#https://x/y#z",
            ("/a#/c.warc.gz", "https://x/y#z"),
            "c.warc.gz#https://x/y#z",
        ),
        ("https://x.example/a/b", ("https://x.example/a/b", None), "https://x.example/a/b"),
    ],
)
def test_names(name: str, parts: tuple[str, str | None], label: str) -> None:
    assert split_name(name) == parts
    assert file_label(name) == label
