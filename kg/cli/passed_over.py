"""Saying once which files in the folders given no reader takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kg.articles.readers import suffix_of
from kg.articles.source import printable
from kg.cli.messages import counted, say
from kg.cli.options import judgements_place, settings
from kg.judgements.file import is_judgements_file
from kg.settings import FILE_NAME

_MOST_ENDINGS = 8


def tell_passed_over(files: Sequence[Path]) -> None:
    """Tell how many files were passed over, by what they end in, with an example of each.

    Those that are newskg's own are not told.
    """
    files = [file for file in files if not _is_own(file)]
    if not files:
        return
    examples: dict[str, Path] = {}
    for file in files:
        examples.setdefault(suffix_of(file), file)
    counts = Counter(map(suffix_of, files)).most_common()
    told = [
        f"{ending or 'without an ending'} "
        f"({count:,}, {'such as ' if count > 1 else ''}{printable(examples[ending])})"
        for ending, count in counts[:_MOST_ENDINGS]
    ]
    left = sum(count for _, count in counts[_MOST_ENDINGS:])
    if left:
        told.append(f"{left:,} with other endings")
    remedies = []
    if any(examples):
        them = "it" if len(files) == 1 else "them"
        remedies.append(f"convert {them} to text or HTML first")
    if "" in examples:
        remedies.append("what has no ending is read as text where it is named by itself")
    say(f"{counted(len(files), 'file')} passed over: {', '.join(told)}; {'; '.join(remedies)}")


def _is_own(file: Path) -> bool:
    """Whether a file is of newskg itself: settings, judgements or questions."""
    place = file.absolute()
    return (
        is_judgements_file(file)
        or place in (Path(FILE_NAME).absolute(), judgements_place().absolute())
        or any(place.is_relative_to(folder.absolute()) for folder in settings().queries)
    )
