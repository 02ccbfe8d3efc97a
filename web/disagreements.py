"""Every two reports that contradict each other, side by side, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from flask import Blueprint, abort, render_template, request, url_for

from kg.errors import StoreError
from kg.graph.store import Store
from kg.questions import ask
from kg.questions.answer import Row
from kg.questions.independence import with_independent
from kg.web.evidence import Evidence, evidence_of
from kg.web.links import to_iri
from kg.web.replies import page_number, query
from kg.web.rows import select
from kg.web.site import site

blueprint = Blueprint("disagreements", __name__)

PAIRS_PER_PAGE: Final = 20
_QUESTION: Final = "disagreements"

_COUNTS = """
SELECT ?property (COUNT(DISTINCT ?disagreement) AS ?pairs)
WHERE { ?disagreement a kg:Disagreement ; kg:property ?property }
GROUP BY ?property
ORDER BY DESC(?pairs) ?property
"""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two values, how many articles state it, and their sentences.

    ``independent`` counts the articles that are no copies; None where all are.
    """

    value: str
    articles: int
    independent: int | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two values of one property of a meeting that cannot both be right."""

    meeting: str
    href: str | None
    property: str
    sides: tuple[Side, Side]


@blueprint.get("/disagreements")
def page() -> str:
    """All pairs or those about one ``property``, twenty to a page."""
    chosen = request.args.get("property") or None
    number = page_number()
    counts: tuple[tuple[str, int], ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    more = False
    advice = None
    try:
        counts = site().keep("disagreements", _counts)
        last = max(1, -(-_number_of_pairs(counts, chosen) // PAIRS_PER_PAGE))
        if number > last:
            abort(404, f"There is no page {number:,} of disagreements; the last is page {last:,}.")
        values = {"property": chosen} if chosen else {}
        most = number * PAIRS_PER_PAGE + 1
        answer = ask(site().store, site().catalogue, _QUESTION, values, limit=most)
        rows = answer.rows[(number - 1) * PAIRS_PER_PAGE :]
        more = len(rows) > PAIRS_PER_PAGE
        told = with_independent(site().store, rows[:PAIRS_PER_PAGE])
        contradictions = tuple(_contradictions(told, site().iris.base))
    except StoreError as error:
        advice = str(error)
    return render_template(
        "disagreements.html",
        contradictions=contradictions,
        counts=counts,
        total=_number_of_pairs(counts, None),
        chosen=chosen,
        advice=advice,
        previous=_address(chosen, number - 1) if number > 1 else None,
        next=_address(chosen, number + 1) if more else None,
        question=f"{url_for('questions.page', name=_QUESTION)}"
        f"{query({'property': chosen} if chosen else {})}",
    )


def _number_of_pairs(counts: Iterable[tuple[str, int]], chosen: str | None) -> int:
    return sum(pairs for name, pairs in counts if chosen in (None, name))


def _address(chosen: str | None, number: int) -> str:
    return url_for("disagreements.page", property=chosen, _page=number if number > 1 else None)


def _counts(store: Store) -> tuple[tuple[str, int], ...]:
    return tuple((name or "", int(pairs or 0)) for name, pairs in select(store, _COUNTS) if name)


def _contradictions(rows: Sequence[Row], base: str) -> Iterator[Contradiction]:
    """``rows``, one for each two reports, with those together that differ in the same values."""
    together: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        key = ("meeting_iri", "property", "value", "other_value")
        together.setdefault(tuple(str(row[name]) for name in key), []).append(row)
    for same in together.values():
        row = same[0]
        link = to_iri(str(row["meeting_iri"]), base)
        yield Contradiction(
            str(row["meeting"]),
            link.href if link else None,
            str(row["property"]),
            (_side(same, "", base), _side(same, "other_", base)),
        )


def _side(rows: Sequence[Row], prefix: str, base: str) -> Side:
    """The value of one side; its sentences, each once, need not repeat the value."""
    found = (evidence_of(row, prefix, base) for row in rows)
    sentences = {each.href: replace(each, lead=None) for each in found if each}
    value, number = rows[0][f"{prefix}value"], rows[0][f"{prefix}reports"]
    independent = rows[0].get(f"{prefix}independent")
    return Side(
        str(value),
        int(number or 0),
        None if independent is None else int(independent),
        tuple(sentences.values()),
    )
