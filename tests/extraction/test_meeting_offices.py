"""Who takes part where an office, a description or a country stands for the name."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


def circles(text: str) -> list[tuple[str, ...]]:
    """Who meets, once per meeting that the text tells of."""
    return [each.participants for each in extract(article(f"News of today\n\n{text}")).meetings]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            "Anna Lind met Tonga's foreign minister on Monday.",
            ("Anna Lind", "Tonga's foreign minister"),
        ),
        (
            "Gov. Anna Lind spoke. While in Oslo, the governor also met with Jon Dahl.",
            ("Anna Lind", "Jon Dahl"),
        ),
        (
            "Norway's fisheries minister has announced a plan.\n\nAnna Lind opened a port in Voss. "
            "The minister will meet Jon Dahl on Friday.",
            ("Anna Lind", "Jon Dahl"),
        ),
        (
            "Trade Minister Ida Moe met Chile's Minister for Fisheries Luz Quispe in Oslo. The "
            "visiting minister later called on Mayor Jon Dahl.",
            ("Jon Dahl", "Luz Quispe"),
        ),
        (
            "Speaker Anna Lind held talks with Chairman of the State Great Council of Chile Luz "
            "Quispe.",
            ("Anna Lind", "Luz Quispe"),
        ),
        (
            "Anna Lind called on the president of the Chilean Senate, Luz Quispe.",
            ("Anna Lind", "Luz Quispe"),
        ),
        (
            "Anna Lind will be in Lima when she meets her Chilean counterpart. Chilean "
            "President Luz Quispe said so.",
            ("Anna Lind", "Luz Quispe"),
        ),
        (
            "Anna Lind met members of the group, among them senators Luz Quispe and Jon Dahl.",
            ("Anna Lind", "Jon Dahl", "Luz Quispe"),
        ),
        (
            "Anna Lind travels to Rome for talks with Luz Quispe and with the head of the Port "
            "Authority, Jon Dahl.",
            ("Anna Lind", "Jon Dahl", "Luz Quispe"),
        ),
        ("Anna Lind met party donors in Oslo on Monday.", ("Anna Lind", "party donors")),
        ("Anna Lind had morning tea with Mayor Jon Dahl.", ("Anna Lind", "Jon Dahl")),
        (
            "President Anna Lind and party leader Jon Dahl emerged from a three-hour meeting at "
            "Voss Manor on Monday night.",
            ("Anna Lind", "Jon Dahl"),
        ),
        (
            "In August, Anna Lind and Mayor Jon Dahl discussed water at the town hall.",
            ("Anna Lind", "Jon Dahl"),
        ),
        (
            "The Minister of Mines, Anna Lind, discussed here on Monday with the Chilean Minister "
            "of Energy, Luz Quispe, the means of cooperation.",
            ("Anna Lind", "Luz Quispe"),
        ),
        (
            "The 10th meeting of the Chile-Peru Joint Commission was held in Lima on June 12.",
            ("Chile", "Peru"),
        ),
        ("The Chile-Peru Economic Commission met in Lima on Monday.", ("Chile", "Peru")),
        ("The Chile-Peru summit was held in Lima on Monday.", ("Chile", "Peru")),
        (
            "Peru's army and the Northern Front held talks in Lima on Friday.",
            ("Northern Front", "Peru's army"),
        ),
        (
            "Meeting in Oslo, the two ministers, Anna Lind and Jon Dahl, agreed.",
            ("Anna Lind", "Jon Dahl"),
        ),
    ],
)
def test_who_takes_part(text: str, participants: tuple[str, ...]) -> None:
    assert participants in circles(text)


def test_those_met_separately_met_twice() -> None:
    text = "Anna Lind met separately with Luz Quispe and Jon Dahl in Oslo last week."
    assert circles(text) == [("Anna Lind", "Jon Dahl"), ("Anna Lind", "Luz Quispe")]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lind and Jon Dahl discussed the plan in detail.",
        "Anna Lind and Jon Dahl reviewed the book in The Times.",
        "Trade of the Chile-Peru group met expectations.",
    ],
)
def test_nobody_meets(text: str) -> None:
    assert circles(text) == []
