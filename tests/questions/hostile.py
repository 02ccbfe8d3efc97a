"""Values that try to break out of a query, the same ones in every run."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

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

texts = (
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
    | st.text(max_size=30)
    | st.sampled_from(ATTACKS)
    | st.tuples(st.text(max_size=10), st.sampled_from(ATTACKS)).map("".join)
    | st.sampled_from(PIECES).map(lambda piece: f"https://newskg.example/id/{piece}x")
)
"""Half a surrogate pair is not among them: it is no text, and refused."""

AT_ONCE = 20

MEGABYTES = tuple(piece * (1_000_000 // len(piece)) for piece in ("x", '"', "\\", "{", "\u202e "))


class _EnoughError(Exception):
    pass


@cache
def corpus(size: int) -> tuple[str, ...]:
    """So many values, each once."""
    found: dict[str, None] = dict.fromkeys(ATTACKS)

    # Derandomized: a hole must not show in one run and hide in the next. Several values are drawn
    # at once, which is quicker.
    @settings(
        max_examples=size, derandomize=True, database=None, deadline=None, phases=[Phase.generate]
    )
    @given(st.lists(texts, min_size=AT_ONCE, max_size=AT_ONCE))
    def collect(values: list[str]) -> None:
        found.update(dict.fromkeys(values))
        if len(found) >= size:
            raise _EnoughError

    with suppress(_EnoughError):
        collect()
    return tuple(found)[:size]
