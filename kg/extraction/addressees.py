"""To whom something is said: "told Reuters", "said in a letter to the governor", "was warned"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import lexicon
from kg.extraction.parties import find_parties
from kg.extraction.party import Party
from kg.extraction.phrases import Phrases
from kg.extraction.references import References
from kg.extraction.syntax import AGENT, RELATIVES, SUBJECTS, Syntax
from kg.language.document import Document, Sentence
from kg.language.words import is_past_form, verb_forms_in
from kg.records import Span

_TO = frozenset(("to",))
_IN = frozenset(("in", "during", "at", "on"))
_WITH = frozenset(("with",))
_TO_OR_WITH = frozenset(("to", "with"))
_NAMED = ("person", "organization", "country")


def find_addressees(
    document: Document, references: References, sentence: Sentence, syntax: Syntax, cue: Span
) -> frozenset[str]:
    """The names of those to whom something is said by the words of a cue.

    The object of a verb that takes whom it speaks to ("tell"), its subject in the passive voice,
    what hangs on a verb behind "to", whom the occasion is with ("in an interview with"), and whom
    the speaker is speaking to meanwhile ("addressing the council, she said").
    Nobody where the article names nobody ("told reporters").
    """
    heads = [head for verb in verbs_of(syntax, cue) for head in _heads(syntax, verb)]
    if not heads:
        return frozenset()
    titles = document.title_index.starting_within(sentence.start, sentence.end)
    phrases = Phrases(syntax, find_parties(document, sentence, references), titles)
    named = (
        party.name.partition(" that ")[0] for party in phrases.named_by(heads) if _is_named(party)
    )
    return frozenset(named)


def is_passive(syntax: Syntax, cue: Span) -> bool:
    """Whether who stands before the cue is told something, rather than tells it."""
    return any(_is_told(syntax, verb) for verb in verbs_of(syntax, cue))


def agent_of(document: Document, syntax: Syntax, cue: Span) -> Span | None:
    """Who tells, where somebody is told something "by" them."""
    for verb in verbs_of(syntax, cue):
        for head in syntax.oblique(verb, AGENT) if _is_told(syntax, verb) else ():
            words = [word for word in syntax.phrase(head) if syntax.word(word) not in AGENT]
            if words[-1] + 1 in syntax.dependents(verb, "obl:agent", "appos", "flat"):
                words += syntax.phrase(words[-1] + 1)  # "by prosecutor Kari Berg"
            return document.span(syntax.tokens[words[0]].start, syntax.tokens[words[-1]].end)
    return None


def subject_of(document: Document, syntax: Syntax, cue: Span) -> Span | None:
    """Who does what a cue says: "it expects", "the airport tells passengers".

    Right before it, or before the verb that it is joined to: "B will come and has offered to help".
    """
    for verb in verbs_of(syntax, cue):
        own = syntax.dependents(verb, *SUBJECTS)
        is_joined = syntax.relation(verb) == "conj" and not own
        says = syntax.word(verb) in verb_forms_in("claims", "verbs")
        joined = syntax.subject(verb)[:1] if is_joined and says else []
        for head in (*syntax.dependents(verb, "nsubj"), *joined):
            words = syntax.phrase(head)
            near = syntax.tokens[words[-1]].end + 1 == cue.start or head in joined
            if near and words[-1] < verb and syntax.word(head) not in RELATIVES:
                return document.span(syntax.tokens[words[0]].start, syntax.tokens[words[-1]].end)
    return None


def _is_named(party: Party) -> bool:
    return party.kind in _NAMED or (party.kind == "group" and not party.name.islower())


def verbs_of(syntax: Syntax, cue: Span) -> Iterator[int]:
    """The verbs among the words of a cue."""
    for index, token in enumerate(syntax.tokens):
        if cue.start <= token.start < cue.end and syntax.is_verb(index):
            yield index


def _heads(syntax: Syntax, verb: int) -> Iterator[int]:
    """The words whose phrases name who is spoken to."""
    if _is_told(syntax, verb):
        yield from syntax.dependents(verb, "nsubj:pass") or syntax.subject(verb)
    elif syntax.word(verb) in verb_forms_in("claims", "tell_somebody"):
        yield from syntax.dependents(verb, "obj", "iobj")
        yield from _before_clause(syntax, verb)
    if syntax.word(verb) not in verb_forms_in("claims", "about_something"):
        yield from syntax.oblique(verb, _TO)
    for occasion in syntax.oblique(verb, _IN):
        if syntax.word(occasion) in lexicon.words("claims", "told_in"):
            yield from syntax.oblique(occasion, _TO_OR_WITH)
    yield from _meanwhile(syntax, verb)


def _before_clause(syntax: Syntax, verb: int) -> Iterator[int]:
    """Whom the tree takes for a subject of what is said, though "that" comes only behind them."""
    for clause in syntax.dependents(verb, "ccomp"):
        marks = syntax.dependents(clause, "mark")
        yield from (i for i in syntax.dependents(clause, *SUBJECTS) if marks and i < marks[0])


def _meanwhile(syntax: Syntax, verb: int) -> Iterator[int]:
    """To whom the speaker is speaking in these words: "addressing B, she said"."""
    for head in (verb, *syntax.dependents(verb, "nsubj")):
        for doing in syntax.dependents(head, "advcl", "acl"):
            if syntax.word(doing) in lexicon.words("claims", "speaking_to"):
                yield from syntax.oblique(doing, _TO)
                # Farther behind, "with" tells who else is there.
                yield from (
                    i for i in syntax.oblique(doing, _WITH) if syntax.word(doing + 1) in _WITH
                )
            elif syntax.word(doing) in lexicon.words("claims", "addressing"):
                behind = syntax.dependents(doing, "obj", "obl")
                yield from (i for i in behind if not syntax.dependents(i, "case"))


def _is_told(syntax: Syntax, verb: int) -> bool:
    if syntax.word(verb) not in verb_forms_in("claims", "tell_somebody"):
        return False
    return syntax.is_passive(verb) or _is_bare_participle(syntax, verb)


def _is_bare_participle(syntax: Syntax, verb: int) -> bool:
    """Whether somebody else's question is meant: "asked whether B won, A laughed", "when asked"."""
    own = syntax.dependents(verb, *SUBJECTS, "aux", "obj", "iobj")
    return is_past_form(syntax.word(verb)) and not own and syntax.relation(verb) in ("advcl", "acl")
