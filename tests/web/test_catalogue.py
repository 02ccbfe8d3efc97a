"""Sentences with blanks are forms that lead to answers."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from kg.web.catalogue import Blank, CataloguePage, catalogue_page
from kg.web.site import EXTENSION


@pytest.fixture
def page(client: FlaskClient) -> Iterator[CataloguePage]:
    with client.application.test_request_context():
        yield catalogue_page(client.application.extensions[EXTENSION])


def sentence(page: CataloguePage, name: str) -> tuple[str | Blank, ...]:
    found = (each for group in page.groups for each in group.entries if each.name == name)
    return next(found).sentence or ()


def test_sentence_is_text_and_blanks(page: CataloguePage) -> None:
    before, blank, after = sentence(page, "who-met-whom")
    assert (before, after) == ("Who met ", "?")
    assert isinstance(blank, Blank)
    assert (blank.name, blank.label, blank.required, blank.placeholder) == (
        "person",
        "Person",
        False,
        "person",
    )
    names = next(menu.names for menu in page.menus if menu.id == blank.menu)
    assert names[:2] == ("Ana Prado", "Jonas Weber")


def test_blank_is_not_called_like_the_word_before_it(page: CataloguePage) -> None:
    _, blank, _ = sentence(page, "claims-about")
    assert isinstance(blank, Blank)
    assert (blank.placeholder, blank.required) == ("name", True)


def test_every_blank_is_a_parameter_of_its_form(client: FlaskClient) -> None:
    page = client.get("/").text
    forms = re.findall(r'<form class="sentence-form" action="([^"]+)"(.*?)</form>', page, re.DOTALL)
    assert len(forms) > 20
    for action, form in forms:
        names = re.findall(r'name="(\w+)"', form)
        answer = client.get(action, query_string=dict.fromkeys(names, "2026"))
        assert answer.status_code == 200, (action, names)
        assert "no parameter" not in answer.text


def test_filled_sentence_gives_the_answer(client: FlaskClient) -> None:
    page = html.unescape(client.get("/questions/who-met-whom?person=Jonas+Weber").text)
    assert "Jonas Weber met Ana Prado" in page


def test_start_page_names_the_publishers(client: FlaskClient) -> None:
    page = " ".join(re.sub("<[^>]+>", "", client.get("/").text).split())
    assert "From The Harbour Post (2 articles), no stated publisher (1 article)." in page
