"""Days and months that lie ahead or back, as what is told of them does."""

from __future__ import annotations

import pytest

from kg.language.date_anchoring import on_side

TODAY = "2026-01-14"  # a Wednesday


@pytest.mark.parametrize(
    ("words", "start", "ahead", "expected"),
    [
        ("Tuesday", "2026-01-13", True, "2026-01-20"),
        ("Tuesday", "2026-01-13", False, "2026-01-13"),
        ("Friday", "2026-01-16", False, "2026-01-09"),
        ("Wednesday", TODAY, True, TODAY),
        ("December", "2025-12", True, "2026-12"),
        ("May", "2026-05", False, "2025-05"),
        ("January", "2026-01", True, "2026-01"),
        ("May 2025", "2025-05", True, "2025-05"),
        ("last month", "2025-12", True, "2025-12"),
    ],
)
def test_words_that_may_mean_either_side_of_today(
    words: str, start: str, ahead: bool, expected: str
) -> None:
    assert on_side(words, start, TODAY, ahead=ahead) == expected
