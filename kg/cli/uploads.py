"""What ``kg serve`` needs where articles may be added in the browser."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import cast

import click

from kg.articles.fetching.policy import FetchPolicy
from kg.cli.messages import say
from kg.cli.options import Decorated, StatedPath, opened_store, settings, store_location
from kg.errors import UsageError
from kg.graph.store import Store, open_store
from kg.web.adding_access import SHORTEST_TOKEN, new_token
from kg.web.adding_queue import Uploads

_MEMORY = "memory:"


def uploads_options(function: Decorated) -> Decorated:
    """Add ``--allow-upload``, ``--upload-token`` and ``--uploads``, passed on as ``uploading``."""
    options = (
        click.option(
            "--allow-upload",
            is_flag=True,
            help="Let whoever knows a token add articles in the browser.",
        ),
        click.option(
            "--upload-token",
            metavar="TOKEN",
            envvar="NEWSKG_UPLOAD_TOKEN",
            show_envvar=True,
            help="That token [default: a new one, printed at the start].",
        ),
        click.option(
            "--uploads",
            metavar="DIR",
            type=StatedPath(file_okay=False),
            help="Where the files of added articles are kept, for kg build to read again "
            "[default: beside the store, newskg-store-uploads].",
        ),
    )

    @functools.wraps(function)
    def command(
        *arguments: object,
        allow_upload: bool,
        upload_token: str | None,
        uploads: str | None,
        **others: object,
    ) -> object:
        if not allow_upload:
            # The variable may stay set for another server.
            source = click.get_current_context().get_parameter_source("upload_token")
            if uploads or source is click.core.ParameterSource.COMMANDLINE:
                raise UsageError(
                    "--upload-token and --uploads say how articles are added; add --allow-upload"
                )
            return function(*arguments, **others, uploading=None)
        return function(*arguments, **others, uploading=_uploading(upload_token, uploads))

    for option in reversed(options):
        command = option(command)
    return cast(Decorated, command)


def served_store(*, adding: bool) -> AbstractContextManager[Store]:
    """The command's store, for the pages to show; where articles may be added, it may be new.

    The pages only read; a folder is opened for changes while articles are added, no longer.
    """
    location = store_location()
    if adding and _is_folder(location) and not Path(location).exists():
        open_store(location, base=settings().base, create=True).close()
    return opened_store(write=adding and location == _MEMORY)


Uploading = Callable[[Store], Uploads]
"""Gives, for the store that the pages show, how articles are added to it."""


def _uploading(token: str | None, uploads: str | None) -> Uploading:
    if token is not None and len(token.strip()) < SHORTEST_TOKEN:
        raise UsageError(
            f"--upload-token: it has {len(token.strip())} characters and could be guessed; give it"
            f" at least {SHORTEST_TOKEN}, or leave it out and take the one that is printed"
        )
    location, base = store_location(), settings().base
    folder = Path(uploads) if uploads else _beside(location)
    stated = token.strip() if token else new_token()

    def writing(shown: Store) -> Callable[[], AbstractContextManager[Store]]:
        if location == _MEMORY:
            return lambda: nullcontext(shown)
        return lambda: open_store(location, base=base, create=True)

    if token is None:
        say(f"articles can be added with the token {stated}")
    if location == _MEMORY:
        say(f"what is read from them is gone at the end; their files stay in {folder}")
    fetch = settings().fetch or FetchPolicy()
    return lambda shown: Uploads(stated, folder, writing(shown), fetch=fetch)


def _beside(location: str) -> Path:
    """The folder of uploads beside a store; for one that is no folder, in the current folder."""
    if not _is_folder(location):
        return Path("newskg-uploads").absolute()
    store = Path(location).absolute()
    return store.with_name(f"{store.name}-uploads")


def _is_folder(location: str) -> bool:
    return location != _MEMORY and "://" not in location
