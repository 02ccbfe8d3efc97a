"""What commands have in common: ``--store``, ``--queries``, ``--format``, the open store."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from kg.errors import UsageError
from kg.graph.limits import DEFAULT_LIMITS, OPTIONS, Limit
from kg.graph.store import Store, open_store
from kg.judgements.collection import Judgements
from kg.judgements.file import judgements_file, load_judgements
from kg.settings import Settings, load_settings

ROW_FORMATS = ("table", "json", "csv", "tsv", "markdown")
"""How rows are printed."""

GRAPH_FORMATS = ("turtle", "trig", "nquads", "jsonld")
"""How graphs are printed."""

_FOLDERS = "kg.queries"
"""Where a command keeps the folders that it was given."""

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class StatedPath(click.Path):
    """A path that is not empty, as that of a variable without a value is.

    An empty path would mean the current folder.
    """

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        if not str(value).strip():
            self.fail("it is empty; name a file or a folder", param, ctx)
        return super().convert(value, param, ctx)


def store_option(function: Decorated) -> Decorated:
    """Add ``--store``; read it with `store_location`."""
    return click.option(
        "--store",
        metavar="STORE",
        expose_value=False,
        callback=_keep_store,
        help="A folder, memory: or the address of a SPARQL endpoint "
        "[default: what kg.yaml says, else the folder newskg-store].",
    )(function)


def limits_option(function: Decorated) -> Decorated:
    """Add ``--timeout``, ``--max-rows`` and ``--max-memory``, passed on as ``limits``."""
    default = DEFAULT_LIMITS
    options = (
        click.option(
            OPTIONS["seconds"],
            "seconds",
            type=float,
            metavar="SECONDS",
            help="The most time that a query in SPARQL may take "
            f"[default: what kg.yaml says, else {default.seconds:g}].",
        ),
        click.option(
            OPTIONS["rows"],
            "rows",
            type=int,
            metavar="N",
            help="The most rows that it may have "
            f"[default: what kg.yaml says, else {default.rows}].",
        ),
        click.option(
            OPTIONS["megabytes"],
            "megabytes",
            type=int,
            metavar="MB",
            help="The most memory that it may take "
            f"[default: what kg.yaml says, else {default.megabytes}].",
        ),
    )

    @functools.wraps(function)
    def command(*arguments: object, **options: object) -> object:
        stated: dict[Limit, Any] = {name: options.pop(name) for name in OPTIONS}
        given: dict[str, Any] = {name: value for name, value in stated.items() if value is not None}
        default = settings().limits
        try:
            limits = replace(default, **given)
        except UsageError as error:
            names = ", ".join(option for name, option in OPTIONS.items() if name in given)
            raise UsageError(f"{names}: {error}") from error
        return function(*arguments, **options, limits=limits)

    for option in reversed(options):
        command = option(command)
    return cast(Decorated, command)


def queries_option(function: Decorated) -> Decorated:
    """Add ``--queries``; read it with `question_folders`."""
    return click.option(
        "--queries",
        metavar="DIR",
        multiple=True,
        expose_value=False,
        callback=_keep_folders,
        help="A folder with more questions (.rq files), beside those of kg.yaml; repeatable.",
    )(function)


def question_folders() -> tuple[Path, ...]:
    """The folders of more questions: those that ``kg.yaml`` names, and the command's own."""
    # There is no command where a message shows the usage of one that failed.
    context = click.get_current_context(silent=True)
    return (*settings().queries, *(context.meta.get(_FOLDERS, ()) if context else ()))


def format_option(formats: tuple[str, ...], default: str) -> Callable[[Decorated], Decorated]:
    """Add ``--format``, passed on as ``output_format``."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(formats),
        default=default,
        show_default=True,
        help="How the answer is printed.",
    )


def settings() -> Settings:
    """What ``kg.yaml`` here says."""
    return load_settings(Path.cwd())


def store_location() -> str:
    """The store that the command was given, else that of ``kg.yaml``, else the default."""
    given = click.get_current_context().meta.get("kg.store")
    return str(given) if given else settings().store


def judgements_place() -> Path:
    """The file of what people decided about the command's store."""
    return judgements_file(store_location(), settings().judgements)


def judgements() -> Judgements:
    """What people decided about the command's store."""
    return load_judgements(judgements_place())


@contextmanager
def opened_store(*, write: bool = False, create: bool = False) -> Iterator[Store]:
    """The command's store, for reading unless told otherwise; ``create`` makes a missing one.

    Raises:
        StoreError: it cannot be opened, or there is none.
    """
    store = open_store(store_location(), base=settings().base, read_only=not write, create=create)
    try:
        yield store
    finally:
        store.close()


def keep_folders(context: click.Context, folders: Sequence[str]) -> None:
    """Keep folders of questions that a command was given, each once."""
    for folder in folders:
        if not folder.strip():
            raise UsageError("--queries: it is empty; name a folder of .rq files")
    kept = (*context.meta.get(_FOLDERS, ()), *(Path(each).expanduser() for each in folders))
    context.meta[_FOLDERS] = tuple(dict.fromkeys(kept))


def _keep_folders(context: click.Context, _: click.Parameter, value: tuple[str, ...]) -> None:
    keep_folders(context, value)


def _keep_store(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Keep a stated store; ``ask`` takes the option before and after the question's name."""
    if value is not None:
        if not value.strip():
            raise click.BadParameter("it is empty; name a folder", context)
        context.meta["kg.store"] = value if "://" in value else str(Path(value).expanduser())
