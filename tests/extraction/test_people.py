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


def test_forms_of_address_are_no_part_of_a_name() -> None:
    text = "Minister Amir Hamzah Azizan spoke. Datuk Seri Amir Hamzah said that it was late."
    assert people(text) == {"Amir Hamzah Azizan": ["Amir Hamzah Azizan", "Amir Hamzah"]}


def test_whose_son_somebody_is_is_the_elder() -> None:
    text = (
        "Rodrigo Paz, a son of the late president Jaime Paz, won on Sunday. The elder Paz had "
        "ruled for years."
    )
    assert people(text)["Jaime Paz"] == ["Jaime Paz", "Paz"]


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
    ("text", "names"),
    [
        (
            "President Villareal came home. Press Secretary Grace Villareal-Ong said so.",
            ["Villareal", "Grace Villareal-Ong"],
        ),
        (
            "Prime Minister Berg spoke. The opposition leader, Nils Berg, criticised the talks.",
            ["Berg", "Nils Berg"],
        ),
        ("Prime Minister Berg spoke. Nils Berg, the prime minister, left.", ["Nils Berg"]),
        ("Prime Minister Berg spoke. Former finance minister Nils Berg left.", ["Nils Berg"]),
        ("Prime Minister Berg spoke. Nils Berg, 61, a former baker, left.", ["Nils Berg"]),
    ],
)
def test_who_is_introduced_with_another_office_is_somebody_else(
    text: str, names: list[str]
) -> None:
    assert list(people(text)) == names


def test_who_acts_is_rather_the_minister_than_his_counterpart() -> None:
    text = (
        "Defense Secretary Luis Villafuerte will meet his Japanese counterpart, Kenji Morishita, "
        "on Friday. In Tokyo the secretary will also call on Prime Minister Aoi Tanabe."
    )
    last = extract(article(text)).meetings[-1]
    assert last.participants == ("Aoi Tanabe", "Luis Villafuerte")
