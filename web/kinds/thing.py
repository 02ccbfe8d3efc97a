"""A thing whose page is asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """Its IRI, its kind as questions call it (``person``), and what a person calls it."""

    iri: str
    kind: str
    label: str
