"""The start page: a box to ask in, what can be asked, what the graph covers."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from kg.errors import StoreError
from kg.web.catalogue import catalogue_page, example_questions
from kg.web.coverage import Coverage, Publisher, coverage, publishers
from kg.web.site import site

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
def page() -> str:
    """The start page; before the first build it says how to begin."""
    covered: Coverage | None = None
    examples: tuple[str, ...] = ()
    published: tuple[Publisher, ...] = ()
    unfinished = False
    advice = "The store is there, but holds no article."
    try:
        covered = site().keep("coverage", coverage)
        if covered is not None:
            examples = site().keep("examples", lambda _: example_questions(site()))
            published = site().keep("publishers", publishers)
            unfinished = not site().finished
    except StoreError as error:
        advice = str(error)
    return render_template(
        "start.html",
        catalogue=catalogue_page(site()),
        coverage=covered,
        publishers=published,
        examples=examples,
        advice=advice,
        unfinished=unfinished,
    )


@blueprint.get("/favicon.ico")
def icon() -> AnyResponse:
    """Send browsers that show what is no page (JSON, a feed), and so names none, to the icon."""
    return redirect(url_for("static", filename="mark.svg"), 301)
