"""The catalogue's questions as queries to run, to read and to change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Final

from kg.errors import LimitError
from kg.graph.limits import Limits
from kg.graph.store import Store
from kg.questions import Parameter, Question
from kg.questions.binding import Iri, Term, Text, bind, limit
from kg.questions.values import read_value
from kg.web.rows import select
from kg.web.site import Site

_NAMES: Final = 4
_TRIES: Final = 6
"""How many values, and how many combinations of them, are looked at for one with an answer."""

_GLANCE: Final = Limits(seconds=1, rows=10, megabytes=256)
"""What looking whether there is an answer may take."""


def example_query(site: Site, question: Question) -> str:
    """The query of ``question`` as it can be run at once.

    What must be given has a value, where possible one that this graph has an answer to; what may
    be given stays open. Text that only a person can choose is empty, which stands in any text.
    """

    def write(store: Store) -> str:
        return _commented(question, bind(question.sparql, _values(store, question)))

    return site.keep(f"example {question.name}", write)


def _commented(question: Question, sparql: str) -> str:
    """The query below lines that say what it asks for and what can still be given."""
    lines = [f"# {question.summary}"]
    left = [each for each in question.parameters if not _needed(each)]
    if left:
        names = ", ".join(f"?{each.variable}" for each in left)
        lines.append(f"# Still open: {names}")
    return "\n".join([*lines, "", sparql.strip(), ""])


def _needed(parameter: Parameter) -> bool:
    return parameter.required or parameter.default is not None


def _values(store: Store, question: Question) -> Mapping[str, Sequence[Term]]:
    """By variable, the first values that have an answer; the very first where none is found."""
    needed = [each for each in question.parameters if _needed(each)]
    offered = [list(_offered(store, each)) for each in needed]
    different = (chosen for chosen in product(*offered) if len(set(chosen)) == len(chosen))
    candidates = [
        {each.variable: [term] for each, term in zip(needed, chosen, strict=True)}
        for chosen in islice(different, _TRIES)
    ]
    answered = (each for each in candidates if _has_answer(store, bind(question.sparql, each)))
    return next(answered, candidates[0] if candidates else {})


def _offered(store: Store, parameter: Parameter) -> Iterator[Term]:
    if parameter.default is not None:
        yield read_value(parameter, parameter.default).term
    elif parameter.type == "iri" and parameter.menu is not None:
        menu = limit(parameter.menu, _NAMES) or parameter.menu
        yield from (Iri(iri) for iri, _ in select(store, menu) if iri)
    else:
        yield Text(next(iter(parameter.choices), ""))


def _has_answer(store: Store, sparql: str) -> bool:
    try:
        return len(store.query(limit(sparql, 1) or sparql, limits=_GLANCE)) > 0
    except LimitError:
        return False
