from __future__ import annotations

import pytest

from kg.printing import plain, visible


@pytest.mark.parametrize(
    ("text", "shown", "laid_out"),
    [
        ("Zürich, 東京 – “yes”", "Zürich, 東京 – “yes”", "Zürich, 東京 – “yes”"),
        ("a\x1b[31mb", "a\\x1b[31mb", "a [31mb"),
        ("a\r\n\tb", "a\\x0d\\x0a\\x09b", "a b"),
        ("a\x7f\x9bb", "a\\x7f\\x9bb", "a b"),
        ("a\u202e\u2066\u200fb\u061c", "a\\u202e\\u2066\\u200fb\\u061c", "a b"),
        ("caf\udce9", "caf\\udce9", "caf"),
    ],
)
def test_what_would_steer_a_terminal(text: str, shown: str, laid_out: str) -> None:
    assert visible(text) == shown
    assert plain(text) == laid_out
