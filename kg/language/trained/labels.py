"""The label inventories and the coding of spans as one tag per word.

Spans are coded B-I-O-E-S (begin, inside, outside, end, single): the explicit end helps long
contents, whose last word is otherwise only known from the absence of a next one.
"""

from __future__ import annotations

from typing import Literal, get_args

NameType = Literal["person", "organization", "place", "event"]
NAME_TYPES: tuple[NameType, ...] = get_args(NameType)
ROLES = ("source", "cue", "content")
POSITIONS = "BIES"

NAME_TAGS = ("O", *(f"{position}-{kind}" for kind in NAME_TYPES for position in POSITIONS))
ROLE_TAGS = ("O", *POSITIONS)

MeetingState = Literal["held", "planned", "proposed", "cancelled", "denied"]
"""How far a meeting came as of the article; a denied one is said not to have been, or not to be."""
MEETING_STATES: tuple[MeetingState, ...] = get_args(MeetingState)
MEETING_TAGS = ("O", *MEETING_STATES)
MEETING_PARTS = ("who", "where", "when", "same", "party", "place", "date")
"""What the words that tell of a meeting are linked with: those that say who, where and when in the
same sentence, all others that tell of the same meeting, and those anywhere by which the article
names its parties, its place and its day.
"""

UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)

Span = tuple[int, int, str]
"""First word, one past the last word, type."""


def tag_spans(length: int, spans: list[Span], tags: tuple[str, ...]) -> list[int]:
    """One tag index per word; of two spans that overlap, the later one is left out."""
    coded = ["O"] * length
    for start, end, kind in sorted(spans):
        if start >= end or any(tag != "O" for tag in coded[start:end]):
            continue
        suffix = f"-{kind}" if kind else ""
        if end - start == 1:
            coded[start] = "S" + suffix
            continue
        coded[start:end] = ["I" + suffix] * (end - start)
        coded[start], coded[end - 1] = "B" + suffix, "E" + suffix
    return [tags.index(tag) for tag in coded]


def spans_of(coded: list[int], tags: tuple[str, ...]) -> list[Span]:
    """The inverse of `tag_spans`, for well-formed sequences."""
    spans: list[Span] = []
    start = 0
    for number, index in enumerate(coded):
        position, _, kind = tags[index].partition("-")
        if position in "BS":
            start = number
        if position in "ES":
            spans.append((start, number + 1, kind))
    return spans


def allowed(left: str, right: str) -> bool:
    """Whether `right` may follow `left`; "" stands for the text's edge on either side."""
    left_position, _, left_kind = left.partition("-")
    right_position, _, right_kind = right.partition("-")
    if left_position in ("B", "I"):
        return right_position in ("I", "E") and left_kind == right_kind
    return right_position not in ("I", "E")
