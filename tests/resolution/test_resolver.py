from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.resolution
from kg.fingerprint import fingerprint
from kg.records import Extraction, Resolution, Status
from kg.resolution import RESOLVER_VERSION, resolve
from tests.resolution.factories import (
    claim,
    extraction,
    organization,
    person,
    place,
    report,
)

if TYPE_CHECKING:
    from _typeshed import TraceFunction

NAMES = [
    "Ann Hill",
    "Hill",
    "President Hill",
    "A. Hill",
    "Ann Marie Hill",
    "Hill Ann",
    "Amy Hill",
    "Seo Jin-ah",
    "Seo Jin Ah",
    "Jin-ah Seo",
    "Seo",
    "King Olav",
    "Olav V",
]
ROLES = ["president of Norway", "South Korean lawmaker", "footballer", "novelist", "king"]
PLACES = [
    place("Nara", "Japan", (34.685, 135.805)),
    place("Nara Prefecture", "Japan"),
    place("Japan", "Japan"),
    place("Paris", "France", (48.857, 2.352)),
    place("Paris"),
]
DATES = ["2026-01-13", "2026-01-14", "2026-01-15", "2026-01", "2026", "2025-10-30", None]
STATUSES: list[Status] = ["held", "planned", "proposed", "cancelled"]


