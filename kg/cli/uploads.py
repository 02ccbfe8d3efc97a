"""What ``kg serve`` needs where articles may be added, or judged, in the browser."""

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
from kg.web.adding.access import SHORTEST_TOKEN, new_token
from kg.web.adding.queue import Uploads
from kg.web.judging.run import Judging

_MEMORY = "memory:"


def uploads_options(function: Decorated) -> Decorated:
    """Add what allows changes in the browser, passed on as ``uploading`` and ``judging``."""
    options = (
        click.option(
            "--allow-judging",
            is_flag=True,
            help="Let whoever knows a token accept, reject and correct what was read there.",
        ),
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
        allow_judging: bool,
        upload_token: str | None,
        uploads: str | None,
        **others: object,
    ) -> object:
        # The variable may stay set for another server.
        source = click.get_current_context().get_parameter_source("upload_token")
        stated = source is click.core.ParameterSource.COMMANDLINE
        if not allow_upload and (uploads or (stated and not allow_judging)):
            raise UsageError(
                "--upload-token and --uploads say how articles are added; add --allow-upload"
            )
        uploading: Uploading | None = None
        judging: ToJudge | None = None
        if allow_upload or allow_judging:
            what = [
                *(["articles can be added"] if allow_upload else []),
                *(["what was read can be judged"] if allow_judging else []),
            ]
            token = _token(upload_token, " and ".join(what))
            uploading = _uploading(token, uploads) if allow_upload else None
            judging = _judging(token) if allow_judging else None
        return function(*arguments, **others, uploading=uploading, judging=judging)

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

ToJudge = Callable[[Store], Judging]
"""Gives, for the store that the pages show, how what was read is judged."""

Writing = Callable[[], AbstractContextManager[Store]]


def _token(token: str | None, what: str) -> str:
    """The token for all changes; a new one is told."""
    if token is not None and len(token.strip()) < SHORTEST_TOKEN:
        raise UsageError(
            f"--upload-token: it has {len(token.strip())} characters and could be guessed; give it"
            f" at least {SHORTEST_TOKEN}, or leave it out and take the one that is printed"
        )
    stated = token.strip() if token else new_token()
    if token is None:
        say(f"{what} with the token {stated}")
    return stated


def _uploading(token: str, uploads: str | None) -> Uploading:
    location, writing = store_location(), _writing()
    folder = Path(uploads) if uploads else _beside(location)
    if location == _MEMORY:
        say(f"what is read from them is gone at the end; their files stay in {folder}")
    fetch = settings().fetch or FetchPolicy()
    return lambda shown: Uploads(token, folder, writing(shown), fetch=fetch)


def _judging(token: str) -> ToJudge:
    writing = _writing()
    return lambda shown: Judging(token, writing(shown))


def _writing() -> Callable[[Store], Writing]:
    """How the store is opened for changes, while the pages show it."""
    location, base = store_location(), settings().base

    def writing(shown: Store) -> Writing:
        if location == _MEMORY:
            return lambda: nullcontext(shown)
        return lambda: open_store(location, base=base, create=True)

    return writing


def _beside(location: str) -> Path:
    """The folder of uploads beside a store; for one that is no folder, in the current folder."""
    if not _is_folder(location):
        return Path("newskg-uploads").absolute()
    store = Path(location).absolute()
    return store.with_name(f"{store.name}-uploads")


def _is_folder(location: str) -> bool:
    return location != _MEMORY and "://" not in location
