"""How fast the language stage reads: ``python -m bench.language GOLD [--float MODEL]``.

Words per second of one thread over the annotated articles of claims/dev: the whole stage with the
shipped model and, by turns in the same run, with the same model unquantized (``training.export``
leaves it beside the shipped one as ``reader.float.onnx``). Then the cold start of ``kg extract`` on
one article, and the memory that an article of a megabyte takes. The ratio is what holds on other
machines; the times are those of one.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from kg.articles import read_article
from kg.language import annotate
from kg.language.trained import runtime
from kg.language.trained.reading import Reader
from kg.language.trained.words import split
from kg.records import Article

MEGABYTE = 1_000_000


def rate(articles: list[Article], words: int, reader: Reader) -> float:
    """Words per second of processor time of the whole stage."""
    began = time.process_time()
    for article in articles:
        annotate(article, reader)
    return words / (time.process_time() - began)


def cold_start(source: Path, turns: int) -> float:
    """Seconds that ``kg extract`` takes on one article from start to exit, the median."""
    taken = []
    for _ in range(turns):
        began = time.perf_counter()
        command = [sys.executable, "-m", "kg", "extract", str(source)]
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - began)
    return median(taken)


def peak_memory(text: str) -> float:
    """Megabytes that ``kg extract`` takes at most over an article with this text."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "long.txt")
        source.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "kg", "extract", str(source)]
        subprocess.run(command, check=True, capture_output=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--float", type=Path, dest="unquantized", help="the model unquantized")
    parser.add_argument("--articles", type=int, default=84)
    parser.add_argument("--turns", type=int, default=3)
    arguments = parser.parse_args()
    sources = sorted((arguments.gold / "claims/dev/text").glob("*.txt"))[: arguments.articles]
    articles = [read_article(source) for source in sources]
    words = sum(len(split(article.text)) for article in articles)
    shipped = runtime.shipped_reader()
    readers = {"shipped": shipped}
    if arguments.unquantized:
        readers["unquantized"] = runtime.load_reader(arguments.unquantized, shipped.pieces)
    rates: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(arguments.turns):
        for name, reader in readers.items():
            rates[name].append(rate(articles, words, reader))
    print(f"{len(articles)} articles, {words} words, one thread")
    for name, values in rates.items():
        print(f"{name:24}{median(values):8.0f} words/s")
    if arguments.unquantized:
        ratio = median(rates["shipped"]) / median(rates["unquantized"])
        print(f"{'ratio':24}{ratio:8.2f}")
    print(f"{'cold start':24}{cold_start(sources[0], 5):8.2f} s")
    text = "\n\n".join(article.text for article in articles)
    text = (text * (1 + MEGABYTE // len(text)))[:MEGABYTE]
    print(f"{'memory at 1 MB of text':24}{peak_memory(text):8.0f} MB")


if __name__ == "__main__":
    main()
