"""To whom something is said: "told Reuters", "said in a letter to the governor", "was warned"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.extraction.parties import Party, find_parties
from kg.extraction.phrases import Phrases
from kg.extraction.references import References
from kg.extraction.syntax import Syntax
from kg.language.document import Document, Sentence
from kg.language.inflection import forms_of
from kg.records import Span

_TO = frozenset(("to",))
_IN = frozenset(("in", "during", "at", "on"))
_TO_OR_WITH = frozenset(("to", "with"))
_NAMED = ("person", "organization", "country")


def find_addressees(document: Document, references: References, cue: Span) -> frozenset[str]:
    """The names of those to whom something is said by the words of a cue.

    The object of a verb that takes whom it speaks to ("tell"), its subject in the passive voice,
    what hangs on a verb behind "to", and whom the occasion is with ("in an interview with").
    Nobody where the article names nobody ("told reporters").
    """
    sentence = document.sentence_at(cue.start)
    if sentence is None:
        return frozenset()
    syntax = Syntax(sentence)
    heads = [head for verb in _verbs(syntax, cue) for head in _heads(syntax, verb)]
    if not heads:
        return frozenset()
    titles = document.title_index.starting_within(sentence.start, sentence.end)
    phrases = Phrases(syntax, find_parties(document, sentence, references), titles)
    return frozenset(party.name for party in phrases.named_by(heads) if _is_named(party))


def is_passive(sentence: Sentence, cue: Span) -> bool:
    """Whether who stands before the cue is told something, rather than tells it."""
    syntax = Syntax(sentence)
    return any(_is_told(syntax, verb) for verb in _verbs(syntax, cue))


def _is_named(party: Party) -> bool:
    return party.kind in _NAMED or (party.kind == "group" and not party.name.islower())


def _verbs(syntax: Syntax, cue: Span) -> Iterator[int]:
    for index, token in enumerate(syntax.tokens):
        if cue.start <= token.start < cue.end and syntax.is_verb(index):
            yield index


def _heads(syntax: Syntax, verb: int) -> Iterator[int]:
    """The words whose phrases name who is spoken to."""
    if _is_told(syntax, verb):
        yield from syntax.dependents(verb, "nsubj:pass")
    elif syntax.word(verb) in _forms("tell_somebody"):
        yield from syntax.dependents(verb, "obj", "iobj")
    if syntax.word(verb) not in _forms("about_something"):
        yield from syntax.oblique(verb, _TO)
    for occasion in syntax.oblique(verb, _IN):
        if syntax.word(occasion) in lexicon.words("claims", "told_in"):
            yield from syntax.oblique(occasion, _TO_OR_WITH)


def _is_told(syntax: Syntax, verb: int) -> bool:
    return syntax.word(verb) in _forms("tell_somebody") and syntax.is_passive(verb)


@cache
def _forms(key: str) -> frozenset[str]:
    """All forms of the verbs in a list of the lexicon."""
    content = lexicon.load("claims")
    return frozenset(forms_of(content[key], content["irregular"]))
