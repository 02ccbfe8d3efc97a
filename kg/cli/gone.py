"""Saying what is gone, and of what that cannot be told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.articles.readers import split_name
from kg.articles.source import is_address
from kg.cli.messages import counted, say
from kg.gone import Doubt

_REASONS: Mapping[Doubt, str] = {
    "not all read": "not all of the file could be read",
    "other names": "all that is in the file goes by other names now",
}


def gone(source: str) -> str:
    """What is gone: a file, or an entry of a file that is there."""
    file, key = split_name(source)
    there = key is not None and (is_address(file) or Path(file).exists())
    return "it is in the file no more" if there else "the file is gone"


def tell_doubtful(doubtful: Mapping[str, Doubt]) -> None:
    """Tell of each file what was read from it earlier and may be in it still."""
    grouped: dict[tuple[str, Doubt], list[str]] = {}
    for source, doubt in doubtful.items():
        grouped.setdefault((split_name(source)[0], doubt), []).append(source)
    for (file, doubt), sources in grouped.items():
        read = "was" if len(sources) == 1 else "were"
        stay = "stays" if len(sources) == 1 else "stay"
        say(
            f"{file}: {counted(len(sources), 'article')} that {read} read from it earlier, such as "
            f"{sources[0]}, {stay} in the graph: {_REASONS[doubt]}; mend the file, or `fields:` "
            "in kg.yaml, or use `kg remove`"
        )
