"""The attitude that a claim's words show, and whether the saying itself is denied."""

from __future__ import annotations

from functools import cache

from kg import lexicon
from kg.language.document import Document, Sentence
from kg.language.inflection import forms_of
from kg.language.words import verb_forms_in
from kg.records import Span

_DENIAL_REACH = 3
"""Tokens before a cue in which a negation denies it ("declined to say")."""
_TO_A_NOUN = 4
"""Words of a content in which the noun stands that says what it is: "all the accusations"."""
_NOBODY = frozenset(("nobody", "few", "none", "nor"))
_FEW_WORDS = 5
"""Words of a sentence before its first cue: "Nor did the prime minister say"."""
_THAT = frozenset(("it", "that", "this"))
_ASKED = frozenset(("that", "if", "whether", "what", "why", "how", "who", "where", "when"))


def attitude_of(document: Document, cue: Span | None, content: Span) -> str:
    """The attitude that the last known verb of the cue shows ("did not agree to say").

    Who rejects an accusation denies it, and who asks somebody to do something urges him to.
    """
    words = document.plain[cue.start : cue.end].lower().split() if cue else []
    said = document.plain[content.start : content.end].lower().split()
    if set(words) & verb_forms_in("claims", "rejecting"):
        accused = set(said[:_TO_A_NOUN]) & {*lexicon.words("claims", "accusations")}
        if accused or (len(said) == 1 and said[0] in _THAT):
            return "denies"
    if words and words[-1] in _agreeing() and said[:1] == ["that"]:
        return "says"
    does = words and words[-1] in verb_forms_in("claims", "telling_to_do")
    if does and cue and cue.end < content.start and document.plain[content.start - 1] != '"':
        told = said[: said.index("to")] if "to" in said[:_TO_A_NOUN] else _ASKED
        if not _ASKED & {*told}:
            return "urges"
    for end in range(len(words), 0, -1):
        for start in (end - 2, end - 1):
            if found := attitudes().get(" ".join(words[max(0, start) : end])):
                return found
    return "says"


def is_negated(document: Document, sentence: Sentence, cue: Span) -> bool:
    """Whether the saying itself is denied: "declined to say", but not "Doctors Without Borders"."""
    tokens = sentence.tokens
    first = next(i for i, token in enumerate(tokens) if token.end > cue.start)
    if tokens[0].lower in _NOBODY and first <= _FEW_WORDS:
        return True  # "Nobody believes that", "Nor did the minister say that"
    near = tokens[max(0, first - _DENIAL_REACH) :]
    reach = [token for token in near if token.start < cue.end]
    # "The pilot, whom we do not name, said": that clause is over.
    commas = [n for n, token in enumerate(reach) if token.text == "," and token.end <= cue.start]
    reach = reach[commas[-1] + 1 :] if commas else reach
    words = " ".join(token.lower for token in reach)
    if any(phrase in words for phrase in lexicon.words("claims", "not_negated")):
        return False
    if any(phrase in words for phrase in lexicon.words("claims", "left_undone")):
        return True
    negations = lexicon.words("claims", "negations")
    denied = [
        index
        for index, token in enumerate(reach)
        if token.lower in negations and document.name_index.covering(token.start) is None
    ]
    # Who "did not mince words" or "could not hide" something has said it.
    behind = {token.lower for token in reach[denied[0] :]} if denied else set()
    is_idiom = behind.isdisjoint(attitudes()) and not behind.isdisjoint(_idioms())
    return bool(denied) and not is_idiom


@cache
def _idioms() -> frozenset[str]:
    return verb_forms_in("claims", "holding_back")


@cache
def _agreeing() -> frozenset[str]:
    """Forms of what is an intention only with "to": not "agreed that rents were high"."""
    return frozenset(forms_of(("agree",), {}))


@cache
def attitudes() -> dict[str, str]:
    """From every form of a verb that attributes to the attitude that it shows."""
    content = lexicon.load("claims")
    return {
        form: attitude
        for attitude, bases in content["verbs"].items()
        for form in forms_of(bases, content["irregular"])
    }
