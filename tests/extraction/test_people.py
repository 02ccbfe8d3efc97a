"""Which mentions of an article are one person."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


def people(text: str) -> dict[str, list[str]]:
    """From each person's name to the words of the mentions."""
    return {
        person.name: [mention.text for mention in person.mentions]
        for person in extract(article(text)).people
    }


def test_spellings_of_one_name_are_one_person() -> None:
    text = (
        "President Park Min Jun spoke first. Park Min-jun smiled. Park Min-Jun left early. "
        "Later Park returned, and President Park waved."
    )
    assert people(text) == {
        "Park Min Jun": ["Park Min Jun", "Park Min-jun", "Park Min-Jun", "Park", "Park"]
    }


def test_other_spellings_are_aliases() -> None:
    text = "President Park Min Jun spoke. Park Min-jun smiled. Then Park left."
    (person,) = extract(article(text)).people
    assert person.aliases == ("Park", "Park Min-jun")


def test_the_order_of_a_name_does_not_matter() -> None:
    text = "Prime Minister Hanako Mori spoke. Mr. Mori Hanako is a common error, Hanako Mori said."
    assert list(people(text)) == ["Hanako Mori"]


def test_two_people_with_one_surname_stay_apart() -> None:
    text = (
        "A visit to remember\n\n"
        "President Park Min-jun praised Ambassador Park Soo. Ambassador Park thanked him.\n\n"
        "President Park flew home. Park slept on the plane."
    )
    assert people(text) == {
        "Park Min-jun": ["Park Min-jun", "Park", "Park"],
        "Park Soo": ["Park Soo", "Park"],
    }


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


def test_words_in_another_order_are_two_people_where_one_sentence_has_both() -> None:
    assert list(people("President Wang Wei thanked Ambassador Wei Wang for the visit.")) == [
        "Wang Wei",
        "Wei Wang",
    ]


def test_an_invisible_mark_between_names_parts_them() -> None:
    assert list(people("President Park\u2060Min-jun spoke.")) == ["Park Min-jun"]
    assert list(people("President Park Jae\u200bSoo spoke.")) == ["Park Jae Soo"]


def test_a_surname_means_who_was_introduced_before() -> None:
    text = (
        "A visit to remember\n\nMinister Petra Holm arrived. Then Holm spoke.\n\n"
        "The envoy Sven Holm came later. Sven Holm and Sven Holm's dog were late."
    )
    assert people(text)["Petra Holm"] == ["Petra Holm", "Holm"]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Julio Prado Vega", "Prado"),  # the first of two surnames
        ("Julio Prado Vega", "Julio Prado"),
        ("Ines Maria Duarte", "Ines Duarte"),
        ("Anil Verma-Joshi", "Verma"),
    ],
)
def test_a_name_may_leave_words_out(full: str, short: str) -> None:
    text = f"President {full} spoke in Lima. Then President {short} left."
    assert list(people(text)) == [full]


def test_a_fathers_name_is_not_the_sons() -> None:
    text = "Prince Faris bin Jaber Al Noor spoke. Later King Jaber came."
    assert len(people(text)) == 2


def test_a_longer_name_in_the_same_sentence_is_somebody_else() -> None:
    assert len(people("President Lin Bao met Minister Lin Bao Yu in Taipei.")) == 2


@pytest.mark.parametrize(
    ("speaker", "speakers"),
    [
        ("The foreign minister", ()),
        ("The prime minister", ("Tesfaye Bekele",)),
        ("A spokesman for the prime minister", ()),
        ("Ethiopia's finance minister", ()),
    ],
)
def test_whose_office_it_is(speaker: str, speakers: tuple[str, ...]) -> None:
    text = f"Ethiopian Prime Minister Tesfaye Bekele came. {speaker} said that he was pleased."
    assert [claim.speakers for claim in extract(article(text)).claims] == [speakers]


