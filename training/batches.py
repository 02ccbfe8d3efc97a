"""Windows to tensors."""

from collections import defaultdict
from dataclasses import dataclass

import torch
from torch import Tensor

from kg.language.trained.labels import (
    MEETING_PARTS,
    MEETING_TAGS,
    NAME_TAGS,
    ROLE_TAGS,
    ROLES,
    tag_spans,
)
from kg.language.trained.pieces import Pieces
from kg.language.trained.words import shape

from .corpora import Example, Range

Inputs = tuple[Tensor, Tensor, Tensor, Tensor]
"""pieces, owners, firsts, features: see `Encoder.forward`."""


@dataclass
class Batch:
    """Windows side by side, padded; a label is None where no window of the batch has it.

    A batch comes from one corpus, so a label is there for all of its windows or for none.
    """

    inputs: Inputs
    mask: Tensor
    names: Tensor | None = None
    roles: Tensor | None = None
    cues: Tensor | None = None
    links: Tensor | None = None
    upos: Tensor | None = None
    xpos: Tensor | None = None
    heads: Tensor | None = None
    relations: Tensor | None = None
    starts: Tensor | None = None
    meetings: Tensor | None = None
    meeting_parts: Tensor | None = None

    @property
    def words(self) -> int:
        return int(self.mask.sum())


def inputs(windows: list[Example], pieces: Pieces, hidden: float = 0.0) -> Inputs:
    """The encoder's four inputs; a share `hidden` of the words shows its casing only."""
    rows = [_row(window, pieces) for window in windows]
    long = max(len(row[0]) for row in rows)
    wide = max(len(row[2]) for row in rows)

    def pad(column: int, length: int) -> Tensor:
        return torch.tensor([row[column] + [0] * (length - len(row[column])) for row in rows])

    features = torch.zeros(len(rows), wide, 3, dtype=torch.long)
    for number, row in enumerate(rows):
        features[number, : len(row[3])] = torch.tensor(row[3])
    shown, owners = pad(0, long), pad(1, long)
    if hidden:
        chosen = torch.rand(len(rows), wide + 1) < hidden
        chosen[:, 0] = False
        shown[torch.gather(chosen, 1, owners)] = pieces.hidden
    return shown, owners, pad(2, wide), features


def _row(
    window: Example, pieces: Pieces
) -> tuple[list[int], list[int], list[int], list[list[int]]]:
    ids, owners, firsts = [pieces.first], [0], []
    for number, word in enumerate(window.words.text, start=1):
        parts = pieces.of(word)
        firsts.append(len(ids))
        ids.extend(parts)
        owners.extend([number] * len(parts))
    features = [
        [shape(word), gap, quote]
        for word, gap, quote in zip(
            window.words.text, window.words.gaps, window.words.quotes, strict=True
        )
    ]
    return [*ids, pieces.last], [*owners, 0], firsts, features


def collate(windows: list[Example], pieces: Pieces, hidden: float = 0.0) -> Batch:
    """A batch with every label that its corpus has; `hidden` as for `inputs`."""
    made = inputs(windows, pieces, hidden)
    batch = Batch(made, made[3][..., 0] > 0)
    if windows[0].names is not None:
        _add_names(batch, windows)
    if windows[0].links is not None:
        _add_links(batch, windows)
    if windows[0].tree is not None:
        _add_trees(batch, windows)
    if windows[0].meetings is not None:
        _add_meetings(batch, windows)
    return batch


def _add_names(batch: Batch, windows: list[Example]) -> None:
    """Admissible name tags.

    The one in the corpus, and where the corpora disagree also those of the named types.
    """
    right = torch.zeros(*batch.mask.shape, 1, len(NAME_TAGS), dtype=torch.bool)
    right[..., 0] = True
    for number, window in enumerate(windows):
        assert window.names is not None
        coded = tag_spans(len(window), window.names, NAME_TAGS)
        for word, tag in enumerate(coded):
            right[number, word, 0] = False
            right[number, word, 0, tag] = True
        for start, end, kinds in window.unsure:
            extra = [index for index, tag in enumerate(NAME_TAGS) if tag.partition("-")[2] in kinds]
            for word in range(start, end):
                if coded[word] == 0:
                    right[number, word, 0, extra] = True
    batch.names = right


def _add_links(batch: Batch, windows: list[Example]) -> None:
    """Role tags, and for each word of a cue the words of its source and of its content."""
    count, wide = batch.mask.shape
    roles = torch.zeros(count, wide, len(ROLES), len(ROLE_TAGS), dtype=torch.bool)
    roles[..., 0] = True
    cues = torch.zeros(count, wide, dtype=torch.bool)
    links = torch.zeros(count, 2, wide, wide)
    for number, window in enumerate(windows):
        assert window.links is not None
        for layer, role in enumerate(ROLES):
            spans = [(a, b, "") for link in window.links for a, b in getattr(link, role)]
            coded = torch.tensor(tag_spans(len(window), spans, ROLE_TAGS))
            roles[number, : len(window), layer] = torch.nn.functional.one_hot(
                coded, len(ROLE_TAGS)
            ).bool()
        for link in window.links:
            for low, high in link.cue:
                cues[number, low:high] = True
                for channel, ranges in enumerate((link.source, link.content)):
                    for a, b in ranges:
                        links[number, channel, low:high, a:b] = 1
    batch.roles, batch.cues, batch.links = roles, cues, links


def _add_trees(batch: Batch, windows: list[Example]) -> None:
    """Treebank labels; heads are shifted by one so that 0 is the root, and -100 marks padding."""
    shape_ = batch.mask.shape
    batch.upos, batch.xpos, batch.heads, batch.relations = (
        torch.full(shape_, -100) for _ in range(4)
    )
    batch.starts = torch.zeros(shape_)
    for number, window in enumerate(windows):
        tree, length = window.tree, len(window)
        assert tree is not None
        batch.upos[number, :length] = torch.tensor(tree.upos)
        batch.xpos[number, :length] = torch.tensor(tree.xpos)
        batch.heads[number, :length] = torch.tensor(tree.heads) + 1
        batch.relations[number, :length] = torch.tensor(tree.relations)
        batch.starts[number, :length] = torch.tensor(tree.starts, dtype=torch.float)


def _add_meetings(batch: Batch, windows: list[Example]) -> None:
    """The tag of each word, and for each word that tells of a meeting the words of its parts."""
    count, wide = batch.mask.shape
    tags = torch.full((count, wide), -100)
    parts = torch.zeros(count, len(MEETING_PARTS), wide, wide)
    for number, window in enumerate(windows):
        assert window.meetings is not None
        tags[number, : len(window)] = 0
        same: defaultdict[str, list[Range]] = defaultdict(list)
        for meeting in window.meetings:
            same[meeting.ident] += meeting.met
        for meeting in sorted(window.meetings, key=lambda each: not each.is_unsure):
            here = (meeting.who, meeting.where, meeting.when)
            linked = (*here, same[meeting.ident], meeting.party, meeting.place, meeting.date)
            for low, high in meeting.met:
                tags[number, low:high] = (
                    -100 if meeting.is_unsure else MEETING_TAGS.index(meeting.state)
                )
                for channel, ranges in enumerate(linked):
                    for a, b in ranges:
                        parts[number, channel, low:high, a:b] = 1
    batch.meetings, batch.meeting_parts = tags, parts
