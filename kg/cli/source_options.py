"""What ``kg build`` and ``kg extract`` have in common: sources, and how they are read."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import cast

import click

from kg.articles.fetching.policy import FetchPolicy
from kg.articles.gathering import UrlList, Ways
from kg.articles.readers import FORMATS
from kg.cli.options import Decorated, StatedPath, settings


def sources_argument(function: Decorated) -> Decorated:
    """Add SOURCE... and how they are read: passed on as ``sources`` and ``ways``."""

    @functools.wraps(function)
    def command(
        *arguments: object,
        sources: tuple[str, ...],
        urls: tuple[str, ...],
        reader: str | None,
        follow: bool,
        allow_private: bool,
        **options: object,
    ) -> object:
        stated = settings()
        fetch = stated.fetch or FetchPolicy()
        if allow_private:
            fetch = replace(fetch, allow_private=True)
        ways = Ways(reader, stated.fields, fetch, follow)
        named = (*sources, *map(UrlList, urls))
        return function(*arguments, sources=named, ways=ways, **options)

    for option in reversed(
        (
            click.argument("sources", nargs=-1, metavar="SOURCE...", type=StatedPath()),
            click.option(
                "--urls",
                multiple=True,
                metavar="FILE",
                type=StatedPath(),
                help="Fetch the addresses in this file, one on each line; - is standard input.",
            ),
            click.option(
                "--follow",
                is_flag=True,
                help="Fetch the pages that feeds lead to, instead of what feeds say of them.",
            ),
            click.option(
                "--allow-private",
                is_flag=True,
                help="Fetch from this machine and private networks, too.",
            ),
            click.option(
                "--reader",
                type=click.Choice([name for name, each in FORMATS.items() if each.suffixes]),
                default=None,
                help="How to read the sources, whatever their names end in.",
            ),
        )
    ):
        command = option(command)
    return cast(Decorated, command)
