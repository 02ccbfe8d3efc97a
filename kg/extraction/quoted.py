"""Who speaks the quotations of an article, and of whom speakers speak by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.extraction.discourse import Figure, Scene
from kg.language.document import Document


class Quoted:
    """The quotations of one article; ``scenes`` are its sentences with those named in them."""

    def __init__(
        self, document: Document, scenes: Sequence[tuple[Scene, Sequence[Figure]]]
    ) -> None:
        named = [
            (scene.syntax.tokens[figure.first].start, figure.name)
            for scene, figures in scenes
            for figure in figures
            if figure.name is not None
        ]
        self._pieces: list[tuple[int, int, frozenset[str]]] = []
        self._told = [
            (piece.start, piece.end)
            for each in document.attributions
            for piece in each.content
            if each.cue is not None and each.cue.start < piece.start
        ]
        self._spoken_of: defaultdict[int, set[str]] = defaultdict(set)
        for each in document.attributions:
            speakers: frozenset[str] = frozenset()
            if each.source is not None:
                start, end = each.source.start, each.source.end
                speakers = frozenset(name for place, name in named if start <= place < end)
                self._spoken_of[start].update(
                    name
                    for place, name in named
                    if any(piece.start <= place < piece.end for piece in each.content)
                )
            self._pieces += [
                (piece.start, piece.end, speakers)
                for piece in each.content
                if document.plain[piece.start - 1 : piece.start] == '"'
            ]

    def number(self, offset: int) -> int | None:
        """Which quotation an offset lies in; None outside of quotation marks."""
        for number, (start, end, _) in enumerate(self._pieces):
            if start <= offset < end:
                return number
        return None

    def is_told(self, offset: int) -> bool:
        """Whether an offset lies in what somebody was said to tell: "B said that C would come".

        What is told first, and only then who says it, is the article's own account.
        """
        return any(start <= offset < end for start, end in self._told)

    def others(self, offset: int) -> frozenset[str]:
        """Those whom a pronoun at ``offset`` cannot mean, being who speaks or is spoken of."""
        number = self.number(offset)
        speakers = self._pieces[number][2] if number is not None else frozenset()
        return speakers | self._spoken_of.get(offset, set())
