"""Which lines belong to the page rather than to the article, by their wording alone."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from kg.articles.wording import LONGEST_TEMPLATE_LINE, wording

_WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*[+\-]?")
_TAG = re.compile(r"<[^<>]{1,400}>")
_MAIL_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_STYLE = re.compile(r"[\w.#*@][^{}\n]{0,80}\{|[a-z-]{2,30}\s*:\s*[\w#%.,()\s-]{1,60};")


class Furniture(Enum):
    """What a line of furniture is, because some say what the lines after them are."""

    PLAIN = auto()
    LABEL = auto()
    COMMENTS = auto()
    """From here on, readers write."""
    CORRECTION = auto()
    """From here on, dates are those of corrections, not of the article."""
    LINKS = auto()
    """Headlines that follow are links."""


@lru_cache(maxsize=4096)
def furniture(line: str) -> Furniture | None:
    """What kind of furniture the line is; None if its wording tells of none."""
    if not any(character.isalpha() for character in line):
        return Furniture.PLAIN
    if len(line) > LONGEST_TEMPLATE_LINE:
        return Furniture.PLAIN if line[0] == "<" and not _without_tags(line) else None
    words = wording()
    if words.comments.match(line):
        return Furniture.COMMENTS
    if words.corrections.match(line):
        return Furniture.CORRECTION
    if words.link_lists.match(line):
        return Furniture.LINKS
    if words.furniture_lines.match(line) or _begins_as_furniture(line) or _is_code(line):
        return Furniture.PLAIN
    tokens = _WORD.findall(line.lower())
    if all(token in words.furniture_words for token in tokens) or _is_hashtags(line):
        return Furniture.PLAIN
    return Furniture.LABEL if _is_labels(tokens) else None


def _begins_as_furniture(line: str) -> bool:
    """Whether the line begins with such words, and not merely with their first letters."""
    match = wording().furniture_beginnings.match(line)
    if not match:
        return False
    inside_word = line[match.end() - 1 : match.end() + 1].isalnum() and match.end() < len(line)
    return not inside_word


def _without_tags(line: str) -> str:
    return _TAG.sub("", line).strip(" .,;")


def _is_code(line: str) -> bool:
    return (
        (line[0] == "<" and not _without_tags(line))
        or bool(_STYLE.fullmatch(line))
        or bool(_MAIL_ADDRESS.fullmatch(line))
    )


def _is_hashtags(line: str) -> bool:
    """``#Summit #South Korea-Japan talks`` or a single ``#Summit``."""
    if line[0] != "#" or len(line) < 2 or not line[1].isalnum() or line[-1] in ".!?":
        return False
    return line.count("#") > 1 or " " not in line


def _is_labels(tokens: list[str]) -> bool:
    """Whether the words can be cut into names of sections: ``Global News World News``."""
    if len(tokens) > 12:
        return False
    labels = wording().labels
    reachable = {0}
    for end in range(1, len(tokens) + 1):
        if any(
            start in reachable and tuple(tokens[start:end]) in labels
            for start in range(max(0, end - 4), end)
        ):
            reachable.add(end)
    return bool(tokens) and len(tokens) in reachable
