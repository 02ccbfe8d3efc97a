"""Whom pronouns mean where people, bodies or groups meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import lexicon
from kg.extraction.descriptions import several_people
from kg.extraction.parties import find_parties
from kg.extraction.party import Party
from kg.extraction.phrases import Phrases
from kg.extraction.references import GENDERS, SINGULAR, References
from kg.extraction.syntax import SUBJECTS, Syntax
from kg.language.document import Document, Sentence

_PRONOUNS = {"them": True, "they": True, "it": False}
"""Whether each means several."""


def told_apart(sentence: Sentence, parties: Sequence[Party], pair: tuple[str, ...]) -> list[Party]:
    """The parties, "he" and "she" of one sentence being two: those of the ``pair`` told before."""
    genders = {
        party.name: gender
        for party in reversed(parties)
        for gender in GENDERS
        if sentence.tokens[party.first].lower in gender
    }
    apart = []
    for party in parties:
        word, first = sentence.tokens[party.first].lower, genders.get(party.name)
        if first and word in SINGULAR and word not in first and party.name in pair:
            others = [name for name in pair if name != party.name]
            party = replace(party, name=others[0]) if len(others) == 1 else party
        apart.append(party)
    return apart


def with_pronouns(
    document: Document,
    sentence: Sentence,
    syntax: Syntax,
    parties: Sequence[Party],
    references: References,
) -> list[Party]:
    """The parties, with those whom a plural pronoun, or "it", takes up.

    "Them" are those whom the sentence has named before by what they are; at the beginning of a
    sentence a pronoun means whoever the one before was about.
    """
    found = list(parties)
    for index, token in enumerate(sentence.tokens):
        several = _PRONOUNS.get(token.lower)
        if several is None or syntax.relation(index) not in (*SUBJECTS, "obj", "obl"):
            continue
        meant = _named_here(document, sentence, syntax, parties, index) if several else None
        if meant is None and not any(party.last < index for party in parties):
            meant = _told_before(document, sentence, references, several)
        if meant is None:
            continue
        found = [party for party in found if not party.first <= index <= party.last]
        found.append(replace(meant, first=index, last=index, possessive=False))
    return sorted(found, key=lambda party: party.first)


def _named_here(
    document: Document, sentence: Sentence, syntax: Syntax, parties: Sequence[Party], index: int
) -> Party | None:
    """The group that the sentence has named last before the pronoun, as another's object."""
    if syntax.relation(index) in SUBJECTS:
        return None
    phrases = _phrases(document, sentence, syntax, parties)
    for before in range(index - 1, -1, -1):
        if syntax.word(before) in several_people() and syntax.relation(before) in ("obj", "obl"):
            named = phrases.named_by([before])
            return named[0] if len(named) == 1 and named[0].kind == "group" else None
    return None


def _told_before(
    document: Document, sentence: Sentence, references: References, several: bool
) -> Party | None:
    """Whom the subject of the sentence before names, if a body or a group is."""
    before = document.sentence_before(sentence)
    if before is None or before.block is not sentence.block:
        return None
    syntax = Syntax(before)
    root = next((i for i, arc in enumerate(before.dependencies) if arc.head is None), None)
    subjects = [] if root is None else syntax.dependents(root, *SUBJECTS)
    nouns = {*lexicon.words("meetings", "bodies")}
    if several:
        nouns |= {*several_people(), *lexicon.words("meetings", "quantities")}
    if len(subjects) != 1 or syntax.word(subjects[0]) not in nouns:
        return None
    parties = find_parties(document, before, references)
    named = _phrases(document, before, syntax, parties).named_by(subjects)
    return named[0] if len(named) == 1 and named[0].kind in ("group", "person") else None


def _phrases(
    document: Document, sentence: Sentence, syntax: Syntax, parties: Sequence[Party]
) -> Phrases:
    titles = document.title_index.starting_within(sentence.start, sentence.end)
    return Phrases(syntax, parties, titles)
