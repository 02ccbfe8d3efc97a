"""Pages with a heading for each day keep them, and their meetings have those days."""

from __future__ import annotations

import pytest

from kg.articles.pages.page import read_page
from kg.extraction import extract
from kg.records import Article
from tests.news import article

OPENING = (
    "A week of talks about the bridge at Varna ended without a decision, and the ferry "
    "goes on carrying schoolchildren, bakers and their flour over the water each morning."
)
FIRST_DAY = "Mayor Lena Holt met Governor Karl Brandt in Varna for two hours in the town hall."
SECOND_DAY = "Holt met Premier Jonas Weber in Varna, and the two looked at the old piers together."


def read(*headings: str) -> Article:
    told = zip(headings, (FIRST_DAY, SECOND_DAY), strict=True)
    days = "".join(f"<h3>{day}</h3><p>{words}</p>" for day, words in told)
    text, _ = read_page(
        "page.html",
        (
            "<html><head><title>The bridge at Varna: a week of talks</title></head><body><article>"
            f"<h1>The bridge at Varna: a week of talks</h1><p>{OPENING}</p>{days}"
            "</article></body></html>"
        ).encode(),
    )
    return article(text, "2026-04-15")


@pytest.mark.parametrize(
    "headings",
    [("April 12", "April 13"), ("Sunday 12 April", "Monday 13 April")],
)
def test_headings_that_are_days_stay_and_date_meetings(headings: tuple[str, str]) -> None:
    found = read(*headings)
    assert all(day in found.text for day in headings)
    assert [one.start for one in extract(found).meetings] == ["2026-04-12", "2026-04-13"]
