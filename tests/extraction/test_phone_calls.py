"""Who talks to whom by phone, and what else "called" and "rang" say."""

from __future__ import annotations

import pytest

from tests.extraction.two_leaders import meetings


@pytest.mark.parametrize(
    "text",
    [
        "Berg phoned Petit on Monday.",
        "Berg telephoned Petit to thank him.",
        "Petit was telephoned by Berg on Monday evening.",
        "Berg called Petit on Monday to congratulate him on the vote.",
        "On Friday night, Berg called Petit and asked about the harbour.",
        "Berg said that she called Petit after the vote to congratulate him.",
        "Berg called Petit on Monday, her office said.",
        "On Sunday Berg, who was at home, rang Petit to discuss fish.",
        "Berg held a call with Petit on Thursday.",
        "In a call with Petit on Thursday, Berg promised to lift the ban.",
        "Berg spoke by phone with Petit on Monday.",
        "Berg and Petit spoke by video link on Tuesday.",
        "Berg discussed oil production with Petit by telephone on Monday.",
        "Berg discussed the budget with Petit by phone on Monday.",
        "Berg and Petit talked over the phone on Monday.",
    ],
)
def test_who_calls_whom(text: str) -> None:
    (found,) = meetings(text)
    assert (found.kind, found.participants) == ("phone call", ("Kari Berg", "Luc Petit"))
    assert found.status == "held"


def test_a_call_may_be_planned() -> None:
    (found,) = meetings("Berg will call Petit on Monday to discuss fish.")
    assert (found.kind, found.status, found.start) == ("phone call", "planned", "2026-01-12")


@pytest.mark.parametrize(
    "text",
    [
        "Berg called Petit a liar on Monday.",
        "Berg called Petit “a great liar” on Monday.",
        "Berg called Petit dishonest after the vote.",
        "Berg called Petit to the stand on Monday.",
        "Berg called Petit as a witness on Monday.",
        "Berg called for Petit to resign on Monday.",
        "Berg called on Petit to resign on Monday.",
        "Berg called off the trip of Petit on Monday.",
        "Berg called what Petit said on Monday a lie.",
        "The party called Petit back on Monday.",
        "The committee called Petit to testify on Monday.",
        "Berg called the police on Monday.",
        "The words of Petit rang true to Berg on Monday.",
        "Berg rang the bell with Petit on Monday.",
        "Berg praised Petit on a conference call with reporters on Monday.",
        "Berg called Petit on Monday, but got no answer.",
        "In a call for talks on Thursday, Berg praised Petit.",
    ],
)
def test_what_is_no_call(text: str) -> None:
    assert [each for each in meetings(text) if each.kind == "phone call"] == []


def test_a_spokeswoman_who_tells_of_a_call_is_no_party_to_it() -> None:
    (found,) = meetings(
        "Berg called Petit on Wednesday to discuss the steel tax. "
        "A spokeswoman for Berg, Greta Halm, said the call lasted 40 minutes."
    )
    assert found.participants == ("Kari Berg", "Luc Petit")
