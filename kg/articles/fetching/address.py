"""What a web address may look like, and where it points."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Final

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from kg.errors import SourceError
from kg.printing import visible

DEFAULT_PORTS: Final = {"http": 80, "https": 443}

_LONGEST = 4000
_LONGEST_SHOWN = 200
_CREDENTIALS = re.compile(r"^(\s*[a-z][a-z0-9+.-]*:)?(//)?[^/?#]*@", re.IGNORECASE)
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address in its one normal spelling, without a fragment.

    ``host`` is a name in lower-case ASCII or an IP address (without brackets), ``target`` the path
    with the query.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host with its port, where it is not the scheme's own: the ``Host`` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        return f"{self.origin}{self.target}"


def parse_address(text: str) -> Address:
    """The address that a text states.

    Raises:
        SourceError: it is none of http or https, is malformed, carries a user name or password, or
            spells an IP address in an unusual way.
    """

    def refusal(problem: str) -> SourceError:
        return SourceError(shown(text), problem)

    text = text.strip()
    if len(text) > _LONGEST:
        raise refusal(f"the address has more than {_LONGEST:,} characters; name a shorter one")
    if not text.isprintable() or " " in text or "\\" in text:
        problem = "a web address has no spaces, backslashes or invisible characters"
        raise refusal(f"{problem}; write one address, with %20 for a space")
    try:
        parts = parse_url(text)
    except LocationParseError:
        raise refusal("the host or port is malformed; check the spelling") from None
    if parts.scheme not in DEFAULT_PORTS or not parts.host:
        problem = "not a web address of http or https"
        raise refusal(f"{problem}; write it in full, such as https://news.example/talks")
    if parts.auth is not None:
        problem = "addresses with a user name or password are not fetched"
        raise refusal(f"{problem}; save the page in a browser and read the file")
    host = _host(parts.host)
    if host is None:
        problem = f"the host {parts.host} is malformed"
        raise refusal(
            f"{problem}; write a name, or an IP address such as 192.0.2.1 or [2001:db8::1]"
        )
    port = DEFAULT_PORTS[parts.scheme] if parts.port is None else parts.port
    if port == 0:
        raise refusal("there is no port 0; check the spelling")
    return Address(parts.scheme, host, port, Url(path=parts.path, query=parts.query).request_uri)


def _host(stated: str) -> str | None:
    """The host in its one spelling; None for one that programs read in different ways.

    A name whose last part is a number is an IP address to some (``127.1``, ``0x7f000001``,
    ``017700000001``) and a name to others.
    """
    try:
        if stated.startswith("["):
            # A zone (%eth0) names a network card of the reader's own machine.
            return None if "%" in stated else str(ipaddress.IPv6Address(stated[1:-1]))
        name = stated.removesuffix(".")
        if _NUMBER.fullmatch(name.rpartition(".")[2]):
            return str(ipaddress.IPv4Address(name))
    except ValueError:
        return None
    return name if _NAME.fullmatch(name) else None


def shown(text: str) -> str:
    """What a user or a server stated, as a message may print it.

    It is short and visible, and a password in an address is left out.
    """
    text = visible(_CREDENTIALS.sub(r"\1\2…@", text))
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
