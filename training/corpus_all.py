"""Which corpora are trained on, and how much of each."""

from pathlib import Path

from .corpora import Example
from .corpus_columns import Inventory, read_crossner, read_trees
from .corpus_text import read_claims, read_names

SHARES = {"claims": 0.42, "names": 0.30, "wiki": 0.05, "trees": 0.23}
"""Shares of the batches; all batches are of about the same size."""
HELD_OUT_WIKI = "crossner-politics-test.txt"


def read_all(corpora: Path, xpos: Inventory, relations: Inventory) -> dict[str, list[Example]]:
    """The training parts of all corpora; what is measured later is left out here."""
    wiki = [
        path
        for path in sorted((corpora / "corpora/names").glob("crossner-*.txt"))
        if path.name != HELD_OUT_WIKI
    ]
    return {
        "claims": read_claims(corpora / "gold/claims/train/claims.jsonl"),
        "names": read_names(corpora / "gold/names/names.jsonl", dev=False),
        "wiki": [example for path in wiki for example in read_crossner(path)],
        "trees": [
            example
            for name in ("ewt", "gum")
            for example in read_trees(
                corpora / f"corpora/ud/{name}-train.conllu.gz", xpos, relations
            )
        ],
    }
