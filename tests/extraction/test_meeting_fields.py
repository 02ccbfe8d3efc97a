"""Who, when and where, where the sentence of a meeting leaves it to others or says more besides."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.records import MeetingReport
from tests.news import article


def meetings(text: str, published: str | None = "2026-01-12") -> list[MeetingReport]:
    return list(extract(article(text, published)).meetings)


def only(text: str) -> MeetingReport:
    (meeting,) = meetings(text)
    return meeting


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            "Peruvian President Ana Vela opened a school. Peruvian Trade Minister Luz Quispe sang. "
            "The Peruvian leader is to be received by Chilean President Juan Soto in Arica.",
            ("Ana Vela", "Juan Soto"),
        ),
        (
            "Fiji's climate minister, Sera Tuilagi, had lunch with Norway's chief negotiator in "
            'Nadi. "It was useful," Tuilagi said. The negotiator, Kari Berg, agreed.',
            ("Kari Berg", "Sera Tuilagi"),
        ),
        (
            "Foreign Minister Kari Berg opened a bridge. Prime Minister Luc Petit sang. "
            "On Tuesday Mayor Jan Novak hosted the minister for dinner in Bergen.",
            ("Jan Novak", "Kari Berg"),
        ),
        (
            "External Trade Minister Kari Berg came to Oslo. "
            "The ETM also called on Prime Minister Luc Petit.",
            ("Kari Berg", "Luc Petit"),
        ),
        (
            "King Harald Berg opened the fair with Prince Olav Lind. Lind is fond of boats. "
            "His Majesty later met President Luc Petit at the palace.",
            ("Harald Berg", "Luc Petit"),
        ),
        (
            "Mayor Kari Berg will meet shipping executives and the regional governor, Luc Petit.",
            ("Kari Berg", "Luc Petit", "shipping executives"),
        ),
        (
            "Officials from Northern Bank met the advisers at Holm Securities in Oslo on Friday.",
            ("Holm Securities", "Northern Bank"),
        ),
    ],
)
def test_who_takes_part(text: str, participants: tuple[str, ...]) -> None:
    assert only(text).participants == participants


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Kari Berg was in Bergen, where she sat down with Luc Petit for two hours, and in "
            "Tromsø, where the mayor showed her the harbour.",
            "Bergen",
        ),
        (
            "Kari Berg spent the afternoon in the district of Skodje. "
            "There she talked for an hour with Luc Petit.",
            "Skodje",
        ),
        ("Kari Berg welcomed Luc Petit at her villa on the Ekeberg ridge on Friday.", "Ekeberg"),
        ("Kari Berg was received by Luc Petit in the castle above the river.", "castle"),
        ("Kari Berg held a virtual meeting with Luc Petit on a new port at Bergen.", None),
        ("Envoy Kari Berg worked on Kinshasa, where President Luc Petit met her.", "Kinshasa"),
    ],
)
def test_where_it_was(text: str, place: str | None) -> None:
    found = only(text).place
    assert (found or "").startswith(place) if place else found is None


def test_a_place_and_a_month_hold_for_all_that_the_clause_tells() -> None:
    text = (
        "Kari Berg had travelled to Bergen in July, where she was received by Mayor Luc Petit and "
        "held talks with Bishop Jan Novak."
    )
    assert [(m.start, m.place) for m in meetings(text)] == [("2025-07", "Bergen")] * 2


@pytest.mark.parametrize(
    ("text", "start", "status"),
    [
        ("Luc Petit, who lost in 2014, drove over to have lunch with Kari Berg.", None, "held"),
        ("Kari Berg is due in Bergen to meet Luc Petit.", None, "planned"),
        ("Kari Berg is likely to see Luc Petit in Oslo on Friday.", "2026-01-16", "planned"),
        ("Kari Berg has a breakfast on Friday with Luc Petit.", "2026-01-16", "planned"),
        (
            "Kari Berg and Luc Petit agreed on Monday to build a port. "
            "The two leaders met for an hour at the town hall.",
            "2026-01-12",
            "held",
        ),
        (
            "Kari Berg and Luc Petit agreed on Monday to build a port. "
            "The two had met before in Oslo.",
            None,
            "held",
        ),
    ],
)
def test_when_it_was_or_will_be(text: str, start: str | None, status: str) -> None:
    meeting = only(text)
    assert (meeting.start, meeting.status) == (start, status)


def test_separate_talks_on_two_days() -> None:
    text = (
        "Kari Berg will have separate talks with Luc Petit on Tuesday and with Jan Novak on Friday."
    )
    assert {(m.participants[0], m.start) for m in meetings(text)} == {
        ("Jan Novak", "2026-01-16"),
        ("Kari Berg", "2026-01-13"),
    }


def test_the_length_of_a_strike_is_none_of_talks() -> None:
    text = "Kari Berg and Luc Petit held talks on Friday to end a four-day strike."
    assert (only(text).start, only(text).end) == ("2026-01-09", None)


def test_what_another_does_is_no_meeting_of_those_in_a_list() -> None:
    assert not meetings("The yard hired welders from Peru and Chile in an effort to meet demand.")


def test_the_next_round_is_none_told_before() -> None:
    text = (
        "Kari Berg will be received by Luc Petit in May. "
        "The next round of consultations will be in Bergen in 2027."
    )
    assert only(text).start == "2026-05"


def test_a_headline_names_nobody_else() -> None:
    text = (
        "A hopeful counts on a cobbler and an old rival\n\n"
        "Kari Lind likes to say she has baked her way up. Luc Petit came to have lunch with her.\n"
    )
    assert only(text).participants == ("Kari Lind", "Luc Petit")


def test_the_day_of_a_deal_is_none_of_talks_about_it() -> None:
    text = "Kari Berg met Luc Petit in Oslo to discuss the May 3 fish deal."
    assert only(text).start is None
    text = (
        "Kari Berg met the press on Friday. Under the May 3 fish deal, prices fell. "
        "Berg received Luc Petit at the town hall the same day."
    )
    assert meetings(text)[-1].start == "2026-01-09"


def test_a_site_may_stand_with_those_who_are_met() -> None:
    assert only("Kari Berg is to meet Luc Petit at the fish market on February 2.").place == (
        "fish market"
    )
