"""Typography that must not matter: ``python -m bench.typography GOLD [--every N]``.

Reads annotated articles as they are and with their typography changed in one way after another,
and prints by how many points each score differs. Every change keeps each character's place, so the
annotation's offsets stay valid.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.evaluation import Score, evaluate

_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_IN_NAME = re.compile(r"(?<=[A-Z][a-z]) (?=[A-Z])|(?<=[a-z]) (?=[A-Z][a-z])")
_FINAL_STOP = re.compile(r"\.(?=[ \t]*(?:\r?\n|$))")
_DOUBLE = re.compile(r"[\"\u201c\u201d]")


def curly(text: str) -> str:
    """Opening and closing marks by what stands before them."""
    opened = re.sub(r"(^|[\s(\[\u2014-])[\"\u201c\u201d]", "\\1\u201c", text)
    closed = opened.replace('"', "\u201d")
    return re.sub(r"(?<=\w)'(?=\w|\s)", "\u2019", closed)


def straight(text: str) -> str:
    """Typewriter quotation marks and apostrophes."""
    return re.sub("[\u2018\u2019]", "'", _DOUBLE.sub('"', text))


def hyphens(text: str) -> str:
    """Hyphens that do not break, inside words."""
    return _HYPHEN.sub("\u2011", text)


def spaces(text: str) -> str:
    """Narrow and ordinary no-break spaces inside names, by turns."""
    turns = iter(range(len(text)))
    return _IN_NAME.sub(lambda _: "\u00a0\u202f"[next(turns) % 2], text)


def capitals(text: str) -> str:
    """The first line in capitals, letters that would change the length left alone."""
    head, line, rest = text.partition("\n")
    return "".join(char.upper() if len(char.upper()) == 1 else char for char in head) + line + rest


def no_stops(text: str) -> str:
    """A space in place of the full stop at the end of every line."""
    return _FINAL_STOP.sub(" ", text)


CHANGES: dict[str, Callable[[str], str]] = {
    "curly": curly,
    "straight": straight,
    "hyphens": hyphens,
    "spaces": spaces,
    "capitals": capitals,
    "no_stops": no_stops,
}


SETS = ("names", "claims")


def differences(gold: Path, every: int, workers: int = 1) -> Iterator[tuple[str, str, float]]:
    """(change, figure, points by which it differs) for each change and each figure."""
    plain = _figures(evaluate(gold, SETS, every=every, workers=workers))
    for name, change in CHANGES.items():
        changed = _figures(evaluate(gold, SETS, every=every, workers=workers, change=change))
        for figure, value in changed.items():
            yield name, figure, 100 * (value - plain[figure])


def _figures(scores: Iterator[Score]) -> dict[str, float]:
    return {
        f"{score.gold.name} {figure}": value
        for score in scores
        for figure, value in score.figures.items()
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take each n-th article only")
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    for change, figure, points in differences(arguments.gold, arguments.every, arguments.workers):
        print(f"{change:12}{figure:44}{points:+7.2f}")


if __name__ == "__main__":
    main()
