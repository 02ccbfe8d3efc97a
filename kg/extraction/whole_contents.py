"""Contents as long as the sentence makes them: "said that A came and that B left"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.discourse import Scene
from kg.language.document import Attribution, Document
from kg.records import Span

_AND_THAT = re.compile(r",? and that\b")
_CITING = re.compile(r", that\b")
_CITED = ("citing ", "quoting ")


def whole(document: Document, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions; what "and that" adds belongs to them, whom somebody is citing does not."""
    for each in attributions:
        pieces = [_without_cited(document, piece) for piece in each.content]
        if each.cue is not None and not each.quoted:
            pieces[-1] = _with_rest(document, pieces[-1])
        yield replace(each, content=tuple(pieces))


def _with_rest(document: Document, piece: Span) -> Span:
    """The piece with the clauses behind "and that"."""
    sentence = document.sentence_at(piece.start)
    joined = _AND_THAT.match(document.plain, piece.end)
    if sentence is None or joined is None or joined.end() >= sentence.end:
        return piece
    scene = Scene(sentence)
    verb = scene.syntax.arcs[sentence.index_at(joined.end() - 1)].head
    if verb is None:
        return piece
    words = [i for i in scene.syntax.below(verb) if sentence.tokens[i].is_word]
    end = max(sentence.tokens[i].end for i in words)
    return document.span(piece.start, end) if end > piece.end else piece


def _without_cited(document: Document, piece: Span) -> Span:
    """What is reported, without those whom it is reported from: "citing officials, that ..."."""
    if not document.plain.endswith(_CITED, 0, piece.start):
        return piece
    that = _CITING.search(document.plain, piece.start, piece.end)
    return document.span(that.start() + len(", "), piece.end) if that else piece
