"""Which articles tell one story in the same words, and what that does to meetings."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Mapping, Sequence

import pytest

from kg.articles.signature import signature
from kg.records import Copy, Extraction, MeetingReport
from kg.resolution import resolve
from kg.resolution.copies import Telling, find_copies
from kg.resolution.near_copies import NearCopies
from tests.resolution import families
from tests.resolution.factories import BOTH, article, report

STORY = (
    "NARA - Ann Hill and Bea Rose met in Nara on Tuesday to talk about the ferry between the "
    "islands, which has not run since the spring. The two agreed that it should sail again before "
    "winter.\n\n"
    "Hill told reporters that the harbor at the northern end needs dredging first, and that her "
    "government would pay for half of it. Rose thanked her and said the other half was a matter "
    "for the shipping line.\n\n"
    "Some 4,200 people live on the islands. Most of them work in fishing, and many have left since "
    "the ferry stopped, according to the mayor."
)
SHORTER = STORY.rpartition("\n\n")[0]
LONGER = f"{STORY}\n\nThe mayor herself takes her rowing boat to the mainland, she told this paper."
OTHER = (
    "TOKYO - Parliament voted on Friday to raise the tax on sugar, after a debate that lasted into "
    "the night and in which forty members spoke. The opposition walked out before the count."
)


def told(texts: Mapping[str, tuple[str, str | None]]) -> tuple[Copy, ...]:
    """The copies among articles, given as text and day of publication by id."""
    return find_copies(
        (Telling(name, name.upper(), day, signature(text)) for name, (text, day) in texts.items()),
        lambda article_id: texts[article_id][0],
    )


def found(one: str, other: str) -> bool:
    return bool(told({"a": (one, None), "b": (other, None)}))


@pytest.mark.parametrize("edit", families.EDITS)
def test_copies_are_found(edit: str) -> None:
    missed = [
        what for what, one, other in families.copies() if edit in what and not found(one, other)
    ]
    assert missed == []


def test_near_misses_are_no_copies() -> None:
    wrong = [what for what, one, other in families.near_misses() if found(one, other)]
    assert wrong == []


def test_families_are_many() -> None:
    assert len(list(families.copies())) == 12 * 12
    assert len(list(families.near_misses())) == 66 + 12 * 3 + 4 + 10


def test_the_original_is_what_was_published_first() -> None:
    assert told(
        {
            "a": (STORY, "2026-01-14"),
            "b": (SHORTER, "2026-01-13"),
            "c": (LONGER, "2026-01-16"),
            "d": (STORY, None),
            "e": (OTHER, "2026-01-01"),
        }
    ) == (
        Copy("a", "b", "all the words of the original, published a day earlier, stand in it"),
        Copy("c", "b", "all the words of the original, published 3 days earlier, stand in it"),
        Copy("d", "b", "all the words of the original stand in it"),
    )


def test_without_dates_the_original_is_the_first_by_id() -> None:
    assert told({"b": (STORY, None), "a": (STORY, None)}) == (
        Copy("b", "a", "the same words as the original"),
    )


def test_a_month_is_no_day_that_is_known_to_come_first() -> None:
    (copy,) = told({"a": (STORY, "2026-01"), "b": (STORY, "2026-01-20")})
    assert copy == Copy("a", "b", "the same words as the original")


def test_reasons_tell_the_greater_share() -> None:
    (copy,) = told({"a": (LONGER, "2026-01-14"), "b": (SHORTER, "2026-01-14")})
    assert copy.reason == "all its words stand in the original, published the same day"
    edited = STORY.replace("winter", "Christmas")
    (copy,) = told({"a": (STORY, "2026-01-14"), "b": (edited, "2026-01-15")})
    assert copy.reason == "99 % of its words stand in the original, published a day earlier"


def test_a_chain_of_edits_is_one_story() -> None:
    paragraphs = [
        sentence
        for name in ("bali-meeting.txt", "helsinki-summit.txt")
        for sentence in families.samples()[name]
    ]
    first, last = "\n\n".join(paragraphs[:6]), "\n\n".join(paragraphs[4:11])
    middle = "\n\n".join(paragraphs[1:9])
    assert not found(first, last)
    copies = told(
        {"a": (first, "2026-01-01"), "b": (middle, "2026-01-02"), "c": (last, "2026-01-03")}
    )
    assert [(copy.article_id, copy.original) for copy in copies] == [("b", "a"), ("c", "a")]
    assert copies[1].reason.endswith("another copy, “B”, published a day earlier")


def test_the_order_of_articles_does_not_matter() -> None:
    texts = {
        f"{number:03}": (text, f"2026-01-{number % 28 + 1:02}")
        for number, (_, *both) in enumerate(families.copies())
        for text in both[1:]
    }
    names = list(texts)
    expected = told(texts)
    assert len(expected) == 144 - 12
    random.Random(7).shuffle(names)
    assert told({name: texts[name] for name in names}) == expected


def test_words_are_read_of_candidates_alone() -> None:
    read: list[str] = []
    texts = {"a": STORY, "b": LONGER, "c": OTHER}

    def text(article_id: str) -> str:
        read.append(article_id)
        return texts[article_id]

    find_copies((Telling(name, name, None, signature(text)) for name, text in texts.items()), text)
    assert sorted(read) == ["a", "b"]


def test_an_index_of_signatures_grows_and_shrinks() -> None:
    near = NearCopies()
    for name, text in (("a", STORY), ("b", LONGER), ("c", OTHER)):
        near.add(name, signature(text) or "")
    assert (near.near("a"), near.near("b"), near.near("c")) == (["b"], ["a"], [])
    near.remove("b")
    near.remove("unknown")
    assert (near.near("a"), near.near("b")) == ([], [])
    near.add("d", "minhash1:AAAA")
    assert near.near("d") == []


def telling(
    article_id: str, text: str, *reports: MeetingReport, published: str | None = None
) -> Extraction:
    made = article(article_id, *reports, published=published)
    return dataclasses.replace(made, article=dataclasses.replace(made.article, text=text))


def met(where: str | None = None, start: str = "2026-01-13", **more: str) -> MeetingReport:
    return report(BOTH, start, where=where, **more)  # type: ignore[arg-type]


def test_an_original_is_clearer_than_its_equal_copies() -> None:
    resolution = resolve(
        [
            telling("a9", STORY, met("Nara"), published="2026-01-14"),
            telling("a1", STORY, met("Nara"), published="2026-01-15"),
            telling("a2", LONGER, met("Nara"), published="2026-01-16"),
        ]
    )
    (meeting,) = resolution.meetings
    assert resolution.originals == {"a1": "a9", "a2": "a9"}
    assert len(meeting.reports) == 3
    assert meeting.clearest.article_id == "a9"
    assert meeting.reason.startswith("3 reports of the same parties; 2 of them copies; date 2026")


def test_copies_do_not_outvote_others() -> None:
    def kind(*texts: str) -> str:
        kinds = ["meeting", "summit", "summit", "talks", "talks"]
        (meeting,) = resolve(
            telling(f"a{at}", text, met("Nara" if at == 0 else None, kind=kinds[at]))
            for at, text in enumerate(texts)
        ).meetings
        return meeting.kind

    assert kind(OTHER, "They met.", "They met.", STORY, LONGER) == "summit"
    assert kind(OTHER, STORY, LONGER, "They met.", "They met.") == "talks"


@pytest.mark.parametrize("place", ["Tokyo", "Paris"])
def test_a_copy_that_was_edited_still_disagrees(place: str) -> None:
    resolution = resolve(
        [
            telling("a1", STORY, met("Nara"), published="2026-01-14"),
            telling(
                "a2", STORY.replace("in Nara", f"in {place}"), met(place), published="2026-01-15"
            ),
        ]
    )
    assert resolution.originals == {"a2": "a1"}
    assert disputed(resolution.disagreements) == [("place", "Nara", place)]


def disputed(disagreements: Sequence[object]) -> list[tuple[object, ...]]:
    return [
        tuple(getattr(d, name) for name in ("property", "value", "other_value"))
        for d in disagreements
    ]


def test_kept_signatures_are_used() -> None:
    articles = [telling("a1", STORY), telling("a2", STORY)]
    assert resolve(articles).originals == {"a2": "a1"}
    stored = {"a1": signature(STORY) or "", "a2": signature(OTHER) or ""}
    assert resolve(articles, signatures=stored).originals == {}
