"""robots.txt as RFC 9309 has it."""

from __future__ import annotations

import time as real_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from kg.articles.fetching.address import parse_address
from kg.articles.fetching.fetcher import Fetcher
from kg.articles.fetching.policy import FetchPolicy
from kg.articles.fetching.robots import parse_robots
from kg.errors import SourceError
from tests.articles.fetching.site import Site, Time, answer, patient, redirect

BY_HAND = "save the page in a browser and read the file"


@pytest.fixture
def pages(site: Site) -> Site:
    for path in ("/a", "/b", "/private/a"):
        site.answers[path] = answer(path.encode())
    return site


def robots(text: str) -> bytes:
    return answer(text.encode(), media_type="text/plain")


def refusal(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(SourceError) as caught:
        fetcher.fetch(url)
    assert str(caught.value) == f"{url}: {caught.value.problem}"
    return caught.value.problem


def test_what_is_forbidden_is_not_asked_for(pages: Site, fetcher: Fetcher) -> None:
    pages.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /private")
    assert fetcher.fetch(pages.url("/a")).content == b"/a"
    assert refusal(fetcher, pages.url("/private/a")) == (
        f"the robots.txt of its site does not let newskg read it; {BY_HAND}"
    )
    assert pages.paths == ["/robots.txt", "/a"]


def test_rules_for_the_own_name_come_first(pages: Site, time: Time) -> None:
    pages.answers["/robots.txt"] = robots(
        "User-agent: *\nDisallow: /\n\nUser-agent: DeskBot\nDisallow: /b"
    )
    policy = FetchPolicy("deskbot/2.0 (+https://desk.example/*)", allow_private=True)
    fetcher = patient(time, policy)
    assert fetcher.fetch(pages.url("/a")).content == b"/a"
    assert "does not let deskbot read it" in refusal(fetcher, pages.url("/b"))


def test_asked_once_for_each_origin(pages: Site, fetcher: Fetcher) -> None:
    for path, host in [("/a", "a.example"), ("/b", "a.example"), ("/a", "b.example")]:
        fetcher.fetch(pages.url(path, host))
    assert pages.paths == ["/robots.txt", "/a", "/b", "/robots.txt", "/a"]


@pytest.mark.parametrize(
    "status", ["401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone"]
)
def test_none_allows_all(status: str, pages: Site, fetcher: Fetcher) -> None:
    pages.answers["/robots.txt"] = answer(b"User-agent: *\nDisallow: /", status=status)
    assert fetcher.fetch(pages.url("/a")).content == b"/a"


@pytest.mark.parametrize(
    ("sent", "problem", "asked"),
    [
        (
            answer(status="500 Internal Server Error"),
            "the server has a fault (status 500); try later",
            1,
        ),
        (
            answer(status="503 Service Unavailable"),
            "the server is overloaded or closed for repair (status 503); try later",
            3,
        ),
        (
            answer(status="429 Too Many Requests"),
            "the site has had too many requests (status 429); "
            "try later, or raise delay_s under fetch in kg.yaml",
            3,
        ),
        (answer(b"no gzip", Content_Encoding="gzip"), f"its compression is broken; {BY_HAND}", 1),
    ],
    ids=["500", "503", "429", "gzip"],
)
def test_unknown_rules_forbid_all(
    sent: bytes, problem: str, asked: int, pages: Site, fetcher: Fetcher
) -> None:
    pages.answers["/robots.txt"] = sent
    for path in ("/a", "/b"):
        assert refusal(fetcher, pages.url(path)) == (
            f"the robots.txt of its site cannot be read: {problem}"
        )
    assert pages.paths == ["/robots.txt"] * asked


def test_redirects_of_robots(pages: Site, fetcher: Fetcher) -> None:
    pages.answers["/robots.txt"] = redirect("/1")
    for step in range(1, 5):
        pages.answers[f"/{step}"] = redirect(f"/{step + 1}")
    pages.answers["/5"] = robots("User-agent: *\nDisallow: /b")
    assert fetcher.fetch(pages.url("/a")).content == b"/a"
    assert "does not let newskg read it" in refusal(fetcher, pages.url("/b"))
    assert pages.paths == ["/robots.txt", "/1", "/2", "/3", "/4", "/5", "/a"]


def test_robots_that_are_redirected_too_often_forbid_all(pages: Site, fetcher: Fetcher) -> None:
    pages.answers["/robots.txt"] = redirect("/robots.txt")
    assert refusal(fetcher, pages.url("/a")).endswith(f"redirected more than 5 times; {BY_HAND}")


def test_rules_hold_behind_a_redirect(pages: Site, fetcher: Fetcher) -> None:
    pages.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /private")
    pages.answers["/a"] = redirect("/private/a")
    assert "does not let newskg read it" in refusal(fetcher, pages.url("/a"))
    assert pages.paths == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("asked", "pause"), [("0.2", 1.0), ("7.5", 7.5), ("86400", 30.0), ("-1", 1.0)]
)
def test_crawl_delay(asked: str, pause: float, pages: Site, fetcher: Fetcher, time: Time) -> None:
    pages.answers["/robots.txt"] = robots(f"User-agent: *\nCrawl-delay: {asked}")
    fetcher.fetch(pages.url("/a"))
    fetcher.fetch(pages.url("/b"))
    assert time.slept == [1.0, pause]


