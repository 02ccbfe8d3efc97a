"""The pretrained encoder, written out so that it can be exported exactly.

The model reads the weights of a BERT-shaped checkpoint. For export, attention is a plain product
and softmax with an additive mask made from the input itself; nothing in it depends on the shapes
seen while exporting. (An export through a general library traced its mask with fixed shapes and
agreed with PyTorch on 95 % of the words only.)
"""

import math
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.language.trained.words import GAPS, QUOTES, SHAPES

from .rounding import Linear

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, LONGEST = 384, 6, 12, 1536, 30522, 512
SHARED = 4
"""Layers below which meetings have last layers of their own."""
_MASKED = -1e4


class Stem(NamedTuple):
    """The word pieces' states in the middle of the encoder, and what the layers above it need."""

    states: Tensor
    mask: Tensor | None
    firsts: Tensor
    facts: Tensor


class Layer(nn.Module):
    """Self-attention and feed-forward, each with a residual and a norm after it.

    Attention weights are not dropped out: drawing their masks took a third of a training step.
    Spelt out like this, attention trains no slower than the fused form, and exports exactly.
    """

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mix = Linear(WIDTH, 3 * WIDTH)
        self.out = Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = Linear(WIDTH, INNER)
        self.down = Linear(INNER, WIDTH)
        self.norm_output = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length = x.shape[0], x.shape[1]
        query, key, value = (
            self.mix(x)
            .view(batch, length, 3, HEADS, WIDTH // HEADS)
            .permute(2, 0, 3, 1, 4)
            .unbind(0)
        )
        weights = query @ key.transpose(2, 3) * (1 / math.sqrt(WIDTH // HEADS))
        if mask is not None:
            weights = weights + mask
        seen = torch.softmax(weights, -1) @ value
        seen = seen.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_attention(x + self.dropout(self.out(seen)))
        return self.norm_output(x + self.dropout(self.down(functional.gelu(self.up(x)))))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """Word pieces and word features in, one vector per word out (that of its first piece).

    The facts of `words.py` are added to the embedding of every piece of the word, so that all
    layers use them. `padded` is switched off where windows come one by one, without padding to
    look past. The word-piece table stays as pretrained: rare names keep the place they had
    among their neighbours.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.padded = True
        self.table = nn.Embedding(VOCABULARY, WIDTH)
        self.table.weight.requires_grad_(False)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.gaps = nn.Embedding(len(GAPS), WIDTH)
        self.quotes = nn.Embedding(len(QUOTES), WIDTH)
        for table in (self.shapes, self.gaps, self.quotes):
            nn.init.normal_(table.weight, std=0.01)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def stem(self, pieces: Tensor, owners: Tensor, firsts: Tensor, features: Tensor) -> Stem:
        """The states behind the layers that everything shares.

        `owners` gives each piece's word (0 for none, else number + 1), `firsts` each word's
        first piece.
        """
        facts: Tensor = self.shapes(features[..., 0])
        facts = facts + self.gaps(features[..., 1]) + self.quotes(features[..., 2])
        none = torch.zeros_like(facts[:, :1])
        spread = _pick(torch.cat([none, facts], 1), owners)
        place = self.positions(torch.arange(pieces.shape[1], device=pieces.device))
        x = self.dropout(self.norm(self.table(pieces) + place + spread))
        mask = ((pieces == 0).to(x.dtype) * _MASKED)[:, None, None, :] if self.padded else None
        for layer in self.layers[:SHARED]:
            x = layer(x, mask)
        return Stem(x, mask, firsts, facts)

    def forward(self, stem: Stem, layers: Iterable[nn.Module] | None = None) -> Tensor:
        """The vectors (batch, words, width) of the words, by the encoder's own last layers.

        Or by others that stand in their place.
        """
        x = stem.states
        for layer in self.layers[SHARED:] if layers is None else layers:
            x = layer(x, stem.mask)
        return _pick(x, stem.firsts) + stem.facts

    def load_pretrained(self, path: Path) -> None:
        """Take the weights of a BERT-shaped safetensors file.

        The rows of type 0 go into the positions.
        """
        source = load_file(str(path))
        target = dict(self.named_parameters())

        def put(name: str, value: Tensor) -> None:
            if target[name].shape != value.shape:
                raise ValueError(
                    f"{path}: {name} has the shape {tuple(value.shape)}, "
                    f"not {tuple(target[name].shape)}."
                )
            target[name].data.copy_(value)

        put("table.weight", source["embeddings.word_embeddings.weight"])
        put(
            "positions.weight",
            source["embeddings.position_embeddings.weight"]
            + source["embeddings.token_type_embeddings.weight"][0],
        )
        parts = {
            "out": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_output": "output.LayerNorm",
        }
        for kind in ("weight", "bias"):
            put(f"norm.{kind}", source[f"embeddings.LayerNorm.{kind}"])
            for number in range(LAYERS):
                prefix = f"encoder.layer.{number}."
                mixed = [
                    source[f"{prefix}attention.self.{name}.{kind}"]
                    for name in ("query", "key", "value")
                ]
                put(f"layers.{number}.mix.{kind}", torch.cat(mixed))
                for name, old in parts.items():
                    put(f"layers.{number}.{name}.{kind}", source[f"{prefix}{old}.{kind}"])


def _pick(x: Tensor, index: Tensor) -> Tensor:
    """Rows of each batch item by number."""
    return torch.gather(x, 1, index.unsqueeze(-1).expand(-1, -1, x.shape[2]))
