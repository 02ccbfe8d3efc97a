from __future__ import annotations

import pytest

from kg.resolution import resolve
from tests.resolution.factories import (
    entities,
    extraction,
    members,
    person,
    reasons,
    together,
)


@pytest.mark.parametrize(
    "other", ["Lee Jae-myung", "Lee Jae-Myung", "Lee Jae\u2011Myung", "LEE JAE\u202fMYUNG"]
)
def test_spellings_of_one_name(other: str) -> None:
    resolution = resolve(
        [
            extraction("a1", people=[person("Lee Jae Myung")]),
            extraction("a2", people=[person("Lee Jae Myung")]),
            extraction("a3", people=[person(other)]),
        ]
    )
    (entity,) = entities(resolution, "person")
    assert entity.key == "lee jae myung"
    assert entity.name == "Lee Jae Myung"
    shown = other.replace("\u2011", "-").replace("\u202f", " ")
    assert entity.aliases == (shown,)
    assert reasons(resolution) == {
        ("a1", "Lee Jae Myung"): "same name",
        ("a2", "Lee Jae Myung"): "same name",
        ("a3", other): f"same name in another spelling: '{shown}' as 'Lee Jae Myung'",
    }


def test_the_other_order_with_support() -> None:
    resolution = resolve(
        [
            extraction("a1", people=[person("Sanae Takaichi", "Japanese prime minister")]),
            extraction("a2", people=[person("Takaichi Sanae", "prime minister of Japan")]),
            extraction("a3", people=[person("Sanae Takaichi")]),
        ]
    )
    assert members(resolution) == {
        "sanae takaichi": [
            ("a1", "Sanae Takaichi"),
            ("a2", "Takaichi Sanae"),
            ("a3", "Sanae Takaichi"),
        ]
    }
    assert reasons(resolution)["a2", "Takaichi Sanae"] == (
        "same name in another order: 'Takaichi Sanae' as 'Sanae Takaichi'"
    )


def test_the_other_order_without_support_is_somebody_else() -> None:
    assert together(person("Taylor James", "singer"), person("James Taylor", "senator")) == {
        "james taylor": [("a2", "James Taylor")],
        "taylor james": [("a1", "Taylor James")],
    }


def test_a_title_is_no_part_of_the_name() -> None:
    assert together(person("President Ann Hill"), person("Ann Hill")) == {
        "ann hill": [("a1", "President Ann Hill"), ("a2", "Ann Hill")]
    }


def test_initials_of_the_only_bearer() -> None:
    assert together(person("A. M. Hill"), person("Ann Marie Hill"), person("Ann M. Hill")) == {
        "ann marie hill": [("a1", "A. M. Hill"), ("a2", "Ann Marie Hill"), ("a3", "Ann M. Hill")]
    }


def test_initials_of_two_bearers_tell_nothing() -> None:
    assert set(together(person("A. Hill"), person("Ann Hill"), person("Amy Hill"))) == {
        "a hill",
        "amy hill",
        "ann hill",
    }


def test_a_middle_name_may_be_missing_unless_two_people_differ_in_it() -> None:
    assert together(person("Ann Hill"), person("Ann Rose Hill")) == {
        "ann hill": [("a1", "Ann Hill"), ("a2", "Ann Rose Hill")]
    }
    assert set(together(person("Ann Hill"), person("Ann R. Hill"), person("Ann M. Hill"))) == {
        "ann hill",
        "ann m hill",
        "ann r hill",
    }


def test_generations_are_different_people() -> None:
    assert set(together(person("Ann Hill"), person("Ann Hill Jr."))) == {
        "ann hill",
        "ann hill jr",
    }


def test_korean_names_never_lose_a_syllable() -> None:
    assert set(together(person("Kim Un"), person("Kim Jong Un"))) == {
        "kim jong un",
        "kim un",
    }


def test_namesakes_in_different_walks_of_life() -> None:
    found = together(
        person("Ann Hill", "footballer"),
        person("Ann Hill", "striker"),
        person("Ann Hill", "foreign minister"),
    )
    assert found == {
        "ann hill": [("a1", "Ann Hill"), ("a2", "Ann Hill")],
        "ann hill (public office)": [("a3", "Ann Hill")],
    }


