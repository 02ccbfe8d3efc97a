"""Deciding, in the browser or by a program, on what was read."""
