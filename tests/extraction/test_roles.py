"""Which offices and callings an article gives people, in its own words."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("South Korean President Park Min-jun spoke.", ["South Korean President"]),
        ("Norway's prime minister Kari Berg spoke.", ["Norway's prime minister"]),
        ("Former French minister Luc Petit spoke.", ["Former French minister"]),
        ("Kari Berg, Norway's ambassador to Japan, spoke.", ["Norway's ambassador to Japan"]),
        ("Norway's ambassador to Japan, Kari Berg, spoke.", ["Norway's ambassador to Japan"]),
        ("Former Welsh minister Kari Berg spoke.", ["Former Welsh minister"]),
        ("In a note to Kari Berg, Mayor Ola Lie wrote that it rained.", []),
        ("Mr. Berg thanked Kari Berg.", []),
    ],
)
def test_roles(text: str, roles: list[str]) -> None:
    (person, *_) = extract(article(text)).people
    assert [role.title for role in person.roles] == roles


def test_a_role_carries_the_sentence_that_states_it() -> None:
    text = "Kari Berg spoke. Nobody else did. Prime Minister Kari Berg left."
    (person,) = extract(article(text)).people
    assert [role.evidence.text for role in person.roles] == ["Prime Minister Kari Berg left."]
    assert person.evidence.text == "Kari Berg spoke."


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("British Business Secretary Tom Okafor", ["British Business Secretary"]),
        ("Kenya's deputy police chief, Ann Reed,", ["Kenya's deputy police chief"]),
        ("Saudi Foreign Minister Prince Khalid Faraj", ["Saudi Foreign Minister", "Prince"]),
        ("Former bank chief Hugo Arce", ["Former bank chief"]),
        ("Retired general Luis Cifuentes", ["Retired general"]),
        ("The visiting minister, Ana Paz,", ["visiting minister"]),
    ],
)
def test_an_office_is_told_in_full(words: str, roles: list[str]) -> None:
    (person,) = extract(article(f"A day\n\n{words} spoke in Lima on Monday.")).people
    assert [role.title for role in person.roles] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Awa Ndiaye was sworn in as president on Friday.", ["president"]),
        ("Awa Ndiaye, who became president in 2022, left.", ["president"]),
        ("Awa Ndiaye was named chair of the Transport Board.", ["chair of the Transport Board"]),
        (
            "Awa Ndiaye, head of policy at Wheels for All, left.",
            ["head of policy at Wheels for All"],
        ),
        (
            "Awa Ndiaye, a managing partner at Hart & Lowe, left.",
            ["managing partner at Hart & Lowe"],
        ),
        ("Northern Rail's head of safety, Awa Ndiaye, left.", ["Northern Rail's head of safety"]),
        ("Awa Ndiaye was elected mayor of Porto.", ["mayor of Porto"]),
        ("Awa Ndiaye has been named acting mayor of Porto.", ["acting mayor of Porto"]),
        ("Then-Prime Minister Awa Ndiaye left.", ["Then-Prime Minister"]),
        ("Awa Ndiaye, a 41-year-old nurse, left.", ["nurse"]),
        ("Deputy Interior Minister Awa Ndiaye left.", ["Deputy Interior Minister"]),
        (
            "Awa Ndiaye, vice chairman of the National Assembly, left.",
            ["vice chairman of the National Assembly"],
        ),
        ("Awa Ndiaye met the president on Friday.", []),
        ("Awa Ndiaye, grandson of the founder, left.", []),
        ("Chief engineer Awa Ndiaye left.", ["Chief engineer"]),
    ],
)
def test_an_office_that_somebody_comes_into_or_held(text: str, roles: list[str]) -> None:
    (person,) = extract(article(text)).people
    assert [role.title for role in person.roles] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Rosa Keller, 61, a baker, said that prices rose.", ["baker"]),
        ("Karl Holm, a retired nurse who lives in Bergen, agreed.", ["retired nurse"]),
        ("Karl Holm, 61, a former minister, agreed.", ["former minister"]),
        ("Ida Lund, head of the Amal Movement, spoke.", ["head of the Amal Movement"]),
        ("The firm has named Per Dahl chief executive.", ["chief executive"]),
        ("The firm appointed Per Dahl as its chairman.", ["chairman"]),
        ("Per Dahl becomes finance director in May.", ["finance director"]),
        ("Per Dahl, a friend, agreed.", []),
        ("Mona Sand, a candidate for president, agreed.", ["candidate for president"]),
        ("Per Dahl, president of the Chess Union, left.", ["president of the Chess Union"]),
        (
            "The director of the national theatre, Per Dahl, left.",
            ["director of the national theatre"],
        ),
        ("Chess Union chief Per Dahl left.", ["Chess Union chief"]),
        ("Minister Per Dahl of Norway left.", ["Minister of Norway"]),
        ("Dr Per Dahl of the Chess Union left.", ["Dr"]),
        ("The court's president, Per Dahl of Norway, left.", ["president"]),
        ("Chief of Army Staff General Per Dahl left.", ["Chief of Army Staff", "General"]),
        ("Per Dahl, the leader of the protest on Monday, left.", ["leader of the protest"]),
        ("Per Dahl, a nurse at the Nordland Hospital, left.", ["nurse at the Nordland Hospital"]),
        ("COAS Dahl left.", ["COAS"]),
        ("The mayor of Porto, Sir Per Dahl, left.", ["mayor of Porto"]),
        ("Abu Khalid, a taxi driver outside King Khalid Airport, agreed.", ["taxi driver"]),
    ],
)
def test_roles_behind_a_name(text: str, roles: list[str]) -> None:
    (person,) = extract(article(text)).people
    assert [role.title for role in person.roles] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Greek Foreign Minister Eva Lind met her Kenyan counterpart, Per Dahl, on Friday.",
            ["Kenyan foreign minister"],
        ),
        ("Architect Eva Lind met her Kenyan counterpart, Per Dahl, on Friday.", []),
        ("Foreign Minister Eva Lind met her Kenyan counterpart Per Dahl's successor.", []),
    ],
)
def test_a_counterpart_has_the_office_of_the_other_country(text: str, roles: list[str]) -> None:
    found = {person.name: person for person in extract(article(text)).people}
    assert [role.title for role in found["Per Dahl"].roles] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ('"We will judge Mr Dahl by his acts," it said.', []),
        ("Civil Protection Minister Per Dahl left.", ["Civil Protection Minister"]),
        ("Workers' Party chief Per Dahl left.", ["Workers' Party chief"]),
        ("The foundation's chief executive, Dr Per Dahl, left.", ["chief executive", "Dr"]),
        ("The executive producer, Per Dahl, left.", ["executive producer"]),
        (
            "Chilean Minister of Industry and Trade Ada Holm met traders.",
            ["Chilean Minister of Industry and Trade"],
        ),
    ],
)
def test_whole_titles(text: str, roles: list[str]) -> None:
    (person,) = extract(article(text)).people
    assert [role.title for role in person.roles] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Kari Berg is prime minister of Norway.", ["prime minister of Norway"]),
        ("Kari Berg, who was the mayor of Porto, left.", ["mayor of Porto"]),
        ("Ola Lie said that Kari Berg is the mayor of Porto.", ["mayor of Porto"]),
        ("Kari Berg is not a senator.", []),
        ("Kari Berg will be president.", []),
        ("If Kari Berg is president, Norway is happy.", []),
    ],
)
def test_what_somebody_is_said_to_be(text: str, roles: list[str]) -> None:
    found = {person.name: person for person in extract(article(text)).people}
    assert [role.title for role in found["Kari Berg"].roles] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Bank of Japan Governor Kenji Mori spoke.", ["Bank of Japan Governor"]),
        ("Assistant U.S. Attorney Tom Reed objected.", ["Assistant U.S. Attorney"]),
        (
            "Flemish Agriculture Minister Hilde Claessens spoke.",
            ["Flemish Agriculture Minister"],
        ),
        ("The medical director, Ana Lund, agreed.", ["medical director"]),
        ("The new director, Ana Lund, agreed.", ["new director"]),
    ],
)
def test_offices_with_what_tells_them_from_others(text: str, roles: list[str]) -> None:
    (person,) = extract(article(text)).people
    assert [role.title for role in person.roles] == roles


@pytest.mark.parametrize(
    ("headline", "roles"),
    [
        ("Solheim, union boss discuss strike", []),
        ("Finance minister, Solheim discuss port", []),
        ("Erna Solheim, prime minister, resigns", ["prime minister"]),
    ],
)
def test_a_headline_lists_those_who_act(headline: str, roles: list[str]) -> None:
    (person,) = extract(article(f"{headline}\n\nErna Solheim spoke on Monday.")).people
    assert [role.title for role in person.roles] == roles
