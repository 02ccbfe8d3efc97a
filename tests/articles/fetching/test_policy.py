"""What `fetch` in kg.yaml may say."""

from __future__ import annotations

import pytest

from kg import __version__
from kg.articles.fetching.policy import FetchPolicy
from kg.errors import UsageError


def test_defaults() -> None:
    assert FetchPolicy() == FetchPolicy(
        user_agent=f"newskg/{__version__}",
        delay_s=1,
        timeout_s=60,
        megabytes=20,
        allow_private=False,
    )
    assert FetchPolicy().robot == "newskg"


@pytest.mark.parametrize(
    ("user_agent", "robot"),
    [
        ("Desk-Bot/2.0 (+https://desk.example/)", "Desk-Bot"),
        ("my_reader", "my_reader"),
        ("Mozilla/5.0 (compatible; desk)", "Mozilla"),
    ],
)
def test_name_that_robots_know(user_agent: str, robot: str) -> None:
    assert FetchPolicy(user_agent=user_agent).robot == robot


@pytest.mark.parametrize(
    ("stated", "problem"),
    [
        ({"delay_s": -1}, "delay_s is -1; it takes a number from 0 to 3,600"),
        ({"delay_s": float("nan")}, "delay_s is nan; it takes a number from 0 to 3,600"),
        ({"timeout_s": 0}, "timeout_s is 0; it takes a number from 0.1 to 3,600"),
        ({"timeout_s": "30"}, "timeout_s is '30'; it takes a number from 0.1 to 3,600"),
        ({"megabytes": True}, "megabytes is True; it takes a number from 0.001 to 1,000"),
        ({"megabytes": float("inf")}, "megabytes is inf; it takes a number from 0.001 to 1,000"),
        ({"allow_private": "yes"}, "allow_private is 'yes'; it takes true or false"),
        *(
            (
                {"user_agent": agent},
                f"user_agent is {agent!r}; it takes a name in ASCII letters and what you like in "
                "ASCII behind it, such as newskg/1.0",
            )
            for agent in ("", "1.0", "a\r\nX: b", "désk/1.0", None)
        ),
    ],
)
def test_refused(stated: dict[str, object], problem: str) -> None:
    with pytest.raises(UsageError) as caught:
        FetchPolicy(**stated)  # type: ignore[arg-type]
    assert str(caught.value) == problem
