"""When two spellings are the same name within one article."""

from __future__ import annotations

import re
import unicodedata

from kg.language.typography import plain_text


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, hyphens, apostrophes and full stops."""
    folded = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['\u2019.]", "", letters)))


def name_key(name: str) -> str:
    """Equal for spellings of one name: "Lee Jae-myung", "Lee Jae Myung", "Lee Jaemyung"."""
    return "".join(name_words(name))


def written(name: str) -> str:
    """The name as a reader writes it: uniform hyphens and single spaces."""
    return " ".join(plain_text(name).split())
