"""Which mentions are one organization, and by what name it goes."""

from __future__ import annotations

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
