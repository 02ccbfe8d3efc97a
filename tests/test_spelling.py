from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.spelling import fold, plainness, tidy


@pytest.mark.parametrize("hyphen", "\u2010\u2011\u2012\u2013\u2014\u2015-")
def test_hyphens_are_one(hyphen: str) -> None:
    assert tidy(f"Park Geun{hyphen}hye") == "Park Geun-hye"
    assert fold(f"Park Geun{hyphen}hye") == "park geun hye"


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "  ", "\n", "\u2009"])
def test_spaces_are_one(space: str) -> None:
    assert tidy(f"Ann{space}Hill") == "Ann Hill"


@pytest.mark.parametrize("apostrophe", "'\u2019\u2018\u02bc`")
def test_apostrophes_are_one(apostrophe: str) -> None:
    assert tidy(f"O{apostrophe}Neil") == "O'Neil"
    assert fold(f"O{apostrophe}Neil") == "oneil"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("ÅNGSTRÖM", "angstrom"),
        ("Lech Wałęsa", "lech walesa"),
        ("Søren", "soren"),
        ("Straße", "strasse"),
        ("U.S.", "us"),
        ("\u200bAnn\u00ad", "ann"),
        ("김", "김"),
        ("…", "…"),
        ("", ""),
    ],
)
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert tidy(tidy(name)) == tidy(name)


def test_the_plainest_spelling_has_no_marks() -> None:
    spellings = ["Jin-Ah Seo", "Jin-ah Seo", "Jin Ah Seo"]
    assert sorted(spellings, key=plainness) == ["Jin Ah Seo", "Jin-ah Seo", "Jin-Ah Seo"]
