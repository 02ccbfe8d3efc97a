"""The catalogue's questions: each a page with its form and its answer, and the same as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for

from kg.errors import QuestionError
from kg.questions import Question, ask
from kg.questions.nearest import nearest
from kg.web.answers import AnswerPage, answer_page
from kg.web.catalogue import blanks, catalogue_page
from kg.web.errors import failure, in_words
from kg.web.forms import question_form
from kg.web.replies import CSV_METADATA, Values, as_data, given, query
from kg.web.showing import NAMES as SHOWING
from kg.web.showing import Showing, showing
from kg.web.site import site

blueprint = Blueprint("questions", __name__, url_prefix="/questions")


@blueprint.get("/")
def index() -> str:
    """The catalogue."""
    return render_template("questions.html", catalogue=catalogue_page(site()))


@blueprint.get("/<name>")
def page(name: str) -> Response:
    """A question's form and, once it has what it requires, its answer."""
    question = _question(name)
    values = _given(question)
    problem: str | None = None
    found: dict[str, Any] | None = None
    if _is_complete(question, values):
        try:
            found = ask(site().store, site().catalogue, question.name, values).to_json()
        except QuestionError as error:
            problem = in_words(error)
    content = render_template(
        "question.html",
        question=question,
        form=question_form(
            site(), question, _texts(values), found and found["understood"], _named(problem)
        ),
        answer=found and _laid_out(question, values, found),
        problem=problem,
        folded=_is_folded(question, values, found),
        phrases=[blanks(example) for example in question.examples],
    )
    return make_response(content, 400 if problem else 200)


@blueprint.get("/<name>.csv-metadata.json", defaults={"form": CSV_METADATA})
@blueprint.get("/<name>.<any(json, csv, tsv, ttl, jsonld):form>")
def data(name: str, form: str) -> Response:
    """The answer as data; the same parameters as the page's."""
    question = _question(name)
    answer = ask(site().store, site().catalogue, question.name, _given(question))
    return as_data(answer, form, question.name)


def _question(name: str) -> Question:
    """The question of that name; 404 with the nearest names where there is none."""
    question = site().catalogue.questions.get(name)
    if question is None:
        near = nearest(name, site().catalogue.questions)
        abort(
            failure(
                404,
                f"There is no question {name[:80]!r}.",
                tuple((each, url_for("questions.page", name=each)) for each in near),
            )
        )
    return question


def _is_complete(question: Question, values: Values) -> bool:
    return all(
        parameter.name in values or parameter.default is not None
        for parameter in question.parameters
        if parameter.required
    )


def _is_folded(question: Question, values: Values, found: Mapping[str, Any] | None) -> bool:
    """Whether the form is put away, so that the answer comes first.

    The question by itself, and one whose answer is empty, are there to be filled in.
    """
    if found is None or found["explanation"]:
        return False
    return bool(values) or showing(_parameters(question)) != Showing()


def _named(problem: str | None) -> str | None:
    """The parameter that a problem names first: ``from: 'soon': not a date``."""
    return problem.partition(":")[0] if problem else None


def _texts(values: Values) -> dict[str, Sequence[str]]:
    return {name: [value] if isinstance(value, str) else value for name, value in values.items()}


def _given(question: Question) -> Values:
    """The question's values in the address, without what says how the answer is to be shown."""
    own = _parameters(question)
    return {
        name: value
        for name, value in given(request.args).items()
        if name in own or name not in SHOWING
    }


def _parameters(question: Question) -> set[str]:
    return {parameter.name for parameter in question.parameters}


def _laid_out(question: Question, values: Values, answer: Mapping[str, Any]) -> AnswerPage:
    def address(*, form: str | None = None, shown: Showing | None = None) -> str:
        if form is not None:
            return f"{url_for('questions.data', name=question.name, form=form)}{query(values)}"
        path = url_for("questions.page", name=question.name)
        return f"{path}{query(values | (shown.values() if shown else {}))}"

    return answer_page(answer, site(), showing(_parameters(question)), address)
