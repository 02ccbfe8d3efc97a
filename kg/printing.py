"""Text from outside, made safe to print: nothing in it steers a terminal or turns what is shown.

A file's name, a command's argument and an article's sentence may hold escape sequences or marks of
the Unicode bidirectional algorithm (UAX #9) that make a line read as another.
"""

from __future__ import annotations

import re

_STEERING = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""``text`` with every such character spelt out (``\x1b``): for messages, which name things."""
    return _STEERING.sub(_spelt_out, text)


def plain(text: str) -> str:
    """``text`` on one line without such characters: for what is read, such as a sentence."""
    return " ".join(_STEERING.sub(" ", text).split())


def _spelt_out(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
