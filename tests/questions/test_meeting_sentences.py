from __future__ import annotations

import pytest

from kg.questions.answer import Row
from kg.questions.meeting_sentences import meetings_in_words


def rows(*places: str) -> list[Row]:
    return [
        {"person": "Ana Sol", "other": "Bo Lund", "place": place, "start": "2026-01-13",
         "status": "held", "reports": 1, "meeting_iri": "urn:m1"}
        for place in places
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        (("Oslo", "Bergen"),
         "Ana Sol met Bo Lund on 13 January 2026; the place differs between reports: Oslo (one "
         "article) and Bergen (one article)."),
        # One place, told more or less fully.
        (("Oslo", "Oslo City", "Oslo Prefecture"),
         "Ana Sol met Bo Lund in Oslo (one article), Oslo City (one article) and Oslo Prefecture "
         "(one article) on 13 January 2026."),
    ],
)  # fmt: skip
def test_places_of_one_meeting(places: tuple[str, ...], sentence: str) -> None:
    assert meetings_in_words(rows(*places)) == sentence
