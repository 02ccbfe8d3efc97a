"""Captions told from prose by their wording."""

from __future__ import annotations

import re

from kg.articles.wording import wording

_LONGEST_CAPTION = 600
_SLASH_CREDIT = re.compile(
    r"[.!?\"'”’)]\s(?:/\s?(?P<credit>[^\s/][^/.!?]{1,60})\.?"
    r"|\((?P<agency>[^()/]{2,40})/(?P<maker>[^()/]{2,40})\))\Z"
)
_NAMES = re.compile(r"[^\W\d_][^\s]*")


def is_caption(text: str) -> bool:
    """Whether a line tells what a picture shows: it begins as one or ends with a credit.

    ``Leaders meet. / Press Pool``, ``... (Agency/Jane Doe)``, ``FILE - ...``, ``Photo: AFP``.
    """
    if len(text) > _LONGEST_CAPTION:
        return False
    words = wording()
    if words.caption_beginnings.match(text):
        return True
    ending = max(0, len(text) - 140)
    if words.credits.search(text, ending):
        return True
    credit = _SLASH_CREDIT.search(text, max(0, len(text) - 80))
    names = " ".join(filter(None, credit.groups())) if credit else ""
    return bool(names) and all(
        word[0].isupper() or word.lower() in words.name_particles for word in _NAMES.findall(names)
    )


def is_credit(text: str) -> bool:
    """Whether a line is a credit alone: ``Jane Doe via Getty Images.``"""
    return len(text.split()) <= 7 and bool(wording().credits.search(text)) and not _has_verb(text)


def _has_verb(text: str) -> bool:
    """Whether the words before the credit begin a sentence of their own."""
    match = wording().credits.search(text)
    before = text[: match.start()].split() if match else []
    return len(before) > 4 or any(word[0].islower() for word in before)
