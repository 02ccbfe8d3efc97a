"""What judgements make of one article, without a store."""

from __future__ import annotations

from dataclasses import replace

from kg.judgements.applying import Judged, apply
from kg.judgements.collection import Judgements
from kg.judgements.matching import Item, find, target_of
from kg.judgements.records import Judgement, Kind, Value, Verb
from kg.records import Article, Claim, Extraction, MeetingReport, Person, Place, Role, Span

TEXT = "Ann Hill met Bea Rose and Cal Stone in Bergen on 3 May. “Fish,” Hill said."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


LEAD, SAYING = span(TEXT.split(" “")[0]), span("“Fish,” Hill said.")
READ = Extraction(
    article=Article("a1", "a.txt", "A", "2026-05-04", None, None, None, "en", "0", TEXT),
    people=tuple(
        Person(name, (alias,), (Role("mayor", LEAD),), (span(name),), LEAD)
        for name, alias in (("Ann Hill", "Hill"), ("Bea Rose", "Rose"), ("Cal Stone", "Stone"))
    ),
    organizations=(),
    places=(Place("Bergen", (), "Norway", 60.39, 5.32, (span("Bergen"),), LEAD),),
    meetings=(
        MeetingReport(
            ("Ann Hill", "Bea Rose"), "2026-05-03", None, "Bergen", "held", "meeting", (),
            span("met"), (LEAD,),
        ),
        MeetingReport(
            ("Ann Hill", "Cal Stone"), "2026-05-03", None, "Bergen", "held", "meeting", (),
            span("met"), (LEAD,),
        ),
    ),
    claims=(
        Claim(
            ("Ann Hill",), "Hill", span("Hill said"), None, (span("Fish"),), "direct", "says",
            False, ("Bea Rose",), None, (SAYING,),
        ),
    ),
)  # fmt: skip


def judged(*stated: tuple[Verb, Kind, int, dict[str, Value]]) -> Judged:
    return apply(
        Judgements(
            tuple(
                Judgement(
                    str(number),
                    verb,
                    targets=(target_of(READ, Item(kind, index)),),
                    values=tuple(values.items()),
                )
                for number, (verb, kind, index, values) in enumerate(stated)
            )
        ),
        READ,
    )


def test_without_judgements_nothing_changes() -> None:
    found = judged()
    assert found.extraction is READ
    assert (found.findings, found.matched, found.gone) == ((), (), frozenset())


def test_a_rejected_meeting_leaves_the_others_their_numbers() -> None:
    found = judged(("reject", "meeting", 0, {}), ("accept", "meeting", 1, {}))
    assert found.extraction.meetings == READ.meetings[1:]
    assert list(found.extraction.numbered_meetings) == [(1, READ.meetings[1])]
    assert found.gone == {Item("meeting", 0)}
    assert [(each.label, each.sentence, each.index) for each in found.findings] == [
        ("Meeting of Ann Hill and Bea Rose, Bergen, 2026-05-03", LEAD, None),
        ("Meeting of Ann Hill and Cal Stone, Bergen, 2026-05-03", LEAD, 1),
    ]


def test_a_corrected_meeting_says_what_it_was() -> None:
    values: dict[str, Value] = {
        "participants": ("rose", "organization:Acme", "Hill"),
        "start": "2026-05-02",
        "status": "planned",
        "place": None,
    }
    found = judged(("correct", "meeting", 0, values))
    corrected = found.extraction.meetings[0]
    assert corrected == replace(
        READ.meetings[0],
        participants=("Acme", "Ann Hill", "Bea Rose"),
        start="2026-05-02",
        status="planned",
        place=None,
    )
    (acme,) = found.extraction.organizations
    assert (acme.name, acme.evidence, acme.mentions) == ("Acme", LEAD, ())
    assert found.findings[0].changes == (
        ("participants", ("Ann Hill", "Bea Rose"), ("Acme", "Ann Hill", "Bea Rose")),
        ("start", "2026-05-03", "2026-05-02"),
        ("status", "held", "planned"),
        ("place", "Bergen", None),
    )


