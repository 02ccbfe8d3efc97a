"""Values that try to break out of a query, the same ones in every run."""

from __future__ import annotations

from functools import cache
from random import Random

PIECES = (
    '"', "'", '"""', "'''", "\\", "\\\\", '\\"', "\\u0022", "\\U0000007D", "\\n",
    "{", "}", "<", ">", "(", ")", "[", "]", "|", "^", "`", "#", ";", ".", "?x", "$x", "?_text",
    "\n", "\r", "\t", "\x00", "\x0b", "\x7f", "\x85", "\u2028", "\ufeff", "\uffff",
    "\u202e", "\u200f", "\u2067", "\u0301", "\U0001f600", "\U0010ffff",
    " ", "a", "Ana Sol", "SELECT", "INSERT DATA", "DROP ALL", "SERVICE", "LOAD", "VALUES", "UNION",
    "BIND", "FILTER", "PREFIX", "BASE", "LIMIT 1", "@en", "^^xsd:date", "<urn:a>", "2026-01-13",
)  # fmt: skip
ATTACKS = (
    '" } ; DROP ALL #', '"^^<urn:a> } } DELETE WHERE { ?s ?p ?o } #', "' UNION { ?s ?p ?o } #",
    "urn:a> } INSERT DATA { <urn:a> <urn:b> <urn:c> } #", '") } SERVICE <http://127.0.0.1:9/> {',
    "\\u0022 } #", "\\\\u0022 } #", '\\" } #', "?_person_iri", "{person}", "{{", "%s%(name)s",
    "https://newskg.example/id/person/x> } #", "<https://newskg.example/id/person/x>",
    'https://newskg.example/"{}', "urn:x:\u202e", "--", "2026-02-30", "0000-00-00", "1e999", "NaN",
)  # fmt: skip

MEGABYTES = tuple(piece * (1_000_000 // len(piece)) for piece in ("x", '"', "\\", "{", "\u202e "))


@cache
def corpus(size: int) -> tuple[str, ...]:
    """So many values, each once."""
    # Always the same: a hole must not show in one run and hide in the next.
    chance = Random(1)
    found = dict.fromkeys(ATTACKS)
    while len(found) < size:
        found[chance.choice(_KINDS)(chance)] = None
    return tuple(found)


def _pieces(chance: Random) -> str:
    return "".join(chance.choices(PIECES, k=chance.randrange(13)))


def _any_text(chance: Random) -> str:
    """Characters of one to four bytes alike; half a surrogate pair is no text, and refused."""
    most = chance.choice((0x80, 0x800, 0x10000, 0x110000))
    codes = (chance.randrange(most) for _ in range(chance.randrange(31)))
    return "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000)


def _attack_after_text(chance: Random) -> str:
    return _any_text(chance)[:10] + chance.choice(ATTACKS)


def _address(chance: Random) -> str:
    return f"https://newskg.example/id/{chance.choice(PIECES)}{_any_text(chance)[:2]}x"


_KINDS = (_pieces, _any_text, _attack_after_text, _address)
