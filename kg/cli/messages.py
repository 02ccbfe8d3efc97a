"""What a command says beside its answer, on stderr."""

from __future__ import annotations

import click

from kg.printing import visible


def say(message: str) -> None:
    """Print a message of a command: one line, whatever names it holds."""
    click.echo(f"kg: {visible(message)}", err=True)


def put(text: str) -> None:
    """Print the answer as it is: click would take colours out of what articles hold."""
    click.echo(text, nl=False, color=True)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "3 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
