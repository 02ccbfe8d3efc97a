from __future__ import annotations

import subprocess
import sys

from kg.articles.signature import LEAST_WORDS, SLOTS, content_words, shingles, signature, slots_of

PARAGRAPH = (
    "OSLO - President Anna Lind met Olga Petrova in Oslo on Monday, and both of them said "
    "afterwards that the talks about herring had been useful, if not easy."
)
PINNED = (3266290257, 796334692, 3240529034, 1597827853)
"""The first numbers of its signature: others could not be compared with those that are stored."""
TEXT = f"A headline\n\n{PARAGRAPH}\n"


def test_only_the_words_of_paragraphs_count() -> None:
    words = content_words(f"Talks in Oslo\n\nMay 4, 2024\n\n{PARAGRAPH}\n\nShare this article\n")
    assert words[:6] == ("OSLO", "President", "Anna", "Lind", "met", "Olga")
    assert words[-4:] == ("useful", "if", "not", "easy")
    assert len(words) == 28


def test_invisible_characters_part_no_words() -> None:
    assert content_words(TEXT.replace("herring", "her\u00adring")) == content_words(TEXT)


def test_shingles_are_five_words_in_any_case() -> None:
    assert shingles(("A", "b", "C", "d", "E", "f")) == ["a b c d e", "b c d e f"]
    assert shingles(("too", "few", "words", "here")) == []


def test_a_signature_is_the_same_on_every_machine_and_in_every_process() -> None:
    stated = signature(TEXT)
    slots = slots_of(stated or "")
    assert slots is not None
    assert len(slots) == SLOTS
    assert slots[:4] == PINNED
    code = f"from kg.articles.signature import signature; print(signature({TEXT!r}))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == stated


def test_few_words_have_no_signature() -> None:
    word = "word and other things "
    assert signature("They met.") is None
    assert len(content_words(word * 4 + "so there.")) < LEAST_WORDS
    assert signature(word * 4 + "so there.") is None
    assert signature(word * 5) is not None


def test_a_signature_of_another_version_is_not_compared() -> None:
    assert slots_of("minhash1:AAAA") is None
    assert slots_of("") is None
