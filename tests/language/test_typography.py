"""Odd typography changes neither lengths nor what is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language import annotate
from kg.language.typography import plain_text
from tests.news import article

PLAIN = 'Ambassador Ada Byron-Lovelace told reporters on Jan. 5 that "the work is done."'
ODD = (
    "Ambassador\u202fAda\u00a0Byron\u2011Lovelace told reporters on Jan.\u202f5 that "
    "“the work is done.”"
)


@given(st.text())
def test_every_code_point_is_replaced_by_one(text: str) -> None:
    assert len(plain_text(text)) == len(text)


def test_quotes_hyphens_and_spaces_become_plain() -> None:
    assert plain_text(ODD) == PLAIN


@pytest.mark.parametrize("text", [PLAIN, ODD])
def test_names_dates_and_quotations_are_read_alike(text: str) -> None:
    document = annotate(article(text))
    assert [(name.span.start, name.span.end, name.kind) for name in document.names] == [
        (11, 29, "person")
    ]
    assert [date.start for date in document.dates] == ["2026-01-05"]
    (attribution,) = document.attributions
    assert plain_text(attribution.content[0].text) == 'that "the work is done."'


def test_spans_quote_the_stored_text() -> None:
    document = annotate(article(ODD))
    assert document.names[0].span.text == "Ada\u00a0Byron\u2011Lovelace"
