from __future__ import annotations

from collections.abc import Iterator

import pytest
import rdflib

from kg.graph.store import Store, open_store
from kg.questions import Catalogue, load_catalogue
from tests.questions.press import press


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    with press() as opened:
        yield opened


@pytest.fixture(scope="session")
def empty_store() -> Iterator[Store]:
    with open_store("memory:") as opened:
        yield opened


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def oracle(store: Store) -> rdflib.Dataset:
    """The same graph in rdflib's own memory, asked by rdflib's own engine."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=b"".join(store.export("nquads")).decode(), format="nquads")
    return dataset
