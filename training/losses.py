"""What a batch's labels ask of the model: one number per task, each a mean over words."""

import torch
from torch import Tensor
from torch.nn import functional

from .batches import Batch
from .encoder import Stem
from .model import Network

WEIGHTS = {
    "names": 3.0,
    "roles": 3.0,
    "links": 0.5,
    "upos": 0.7,
    "xpos": 0.3,
    "arcs": 1.0,
    "relations": 1.0,
    "starts": 2.0,
    "meetings": 3.0,
    "meeting_parts": 0.5,
}
"""Set so that the tasks, whose losses per word differ by their nature, pull on the encoder about
equally.
"""


def losses(model: Network, batch: Batch) -> dict[str, Tensor]:
    """The loss of every task that the batch has labels for.

    Heads of other tasks are not computed.
    """
    stem = model.encoder.stem(*batch.inputs)
    found: dict[str, Tensor] = {}
    words = batch.words
    if batch.meetings is not None and batch.meeting_parts is not None:
        return _meetings(model, stem, batch)
    x = model.encoder(stem)
    if batch.names is not None:
        found["names"] = (
            model.name_chain.loss(model.names(x).unsqueeze(2), batch.names, batch.mask) / words
        )
    if batch.roles is not None and batch.links is not None and batch.cues is not None:
        found["roles"] = (
            model.role_chain.loss(model.role_scores(x), batch.roles, batch.mask) / words
        )
        rows = (batch.cues[:, None, :, None] & batch.mask[:, None, None, :]).float()
        each = functional.binary_cross_entropy_with_logits(
            model.links(x).float(), batch.links, reduction="none"
        )
        found["links"] = (each * rows).sum() / words
    if batch.heads is not None and batch.upos is not None and batch.xpos is not None:
        found["upos"] = _choice(model.upos(x), batch.upos)
        found["xpos"] = _choice(model.xpos(x), batch.xpos)
        found["arcs"] = _choice(model.arc_scores(x, batch.mask), batch.heads)
        columns = batch.heads.clamp(min=0).unsqueeze(2)
        assert batch.relations is not None
        assert batch.starts is not None
        found["relations"] = _choice(model.relations(x, columns).squeeze(2), batch.relations)
        starts = functional.binary_cross_entropy_with_logits(
            model.starts(x).squeeze(2).float(), batch.starts, reduction="none"
        )
        found["starts"] = (starts * batch.mask).sum() / words
    return found


def _meetings(model: Network, stem: Stem, batch: Batch) -> dict[str, Tensor]:
    """Of articles whose meetings are marked; parts only where a word tells of a meeting."""
    assert batch.meetings is not None
    assert batch.meeting_parts is not None
    x = model.encoder(stem, model.meeting_layers)
    rows = (batch.meetings > 0)[:, None, :, None] & batch.mask[:, None, None, :]
    each = functional.binary_cross_entropy_with_logits(
        model.meeting_parts(x).float(), batch.meeting_parts, reduction="none"
    )
    return {
        "meetings": _choice(model.meetings(x), batch.meetings),
        "meeting_parts": (each * rows).sum() / batch.words,
    }


def total(found: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()


def _choice(scores: Tensor, right: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.float().flatten(0, 1), right.flatten(), ignore_index=-100
    )
