"""The words of ``ontology/lexicon/pages.yaml``, ready for comparing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.lexicon import load, words

_WORD = re.compile(r"\w+")
_EDGES = " \t\r\n:.,;|·•»«>‹›–—-…!#*+\xa0"


@dataclass(frozen=True, slots=True)
class PageWording:
    """What `page_wording` gives; the fields are named as in the file."""

    author: frozenset[str]
    not_author: frozenset[str]
    author_folders: frozenset[str]
    pictures: frozenset[str]
    bars: frozenset[str]
    flags: frozenset[str]
    prefixes: frozenset[str]
    media: frozenset[str]
    headline: frozenset[str]
    date: frozenset[str]
    updated: frozenset[str]
    foreign: frozenset[str]
    boxes: frozenset[str]
    linked: frozenset[str]
    unprinted: frozenset[str]
    spoken: frozenset[str]
    pairs: frozenset[tuple[str, ...]]
    embeds: frozenset[str]
    unseen: frozenset[tuple[str, ...]]
    dialog_attributes: frozenset[str]
    buttons: frozenset[str]
    live: frozenset[str]
    body_lists: frozenset[str]
    body_single: frozenset[str]
    box_headings: frozenset[str]
    comment_headings: frozenset[str]
    dialogs: re.Pattern[str]
    rights: re.Pattern[str]
    promotions: re.Pattern[str]
    we: re.Pattern[str]
    you: re.Pattern[str]
    requests: re.Pattern[str]
    press: re.Pattern[str]
    giving: re.Pattern[str]
    pointers: frozenset[str]
    notes: re.Pattern[str]
    roles: frozenset[str]
    kinds: frozenset[str]
    outlets: frozenset[str]
    by: frozenset[str]
    source_labels: frozenset[str]
    picture_makers: frozenset[str]
    not_found: re.Pattern[str]
    list_titles: re.Pattern[str]
    list_types: frozenset[str]


def plain(text: str) -> str:
    """A line in small letters, without signs at its ends, apostrophes as on a keyboard."""
    return " ".join(text.strip(_EDGES).lower().replace("’", "'").split())


def bare(text: str) -> str:
    """The words of a text in small letters, without accents: the same however it is typed."""
    letters = unicodedata.normalize("NFKD", text)
    return plain_words("".join(one for one in letters if not unicodedata.combining(one)))


def plain_words(text: str) -> str:
    """The words of a text in small letters, with one space between them."""
    return " ".join(_WORD.findall(text.lower()))


def meta_names(key: str) -> tuple[str, ...]:
    """The names of meta elements that state a field, the most trusted first."""
    return words("pages", f"meta.{key}")


def meta_labels() -> tuple[tuple[str, str], ...]:
    """Names of meta elements in pairs: the one that says what the other holds, and the other."""
    return tuple(load("pages")["meta"]["labels"].items())


@cache
def page_wording() -> PageWording:
    """Read the file, once per process."""

    def some(key: str) -> frozenset[str]:
        return frozenset(words("pages", key))

    return PageWording(
        author=some("attributes.author"),
        not_author=some("attributes.not_author"),
        author_folders=some("attributes.author_folders"),
        pictures=some("attributes.pictures"),
        bars=some("attributes.bars"),
        flags=some("attributes.flags"),
        prefixes=some("attributes.prefixes"),
        media=some("attributes.media"),
        headline=some("attributes.headline"),
        date=some("attributes.date"),
        updated=some("attributes.updated"),
        foreign=some("attributes.foreign"),
        boxes=some("attributes.boxes"),
        linked=some("attributes.linked"),
        unprinted=some("attributes.unprinted"),
        spoken=some("attributes.spoken"),
        pairs=frozenset(tuple(pair) for pair in load("pages")["attributes"]["pairs"]),
        unseen=frozenset(tuple(pair) for pair in load("pages")["attributes"]["unseen"]),
        embeds=some("attributes.embeds"),
        dialog_attributes=some("attributes.dialogs"),
        buttons=some("attributes.buttons"),
        live=some("attributes.live"),
        body_lists=some("attributes.lists"),
        body_single=some("attributes.single"),
        box_headings=some("headings.boxes"),
        comment_headings=some("headings.comments"),
        dialogs=_phrases(words("pages", "dialogs")),
        promotions=_phrases(words("pages", "promotions")),
        we=_phrases(words("pages", "appeals.we")),
        you=_phrases(words("pages", "appeals.you")),
        requests=_beginnings(words("pages", "appeals.requests")),
        press=_phrases(words("pages", "appeals.press")),
        giving=_phrases(words("pages", "appeals.giving")),
        rights=_phrases(words("pages", "rights")),
        pointers=some("pointers"),
        notes=_templates(words("pages", "notes")),
        roles=some("roles"),
        kinds=some("kinds"),
        outlets=some("outlets"),
        by=some("by"),
        source_labels=some("source_labels"),
        picture_makers=some("picture_makers"),
        not_found=_templates(words("pages", "pages.not_found")),
        list_titles=_templates(words("pages", "pages.lists")),
        list_types=some("pages.types"),
    )


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """What matches one of the phrases, as whole words."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


def _beginnings(phrases: Iterable[str]) -> re.Pattern[str]:
    """What matches one of the phrases where a sentence begins, or after "please"."""
    source = "|".join(map(re.escape, phrases))
    return re.compile(rf"(?:^|(?<=[.!?:…] )|\bplease )(?:{source})\b", re.IGNORECASE | re.MULTILINE)


def _templates(templates: Iterable[str]) -> re.Pattern[str]:
    """What matches one of the templates, in whose place of ``{}`` anything may stand."""
    sources = (re.escape(one).replace(r"\{\}", ".{1,200}?") for one in templates)
    return re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE)
