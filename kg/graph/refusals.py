"""What a server's refusal means, and what helps."""

from __future__ import annotations

from kg.graph.transport import RefusedError

ENDPOINT = "name the address of its SPARQL endpoint"
"""What helps where no queries are taken."""

_SENT_ON = (301, 302, 303, 307, 308)
_SHOWN = 200
_FORBIDDEN = (b"No permission", b"SECURITY: Permission denied")
"""How Virtuoso says that somebody may not write."""


def refused(error: RefusedError, user: str | None, wrong_address: str = ENDPOINT) -> str:
    """A refusal in words.

    Args:
        error: the refusal.
        user: whom the server was told to log in, if anybody.
        wrong_address: what helps where something else answers at the address.
    """
    said = f"the server answered {error.code} {error.reason} ({shown(error.body)})"
    if error.code in _SENT_ON:
        place = error.headers.get("location", "another address")
        return f"{said}; it sends requests on to {place}, which are not followed: name that"
    if any(words in error.body for words in _FORBIDDEN):
        return f"{said}; {_login(user)}, at the address that ends in /sparql-auth"
    wait = error.headers.get("retry-after")
    if error.code in (429, 503) and wait:
        return f"{said}; it asks to be left alone until later (Retry-After: {shown(wait)})"
    if error.code in (401, 403):
        return f"{said}; {_login(user)}"
    return f"{said}; {_remedy(error.code, wrong_address)}"


def shown(said: bytes | str) -> str:
    """The first words of what a server says."""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    words = " ".join(words.split())
    return words[:_SHOWN] or "no word about why"


def _login(user: str | None) -> str:
    if user:
        return (
            f"correct NEWSKG_STORE_USER (now {user}) and NEWSKG_STORE_PASSWORD, or name"
            " a user who may do this"
        )
    return "set NEWSKG_STORE_USER and NEWSKG_STORE_PASSWORD to a user who may do this"


def _remedy(code: int, wrong_address: str) -> str:
    if code == 400:
        return "the server takes no such request"
    if code in (404, 405, 415, 501):
        return wrong_address
    if code == 413:
        return "raise the server's limit on the size of a request"
    if code in (429, 502, 503, 504):
        return "it is busy or starting; repeat the command later"
    return "look at the server's log"