def random_article(number: int, source: random.Random) -> Extraction:
    names = source.sample(NAMES, source.randint(1, 4))
    spots = {spot.name: spot for spot in source.sample(PLACES, source.randint(0, 3))}
    meetings = [
        report(
            source.sample(
                [*names, "Norwegian lawmakers"], min(len(names) + 1, source.randint(1, 3))
            ),
            source.choice(DATES),
            where=source.choice([*spots, None]),
            status=source.choice(STATUSES),
            kind=source.choice(["meeting", "summit", "phone call"]),
        )
        for _ in range(source.randint(0, 3))
    ]
    return extraction(
        f"a{number:03}",
        source.choice([None, "2026-01-10", "2026-01-16", "2025-11"]),
        people=[person(name, *source.sample(ROLES, source.randint(0, 1))) for name in names],
        organizations=[
            source.choice([organization("APEC"), organization("Apple Export Circle", "APEC")])
        ],
        places=list(spots.values()),
        meetings=meetings,
        claims=[claim("officials")],
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(seed: int, shuffler: random.Random) -> None:
    source = random.Random(seed)
    articles = [random_article(number, source) for number in range(source.randint(1, 12))]
    expected = resolve(articles)
    shuffled = list(articles)
    shuffler.shuffle(shuffled)
    assert resolve(iter(shuffled)) == expected
    complete(articles, expected)


def complete(articles: Sequence[Extraction], resolution: Resolution) -> None:
    """Every entry and every report stands in exactly one place, and every reference leads on."""
    entries = sorted(
        (article.article.id, record.name)
        for article in articles
        for records in (article.people, article.organizations, article.places)
        for record in records
    )
    named = [entity for entity in resolution.entities if entity.kind != "description"]
    assert sorted((m.article_id, m.name) for e in named for m in e.members) == entries
    reports = sorted(
        (article.article.id, index)
        for article in articles
        for index in range(len(article.meetings))
    )
    told = sorted((r.article_id, r.index) for m in resolution.meetings for r in m.reports)
    assert told == reports
    references = [entity.reference for entity in resolution.entities]
    assert len(set(references)) == len(references)
    keys = [meeting.key for meeting in resolution.meetings]
    assert len(set(keys)) == len(keys)
    for meeting in resolution.meetings:
        assert set(meeting.participants) <= set(references)
        assert meeting.place is None or meeting.place in references
        assert meeting.clearest in meeting.reports
        assert meeting.reason
    for disagreement in resolution.disagreements:
        assert disagreement.meeting in keys
        assert disagreement.value != disagreement.other_value
    assert all(member.reason for entity in resolution.entities for member in entity.members)


def test_nothing_gives_nothing() -> None:
    assert resolve([]) == Resolution((), (), ())


def test_the_same_article_twice_counts_once() -> None:
    article = extraction("a1", people=[person("Ann Hill")])
    assert resolve([article, article]) == resolve([article])


def test_two_contents_of_one_article_are_refused() -> None:
    one, other = extraction("a1"), extraction("a1", people=[person("Ann Hill")])
    with pytest.raises(ValueError, match=r"^two different extractions of article a1; pass one"):
        resolve([one, other])


def test_the_version_is_that_of_the_code_and_its_words() -> None:
    words = ["kg.ontology/lexicon/countries.yaml", "kg.ontology/lexicon/names.yaml"]
    code = ["kg.resolution", "kg/articles/signature.py", "kg/spelling.py"]
    assert fingerprint(*code, *words) == RESOLVER_VERSION


def busy_pair(number: int) -> Extraction:
    """Everybody writes about the same two people, who meet all the time."""
    source = random.Random(number)
    month, day = source.randint(1, 12), source.randint(1, 28)
    year = 2000 + number // 40
    start = source.choice([f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", None])
    return extraction(
        f"a{number:05}",
        f"{year}-{month:02}-28",
        people=[person("Ann Hill", "president"), person("Bea Rose"), person("Hill", "president")],
        places=PLACES,
        meetings=[report(["Ann Hill", "Bea Rose"], start, where=source.choice(["Nara", None]))],
    )


def one_summit(number: int) -> Extraction:
    """Everybody writes about one meeting, and two places are told."""
    return extraction(
        f"a{number:05}",
        "2026-01-14",
        people=[person("Ann Hill"), person("Bea Rose")],
        places=PLACES,
        meetings=[
            report(["Ann Hill", "Bea Rose"], "2026-01-13", where=["Nara", "Paris"][number % 2]),
            report(["Ann Hill", "Bea Rose"]),
        ],
    )


def one_surname(number: int) -> Extraction:
    """Every article speaks of somebody else of the same surname, and again by surname alone."""
    syllables = [f"{letter}{vowel}" for letter in "bdfgklmnprst" for vowel in "aeiou"]
    given = syllables[number % 60] + syllables[number // 60 % 60]
    return extraction(
        f"a{number:05}",
        people=[
            person(f"{given.title()} Hill", "British professor"),
            person(f"{given[0].upper()}. Hill"),
            person(f"{given.title()} M. Hill"),
            person("Hill", "British professor"),
        ],
        organizations=[organization("Foreign Ministry"), organization(f"Acme {given}", "ACME")],
        claims=[claim("officials")],
    )


def strangers(number: int) -> Extraction:
    """Every article speaks of people and places of its own."""
    return extraction(
        f"a{number:05}",
        people=[person(f"Ann{number} Hill{number}"), person(f"Bea{number} Rose{number}")],
        organizations=[organization(f"Acme {number}")],
        places=[place(f"Town {number}", "Norway")],
        meetings=[
            report([f"Ann{number} Hill{number}", f"Bea{number} Rose{number}"], "2026-01-13"),
        ],
    )


def work(articles: Sequence[Extraction]) -> int:
    """How many lines of kg.resolution run: counts every comparison, whatever the machine."""
    folder = str(Path(kg.resolution.__file__).parent)
    count = 0

    def inside(_frame: FrameType, event: str, _argument: object) -> TraceFunction:
        nonlocal count
        count += event == "line"
        return inside

    def enter(frame: FrameType, _event: str, _argument: object) -> TraceFunction | None:
        return inside if frame.f_code.co_filename.startswith(folder) else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        resolve(articles)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("story", [busy_pair, one_summit, one_surname, strangers])
def test_work_grows_with_the_number_of_articles(story: Callable[[int], Extraction]) -> None:
    articles = [story(number) for number in range(480)]
    resolve(articles)  # fills the caches of folded names, which would count only once
    few, many = work(articles[:120]), work(articles)
    assert many <= 4 * 1.3 * few, f"4 times the articles took {many / few:.1f} times the work"