def test_the_minister_is_not_the_deputy_minister() -> None:
    text = (
        "Interior Minister Peter Kip and his deputy, Ann Mwangi, met on Monday. "
        "The deputy minister said that she was pleased. The minister said that he was too."
    )
    assert [claim.speakers for claim in extract(article(text)).claims] == [(), ("Peter Kip",)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Rose Reed and her husband, Paul Reed, came. Mr Reed said that he won. "
            "Mrs Reed said that she won too.",
            ["Paul Reed", "Rose Reed"],
        ),
        (
            "Antoine Khoury came late. He greeted his son, Walid Khoury. "
            "The elder Khoury said that he won. The younger Khoury said that he did not.",
            ["Antoine Khoury", "Walid Khoury"],
        ),
    ],
)
def test_who_of_one_surname_is_meant(text: str, speakers: list[str]) -> None:
    claims = extract(article(text)).claims
    assert [speaker for claim in claims for speaker in claim.speakers] == speakers


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


def test_letters_in_brackets_are_who_bears_the_name() -> None:
    text = "President Andrés Manuel López Obrador (AMLO) spoke. AMLO left on Monday."
    assert people(text) == {
        "Andrés Manuel López Obrador": ["Andrés Manuel López Obrador", "AMLO", "AMLO"]
    }


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        (
            "Transport Minister Felix Moyo denied that his brother, Themba Moyo, had won a "
            "contract. Moyo told parliament that he would resign.",
            "Felix Moyo",
        ),
        (
            "Nora Lindqvist won gold. Her mother and coach, Eva Lindqvist, cried. Lindqvist "
            "landed three jumps.",
            "Nora Lindqvist",
        ),
        (
            "Peter Mutasa, brother of the late Bingu Mutasa, sent condolences. Mutasa promised a "
            "road.",
            "Peter Mutasa",
        ),
        (
            "Senator Carlos Medina Jr. spoke. He took the seat of his father, Carlos Medina Sr., "
            "in May. Medina said he missed him.",
            "Carlos Medina Jr.",
        ),
        (
            "Milo Grant sued his former wife, the singer Tessa Grant. Ms Grant said no.",
            "Tessa Grant",
        ),
        (
            "Anna Berg spoke of her brother Tom Berg. Tom Berg sang. Berg sang well.",
            "Tom Berg",
        ),
    ],
)
def test_a_surname_alone_is_not_of_who_is_only_named_as_kin(text: str, bearer: str) -> None:
    surname = bearer.replace(" Jr.", "").split()[-1]
    people = {person.name: person for person in extract(article(text)).people}
    last = text.rindex(f" {surname} ") + 1
    assert [name for name in people if last in {m.start for m in people[name].mentions}] == [bearer]


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        (
            "Tomás Macías Rey, alias Fito, fled on Sunday. Fito was not seen.",
            "Tomás Macías Rey",
            "Fito",
        ),
        ("Rafael Costa Jr., 18, known as Rafinha, scored.", "Rafael Costa Jr", "Rafinha"),
        ("Priya Das, formerly Priya Nambiar, won on Sunday.", "Priya Das", "Priya Nambiar"),
    ],
)
def test_other_names_that_the_article_gives(text: str, name: str, other: str) -> None:
    (person,) = extract(article(text)).people
    assert (person.name, person.aliases) == (name, (other,))


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


def test_forms_of_address_are_no_part_of_a_name() -> None:
    text = "Minister Amir Hamzah Azizan spoke. Datuk Seri Amir Hamzah said that it was late."
    assert people(text) == {"Amir Hamzah Azizan": ["Amir Hamzah Azizan", "Amir Hamzah"]}


def test_whose_son_somebody_is_is_the_elder() -> None:
    text = (
        "Rodrigo Paz, a son of the late president Jaime Paz, won on Sunday. The elder Paz had "
        "ruled for years."
    )
    assert people(text)["Jaime Paz"] == ["Jaime Paz", "Paz"]


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


def test_letters_of_a_title_are_no_part_of_a_name() -> None:
    text = "Deputy Prime Minister Gan Kim Yong spoke. DPM Gan, who spoke for an hour, left at five."
    assert people(text) == {"Gan Kim Yong": ["Gan Kim Yong", "Gan"]}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The frigate HMS Peregrine left. The trawler Margaret Ann sank.", set()),
        ("Hurricane Ernesto killed two people. Ernesto moved north on Monday.", set()),
        ("Norway's Espen Haugland won the race on Monday.", {"Espen Haugland"}),
        (
            "Josefa García-Margallo Ruiz left. García-Margallo spoke.",
            {"Josefa García-Margallo Ruiz"},
        ),
    ],
)
def test_who_is_somebody(text: str, named: set[str]) -> None:
    assert set(people(text)) == named


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
