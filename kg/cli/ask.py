"""``kg ask``: a question of the catalogue by its name, or any question in words.

Each question's options are its own parameters: they are made from its ``.rq`` file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import click

from kg.cli.catalogue import catalogue
from kg.cli.exits import Exit
from kg.cli.messages import put, say
from kg.cli.options import (
    ROW_FORMATS,
    format_option,
    keep_folders,
    opened_store,
    queries_option,
    store_option,
)
from kg.cli.unfinished import warn_if_unfinished
from kg.errors import UsageError
from kg.questions import MOST_ROWS, Answer, Parameter, Question, ask, ask_text, render

PREFIX = "parameter_"
"""Keeps a question's parameters apart from the options that all questions have."""

METAVARS = {"xsd:date": "DATE", "xsd:integer": "N", "number": "N", "iri": "NAME"}


class Ask(click.Group):
    """Finds the command for a question: its own where its name is given, else that for words."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(catalogue().questions)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = catalogue().questions.get(cmd_name)
        return None if found is None else _question_command(found)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Questions"):
            summaries = catalogue().questions.items()
            formatter.write_dl([(name, question.summary) for name, question in summaries])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        # Behind the name too, which may be that of a question in such a folder.
        keep_folders(ctx, _stated_folders(args[1:]))
        found = self.get_command(ctx, name)
        if found is not None:
            return name, found, args[1:]
        if _looks_like_name(name, args[1:]):
            # Raises what tells the nearest names.
            catalogue().question(name)
        # Unlike None, a name, which tells that there is something to invoke.
        return "", _words_command, args


def _stated_folders(arguments: Sequence[str]) -> list[str]:
    """The values of ``--queries`` among arguments that are not yet parsed."""
    stated = [value for option, value in pairwise(arguments) if option == "--queries"]
    return [*stated, *(each[10:] for each in arguments if each.startswith("--queries="))]


def _looks_like_name(name: str, rest: list[str]) -> bool:
    """Whether a misspelt question is meant rather than words: ``who-met``, ``timline --from``."""
    hyphenated = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name) is not None
    followed_by_words = any(not word.startswith("-") for word in rest[:1])
    return hyphenated or (not followed_by_words and re.fullmatch(r"[a-z0-9]+", name) is not None)


@click.group(
    name="ask",
    cls=Ask,
    # With options alone, click would say that a command is missing.
    invoke_without_command=True,
    no_args_is_help=True,
    subcommand_metavar="QUESTION [OPTIONS]",
    short_help="Ask a question of the catalogue, or one in words.",
)
@store_option
@queries_option
@click.pass_context
def command(context: click.Context) -> None:
    """Ask the graph: a question of the catalogue by its name, or any question in words.

    The options of a question are its parameters; `kg ask QUESTION --help` lists them. Names are
    taken in any spelling that the articles use, dates as 2026-01-31, 2026-01 or 2026. An option
    that is repeated has several values.

    \b
    Examples:
      kg ask who-met-whom --person "Ban Ki-moon" --from 2015-11 --to 2015-12
      kg ask who-met-whom --format csv > meetings.csv
      kg ask "Who met Ban Ki-moon in December 2015?"

    Exit code 1 says that nothing was found; the message says why.
    """
    if context.invoked_subcommand is None:
        raise UsageError(
            'no question; give one such as "Who met whom?", or a name that `kg questions` lists'
        )


@click.command(name="words")
@click.argument("words", nargs=-1, required=True, metavar="QUESTION...")
@store_option
@queries_option
@format_option(ROW_FORMATS, "table")
def _words_command(words: tuple[str, ...], output_format: str) -> None:
    """Ask in words."""
    with opened_store() as store:
        warn_if_unfinished(store)
        _print(ask_text(store, catalogue(), " ".join(words)), output_format)


def _question_command(question: Question) -> click.Command:
    """The command of one question, with an option for each of its parameters."""

    def run(output_format: str, limit: int | None = None, **given: Any) -> None:  # noqa: ANN401
        values = {
            name.removeprefix(PREFIX): value[0] if len(value) == 1 else list(value)
            for name, value in given.items()
            if value
        }
        for option, stated in values.items():
            if any(not text.strip() for text in ([stated] if isinstance(stated, str) else stated)):
                raise UsageError(f"--{option}: the value is empty; give one, or leave it out")
        with opened_store() as store:
            warn_if_unfinished(store)
            answer = ask(store, catalogue(), question.name, values, limit=limit)
            _print(answer, output_format)

    # Click lists first what was added last: the question's own options.
    made: Callable[..., None] = format_option(ROW_FORMATS, "table")(
        queries_option(store_option(run))
    )
    if question.parameter("limit") is None:
        made = click.option(
            "--limit", type=click.IntRange(1, MOST_ROWS), metavar="N", help="At most so many rows."
        )(made)
    for parameter in reversed(question.parameters):
        made = _option(parameter)(made)
    return click.command(name=question.name, help=_help(question), short_help=question.summary)(
        made
    )


def _option(parameter: Parameter) -> Callable[[Callable[..., None]], Callable[..., None]]:
    about = parameter.description or parameter.label
    if parameter.default is not None:
        about += f" [default: {parameter.default}]"
    if parameter.choices:
        metavar = "|".join(parameter.choices)
    elif parameter.kinds:
        metavar = parameter.kinds[0].upper()
    else:
        metavar = METAVARS.get(parameter.type, "TEXT")
    return click.option(
        f"--{parameter.name}",
        f"{PREFIX}{parameter.name}",
        multiple=True,
        required=parameter.required and parameter.default is None,
        metavar=metavar,
        help=f"{about[:1].upper()}{about[1:]}",
    )


def _help(question: Question) -> str:
    examples = "\n".join(f"  {example}" for example in question.examples)
    in_words = f"\n\n\b\nIn words:\n{examples}" if examples else ""
    return f"{question.summary}\n\n{question.description}{in_words}"


def _print(answer: Answer, output_format: str) -> None:
    """The answer on stdout; how it was understood, and why it is empty, on stderr."""
    if output_format != "json":
        if answer.understood is not None:
            say(answer.understood.sentence)
        if answer.explanation:
            say(answer.explanation)
        if answer.suggestions:
            say(f"see also: {'; '.join(answer.suggestions)}")
    # Programs get the heads of columns, or an empty list, also where nothing was found.
    if answer.rows or output_format in ("json", "csv", "tsv"):
        put(render(answer, output_format))
    if not answer.rows:
        click.get_current_context().exit(Exit.NOTHING_FOUND)
