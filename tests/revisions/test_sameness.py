"""A correction, or another story under the same name."""

from __future__ import annotations

import pytest

from kg.records import Article
from kg.revisions import is_revision, reads_the_same
from tests.revisions.versions import ANOTHER_STORY, FIRST, SECOND, TITLE, changed, version

ADDRESS = "https://post.example/talks"
STORY = version(*FIRST).article


def article(*lines: str, url: str | None = None) -> Article:
    return version(*lines, url=url).article


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (article(*SECOND), True),
        (article("Presidents meet", *SECOND[1:]), True),
        (article(*FIRST[:2]), True),
        (article(*ANOTHER_STORY), False),
        (article(TITLE, *ANOTHER_STORY[1:]), False),
        (article("A shorter one"), False),
    ],
    ids=["corrected", "retitled", "cut", "another", "a column's title", "short"],
)
def test_the_words_decide(other: Article, expected: bool) -> None:
    assert is_revision(STORY, other) is expected


def test_an_address_and_a_title_that_stay_are_one_article() -> None:
    before = article(*FIRST, url=ADDRESS)
    rewritten = article(TITLE, *ANOTHER_STORY[1:], url=ADDRESS)
    assert is_revision(before, rewritten) is True
    front_page = article(*ANOTHER_STORY, url=ADDRESS)
    assert is_revision(before, front_page) is False


def test_an_empty_text_is_no_version_of_another() -> None:
    assert is_revision(STORY, changed(version(*FIRST), text="", title=None).article) is False


def test_other_bytes_with_the_same_words_read_the_same() -> None:
    assert reads_the_same(STORY, article(*(f"{line} " for line in FIRST))) is False
    spaced = changed(version(*FIRST), text="\r\n\r\n".join(FIRST), sha256="1" * 64).article
    assert reads_the_same(STORY, spaced) is True
    assert reads_the_same(STORY, changed(version(*FIRST), published=None).article) is False
