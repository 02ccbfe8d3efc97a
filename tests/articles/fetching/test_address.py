"""Which addresses are taken, in which spelling, and what is said about the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.fetching.address import Address, parse_address, shown
from kg.errors import SourceError
from kg.printing import visible

IN_FULL = "not a web address of http or https; write it in full, such as https://news.example/talks"
HOST = "write a name, or an IP address such as 192.0.2.1 or [2001:db8::1]"
SPELLING = "the host or port is malformed; check the spelling"
INVISIBLE = (
    "a web address has no spaces, backslashes or invisible characters; "
    "write one address, with %20 for a space"
)
PASSWORD = (
    "addresses with a user name or password are not fetched; "
    "save the page in a browser and read the file"
)


@pytest.mark.parametrize(
    ("stated", "url"),
    [
        ("http://news.example", "http://news.example/"),
        ("  HTTPS://News.Example:443/Talks \n", "https://news.example/Talks"),
        ("http://news.example:80/", "http://news.example/"),
        ("http://news.example:443/", "http://news.example:443/"),
        ("http://news.example:/a", "http://news.example/a"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://news.example?q=1", "https://news.example/?q=1"),
        ("https://news.example/a#top", "https://news.example/a"),
        ("https://news.example/a/../b/./c", "https://news.example/b/c"),
        ("https://news.example/%c3%bc?q=ü", "https://news.example/%C3%BC?q=%C3%BC"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://news%2Eexample/", "https://news.example/"),
        ("http://my_site.example/", "http://my_site.example/"),
        ("http://192.0.2.1./", "http://192.0.2.1/"),
        ("http://[2001:DB8:0::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("http://[::ffff:192.0.2.1]/", "http://[::ffff:c000:201]/"),
    ],
)
def test_one_spelling(stated: str, url: str) -> None:
    address = parse_address(stated)
    assert address.url == url
    assert parse_address(address.url) == address


def test_parts() -> None:
    address = parse_address("https://[2001:db8::1]:8443/a?b=c#d")
    assert address == Address("https", "2001:db8::1", 8443, "/a?b=c")
    assert address.authority == "[2001:db8::1]:8443"
    assert address.origin == "https://[2001:db8::1]:8443"


@pytest.mark.parametrize(
    ("stated", "problem"),
    [
        ("", IN_FULL),
        ("news.example/talks", IN_FULL),
        ("//news.example/talks", IN_FULL),
        ("file:///etc/passwd", IN_FULL),
        ("gopher://news.example/", IN_FULL),
        ("http:news.example", IN_FULL),
        ("http:///talks", IN_FULL),
        ("http://:80/", IN_FULL),
        ("http://?", IN_FULL),
        ("http://news.example:99999/", SPELLING),
        ("http://news.example:0/", "there is no port 0; check the spelling"),
        ("http://news.example:-1/", SPELLING),
        ("http://news.example:٨٠/", SPELLING),
        ("http://[::1", SPELLING),
        ("http://::1/", SPELLING),
        ("http://[::1%25eth0]/", f"the host [::1%eth0] is malformed; {HOST}"),
        ("http://[v1.a]/", SPELLING),
        ("http://2130706433/", f"the host 2130706433 is malformed; {HOST}"),
        ("http://0x7f000001/", f"the host 0x7f000001 is malformed; {HOST}"),
        ("http://0X7F.1/", f"the host 0X7F.1 is malformed; {HOST}"),
        ("http://017700000001/", f"the host 017700000001 is malformed; {HOST}"),
        ("http://0177.0.0.1/", f"the host 0177.0.0.1 is malformed; {HOST}"),
        ("http://127.1/", f"the host 127.1 is malformed; {HOST}"),
        ("http://127.0.0.0x1/", f"the host 127.0.0.0x1 is malformed; {HOST}"),
        ("http://1.2.3.4.5/", f"the host 1.2.3.4.5 is malformed; {HOST}"),
        ("http://256.1.1.1/", f"the host 256.1.1.1 is malformed; {HOST}"),
        ("http://127.0.0.1../", f"the host 127.0.0.1.. is malformed; {HOST}"),
        ("http://a..b/", f"the host a..b is malformed; {HOST}"),
        ("http://a%00b/", SPELLING),
        ("http://a%2fb/", f"the host a%2Fb is malformed; {HOST}"),
        (f"http://{'a' * 64}.example/", f"the host {'a' * 64}.example is malformed; {HOST}"),
        ("http://１２７.0.0.1/", SPELLING),
        ("http://①.example/", SPELLING),
        ("http://127。0。0。1/", SPELLING),
        ("http://a.example/ http://b.example/", INVISIBLE),
        ("http://a.example/\r\nHost: b.example", INVISIBLE),
        ("http://a.example\\@b.example/", INVISIBLE),
        ("http://a.example/\u202e", INVISIBLE),
        ("http://a.example/\ud800", INVISIBLE),
        ("http://a.example\t/", INVISIBLE),
    ],
)
def test_refused(stated: str, problem: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_address(stated)
    assert caught.value.problem == problem
    assert visible(str(caught.value)) == str(caught.value)


@pytest.mark.parametrize(
    "stated",
    [
        "http://ann:secret@news.example/",
        "http://ann:secret%40news.example@127.0.0.1/",
        "http://news.example@ann:secret@127.0.0.1/",
    ],
)
def test_passwords_are_refused_and_not_told(stated: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_address(stated)
    assert caught.value.problem == PASSWORD
    assert "secret" not in str(caught.value)


def test_long_address() -> None:
    with pytest.raises(SourceError) as caught:
        parse_address("http://news.example/" + "a" * 4000)
    assert str(caught.value) == (
        f"http://news.example/{'a' * 180}…: "
        "the address has more than 4,000 characters; name a shorter one"
    )


def test_unprintable_characters_are_shown() -> None:
    assert shown("http://a.example/\x1b[31m\u202e") == r"http://a.example/\x1b[31m\u202e"


@given(
    st.sampled_from(["", "http://", "https://", "http://a.example"]),
    st.text() | st.text("0123456789abcdefxABCDEF.:@%[]#?/\\é"),
)
def test_any_text_is_an_address_or_an_error(start: str, rest: str) -> None:
    try:
        address = parse_address(start + rest)
    except SourceError:
        return
    assert parse_address(address.url) == address
    assert address.url.isascii()
    assert address.url.isprintable()
    assert "@" not in address.origin
