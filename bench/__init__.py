"""Measurements: each module is a command that prints a table, such as ``python -m bench.build``."""
