"""One name at a time: where it begins and ends, and what it is by the words right around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.language.document import NameKind
from kg.language.gazetteer import find_country, find_place, is_state
from kg.language.headline_names import Found
from kg.language.trained.words import Words

_LONGEST_HONORIFIC = 2
_APPOSED = 9
"""Words behind a name in which it is said what it is."""
_ENDS = frozenset((",", ".", "that", "which", "behind", "based", "in", "with", "owned", "building"))
_SEAT = re.compile(r"[A-Z]-(?:[A-Z][a-z]*\.?)+")
"""The party and the state of a member of parliament, as American papers put them."""


def as_told_around(words: Words, low: int, high: int, kind: NameKind) -> Iterator[Found]:
    """What the reader found as one name, as the name or names that the words around it make of it.

    Party and state alone are none ("Kari Berg, R-Ga., said").
    """
    for part in _parts(words, low, high, kind):
        if not (_is_seat(words, part) or _is_mere_address(words, part) or _is_ticker(words, part)):
            person = _without_honorific(words, _as_person(words, part))
            yield _as_state(words, _as_thing(words, _as_body(words, person)))


def _parts(words: Words, low: int, high: int, kind: NameKind) -> Iterator[Found]:
    """The places of a chain ("Bergen, Norway") one by one; any other name as it is.

    What a name opens in brackets and does not close is no part of it ("Kari Berg (R"), what it
    closes and has not opened is a name of its own ("Kari) Berg"); nor are party and state behind a
    person's a part of it ("Kari Berg, D-Ore").
    """
    inside = words.text[low + 1 : high]
    if kind == "person" and "," in inside:
        comma = low + 1 + inside.index(",")
        if _SEAT.fullmatch("".join(words.text[comma + 1 : high])):
            high, inside = comma, words.text[low + 1 : comma]
    if "(" in inside and ")" not in inside:
        high = low + 1 + inside.index("(")
    elif ")" in inside and "(" not in inside:
        closing = low + 1 + inside.index(")")
        yield low, closing, kind
        low = closing + 1
        if words.text[low : low + 1] and not words.text[low][0].isupper():
            return
    commas = [n for n in range(low, high) if words.text[n] == ","] if kind == "place" else []
    for first, last in zip([low, *(n + 1 for n in commas)], [*commas, high], strict=True):
        while first < last and not words.text[first][0].isupper() and commas:
            first += 1
        if first < last:
            yield first, last, kind


def _is_seat(words: Words, found: Found) -> bool:
    """Whether it is party and state alone: "Kari Berg, R-Ga., said"."""
    low, high, _ = found
    seat = _SEAT.fullmatch("".join(words.text[low:high]))
    return seat is not None and words.text[low - 1 : low] in ([","], ["("])


def _is_ticker(words: Words, found: Found) -> bool:
    """Whether it is an exchange, or the letters of a share there: "Lumen Systems (OSE: LUM)"."""
    low, high, _ = found
    exchange = words.text[low - 1 : low] == ["("] and words.text[high : high + 1] == [":"]
    share = words.text[low - 1 : low] == [":"] and words.text[low - 3 : low - 2] == ["("]
    letters = words.text[high + 1] if exchange and len(words.text) > high + 1 else words.text[low]
    return high - low == 1 and (exchange or share) and letters.isupper()


def _as_state(words: Words, found: Found) -> Found:
    """As a place, where "from" or "in" leads to a state's name: "a Democrat from Oregon"."""
    low, high, kind = found
    led = low > 0 and words.text[low - 1] in ("from", "in")
    named = is_state(" ".join(words.text[low:high]))
    return (low, high, "place") if kind == "organization" and led and named else found


def _is_mere_address(words: Words, found: Found) -> bool:
    """Whether a person's name is a form of address alone: "spokesman Atty. Kari Berg"."""
    low, high, kind = found
    alone = high - low == 1 and words.text[low].lower() in _honorifics()
    return kind == "person" and alone and words.text[high : high + 1] == ["."]


def _as_thing(words: Words, found: Found) -> Found:
    """As an event, which nobody is, where a word for a ship or a storm leads to a person's name."""
    low, high, kind = found
    things = lexicon.words("names", "named_things")
    begins = high - low > 1 and words.text[low].lower() in things
    led = low > 0 and words.text[low - 1].lower() in things
    return (low, high, "event") if kind == "person" and (begins or led) else found


