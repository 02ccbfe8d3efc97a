"""Why there is no answer: an unknown name, an empty period, or nothing of the kind at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.questions.answer import Coverage, Row
from kg.questions.dates import day_in_words, impossible_date, period_in_words
from kg.questions.directory import Directory
from kg.questions.names import NAMED, look_up, similar_names
from kg.questions.office_holders import read_description
from kg.questions.question import PERIOD
from kg.questions.request import Request
from kg.questions.templates import counted

NOTHING = "No answer was found."
EMPTY = "The graph holds no articles yet; read some with 'kg build FOLDER'."

_OTHERS_SHOWN = 5
_WHAT = {
    "article": "an article",
    "description": "somebody unnamed",
    "organization": "an organization",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why there is no answer, and what to try instead."""

    text: str
    suggestions: tuple[str, ...] = ()


def explain(
    request: Request,
    covered: Coverage,
    names: Directory,
    rows_of: Callable[[Request], Sequence[Row]],
) -> Explanation:
    """Why ``request`` has no rows; ``rows_of`` runs variants of it to find out."""
    if covered.articles == 0:
        return Explanation(EMPTY)
    if request.unknown:
        return _unknown(request, names)
    missing = [
        value.value
        for values in request.values.values()
        for value in values
        if value.value == value.label and "://" in value.value
        and value.value not in names.by_iri
    ]  # fmt: skip
    if missing:
        return Explanation(f"Nothing in the graph has the IRI {missing[0]}.")
    scope = _scope(covered)
    if any(request.period):
        elsewhere = rows_of(request.without("from", "to"))
        if elsewhere:
            return Explanation(_empty_period(request, elsewhere))
    for name in [each.name for each in request.question.parameters if each.kinds == ("place",)]:
        elsewhere = rows_of(request.without(name)) if name in request.values else ()
        if elsewhere:
            return Explanation(_elsewhere(request, name, elsewhere))
    return Explanation(f"{scope} nothing on this that was read: {request.topic()}.")


def other_names(request: Request) -> tuple[str, ...]:
    """The others who answer to the names that were given."""
    others = [entry for found in (request.others or {}).values() for entry in found]
    labels = dict.fromkeys(entry.label for entry in others)
    return tuple(labels)[:_OTHERS_SHOWN]


def _unknown(request: Request, names: Directory) -> Explanation:
    texts, suggestions = [], []
    for unknown in request.unknown:
        kinds = unknown.parameter.kinds
        text = unknown.text[:80]
        found = look_up(names, unknown.text, NAMED)
        other = None if found.in_part else found.entry
        if read_description(unknown.text):
            texts.append(f"No article calls anybody “{text}”.")
            continue
        if other is not None and not found.fits_title:
            texts.append(f"No article calls anybody “{text}”. Did you mean {other.label}?")
            suggestions.append(other.label)
            continue
        if other is not None and kinds:
            what = " or ".join(_WHAT.get(kind, f"a {kind}") for kind in kinds)
            has = _WHAT.get(other.kind, f"a {other.kind}")
            texts.append(f"{other.label} is {has} in the graph; this asks for {what}.")
            continue
        if wrong := impossible_date(unknown.text):
            texts.append(f"{wrong}.")
            continue
        near = similar_names(names, unknown.text, kinds)
        suggestions += near
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        texts.append(f"Nothing in the graph is called {text!r}.{hint}")
    return Explanation(" ".join(texts), tuple(dict.fromkeys(suggestions)))


def _elsewhere(request: Request, name: str, elsewhere: Sequence[Row]) -> str:
    """That the place leaves nothing over: reports of one meeting may differ in it."""
    found = counted(len(elsewhere), "result")
    place = request.slots()[name]
    return f"Nothing in {place}; without the place there would be {found}."


def _empty_period(request: Request, elsewhere: Sequence[Row]) -> str:
    days = sorted(day for row in elsewhere for day in _days(row))
    found = counted(len(elsewhere), "result")
    when = f", from {day_in_words(days[0])} to {day_in_words(days[-1])}" if days else ""
    if days and days[0] == days[-1]:
        when = f", of {day_in_words(days[0])}"
    period = request.slots()[PERIOD]
    if all(request.period):
        period = f"{'on' if len(set(request.period)) == 1 else 'from'} {period}"
    return f"Nothing {period}; without the period there would be {found}{when}."


def _days(row: Row) -> list[str]:
    """The days that a row tells of: of reading, of the event, else of publication."""
    columns = ("start", "end", "first", "last", "said_on")
    if row.get("read"):
        return [str(row["read"])]
    told = [str(row[column]) for column in columns if row.get(column)]
    published = row.get("published")
    return told or ([str(published)] if published else [])


def _scope(covered: Coverage) -> str:
    """What was looked at: ``The five articles, published ... to ..., say``."""
    articles = counted(covered.articles, "article")
    says = "says" if covered.articles == 1 else "say"
    if covered.earliest is None or covered.latest is None:
        return f"The {articles} in the graph {says}"
    days = period_in_words(covered.earliest, covered.latest)
    when = f"on {days}" if covered.earliest == covered.latest else f"from {days}"
    return f"The {articles} in the graph (published, where they say so, {when}) {says}"
