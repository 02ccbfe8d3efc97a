"""The ``kg`` command itself: which commands there are, and how every one of them ends.

Commands are imported when they are called, so that ``kg questions`` need not wait for what only
``kg build`` uses. The exit codes are those of `Exit`.
"""

from __future__ import annotations

import errno
import importlib
import io
import os
import shlex
import sys
import textwrap
import traceback
from collections.abc import Sequence
from typing import Any, NoReturn

import click
from click.shell_completion import shell_complete

from kg import __version__
from kg.cli.exits import Exit
from kg.cli.messages import say
from kg.collecting import collect_rarely
from kg.errors import KgError
from kg.printing import visible

MODULES = {
    "build": "kg.cli.build",
    "extract": "kg.cli.extract",
    "ask": "kg.cli.ask",
    "questions": "kg.cli.questions",
    "sparql": "kg.cli.sparql",
    "serve": "kg.cli.serve",
    "check": "kg.cli.check",
    "stats": "kg.cli.stats",
    "show": "kg.cli.show",
    "diff": "kg.cli.diff",
    "judge": "kg.cli.judge",
    "export": "kg.cli.export",
    "import": "kg.cli.import_",
    "copy": "kg.cli.copy",
    "compact": "kg.cli.compact",
    "remove": "kg.cli.remove",
    "eval": "kg.cli.eval",
}
"""Each command, in the order in which the help lists them, and the module that defines it."""


DISK_TROUBLE = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
LONGEST_COMMAND = 200
"""Characters of a command that a message repeats."""


class Commands(click.Group):
    """The group of all commands, and the one place where errors become messages and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in MODULES:
            return None
        command = importlib.import_module(MODULES[cmd_name]).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{MODULES[cmd_name]}.command is no click command: {command!r}")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in MODULES and not name.startswith("-"):
            ctx.fail(_no_command(name))
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,  # noqa: ANN401 - click's own signature
    ) -> NoReturn:
        """Run a command and leave with its exit code; no exception passes."""
        collect_rarely()
        arguments = list(sys.argv[1:] if args is None else args)
        name = prog_name or "kg"
        if sys.stdout is None:  # closed by whoever started the command
            sys.stdout = io.TextIOWrapper(io.BytesIO())
        _write_utf8()
        variable = complete_var or "_KG_COMPLETE"
        instruction = os.environ.get(variable)
        if instruction:
            sys.exit(shell_complete(self, extra, name, variable, instruction))
        sys.exit(self._run(arguments, name, extra))

    def _run(self, arguments: list[str], name: str, extra: dict[str, Any]) -> int:
        # Options of the group stand before the command; read here, --debug also serves where a
        # fault keeps click from parsing.
        debug = "--debug" in arguments[:1]
        try:
            with self.make_context(name, arguments, **extra) as context:
                self.invoke(context)
            sys.stdout.flush()
        except click.exceptions.Exit as error:
            return error.exit_code
        except click.ClickException as error:
            _show(error)
            return error.exit_code
        except KgError as error:
            say(str(error))
            return Exit.WRONG
        except BrokenPipeError:
            # Whoever read the answer has seen enough (kg ... | head). Nothing is wrong.
            _discard_output()
            return Exit.ANSWERED
        except (KeyboardInterrupt, click.Abort):
            say("interrupted")
            return Exit.INTERRUPTED
        except Exception as error:  # noqa: BLE001 - the edge where no traceback reaches a user
            if isinstance(error, OSError) and error.errno in DISK_TROUBLE:
                say(
                    f"the answer cannot be written: {error.strerror}; "
                    "free space, or write elsewhere"
                )
                _discard_output()
                return Exit.WRONG
            if debug:
                traceback.print_exc()
            fault = textwrap.shorten(f"{type(error).__name__}: {error}", 300, placeholder=" …")
            say(
                f"a fault in newskg {__version__} ({fault}); please report it with what "
                f"`{command_to_repeat(arguments)}` prints"
            )
            return Exit.FAULT
        return Exit.ANSWERED


def _show(error: click.ClickException) -> None:
    """Print what click found wrong, as it would itself, with the user's words made visible."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        if error.message == context.get_help():
            # A group without a command: its help is the message.
            error.show()
            return
        usage = f"{context.get_usage()}\nTry '{context.command_path} --help' for help.\n"
        click.echo(usage, err=True)
    message = error.format_message().replace(error.message, visible(error.message))
    click.echo(f"Error: {message}", err=True)


def command_to_repeat(arguments: Sequence[str]) -> str:
    """The command that shows a fault's traceback, to be copied; cut short where it is long."""
    repeated = ["kg", "--debug", *arguments[arguments[:1] == ["--debug"] :]]
    whole = shlex.join(repeated)
    return whole if len(whole) <= LONGEST_COMMAND else f"{shlex.join(repeated[:3])[:80]} …"


def _discard_output() -> None:
    """Nothing more can be written, not even at the interpreter's end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_utf8() -> None:
    """Answers are UTF-8 whatever the locale: they hold names of all the world's languages."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


@click.group(name="kg", cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg", message="%(prog)s %(version)s")
@click.option(
    "--debug", is_flag=True, expose_value=False, help="Show the traceback of a fault in newskg."
)
def main() -> None:
    """Who met whom, when and where: read news articles and ask them questions.

    \b
    kg build articles/                                   read a folder of articles
    kg ask who-met-whom --person "Ban Ki-moon"           ask a question of the catalogue
    kg ask "Who met Ban Ki-moon in December 2015?"       or in words
    kg serve                                             the same in a browser
    """


def _no_command(word: str) -> str:
    """What to write instead of a word that is no command."""
    # Here, since no other command waits for what compares words.
    from kg.questions.nearest import nearest_spellings

    shown = repr(word[:LONGEST_COMMAND])
    near = nearest_spellings(word[:LONGEST_COMMAND], MODULES, limit=1)
    if near:
        return f"{shown}: no such command; did you mean {near[0]!r}?"
    if " " in word or "-" in word:
        asked = shlex.quote(word[:LONGEST_COMMAND])
        return f"{shown}: no such command; to ask it, write kg ask {asked}"
    return f"{shown}: no such command; `kg --help` lists all"