def test_a_footballer_who_became_minister_is_one() -> None:
    both = person("Ann Hill", "footballer", "foreign minister")
    assert len(together(person("Ann Hill", "footballer"), both, person("Ann Hill", "mayor"))) == 1
    friends = [person("Bea Rose"), person("Cal Stone")]
    assert (
        len(
            [
                key
                for key in together(
                    [person("Ann Hill", "footballer"), *friends],
                    [person("Ann Hill", "mayor"), *friends],
                )
                if key.startswith("ann")
            ]
        )
        == 1
    )


def test_offices_change_without_making_two_people() -> None:
    assert len(together(person("Ann Hill", "mayor"), person("Ann Hill", "prime minister"))) == 1


def test_who_gives_no_office_goes_with_the_namesake_of_the_same_company() -> None:
    rose = person("Bea Rose")
    found = together(
        [person("Ann Hill", "footballer"), rose],
        person("Ann Hill", "mayor"),
        [person("Ann Hill"), rose],
        person("Ann Hill"),
    )
    assert found["ann hill (public office)"] == [("a2", "Ann Hill")]
    assert found["ann hill"] == [("a1", "Ann Hill"), ("a3", "Ann Hill")]
    assert found["ann hill (a4)"] == [("a4", "Ann Hill")]


def test_an_alias_in_one_article_connects_two_names() -> None:
    assert together(
        person("Ann Hill", aliases=["Ann Rose-Hill"]), person("Ann Rose-Hill"), person("Ann Hill")
    ) == {"ann hill": [("a1", "Ann Hill"), ("a2", "Ann Rose-Hill"), ("a3", "Ann Hill")]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Marko Đurić", "Marko Djuric"),
        ("Jens Müller", "Jens Mueller"),
        ("Abdel Fattah el-Sisi", "Abdulfattah Al Sisi"),
        ("Mohammed al-Hakim", "Muhammad al Hakim"),
        ("Joe Hill", "Joseph Hill"),
    ],
)
def test_transliterations_and_short_given_names(one: str, other: str) -> None:
    assert len(together(person(one), person(other))) == 1


@pytest.mark.parametrize(
    ("role", "other_role", "number"),
    [
        ("Pakistani Prime Minister", "Prime Minister of Pakistan", 1),
        ("Pakistani Prime Minister", "Indian Prime Minister", 2),
        ("Prime Minister", "Prime Minister", 2),
        ("Pakistani professor", "Pakistani professor", 2),
    ],
)
def test_another_spelling_of_who_holds_an_office(role: str, other_role: str, number: int) -> None:
    one, other = person("Shahbaz Sharif", role), person("Shehbaz Sharif", other_role)
    assert len(together(one, other)) == number


def test_the_name_is_that_of_most_articles_then_of_most_mentions() -> None:
    resolution = resolve(
        [
            extraction("a1", people=[person("Seo Jin-ah", mentions=["Seo Jin-ah", "Seo Jin-ah"])]),
            extraction("a2", people=[person("Seo Jin Ah", mentions=["Seo Jin Ah"])]),
        ]
    )
    assert entities(resolution, "person")[0].name == "Seo Jin-ah"
    more = resolve(
        [
            extraction("a1", people=[person("Seo Jin-ah", mentions=["Seo Jin-ah", "Seo Jin-ah"])]),
            extraction("a2", people=[person("Seo Jin Ah")]),
            extraction("a3", people=[person("Seo Jin Ah")]),
        ]
    )
    assert entities(more, "person")[0].name == "Seo Jin Ah"


def test_a_longer_name_needs_support() -> None:
    assert len(together(person("Ana Ruiz", "mayor"), person("Ana Ruiz Soto", "mayor"))) == 1
    assert len(together(person("Ana Ruiz"), person("Ana Ruiz Soto"))) == 2


@pytest.mark.parametrize(
    "other", ["Faisal Al Harthy", "Faisal Al-Harthi", "Faisal bin Nasser Al Harthy"]
)
def test_spellings_of_an_arabic_family_with_or_without_the_father(other: str) -> None:
    resolution = resolve(
        [
            extraction("a1", people=[person("Faisal al-Harthi")]),
            extraction("a2", people=[person(other)]),
        ]
    )
    assert len(entities(resolution, "person")) == 1
