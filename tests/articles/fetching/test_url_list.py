"""A list of addresses in a file."""

from __future__ import annotations

import pytest

from kg.articles.fetching.url_list import read_url_list
from kg.errors import SourceError

LIST = """\ufeff# Talks in June
https://news.example/talks#start

  HTTPS://News.example/visit  # the visit
\t# nothing
https://news.example/talks\r
"""


def test_one_address_per_line_each_once() -> None:
    assert read_url_list("list.txt", LIST) == [
        "https://news.example/talks",
        "https://news.example/visit",
    ]


def test_bad_lines_are_named_and_the_rest_is_read() -> None:
    text = "news.example\nhttps://news.example/talks\n\nhttp://ann:pw@news.example/\n"
    failed: list[SourceError] = []
    assert read_url_list("list.txt", text, failed.append) == ["https://news.example/talks"]
    assert [str(error) for error in failed] == [
        "list.txt, line 1: news.example: not a web address of http or https; "
        "write it in full, such as https://news.example/talks",
        "list.txt, line 4: http://…@news.example/: "
        "addresses with a user name or password are not fetched; "
        "save the page in a browser and read the file",
    ]


def test_first_bad_line_is_an_error_where_nobody_takes_it() -> None:
    with pytest.raises(SourceError) as caught:
        read_url_list("list.txt", "# talks\nfile:///etc/passwd\n")
    assert caught.value.source == "list.txt, line 2"


def test_empty_list() -> None:
    assert read_url_list("list.txt", "") == []
