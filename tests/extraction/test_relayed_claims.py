"""Who speaks where somebody else passes it on, and how much of the sentence is said."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.records import Claim
from tests.news import article


def claims(text: str) -> list[Claim]:
    return list(extract(article(f"News in brief\n\n{text}", "2026-01-14")).claims)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            '"Talks are open," Pham Thu Trang was quoted as saying by the Vietnam News Agency.',
            "Pham Thu Trang",
            "Talks are open,",
        ),
        (
            "Pham Thu Trang was quoted by Xinhua as saying that talks were open.",
            "Pham Thu Trang",
            "that talks were open",
        ),
        (
            '"The vote was fair," AFP quoted President Amadou Sall as saying.',
            "Amadou Sall",
            "The vote was fair,",
        ),
        (
            "TASS quoted Denis Pushilov as saying that 14 people had been hurt.",
            "Denis Pushilov",
            "that 14 people had been hurt",
        ),
        ('"We are ready," Joseph Crow was quoted as saying.', "Joseph Crow", "We are ready,"),
        (
            '"The vote was fair," Amadou Sall said, according to a statement from his office.',
            "Amadou Sall",
            "The vote was fair,",
        ),
        (
            "Hossein Jalali, according to IRNA, told lawmakers that the offer had been poor.",
            "Hossein Jalali",
            "that the offer had been poor",
        ),
        (
            "President Amadou Sall, according to Le Soleil, promised to release all prisoners.",
            "Amadou Sall",
            "to release all prisoners",
        ),
    ],
)
def test_who_is_quoted_speaks(text: str, speaker: str, content: str) -> None:
    (claim,) = claims(text)
    assert claim.speakers == (speaker,)
    assert [piece.text for piece in claim.content] == [content]


def test_a_quotation_that_is_passed_on_is_direct() -> None:
    (claim,) = claims('"We are ready," Joseph Crow was quoted as saying.')
    assert claim.quotation == "direct"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Lim said he would not resign and that the party had apologised.",
            ["he would not resign and that the party had apologised"],
        ),
        (
            "The Financial Times reported, citing three officials, that Oslo had urged Kyiv to "
            "wait.",
            ["that Oslo had urged Kyiv to wait"],
        ),
        (
            '"I am glad," Ana Berg told the BBC. "It took years.\n\n"My father kept me going."',
            ["I am glad,", "It took years.", "My father kept me going."],
        ),
    ],
)
def test_the_whole_of_what_is_said(text: str, content: list[str]) -> None:
    assert [piece.text for claim in claims(text) for piece in claim.content] == content


@pytest.mark.parametrize(
    ("text", "attitude"),
    [
        ("Sall rejected accusations by Awa Ndiaye that the vote was rigged.", "denies"),
        ("Sall rejected the plan of Awa Ndiaye.", "criticizes"),
        ("Sall called on the governor to resign.", "urges"),
        ("Sall agreed to resign.", "intends"),
    ],
)
def test_attitude(text: str, attitude: str) -> None:
    assert [claim.attitude for claim in claims(text)] == [attitude]


def test_who_is_called_on_is_visited_and_no_claim() -> None:
    assert claims("President Dawit Lemma called on Crown Prince Faisal in Riyadh on Friday.") == []


def test_whom_something_is_told_ends_before_what_is_told() -> None:
    (claim,) = claims("Daniel Archambault told Kenyan state television that farmers would be paid.")
    assert claim.addressees == ("Kenyan state television",)
