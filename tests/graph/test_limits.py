from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.graph.limits import Limits


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ({"seconds": 0}, "seconds is 0; it takes a number from 0.01 to 1,000,000"),
        ({"seconds": float("nan")}, "seconds is nan; it takes a number"),
        ({"seconds": "30"}, "seconds is '30'; it takes a number"),
        ({"rows": 0}, "rows is 0; it takes a number from 1 to 1,000,000,000"),
        ({"rows": 1.5}, "rows is 1.5; it takes a whole number"),
        ({"rows": True}, "rows is True; it takes a whole number"),
        ({"megabytes": 15}, "megabytes is 15; it takes a number from 16 to 10,000,000"),
    ],
)
def test_limits_that_are_none(stated: dict[str, float], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        Limits(**stated)  # type: ignore[arg-type]
    assert str(caught.value) == message


def test_what_is_said_at_a_limit() -> None:
    limits = Limits(seconds=1, rows=1000, megabytes=2048)
    assert str(limits.exceeded("seconds")) == (
        "stopped after 1 second; ask for less, or raise the limit (--timeout, or seconds under"
        " sparql in kg.yaml)"
    )
    assert str(limits.exceeded("rows")) == (
        "more than 1,000 rows; add LIMIT to the query, or raise the limit (--max-rows, or rows"
        " under sparql in kg.yaml)"
    )
    assert str(limits.exceeded("megabytes")) == (
        "stopped because it needs more than 2,048 MB of memory; ask for less, or raise the limit"
        " (--max-memory, or megabytes under sparql in kg.yaml)"
    )
