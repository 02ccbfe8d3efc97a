"""How many of the articles that answers count tell it in words of their own: copies count once.

Pinned columns count articles (`reports`); what is said of them in a sentence must not sound surer
than it is. So rows get, beside the columns of their question, what the graph says of that count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.graph.store import Store
from kg.questions.answer import Row
from kg.questions.binding import Iri, bind

_MOST_COUNTED = 200
_COUNTS = """
SELECT ?counted ?reports ?independent ?other_reports ?other_independent WHERE {
  ?counted kg:reportCount ?reports ; kg:independentReportCount ?independent .
  OPTIONAL {
    ?counted kg:otherReportCount ?other_reports ; kg:otherIndependentReportCount ?other_independent
  }
}"""
# Order matters: engines look the words up when they know them.
_TOLD = """
SELECT DISTINCT ?in ?story WHERE {
  ?claim kg:inArticle ?own ; schema:text ?words .
  ?same schema:text ?words ; kg:inArticle ?in .
  OPTIONAL { ?own kg:copyOf ?copied }
  OPTIONAL { ?in kg:copyOf ?repeated }
  BIND(COALESCE(?copied, ?own) AS ?story)
  FILTER(?story = COALESCE(?repeated, ?in))
}"""
_PAIRS = (("reports", "independent"), ("other_reports", "other_independent"))

Counts = Mapping[str, int]


def with_independent(store: Store, rows: Sequence[Row]) -> list[Row]:
    """The rows, with ``independent`` (and ``other_independent``) where that is known.

    Looks at the first 200 meetings or disagreements that several articles report. Rows of claims
    get the number of articles and of stories of all of them together, unless they are more.
    """
    if rows and "copies" in rows[0]:
        return _with_stories(store, rows)
    counted = dict.fromkeys(
        _counted(row) for row in rows if "independent" not in row and _is_several(row)
    )
    things = [Iri(iri) for iri in counted if iri][:_MOST_COUNTED]
    if not things:
        return list(rows)
    known: dict[str, Counts] = {}
    found = store.query(bind(_COUNTS, {"counted": things}), template=_COUNTS)
    for thing, *numbers in found.rows:
        names = found.variables[1:]
        known[str(thing)] = {
            name: int(str(number))
            for name, number in zip(names, numbers, strict=True)
            if number is not None
        }
    return [{**row, **_of_same_count(row, known.get(_counted(row), {}))} for row in rows]


def _with_stories(store: Store, rows: Sequence[Row]) -> list[Row]:
    claims = list(dict.fromkeys(str(row["claim_iri"]) for row in rows))
    if len(claims) > _MOST_COUNTED:
        return list(rows)
    asked = bind(_TOLD, {"claim": [Iri(claim) for claim in claims]})
    told = store.query(asked, template=_TOLD).rows
    articles, stories = ({str(each[place]) for each in told} for place in (0, 1))
    return [{**row, "articles": len(articles), "stories": len(stories)} for row in rows]


def _counted(row: Row) -> str:
    """What the row's articles report: a disagreement where there is one, else the meeting."""
    return str(row.get("disagreement_iri") or row.get("meeting_iri") or "")


def _is_several(row: Row) -> bool:
    numbers = [row.get(reports) for reports, _ in _PAIRS]
    return any(isinstance(number, int) and number > 1 for number in numbers)


def _of_same_count(row: Row, known: Counts) -> dict[str, int]:
    """What is known of the very count that the row gives, which may be of fewer reports."""
    return {
        independent: known[independent]
        for reports, independent in _PAIRS
        if independent in known and row.get(reports) == known[reports]
    }
