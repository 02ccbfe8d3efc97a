"""Articles in, graph up to date: find sources, read what changed, write, resolve.

Every step may be cut short (Ctrl-C, ``kill -9``, a power cut) and the next build goes on from
there: an article is written in one transaction together with its entry in the journal, and the
resolution is stored with a digest of the articles that it speaks of, so that it is recomputed
exactly where it is missing or out of date.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg.articles import Source
from kg.articles.containers.unpacking import sources_named, with_contents
from kg.articles.gathering import USUAL, Named, Ways
from kg.articles.readers import file_label, split_name
from kg.errors import SourceError, StoreError, UsageError
from kg.extraction import READER_VERSION
from kg.gone import Doubt, doubts
from kg.graph.converter import to_rdf
from kg.graph.store import Store
from kg.judgements.collection import NO_JUDGEMENTS, Judgements
from kg.judgements.following import followed, with_names
from kg.judgements.records import Judgement
from kg.judgements.replaying import judge
from kg.judging import not_obeyed, obey
from kg.moves import with_former_names
from kg.planning import Reason, planned
from kg.reading import Failure, Reader, read_all, read_source
from kg.recent import Recent
from kg.records import Extraction

if TYPE_CHECKING:
    from kg.cluster import Cluster

WORTH_A_WORKER = 25
"""Articles that take about as long to read as a process to start."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: ``done`` of ``total`` sources, the last of them ``source``.

    While pages are fetched nobody knows how many sources there will be: ``total`` is None.
    """

    stage: Literal["fetching", "reading", "resolving"]
    done: int
    total: int | None
    source: str | None = None


@dataclass(slots=True)
class BuildReport:
    """What a build did.

    ``read`` and ``unchanged`` count sources; ``missing`` are sources of earlier builds that are
    no longer in the folders given, ``removed`` those of them that were taken out of the graph.
    ``moved`` are files that were moved and changed at once, by what they were called and are now.
    ``doubtful`` are those that may be in their files still, and why: they are never removed.
    ``unmatched`` are judgements that find nothing, or cannot be made, now; and why. ``notes`` are
    what a person should know of how a source was read. ``passed`` are files in the folders given
    that no reader takes.
    """

    read: int = 0
    unchanged: int = 0
    missing: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[SourceError] = field(default_factory=list)
    unmatched: list[tuple[Judgement, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    passed: list[Path] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)
    doubtful: dict[str, Doubt] = field(default_factory=dict)


def build(
    store: Store,
    named: Sequence[Named],
    *,
    ways: Ways = USUAL,
    workers: int | None = 1,
    cluster: Cluster | None = None,
    prune: bool = False,
    progress: Callable[[Progress], None] = lambda _: None,
    judgements: Judgements = NO_JUDGEMENTS,
    reader: Reader = read_source,
    rebuild: bool = False,
) -> BuildReport:
    """Bring the store up to date with articles and folders of articles.

    A source whose content and reader have not changed since it was stored is skipped; one that
    cannot be read is reported and leaves what is stored as it is. ``prune`` removes articles whose
    files are gone from the folders given, or that are gone from their file. ``judgements`` are what
    people decided about what was read, and about who is who. ``workers`` as in
    `kg.reading.read_all`; None for as many as pay off. With a ``cluster`` (`kg.cluster.connected`)
    its workers read instead. ``ways`` as in `kg.articles.gathering.gathered`; where they name a
    format, all that is named is read again. ``rebuild`` reads again all that the store has, and
    from its stored text what is out of reach.

    Raises:
        UsageError: SOURCE_DATE_EPOCH is not a number of seconds.
        UsageError: the cluster is gone. What it read before is stored.
        StoreError: the store cannot be written.
    """
    today, recent, decided = ingestion_date(), Recent(), followed(judgements, store)

    def fetching(address: str) -> None:
        progress(Progress("fetching", 0, None, address))

    with planned(store, named, ways, rebuild=rebuild, fetching=fetching) as plan:
        report = BuildReport(
            unchanged=plan.unchanged, missing=plan.missing, failed=plan.failed, passed=plan.passed
        )
        done = report.unchanged
        total = done + len(plan.sources)
        progress(Progress("reading", done, total))
        if workers is None:
            workers = min(os.cpu_count() or 1, 1 + len(plan.sources) // WORTH_A_WORKER)
        workers = min(workers, len(plan.sources))
        sources = with_contents(plan.sources, ways.fields)
        outcomes = (
            read_all(sources, workers=workers, reader=reader)
            if cluster is None
            else cluster.read_all(sources, reader=reader)
        )
        for source, outcome, former in with_former_names(store, plan, outcomes):
            labels = ((file_label(name), file_label(source.name)) for name in former)
            decided = with_names(decided, labels)
            problem = (
                outcome.problem
                if isinstance(outcome, Failure)
                else _write(store, outcome, source.name, today, decided, recent, former)
            )
            if isinstance(outcome, Extraction):
                report.notes += [(source.shown, note) for note in outcome.article.notes]
            if problem is None:
                report.read += 1
                report.moved += [(name, source.name) for name in former]
                report.missing = [name for name in report.missing if name not in former]
            else:
                report.failed.append(_failure(source, problem, plan.reasons[source.name]))
                if plan.reasons[source.name] == "new":
                    plan.unread.add(split_name(source.name)[0])
            done += 1
            progress(Progress("reading", done, total, source.shown))
    report.doubtful = dict(doubts(store, report.missing, plan))
    report.missing = [name for name in report.missing if name not in report.doubtful]
    if prune:
        for gone in report.missing:
            store.remove_source(gone)
        report.removed, report.missing = report.missing, []
    touched = None if plan.whole else store.unresolved()
    read_renamed(
        store,
        touched,
        ways=ways,
        workers=workers,
        reader=reader,
        judgements=decided,
        recent=recent,
    )
    progress(Progress("resolving", total, total))
    obey(store, judgements, recent)
    report.unmatched = not_obeyed(store, judgements)
    return report


def read_renamed(
    store: Store,
    articles: Collection[str] | None = None,
    *,
    ways: Ways = USUAL,
    workers: int = 1,
    reader: Reader = read_source,
    judgements: Judgements = NO_JUDGEMENTS,
    recent: Recent | None = None,
) -> int:
    """Read again the articles that were read from a file whose name is theirs no more.

    The name of a file says how its bytes are read, and what an article without a title is called:
    an article in several files is what the first of them is read as. Where that file is gone from
    the journal (renamed, removed, changed), the graph still says what it was read as; afterwards
    it is what a new build of the same files gives. A file that cannot be read any more, or that
    has other content now, leaves the graph as it is.

    Args:
        store: where the articles are.
        articles: those whose sources have changed; None to look at all.
        ways: how their files are read.
        workers: as in `build`.
        reader: as in `build`.
        judgements: as in `build`.
        recent: where what is written is remembered.

    Returns:
        How many articles were read again.
    """
    if articles is None:
        stated, journal = store.file_names(), store.sources()
    else:
        names = {article_id: store.file_name(article_id) for article_id in articles}
        stated = {article_id: name for article_id, name in names.items() if name is not None}
        journal = {name: entry for one in stated for name, entry in store.sources_of(one).items()}
    first = {entry.article_id: name for name, entry in sorted(journal.items(), reverse=True)}
    renamed = [
        source
        for article_id, name in first.items()
        if stated.get(article_id) not in (None, file_label(name))
        for source in sources_named(name, ways.fields)
    ]
    count, recent = 0, recent or Recent()
    for source, outcome in read_all(renamed, workers=workers, reader=reader):
        entry = journal[source.name]
        if isinstance(outcome, Failure) or outcome.article.id != entry.article_id:
            continue
        problem = _write(store, outcome, source.name, entry.ingested, judgements, recent)
        count += problem is None
    return count


def ingestion_date() -> str:
    """Today's date (UTC), or that of SOURCE_DATE_EPOCH, with which builds are reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    # Scripts empty a variable to unset it.
    if not epoch.strip():
        return datetime.now(UTC).date().isoformat()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {epoch!r}; set it to seconds since 1970, or unset it"
        ) from error


def _write(
    store: Store,
    read: Extraction,
    name: str,
    today: str,
    judgements: Judgements,
    recent: Recent,
    former: Sequence[str] = (),
) -> str | None:
    """Store what holds of one article; what is wrong with it where no store could keep it.

    What is stored is in ``recent``, too. ``former`` is what its source was called before.
    """
    extraction, judged = judge(judgements, read, store)
    try:
        store.put_article(
            extraction,
            source=name,
            ingested=today,
            reader_version=READER_VERSION,
            judged=judged,
            former=former,
        )
    except StoreError:
        try:
            to_rdf(extraction, store.iris, READER_VERSION)
        except StoreError as error:
            return f"what was read from it cannot be kept ({error}); please report it"
        raise
    recent.keep(extraction)
    return None


def _failure(source: Source, problem: str, reason: Reason) -> SourceError:
    if reason != "new":
        problem += "; the graph keeps what was read from it earlier"
    return SourceError(source.shown, problem)
