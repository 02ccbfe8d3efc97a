"""What is fetched, and the exact message where nothing is."""

from __future__ import annotations

import gzip
import socket
import time as real_time
import zlib
from collections.abc import Callable
from io import BufferedIOBase

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import __version__
from kg.articles.fetching.fetcher import Fetched, Fetcher
from kg.articles.fetching.policy import FetchPolicy
from kg.articles.reading_limits import MAXIMUM_BYTES
from kg.errors import SourceError
from kg.printing import visible
from tests.articles.fetching.site import Answer, Site, Time, answer, here, patient, redirect

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKS = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
PAGE = b"<!doctype html><p>The mayor met the governor on Monday."
BY_HAND = "save the page in a browser and read the file"


def refusal(fetcher: Fetcher, url: str) -> str:
    """The problem that the error tells, behind the address."""
    with pytest.raises(SourceError) as caught:
        fetcher.fetch(url)
    assert str(caught.value) == f"{url}: {caught.value.problem}"
    return caught.value.problem


def test_page_comes_with_what_the_server_states(site: Site, fetcher: Fetcher) -> None:
    site.answers["/talks?day=1"] = answer(PAGE, media_type='Text/HTML; charset="ISO-8859-1"')
    assert fetcher.fetch(site.url("/talks?day=1#top")) == Fetched(
        url=site.url("/talks?day=1"),
        content=PAGE,
        media_type="text/html",
        charset="iso-8859-1",
    )


