"""A connection to a checked IP address still proves that it is the host's own."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import trustme

from kg.articles.fetching.fetcher import Fetcher
from kg.articles.fetching.policy import FetchPolicy
from kg.errors import SourceError
from tests.articles.fetching.site import Site, Time, answer, here, redirect, running_site


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@contextmanager
def secure_site(certificate: trustme.LeafCert, names: list[str | None]) -> Iterator[Site]:
    """A site that notes which name each client asks for (SNI)."""

    def note(connection: object, name: str | None, context: object) -> None:
        names.append(name)

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = note
    certificate.configure_cert(context)
    with running_site(context) as site:
        site.answers["/"] = answer(b"The mayor")
        yield site


def trusting(authority: trustme.CA | None, time: Time) -> Fetcher:
    context = ssl.create_default_context()
    if authority is not None:
        authority.configure_trust(context)
    policy = FetchPolicy(allow_private=True)
    return Fetcher(policy, resolve=here, clock=time.clock, sleep=time.sleep, tls=context)


def test_name_is_asked_for_and_checked(authority: trustme.CA, time: Time) -> None:
    names: list[str | None] = []
    with secure_site(authority.issue_cert("news.example"), names) as site:
        url = site.url(host="news.example", scheme="https")
        fetched = trusting(authority, time).fetch(url)
    assert (fetched.url, fetched.content) == (url, b"The mayor")
    assert names == ["news.example", "news.example"]
    assert f"\r\nHost: news.example:{site.port}\r\n" in site.requests[1]


def test_ip_address_is_checked(authority: trustme.CA, time: Time) -> None:
    with secure_site(authority.issue_cert("127.0.0.1"), []) as site:
        url = site.url(scheme="https")
        assert trusting(authority, time).fetch(url).content == b"The mayor"


@pytest.mark.parametrize(
    ("named", "trusted", "reason"),
    [
        ("other.example", True, "Hostname mismatch, certificate is not valid for 'news.example'."),
        ("127.0.0.1", True, "Hostname mismatch, certificate is not valid for 'news.example'."),
        ("news.example", False, "unable to get local issuer certificate"),
    ],
)
def test_certificate_that_proves_nothing(
    named: str, trusted: bool, reason: str, authority: trustme.CA, time: Time
) -> None:
    with secure_site(authority.issue_cert(named), []) as site:
        url = site.url(host="news.example", scheme="https")
        with pytest.raises(SourceError) as caught:
            trusting(authority if trusted else None, time).fetch(url)
    assert caught.value.problem == (
        f"the robots.txt of its site cannot be read: "
        f"the certificate of news.example cannot be trusted ({reason}); "
        "if you trust it, name a file with its issuer in SSL_CERT_FILE"
    )
    assert site.requests == []


def test_site_that_does_not_speak_https(site: Site, time: Time) -> None:
    url = site.url(scheme="https")
    site.answers["/"] = answer(b"The mayor")
    with pytest.raises(SourceError) as caught:
        trusting(None, time).fetch(url)
    assert "try later" in caught.value.problem or "of https" in caught.value.problem
    assert site.paths == []


def test_redirect_from_https_to_http_is_followed(
    authority: trustme.CA, site: Site, time: Time
) -> None:
    site.answers["/"] = answer(b"The governor")
    with secure_site(authority.issue_cert("news.example"), []) as secure:
        secure.answers["/"] = redirect(site.url())
        url = secure.url(host="news.example", scheme="https")
        fetched = trusting(authority, time).fetch(url)
    assert (fetched.url, fetched.content) == (site.url(), b"The governor")
