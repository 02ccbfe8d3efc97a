from __future__ import annotations

import pytest

from kg.resolution.personal_names import parse_name


@pytest.mark.parametrize(
    ("name", "shown", "offices"),
    [
        ("President Ann Hill", "Ann Hill", {"president"}),
        ("former Norwegian Prime Minister Ola Berg", "Ola Berg", {"prime minister"}),
        ("South Korean President Park", "Park", {"president"}),
        ("Vice-President Ann Hill", "Ann Hill", {"vice president"}),
        ("National Security Advisor Ann Hill", "Ann Hill", {"national security adviser"}),
        ("Mr. Hill", "Hill", set()),
        ("Hill-san", "Hill", set()),
        ("Hill san", "Hill", set()),
        ("King Olav", "Olav", {"king"}),
        ("Dean Hill", "Dean Hill", set()),
        ("Dean Ann Hill", "Ann Hill", {"dean"}),
        ("Israel Berg", "Israel Berg", set()),
        ("President", "President", set()),
        ("Gen. Ann Hill", "Ann Hill", {"general"}),
        ("U.S. President A.B. Hill", "A.B. Hill", {"president"}),
        ("Park Jr.", "Park Jr.", set()),
    ],
)
def test_titles_are_taken_off(name: str, shown: str, offices: set[str]) -> None:
    parsed = parse_name(name)
    assert parsed.shown == shown
    assert parsed.offices == offices


@pytest.mark.parametrize(
    ("name", "words", "generation", "is_full"),
    [
        ("Ann Hill", ("ann", "hill"), "", True),
        ("Hill", ("hill",), "", False),
        ("von der Berg", ("berg",), "", False),
        ("Eva von der Berg", ("eva", "von", "der", "berg"), "", True),
        ("Olav V", ("olav",), "v", True),
        ("Ann Hill, Jr.", ("ann", "hill"), "jr", True),
        ("A.B. Hill", ("a", "b", "hill"), "", True),
        ("Muhammad Zelenskyy", ("mohammed", "zelensky"), "", True),
        ("", ("",), "", False),
    ],
)
def test_words(name: str, words: tuple[str, ...], generation: str, is_full: bool) -> None:
    parsed = parse_name(name)
    assert (parsed.words, parsed.generation, parsed.is_full) == (words, generation, is_full)


def test_one_name_in_three_spellings_joins_to_the_same_letters() -> None:
    joined = {parse_name(name).joined for name in ("Seo Jin Ah", "Seo Jin-ah", "Seo Jinah")}
    assert joined == {"seojinah"}


def test_the_other_order_is_among_the_rotations() -> None:
    assert parse_name("Jin-ah Seo").joined in parse_name("Seo Jin Ah").rotations()
    assert parse_name("Ann Hill").joined not in parse_name("Ann Marie Hill").rotations()


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("A. Hill", "Ann Hill", True),
        ("A. M. Hill", "Ann Marie Hill", True),
        ("A. Hill", "Bea Hill", False),
        ("A. H.", "Ann Hill", False),
        ("A. Hill Jr.", "Ann Hill", False),
    ],
)
def test_initials(short: str, full: str, expected: bool) -> None:
    assert parse_name(short).abbreviates(parse_name(full)) is expected


def test_which_words_may_stand_alone() -> None:
    assert parse_name("Eva Berg").surnames(surname_first=False) == {"berg"}
    assert parse_name("Eva Berg").surnames(surname_first=True) == {"eva", "berg"}
    assert parse_name("Seo Jin-ah").surnames(surname_first=False) == {"seo", "ah"}
