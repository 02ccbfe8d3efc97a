"""Typography that must not matter.

Every change keeps each character's place, so the gold offsets stay valid.
"""

import re
from collections.abc import Callable

_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_IN_NAME = re.compile(r"(?<=[A-Z][a-z]) (?=[A-Z])|(?<=[a-z]) (?=[A-Z][a-z])")
_FINAL_STOP = re.compile(r"\.(?=[ \t]*(?:\r?\n|$))")
_DOUBLE = re.compile(r"[\"\u201c\u201d]")


def curly(text: str) -> str:
    """Opening and closing marks by what stands before them."""
    opened = re.sub(r"(^|[\s(\[\u2014-])[\"\u201c\u201d]", "\\1\u201c", text)
    closed = opened.replace('"', "\u201d")
    return re.sub(r"(?<=\w)'(?=\w|\s)", "\u2019", closed)


def straight(text: str) -> str:
    """Typewriter quotation marks and apostrophes."""
    return re.sub("[\u2018\u2019]", "'", _DOUBLE.sub('"', text))


def hyphens(text: str) -> str:
    """Hyphens that do not break, inside words."""
    return _HYPHEN.sub("\u2011", text)


def spaces(text: str) -> str:
    """Narrow and ordinary no-break spaces inside names, by turns."""
    turns = iter(range(len(text)))
    return _IN_NAME.sub(lambda _: "\u00a0\u202f"[next(turns) % 2], text)


def capitals(text: str) -> str:
    """The first line in capitals, letters that would change the length left alone."""
    head, line, rest = text.partition("\n")
    return "".join(char.upper() if len(char.upper()) == 1 else char for char in head) + line + rest


def no_stops(text: str) -> str:
    """A space in place of the full stop at the end of every line."""
    return _FINAL_STOP.sub(" ", text)


PERTURBATIONS: dict[str, Callable[[str], str]] = {
    "curly": curly,
    "straight": straight,
    "hyphens": hyphens,
    "spaces": spaces,
    "capitals": capitals,
    "no_stops": no_stops,
}