def _without_honorific(words: Words, found: Found) -> Found:
    """A person's name without what is no part of it: "Datuk Seri Amir Hamzah", "James Doyle KC"."""
    low, high, kind = found
    behind_names = lexicon.words("names", "behind_names")
    while kind == "person" and high - low > 1 and words.text[high - 1] in behind_names:
        high -= 1
    if kind == "person" and is_title_in_letters(words, low, high):
        return low + 1, high, kind
    for length in range(min(_LONGEST_HONORIFIC, high - low - 1), 0, -1):
        leading = " ".join(words.text[low : low + length]).lower()
        is_clerical = high - low > _LONGEST_HONORIFIC and leading in _clergy()
        if kind == "person" and (leading in _honorifics() or is_clerical):
            mark = words.text[low + length] == "'" and high - low > length + 1  # "Dato' Hafiz"
            return low + length + mark, high, kind
    return low, high, kind


def is_title_in_letters(words: Words, low: int, high: int) -> bool:
    """Whether a name begins with the letters of a title: "COAS Munir"."""
    first = words.text[low]
    is_title = first.isupper() and len(first) > 1 and first.lower() in _single_titles()
    return is_title and any(
        word[0].isupper() and word[1:].islower() for word in words.text[low + 1 : high]
    )


@cache
def _honorifics() -> frozenset[str]:
    """Forms of address that are nobody's name: not "Don" or "Sri"."""
    names_too = lexicon.words("names", "names_too")
    titles = (title for title in lexicon.words("names", "titles") if " " in title)
    return frozenset((*lexicon.words("names", "honorifics"), *titles)) - {*names_too}


@cache
def _clergy() -> frozenset[str]:
    """Titles that lead to a name of two words and more: "Bishop Per Dahl", not "Bishop Dahl"."""
    return frozenset(lexicon.words("names", "walks_of_life.religion"))


def _as_person(words: Words, found: Found) -> Found:
    """As a person, where a word for one leads to a place of several: "her counterpart Park Lee".

    So does "met", or it follows, where the gazetteer knows no such place.
    """
    low, high, kind = found
    if kind != "place" or high - low == 1:
        return found
    before = words.text[low - 1] if low else ""
    called = before in lexicon.words("names", "counterparts") or before in _single_titles()
    # "Norway's Kari Berg won": what is a country's own and no known place is somebody.
    owner = " ".join(words.text[max(0, low - 2) : low - 1])
    ends = lexicon.words("names", "place_ends")
    owned = before == "'s" and find_country(owner) and words.text[high - 1].lower() not in ends
    called = called or bool(owned and not _is_known_place(words, found))
    behind = [word for word in words.text[high : high + 2] if word != "will"][:1]
    met = before in lexicon.words("names", "done_to_people") or behind in (["met"], ["meet"])
    is_person = called or (met and not _is_known_place(words, found))
    return (low, high, "person") if is_person else found


def _as_body(words: Words, found: Found) -> Found:
    """As a body, where a word for one leads to a person's name, or begins it: "chipmaker Oris".

    Or where somebody's office in it follows: "Oris Chief Executive Kari Berg".
    """
    low, high, kind = found
    bodies = lexicon.words("names", "body_nouns")
    if kind in ("person", "place") and _is_said_to_be_a_body(words, high):
        return low, high, "organization"
    if kind != "person":
        return found
    if high - low > 1 and words.text[low].lower() in bodies:
        return low + 1, high, "organization"
    behind = " ".join(words.text[high : high + 2]).lower()
    led = high - low == 1 and behind.startswith(lexicon.words("names", "company_offices"))
    named = words.text[high + 1 : high + 4]
    holds = led and any(word[0].isupper() and word.lower() not in behind for word in named)
    before = words.text[low - 1] if low else ""
    # "The broadcaster Kari Berg": of these only a single word is a body.
    is_anybody = high - low > 1 and before in lexicon.words("names", "bodies_or_people")
    called = before in bodies and not is_anybody
    return (low, high, "organization") if called or holds else found


def _is_said_to_be_a_body(words: Words, high: int) -> bool:
    """Whether the words behind a name's comma call it a body: "Oris, the Finnish drilling firm"."""
    behind = words.text[high : high + _APPOSED]
    if behind[:1] != [","] or behind[1:2] not in (["the"], ["a"], ["an"]):
        return False
    ends = [n for n, word in enumerate(behind) if n and word in _ENDS]
    phrase = behind[2 : ends[0]] if ends else []
    bodies = set(lexicon.words("names", "body_nouns"))
    bodies -= set(lexicon.words("names", "bodies_or_people"))
    return bool(phrase) and phrase[-1] in bodies and not any(w in ("of", "at") for w in phrase)


def _is_known_place(words: Words, found: Found) -> bool:
    """Whether the gazetteer has a name, or its last word says what kind of place it is."""
    low, high, _ = found
    levels = lexicon.load("names")["place_levels"].values()
    is_kind = any(words.text[high - 1].lower() in level for level in levels)
    return is_kind or find_place(" ".join(words.text[low:high])) is not None


@cache
def _single_titles() -> frozenset[str]:
    return frozenset(title for title in lexicon.words("names", "titles") if " " not in title)
