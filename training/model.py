"""The multi-task reader: one encoder, one pass, a small head per task."""

from typing import NamedTuple

import torch
from torch import Tensor, nn

from kg.language.trained.labels import (
    MEETING_PARTS,
    MEETING_TAGS,
    NAME_TAGS,
    ROLE_TAGS,
    ROLES,
    UPOS,
)

from .crf import Chain
from .encoder import LAYERS, SHARED, WIDTH, Encoder, Layer
from .rounding import Linear

NEAR = 32
"""Distances between words beyond this many are treated alike."""
CANDIDATES = 3
"""Heads per word for which relations are scored."""


class Scores(NamedTuple):
    """What one pass yields; `words` is the window's length, all float32.

    names (words, tags); roles (words, 3, tags); links (2, words, words): that the second word
    belongs to the source (the content) of the cue at the first; upos, xpos (words, tags); starts
    (words): that a sentence begins here; arcs (words, 1 + words): that the word's head is the
    root, or that word; candidates (words, CANDIDATES): the best columns of arcs; relations
    (words, CANDIDATES, labels): the relation to each of these; meetings (words, tags): that the
    word tells of a meeting, and how far it came; meeting_parts (MEETING_PARTS, words, words): that
    the second word says who meets (where, when) at the meeting of the first, tells of the same
    meeting, or names a party of it or its place.
    """

    names: Tensor
    roles: Tensor
    links: Tensor
    upos: Tensor
    xpos: Tensor
    starts: Tensor
    arcs: Tensor
    candidates: Tensor
    relations: Tensor
    meetings: Tensor
    meeting_parts: Tensor


class Mlp(nn.Sequential):
    """A hidden layer for one head."""

    def __init__(self, outputs: int, hidden: int, dropout: float) -> None:
        super().__init__(
            Linear(WIDTH, hidden), nn.GELU(), nn.Dropout(dropout), Linear(hidden, outputs)
        )


class Pairs(nn.Module):
    """A score for every ordered pair of words.

    A bilinear form, a term per word, and one for their distance.
    """

    def __init__(self, channels: int, width: int, dropout: float) -> None:
        super().__init__()
        self.channels, self.width = channels, width
        self.left = nn.Sequential(Linear(WIDTH, channels * width), nn.GELU(), nn.Dropout(dropout))
        self.right = nn.Sequential(Linear(WIDTH, channels * width), nn.GELU(), nn.Dropout(dropout))
        self.form = nn.Parameter(torch.zeros(channels, width, width))
        self.term = nn.Parameter(torch.zeros(channels, width, 1))
        self.distance = nn.Embedding(2 * NEAR + 1, channels)
        nn.init.normal_(self.form, std=width**-0.5 / 4)
        nn.init.zeros_(self.distance.weight)

    def forward(self, x: Tensor) -> Tensor:
        batch, length = x.shape[0], x.shape[1]
        left = self.left(x).view(batch, length, self.channels, self.width).transpose(1, 2)
        right = self.right(x).view(batch, length, self.channels, self.width).transpose(1, 2)
        place = torch.arange(length, device=x.device)
        apart = (place[None, :] - place[:, None]).clamp(-NEAR, NEAR) + NEAR
        scores = left @ self.form @ right.transpose(2, 3) + (right @ self.term).transpose(2, 3)
        return scores + self.distance(apart).permute(2, 0, 1)  # type: ignore[no-any-return]


class Relations(nn.Module):
    """The relation between a word and a given head."""

    def __init__(self, labels: int, width: int, dropout: float) -> None:
        super().__init__()
        self.labels = labels
        self.left = nn.Sequential(Linear(WIDTH, width), nn.GELU(), nn.Dropout(dropout))
        self.right = nn.Sequential(Linear(WIDTH, width), nn.GELU(), nn.Dropout(dropout))
        self.root = nn.Parameter(torch.zeros(1, 1, width))
        self.form = Linear(width, labels * width)
        self.term_left = Linear(width, labels)
        self.term_right = Linear(width, labels)

    def forward(self, x: Tensor, columns: Tensor) -> Tensor:
        """columns: (batch, words, k), 0 for the root, else the head's number + 1."""
        batch, length, choices = columns.shape
        left, right = self.left(x), self.right(x)
        width = right.shape[2]
        heads = torch.cat([self.root.to(right.dtype).expand(batch, 1, width), right], 1)
        index = columns.reshape(batch, length * choices, 1).expand(-1, -1, width)
        chosen = torch.gather(heads, 1, index).view(batch, length, choices, width)
        form = self.form(left).view(batch, length, self.labels, width)
        scores = chosen @ form.transpose(2, 3)
        return scores + self.term_left(left).unsqueeze(2) + self.term_right(chosen)  # type: ignore[no-any-return]


class Network(nn.Module):
    """All tasks over the shared encoder; `forward` is what is exported."""

    def __init__(
        self, xpos: int, relations: int, dropout: float = 0.1, head_dropout: float = 0.2
    ) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.names = Mlp(len(NAME_TAGS), 256, head_dropout)
        self.roles = Mlp(len(ROLES) * len(ROLE_TAGS), 384, head_dropout)
        self.links = Pairs(2, 96, head_dropout)
        self.upos = Mlp(len(UPOS), 128, head_dropout)
        self.xpos = Mlp(xpos, 128, head_dropout)
        self.starts = Mlp(1, 128, head_dropout)
        self.arcs = Pairs(1, 192, head_dropout)
        self.root = Linear(WIDTH, 1)
        self.relations = Relations(relations, 96, head_dropout)
        self.meeting_layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS - SHARED))
        self.meetings = Mlp(len(MEETING_TAGS), 192, head_dropout)
        self.meeting_parts = Pairs(len(MEETING_PARTS), 64, head_dropout)
        self.name_chain = Chain(NAME_TAGS)
        self.role_chain = Chain(ROLE_TAGS, len(ROLES))

    def role_scores(self, x: Tensor) -> Tensor:
        return self.roles(x).view(x.shape[0], x.shape[1], len(ROLES), len(ROLE_TAGS))  # type: ignore[no-any-return]

    def arc_scores(self, x: Tensor, there: Tensor) -> Tensor:
        """(batch, words, 1 + words); words that are not there (padding) cannot be heads."""
        scores = self.arcs(x).squeeze(1) + (1 - there.to(x.dtype))[:, None, :] * -1e4
        return torch.cat([self.root(x), scores], 2)

    def forward(self, pieces: Tensor, owners: Tensor, firsts: Tensor, features: Tensor) -> Scores:
        stem = self.encoder.stem(pieces, owners, firsts, features)
        x, met = self.encoder(stem), self.encoder(stem, self.meeting_layers)
        arcs = self.arc_scores(x, features[..., 0] > 0)
        candidates = torch.topk(arcs, CANDIDATES, dim=2).indices
        return Scores(
            self.names(x),
            self.role_scores(x),
            self.links(x),
            self.upos(x),
            self.xpos(x),
            self.starts(x).squeeze(2),
            arcs,
            candidates,
            self.relations(x, candidates),
            self.meetings(met),
            self.meeting_parts(met),
        )
