"""Who "the two leaders" and "the two women" are."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


def meetings(text: str) -> list[tuple[str, ...]]:
    """Who takes part in each meeting of an article."""
    return [meeting.participants for meeting in extract(article(text)).meetings]


def test_the_two_leaders_lead_countries() -> None:
    text = (
        "President Ada Kaya held talks with Polish President Jan Novak in Ankara on Monday. "
        "Novak will meet Speaker Umut Er on Tuesday. "
        "The two leaders last met in Warsaw in October."
    )
    assert [who for who in meetings(text) if who == ("Ada Kaya", "Jan Novak")]
    assert meetings(text).count(("Jan Novak", "Umut Er")) == 1
    found = [m for m in extract(article(text)).meetings if m.place == "Warsaw"]
    assert [m.participants for m in found] == [("Ada Kaya", "Jan Novak")]


def test_the_two_women_are_women() -> None:
    text = (
        "Mrs Greta Lund met executives of the chain in Bern. Her friend Ms Paula Roth came. "
        "Mr Bram Smit was there. The two women will meet Mayor Karl Egger on Thursday."
    )
    assert meetings(text)[-1] == ("Greta Lund", "Karl Egger", "Paula Roth")


def test_a_counterpart_holds_the_same_office() -> None:
    text = (
        "Dutch Foreign Minister Eva Smit met her Greek counterpart, Nikos Pappas, in Athens on "
        "Monday. The Greek minister was later received by President Ada Kaya in Ankara."
    )
    assert meetings(text)[-1] == ("Ada Kaya", "Nikos Pappas")


@pytest.mark.parametrize(
    "told",
    [
        "The three will meet again on Friday.",
        "All three met for dinner on Friday.",
        "The trio held talks on Friday.",
        "The three held talks in the town hall on Friday.",
    ],
)
def test_three_are_those_three_who_were_named_last(told: str) -> None:
    text = f"Kari Berg, Ola Dahl and Aino Salo arrived in Bergen on Monday. {told}"
    (meeting,) = extract(article(f"Talks on fish\n\n{text}")).meetings
    assert meeting.participants == ("Aino Salo", "Kari Berg", "Ola Dahl")


def test_the_two_are_those_whom_the_sentence_before_names() -> None:
    text = (
        "Paraguayan President Ana Pena, who met Rui Luz in Lima on Monday, was glad.\n\n"
        "Jo Milei has accepted Pena's invitation. The two leaders met in Bern on Tuesday."
    )
    assert meetings(text) == [("Ana Pena", "Rui Luz"), ("Ana Pena", "Jo Milei")]


def test_the_two_are_those_of_whom_the_paragraph_tells_last() -> None:
    text = (
        "General Ola Berg met General Asim Munir in Oslo in May. Berg and Munir met again in "
        "June.\n\nA meeting between Raj Singh and Omar Asif has been proposed. The mayor was "
        "silent. The two men met in Bern in 2022."
    )
    assert meetings(text)[-1] == ("Omar Asif", "Raj Singh")


@pytest.mark.parametrize(
    "lead",
    [
        "The leaders of Chile and Peru met in Lima on Monday.",
        "Chilean and Peruvian leaders met in Lima on Monday.",
        "The presidents of Chile and Peru met in Lima on Monday.",
    ],
)
def test_leaders_of_countries_whom_the_article_names(lead: str) -> None:
    text = f"{lead} President Ida Lund of Chile was glad. Peruvian President Max Roth smiled."
    assert meetings(text) == [("Ida Lund", "Max Roth")]


def test_two_ministers_are_no_two_kings() -> None:
    found = meetings(
        "Norway's Prime Minister Tom Moe met Danish Prime Minister Eva Holm on Monday. "
        "He said that the two kings met in Oslo in May."
    )
    assert found == [("Eva Holm", "Tom Moe")]


def test_ministers_are_the_last_two_of_that_office() -> None:
    text = (
        "Foreign Minister Anna Lind met Minister Jan Moe in Vilnius on Wednesday. Minister Moe "
        "also met with President Per Dahl. The ministers last met in Toronto in May."
    )
    last = extract(article(text)).meetings[-1]
    assert (last.participants, last.place) == (("Anna Lind", "Jan Moe"), "Toronto")


def test_they_are_those_who_go_together() -> None:
    text = (
        "Brad Lufkin met Transport Minister Luiza Sarmento on Wednesday. Lufkin was accompanied by "
        "Otto Brandt. They also had meetings with Renata Figueira."
    )
    last = extract(article(text)).meetings[-1]
    assert last.participants == ("Brad Lufkin", "Otto Brandt", "Renata Figueira")
