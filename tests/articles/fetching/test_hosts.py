"""No request leads into a private network, whatever a name server or a site says."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.fetching import hosts
from kg.articles.fetching.fetcher import Fetcher
from kg.articles.fetching.hosts import is_public, system_resolver
from kg.articles.fetching.policy import FetchPolicy
from kg.errors import SourceError
from tests.articles.fetching.site import Site, Time, answer, patient, redirect

PRIVATE = (
    "lies in a private or reserved network; if you trust it, "
    "set allow_private: true under fetch in kg.yaml (or build with --allow-private)"
)
SPECIAL_4 = [
    IPv4Network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"),
    )
]
SPECIAL_6 = [
    IPv6Network(network)
    for network in (
        *("100::/8", "200::/7", "400::/6", "800::/5", "1000::/4", "4000::/2", "8000::/1"),
        *("2001::/32", "2001:db8::/32"),
    )
]


def within(networks: Sequence[IPv4Network]) -> st.SearchStrategy[IPv4Address]:
    return st.sampled_from(networks).flatmap(
        lambda network: st.integers(0, network.num_addresses - 1).map(lambda n: network[n])
    )


def spellings(ip: IPv4Address) -> list[IPv4Address | IPv6Address]:
    """An IPv4 address, and the IPv6 addresses that lead to it."""
    number = int(ip)
    return [
        ip,
        IPv6Address(0xFFFF << 32 | number),  # ::ffff:1.2.3.4
        IPv6Address(number),  # ::1.2.3.4
        IPv6Address(0x64FF9B << 96 | number),  # 64:ff9b::1.2.3.4
        IPv6Address(0x2002 << 112 | number << 80 | 1),  # 2002:102:304::1
    ]


@given(within(SPECIAL_4))
def test_special_addresses_are_not_public_in_any_spelling(ip: IPv4Address) -> None:
    assert [spelling for spelling in spellings(ip) if is_public(spelling)] == []


@given(st.ip_addresses(v=4))
def test_all_other_addresses_are_public(ip: IPv4Address) -> None:
    special = any(ip in network for network in SPECIAL_4)
    assert is_public(ip) is not special


@given(st.ip_addresses(v=4))
def test_an_address_of_ipv6_is_what_it_leads_to(ip: IPv4Address) -> None:
    plain, mapped, compatible, translated, tunnelled = map(is_public, spellings(ip))
    assert (mapped, translated, tunnelled) == (plain, plain, plain)
    assert compatible is False


@given(
    st.sampled_from(SPECIAL_6).flatmap(
        lambda network: st.integers(0, network.num_addresses - 1).map(lambda n: network[n])
    )
)
def test_special_addresses_of_ipv6_are_not_public(ip: IPv6Address) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("2a00:1450::1", True),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("fd00:ec2::254", False),
        ("ff02::1", False),
        ("64:ff9b:1::808:808", False),
        ("169.254.169.254", False),
        ("100.100.100.200", False),
        ("192.0.0.192", False),
        ("168.63.129.16", False),
        ("255.255.255.255", False),
    ],
)
def test_known_addresses(ip: str, public: bool) -> None:
    assert is_public(ip_address(ip)) is public


def guarded(*ips: str, time: Time) -> Fetcher:
    """Fetches as anybody's would; all names lead to these IP addresses."""
    return patient(time, resolve=lambda _: ips)


def refusal(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(SourceError) as caught:
        fetcher.fetch(url)
    return str(caught.value)


@pytest.mark.parametrize(
    "ips",
    [
        ["127.0.0.1"],
        ["::1"],
        ["::ffff:10.0.0.1"],
        ["8.8.8.8", "192.168.0.1"],
        ["2001:4860:4860::8888", "fe80::1%eth0"],
    ],
)
def test_name_that_leads_into_a_private_network(ips: list[str], site: Site, time: Time) -> None:
    url = site.url(host="news.example")
    assert refusal(guarded(*ips, time=time), url) == (f"{url}: the host news.example {PRIVATE}")
    assert site.requests == []


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_private_ip_address(host: str, site: Site, time: Time) -> None:
    assert PRIVATE in refusal(guarded("8.8.8.8", time=time), site.url(host=host))
    assert site.requests == []


@pytest.fixture
def loopback_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing public answers tests, so 127.0.0.1 stands for it; all else is private."""
    monkeypatch.setattr(hosts, "is_public", lambda ip: str(ip) == "127.0.0.1")


@pytest.mark.usefixtures("loopback_is_public")
@pytest.mark.parametrize("path", ["/talks", "/robots.txt"])
def test_redirect_into_a_private_network(path: str, site: Site, time: Time) -> None:
    names = {"a.example": "127.0.0.1", "b.example": "127.0.0.2"}
    site.answers[path] = redirect(site.url("/secret", host="b.example"))
    site.answers["/secret"] = answer(b"secret")
    fetcher = patient(time, resolve=lambda host: [names[host]])
    told = refusal(fetcher, site.url("/talks", host="a.example"))
    assert f"the host b.example {PRIVATE}" in told
    if path == "/robots.txt":
        assert "the robots.txt of its site cannot be read" in told
    assert site.paths == ["/robots.txt", "/talks"][: 1 if path == "/robots.txt" else 2]


@pytest.mark.usefixtures("loopback_is_public")
def test_name_server_that_changes_its_mind(site: Site, time: Time) -> None:
    """Each request goes to what was checked for it; nobody is asked in between (DNS rebinding)."""
    told = iter(["127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.2"])
    site.answers["/a"] = answer(b"a")
    fetcher = patient(time, resolve=lambda _: [next(told)])
    assert fetcher.fetch(site.url("/a", host="news.example")).content == b"a"
    assert fetcher.fetch(site.url("/a", host="news.example")).content == b"a"
    assert PRIVATE in refusal(fetcher, site.url("/a", host="news.example"))
    assert next(told, None) is None
    assert site.paths == ["/robots.txt", "/a", "/a"]


def test_address_that_does_not_answer_gives_way_to_the_next(site: Site, time: Time) -> None:
    site.answers["/a"] = answer(b"a")
    fetcher = patient(
        time, FetchPolicy(allow_private=True), lambda _: ["::1", "127.0.0.2", "127.0.0.1"]
    )
    assert fetcher.fetch(site.url("/a", host="news.example")).content == b"a"


def test_nothing_but_the_address_that_was_checked_is_asked(site: Site, time: Time) -> None:
    """The site does not listen at 127.0.0.2, though it does at the name's other address."""
    fetcher = patient(time, FetchPolicy(allow_private=True), lambda _: ["127.0.0.2"])
    told = refusal(fetcher, site.url(host="localhost"))
    assert "localhost cannot be reached (Connection refused)" in told
    assert site.requests == []


@pytest.mark.parametrize(
    ("error", "problem", "pauses"),
    [
        (
            socket.gaierror(socket.EAI_NONAME, "Name or service not known"),
            "there is no host news.example; check the spelling, and the network",
            [],
        ),
        (
            socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"),
            "the robots.txt of its site cannot be read: "
            "the name server gives no answer for news.example; check the network, or try later",
            [1.0, 2.0],
        ),
    ],
)
def test_unknown_name(error: OSError, problem: str, pauses: list[float], time: Time) -> None:
    def resolve(host: str) -> Sequence[str]:
        raise error

    fetcher = patient(time, resolve=resolve)
    url = "http://news.example/"
    assert refusal(fetcher, url) == f"{url}: {problem}"
    assert time.slept == pauses


def test_the_operating_system_knows_this_machine() -> None:
    assert "127.0.0.1" in system_resolver("localhost")
