"""What is told of further meetings of those who met, and of what did not come about."""

from __future__ import annotations

import pytest

from tests.extraction.two_leaders import meetings


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The talks will resume on Friday.", "2026-01-16"),
        ("The talks continue on Friday.", "2026-01-16"),
        ("The next meeting will be on Friday.", "2026-01-16"),
        ("A joint meeting is planned for March 12.", "2026-03-12"),
        ("A follow-up meeting is set for the end of March.", "2026-03"),
    ],
)
def test_they_meet_again(text: str, start: str) -> None:
    first, second = meetings(f"Berg met Petit in Bergen on Sunday. {text}")
    assert (first.status, first.start) == ("held", "2026-01-11")
    assert (second.status, second.start) == ("planned", start)
    assert first.participants == second.participants == ("Kari Berg", "Luc Petit")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Berg had been due to meet Petit in December, but the trip was called off.", "2025-12"),
        ("Berg had planned to meet Petit in December, but the trip was called off.", "2025-12"),
        ("Berg was to have met Petit on Friday, but fell ill.", "2026-01-09"),
        ("Berg will meet Petit in December.", "2026-12"),
    ],
)
def test_what_had_been_due_lies_back(text: str, start: str) -> None:
    (meeting,) = meetings(text)
    assert meeting.start == start
