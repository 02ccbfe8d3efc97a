"""What a build has to read: what is new, what has changed, and what is gone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kg.articles import Source, find_files
from kg.articles.containers.unpacking import container_of
from kg.articles.gathering import USUAL, Gathered, Named, UrlList, Ways, gathered
from kg.articles.readers import split_name
from kg.articles.source import is_address, printable, source_name
from kg.errors import SourceError
from kg.extraction import READER_VERSION
from kg.graph.journal import SourceEntry
from kg.graph.store import Store

Reason = Literal["new", "changed", "another reader", "rebuilt"]
"""Why a source is read."""


@dataclass(slots=True)
class Plan:
    """What a build reads: each source once, and why, by its name.

    ``unchanged`` counts those that are stored as they are now. ``missing`` are sources of earlier
    builds that are gone from the folders and files given, ``failed`` those that cannot be read.
    ``passed`` are the files that no reader takes. ``whole`` tells whether all sources of earlier
    builds were looked at for that. ``gone`` are the articles, by id, all of whose sources are
    gone, with these; a rebuild, for which nothing is missing, has them too. ``unread`` are files
    of several articles of which something cannot be read, ``known`` those in which something goes
    by the name of an earlier build: what else is ``missing`` from them `kg.gone` tells.
    """

    sources: list[Source] = field(default_factory=list)
    reasons: dict[str, Reason] = field(default_factory=dict)
    unchanged: int = 0
    missing: list[str] = field(default_factory=list)
    failed: list[SourceError] = field(default_factory=list)
    passed: list[Path] = field(default_factory=list)
    whole: bool = False
    gone: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)


@contextmanager
def planned(
    store: Store,
    named: Sequence[Named],
    ways: Ways = USUAL,
    *,
    rebuild: bool = False,
    fetching: Callable[[str], None] = lambda _: None,
) -> Iterator[Plan]:
    """Compare what is found under some names with what a store has.

    Reads the sources' bytes, for their digests, but nothing out of them. What does not lie in a
    file of its own can be read as long as the context lasts. ``rebuild`` adds all that the store
    has; ``fetching`` is told of each address before it is asked.
    """
    # What has gone from a folder, or from a file of several articles, only all of it tells.
    whole = rebuild or bool(_folders(named))
    journal = store.sources() if whole else {}
    everything = rebuild or ways.format is not None
    with gathered([*named, *_places(journal)] if rebuild else named, ways, fetching) as found:
        if not whole:
            whole = any(container_of(source) for source in found.sources)
            names = {source.name for source in found.sources}
            # Of a file of several articles that fails as a whole, its name alone is known.
            journal = store.sources() if whole or found.failures else store.entries(names)
        missing = list(_missing(named, journal, found))
        unread = {split_name(_journal_name(failure))[0] for failure in found.failures}
        gone = _gone(journal, {name for name in missing if split_name(name)[0] not in unread})
        known = {split_name(each.name)[0] for each in found.sources if each.name in journal}
        if rebuild:
            _take_stored(store, journal, found)
            missing = sorted(set(missing) - {source.name for source in found.sources})
        plan = _compared(found, journal, everything, missing)
        plan.whole, plan.gone, plan.unread, plan.known = whole, gone, unread, known
        yield plan


def _compared(
    found: Gathered, journal: Mapping[str, SourceEntry], everything: bool, missing: list[str]
) -> Plan:
    plan = Plan(failed=[*found.failures], missing=missing, passed=found.passed)
    for source in {source.name: source for source in found.sources}.values():
        if printable(source.name) != source.name:
            problem = "the name of the file is not valid UTF-8; rename it"
            plan.failed.append(SourceError(source.shown, problem))
            continue
        reason = _reason(source, journal.get(source.name), everything)
        if reason is None:
            plan.unchanged += 1
        else:
            plan.sources.append(source)
            plan.reasons[source.name] = reason
    return plan


def _gone(journal: Mapping[str, SourceEntry], missing: Set[str]) -> dict[str, tuple[str, ...]]:
    """The articles of a journal that only missing sources have, by id, with these."""
    sources: dict[str, list[str]] = {}
    for name in missing:
        sources.setdefault(journal[name].article_id, []).append(name)
    left = {entry.article_id for name, entry in journal.items() if name not in missing}
    return {
        article_id: tuple(sorted(names))
        for article_id, names in sorted(sources.items())
        if article_id not in left
    }


def _places(journal: Mapping[str, SourceEntry]) -> list[Path]:
    """The files that all sources of a journal lie in, as far as they are there."""
    files = dict.fromkeys(Path(split_name(name)[0]) for name in journal)
    return [file for file in files if file.is_file()]


def _take_stored(store: Store, journal: Mapping[str, SourceEntry], found: Gathered) -> None:
    """Add the sources that are out of reach, by the text that the store keeps of them."""
    present = {source.name for source in found.sources}
    present |= {source_name(Path(failure.source)) for failure in found.failures}
    for name in journal.keys() - present:
        article = store.extraction(journal[name].article_id).article
        found.sources.append(Source(name, name, "text", stored=article))


def _reason(source: Source, entry: SourceEntry | None, everything: bool) -> Reason | None:
    """Why a source is to be read; None where it is stored as it is now."""
    if entry is None:
        return "new"
    if everything:
        return "rebuilt"
    if entry.sha256 != _sha256(source):
        return "changed"
    return None if entry.reader_version == READER_VERSION else "another reader"


def _sha256(source: Source) -> str | None:
    """The digest of an article's bytes; None where reading it will have to say what is wrong."""
    if source.sha256 is not None or source.path is None:
        return source.sha256
    if not source.path.is_file():
        return None
    try:
        with source.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _folders(named: Sequence[Named]) -> list[Path]:
    return [
        path for name in named if not isinstance(name, UrlList) and (path := Path(name)).is_dir()
    ]


def _missing(
    named: Sequence[Named], journal: Mapping[str, SourceEntry], found: Gathered
) -> Iterator[str]:
    """Sources of the journal that are not found in the folders and files given.

    A folder without any article is passed over: it is rather a disk that is not there.
    """
    present = {source.name for source in found.sources}
    broken = {_journal_name(failure) for failure in found.failures}
    containers = {container.name for source in found.sources if (container := container_of(source))}
    folders = [
        source_name(path) for path in _folders(named) if find_files([path], failed=lambda _: None)
    ]
    for name in sorted(journal.keys() - present - broken):
        file, key = split_name(name)
        inside = any(Path(file).is_relative_to(folder) for folder in folders)
        not_in_file = key is not None and file in containers | broken
        if not_in_file or (inside and not Path(file).exists()):
            yield name


def _journal_name(failure: SourceError) -> str:
    """What the journal would call the source that failed."""
    return failure.source if is_address(failure.source) else source_name(Path(failure.source))
