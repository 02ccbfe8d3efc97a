"""When an address is asked for again, after which pause, and how often."""

from __future__ import annotations

from io import BufferedIOBase

import pytest

from kg.articles.fetching.fetcher import Fetcher
from kg.articles.fetching.policy import FetchPolicy
from kg.errors import SourceError
from tests.articles.fetching.site import Answer, Site, Time, answer, patient, redirect

FAULT = "502 Bad Gateway"


def drop(file: BufferedIOBase) -> None:
    """Ends the connection without an answer."""


@pytest.mark.parametrize(
    "first",
    [
        answer(status="429 Too Many Requests"),
        answer(status="502 Bad Gateway"),
        answer(status="503 Service Unavailable"),
        answer(status="504 Gateway Timeout"),
        answer(b"The mayor")[:-3],
        drop,
    ],
    ids=["429", "502", "503", "504", "cut off", "dropped"],
)
def test_what_may_pass_is_tried_again(
    first: Answer, site: Site, fetcher: Fetcher, time: Time
) -> None:
    site.answers["/"] = [first, first, answer(b"The mayor")]
    assert fetcher.fetch(site.url()).content == b"The mayor"
    assert site.paths == ["/robots.txt", "/", "/", "/"]
    assert time.slept == [1.0, 1.0, 2.0]


def test_three_tries_are_enough(site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = answer(status=FAULT)
    with pytest.raises(SourceError) as caught:
        fetcher.fetch(site.url())
    assert caught.value.problem == (
        "the server behind this one does not answer (status 502); try later"
    )
    assert site.paths == ["/robots.txt", "/", "/", "/"]


def test_redirects_share_the_tries(site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = [answer(status=FAULT), redirect("/b")]
    site.answers["/b"] = answer(status=FAULT)
    with pytest.raises(SourceError):
        fetcher.fetch(site.url())
    assert site.paths == ["/robots.txt", "/", "/", "/b", "/b"]


@pytest.mark.parametrize("status", ["403 Forbidden", "404 Not Found", "500 Internal Server Error"])
def test_what_will_not_pass_is_not_tried_again(status: str, site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = [answer(status=status), answer(b"The mayor")]
    with pytest.raises(SourceError):
        fetcher.fetch(site.url())
    assert site.paths == ["/robots.txt", "/"]


@pytest.mark.parametrize(
    ("stated", "pause"),
    [("7", 7.0), (" 60 ", 60.0), ("0", 1.0), ("soon", 1.0), ("-5", 1.0), ("", 1.0)],
)
def test_pause_that_the_server_asks_for(
    stated: str, pause: float, site: Site, fetcher: Fetcher, time: Time
) -> None:
    busy = answer(status="503 Service Unavailable", Retry_After=stated)
    site.answers["/"] = [busy, answer(b"The mayor")]
    assert fetcher.fetch(site.url()).content == b"The mayor"
    assert time.slept == [1.0, pause]


@pytest.mark.parametrize(
    ("stated", "told"),
    [("61", "61"), ("3600", "3,600"), ("9" * 30, "21,600")],
)
def test_pause_that_is_too_long(
    stated: str, told: str, site: Site, fetcher: Fetcher, time: Time
) -> None:
    site.answers["/"] = answer(status="503 Service Unavailable", Retry_After=stated)
    with pytest.raises(SourceError) as caught:
        fetcher.fetch(site.url())
    assert caught.value.problem == (
        "the server is overloaded or closed for repair "
        f"(status 503, asking to wait {told} seconds); try later"
    )
    assert time.slept == [1.0]


@pytest.mark.parametrize(
    ("stated", "slept"),
    [("Wed, 21 Oct 2015 07:28:00 GMT", [1.0, 1.0, 2.0]), ("Wed, 21 Oct 2099 07:28:00 GMT", [1.0])],
)
def test_date_to_wait_for(
    stated: str, slept: list[float], site: Site, fetcher: Fetcher, time: Time
) -> None:
    site.answers["/"] = answer(status="429 Too Many Requests", Retry_After=stated)
    with pytest.raises(SourceError):
        fetcher.fetch(site.url())
    assert time.slept == slept


def test_hosts_are_left_alone_each_for_itself(site: Site, fetcher: Fetcher, time: Time) -> None:
    site.answers["/"] = answer(b"The mayor")
    for host in ("a.example", "b.example", "c.example"):
        fetcher.fetch(site.url(host=host))
    assert time.slept == [1.0, 1.0, 1.0]
    time.now += 0.75
    fetcher.fetch(site.url(host="c.example"))
    assert time.slept[3:] == [0.25]


def test_no_pause_where_none_is_wanted(site: Site, time: Time) -> None:
    site.answers["/"] = answer(b"The mayor")
    policy = FetchPolicy(allow_private=True, delay_s=0)
    fetcher = patient(time, policy)
    fetcher.fetch(site.url())
    fetcher.fetch(site.url())
    assert time.slept == []


def test_proxies_of_the_environment_are_not_used(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    site.answers["/"] = answer(b"The mayor")
    assert fetcher.fetch(site.url()).content == b"The mayor"
