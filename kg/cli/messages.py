"""What a command says beside its answer, on stderr."""

from __future__ import annotations

import click


def say(message: str) -> None:
    """Print a message of a command."""
    click.echo(f"kg: {message}", err=True)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "3 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
