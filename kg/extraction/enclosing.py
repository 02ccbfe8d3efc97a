"""Whether one place of a text is said to lie in the next: "Bergen, a city in Norway".

A comma also parts the places of a list ("Seoul, Beijing and Tokyo"), so that what the gazetteer
knows to lie elsewhere is not enclosed.
"""

from __future__ import annotations

import math

from kg.language.document import Document, Name
from kg.language.gazetteer import (
    GazetteerPlace,
    find_country,
    find_place,
    find_place_in,
    is_state,
)
from kg.language.words import words
from kg.spelling import tidy

_NEIGHBOUR = 28
"""Characters that may stand between the two."""

_ONE_TOWN = 0.5
"""Degrees between a city and its suburbs."""


def encloses(document: Document, inner: Name, outer: Name) -> bool:
    """Whether the second place is said to be around the first: "Bergen, a city in Norway".

    A place that was not recognized may stand between them: "the hotel on Sentosa in Singapore".
    """
    between = document.plain[inner.span.end : outer.span.start]
    if len(between) > _NEIGHBOUR or document.name_index.starting_within(
        inner.span.end, outer.span.start
    ):
        return False
    if document.sentence_at(inner.span.start) is not document.sentence_at(outer.span.start):
        return False
    if not _may_enclose(tidy(inner.span.text), tidy(outer.span.text)):
        return False
    steps = words("enclosing") | words("place_nouns")
    others = [word for word in between.replace(",", " , ").split() if word not in steps]
    return not others or (len(others) == 1 and others[0][0].isupper())


def _may_enclose(inner: str, outer: str) -> bool:
    """Whether the gazetteer leaves it open that ``inner`` lies in ``outer``."""
    known, around = find_place(inner), find_place(outer)
    if find_country(inner):
        # Only what is no country holds countries: "Japan and other states of East Asia".
        return around is None or around.country is None
    if known is None or around is None or around.country is None:
        return True
    if is_state(outer):
        return find_place_in(inner, frozenset({around.country})) is not None
    if find_place_in(inner, frozenset({around.country})) is None and known.country is not None:
        return known.country == around.country
    return around.latitude is None or find_country(outer) is not None or _are_near(known, around)


def _are_near(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    """Whether two cities may be one and its suburb; one without a position is no city."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return one.latitude is None
    north = (one.latitude or 0.0) - (other.latitude or 0.0)
    east = (one.longitude or 0.0) - (other.longitude or 0.0)
    return math.hypot(north, east * math.cos(math.radians(one.latitude or 0.0))) <= _ONE_TOWN
