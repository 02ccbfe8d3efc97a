"""Where the words of a sentence say how far a meeting came, whatever the trained reader marks."""

from __future__ import annotations

from kg.extraction.meetings.decisions import decision_on, is_where_decided
from kg.extraction.meetings.fate import is_past_clause, is_where_it_is_said
from kg.extraction.meetings.heads import will_be
from kg.extraction.meetings.marks import Mark
from kg.extraction.meetings.postponing import is_still_due
from kg.extraction.meetings.sightings import AHEAD, Sighting
from kg.extraction.meetings.status import is_due, is_left_open
from kg.extraction.syntax import Syntax
from kg.language.document import Document, Sentence


def keeps_its_state(document: Document, sentence: Sentence, mark: Mark, sighting: Sighting) -> bool:
    """Whether what rules tell of how far a meeting came goes before the mark of its words."""
    state = mark.mention.state
    in_entry = sighting.entry_date is not None and state != "cancelled"
    if in_entry or state == sighting.status:
        return True
    syntax = Syntax(sentence)
    if state == "held":
        return (
            decision_on(syntax, mark.trigger) is not None
            or is_due(syntax.tokens, mark.trigger)
            or will_be(syntax, mark.trigger)
        )
    over = (
        is_where_it_is_said(syntax, mark.trigger)
        or is_where_decided(syntax, mark.trigger)
        or is_past_clause(syntax, mark.trigger)
    )
    return over if state in AHEAD else is_still_due(document, sentence, mark.trigger)


def is_still_ahead(document: Document, sentence: Sentence, mark: Mark) -> bool:
    """Whether a meeting that is marked as called off, or as held, is yet to come, or not to come.

    "The talks on Friday are in jeopardy" leaves open which.
    """
    behind = " ".join(token.lower for token in sentence.tokens[mark.trigger.last + 1 :])
    off = mark.mention.state == "cancelled"
    return (off and is_still_due(document, sentence, mark.trigger)) or is_left_open(behind)
