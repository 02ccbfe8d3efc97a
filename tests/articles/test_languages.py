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
from kg.articles.languages import english_blocks, foreign_language
from kg.cli import main
from kg.errors import SourceError
from kg.extraction import extract

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
    short = "Clara Montes ha incontrato oggi Jonas Weber, governatore."
    assert [language(short, stated) for stated in (None, "en", "it-IT")] == [None, None, "Italian"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Königin trat zurück.", "German"),
        ("Klara Berg besucht Jonas Weber", "German"),
        ("Empfang des Königs", "German"),
        ("La reine abdique, dit Dumont", "French"),
        ("Le gouverneur hésite.", "French"),
        ("El gobernador renunció.", "Spanish"),
        ("Borgmästaren avgår.", "Swedish"),
        ("De burgemeester treedt af.", "Dutch"),
        ("Twee steden delen een brug", "Dutch"),
    ],
)
def test_a_few_words_tell_another_language(text: str, name: str) -> None:
    assert language(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Berg quits.",
        "Then there’s Berg.",
        "Mayor resigns",
        "Berg hosts Weber in Lisbon",
        "Bridge collapse kills 12",
        "El Dorado returns",
        "Los Ríos votes",
        "Le Havre burns",
        "La Plata mayor quits",
        "Von der Heide loses",
        "Ursula von der Heide",
        "Louis de Havre, Ludwig van der Berg, Rosa del Río",
        "Rio de Norte floods kill 30",
        "Pérez wins again",
        "Şahin arrives in Łomża",
        "Café owner arrested",
        "Naïve tourists robbed",
        "Régime change, said Müller",
        "Jalapeño recall widens",
        "Coup d’état in Westland",
        "Verein für Brücken opens archive",
        "Partido por el Puente loses",
        "Fratelli della Costa sing",
        "Parc des Ponts reopens",
        "Northhaven.com",
        "Die Brücke editor fired",
        "ÉTOILE BEATS MÜNCHEN",
        "Sinn, Weber discuss trains",
        "Northhaven 3 Southhaven 2",
    ],
)
@pytest.mark.parametrize("stated", [None, "en", "de", "fr"])
def test_short_english_with_foreign_names_is_read(text: str, stated: str | None) -> None:
    assert language(text, stated) is None


@pytest.mark.parametrize(
    ("opening", "closing"), [("« ", " »"), ("»", "«"), ("„", "“"), ("“", "”"), ('"', '"')]
)
def test_quotations_do_not_decide(opening: str, closing: str) -> None:
    french = body("French").strip()
    text = f"Klara Berg met Jonas Weber on Monday. {opening}{french}{closing}, Berg said in Lisbon."
    assert language(text) is None
    english = ENGLISH.partition("\n\n")[2].strip().replace("\n", " ")
    text = f"Klara Berg a rencontré Jonas Weber lundi. {opening}{english}{closing}, a-t-elle dit."
    assert language(text) == "French"


def test_an_article_of_quotations_alone_is_in_their_language() -> None:
    assert language(f"« {body('French').strip()} »") == "French"


def test_sisters_that_are_hardly_told_apart_are_both_named() -> None:
    text = "Perdana Menteri bertemu presiden di istana pada hari Jumaat untuk membahas perdagangan."
    assert language(text) == "Malay or Indonesian"


def test_an_article_partly_in_english_is_said_to_be_so(tmp_path: Path) -> None:
    source = tmp_path / "bridge.txt"
    english = "OSLO, March 5, 2024 - Mayor Klara Berg met Governor Jonas Weber. They ate fish."
    source.write_text(f"{english}\n\n{body('German')}", encoding="utf-8")
    with pytest.raises(SourceError) as raised:
        read_article(source)
    assert str(raised.value) == (
        f"{source}: the article is partly in English, but the larger part is in German; newskg "
        "reads English, so it was set aside; remove that part, or put a translation in its place"
    )


@pytest.mark.parametrize("place", ["above", "below", "between"])
def test_an_english_part_of_several_sentences_is_read(tmp_path: Path, place: str) -> None:
    source = tmp_path / "bridge.txt"
    english = (
        "The mayor of Northhaven, Klara Berg, met Governor Jonas Weber in Lisbon on March 5, 2024."
        "\n\nThey ate fish and spoke of the bridge. “We agreed on the costs,” Berg said after the "
        "meeting. The works are to begin in the spring.\n"
    )
    german = f"{body('German')}\n\nSie aßen Fisch. Weber traf Ana Sol.\n\n{body('German')}"
    parts = {
        "above": (english, german),
        "below": (german, english),
        "between": (german, english, body("German")),
    }
    source.write_text("Zwei Städte\n\n" + "\n\n".join(parts[place]), encoding="utf-8")
    article = read_article(source)
    assert article.notes == (
        "the larger part is in German and was set aside; only the English part was read",
    )
    read = english_blocks(article.text, content_blocks(article.text))
    words = [article.text[block.start : block.end] for block in read]
    assert words == english.strip().split("\n\n")
    found = extract(article)
    assert [meeting.participants for meeting in found.meetings] == [("Jonas Weber", "Klara Berg")]
    assert {person.name for person in found.people} == {"Jonas Weber", "Klara Berg"}
    assert [claim.content[0].text for claim in found.claims] == ["We agreed on the costs,"]


def test_a_line_of_the_page_in_english_is_no_part(tmp_path: Path) -> None:
    source = tmp_path / "bridge.txt"
    notice = "All rights are reserved by the publisher. Write to us if you want to print this text."
    source.write_text(f"{body('German')}\n\n{notice}\n", encoding="utf-8")
    with pytest.raises(SourceError, match="German"):
        read_article(source)


def test_a_paragraph_in_another_language_is_not_read() -> None:
    text = f"{ENGLISH}\nLesen Sie den Bericht auf Deutsch: Berg besucht Weber.\n"
    blocks = content_blocks(text)
    assert english_blocks(text, blocks) == blocks[:-1]
    text = f"{ENGLISH}\nThen there’s Weber.\n\nKlara Berg hosts Jonas Weber in Lisbon on Monday.\n"
    assert english_blocks(text, content_blocks(text)) == content_blocks(text)


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
