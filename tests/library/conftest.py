from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.library import NewsGraph
from kg.questions import load_catalogue
from tests.questions.press import press


@pytest.fixture(scope="session")
def graph() -> Iterator[NewsGraph]:
    with NewsGraph(press(), load_catalogue()) as opened:
        yield opened
