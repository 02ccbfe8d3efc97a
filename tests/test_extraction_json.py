"""The JSON of ``kg extract``: every key of the contract, in values that JSON has."""

from __future__ import annotations

import json

from kg.extraction_json import extraction_to_json
from kg.records import (
    Article,
    Citation,
    CitedSource,
    Claim,
    Count,
    Extraction,
    MeetingReport,
    Organization,
    Person,
    Place,
    Role,
    Span,
)

TEXT = 'Anna Lind, the mayor of Oslo, met the Rail Board in Oslo on May 3. "Good talks," she said.'


def _span(text: str) -> Span:
    start = TEXT.index(text)
    return Span(start, start + len(text), text)


FIRST = _span(TEXT[: TEXT.index(' "Good')])
SECOND = _span(TEXT[TEXT.index('"Good') :])
ARTICLE = Article(
    id="0123456789abcdef",
    file_name="talks.txt",
    title=None,
    published="2024-05",
    publisher="The Example",
    author=None,
    url=None,
    language="en",
    sha256="0123456789abcdef" * 4,
    text=TEXT,
)
EXTRACTION = Extraction(
    article=ARTICLE,
    people=(
        Person(
            name="Anna Lind",
            aliases=("Lind",),
            roles=(Role("mayor of Oslo", FIRST),),
            mentions=(_span("Anna Lind"),),
            evidence=FIRST,
        ),
    ),
    organizations=(Organization("Rail Board", (), (_span("Rail Board"),), FIRST),),
    places=(Place("Oslo", (), "Norway", 59.91, 10.75, (_span("Oslo"),), FIRST),),
    meetings=(
        MeetingReport(
            participants=("Anna Lind", "Rail Board"),
            start="2024-05-03",
            end=None,
            place="Oslo",
            status="held",
            kind="meeting",
            topics=("trains",),
            trigger=_span("met"),
            evidence=(FIRST,),
            count=Count(2, "meeting", at_least=False, evidence=SECOND),
        ),
    ),
    claims=(
        Claim(
            speakers=("Anna Lind",),
            speaker_text="she",
            source=_span("she"),
            cue=_span("said"),
            content=(_span("Good talks,"),),
            quotation="direct",
            attitude="says",
            negated=False,
            about=(),
            said_on=None,
            evidence=(SECOND,),
            addressees=("Rail Board",),
        ),
    ),
    citations=(
        Citation("1", _span("Oslo"), None),
        Citation("^a", _span("May"), CitedSource(FIRST, "Talks", "https://example.org/")),
    ),
)


def test_every_field() -> None:
    assert json.loads(json.dumps(extraction_to_json(EXTRACTION))) == {
        "article": {
            "id": "0123456789abcdef",
            "title": None,
            "published": "2024-05",
            "publisher": "The Example",
            "author": None,
            "url": None,
            "language": "en",
            "sha256": "0123456789abcdef" * 4,
            "text": TEXT,
        },
        "people": [
            {
                "name": "Anna Lind",
                "aliases": ["Lind"],
                "roles": ["mayor of Oslo"],
                "mentions": [{"start": 0, "end": 9, "text": "Anna Lind"}],
            }
        ],
        "organizations": [
            {
                "name": "Rail Board",
                "aliases": [],
                "mentions": [{"start": 38, "end": 48, "text": "Rail Board"}],
            }
        ],
        "places": [
            {
                "name": "Oslo",
                "aliases": [],
                "country": "Norway",
                "latitude": 59.91,
                "longitude": 10.75,
                "mentions": [{"start": 24, "end": 28, "text": "Oslo"}],
            }
        ],
        "meetings": [
            {
                "participants": ["Anna Lind", "Rail Board"],
                "start": "2024-05-03",
                "end": None,
                "place": "Oslo",
                "status": "held",
                "kind": "meeting",
                "topics": ["trains"],
                "trigger": {"start": 30, "end": 33, "text": "met"},
                "evidence": [{"start": 0, "end": 66, "text": TEXT[:66]}],
                "count": {
                    "number": 2,
                    "kind": "meeting",
                    "at_least": False,
                    "evidence": {"start": 67, "end": 90, "text": TEXT[67:]},
                },
            }
        ],
        "claims": [
            {
                "speakers": ["Anna Lind"],
                "speaker_text": "she",
                "source": {"start": 81, "end": 84, "text": "she"},
                "cue": {"start": 85, "end": 89, "text": "said"},
                "content": [{"start": 68, "end": 79, "text": "Good talks,"}],
                "quotation": "direct",
                "attitude": "says",
                "negated": False,
                "about": [],
                "said_on": None,
                "evidence": [{"start": 67, "end": 90, "text": TEXT[67:]}],
                "addressees": ["Rail Board"],
            }
        ],
        "citations": [
            {"mark": "1", "span": {"start": 24, "end": 28, "text": "Oslo"}, "source": None},
            {
                "mark": "^a",
                "span": {"start": 60, "end": 63, "text": "May"},
                "source": {
                    "listed": {"start": 0, "end": 66, "text": FIRST.text},
                    "title": "Talks",
                    "url": "https://example.org/",
                },
            },
        ],
    }


def test_absent_spans_are_null() -> None:
    claim = Claim((), None, None, None, (), "indirect", "says", True, (), "2024", ())
    extraction = Extraction(ARTICLE, (), (), (), (), (claim,))
    assert extraction_to_json(extraction)["claims"] == [
        {
            "speakers": [],
            "speaker_text": None,
            "source": None,
            "cue": None,
            "content": [],
            "quotation": "indirect",
            "attitude": "says",
            "negated": True,
            "about": [],
            "said_on": "2024",
            "evidence": [],
            "addressees": [],
        }
    ]
