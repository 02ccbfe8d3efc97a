"""Copies among real articles: ``python -m bench.copies FOLDER``.

Prints which articles of a folder (text files, at any depth) are found to tell one story, to be
judged by eye, beside what comparing all pairs finds; and how long 1,000 articles take.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from kg.articles.signature import signature
from kg.resolution.copies import Telling, find_copies
from kg.resolution.overlap import Wording, same_story

_COMMON = 60
"""Articles that share a shingle above which it tells nothing: somebody's furniture."""

Pair = tuple[str, str]


def every_pair(texts: Mapping[str, str]) -> set[Pair]:
    """The related pairs, found without signatures: of all articles that share a shingle."""
    wordings = {name: Wording(text) for name, text in texts.items()}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for name, wording in wordings.items():
        for shingle in sorted(wording.known):
            holders[shingle].append(name)
    shared = Counter(
        pair
        for names in holders.values()
        if len(names) <= _COMMON
        for pair in itertools.combinations(names, 2)
    )
    return {pair for pair in shared if same_story(wordings[pair[0]], wordings[pair[1]])}


def main() -> None:
    """Measures one folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    texts = {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.rglob("*.txt"))
    }
    start = time.perf_counter()
    tellings = [Telling(name, name, None, signature(text)) for name, text in texts.items()]
    signed = time.perf_counter()
    copies = find_copies(tellings, texts.__getitem__)
    found = time.perf_counter()
    for copy in copies:
        print(f"{copy.article_id} copies {copy.original}: {copy.reason}")
    stories = {copy.article_id: copy.original for copy in copies}
    pairs = every_pair(texts)
    together = {pair for pair in pairs if len({stories.get(name, name) for name in pair}) == 1}
    thousands = len(texts) / 1000
    print(f"{len(texts):,} articles: {len(copies)} copies")
    print(f"{len(together)} of {len(pairs)} pairs that comparing all would find are together")
    print(f"1,000 articles: {(signed - start) / thousands:.2f} s to sign, ", end="")
    print(f"{(found - signed) / thousands:.2f} s to compare")


if __name__ == "__main__":
    main()
