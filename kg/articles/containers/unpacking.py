"""Files that hold many articles -> a source for each, by a first reading that keeps no content.

A table of a million rows must not be held in memory: the first reading takes the names and digests
of its articles, by which a build tells what has changed, and the second one hands out the contents
of those that are to be read.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, cast

from kg.articles.containers.day_order import with_settled_days
from kg.articles.containers.items import NO_FIELDS, BrokenItem, Fields, Item, Items
from kg.articles.readers import FORMATS, file_source, split_name, suffix_of
from kg.articles.reading import source_error
from kg.articles.source import Source, item_name
from kg.errors import SourceError

_DATED = frozenset(("csv", "json", "jsonl"))
"""The formats whose days are as a person, or a spreadsheet, wrote them."""


def sources_in(
    source: Source, failed: Callable[[SourceError], None], fields: Fields = NO_FIELDS
) -> list[Source]:
    """The articles of a source, without their content: itself, where it holds one alone."""
    if FORMATS[source.format].items is None:
        return [source]
    found: list[Source] = []
    try:
        for item in _items(source, fields):
            if isinstance(item, BrokenItem):
                failed(SourceError(item_name(source.shown, item.key), item.problem))
            else:
                found.append(_of_item(source, item))
    except SourceError as error:
        failed(error)
        return found
    if not found:
        failed(SourceError(source.shown, "no articles in it; name another file, or remove it"))
    return found


def with_contents(sources: Iterable[Source], fields: Fields = NO_FIELDS) -> Iterator[Source]:
    """The sources, with the content of those that `sources_in` found in a larger file.

    One that is not there any more, because the file changed meanwhile, stays without content.
    """
    for container, group in groupby(sources, container_of):
        if container is None:
            yield from group
            continue
        wanted = {source.name: source for source in group}
        # What breaks off was told by the first reading.
        with suppress(SourceError):
            for item in _items(container, fields):
                name = item_name(container.name, item.key)
                if isinstance(item, Item) and wanted.pop(name, None) is not None:
                    yield replace(_of_item(container, item), content=item.content)
                if not wanted:
                    break
        yield from wanted.values()


def sources_named(name: str, fields: Fields = NO_FIELDS) -> list[Source]:
    """The source that a journal calls so, with its content; none where it cannot be read now."""
    file, _ = split_name(name)
    if not Path(file).is_file():
        return []
    try:
        found = sources_in(file_source(Path(file)), lambda _: None, fields)
    except SourceError:
        return []
    return list(with_contents((one for one in found if one.name == name), fields))


def container_of(source: Source) -> Source | None:
    """The file that an article lies in with others; None where it is a file of its own."""
    if source.key is None or source.container is None:
        return None
    ending = item_name("", source.key)
    name, shown = (each.removesuffix(ending) for each in (source.name, source.shown))
    return Source(name, shown, source.container, source.path)


def _items(source: Source, fields: Fields) -> Items:
    """The items of a file, each key once: a second one of the same key is numbered."""
    reader = FORMATS[source.format].items
    if reader is None or source.path is None:
        return
    seen: Counter[str] = Counter()
    with _opened(source.path, source.shown) as file:
        read = partial(reader, source.shown, file, fields)
        for item in with_settled_days(file, read) if source.format in _DATED else read():
            seen[item.key] += 1
            count = seen[item.key]
            yield item if count == 1 else replace(item, key=f"{item.key} ({count})")


def _of_item(container: Source, item: Item) -> Source:
    """The source that an item of a file is, without its content."""
    return Source(
        name=item_name(container.name, item.key),
        shown=item_name(container.shown, item.key),
        format=item.format,
        path=container.path,
        container=container.format,
        key=item.key,
        sha256=hashlib.sha256(item.content).hexdigest(),
        charset=item.charset,
        address=item.address,
        note=item.note,
    )


@contextmanager
def _opened(path: Path, shown: str) -> Iterator[BinaryIO]:
    """The bytes of a file, uncompressed where it is compressed with gzip.

    Raises:
        SourceError: the file cannot be read, or is not compressed as its name says.
    """
    try:
        if not path.is_file():
            raise SourceError(shown, "a pipe, device or folder, not a file; name a file")
        with path.open("rb") as file:
            compressed = path.suffix.lower() == ".gz" and suffix_of(path) != ".warc"
            # Their reader takes both, whatever the name says.
            yield cast(BinaryIO, gzip.GzipFile(fileobj=file)) if compressed else file
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        problem = f"not valid gzip ({error}); what follows was not read: compress it again"
        raise SourceError(shown, problem) from None
    except OSError as error:
        raise source_error(shown, error) from None
