"""A query that was looked through, with all that it takes to run it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.graph.limits import Limits
from kg.graph.sparql import Form


@dataclass(frozen=True, slots=True)
class Query:
    """What a store evaluates.

    Attributes:
        text: the query as the user wrote it.
        form: what kind of query it is.
        base: what its relative IRIs are relative to.
        prefixes: those that it need not declare.
        default_graphs: the graphs that make the default graph, by IRI.
        named_graphs: those that GRAPH reaches. Where both are empty, all graphs are asked, and
            the default graph is their union.
        limits: what it may take; None for no limits, in this process.
    """

    text: str
    form: Form
    base: str
    prefixes: Mapping[str, str]
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    limits: Limits | None = None

    @property
    def everything(self) -> bool:
        """Whether it asks all graphs."""
        return not self.default_graphs and not self.named_graphs
