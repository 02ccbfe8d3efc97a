"""Who "the two" are of whose meetings nothing was told before: two who did something together.

"A and B called for a truce. The talks lasted an hour" tells of talks between them, and so does "The
two met for an hour".
"""

from __future__ import annotations

from kg.extraction.meetings.heads import head_of
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.parties import find_parties
from kg.extraction.phrases import Phrases
from kg.extraction.references import References
from kg.extraction.syntax import SUBJECTS, Syntax
from kg.language.document import Document, Sentence

_BOTH = 2
_SENTENCES_BACK = 3
_KINDS = ("talks", "meeting")
_ITS_OWN = ("det", "punct", "acl", "case", "nmod")


def joint_subjects(
    document: Document,
    sentence: Sentence,
    syntax: Syntax,
    trigger: Trigger,
    references: References,
) -> tuple[str, ...]:
    """The two people whom "the talks" takes for known, the last that acted together."""
    return pair_before(document, sentence, references) if _is_bare(syntax, trigger) else ()


def pair_before(document: Document, sentence: Sentence, references: References) -> tuple[str, ...]:
    """The two people who acted together last, in one of the sentences right before."""
    before = document.sentence_before(sentence)
    for _ in range(_SENTENCES_BACK):
        if before is None or before.block.kind == "headline":
            return ()
        if pair := _acting_together(document, before, references):
            return pair
        before = document.sentence_before(before)
    return ()


def _is_bare(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether nothing but "the" says which meeting is meant, and it is the subject."""
    noun = head_of(syntax, trigger)
    children = syntax.children[noun]
    return (
        trigger.form == "noun"
        and trigger.kind in _KINDS
        and not trigger.loose
        and syntax.relation(noun) in SUBJECTS
        and any(syntax.word(i) == "the" for i in children)
        and all(syntax.relation(i) in _ITS_OWN for i in children)
        and all(syntax.case(i) in ("in", "at", "on") for i in syntax.dependents(noun, "nmod"))
    )


def _acting_together(
    document: Document, sentence: Sentence, references: References
) -> tuple[str, ...]:
    syntax = Syntax(sentence)
    titles = document.title_index.starting_within(sentence.start, sentence.end)
    phrases = Phrases(syntax, find_parties(document, sentence, references), titles)
    for index, arc in enumerate(sentence.dependencies):
        if arc.relation in SUBJECTS and arc.head is not None:
            named = {party.name for party in phrases.named_by([index]) if party.kind == "person"}
            if len(named) == _BOTH:
                return tuple(sorted(named))
    return ()
