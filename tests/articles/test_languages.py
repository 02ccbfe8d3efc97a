"""English is read, other languages are set aside by name: reports written for newskg."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from kg.articles import content_blocks, read_article
from kg.articles.languages import foreign_language
from kg.cli import main
from kg.errors import SourceError

REPORTS: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name("languages.yaml").read_text(encoding="utf-8")
)
ENGLISH = """Two Towns Share One Bridge

The mayor of Northhaven, Klara Berg, met Governor Jonas Weber in the town hall on Tuesday. She \
said that both towns would pay for the repair of the old bridge. The governor spoke of a good day \
for the people on both banks. Another meeting is planned in Lisbon next week.
"""
NAMES = """Guests of the Northhaven Summit

Klara Berg, Ján Horváth, Łukasz Wiśniewski, José García Márquez, Nguyễn Văn Phúc, Çağla Yılmaz, \
Þórunn Jónsdóttir and Søren Kjærgård.

Zsófia Szabó of Székesfehérvár and François Lefèvre of Aix-en-Provence met Jürgen Müller in \
Niederösterreich.
"""


def language(text: str, stated: str | None = None) -> str | None:
    return foreign_language(text, content_blocks(text), stated)


def body(name: str) -> str:
    return REPORTS[name].partition("\n\n")[2]


@pytest.mark.parametrize("name", REPORTS)
def test_other_languages_are_recognised(name: str) -> None:
    assert language(REPORTS[name]) == name
    # Templates state the language of whoever made them.
    assert language(REPORTS[name], "en-US") == name
    assert language(f"Two Towns Share One Bridge\n\n{body(name)}") == name


def test_the_reports_show_what_they_should() -> None:
    assert len(REPORTS) > 35
    scripts = {
        char for report in REPORTS.values() for char in "aжλعשहবதกあ한ქեለ中" if char in report
    }
    assert len(scripts) >= 12


@pytest.mark.parametrize("stated", [None, "en", "fr", "de-DE", "zh"])
@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        NAMES,
        "Weber met Berg.",
        "Berg, Weber",
        "1 2 3",
        f"Deux villes se partagent un pont\n\n{ENGLISH.partition(chr(10) * 2)[2]}",
        "OMG THEY MET AGAIN IN LISBON AND NOBODY TOLD US ABOUT THE BRIDGE!!!",
        "“Nous avons trouvé un accord pour le pont,” she said. “C’est un bon jour pour tous.”",
        "Results: Berg 12, Weber 11, Novák 7, Müller 5, García 3, Yılmaz 2, Nguyễn 1.",
    ],
)
def test_english_is_read_whatever_the_page_states(text: str, stated: str | None) -> None:
    assert language(text, stated) is None


def test_of_two_languages_the_larger_part_decides() -> None:
    french, german = body("French"), body("German")
    english = ENGLISH.partition("\n\n")[2]
    assert language(f"{english}\n\n{english}\n\n{french}") is None
    assert language(f"{english}\n\n{french}\n\n{french}") == "French"
    assert language(f"{english[:90]}.\n\n{french}\n\n{german}\n\n{french}") == "French"


def test_what_the_page_states_tips_the_balance() -> None:
    short = "Clara Montes ha incontrato a Lisbona Jonas Weber martedì."
    assert [language(short, stated) for stated in (None, "en", "it-IT")] == [None, None, "Italian"]


def test_an_article_in_another_language_is_an_error_with_its_name(tmp_path: Path) -> None:
    source = tmp_path / "pont.txt"
    source.write_text(REPORTS["French"], encoding="utf-8")
    with pytest.raises(SourceError) as raised:
        read_article(source)
    assert str(raised.value) == (
        f"{source}: the article is in French; newskg reads English, so it was set aside; "
        "an English translation of it can be read"
    )


def test_a_build_goes_on(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "bridge.txt").write_text(ENGLISH, encoding="utf-8")
    (articles / "мост.txt").write_text(REPORTS["Russian"], encoding="utf-8")
    store = str(tmp_path / "store")
    built = CliRunner().invoke(main, ["build", str(articles), "--store", store, "--workers", "1"])
    assert built.exit_code == 3
    assert "мост.txt: the article is in Russian; newskg reads English" in built.stderr
    query = "SELECT * { ?article a schema:NewsArticle }"
    asked = CliRunner().invoke(main, ["sparql", query, "--store", store, "--format", "json"])
    assert len(json.loads(asked.stdout)["results"]["bindings"]) == 1


def english_texts(shared: Path) -> Iterator[str]:
    """Some articles of the gold sets, and the documents of a corpus of web text."""
    for path in sorted(shared.glob("gold/*/**/text/*.txt"))[::25]:
        yield path.read_bytes().decode("utf-8", "replace")
    with gzip.open(
        shared / "corpora" / "ud" / "ewt-test.conllu.gz", "rt", encoding="utf-8"
    ) as file:
        for document in file.read().split("# newdoc")[1:]:
            lines = document.splitlines()
            yield "\n\n".join(line[9:] for line in lines if line.startswith("# text = "))


def test_no_english_text_is_set_aside(shared: Path) -> None:
    texts = list(english_texts(shared))
    assert len(texts) > 380
    assert [text[:80] for text in texts if language(text)] == []
