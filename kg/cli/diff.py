"""``kg diff``: what corrections of articles changed, or how two files differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from kg.articles.source import source_name
from kg.cli.catalogue import catalogue
from kg.cli.exits import Exit
from kg.cli.messages import counted, put, say
from kg.cli.options import ROW_FORMATS, StatedPath, format_option, opened_store, store_option
from kg.cli.sources import find_stored
from kg.errors import SourceError, UsageError
from kg.graph.store import Store
from kg.questions import Answer, ask, render
from kg.questions.answer import Cell, Coverage, Row
from kg.reading import Failure, read_source
from kg.records import Article, Extraction, Span
from kg.revisions import Change, compare

_QUESTION = "corrections"


@click.command(name="diff", short_help="Show what corrections of articles changed.")
@click.argument("sources", nargs=-1, metavar="[SOURCE | OLD NEW]", type=StatedPath())
@store_option
@click.option("--from", "since", metavar="DATE", help="First day of reading.")
@click.option("--to", "until", metavar="DATE", help="Last day of reading.")
@format_option(ROW_FORMATS, "table")
def command(
    sources: tuple[str, ...], since: str | None, until: str | None, output_format: str
) -> None:
    """Show which meetings, claims and dates corrections of articles changed, with both sentences.

    Of all articles in the store, or of one SOURCE: a path, a file's name, the address that an
    article states, or an article's id, that of an earlier version too. Two files are compared with
    each other, without a store.

    \b
    Examples:
      kg diff --from 2026-02
      kg diff articles/talks.txt
      kg diff talks-monday.txt talks-tuesday.txt

    Exit code 1 says that nothing changed.
    """
    if len(sources) > 2:
        raise UsageError(
            f"{len(sources)} sources; give one whose corrections to show, or two files to compare"
        )
    if len(sources) == 2:
        if since or until:
            raise UsageError("--from and --to are for what a store has read; two files have no day")
        _print(_between(*(_read(Path(source)) for source in sources)), output_format)
        return
    period = {"from": since, "to": until}
    given = {name: value for name, value in period.items() if value is not None}
    with opened_store() as store:
        answer = ask(store, catalogue(), _QUESTION, given)
        if sources:
            answer = _of_source(store, answer, sources[0])
        _tell_what_went_back(store, answer)
    _print(answer, output_format)


def _of_source(store: Store, answer: Answer, wanted: str) -> Answer:
    """The part of the answer that is about one source or article; leaves where there is none."""
    found = find_stored(store, wanted)
    journal = store.sources()
    ids = {journal[name].article_id for name in found} or _later_versions(store, wanted)
    if not ids:
        say(
            f"{wanted}: no such source in the store; give its path, its file's name, the address "
            "that the article states or the article's id"
        )
        click.get_current_context().exit(Exit.NOTHING_FOUND)
    revisions = {each.key: each for one in sorted(ids) for each in store.revisions(one)}
    prefixes = tuple(f"{store.iris.revision(key)}/" for key in revisions)
    rows = tuple(row for row in answer.rows if str(row["what_iri"]).startswith(prefixes))
    # Nothing that was read out of it is otherwise, but its words are.
    reworded = [each.read for each in revisions.values() if not each.changes]
    if reworded:
        say(f"{wanted}: only the wording changed on {', '.join(reworded)}")
    if rows:
        return replace(answer, rows=rows, answer=f"{counted(len(rows), 'change')}.")
    why = "no correction in this period" if revisions else "it was never corrected"
    return replace(answer, rows=(), explanation=f"{wanted}: {why}")


def _tell_what_went_back(store: Store, answer: Answer) -> None:
    """Says of which articles a correction gave back an earlier text."""
    keys = dict.fromkeys(store.iris.key_of_revision(str(row["what_iri"])) for row in answer.rows)
    for key in keys:
        revision = store.revision(key)
        before = store.earlier_like(revision)
        if before is not None:
            say(
                f"{revision.title}: corrected back on {revision.read}; it reads as it did before,"
                f" as read on {before.read}"
            )


def _later_versions(store: Store, wanted: str) -> set[str]:
    """The articles of the store that an earlier version with this id, or from this file, became."""
    keys = set(store.versions_of(wanted)) if wanted.isalnum() else set()
    places = {wanted, source_name(Path(wanted))}
    return {
        one
        for one in store.revised_articles()
        for revision in store.revisions(one)
        if revision.key in keys
        or revision.earlier.source in places
        or revision.earlier.article.file_name == wanted
    }


def _read(source: Path) -> Extraction:
    outcome = read_source(source)
    if isinstance(outcome, Failure):
        raise SourceError(outcome.source, outcome.problem)
    return outcome


def _between(old: Extraction, new: Extraction) -> Answer:
    """How two files differ, in the columns of the canned question."""
    columns = catalogue().question(_QUESTION).columns
    rows = tuple(_row(columns, change, old.article, new.article) for change in compare(old, new))
    return Answer(
        question="kg diff",
        understood=None,
        answer=f"{counted(len(rows), 'change')}.",
        columns=columns,
        rows=rows,
        explanation=None if rows else "nothing that is read out of the two is different",
        suggestions=(),
        coverage=Coverage(2, None, None),
        sparql=None,
    )


def _row(columns: Sequence[str], change: Change, old: Article, new: Article) -> Row:
    stands = ("", new, change.new) if change.new is not None else ("", old, change.old)
    cells: dict[str, Cell] = {
        "outcome": change.outcome,
        "kind": change.kind,
        "what": change.what,
        "property": change.property,
        "old_value": change.old_value,
        "value": change.new_value,
        **(_provenance("old_", old, change.old) if change.old is not None else {}),
        **_provenance(*stands),
    }
    return {column: cells.get(column) for column in columns}


def _provenance(prefix: str, article: Article, span: Span | None) -> dict[str, Cell]:
    return {
        f"{prefix}article": article.label,
        f"{prefix}published": article.published,
        f"{prefix}sentence": None if span is None else span.text,
        f"{prefix}sentence_start": None if span is None else span.start,
        f"{prefix}sentence_end": None if span is None else span.end,
    }


def _print(answer: Answer, output_format: str) -> None:
    """The changes on stdout; why there are none, on stderr."""
    if answer.explanation and output_format != "json":
        say(answer.explanation)
    if answer.rows or output_format in ("json", "csv", "tsv"):
        put(render(answer, output_format))
    if not answer.rows:
        click.get_current_context().exit(Exit.NOTHING_FOUND)
