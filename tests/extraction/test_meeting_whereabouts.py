"""Where a meeting is not: at what is talked of, where somebody is posted or flies to."""

from __future__ import annotations

from importlib import resources

import pytest

from kg.extraction import extract
from tests.news import article


def places(text: str, published: str = "2026-01-14") -> list[str | None]:
    read = article(f"News in brief\n\n{text}", published)
    return [meeting.place for meeting in extract(read).meetings]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ali Reza and Karin Holm discussed the war in Ukraine on Monday.", None),
        ("Ali Reza discussed human rights in China with Karin Holm on Monday.", None),
        ("Ali Reza and Karin Holm discussed the situation in Goma on Monday.", None),
        ("In Oslo, Ali Reza and Karin Holm discussed security in the Baltic Sea.", "Oslo"),
        ("Ali Reza and Karin Holm discussed the situation in Gaza in Oslo on Monday.", "Oslo"),
        ("Ali Reza and Karin Holm discussed the dam in Oslo on Monday.", "Oslo"),
        ("Ali Reza met Karin Holm aboard his plane as he flew from Cairo to Rome.", None),
        ("Ali Reza, who flew in from Ottawa on Sunday, met Karin Holm on Monday.", None),
        ("Ali Reza, who hosted Karin Holm in May, will fly to Oslo on Friday.", None),
        ("Ali Reza met miners led by Karin Holm in Cusco on Monday.", "Cusco"),
        ("Ali Reza received the British ambassador to Iraq, Karin Holm, on Monday.", None),
        ("Ali Reza went to Lalibela, where he met survivors of the war in Tigray.", "Lalibela"),
        ("Ali Reza is ready to meet Karin Holm anywhere but in Moscow.", None),
        ("On Friday Ali Reza travels to Rome. He will hold talks with Karin Holm.", "Rome"),
        ("Ali Reza is due in Bergen on Friday. He will meet Karin Holm there.", "Bergen"),
    ],
)
def test_the_place_is_where_they_met(text: str, place: str | None) -> None:
    assert places(text) == [place]


def test_what_is_discussed_is_the_topic() -> None:
    (meeting,) = extract(
        article("News\n\nAli Reza and Karin Holm discussed the war in Ukraine on Monday.")
    ).meetings
    assert meeting.topics == ("war in Ukraine",)


def test_news_in_brief_has_a_dateline_for_each_paragraph() -> None:
    text = (
        "HALIFAX - Ali Reza met Bo Lund on Tuesday.\n\nTORONTO - Ana Sol met Jo Brandt on Tuesday."
    )
    assert places(text) == ["Halifax", "Toronto"]


@pytest.mark.parametrize("begins", ["{}. ", "{}: ", "{} - "])
def test_an_entry_of_a_calendar_begins_with_its_town(begins: str) -> None:
    first, second = begins.format("Halifax"), begins.format("Toronto")
    text = f"Jan. 12: {first}Ali Reza met Bo Lund.\n\nJan. 20: {second}Ana Sol meets Jo Brandt."
    assert places(text) == ["Halifax", "Toronto"]


@pytest.mark.parametrize(
    ("dateline", "place"),
    [("WASHINGTON (NNB)", "Washington"), ("NEW YORK (NNB)", "New York")],
)
def test_washington_and_new_york_are_towns(dateline: str, place: str) -> None:
    assert places(f"{dateline} - Ali Reza met Karin Holm on Tuesday.") == [place]


def test_each_of_two_meetings_has_its_own_town() -> None:
    text = (
        "Envoy Karl Berg met President Rosa Diaz in Lima and, four days later, rebel chief Juan "
        "Soto in Bogota last month."
    )
    assert sorted(filter(None, places(text))) == ["Bogota", "Lima"]


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("in the Peruvian capital", "Lima"),
        ("in the Uzbek capital, Tashkent,", "Tashkent"),
        ("in Peru's capital", "Lima"),
    ],
)
def test_a_capital_without_its_name(where: str, place: str) -> None:
    assert places(f"Ana Ruiz met Dale Fenwick {where} on Monday.") == [place]


def test_there_is_the_town_that_the_sentence_names() -> None:
    told = (
        "The talks in Oslo followed a visit to Britain. Lisbon had hosted talks before: "
        "Ali Reza and Karin Holm met there in May 2024."
    )
    assert places(told) == ["Lisbon"]


def test_the_country_of_a_plan_is_not_taken_for_the_town_of_another_meeting() -> None:
    samples = resources.files("kg.samples")
    read = article((samples / "singapore-preview.txt").read_text("utf-8"), "2018-05-11")
    found = {one.participants: one.place for one in extract(read).meetings}
    assert found["Donald Trump", "Kim Jong-un"] == "Singapore"
    assert found["Donald Trump", "Moon Jae-in"] == "Washington"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Ali Reza on Monday hosted his counterpart, Karin Holm, for talks on a railway line, "
            "days before an investment forum in Yerevan.",
            None,
        ),
        ("Ali Reza and Karin Holm met on Monday after an earthquake in Esmeraldas.", None),
        ("Ali Reza met Karin Holm on Monday in the Danube town of Novi Sad.", "Novi Sad"),
        ("Ali Reza met Karin Holm on Monday at the start of a four-day trip to Africa.", None),
    ],
)
def test_what_is_near_by_is_not_where_they_met(text: str, place: str | None) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "BRUSSELS - The mood is sour again. When Ali Reza and Karin Holm met on December 11, they "
        "spoke for less than an hour.",
        "BRUSSELS - Ali Reza has kept silent since he met Karin Holm on January 12.",
        "BRUSSELS - Ali Reza has kept silent since he met Karin Holm two weeks ago.",
        "BRUSSELS - Ali Reza met Karin Holm three times between May and July, according to the "
        "indictment.",
    ],
)
def test_the_dateline_is_not_where_people_met_before(text: str) -> None:
    assert places(text) == [None]
