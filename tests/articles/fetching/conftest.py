from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.articles.fetching.fetcher import Fetcher
from kg.articles.fetching.policy import FetchPolicy
from tests.articles.fetching.site import Site, Time, patient, running_site


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def fetcher(time: Time) -> Fetcher:
    """Fetches from this machine, under whatever name, without waiting."""
    return patient(time, FetchPolicy(allow_private=True))
