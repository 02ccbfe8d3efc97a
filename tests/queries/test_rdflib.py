"""Questions on rdflib's own engine, which is slow and follows the specification: the same rows."""

from __future__ import annotations

import pytest
import rdflib

from kg.graph.store import Store
from kg.questions import Catalogue, ask
from kg.questions.binding import bind
from kg.questions.directory import directory
from kg.questions.request import read_request
from tests.queries.examples import oracle_rows
from tests.queries.variants import IDS, VARIANTS, Values


@pytest.mark.parametrize(("name", "special", "values"), VARIANTS, ids=IDS)
def test_rows(
    name: str,
    special: str,
    values: Values,
    store: Store,
    catalogue: Catalogue,
    oracle: rdflib.Dataset,
) -> None:
    question = catalogue.questions[name]
    bound = bind(question.sparql, read_request(question, values, directory(store)).terms)
    expected = [dict(row) for row in ask(store, catalogue, name, values).rows]
    assert oracle_rows(oracle, bound) == expected, special
