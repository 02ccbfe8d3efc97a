from __future__ import annotations

import pytest

from tests.articles.saved_pages import page_names, wrong_with


def test_how_many_pages_there_are() -> None:
    assert len(page_names()) >= 127


@pytest.mark.parametrize("name", page_names())
def test_saved_page(name: str) -> None:
    assert wrong_with(name) == []
