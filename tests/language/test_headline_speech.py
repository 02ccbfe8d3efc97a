"""Who says what in headlines."""

from __future__ import annotations

import pytest

from kg.language import annotate
from tests.news import article

STORY = "Trucks were turned back on Saturday near the bridge, and drivers waited there for hours."


def told(headline: str) -> list[tuple[str | None, str | None, str]]:
    """Source, cue and content of each attribution."""
    return [
        (
            each.source.text if each.source else None,
            each.cue.text if each.cue else None,
            each.content[0].text,
        )
        for each in annotate(article(f"{headline}\n\n{STORY}")).attributions
    ]


@pytest.mark.parametrize(
    ("headline", "source", "cue", "content"),
    [
        ("PM: No Deal Without Reform", "PM", ":", "No Deal Without Reform"),
        ("Mayor Lind: ferries will run in winter", "Mayor Lind", ":", "ferries will run in winter"),
        ("Aid Convoy Turned Back, UN Says", "UN", "Says", "Aid Convoy Turned Back"),
        ("Tax cut works well, study finds", "study", "finds", "Tax cut works well"),
        ("Exclusive: Firm Rejects Bid, Sources Say", "Sources", "Say", "Firm Rejects Bid"),
        ("Iran ready for nuclear talks -minister", "minister", "-", "Iran ready for nuclear talks"),
    ],
)
def test_the_form_of_a_headline_tells(headline: str, source: str, cue: str, content: str) -> None:
    assert told(headline) == [(source, cue, content)]


@pytest.mark.parametrize(
    "headline",
    [
        "Talks in Oslo: what we know so far",
        "Analysis: why the deal failed",
        "Norway wins gold, Sweden finds form",
        "Transcript: Executive Questioned by Lawmakers",
    ],
)
def test_no_speech(headline: str) -> None:
    assert told(headline) == []
