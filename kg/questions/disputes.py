"""What an answer about meetings points at: reports that contradict each other about one of them.

The rows show the clearest report; that others say otherwise must not stay unsaid.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.graph.store import Store
from kg.lexicon import words
from kg.questions.answer import Row
from kg.questions.binding import Iri, bind

_MOST_MEETINGS = 200
_DISPUTED = "SELECT ?meeting WHERE { ?disagreement kg:meeting ?meeting } LIMIT 1"


def pointer(store: Store, rows: Sequence[Row]) -> tuple[str, ...]:
    """The question, in words, that shows what is contradicted; none where nothing is.

    Looks at the first 200 meetings of the rows.
    """
    meetings = list(dict.fromkeys(str(row["meeting_iri"]) for row in rows if row["meeting_iri"]))
    asked = bind(_DISPUTED, {"meeting": [Iri(each) for each in meetings[:_MOST_MEETINGS]]})
    if not meetings or not store.query(asked, template=_DISPUTED).rows:
        return ()
    people = {str(row["person"]) for row in rows if row.get("person")}
    of_one, of_any = words("questions", "disputed")
    return (of_one.replace("{person}", people.pop()) if len(people) == 1 else of_any,)
