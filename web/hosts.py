"""Which names this server answers to.

A page on the web may point a name of its own at this machine once it is loaded (DNS rebinding): the
browser then takes what is served here for that page's own, and lets it read all of it. The name
gives it away, as ``Host`` still says it. An address in numbers cannot be pointed elsewhere.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

from werkzeug.sansio.utils import host_is_trusted

_LOCAL: Final = ".localhost"
"""With all names below it: browsers never ask the network where these are."""


def is_trusted(host: str, names: Collection[str]) -> bool:
    """Whether ``host`` (``name:port``) is localhost, an address in numbers, or one of ``names``.

    ``.news.example`` among ``names`` stands for that name and all below it.
    """
    return _is_address(host) or host_is_trusted(host.lower(), [_LOCAL, *names])


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False
    return True
