"""Where a name ends in a headline that capitalises every word."""

from __future__ import annotations

import pytest

from kg.articles.blocks import content_blocks
from kg.language.headline_names import Found, ended_in_headlines
from kg.language.trained.words import Stretch, split_within

BODY = (
    "President Lee Min-ho will travel to Lisbon on Monday. There Lee will meet Portugal’s foreign "
    "minister, Ana Prado, who champions a treaty with the Campaign for Open Seas.\n\n"
    "“We have waited long for this visit,” Prado said on Friday."
)


@pytest.mark.parametrize(
    ("headline", "name", "expected"),
    [
        ("Seoul’s Lee Champions Wider Talks", "Lee Champions", "Lee"),
        ("Lisbon’s Prado Welcomes Visit From Seoul", "Prado Welcomes Visit", "Prado"),
        # The name as it stands elsewhere.
        ("Seoul’s Lee Min-ho Champions Wider Talks", "Lee Min-ho", "Lee Min-ho"),
        # A word that has a capital elsewhere may be part of a name.
        ("Ana Prado Campaign Wants Wider Talks", "Prado Campaign", "Prado Campaign"),
        # "Ana" is the first name of another.
        ("Seoul’s Ana Lund Champions Wider Talks", "Ana Lund", "Ana Lund"),
        # Two surnames with a word between them that is no name.
        ("Lisbon’s Prado Welcomes Lee", "Prado Welcomes Lee", "Prado, Lee"),
        ("Prado Campaign Lee", "Prado Campaign Lee", "Prado Campaign Lee"),
        # Here capitals tell something.
        ("Seoul’s Lee Champions wants to hold wider talks", "Lee Champions", "Lee Champions"),
    ],
)
def test_end_of_a_name(headline: str, name: str, expected: str) -> None:
    text = f"{headline}\n\n{BODY}\n"
    blocks = content_blocks(text)
    words = split_within(text, [Stretch(b.start, b.end, b.kind == "paragraph") for b in blocks])

    def place(phrase: str, after: int) -> tuple[int, int]:
        start = text.index(phrase, after)
        within = [n for n, (low, _) in enumerate(words.spans) if start <= low < start + len(phrase)]
        return within[0], within[-1] + 1

    found: list[Found] = [
        (*place(phrase, after), "person")
        for phrase, after in (
            (name, 0),
            ("Lee Min-ho", len(headline)),
            ("Ana Prado", len(headline)),
        )
    ]
    ended = ended_in_headlines(words, found, blocks)
    names = [text[words.spans[low][0] : words.spans[high - 1][1]] for low, high, _ in ended[:-2]]
    assert ", ".join(names) == expected
    assert ended[-2:] == found[1:]
