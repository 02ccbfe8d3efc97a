"""Who meets where a sentence names only the other side: "A meeting with B was called off".

It is whoever the sentence before is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.meetings.heads import head_of
from kg.extraction.meetings.syntax import MeetingSyntax
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.parties import find_parties
from kg.extraction.party import Party
from kg.extraction.phrases import Phrases
from kg.extraction.references import References
from kg.extraction.syntax import SUBJECTS, Syntax
from kg.language.document import Document, Sentence
from kg.language.words import grammar


def with_the_one_before(
    document: Document,
    sentence: Sentence,
    syntax: Syntax,
    parties: Sequence[Party],
    trigger: Trigger,
    references: References,
) -> tuple[str, ...]:
    """The names of both, where a noun that is a subject is a meeting with somebody named."""
    noun = head_of(syntax, trigger)
    known = {syntax.word(i) for i in syntax.dependents(noun, "det", "nmod:poss")}
    if trigger.form != "noun" or known - grammar("indefinite") or not _is_told_of(syntax, noun):
        return ()
    titles = document.title_index.starting_within(sentence.start, sentence.end)
    sides = MeetingSyntax(syntax, parties, titles).participants(trigger)
    people = {party.name for party in sides.others if party.kind == "person"}
    if sides.subjects or len(people) != 1:
        return ()
    before = document.sentence_before(sentence)
    acting = _acting(document, before, references) if before is not None else None
    return tuple(sorted({acting, *people})) if acting and acting not in people else ()


def _is_told_of(syntax: Syntax, noun: int) -> bool:
    """Whether something is said of the meeting, or of the session or round that it is."""
    above = syntax.arcs[noun].head
    of = above is not None and syntax.relation(noun) == "nmod" and not syntax.is_verb(above)
    return syntax.relation(noun) in SUBJECTS or (
        of and above is not None and syntax.relation(above) in SUBJECTS
    )


def _acting(document: Document, sentence: Sentence, references: References) -> str | None:
    """The only person who is the subject of a sentence."""
    syntax = Syntax(sentence)
    root = next((i for i, arc in enumerate(sentence.dependencies) if arc.head is None), None)
    if root is None or sentence.block.kind == "headline":
        return None
    parties = find_parties(document, sentence, references)
    titles = document.title_index.starting_within(sentence.start, sentence.end)
    named = Phrases(syntax, parties, titles).named_by(syntax.subject(root))
    people = [party.name for party in named if party.kind == "person"]
    if len(people) != 1 or references.speaks_for_another(people[0]):
        return None  # a spokesman tells of the meetings of others
    return people[0]
