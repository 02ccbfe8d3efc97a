"""When marks of the trained reader are taken for a meeting that no rule has found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extraction.meetings.finding import find_meetings
from kg.extraction.meetings.marks import marks_in
from kg.extraction.organizations import find_organizations
from kg.extraction.people import find_people
from kg.extraction.places import find_places
from kg.extraction.references import References
from kg.language import annotate
from kg.language.document import MeetingMention
from kg.records import MeetingReport, Span
from tests.news import article

OPENING = "Kari Berg and Luc Petit met in Bergen. Ana Silva is an architect. "


Marked = tuple[str, float, tuple[str, ...], tuple[str, ...]]
"""Words, how sure it is that they tell of a meeting, who takes part by them, and the parties."""


def found(text: str, *marks: Marked) -> list[MeetingReport]:
    """The meetings of a text behind the opening, which tells of the first."""
    document = annotate(article(OPENING + text))
    stored = document.article.text

    def span(words: str) -> Span:
        start = stored.rindex(words)
        return Span(start, start + len(words), words)

    meetings = tuple(
        MeetingMention(
            span(words),
            "held",
            sure,
            who=tuple(map(span, who)),
            where=(),
            when=(),
            party=tuple(map(span, party)),
        )
        for words, sure, who, party in marks
    )
    document = replace(document, meetings=meetings)
    people, bodies = find_people(document), find_organizations(document)
    references = References(document, people, bodies, find_places(document))
    return list(find_meetings(document, references, ()))


def told(text: str, *marks: Marked) -> list[tuple[str, ...]]:
    """Who meets in a text, besides those of the opening."""
    return [meeting.participants for meeting in found(text, *marks)[1:]]


def test_those_whom_the_sentence_names_met() -> None:
    text = "Ana Silva and Kari Berg broke bread."
    both = ("Ana Silva", "Kari Berg")
    assert told(text, ("broke bread", 0.97, both, both)) == [both]
    assert told(text, ("broke bread", 0.9, both, both)) == []


def test_words_that_are_mostly_of_something_else_must_be_surer() -> None:
    document = annotate(article("Ana Silva went to Kari Berg. Ana Silva and Kari Berg conferred."))
    stored = document.article.text
    spans = [
        Span(stored.index(word), stored.index(word) + len(word), word)
        for word in ("went", "conferred")
    ]
    mentions = tuple(MeetingMention(each, "held", 0.7, (), (), ()) for each in spans)
    document = replace(document, meetings=mentions)
    went, conferred = (
        mark for sentence in document.sentences for mark in marks_in(document, sentence)
    )
    assert (went.is_loose, went.is_sure(of_both=True, of_few=False)) == (True, False)
    assert (conferred.is_loose, conferred.is_sure(of_both=True, of_few=False)) == (False, True)


def test_who_is_somebody_new_is_nobody_whom_the_article_names() -> None:
    text = "Ana Silva broke bread with nurses."
    mark = ("broke bread", 0.97, ("Ana Silva", "nurses"), ("Ana Silva", "Luc Petit"))
    assert told(text, mark) == [("Ana Silva", "nurses")]


def test_talks_of_nobody_are_not_the_last_that_were_told() -> None:
    (met,) = found("The negotiations over the bridge dragged on.", ("negotiations", 0.99, (), ()))
    assert len(met.evidence) == 1


def test_whoever_visits_a_place_meets_nobody_by_a_mark() -> None:
    text = "Ana Silva praised Kari Berg's visit to Chile."
    both = ("Ana Silva", "Kari Berg's")
    assert told(text, ("visit", 0.99, both, both)) == []


def test_a_hyphen_of_a_name_links_nobody() -> None:
    text = "Jean-Luc Roy rested. Ana Silva broke bread with them."
    assert told(text, ("broke bread", 0.99, ("Ana Silva", "them"), ("Ana Silva", "-"))) == []


def test_words_of_many_uses_tell_of_a_meeting_only_where_the_reader_sees_something() -> None:
    text = "Ana Silva welcomed Kari Berg on Monday. Luc Petit met Ana Silva on Friday."
    both, plain = ("Ana Silva", "Kari Berg"), ("Ana Silva", "Luc Petit")
    assert told(text) == [plain]
    assert told(text, ("Monday", 0.2, (), ())) == [both, plain]


def test_what_the_reader_sees_of_the_same_people_speaks_for_other_words_of_theirs() -> None:
    text = "Ana Silva welcomed Kari Berg in 2019. Ana Silva conferred with Kari Berg in 2024."
    dated = [("conferred", 0.2, (), ())]
    assert [meeting.start for meeting in found(text, *dated)[1:]] == ["2019", "2024"]
    assert found(text)[1:] == []


def test_in_an_article_with_few_marks_those_on_words_of_many_uses_must_be_surer() -> None:
    both = ("Ana Silva", "Kari Berg")
    lunch = "Ana Silva and Kari Berg lunched."
    assert told(lunch, ("lunched", 0.8, both, both)) == []
    assert told(lunch, ("lunched", 0.92, both, both)) == [both]
    more = "Ana Silva wrote, and wept. Luc Petit read, and slept. " + lunch
    others = [(word, 0.55, (), ()) for word in ("wrote", "wept", "read")]
    assert told(more, *others, ("lunched", 0.8, both, both)) == [both]
    plain = "Ana Silva wants talks with Kari Berg."
    assert told(plain, ("talks", 0.8, both, both)) == [both]


def test_those_who_sit_on_one_side_do_not_meet_each_other() -> None:
    both = ("Ana Silva", "Kari Berg")
    for text, expected in (
        ("Ana Silva and Kari Berg sat on the Chilean side.", []),
        ("Ana Silva and Kari Berg sat on either side.", [both]),
        ("Ana Silva and Kari Berg sat in a room.", [both]),
    ):
        assert told(text, ("sat", 0.97, both, both)) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A source close to the talks thanked Ana Silva.", "talks"),
        ("Ana Silva is closely following the talks.", "talks"),
        ("People familiar with the negotiations thanked Ana Silva.", "negotiations"),
    ],
)
def test_who_only_knows_of_a_meeting_is_no_party_to_it(text: str, words: str) -> None:
    both = ("Ana Silva", "Luc Petit")
    assert not told(text, (words, 0.97, ("Ana Silva",), both))


def test_who_is_brought_along_is_not_met() -> None:
    both = ("Ana Silva", "Per Dahl")
    assert not told("Ana Silva brought along Per Dahl.", ("brought along", 0.97, both, both))
