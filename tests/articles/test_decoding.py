from __future__ import annotations

import pytest

from kg.articles.decoding import decode_page, decode_text
from kg.errors import SourceError

ENGLISH = "The mayor met René’s deputy — “a naïve man”, she said — in the café on Monday.\r\n" * 3
GUESSED = ", guessed; if names are garbled, convert the file to UTF-8 and build again"
RUSSIAN = "Президент встретился с министром в понедельник, сообщает агентство. " * 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_text(encoding: str) -> None:
    decoded = decode_text("a.txt", "The mayor met “her” on Monday.\r\n".encode(encoding))
    assert decoded.text == "The mayor met “her” on Monday.\r\n"
    assert (decoded.note or "").startswith("read as UTF-")


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (ENGLISH, "cp1252", "windows-1252"),
        (ENGLISH, "mac-roman", "MAC-ROMAN"),
        ("It costs 5 € in the café.", "iso8859-15", "ISO-8859-15"),
        (RUSSIAN, "cp1251", "windows-1251"),
        ("日本語の文章です。今日は天気がいい。", "cp932", "Shift_JIS"),
    ],
)
def test_text_in_an_encoding_that_is_certain(text: str, encoding: str, name: str) -> None:
    decoded = decode_text("a.txt", text.encode(encoding))
    assert decoded.text == text
    assert decoded.note == f"read as {name}{GUESSED}"


@pytest.mark.parametrize("content", [b"a \xed\xa0\x80 b", b"\x80\x81", b"x\xc3\xc3\xc3x" * 20])
def test_text_in_no_certain_encoding(content: bytes) -> None:
    with pytest.raises(SourceError, match="not valid UTF-8 at byte"):
        decode_text("a.txt", content)


def test_utf8_needs_no_note_and_keeps_its_mark() -> None:
    assert decode_text("a.txt", b"\xef\xbb\xbfcaf\xc3\xa9").text == "\ufeffcafé"
    assert decode_text("a.txt", b"\xef\xbb\xbfcaf\xc3\xa9").note is None


def test_a_charset_that_http_states() -> None:
    assert decode_text("a", "Dvořák".encode("cp1250"), "windows-1250").text == "Dvořák"
    assert decode_text("a", "Dvořák".encode(), "windows-1250").text == "Dvořák"
    assert decode_page("a", "Dvořák".encode("cp1250"), "utf-8", "windows-1250").text == "Dvořák"
    assert decode_page("a", "\ufeffDvořák".encode(), None, "windows-1250").text == "Dvořák"


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Café “Zoë”", "cp1252", "iso-8859-1"),
        ("Café “Zoë”", "utf-8", "iso-8859-1"),
        ("Café “Zoë”", "utf-8", "klingon"),
        ("Café “Zoë”", "utf-8", "base64"),
        ("Café “Zoë”", "utf-8-sig", "iso-8859-1"),
        ("Café “Zoë” was open", "cp1252", "utf-8"),
        ("Café “Zoë” was open", "cp1252", None),
        ("Café “Zoë”", "utf-16", "utf-8"),
        ("山田太郎 met", "cp932", "shift_jis"),
        ("김민수 met 서울", "cp949", "ks_c_5601-1987"),
        ("王毅 met €", "gb18030", "gb2312"),
    ],
)
def test_pages(text: str, encoding: str, declared: str | None) -> None:
    assert decode_page("a.html", text.encode(encoding), declared).text == text


MIXED = "The minister met the editor of {} on Monday, an aide said in the capital. "


@pytest.mark.parametrize(
    ("quoted", "encoding", "seen"),
    [
        ("Новости", "cp1251", "Íîâîñòè"),
        ("週刊ニュース", "cp932", "�TŠ§ƒjƒ…�[ƒX"),
    ],
)
def test_a_guess_that_may_be_wrong_is_told(quoted: str, encoding: str, seen: str) -> None:
    content = MIXED.format(quoted).encode(encoding)
    assert decode_page("a.html", content, None).note == (
        f"read as windows-1252, a guess that may be wrong: it has “{seen}”; "
        "if that is garbled, convert the file to UTF-8 and build again"
    )


def test_a_text_whose_script_is_certain_beside_english() -> None:
    text = MIXED.format("газета «Новости»") * 3 + RUSSIAN
    assert decode_text("a.txt", text.encode("cp1251")).text == text


@pytest.mark.parametrize("word", ["créée", "Île", "naïve", "“Übergröße”", "l’été", "Ærøskøbing"])
def test_no_doubt_of_sound_words(word: str) -> None:
    decoded = decode_text("a.txt", MIXED.format(word).encode("cp1252"))
    assert (decoded.text, decoded.note) == (
        MIXED.format(word),
        f"read as windows-1252{GUESSED}",
    )


NAMES = "{} met Mayor {} at the town hall of {} on Monday, “as agreed”, an aide said. "


@pytest.mark.parametrize(
    ("names", "encoding", "name"),
    [
        (("Petr Hořejší", "Věra Kůtová", "Jihlava"), "iso8859-2", "ISO-8859-2"),
        (("Zbigniew Wąsacz", "Małgorzata Żak", "Łódź"), "iso8859-2", "ISO-8859-2"),
        (("Zbigniew Wąsacz", "Małgorzata Śliż", "Łódź"), "cp1250", "windows-1250"),
        (("Çağrı Işık", "Yıldız Kılıçoğlu", "Muğla"), "cp1254", "windows-1254"),
    ],
)
def test_names_of_one_language_tell_their_encoding(
    names: tuple[str, ...], encoding: str, name: str
) -> None:
    text = NAMES.replace("“as agreed”", "as agreed").format(*names)
    decoded = decode_text("a.txt", text.encode(encoding))
    assert (decoded.text, decoded.note) == (text, f"read as {name}{GUESSED}")
    assert decode_page("a.html", text.encode(encoding), None).text == text


@pytest.mark.parametrize(
    "names",
    [
        ("Bjørn Sæther", "Páll Jónsson", "Malmö"),
        ("João Simões", "Hélène Müller", "Besançon"),
        ("Iñaki Peña", "François Lefèvre", "Århus"),
        ("Jógvan Poulsen", "Høgni Hoydal", "Sørvágur"),
        ("Þórdís Ðan", "Søren Kjær", "Fáskrúðsfjörður"),
        ("Siân Rhôn", "Caoimhín Ó Sé", "Genève"),
    ],
)
def test_names_of_many_western_languages_stay_what_they_are(names: tuple[str, ...]) -> None:
    text = NAMES.format(*names)
    assert decode_text("a.txt", text.encode("cp1252")).text == text


def test_a_page_with_one_broken_byte_is_read() -> None:
    content = "Café “Zoë” was open on Monday. ".encode() * 5 + b"\xff"
    decoded = decode_page("a.html", content, "utf-8")
    assert decoded.text.count("\ufffd") == 1
    assert decoded.note == "characters that are not valid UTF-8 are read as \ufffd"
