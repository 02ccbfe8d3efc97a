"""People who are named by whose they are: they meet, not those whose they are."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


@pytest.mark.parametrize(
    ("other", "name"),
    [
        ("the widow of singer Nils Holm", "widow of singer Nils Holm"),
        ("the mother of jailed blogger Tran Quoc Bao", "mother of jailed blogger Tran Quoc Bao"),
        ("lawyers for the singer Nils Holm", "lawyers for the singer Nils Holm"),
        ("Nils Holm's widow", "Nils Holm's widow"),
        ("the widow of Nils Holm, Anna Holm,", "Anna Holm"),
        ("students from Ghana", "students from Ghana"),
        ("fans of Malmo FF", "fans of Malmo FF"),
        ("officials from Ghana", "Ghana"),
        ("executives of Norsk Oil", "Norsk Oil"),
    ],
)
def test_who_meets(other: str, name: str) -> None:
    text = f"Mayor Karin Ekstrom met {other} on Monday in Ghent."
    (meeting,) = extract(article(f"A visit\n\n{text}")).meetings
    assert meeting.participants == tuple(sorted(("Karin Ekstrom", name)))


def test_who_acts() -> None:
    text = "The widow of singer Nils Holm met Mayor Karin Ekstrom in Ghent on Monday."
    (meeting,) = extract(article(f"A visit\n\n{text}")).meetings
    assert meeting.participants == ("Karin Ekstrom", "widow of singer Nils Holm")


def test_who_tells_of_a_call_does_not_make_it() -> None:
    text = "Press secretary Amy Tran said the president had phoned Senator Dale Hill on Monday."
    (meeting,) = extract(article(f"A call\n\n{text}")).meetings
    assert meeting.participants == ("Dale Hill", "president")
