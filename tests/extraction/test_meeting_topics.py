"""What a meeting is about."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "President Kari Berg met Prime Minister Luc Petit in Oslo on Friday to discuss trade, "
            "fishing quotas and the border with Sweden.",
            ("border with Sweden", "fishing quotas", "trade"),
        ),
        ("Kari Berg held talks on climate aid with Jan Novak on Monday.", ("climate aid",)),
        (
            "The talks between Kari Berg and Ana Silva in Oslo focused on a new railway.",
            ("new railway",),
        ),
        ("Kari Berg met Jan Novak in Oslo on Jan. 5.", ()),
    ],
)
def test_topics(text: str, topics: tuple[str, ...]) -> None:
    (meeting,) = extract(article(text)).meetings
    assert meeting.topics == topics