def test_request_says_who_asks_and_whom(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = answer(PAGE)
    fetcher.fetch(site.url("/a", host="News.Example."))
    assert site.paths == ["/robots.txt", "/a"]
    headers = dict(line.split(": ", 1) for line in site.requests[1].splitlines()[1:])
    assert headers["Host"] == f"news.example:{site.port}"
    assert headers["User-Agent"] == f"newskg/{__version__}"
    assert headers["Accept-Encoding"] == "gzip, deflate"
    assert headers["Connection"] == "close"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("GZIP", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("identity", PAGE),
    ],
    ids=["gzip", "x-gzip", "GZIP", "zlib", "deflate", "identity"],
)
def test_compressed_page(encoding: str, content: bytes, site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = answer(content, Content_Encoding=encoding)
    assert fetcher.fetch(site.url()).content == PAGE


def test_page_in_chunks(site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = CHUNKS + b"5;x=y\r\nThe m\r\n4\r\nayor\r\n0\r\n\r\n"
    assert fetcher.fetch(site.url()).content == b"The mayor"


def test_page_without_length(site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nThe mayor"
    assert fetcher.fetch(site.url()).content == b"The mayor"


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        ("204 No Content", "there is no content (status 204); check the address"),
        ("206 Partial Content", f"the site does not give this page (status 206); {BY_HAND}"),
        ("300 Multiple Choices", f"the site does not give this page (status 300); {BY_HAND}"),
        ("302 Found", f"the site does not give this page (status 302); {BY_HAND}"),
        ("400 Bad Request", f"the site does not give this page (status 400); {BY_HAND}"),
        ("401 Unauthorized", f"the site asks for a login (status 401); {BY_HAND}"),
        (
            "402 Payment Required",
            f"the site asks for a payment or subscription (status 402); {BY_HAND}",
        ),
        (
            "403 Forbidden",
            f"the site refuses programs, or this page to everybody (status 403); {BY_HAND}",
        ),
        (
            "404 Not Found",
            "there is no such page (status 404); check the spelling of the address",
        ),
        (
            "410 Gone",
            "the page was removed for good (status 410); look for a copy in an archive",
        ),
        (
            "451 Unavailable For Legal Reasons",
            "the page is withheld for legal reasons where you are (status 451); "
            "look for another report",
        ),
        ("500 Internal Server Error", "the server has a fault (status 500); try later"),
        ("999 What", f"the site does not give this page (status 999); {BY_HAND}"),
    ],
)
def test_statuses_in_words(status: str, problem: str, site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = answer(PAGE, status=status)
    assert refusal(fetcher, site.url()) == problem
    assert site.paths == ["/robots.txt", "/"]


@pytest.mark.parametrize(
    ("media_type", "path", "problem"),
    [
        (
            "application/pdf",
            "/a.pdf",
            "a PDF document (application/pdf), not text; save it and convert it with pdftotext",
        ),
        (
            "image/png",
            "/a.html",
            "a picture (image/png), not text; name the address of the article it belongs to",
        ),
        (
            "video/mp4",
            "/a",
            "a film (video/mp4), not text; name the address of its transcript",
        ),
        (
            "text/\x1b[2J",
            "/a",
            rf"of the media type text/\x1b[2j, which is not read; {BY_HAND}",
        ),
        (
            "application/zip",
            "/a.html",
            f"of the media type application/zip, which is not read; {BY_HAND}",
        ),
        (
            "application/octet-stream",
            "/a.exe?b=c.html",
            f"neither the server nor the ending .exe says that this is text; {BY_HAND}",
        ),
        (
            "",
            "/a",
            f"neither the server nor an ending says that this is text; {BY_HAND}",
        ),
    ],
)
def test_what_is_no_text_is_refused_before_it_is_read(
    media_type: str, path: str, problem: str, site: Site, fetcher: Fetcher
) -> None:
    def never_ending(file: BufferedIOBase) -> None:
        file.write(answer(media_type=media_type).replace(b"Length: 0", b"Length: 999"))
        file.flush()
        real_time.sleep(0.2)

    site.answers[path] = never_ending
    began = real_time.monotonic()
    assert refusal(fetcher, site.url(path)) == problem
    assert real_time.monotonic() - began < 0.2


@pytest.mark.parametrize(
    ("media_type", "path"),
    [
        ("application/rss+xml; charset=utf-8", "/feed"),
        ("TEXT/PLAIN", "/a"),
        ("application/octet-stream", "/export.CSV?x=1"),
        ("application/gzip", "/crawl.warc.gz"),
        ("", "/a.md"),
    ],
)
def test_texts_of_all_kinds_are_taken(
    media_type: str, path: str, site: Site, fetcher: Fetcher
) -> None:
    site.answers[path] = answer(PAGE, media_type=media_type)
    fetched = fetcher.fetch(site.url(path))
    assert (fetched.content, fetched.media_type) == (
        PAGE,
        media_type.partition(";")[0].lower(),
    )


def test_last_of_two_media_types_counts(site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = HEAD + b"Content-Type: text/plain\r\n\r\nThe mayor"
    assert fetcher.fetch(site.url()).media_type == "text/plain"


def test_size_limit_is_that_of_files() -> None:
    assert FetchPolicy().most_bytes == MAXIMUM_BYTES


def endless(head: bytes, piece: bytes) -> Callable[[BufferedIOBase], None]:
    def write(file: BufferedIOBase) -> None:
        file.write(head)
        while True:
            file.write(piece)

    return write


ZEROS = bytes(3_000_000)


@pytest.mark.parametrize(
    "sent",
    [
        answer(bytes(10_001)),
        HEAD + b"Content-Length: 99999999999\r\n\r\n",
        endless(HEAD + b"\r\n", bytes(1000)),
        endless(CHUNKS, b"a\r\n0123456789\r\n"),
        # A library that takes the size of a chunk at its word would read all there is.
        endless(CHUNKS + b"-5\r\n", bytes(1000)),
        answer(gzip.compress(ZEROS), Content_Encoding="gzip"),
        answer(zlib.compress(ZEROS), Content_Encoding="deflate"),
    ],
    ids=["long", "stated", "endless", "chunks", "negative chunk", "gzip bomb", "deflate bomb"],
)
def test_too_large(sent: Answer, site: Site) -> None:
    site.answers["/"] = sent
    fetcher = Fetcher(FetchPolicy(allow_private=True, megabytes=0.01, delay_s=0))
    assert refusal(fetcher, site.url()) == (
        "the page has more than 0.01 MB; raise megabytes under fetch in kg.yaml"
    )


def test_page_of_just_the_largest_size(site: Site) -> None:
    site.answers["/"] = answer(gzip.compress(bytes(10_000)), Content_Encoding="gzip")
    fetcher = Fetcher(FetchPolicy(allow_private=True, megabytes=0.01, delay_s=0))
    assert len(fetcher.fetch(site.url()).content) == 10_000


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip, deflate", "aes128gcm"])
def test_unasked_compression(encoding: str, site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = answer(PAGE, Content_Encoding=encoding)
    assert refusal(fetcher, site.url()) == (
        f"compressed in a way that was not asked for ({encoding}); {BY_HAND}"
    )


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        (
            answer(b"no gzip at all", Content_Encoding="gzip"),
            f"its compression is broken; {BY_HAND}",
        ),
        (b"\x1b[2J\r\n", rf"no valid answer of HTTP (\x1b[2J); {BY_HAND}"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", f"no valid answer of HTTP (SSH-2.0-OpenSSH_9.2); {BY_HAND}"),
        (
            b"HTTP/1.1 200 OK\r\nX: " + bytes(70_000) + b"\r\n\r\n",
            f"no valid answer of HTTP (got more than 65536 bytes when reading header line); "
            f"{BY_HAND}",
        ),
        (
            b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 200 + b"\r\n",
            f"no valid answer of HTTP (got more than 100 headers); {BY_HAND}",
        ),
        (b"", "the connection broke off; try later"),
        (answer(PAGE)[:-5], "the connection broke off; try later"),
        (
            CHUNKS + b"zz",
            "the connection broke off; try later",
        ),
    ],
    ids=["gzip", "escape", "ssh", "long header", "many headers", "nothing", "cut off", "bad chunk"],
)
def test_broken_answers(sent: bytes, problem: str, site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = sent
    assert refusal(fetcher, site.url()) == problem


@given(
    st.sampled_from([b"", b"HTTP/1.1 ", b"HTTP/1.1 200 ", HEAD, CHUNKS, HEAD + b"Location: "]),
    st.lists(
        st.binary(max_size=20)
        | st.sampled_from(
            [
                *(b"\r\n", b"\r\n\r\n", b"302 Found\r\n", b"Location: ", b"//", b"http://"),
                *(b"Content-Encoding: gzip\r\n", b"Content-Length: ", b"-1", b"0\r\n", b"5\r\n"),
                *(b"Content-Type: text/html; charset=", b"*=utf-8''%ff", b"Retry-After: ", b";"),
            ]
        ),
        max_size=12,
    ),
)
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_answer_is_a_page_or_an_error(
    site: Site, fetcher: Fetcher, start: bytes, rest: list[bytes]
) -> None:
    site.answers["/"] = start + b"".join(rest)
    told = ""
    try:
        assert fetcher.fetch(site.url()).media_type == "text/html"
    except SourceError as error:
        told = str(error)
    assert visible(told) == told


def drip(file: BufferedIOBase) -> None:
    while True:
        file.write(b"x")
        file.flush()
        real_time.sleep(0.01)


def drip_body(file: BufferedIOBase) -> None:
    file.write(HEAD + b"\r\n")
    drip(file)


def drip_chunks(file: BufferedIOBase) -> None:
    file.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n1;"
    )
    drip(file)


def continue_for_ever(file: BufferedIOBase) -> None:
    while True:
        file.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        file.flush()
        real_time.sleep(0.01)


def say_nothing(file: BufferedIOBase) -> None:
    real_time.sleep(1)


@pytest.mark.parametrize(
    "sent", [drip, drip_body, drip_chunks, continue_for_ever, say_nothing], ids=lambda f: f.__name__
)
def test_server_that_drips_is_stopped(sent: Callable[[BufferedIOBase], None], site: Site) -> None:
    site.answers["/"] = sent
    fetcher = Fetcher(FetchPolicy(allow_private=True, timeout_s=0.2, delay_s=0))
    began = real_time.monotonic()
    assert refusal(fetcher, site.url()) == (
        "not read within 0.2 seconds; try later, or raise timeout_s under fetch in kg.yaml"
    )
    assert 0.15 < real_time.monotonic() - began < 0.8


def test_closed_port(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
    problem = "127.0.0.1 cannot be reached (Connection refused); check the spelling, or try later"
    assert refusal(fetcher, url) == (f"the robots.txt of its site cannot be read: {problem}")


def test_redirects_are_followed_to_the_page(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = redirect("/b?x=1", "301 Moved Permanently")
    site.answers["/b?x=1"] = redirect("../c%20d/e f", "308 Permanent Redirect")
    site.answers["/c%20d/e%20f"] = redirect(f"//127.0.0.1:{site.port}/ü")
    site.answers["/%C3%BC"] = redirect("?page=2#end", "303 See Other")
    site.answers["/%C3%BC?page=2"] = answer(PAGE)
    assert fetcher.fetch(site.url("/a")).url == site.url("/%C3%BC?page=2")


def test_too_many_redirects(site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = redirect("/")
    assert refusal(fetcher, site.url()) == f"redirected more than 5 times; {BY_HAND}"
    assert site.paths == ["/robots.txt", *["/"] * 6]


@pytest.mark.parametrize(
    ("location", "problem"),
    [
        ("file:///etc/passwd", "not a web address of http or https; write it in full"),
        ("ftp://news.example/a", "not a web address of http or https; write it in full"),
        ("javascript:alert(1)", "not a web address of http or https; write it in full"),
        ("http://[::1", "which is malformed"),
        ("http://0x7f.1/", "the host 0x7f.1 is malformed; write a name"),
        ("http://a b/", "http://a%20b/: the host a%20b is malformed; write a name"),
        ("http://news.example\\@127.0.0.1/", "a web address has no spaces, backslashes"),
    ],
)
def test_redirects_that_are_not_followed(
    location: str, problem: str, site: Site, fetcher: Fetcher
) -> None:
    site.answers["/"] = redirect(location)
    told = refusal(fetcher, site.url())
    assert told.startswith("redirects to ")
    assert problem in told
    assert site.paths == ["/robots.txt", "/"]


def test_password_in_a_redirect_is_not_told(site: Site, fetcher: Fetcher) -> None:
    site.answers["/"] = redirect("http://ann:secret@news.example/")
    assert refusal(fetcher, site.url()) == (
        "redirects to http://…@news.example/: "
        f"addresses with a user name or password are not fetched; {BY_HAND}"
    )


def test_failure_behind_a_redirect_names_both_addresses(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = redirect("/b")
    assert refusal(fetcher, site.url("/a")) == (
        f"redirects to {site.url('/b')}: there is no such page (status 404); "
        "check the spelling of the address"
    )


def test_redirects_share_one_time(site: Site) -> None:
    def slow(file: BufferedIOBase) -> None:
        real_time.sleep(0.1)
        file.write(redirect("/"))

    site.answers["/"] = slow
    fetcher = Fetcher(FetchPolicy(allow_private=True, timeout_s=0.25, delay_s=0), resolve=here)
    assert refusal(fetcher, site.url()).startswith("not read within 0.25 seconds")
    assert site.paths == ["/robots.txt", "/", "/", "/"]


def test_time_stands_still_in_polite_pauses(site: Site, time: Time) -> None:
    site.answers["/"] = answer(PAGE)
    policy = FetchPolicy(allow_private=True, timeout_s=1, delay_s=100)
    fetcher = patient(time, policy)
    assert fetcher.fetch(site.url()).content == PAGE
    assert time.slept == [100]
