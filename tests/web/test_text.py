from __future__ import annotations

import pytest

from kg.web.text import exact_text, human_date, humanise, is_date, web_link


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-01-13", "13 January 2026"),
        ("2026-12", "December 2026"),
        ("2026", "2026"),
        ("soon", "soon"),
        ("2026-13", "2026-13"),
        ("2026-00-01", "2026-00-01"),
        ("20261", "20261"),
        ("", ""),
    ],
)
def test_dates_read_as_people_write_them(value: str, words: str) -> None:
    assert human_date(value) == words


@pytest.mark.parametrize("value", ["2026-13", "13 January", "٢٠٢٦", 2026, None])
def test_what_is_no_date(value: object) -> None:
    assert not is_date(value)


@pytest.mark.parametrize(
    ("name", "heading"),
    [("other_value", "Other value"), ("hasActor", "Has actor"), ("start", "Start"), ("", "")],
)
def test_names_become_headings(name: str, heading: str) -> None:
    assert humanise(name) == heading


@pytest.mark.parametrize("address", ["https://a.example/x?y=1#z", "http://a.example"])
def test_web_addresses_can_be_followed(address: str) -> None:
    assert web_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//evil.example/x",
        "https:evil",
        "http://[broken",
        "relative/path",
    ],
)
def test_other_addresses_cannot(address: str | None) -> None:
    assert web_link(address) is None


def test_text_keeps_the_number_of_its_characters() -> None:
    assert exact_text("a\r\nb\0c <b>&\x85\ud800") == "a&#13;\nb\ufffdc &lt;b&gt;&amp;\ufffd\ufffd"
