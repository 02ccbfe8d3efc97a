r"""Train the layers that find meetings, on top of a finished reader that stays as it is.

    python -m training.train_meetings --start build/reader/last.pt --out build/reader/meetings.pt

They begin as copies of the encoder's last layers and learn from our own marked articles
(`training/meetings`). Nothing else in the reader moves, so no other score does.
"""

import argparse
import time
from pathlib import Path

import torch

from kg.language.trained.pieces import Pieces
from kg.language.trained.runtime import VOCABULARY

from .checkpoints import load
from .corpora import Example
from .corpus_meetings import read_meetings, read_newswire
from .encoder import SHARED
from .evaluate_meetings import MeetingCounts
from .losses import losses, total
from .model import Network
from .rounding import roughen
from .streams import Stream
from .swap_names import NamePool
from .torch_forward import reader_with

OWN = Path(__file__).with_name("meetings")
WARM = 0.05
REPEATED = 3
"""How often a pass goes over the articles of the papers that tell of a meeting: they are few."""


def prepared(state: dict[str, object], labels: dict[str, list[str]], *, going_on: bool) -> Network:
    """The reader of a checkpoint, in which the meeting layers alone can learn.

    They are new unless training goes on with those of the checkpoint.
    """
    model = Network(len(labels["xpos"]), len(labels["relations"]), head_dropout=0.3)
    if going_on:
        model.load_state_dict(state)
    else:
        kept = {name: value for name, value in state.items() if not name.startswith("meeting")}
        model.load_state_dict(model.state_dict() | kept)
        model.meeting_layers.load_state_dict(model.encoder.layers[SHARED:].state_dict())
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name.startswith("meeting"))
    return model


def main() -> None:
    """Train for the given number of passes and write the whole reader."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--start", type=Path, required=True, help="checkpoint of the reader")
    options.add_argument("--articles", type=Path, default=OWN, help="marked articles, a folder")
    options.add_argument("--corpora", type=Path, required=True, help="of the newswire marked there")
    options.add_argument("--held-out", type=Path, help="articles to measure on after each pass")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument(
        "--go-on", action="store_true", help="keep the meeting layers of the checkpoint"
    )
    options.add_argument("--passes", type=float, default=6)
    options.add_argument("--rate", type=float, default=1.5e-4)
    options.add_argument("--head-rate", type=float, default=1e-3)
    options.add_argument("--rough-from", type=float, default=0.7)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=2)
    given = options.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    pieces = Pieces(VOCABULARY)
    saved = load(given.start)
    labels = saved["labels"]
    model = prepared(saved["model"], labels, going_on=given.go_on)
    examples = read_meetings(given.articles)
    papers = read_newswire(given.articles / "newswire.jsonl", given.corpora)
    examples += papers + (REPEATED - 1) * [each for each in papers if each.meetings]
    held_out = read_meetings(given.held_out) if given.held_out else []
    stream = Stream(examples, pieces, f"meetings-{given.seed}", NamePool([]))
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.meeting_layers.parameters()), "peak": given.rate},
            {
                "params": [*model.meetings.parameters(), *model.meeting_parts.parameters()],
                "peak": given.head_rate,
            },
        ],
        betas=(0.9, 0.98),
        weight_decay=0.01,
    )
    seen, whole, told = 0, given.passes * stream.words, 1
    means: dict[str, float] = {}
    began = time.perf_counter()
    _learn(model)
    for batch in stream.batches():
        part = seen / whole
        if part >= 1:
            break
        if part > given.rough_from:
            roughen(model)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(part / WARM, 1.0, (1 - part) / (1 - WARM))
        with torch.autocast("cpu", torch.bfloat16):
            found = losses(model, batch)
        optimizer.zero_grad(set_to_none=True)
        total(found).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        for key, value in found.items():
            means[key] = 0.95 * means.get(key, value.item()) + 0.05 * value.item()
        seen += batch.words
        if seen >= told * stream.words:
            told += 1
            _tell(model, pieces, labels, held_out, means, seen / stream.words, began)
    model.eval()
    torch.save({"model": model.state_dict(), "labels": labels}, given.out)


def _learn(model: Network) -> None:
    """Only what learns drops out."""
    model.eval()
    for part in (model.meeting_layers, model.meetings, model.meeting_parts):
        part.train()


def _tell(
    model: Network,
    pieces: Pieces,
    labels: dict[str, list[str]],
    held_out: list[Example],
    means: dict[str, float],
    passes: float,
    began: float,
) -> None:
    model.eval()
    counts = MeetingCounts(reader_with(model, pieces, labels, bfloat16=True))
    for example in held_out:
        counts.add(example)
    figures = means | counts.result()
    print(
        f"{time.strftime('%H:%M:%S')} pass {passes:.1f} {time.perf_counter() - began:.0f} s  "
        + "  ".join(f"{key} {value:.3f}" for key, value in figures.items()),
        flush=True,
    )
    _learn(model)


if __name__ == "__main__":
    main()
