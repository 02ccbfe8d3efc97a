"""A linear-chain CRF.

Tags are judged as a sequence, so both ends of a span are learned together.
"""

import torch
from torch import Tensor, nn

from kg.language.trained.labels import allowed

FORBIDDEN = -1e4


class Chain(nn.Module):
    """Learned scores between neighbouring tags of several parallel layers.

    Ill-formed sequences are impossible.
    """

    def __init__(self, tags: tuple[str, ...], layers: int = 1) -> None:
        super().__init__()
        self.count = len(tags)
        self.between = nn.Parameter(torch.zeros(layers, self.count, self.count))
        self.edges = nn.Parameter(torch.zeros(layers, 2, self.count))
        inner = [[0.0 if allowed(a, b) else FORBIDDEN for b in tags] for a in tags]
        outer = [
            [0.0 if allowed("", b) else FORBIDDEN for b in tags],
            [0.0 if allowed(a, "") else FORBIDDEN for a in tags],
        ]
        self.inner: Tensor
        self.outer: Tensor
        self.register_buffer("inner", torch.tensor(inner))
        self.register_buffer("outer", torch.tensor(outer))

    def scores(self) -> tuple[Tensor, Tensor]:
        """Transitions (layer, from, to) and edges (layer, start or end, tag)."""
        return self.between + self.inner, self.edges + self.outer

    def loss(self, emissions: Tensor, right: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood, summed, of all sequences that `right` admits.

        emissions and right: (batch, words, layers, tags), right a boolean; where it admits
        several tags, any of them counts as correct. mask: (batch, words).
        """
        batch, length, layers, count = emissions.shape
        both = torch.stack([emissions, emissions.masked_fill(~right, FORBIDDEN)]).float()
        both = both.permute(2, 0, 1, 3, 4).reshape(length, 2 * batch, layers, count)
        between, edges = self.scores()
        on = mask.repeat(2, 1).t()[:, :, None, None]
        total = edges[:, 0] + both[0]
        for step in range(1, length):
            new = torch.logsumexp(total.unsqueeze(-1) + between, 2) + both[step]
            total = torch.where(on[step], new, total)
        total = torch.logsumexp(total + edges[:, 1], -1).view(2, batch, layers)
        return (total[0] - total[1]).sum()
