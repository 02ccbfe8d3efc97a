"""Words that reach the reader through somebody else: "B was quoted by A as saying", "A quoted B".

And "B said, according to A". Who speaks is B, whoever passes it on; the trained reader takes
the other for the speaker, and "B said" for a part of what is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extraction.addressees import verbs_of
from kg.extraction.syntax import AGENT, SUBJECTS, Syntax
from kg.language.document import Attribution, Document, Sentence
from kg.language.words import verb_forms_in, verbs_of_saying
from kg.records import Span

_EDGES = " \t\n,;:-–—\"'"
_LEAST = 2
"""Letters of what is left of a content."""
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Who speaks, the verb that says so, and the stretches that are no part of what is said."""

    source: Range
    cue: Range
    around: tuple[Range, ...]


def relayed(document: Document, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions, those that are passed on with whoever speaks; none without a content."""
    for each in attributions:
        place = each.cue or each.content[0]
        sentence = document.sentence_at(place.start)
        frame = _frame(each, sentence) if sentence is not None else None
        if frame is None:
            yield each
        elif pieces := tuple(_left(document, each.content, frame)):
            yield replace(
                each,
                source=document.span(*frame.source),
                cue=document.span(*frame.cue),
                content=pieces,
                quoted=sum(_is_quoted(document, piece) for piece in pieces),
            )


def _frame(each: Attribution, sentence: Sentence) -> _Frame | None:
    if each.cue is None:
        return None
    syntax = Syntax(sentence)
    for verb in verbs_of(syntax, each.cue):
        if frame := _of_quoting(syntax, verb):
            return frame
    return _of_according(syntax, each)


def _of_quoting(syntax: Syntax, verb: int) -> _Frame | None:
    """As in "quoted B as saying" and "B was quoted by A as saying"; ``verb`` may be either one."""
    if syntax.word(verb) == "saying" and (above := syntax.arcs[verb].head) is not None:
        verb = above
    saying = [
        i
        for i in syntax.dependents(verb, "advcl")
        if syntax.word(i) == "saying" and syntax.word(i - 1) == "as"
    ]
    if syntax.word(verb) not in verb_forms_in("claims", "quoting") or not saying:
        return None
    passive = syntax.is_passive(verb)
    heads = syntax.subject(verb) if passive else syntax.objects(verb)
    if len(heads) != 1:
        return None
    source = _phrase(syntax, heads[0])
    ends = [saying[0]]
    ends += [max(syntax.phrase(i)) for i in syntax.oblique(verb, AGENT) if passive]
    first = syntax.tokens[min(verb, *syntax.phrase(heads[0]))].start
    last = syntax.tokens[max(ends)].end
    cue = syntax.tokens[verb].start, syntax.tokens[saying[0]].end
    return _Frame(source, cue if passive else _word(syntax, saying[0]), ((first, last),))


def _of_according(syntax: Syntax, each: Attribution) -> _Frame | None:
    """As in "B said, according to A" and "B, according to A, promised"."""
    if each.source is None:
        return None
    heads = [
        index
        for index, token in enumerate(syntax.tokens)
        if each.source.start <= token.start < each.source.end
        and "according" in (syntax.word(i) for i in syntax.dependents(index, "case"))
    ]
    verb = syntax.arcs[heads[0]].head if heads else None
    if verb is None or not syntax.is_verb(verb) or not _attributes(syntax.word(verb)):
        return None
    subjects = syntax.dependents(verb, *SUBJECTS)
    if len(subjects) != 1 or subjects[0] > heads[0] or syntax.is_passive(verb):
        return None
    if syntax.arcs[subjects[0]].part_of_speech not in ("PROPN", "PRON"):
        return None
    source, passed_on = _phrase(syntax, subjects[0]), _phrase(syntax, heads[0])
    return _Frame(source, _word(syntax, verb), (source, passed_on, _word(syntax, verb)))


def _attributes(word: str) -> bool:
    """Whether a verb says something, or is a promise or the like."""
    return word in verbs_of_saying() | verb_forms_in("claims", "promising")


def _phrase(syntax: Syntax, head: int) -> Range:
    """The offsets of the phrase of a word, without commas and prepositions at its edges."""
    words = [i for i in syntax.phrase(head) if syntax.tokens[i].is_word]
    while words and syntax.relation(words[0]) in ("case", "fixed", "mark"):
        words.pop(0)
    return syntax.tokens[words[0]].start, syntax.tokens[words[-1]].end


def _word(syntax: Syntax, index: int) -> Range:
    return syntax.tokens[index].start, syntax.tokens[index].end


def _left(document: Document, content: Iterable[Span], frame: _Frame) -> Iterator[Span]:
    """What is left of a content without the words that only say who says it."""
    for piece in content:
        start = piece.start
        for low, high in (*sorted(frame.around), (piece.end, piece.end)):
            if low >= start:
                end = min(low, piece.end)
                yield from _stripped(document, start, end)
            start = max(start, high)
            if start >= piece.end:
                break


def _stripped(document: Document, start: int, end: int) -> Iterator[Span]:
    stretch = document.plain[start:end]
    start += len(stretch) - len(stretch.lstrip(_EDGES))
    kept = document.plain[start:end].rstrip(" \t\n\"'")
    if not kept.endswith(",") or not document.plain.startswith('"', start + len(kept)):
        kept = kept.rstrip(_EDGES)
    if sum(letter.isalpha() for letter in kept) >= _LEAST:
        yield document.span(start, start + len(kept))


def _is_quoted(document: Document, piece: Span) -> bool:
    """Whether quotation marks stand at both ends of a piece."""
    return document.plain.startswith('"', piece.start - 1) and document.plain.startswith(
        '"', piece.end
    )