def test_what_lies_beyond_500_kib_is_not_read(pages: Site, fetcher: Fetcher) -> None:
    start = "User-agent: *\nDisallow: /b\n"
    cut = "Disallow: /a-long-name"
    comments = "#" * (500 * 1024 - len(start) - len("\nDisallow: /")) + "\n"
    pages.answers["/robots.txt"] = robots(start + comments + cut)
    assert fetcher.fetch(pages.url("/a")).content == b"/a"
    assert "does not let newskg read it" in refusal(fetcher, pages.url("/b"))


def test_endless_robots_are_not_read_to_the_end(pages: Site, fetcher: Fetcher) -> None:
    text = b"User-agent: *\nDisallow: /b\n" + b"#" * 600_000
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"
    pages.answers["/robots.txt"] = head + text
    assert fetcher.fetch(pages.url("/a")).content == b"/a"


HOME = parse_address("http://news.example/robots.txt")


def test_byte_order_mark_and_broken_utf_8() -> None:
    text = b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /a\r\nDisallow: /\xff\r\n"
    assert not parse_robots(HOME, text).can_fetch("http://news.example/a", "newskg")


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /" + "*a" * 200_000 + "b",
        "User-agent: *\n" + "Disallow: /*a*a*a*b$\n" * 20_000,
        "User-agent: *\nDisallow: " + "%" * 400_000,
        "".join(f"User-agent: newskg{n}\nDisallow: /\n" for n in range(1_000)),
    ],
    ids=["stars", "rules", "percents", "groups"],
)
def test_hostile_robots_are_quick(text: str) -> None:
    began = real_time.process_time()
    rules: Protego = parse_robots(HOME, text.encode())
    rules.can_fetch("http://news.example/" + "a" * 3_000, "newskg")
    assert real_time.process_time() - began < 2


def test_rules_that_would_fill_the_memory() -> None:
    text = "".join(f"User-agent: {n}\n" for n in range(10_000)) + "Allow: /\n" * 20_000
    with pytest.raises(SourceError) as caught:
        parse_robots(HOME, text.encode())
    assert caught.value.problem == (
        f"the file names 10,000 robots in 30,000 lines, too many to read; {BY_HAND}"
    )


@given(
    st.binary() | st.from_regex(rb"(User-agent: \*\n|Disallow: .{0,9}\n|Crawl-delay: .{0,9}\n)*")
)
def test_any_bytes_are_rules(content: bytes) -> None:
    rules = parse_robots(HOME, content)
    assert rules.can_fetch("http://news.example/a", "newskg") in (True, False)