def test_the_last_of_several_decides_and_corrections_add_up() -> None:
    found = judged(
        ("correct", "meeting", 0, {"status": "planned"}),
        ("reject", "meeting", 0, {}),
        ("correct", "meeting", 0, {"start": "2026"}),
        ("correct", "meeting", 0, {"kind": "summit"}),
    )
    assert found.extraction.meetings[0] == replace(READ.meetings[0], start="2026", kind="summit")
    assert [each.judgement.id for each in found.findings] == ["2", "3"]
    assert found.matched == (("0", 0), ("1", 0), ("2", 0), ("3", 0))


def test_a_rejected_person_leaves_meetings_and_claims() -> None:
    found = judged(("reject", "person", 1, {}))
    assert [person.name for person in found.extraction.people] == ["Ann Hill", "Cal Stone"]
    # Ann Hill is left alone in one of the meetings, which goes.
    assert found.extraction.meetings == READ.meetings[1:]
    assert found.extraction.claims == (replace(READ.claims[0], about=()),)
    assert [(each.label, each.along) for each in found.findings] == [
        ("Bea Rose", None),
        ("Meeting of Ann Hill and Bea Rose, Bergen, 2026-05-03", "Bea Rose"),
    ]
    speaker = judged(("reject", "person", 0, {})).extraction
    assert speaker.meetings == ()
    assert (speaker.claims[0].speakers, speaker.claims[0].speaker_text) == ((), "Hill")


def test_a_rejected_place_is_nowhere() -> None:
    found = judged(("reject", "place", 0, {})).extraction
    assert found.places == ()
    assert [report.place for report in found.meetings] == [None, None]


def test_a_new_name_is_followed() -> None:
    found = judged(("correct", "person", 0, {"name": "Anne Hill", "roles": ("mayor", "poet")}))
    anne = found.extraction.people[0]
    assert (anne.name, anne.aliases) == ("Anne Hill", ("Ann Hill", "Hill"))
    assert [role.title for role in anne.roles] == ["mayor", "poet"]
    assert found.extraction.claims[0].speakers == ("Anne Hill",)
    assert [report.participants for report in found.extraction.meetings] == [
        ("Anne Hill", "Bea Rose"),
        ("Anne Hill", "Cal Stone"),
    ]
    assert found.findings[0].name == "Anne Hill"
    assert found.origin("person", None, "Anne Hill") == Item("person", 0)


def test_what_cannot_be_corrected_is_told_and_left() -> None:
    found = judged(
        ("correct", "person", 0, {"name": "Bea Rose"}),
        ("correct", "claim", 0, {"speakers": ("Jan Novak",)}),
        ("correct", "meeting", 0, {"end": "2026-05-01"}),
    )
    assert found.extraction == READ
    assert found.problems == (
        ("0", "the article has another entry with the name 'Bea Rose'"),
        (
            "1",
            "the article names no 'Jan Novak'; it names Ann Hill, Bea Rose, Bergen, Cal Stone; to"
            " add somebody or something, write person:, organization:, place: or description: in"
            " front",
        ),
        ("2", "the meeting would end on 2026-05-01 and start on 2026-05-03; set both"),
    )


def test_start_and_place_choose_among_meetings_of_the_same_people() -> None:
    twice = replace(
        READ, meetings=(READ.meetings[0], replace(READ.meetings[0], start="2026-06", place=None))
    )
    for index in (0, 1):
        target = target_of(twice, Item("meeting", index))
        assert find(target, twice) == [Item("meeting", index)]
        # A reader that reads another date finds it all the same where it is the only one.
        assert find(target, READ) == [Item("meeting", 0)]
    assert find(replace(target, start=None), twice) == [Item("meeting", 0), Item("meeting", 1)]
    assert find(replace(target, names=("Ann Hill",)), twice) == []


def test_in_another_edition_of_the_article_the_sentence_must_be_the_same() -> None:
    target = target_of(READ, Item("person", 0))
    newer = replace(READ, article=replace(READ.article, id="a2"))
    assert find(target, newer) == [Item("person", 0)]
    changed = replace(newer, people=tuple(replace(p, evidence=SAYING) for p in newer.people))
    assert find(target, changed) == []
    elsewhere = replace(newer, article=replace(newer.article, file_name="b.txt"))
    assert find(target, elsewhere) == []
