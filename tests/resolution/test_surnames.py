from __future__ import annotations

from kg.resolution import resolve
from tests.resolution.factories import (
    extraction,
    members,
    person,
    reasons,
    together,
)


def test_two_people_with_one_surname_stay_apart() -> None:
    found = together(
        [
            person("Lee Jae Myung", "president of South Korea", aliases=["President Lee", "Lee"]),
            person("Lee Hyuk", "ambassador to Japan", aliases=["Ambassador Lee"]),
        ],
        person("Lee", "South Korean president"),
        person("Ambassador Lee", "ambassador to Japan"),
        person("Lee"),
    )
    assert found == {
        "lee (a4)": [("a4", "Lee")],
        "lee (a3)": [("a3", "Ambassador Lee")],
        "lee hyuk": [("a1", "Lee Hyuk")],
        "lee jae myung": [("a1", "Lee Jae Myung"), ("a2", "Lee")],
    }


def test_a_surname_joins_the_only_holder_of_the_office() -> None:
    resolution = resolve(
        [
            extraction("a1", people=[person("Ola Berg", "prime minister of Norway")]),
            extraction("a2", people=[person("Eva Berg", "novelist")]),
            extraction("a3", people=[person("Prime Minister Berg")]),
        ]
    )
    assert members(resolution) == {
        "eva berg": [("a2", "Eva Berg")],
        "ola berg": [("a1", "Ola Berg"), ("a3", "Prime Minister Berg")],
    }
    assert reasons(resolution)["a3", "Prime Minister Berg"] == (
        "short form 'Prime Minister Berg': the only one of that name who is prime minister"
    )


def test_a_surname_does_not_join_the_holder_of_the_office_in_another_country() -> None:
    assert set(
        together(
            person("Ola Berg", "prime minister of Norway"),
            person("Berg", "prime minister of Denmark"),
        )
    ) == {"berg (a2)", "ola berg"}


def test_a_surname_with_two_holders_of_the_office_joins_neither() -> None:
    assert set(
        together(
            person("Ola Berg", "president of Norway"),
            person("Eva Berg", "president of Norway"),
            person("President Berg"),
        )
    ) == {"berg (a3)", "eva berg", "ola berg"}


def test_an_office_that_many_hold_needs_company() -> None:
    hill = person("Ann Hill", "British professor")
    other = person("Eve Hill")
    assert "hill (a3)" in together(hill, other, person("Hill", "British professor"))
    rose = person("Bea Rose")
    found = together([hill, rose], other, [person("Hill", "professor"), rose])
    assert found["ann hill"] == [("a1", "Ann Hill"), ("a3", "Hill")]


def test_a_surname_among_the_same_people() -> None:
    friends = [person("Bea Rose"), person("Cal Stone")]
    found = together([person("Ann Hill"), *friends], [person("Hill"), *friends], person("Hill"))
    assert found["ann hill"] == [("a1", "Ann Hill"), ("a2", "Hill")]
    assert found["hill (a3)"] == [("a3", "Hill")]


def test_a_surname_of_the_same_country_joins_the_only_bearer() -> None:
    assert together(person("Ola Berg", "Norwegian skier"), person("Berg", "Norwegian")) == {
        "ola berg": [("a1", "Ola Berg"), ("a2", "Berg")]
    }
    assert set(together(person("Ola Berg", "skier"), person("Berg"))) == {
        "berg (a2)",
        "ola berg",
    }


def test_a_surname_that_nobody_bears_in_full() -> None:
    assert together(
        person("President Berg", "Norwegian president"),
        person("Berg", "president of Norway"),
        person("Berg"),
    ) == {
        "berg (a3)": [("a3", "Berg")],
        "berg (president norway)": [("a1", "President Berg"), ("a2", "Berg")],
    }


def test_who_reigns_needs_no_surname() -> None:
    assert together(person("King Olav"), person("King Olav"), person("Olav V", "king")) == {
        "olav v": [("a1", "King Olav"), ("a2", "King Olav"), ("a3", "Olav V")]
    }
    assert together(person("Queen Maud"), person("Queen Maud")) == {
        "maud": [("a1", "Queen Maud"), ("a2", "Queen Maud")]
    }


def test_company_of_two_bearers_tells_nothing() -> None:
    rose, stone = person("Bea Rose"), person("Cal Stone")
    found = together(
        [person("Ann Hill"), rose, stone], [person("Eve Hill"), rose], [person("Hill"), rose, stone]
    )
    assert found["hill (a3)"] == [("a3", "Hill")]


def test_the_name_of_the_father_alone_is_the_father() -> None:
    found = together(
        person("Omar bin Yusuf", "crown prince"),
        person("Yusuf", "crown prince"),
        person("Bin Yusuf", "crown prince"),
    )
    assert found["omar bin yusuf"] == [("a1", "Omar bin Yusuf"), ("a3", "Bin Yusuf")]
    assert found["yusuf"] == [("a2", "Yusuf")]


def test_a_surname_joins_who_is_at_the_head_of_the_same_body() -> None:
    resolution = resolve(
        [
            extraction("a1", people=[person("Ola Berg", "president of the Chess Union")]),
            extraction("a2", people=[person("Berg", "Chess Union chief")]),
            extraction("a3", people=[person("Berg", "Football Union chief")]),
            extraction("a4", people=[person("Berg", "president of Norway")]),
            extraction("a5", people=[person("Berg", "Chess Union member")]),
        ]
    )
    assert members(resolution)["ola berg"] == [("a1", "Ola Berg"), ("a2", "Berg")]
    assert reasons(resolution)["a2", "Berg"] == (
        "short form 'Berg': the only one of that name at the head of chess union"
    )


def test_two_of_one_name_at_the_head_of_a_body_are_neither() -> None:
    found = together(
        person("Ola Berg", "president of the Chess Union"),
        person("Eva Berg", "general secretary of the Chess Union"),
        person("Berg", "Chess Union chief"),
    )
    assert set(found) == {"ola berg", "eva berg", "berg (a3)"}


def test_a_sheikh_goes_by_the_given_name() -> None:
    found = together(
        [person("Khalid bin Omar Al Said", "Sheikh"), person("Ola Berg"), person("Eva Lind")],
        [person("Khalid", "Sheikh"), person("Ola Berg"), person("Eva Lind")],
        [person("Khalid", "Sheikh")],
    )
    assert found["khalid bin omar al said"] == [("a1", "Khalid bin Omar Al Said"), ("a2", "Khalid")]


def test_letters_of_a_title_are_the_title() -> None:
    found = together(
        person("Ola Berg", "Pakistan's Chief of Army Staff"),
        person("Berg", "COAS"),
    )
    assert found == {"ola berg": [("a1", "Ola Berg"), ("a2", "Berg")]}


def test_the_only_one_of_a_surname_in_the_same_company() -> None:
    resolution = resolve(
        [
            extraction("a1", people=[person("Ola Berg", "party president"), person("Eva Lind")]),
            extraction("a2", people=[person("Berg", "president"), person("Eva Lind")]),
            extraction("a3", people=[person("Berg", "vice president"), person("Eva Lind")]),
            extraction("a4", people=[person("Berg"), person("Ida Vik")]),
        ]
    )
    assert members(resolution)["ola berg"] == [("a1", "Ola Berg"), ("a2", "Berg")]
    assert reasons(resolution)["a2", "Berg"] == (
        "short form 'Berg': the only one of that name, in the same company"
    )
