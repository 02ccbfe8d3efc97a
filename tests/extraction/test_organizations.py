"""Which mentions are one organization, and by what name it goes."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


def organizations(text: str) -> dict[str, list[str]]:
    """From each organization's name to the words of its mentions."""
    return {
        each.name: [mention.text for mention in each.mentions]
        for each in extract(article(text)).organizations
    }


def test_ministries_of_two_countries_stay_apart() -> None:
    text = (
        "Norway's Foreign Ministry said that the talks were short. "
        "The Peruvian Foreign Ministry said that they were long."
    )
    assert list(organizations(text)) == ["Norway's Foreign Ministry", "Peruvian Foreign Ministry"]


def test_a_ministry_without_its_country_is_the_one_named_before() -> None:
    text = (
        "The Norwegian Foreign Ministry said that the talks were short. "
        "The Foreign Ministry added that they were useful."
    )
    mentions = ["Norwegian Foreign Ministry", "Foreign Ministry"]
    assert organizations(text) == {"Norwegian Foreign Ministry": mentions}


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        (
            "The Justice and Development Party (AKP) lost on Sunday. The AKP said it would appeal.",
            "Justice and Development Party",
            "AKP",
        ),
        (
            "The Environmental Assessment Agency, OEFA, spoke. OEFA was founded in May.",
            "Environmental Assessment Agency",
            "OEFA",
        ),
        (
            "The National Growers' Federation, or FPI, spoke. FPI was founded in May.",
            "National Growers' Federation",
            "FPI",
        ),
        (
            "The Israel Defense Forces (IDF) struck a depot on Sunday. The IDF did not say where.",
            "Israel Defense Forces",
            "IDF",
        ),
        (
            "MUSIGA, the Musicians Union of Ghana, said on Sunday that it would march.",
            "Musicians Union of Ghana",
            "MUSIGA",
        ),
        (
            "The Revolutionary Armed Forces of Colombia, known as the FARC, laid down arms.",
            "Revolutionary Armed Forces of Colombia",
            "FARC",
        ),
    ],
)
def test_an_acronym_that_the_article_explains(text: str, name: str, short: str) -> None:
    ((found, mentions),) = organizations(text).items()
    assert (found, {*mentions}) == (name, {name, short})


def test_the_country_of_a_club_is_no_name_of_the_club() -> None:
    text = "Bayern Munich (GER) beat Ajax (NED) on Sunday. Bayern Munich were the better side."
    assert organizations(text)["Bayern Munich"] == ["Bayern Munich", "Bayern Munich"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Midline Buses Ltd cut routes. Midline said it had no drivers.", ["Midline Buses Ltd"]),
        (
            "Lumen Systems Inc. and Gilead Holdings LLC settled. Lumen paid Gilead.",
            ["Lumen Systems Inc.", "Gilead Holdings LLC"],
        ),
        ("Lumen Systems spoke. Later Lumen Systems Inc. left.", ["Lumen Systems Inc."]),
        (
            "Oxford University Press moved. Oxford University said it was glad.",
            ["Oxford University Press", "Oxford University"],
        ),
        (
            "Paragon Energy sued Paragon Foods. Paragon said nothing.",
            ["Paragon Energy", "Paragon Foods", "Paragon"],
        ),
    ],
)
def test_a_short_name_is_the_companys_whose_full_one_it_shortens(
    text: str, names: list[str]
) -> None:
    assert list(organizations(text)) == names


def test_an_exchange_and_a_share_are_nobody() -> None:
    assert list(organizations("Lumen Systems (OSE: LUM) rose on Monday.")) == ["Lumen Systems"]
