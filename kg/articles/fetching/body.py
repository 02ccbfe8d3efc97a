"""The decoded body of an answer, up to a size."""

from __future__ import annotations

from typing import Final

from urllib3.response import HTTPResponse

from kg.articles.fetching.address import Address, shown
from kg.articles.fetching.allowance import Allowance
from kg.articles.fetching.failures import BY_HAND, too_slow
from kg.errors import SourceError

ENCODINGS: Final = ("gzip", "deflate")
"""How a body may be compressed."""
_DECODED = ("", "identity", "x-gzip", *ENCODINGS)
_PIECE = 65_536


def read_body(address: Address, response: HTTPResponse, allowance: Allowance, most: int) -> bytes:
    """All of the body, decompressed.

    Raises:
        SourceError: it has more than ``most`` bytes, or as `read_start`.
    """
    stated = response.length_remaining or 0
    content = b"" if stated > most else read_start(address, response, allowance, most + 1)
    if max(stated, len(content)) > most:
        problem = f"the page has more than {most / 1_000_000:g} MB"
        raise SourceError(address.url, f"{problem}; raise megabytes under fetch in kg.yaml")
    return content


def read_start(address: Address, response: HTTPResponse, allowance: Allowance, most: int) -> bytes:
    """The first bytes of the body, decompressed: not many more than that are ever held.

    Raises:
        SourceError: it takes too long, or is compressed in a way that was not asked for.
    """
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in _DECODED:
        problem = f"compressed in a way that was not asked for ({shown(encoding)})"
        raise SourceError(address.url, f"{problem}; {BY_HAND}")
    content = bytearray()
    while len(content) < most:
        # Gives what there is, so that a server that drips cannot hold the loop; of what expands
        # enormously, no more than asked for is decompressed.
        piece = response.read1(_PIECE)
        if allowance.left_s <= 0:
            raise too_slow(address, allowance.seconds)
        if not piece:
            break
        content += piece
    return bytes(content[:most])
