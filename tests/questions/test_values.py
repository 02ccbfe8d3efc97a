from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QuestionError
from kg.questions.binding import XSD, Text
from kg.questions.dates import day_in_words, day_of, period_in_words, stretch_in_words
from kg.questions.parameters import parse_variable
from kg.questions.values import given_iri, read_value


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026-01-13", "2026-01-13", "2026-01-13"),
        ("2026-01", "2026-01-01", "2026-01-31"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("2026", "2026-01-01", "2026-12-31"),
        (" 2026-1-5 ", "2026-01-05", "2026-01-05"),
    ],
)
def test_days(value: str, first: str, last: str) -> None:
    assert (day_of(value, "first"), day_of(value, "last")) == (first, last)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("soon", "'soon': not a date; write YYYY-MM-DD, YYYY-MM or YYYY, such as 2026-01-13"),
        ("2026-02-30", "'2026-02-30': February 2026 has the days 1 to 28; give one of them"),
        ("2026-13", "'2026-13': there is no month 13; months run from 1 to 12"),
        ("0000", "'0000': there is no year 0; years run from 0001 to 9999"),
        ("٢٠٢٦", "'٢٠٢٦': not a date; write YYYY-MM-DD, YYYY-MM or YYYY, such as 2026-01-13"),
    ],
)
def test_impossible_days(value: str, message: str) -> None:
    with pytest.raises(QuestionError) as caught:
        day_of(value, "first")
    assert str(caught.value) == message


def test_periods_in_words() -> None:
    assert period_in_words("2026-01-01", "2026-01-31") == "1 to 31 January 2026"
    assert period_in_words("2026-01-13", "2026-01-13") == "13 January 2026"
    assert period_in_words("2026-01-30", "2026-02-02") == "30 January to 2 February 2026"
    assert period_in_words("2025-12-30", None) == "from 30 December 2025 on"
    assert period_in_words(None, "2026-01-31") == "until 31 January 2026"
    assert period_in_words(None, None) == ""
    assert day_in_words("2026-01") == "January 2026"
    assert stretch_in_words("2026-01-13", "2026-01-14") == "on 13 to 14 January 2026"
    assert stretch_in_words("2025", None) == "in 2025"


@pytest.mark.parametrize(
    ("variable", "text", "value", "datatype"),
    [
        ("_words", " as it is ", " as it is ", None),
        ("_from_xsd_date", "2026-01", "2026-01-01", "date"),
        ("__to_xsd_date", "2026-01", "2026-01-31", "date"),
        ("_limit_integer", "+07", "7", "integer"),
        ("_share_number", "12", "12", "integer"),
        ("_share_number", "0.50", "0.50", "decimal"),
        ("_year_gYear", "2026", "2026", "gYear"),
        ("_year_xsd_gYearMonth", "2026-01", "2026-01", "gYearMonth"),
        ("_x_boolean", "true", "true", "boolean"),
        ("_x_dateTime", "2026-01-13T15:30:00", "2026-01-13T15:30:00", "dateTime"),
        ("_x_double", "1e3", "1000.0", "double"),
    ],
)
def test_typed_values(variable: str, text: str, value: str, datatype: str | None) -> None:
    read = read_value(parse_variable(variable), text)
    assert read.value == value
    assert read.term == Text(value, XSD + datatype if datatype else None)


def test_text_in_a_language() -> None:
    assert read_value(parse_variable("_name_en"), "house").term == Text("house", language="en")


@pytest.mark.parametrize(
    ("variable", "text", "message"),
    [
        ("_n_integer", "ten", "--n: 'ten': not a whole number; write one such as 10"),
        ("_n_positiveInteger", "0",
         "--n: '0': out of bounds; give 1 to 1000000000000000000"),
        ("_n_number", "1/2", "--n: '1/2': not a number; write one such as 12 or 0.5"),
        ("_x_boolean", "yes", "--x: 'yes': not true or false; write it so"),
        ("_x_gMonth", "13", "--x: '13': not a month such as --01; write it so"),
        ("_x_dateTime", "noon", "--x: 'noon': not a date and time; write 2026-01-13T15:30:00"),
        ("_x", "y" * 10_001, "--x: 10,001 characters are too long; give at most 10,000"),
    ],
)  # fmt: skip
def test_values_that_do_not_fit(variable: str, text: str, message: str) -> None:
    with pytest.raises(QuestionError) as caught:
        read_value(parse_variable(variable), text)
    assert str(caught.value) == message


@given(
    st.sampled_from(
        ["_x", "_x_en", "_x_xsd_date", "_x_integer", "_x_number", "_x_double", "_x_xsd_time"]
    ),
    st.text(min_size=1),
)
def test_any_text_is_taken_or_refused_with_a_reason(variable: str, text: str) -> None:
    try:
        read = read_value(parse_variable(variable), text)
    except QuestionError:
        return
    assert read.value


@pytest.mark.parametrize(
    "variable", ["_", "_a-b", "_a_b_c_d", "_a_xsd_data", "_a_integr", "_a_foo_bar", "___a"]
)
def test_names_that_are_no_parameters(variable: str) -> None:
    with pytest.raises(QuestionError):
        parse_variable(variable)


def test_iris() -> None:
    assert given_iri("<https://example.org/x>") == "https://example.org/x"
    assert given_iri("urn:x:y") == "urn:x:y"
    assert given_iri("re:publica") is None
    assert given_iri("https://example.org/a b") is None
