"""What a speaker does besides: "said the plan was costly but praised the minister".

The trained reader takes the second verb for a part of what is said. It is the speaker's where the
subject of what is said could not do it (no plan praises anybody), or is the speaker himself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg import lexicon
from kg.extraction.discourse import human_nouns
from kg.extraction.genders import gender_of_pronoun
from kg.extraction.syntax import SUBJECTS, Syntax
from kg.language.document import Attribution, Document, Sentence
from kg.language.words import is_past_form, verb_forms_in

_LEAST = 2
"""Words of a content that are left on either side."""
_AND = frozenset(("and", "but"))
_EDGES = " ,;.\n"


def with_second_verbs(
    document: Document, attributions: Iterable[Attribution]
) -> Iterator[Attribution]:
    """The attributions, each that holds what its speaker does besides as two."""
    for each in attributions:
        place = each.content[0]
        sentence = document.sentence_at(place.start)
        parts = None
        if sentence and each.cue and each.source and not each.quoted and len(each.content) == 1:
            parts = _second(document, sentence, each)
        yield from parts or (each,)


def _second(
    document: Document, sentence: Sentence, said: Attribution
) -> tuple[Attribution, Attribution] | None:
    """What is said, and what the speaker does then."""
    content, cue = said.content[0], said.cue
    if cue is None or cue.end > content.start or content.end > sentence.end:
        return None
    syntax = Syntax(sentence)
    first, last = sentence.index_at(content.start), sentence.index_at(content.end - 1)
    joined = (i for i in range(first + _LEAST, last) if syntax.word(i - 1) in _AND)
    verb = next((i for i in joined if _is_speakers(document, syntax, i, first)), None)
    if verb is None or not is_past_form(syntax.word(sentence.index_at(cue.end - 1))):
        return None
    both = f"{syntax.word(verb)} {syntax.word(verb + 1)}"
    end = verb + 1 if both in verb_forms_in("claims", "done_by_people") else verb
    tokens = sentence.tokens
    rest = document.plain[tokens[end].end : content.end]
    start = tokens[end].end + len(rest) - len(rest.lstrip(_EDGES))
    before = document.plain[content.start : tokens[verb - 1].start].rstrip(_EDGES)
    if len(rest.split()) < _LEAST or len(before.split()) < _LEAST:
        return None
    return (
        replace(said, content=(document.span(content.start, content.start + len(before)),)),
        replace(
            said,
            cue=document.span(tokens[verb].start, tokens[end].end),
            content=(document.span(start, content.end),),
        ),
    )


def _is_speakers(document: Document, syntax: Syntax, verb: int, first: int) -> bool:
    """Whether a verb behind "and" is what the speaker did, not what is said."""
    above = syntax.arcs[verb].head
    alone = not syntax.dependents(verb, "aux", "aux:pass", "mark", *SUBJECTS)
    if syntax.word(verb) not in verb_forms_in("claims", "done_by_people") or above is None:
        return False
    if not alone or not is_past_form(syntax.word(verb)) or syntax.relation(verb) != "conj":
        return False
    if above < first:
        return True  # the tree joins it to the saying
    subjects = syntax.dependents(above, *SUBJECTS)
    return bool(subjects) and all(
        i >= first and (_is_thing(document, syntax, i) or _is_one(syntax, i)) for i in subjects
    )


def _is_thing(document: Document, syntax: Syntax, noun: int) -> bool:
    """Whether a subject is nothing that acts like people: no name, no word for them."""
    token = syntax.tokens[noun]
    named = document.name_index.covering(token.start) is not None
    plain = syntax.arcs[noun].part_of_speech == "NOUN" and syntax.word(noun) not in human_nouns()
    body = syntax.word(noun).removesuffix("s") in lexicon.words("claims", "acting_nouns")
    return plain and not named and not body


def _is_one(syntax: Syntax, word: int) -> bool:
    """Whether a subject is "he" or "she", so that nothing is lost if the speaker did it."""
    return gender_of_pronoun(syntax.word(word)) is not None
