"""Transcripts and signed quotations."""

from __future__ import annotations

from tests.language.test_attributions import attributions

TRANSCRIPT = """An interview with the mayor

The two met in Oslo on Friday.

BERG: Will the bridge be closed in the summer?

NOVAK: It will not be closed.

BERG: Who has decided that?

NOVAK: We have, in the council, and nobody was against it.
"""

VOICES = """Voices from the harbour

“We have waited for years and nothing came.” ― Kari Berg

“I have sold my boat, and my neighbours will sell theirs.” — Jan Novak

The harbour will close in May.
"""


def test_the_turns_of_a_transcript() -> None:
    assert attributions(TRANSCRIPT) == [
        ("BERG", ":", ["Will the bridge be closed in the summer?"]),
        ("NOVAK", ":", ["It will not be closed."]),
        ("BERG", ":", ["Who has decided that?"]),
        ("NOVAK", ":", ["We have, in the council, and nobody was against it."]),
    ]


def test_signed_quotations() -> None:
    assert attributions(VOICES) == [
        ("Kari Berg", "―", ["We have waited for years and nothing came."]),
        ("Jan Novak", "—", ["I have sold my boat, and my neighbours will sell theirs."]),
    ]


def test_a_colon_alone_makes_no_transcript() -> None:
    assert attributions("The plan: a bridge.\n\nThe cost: nobody knows.\n") == []
