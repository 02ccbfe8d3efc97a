"""Periods that a meeting dates: "before the summit in Singapore", "the week after the Nara talks".

The meeting is looked for in the graph: its kind, and the people and places that are named with it.
Articles call one meeting a summit and talks, so that "summit" decides only where nobody and nothing
is named. Where several fit, the one with the most reports is taken, of these the latest; what was
taken is told in the period's notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateutil.relativedelta import relativedelta

from kg.graph.store import Store
from kg.lexicon import load, words
from kg.questions.binding import Iri, Term, Text, bind
from kg.questions.dates import shifted
from kg.questions.directory import Directory
from kg.questions.names import NAMED, look_up
from kg.questions.words.periods import Period
from kg.questions.words.said import Name
from kg.questions.words.taking_apart import take_apart
from kg.questions.words.wording import Token, Wording, meeting_nouns, text_of, tokens
from kg.spelling import fold

_SUMMIT = "summit"
_UNITS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
}
_LONGEST = 14
"""Words that name a meeting, at most."""

_MEETINGS = """
SELECT DISTINCT ?meeting ?label ?first ?last ?kind ?reports WHERE {
  ?meeting a kg:Meeting ; rdfs:label ?label ; kg:kind ?kind ; kg:reportCount ?reports ;
           kg:earliest ?first ; kg:latest ?last ; kg:status "held" .
  %s
} ORDER BY DESC(COALESCE(?kind = ?__kind, true)) DESC(?reports) DESC(?last) ?meeting LIMIT 1
"""
_NAMED = """{{ ?meeting sem:hasActor ?__name{0} }}
  UNION {{ ?meeting sem:hasPlace ?at{0} . ?at{0} schema:containedInPlace* ?__name{0} }}"""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Where a question tells of a meeting, in which kind, and with which names.

    ``unit`` is how far before or after ("week"), if that is said.
    """

    use: str
    start: int
    end: int
    kind: str
    names: tuple[str, ...]
    unit: str = ""


def read_event_period(text: str, store: Store, wording: Wording, names: Directory) -> Period | None:
    """The period that a meeting in ``text`` dates, taken out of it; None where none does."""
    said = tokens(text)
    for phrase in _phrases(said, wording, names):
        found = _meeting(store, names, phrase)
        if found is None:
            continue
        label, first, last = found
        rest = text_of([*said[: phrase.start], *said[phrase.end :]])
        told = text_of(said[phrase.start : phrase.end])
        note = f"“{told}” by the date of {label}"
        if phrase.use == "before":
            return Period(_far(first, phrase.unit, -1), shifted(first, -1), rest, notes=(note,))
        if phrase.use == "after":
            return Period(shifted(last, 1), _far(last, phrase.unit, 1), rest, notes=(note,))
        return Period(first, last, rest, notes=(note,))
    return None


def _phrases(said: Sequence[Token], wording: Wording, names: Directory) -> Iterator[_Phrase]:
    """What may name a meeting, the longest first."""
    folded = [token.folded for token in said]
    for use in load("questions")["event_periods"]:
        for introduction in words("questions", f"event_periods.{use}"):
            length = len(introduction.split())
            for start in range(len(said)):
                if " ".join(folded[start : start + length]) != fold(introduction):
                    continue
                for end in range(min(len(said), start + _LONGEST), start + length, -1):
                    phrase = _phrase(use, start, said, start + length, end, wording, names)
                    if phrase is not None:
                        yield _with_unit(phrase, folded)


def _phrase(
    use: str,
    start: int,
    said: Sequence[Token],
    begin: int,
    end: int,
    wording: Wording,
    names: Directory,
) -> _Phrase | None:
    """The words from ``begin`` to ``end`` as a meeting: a noun for one, and known names."""
    if said[begin].folded not in ("the", "his", "her", "their", "that"):
        return None
    inner = take_apart(text_of(said[begin:end]), wording, names, None)
    kinds = [item for item in inner.items if not isinstance(item, Name)]
    nouns = [item for item in kinds if fold(item.text) in meeting_nouns()]
    known = all(name.known for name in inner.names)
    if len(nouns) != 1 or len(kinds) != 1 or not known or not _ends_in_content(said[end - 1]):
        return None
    named = tuple(value for name in inner.names for value in name.values)
    return _Phrase(use, start, end, meeting_nouns()[fold(nouns[0].text)], named)


def _with_unit(phrase: _Phrase, folded: Sequence[str]) -> _Phrase:
    """The phrase with "the week" in front of it, if that stands there."""
    start = phrase.start
    if phrase.use not in ("before", "after") or start == 0 or folded[start - 1] not in _UNITS:
        return phrase
    article = start > 1 and folded[start - 2] == "the"
    return replace(phrase, start=start - 2 if article else start - 1, unit=folded[start - 1])


def _ends_in_content(token: Token) -> bool:
    return token.folded not in words("questions", "function_words")


def _meeting(store: Store, names: Directory, phrase: _Phrase) -> tuple[str, str, str] | None:
    """The label of the meeting, its first and its last day."""
    values: dict[str, list[Term]] = {"__kind": [Text(phrase.kind)]} if phrase.kind else {}
    patterns = []
    for number, text in enumerate(phrase.names):
        found = look_up(names, text, NAMED)
        if found.entry is None:
            return None
        values[f"__name{number}"] = [Iri(found.entry.iri)]
        patterns.append(_NAMED.format(number))
    rows = store.query(bind(_MEETINGS % "\n  ".join(patterns), values)).rows
    if not rows:
        return None
    _, label, first, last, kind, _ = rows[0]
    if phrase.kind and str(kind) != phrase.kind and not (phrase.names and phrase.kind == _SUMMIT):
        return None
    return str(label), str(first), str(last)


def _far(day: str, unit: str, direction: int) -> str | None:
    """The day so far before or after; None where no unit is said."""
    if not unit:
        return None
    return (date.fromisoformat(day) + direction * _UNITS[unit]).isoformat()
