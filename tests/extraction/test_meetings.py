"""Meetings: who, when, where, and with what standing."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import MISREAD, article

from .two_leaders import meetings


@pytest.mark.parametrize(
    "text",
    [
        "Berg met Petit in Oslo.",
        "Berg met with Petit.",
        "Berg sat down with Petit.",
        "Berg held talks with Petit.",
        "Berg received Petit in Oslo.",
        "Petit was received by Berg.",
        "Berg and Petit met in Oslo.",
        "Berg and Petit held a meeting in Oslo.",
        "The meeting between Berg and Petit lasted an hour.",
        "In a meeting with President Petit, Berg spoke of fish.",
        "Petit told Berg at a summit that fish matters.",
        "Berg met the French president in Oslo.",
        "Berg met her French counterpart, Luc Petit.",
        "Berg was received with all honours by the French president, Luc Petit.",
        "Berg returned from her dinner with Petit.",
        "In May Kari Berg met Luc Petit in Rome.",
        "Berg met Petit, and Jan Novak said it was good.",
        "Berg received at her office on Sunday Luc Petit, a guest from France.",
        "Berg gave the reason during a meeting, held in Oslo on Monday, with Petit.",
        "Berg met with the envoy accredited in Sweden and responsible for the region, Luc Petit.",
    ],
)
def test_ways_to_tell_of_a_meeting(text: str) -> None:
    (meeting,) = meetings(text)
    assert meeting.participants == ("Kari Berg", "Luc Petit")
    assert meeting.status == "held"


@pytest.mark.parametrize(
    "text",
    [
        "Berg met the deadline.",
        "Berg's plan met with criticism from Petit's party.",
        "Berg has never met Petit.",
        "Berg declined to meet Petit.",
        "Berg welcomed the meeting.",
        "Berg denied that she met Petit in Oslo on Jan. 5.",
        "Berg has yet to meet Petit.",
        "Berg skipped a meeting with Petit.",
        "A meeting between Berg and Petit never took place.",
        "Reports that Berg met Petit are false.",
        "Did Berg meet Petit in Oslo?",
        "Berg tried in vain to meet Petit on Monday.",
        "Delegates received Petit with applause on Monday.",
        "Berg welcomed Petit back to the team on Monday.",
        "Reporters asked whether Berg had met Petit in Oslo.",
        "Berg did not say if she met Petit last week.",
        "“It was very nice,” Berg said when asked if she had met Petit.",
        "Berg ruled out a meeting with Petit.",
        "Berg missed a meeting with Petit.",
        "Berg meets Petit every Monday.",
        "Berg dreamt that she met Petit.",
        "Berg received Petit's letter.",
        "The two rivers meet in Oslo.",
        "Petit and Berg hosted dinners of their own.",
        "Berg received at the request of Petit no reply.",
        "Berg called on Petit, to resign.",
        "TV host Kari Berg, better known as Luc Petit, was there.",
        "Berg and Petit agree on much as they come to the end of the second round.",
        pytest.param(
            "The group also held talks with President Petit, who promised more, Berg said.",
            marks=MISREAD,
        ),
    ],
)
def test_no_meeting(text: str) -> None:
    assert meetings(text) == []


def test_a_leader_of_a_country_that_no_title_names() -> None:
    text = (
        "President Luc Petit began a tour on Monday. In his first days in Cameroon, the French "
        "leader met with President Paul Biya."
    )
    (meeting,) = extract(article(text)).meetings
    assert meeting.participants == ("Luc Petit", "Paul Biya")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Berg will meet Petit in Oslo.", "planned"),
        ("Berg is set to hold talks with Petit.", "planned"),
        ("Berg and Petit agreed to hold a summit in Oslo.", "planned"),
        ("Berg was to meet Petit on Friday.", "planned"),
        ("Berg hopes to meet Petit.", "proposed"),
        ("Berg demanded a meeting with Petit.", "proposed"),
        ("Petit welcomed Berg's intent to hold talks with Jan Novak.", "proposed"),
        ("Berg cancelled her meeting with Petit.", "cancelled"),
        ("Berg's meeting with Petit, scheduled for Friday, was called off.", "cancelled"),
        ("The talks between Berg and Petit were called off.", "cancelled"),
        ("The talks between Berg and Petit fell through.", "cancelled"),
        pytest.param("Berg will leave a week after her talks with Petit.", "held", marks=MISREAD),
        ("Berg met Petit on Jan. 13.", "planned"),
    ],
)
def test_status_as_of_the_article(text: str, status: str) -> None:
    (meeting,) = meetings(text)
    assert meeting.status == status


def test_date_and_place() -> None:
    (meeting,) = meetings("On Jan. 5, Berg met Petit in Bergen, Norway.")
    assert (meeting.start, meeting.end, meeting.place) == ("2026-01-05", None, "Bergen")


def test_a_range_of_days() -> None:
    (meeting,) = meetings("Berg will meet Petit in Bergen on Jan. 13–14.")
    assert (meeting.start, meeting.end) == ("2026-01-13", "2026-01-14")


@MISREAD
def test_two_meetings_of_one_sentence_keep_their_own_circumstances() -> None:
    text = (
        "Berg will host Jan Novak in Oslo on Jan. 20, a week after her talks with Petit in Paris."
    )
    assert [(m.participants, m.start, m.place, m.status) for m in meetings(text)] == [
        (("Jan Novak", "Kari Berg"), "2026-01-20", "Oslo", "planned"),
        (("Kari Berg", "Luc Petit"), None, "Paris", "held"),
    ]


def test_several_sentences_on_one_meeting_are_one_report() -> None:
    text = (
        "Berg will hold a summit with Petit. The summit will take place in Bergen on Jan. 20. "
        "Officials said little else."
    )
    (meeting,) = meetings(text)
    assert (meeting.start, meeting.place, meeting.kind) == ("2026-01-20", "Bergen", "summit")
    assert [sentence.text for sentence in meeting.evidence] == [
        "The summit will take place in Bergen on Jan. 20.",
        "Berg will hold a summit with Petit.",
    ]


def test_meetings_on_different_days_stay_apart() -> None:
    text = "Berg met Petit in Bergen on Jan. 5. Berg met Petit in Paris on Jan. 8."
    assert [(m.start, m.place) for m in meetings(text)] == [
        ("2026-01-05", "Bergen"),
        ("2026-01-08", "Paris"),
    ]


def test_a_plural_noun_tells_of_a_meeting_with_each() -> None:
    text = "Berg held meetings with Petit and Czech President Jan Novak."
    assert [m.participants for m in meetings(text)] == [
        ("Jan Novak", "Kari Berg"),
        ("Kari Berg", "Luc Petit"),
    ]


def test_people_without_a_name_take_part_by_description() -> None:
    (meeting,) = meetings("Berg met South Korean lawmakers in Oslo.")
    assert meeting.participants == ("Kari Berg", "South Korean lawmakers")


def test_the_two_leaders_are_those_of_the_meeting_before() -> None:
    text = "Berg met Petit in Bergen on Jan. 5. The two leaders will meet in Paris on Jan. 20."
    assert [(m.participants, m.start) for m in meetings(text)] == [
        (("Kari Berg", "Luc Petit"), "2026-01-05"),
        (("Kari Berg", "Luc Petit"), "2026-01-20"),
    ]


def test_a_second_noun_shares_the_parties_of_the_first() -> None:
    text = (
        "Berg met Petit in Bergen on Jan. 5. Their earlier summit in Paris (Oct. 30) and a brief "
        "encounter in Rome were cold."
    )
    assert [(m.start, m.place) for m in meetings(text)] == [
        ("2026-01-05", "Bergen"),
        ("2025-10-30", "Paris"),
        (None, "Rome"),
    ]


def test_an_entry_of_a_timeline_dates_its_meeting() -> None:
    text = (
        "A year in talks\n\n"
        "Dec 4, 2025 – Prime Minister Kari Berg meets President Luc Petit in Oslo for hours.\n\n"
        "Jan 9, 2026 – Prime Minister Berg says that trade has grown since the autumn.\n"
    )
    (meeting,) = extract(article(text, None)).meetings
    assert (meeting.start, meeting.status) == ("2025-12-04", "held")


def test_the_trigger_stands_in_the_first_evidence() -> None:
    (meeting,) = meetings("Berg met Petit in Bergen on Jan. 5. They agreed on fish.")
    evidence = meeting.evidence[0]
    assert meeting.trigger.text == "met"
    assert evidence.start <= meeting.trigger.start < meeting.trigger.end <= evidence.end


@pytest.mark.parametrize(
    ("text", "start", "place"),
    [
        ("Berg met Petit for the first time since he took office in May 2025.", None, None),
        ("Berg met Petit in Bergen; her flight to Rome was on Jan. 8.", None, "Bergen"),
        ("Berg met Petit at the border village of Svinesund on Jan. 8.", "2026-01-08", "Svinesund"),
        ("Berg flew to Japan to meet Petit.", None, "Japan"),
        ("Berg met Petit at a France–Norway summit in Bergen.", None, "Bergen"),
    ],
)
def test_only_what_belongs_to_the_meeting_dates_and_places_it(
    text: str, start: str | None, place: str | None
) -> None:
    (meeting,) = meetings(text)
    assert (meeting.start, meeting.place) == (start, place)


@MISREAD
def test_who_takes_part_in_a_meeting_of_others_does_not_meet_there() -> None:
    text = "Berg met Petit in Bergen. Ministers Jan Novak and Ana Silva took part in the meeting."
    assert [m.participants for m in meetings(text)] == [("Kari Berg", "Luc Petit")]


def test_what_was_called_off_is_not_the_meeting_that_was_held() -> None:
    text = "Berg met Petit in Norway on Jan. 5. Jan Novak called off the planned talks in Norway."
    assert [(m.start, m.status) for m in meetings(text)] == [("2026-01-05", "held")]


def test_countries_meet_where_no_people_are_named() -> None:
    report = "Norway and France agreed to hold a meeting in Bergen in May, it was said in Rome."
    (meeting,) = extract(article("A first step\n\n" + report)).meetings
    assert (meeting.participants, meeting.status, meeting.place) == (
        ("France", "Norway"),
        "planned",
        "Bergen",
    )
    topic = "Nobody believes that talks between Norway and France would help, it was said in Rome."
    assert extract(article("A first step\n\n" + topic)).meetings == ()


def test_a_month_of_publication_neither_dates_days_nor_makes_them_the_future() -> None:
    (meeting,) = meetings("Berg met Petit in Paris on January 5, 2026.", "2026-01")
    assert (meeting.start, meeting.status) == ("2026-01-05", "held")
    (vague,) = meetings("Berg met Petit in Paris on Monday.", "2026-01")
    assert vague.start is None


def test_a_place_is_not_another_whose_name_begins_alike() -> None:
    text = "Berg met Petit in Niger in May 2025. Berg met Petit in Nigeria in May 2025."
    assert [(m.start, m.place) for m in meetings(text)] == [
        ("2025-05", "Niger"),
        ("2025-05", "Nigeria"),
    ]


def test_a_summit_of_many_days() -> None:
    (meeting,) = meetings("Berg met Petit at an eight-day summit in Oslo that began on Jan. 2.")
    assert (meeting.start, meeting.end) == ("2026-01-02", "2026-01-09")


def test_may_is_a_surname_and_a_month_as_well_as_a_verb() -> None:
    (met,) = meetings("Theresa May met Petit in Rome.")
    assert (met.participants, met.status) == (("Luc Petit", "Theresa May"), "held")
    (dated,) = meetings("OSLO, 2 May 2025 - Berg met Petit in Rome.")
    assert (dated.status, dated.place) == ("held", "Rome")


def test_the_date_behind_the_verb_goes_before_that_of_the_dateline() -> None:
    (meeting,) = meetings("ROME, Jan. 9 — Berg hosted Petit in Oslo from Jan. 5 to 7.")
    assert (meeting.start, meeting.end) == ("2026-01-05", "2026-01-07")


def test_what_two_visit_together_is_told_apart_from_their_talks() -> None:
    found = meetings(
        "Berg and Petit held talks in Oslo on Jan. 11. On Jan. 14 the two leaders will visit the "
        "old silver mine Kvasshaug, after which Berg will meet with members of the Polish "
        "community before returning home."
    )
    leaders = ("Kari Berg", "Luc Petit")
    assert [(m.participants, m.start, m.place, m.status, m.kind) for m in found] == [
        (leaders, "2026-01-11", "Oslo", "held", "talks"),
        (leaders, "2026-01-14", "Kvasshaug", "planned", "joint visit"),
        (
            ("Kari Berg", "members of the Polish community"),
            "2026-01-14",
            None,
            "planned",
            "meeting",
        ),
    ]


def test_who_alone_visits_a_place_meets_nobody() -> None:
    assert meetings("Berg visited the old silver mine Kvasshaug. Petit stayed in Oslo.") == []


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        ("Berg was calm ahead of meeting Petit.", ("Kari Berg", "Luc Petit")),
        ("The Danish prime minister met Petit.", ("Danish prime minister", "Luc Petit")),
        (
            "The Danish prime minister met the Swedish king.",
            ("Danish prime minister", "Swedish king"),
        ),
        ("Berg met with a series of foreign ambassadors.", ("Kari Berg", "foreign ambassadors")),
        ("Berg attends a meeting with Danish prosecutors.", ("Danish prosecutors", "Kari Berg")),
        ("Berg entered a meeting of Nordic ministers.", ("Kari Berg", "Nordic ministers")),
        (
            "FILE - President Luc Petit, left, and Prime Minister Kari Berg shake hands in Oslo.",
            ("Kari Berg", "Luc Petit"),
        ),
    ],
)
def test_parties_that_have_no_name_or_stand_in_a_picture(
    text: str, participants: tuple[str, ...]
) -> None:
    assert [meeting.participants for meeting in meetings(text)] == [participants]


@pytest.mark.parametrize(
    "text",
    [
        "A Danish minister met her colleagues.",
        "Berg chaired a meeting of the committee.",
        "A Danish prime minister met a Swedish king.",
    ],
)
def test_nobody_is_named_or_one_body_sits(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            "Berg left after attending a meeting between Petit and Jan Novak.",
            ("Jan Novak", "Kari Berg", "Luc Petit"),
        ),
        ("Berg is in Oslo for the annual Nordic leaders meeting.", ("Kari Berg", "Nordic leaders")),
        ("Berg walked with Petit in the garden.", ("Kari Berg", "Luc Petit")),
    ],
)
def test_who_attends_the_meeting_of_others(text: str, participants: tuple[str, ...]) -> None:
    assert [meeting.participants for meeting in meetings(text)] == [participants]


def test_who_speaks_of_a_meeting_of_others_is_not_there() -> None:
    text = (
        "Berg praised the meeting between Petit and Jan Novak. "
        "Berg denounced a meeting of Nordic ministers."
    )
    assert [meeting.participants for meeting in meetings(text)] == [("Jan Novak", "Luc Petit")]


def test_who_leads_something_together_meets() -> None:
    (meeting,) = meetings("Berg and Petit co-chaired a High-Level Cooperation Council in Oslo.")
    assert (meeting.participants, meeting.place) == (("Kari Berg", "Luc Petit"), "Oslo")
    assert meetings("Berg co-chaired a High-Level Cooperation Council in Oslo.") == []


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        ("On Friday Berg will travel to Lyon for talks with Petit.", "planned", "2026-01-16"),
        ("Berg is due in Lyon on Friday for talks with Petit.", "planned", "2026-01-16"),
        ("Berg will meet Petit in Lyon, officials said Thursday.", "planned", None),
        ("Berg met Petit in Lyon, officials said Thursday.", "held", "2026-01-08"),
        (
            "On Friday Berg will meet Petit, and on the following day the bishops.",
            "planned",
            "2026-01-16",
        ),
        (
            "Berg spent Wednesday in Lyon. In the evening she met Petit at the opera.",
            "held",
            "2026-01-07",
        ),
        (
            "Berg came to Lyon on Wednesday.\n\nOn the same day she met Petit at the opera.",
            "held",
            "2026-01-07",
        ),
    ],
)
def test_the_day_of_a_meeting(text: str, status: str, start: str | None) -> None:
    (meeting,) = (each for each in meetings(text) if "Luc Petit" in each.participants)
    assert (meeting.status, meeting.start) == (status, start)


def test_the_day_of_the_words_is_none_of_what_is_called_off() -> None:
    text = (
        "Berg has cancelled a visit to Lyon next week that was to include talks with Petit, "
        "officials said Thursday."
    )
    assert "2026-01-08" not in {meeting.start for meeting in meetings(text)}


def test_whoever_meets_several_people_on_a_day_meets_them_in_one_town() -> None:
    text = (
        "Bergen, 3 May 2024\n\nPresident Kari Berg met Chancellor Jonas Weber at the Harbour Hall"
        " in Bergen on Friday. Governor Ola Lie met Berg in the morning. The meeting in Bergen was"
        " about ferries."
    )
    found = {report.participants: report.place for report in meetings(text)}
    assert found == {
        ("Jonas Weber", "Kari Berg"): "Harbour Hall",
        ("Kari Berg", "Ola Lie"): "Bergen",
    }
