"""An article that is sent again, corrected: its file takes the place of the one it corrects.

It keeps the name by which the journal knows it, so that the graph has a correction and not a second
article that contradicts the first, and ``kg build`` of the uploads gives the same. Another article
of the same name takes nobody's place: both stay.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.articles.containers.unpacking import sources_named
from kg.articles.readers import split_name
from kg.errors import StoreError
from kg.graph.journal import SourceEntry
from kg.graph.store import Store
from kg.reading import Failure, Reader
from kg.records import Extraction
from kg.revisions.succession import corrects


def corrected(store: Store, source: str, reader: Reader) -> tuple[str, Extraction] | None:
    """What the journal calls the earlier upload that a new one corrects, and what the latter says.

    The new file is in its place afterwards. None where it corrects nothing.

    Raises:
        StoreError: the file cannot be replaced.
    """
    journal = store.sources()
    earlier = [] if source in journal else list(_earlier(journal, source))
    if not earlier:
        return None
    for one in sources_named(source):
        read = reader(one)
        if isinstance(read, Failure):
            continue
        of_same = [
            name
            for name in earlier
            if corrects(store.extraction(journal[name].article_id).article, read.article)
        ]
        if of_same:
            latest = max(of_same, key=lambda name: Path(split_name(name)[0]).stat().st_mtime_ns)
            _take_place(Path(split_name(latest)[0]), Path(split_name(source)[0]))
            return latest, read
    return None


def _earlier(journal: Mapping[str, SourceEntry], source: str) -> Iterator[str]:
    """The uploads of the same name, each the only article of its file."""
    new, key = split_name(source)
    counts = Counter(split_name(name)[0] for name in journal)
    for name in journal:
        file, its_key = split_name(name)
        path = Path(file)
        same = path.name == Path(new).name and path.parent.parent == Path(new).parent.parent
        if same and its_key == key and counts[file] == 1 and path.is_file():
            yield name


def _take_place(old: Path, new: Path) -> None:
    try:
        new.replace(old)
    except OSError as error:
        raise StoreError(
            f"{old}: cannot be replaced ({error.strerror}); make it writable"
        ) from None
    with contextlib.suppress(OSError):
        new.parent.rmdir()
