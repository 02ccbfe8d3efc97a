"""The start page: a box to ask in, what can be asked, what the graph covers."""

from __future__ import annotations

from flask import Blueprint, render_template

from kg.errors import StoreError
from kg.resolving import is_finished
from kg.web.catalogue import example_questions, groups
from kg.web.coverage import Coverage, coverage
from kg.web.site import site

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
def page() -> str:
    """The start page; before the first build it says how to begin."""
    covered: Coverage | None = None
    examples: tuple[str, ...] = ()
    unfinished = False
    advice = "The store is there, but holds no article."
    try:
        covered = site().keep("coverage", coverage)
        if covered is not None:
            examples = site().keep("examples", lambda _: example_questions(site()))
            unfinished = not is_finished(site().store, site().decisions)
    except StoreError as error:
        advice = str(error)
    return render_template(
        "start.html",
        catalogue=groups(site().catalogue),
        coverage=covered,
        examples=examples,
        advice=advice,
        unfinished=unfinished,
    )
