"""Questions in one's own words: how they were taken, and the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for

from kg.errors import QuestionError
from kg.questions import ask_text
from kg.web.answers import AnswerPage, answer_page
from kg.web.catalogue import catalogue_page
from kg.web.forms import Form, question_form
from kg.web.replies import CSV_METADATA, as_data, query
from kg.web.showing import Address, Showing, showing
from kg.web.site import site

blueprint = Blueprint("ask", __name__)


@blueprint.get("/ask")
def page() -> str:
    """The answer to ``q``, and the form that corrects how it was taken."""
    text = request.args.get("q", "").strip()
    answer: AnswerPage | None = None
    form: Form | None = None
    if text:
        store = site().store
        found = ask_text(store, site().catalogue, text).to_json()
        form = _form(found["understood"])
        answer = answer_page(found, site(), showing(), _address(text))
    return render_template(
        "ask.html",
        asked=text,
        answer=answer,
        form=form,
        catalogue=None if form else catalogue_page(site()),
    )


@blueprint.get("/ask.csv-metadata.json", defaults={"form": CSV_METADATA})
@blueprint.get("/ask.<any(json, csv, tsv, ttl, jsonld):form>")
def data(form: str) -> Response:
    """The answer to ``q`` as data."""
    text = request.args.get("q", "").strip()
    if not text:
        raise QuestionError("q: no question; ask one such as /ask.json?q=Who+met+whom")
    return as_data(ask_text(site().store, site().catalogue, text), form, "answer")


def _form(understood: Mapping[str, Any] | None) -> Form | None:
    """The form of the question that was understood, filled with what was understood."""
    question = site().catalogue.questions.get(understood["name"]) if understood else None
    if understood is None or question is None:
        return None
    return question_form(site(), question, {}, understood)


def _address(text: str) -> Address:
    """Gives this answer's address, shown otherwise or in a data format."""

    def address(*, form: str | None = None, shown: Showing | None = None) -> str:
        if form is not None:
            return url_for("ask.data", form=form, q=text)
        return f"{url_for('ask.page')}{query({'q': text} | (shown.values() if shown else {}))}"

    return address
