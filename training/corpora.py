"""What every reader of a corpus hands on: words with whichever labels that corpus has."""

import bisect
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kg.language.trained.words import Words

Range = tuple[int, int]


@dataclass
class Link:
    """One attribution in words: (start, end) ranges; its parts point at each other."""

    source: list[tuple[int, int]] = field(default_factory=list)
    cue: list[tuple[int, int]] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Tree:
    """Universal Dependencies labels; `heads` are word numbers inside the example, -1 for a root."""

    upos: list[int]
    xpos: list[int]
    heads: list[int]
    relations: list[int]
    starts: list[bool]


@dataclass
class Meeting:
    """What one sentence says of one meeting, in words: those that tell of it, who, where, when.

    `party`, `place` and `date` are the words, anywhere in the article, that tell who meets, where
    and when. Sentences about the same meeting of an article share its `ident`. One that a reader
    may well pass over (`is_unsure`) is learned neither as a meeting nor as none.
    """

    ident: str = ""
    state: str = "held"
    met: list[tuple[int, int]] = field(default_factory=list)
    who: list[tuple[int, int]] = field(default_factory=list)
    where: list[tuple[int, int]] = field(default_factory=list)
    when: list[tuple[int, int]] = field(default_factory=list)
    party: list[tuple[int, int]] = field(default_factory=list)
    place: list[tuple[int, int]] = field(default_factory=list)
    date: list[tuple[int, int]] = field(default_factory=list)
    is_unsure: bool = False

    def moved(self, move: Callable[[list[Range]], list[Range]]) -> "Meeting":
        """The same with each list of ranges as `move` gives it."""
        lists = (self.met, self.who, self.where, self.when, self.party, self.place, self.date)
        met, who, where, when, party, place, date = (move(ranges) for ranges in lists)
        return Meeting(
            self.ident, self.state, met, who, where, when, party, place, date, self.is_unsure
        )


@dataclass
class Example:
    """A stretch of text, with None for every task that its corpus does not annotate.

    `names` holds (start, end, type); `unsure` holds stretches where "no name" and any of the
    given types are both acceptable, because the corpora disagree on what counts there.
    """

    words: Words
    names: list[tuple[int, int, str]] | None = None
    unsure: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    links: list[Link] | None = None
    tree: Tree | None = None
    meetings: list[Meeting] | None = None
    doc_id: str = ""

    def __len__(self) -> int:
        return len(self.words)

    def cut(self, start: int, end: int) -> "Example":
        """Words start..end as an example of its own.

        Spans are clipped to it, trees must not cross its edge.
        """

        def clip(low: int, high: int) -> tuple[int, int]:
            return max(low, start) - start, min(high, end) - start

        def clip_all(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
            return [(a, b) for a, b in (clip(*r) for r in ranges) if a < b]

        words = self.words
        part = Words(
            *(getattr(words, name)[start:end] for name in ("text", "spans", "gaps", "quotes"))
        )
        names = None
        if self.names is not None:
            names = [
                (a, b, kind)
                for (a, b), kind in ((clip(s, e), k) for s, e, k in self.names)
                if a < b
            ]
        unsure = [
            (a, b, kinds) for (a, b), kinds in ((clip(s, e), k) for s, e, k in self.unsure) if a < b
        ]
        links = None
        if self.links is not None:
            links = [
                Link(clip_all(x.source), clip_all(x.cue), clip_all(x.content)) for x in self.links
            ]
            links = [x for x in links if x.source or x.cue or x.content]
        tree = None
        if self.tree is not None:
            t = self.tree
            heads = [head - start if head >= 0 else -1 for head in t.heads[start:end]]
            tree = Tree(
                t.upos[start:end],
                t.xpos[start:end],
                heads,
                t.relations[start:end],
                t.starts[start:end],
            )
        meetings = None
        if self.meetings is not None:
            meetings = [each for m in self.meetings if (each := m.moved(clip_all)).met]
        return replace(
            self, words=part, names=names, unsure=unsure, links=links, tree=tree, meetings=meetings
        )


class Aligner:
    """From character ranges to word ranges: a word belongs to a range that it touches."""

    def __init__(self, words: Words) -> None:
        self._starts = [start for start, _ in words.spans]
        self._ends = [end for _, end in words.spans]

    def words(self, start: int, end: int) -> tuple[int, int]:
        return bisect.bisect_right(self._ends, start), bisect.bisect_left(self._starts, end)
