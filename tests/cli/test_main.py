"""How every command ends: exit codes and messages, whatever goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg import __version__
from kg.cli import main
from kg.cli.commands import MODULES, command_to_repeat
from kg.errors import StoreError


def run(*arguments: str) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of a command."""
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.stdout, result.stderr


Define = Callable[[Callable[[], None]], None]


@pytest.fixture
def define(monkeypatch: pytest.MonkeyPatch) -> Define:
    """Makes ``kg test`` do what a function does."""

    def as_command(action: Callable[[], None]) -> None:
        module = types.ModuleType("kg_test_command")
        module.__dict__["command"] = click.command(name="test")(action)
        monkeypatch.setitem(sys.modules, "kg_test_command", module)
        monkeypatch.setitem(MODULES, "test", "kg_test_command")

    return as_command


def test_version() -> None:
    assert run("--version") == (0, f"kg {__version__}\n", "")


@pytest.mark.parametrize("name", list(MODULES))
def test_every_command_explains_itself(name: str) -> None:
    code, out, err = run(name, "--help")
    assert (code, err) == (0, "")
    assert f"Usage: kg {name}" in out
    assert name in ("copy", "eval") or "--store STORE" in out
    assert f"\n    kg {name}" in out, "the help has no example"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("buidl", "'buidl': no such command; did you mean 'build'?"),
        (
            "Who met whom?",
            "'Who met whom?': no such command; to ask it, write kg ask 'Who met whom?'",
        ),
        ("who-met-whom", "'who-met-whom': no such command; to ask it, write kg ask who-met-whom"),
        ("xyzzy", "'xyzzy': no such command; `kg --help` lists all"),
    ],
)
def test_word_that_is_no_command_leads_to_what_was_meant(typed: str, said: str) -> None:
    code, out, err = run(typed)
    assert (code, out) == (2, "")
    assert err.endswith(f"\nError: {said}\n")


def test_help_lists_the_commands() -> None:
    code, out, _ = run("--help")
    assert code == 0
    listed = out.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(MODULES)


@pytest.mark.parametrize(
    "arguments", [["bild"], ["build"], ["build", "a", "--workers", "0"], ["build", "a", "--no"]]
)
def test_wrong_usage(arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: kg ")


def test_wrong_usage_is_told_as_click_does() -> None:
    assert run("build", "a", "--workers", "0")[2] == (
        "Usage: kg build [OPTIONS] SOURCE...\n"
        "Try 'kg build --help' for help.\n"
        "\n"
        "Error: Invalid value for '--workers': 0 is not in the range x>=1.\n"
    )


@pytest.mark.parametrize("arguments", [[], ["ask"]])
def test_a_group_alone_shows_its_help(arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err == run(*arguments, "--help")[1]


def test_known_error_is_one_line(define: Define) -> None:
    def fails() -> None:
        raise StoreError("here: no such store; make one")

    define(fails)
    assert run("test") == (2, "", "kg: here: no such store; make one\n")


def test_fault_is_one_line(define: Define) -> None:
    def fails() -> None:
        raise LookupError("lost")

    define(fails)
    message = (
        f"kg: a fault in newskg {__version__} (LookupError: lost); please report it with what "
        "`kg --debug test` prints\n"
    )
    assert run("test") == (70, "", message)
    code, out, err = run("--debug", "test")
    assert (code, out) == (70, "")
    assert err.startswith("Traceback (most recent call last):\n")
    assert 'raise LookupError("lost")' in err


def test_fault_of_a_long_command_stays_short(define: Define) -> None:
    query = "SELECT * WHERE { " + "?s ?p ?o . " * 1_000 + "}"

    def fails() -> None:
        raise LookupError(query)

    define(fails)
    code, out, err = run("test")
    assert (code, out) == (70, "")
    assert err.startswith(f"kg: a fault in newskg {__version__} (LookupError: SELECT * WHERE {{ ?s")
    assert err.endswith(" …); please report it with what `kg --debug test` prints\n")
    assert len(err) < 450


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["test", "two words"], "kg --debug test 'two words'"),
        (["--debug", "test"], "kg --debug test"),
        (["test", "x" * 10_000], "kg --debug test …"),
    ],
)
def test_command_to_repeat(arguments: list[str], shown: str) -> None:
    assert command_to_repeat(arguments) == shown


@pytest.mark.parametrize("name", ["build", "extract", "remove", "import", "sparql"])
@pytest.mark.parametrize("argument", ["", " "])
def test_empty_argument(name: str, argument: str) -> None:
    code, out, err = run(name, argument)
    assert (code, out) == (2, "")
    what = "an empty query" if name == "sparql" else "it is empty"
    assert what in err


NASTY = "x\x1b[31m\n\u202ey\x9b"


@pytest.mark.parametrize(
    "arguments",
    [
        [NASTY],
        [f"--{NASTY}"],
        ["build", NASTY],
        ["build", "a", "--workers", NASTY],
        ["build", "a", f"--{NASTY}"],
        ["stats", NASTY],
        ["stats", "--format", NASTY],
        ["stats", "--store", NASTY],
        ["questions", NASTY],
        ["sparql", f"{NASTY.replace(chr(10), '')}.rq"],
        ["import", NASTY],
        ["remove", NASTY],
        ["show", NASTY],
        ["export", "--graph", NASTY],
        ["ask", "who-met-whom", "--person", NASTY],
        ["ask", "who-met-whom", "--status", NASTY],
        ["ask", "who-met-whom", f"--{NASTY}", "y"],
    ],
)
def test_no_message_steers_the_terminal(arguments: list[str], built: Path) -> None:
    if arguments[0] in ("ask", "export", "remove", "show", "sparql"):
        arguments = [*arguments, "--store", str(built)]
    code, out, err = run(*arguments)
    assert code in (1, 2)
    assert not set("\x1b\x9b\u202e") & set(out + err)
    assert "\\x1b[31m" in err


def test_interrupt(define: Define) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    define(interrupted)
    assert run("test") == (130, "", "kg: interrupted\n")


def test_closed_pipe_is_quiet() -> None:
    # A reader that leaves at once, as `| head` may.
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "questions", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 0


def test_answers_are_utf8_in_any_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    printed = subprocess.run(
        [
            sys.executable,
            "-c",
            "import click; from kg.cli.commands import _write_utf8; "
            "_write_utf8(); click.echo('Z\\u00fcrich \\u2011')",
        ],
        env=environment,
        capture_output=True,
        check=True,
    )
    assert printed.stdout == "Zürich \u2011\n".encode()


def test_a_fault_of_the_operating_system_is_one_line_too(define: Define) -> None:
    def fails() -> None:
        raise PermissionError(13, "Permission denied", "/a")

    define(fails)
    code, out, err = run("test")
    assert (code, out) == (70, "")
    assert err.startswith(f"kg: a fault in newskg {__version__} (PermissionError: [Errno 13] ")
    assert err.count("\n") == 1
