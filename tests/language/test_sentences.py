"""Where sentences end."""

from __future__ import annotations

import pytest

from kg.language import annotate
from kg.language.trained.sentence_starts import LONGEST
from tests.news import article


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in annotate(article(text)).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. They left.", ["It rained.", "They left."]),
        (
            "Mr. Brown met Dr. Green at 3 p.m. on Jan. 5 in the U.S. capital.",
            ["Mr. Brown met Dr. Green at 3 p.m. on Jan. 5 in the U.S. capital."],
        ),
        (
            "The envoy flew to the U.S. The talks failed.",
            ["The envoy flew to the U.S.", "The talks failed."],
        ),
        (
            "“We won.” He smiled. “Really?” she asked.",
            ["“We won.”", "He smiled.", "“Really?” she asked."],
        ),
        (
            "The bridge reopened [10][11]. Traffic returned.[12] Shops opened.",
            ["The bridge reopened [10][11].", "Traffic returned.[12]", "Shops opened."],
        ),
        ("J. R. Smith spoke. Nobody came.", ["J. R. Smith spoke.", "Nobody came."]),
        ("Prices rose 3.5 percent. Wages fell.", ["Prices rose 3.5 percent.", "Wages fell."]),
    ],
)
def test_sentence_boundaries(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_nothing_runs_over_a_paragraph() -> None:
    text = (
        "The committee will meet again in the spring of next year\n\nNobody objected to the plan."
    )
    assert all("\n\n" not in sentence for sentence in sentences(text))


def test_a_text_without_ends_is_cut_so_that_work_stays_bounded() -> None:
    text = "and so on " * 1000
    assert max(len(s.tokens) for s in annotate(article(text)).sentences) <= LONGEST


def test_a_tree_has_no_circle_where_tokens_hold_several_words() -> None:
    text = (
        "Norwegian Prime Minister Kari Berg and French President Luc Petit are busy. Nobody in the "
        "two capitals was surprised by that.\n\n Berg and Petit co-chaired a High-Level "
        "Cooperation Council in Oslo."
    )
    for sentence in annotate(article(text)).sentences:
        for index in range(len(sentence.tokens)):
            steps, at = 0, sentence.dependencies[index].head
            while at is not None and steps <= len(sentence.tokens):
                steps, at = steps + 1, sentence.dependencies[at].head
            assert at is None
