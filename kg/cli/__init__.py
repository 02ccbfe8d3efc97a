"""The ``kg`` command: one module per group of commands, found by name when it is called."""

from kg.cli.commands import main

__all__ = ["main"]
