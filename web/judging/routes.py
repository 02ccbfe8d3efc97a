"""What people decide, and deciding: off unless the server was started to allow it.

GET  /judgements            all that was decided, and what was rejected, for everybody
GET  /judgements/new?of=IRI what can be decided about a thing; the token is asked for once
POST /judgements            -> 303 to the list
POST /judgements/ID/undo    -> 303 to the list
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response as BaseResponse

from kg.errors import UsageError
from kg.judgements.overriding import overridden
from kg.judgements.things import Things
from kg.judgements.wording import DONE, shown, subject
from kg.web.adding.access import (
    access,
    current_access,
    is_signed_in,
    refuse_foreign_forms,
    refuse_other_sites,
    sign_out,
)
from kg.web.judging import api as judging_api
from kg.web.judging.access import JUDGING, current_judging, is_allowed, refuse_where_off
from kg.web.judging.judged import all_decided
from kg.web.judging.others import Choice, names_of_kind, other_called
from kg.web.judging.run import Asked, Judging, decided
from kg.web.judging.things import judgeable, judgeable_in
from kg.web.site import site

blueprint = Blueprint("judging", __name__)

_NAME: Final = "judge"
_FIELD: Final = "set-"
_WAS: Final = "was-"
"""Before the name of a form's field: what it holds, and what the page showed in it."""


def allow(app: Flask, judging: Judging | None) -> None:
    """Serve these pages; without ``judging`` they show what was decided, and no more."""
    app.jinja_env.globals["may_judge"] = judging is not None
    app.jinja_env.filters["set_to"] = shown
    app.register_blueprint(blueprint)
    app.register_blueprint(judging_api.blueprint)
    if judging is not None:
        access(app, judging.token)
        app.extensions[JUDGING] = judging


@blueprint.after_request
def _keep_private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/judgements")
def page() -> str:
    """All decisions, the last first, and all that was rejected, with its sentences."""
    return _list()


@blueprint.get("/judgements/new")
def new() -> BaseResponse:
    """What can be decided about a thing."""
    refuse_where_off()
    if not is_signed_in():
        return make_response(render_template("judge-sign-in.html", of=request.args.get("of", "")))
    of = request.args.get("of", "")
    return _form(of) if of else redirect(url_for("judging.page"), 303)


@blueprint.post("/judgements/sign-in")
def sign_in() -> BaseResponse:
    """Take the token, for this browser."""
    refuse_where_off()
    refuse_other_sites()
    refuse_foreign_forms()
    of = request.form.get("of", "")
    if current_access().sign_in(request.form.get("token", "")):
        return redirect(url_for("judging.new", of=of) if of else url_for("judging.page"), 303)
    problem = "This is not the token."
    return make_response(render_template("judge-sign-in.html", of=of, problem=problem), 403)


@blueprint.post("/judgements/sign-out")
def leave() -> BaseResponse:
    """Forget the token in this browser."""
    refuse_where_off()
    refuse_other_sites()
    refuse_foreign_forms()
    sign_out()
    return redirect(url_for("judging.page"), 303)


@blueprint.post("/judgements")
def judge() -> BaseResponse:
    """Take a decision from the form."""
    _take_form()
    of = request.form.get("of", "")
    try:
        asked = _asked(of)
        if asked.verb == "merge" and asked.others:
            other = other_called(site(), _known(of), asked.others[0])
            if other.iri is None:
                return _form(of, other.problem, 400, other.choices)
            asked = replace(asked, others=(other.iri,))
        decided(current_judging(), site(), asked)
    except UsageError as error:
        return _form(of, str(error), 400)
    return redirect(url_for("judging.page"), 303)


@blueprint.post("/judgements/<judgement_id>/undo")
def undo(judgement_id: str) -> BaseResponse:
    """Take a decision back."""
    _take_form()
    try:
        decided(current_judging(), site(), Asked("undo", judgement_id, request.form.get("by")))
    except UsageError as error:
        return make_response(_list(str(error)), 400)
    return redirect(url_for("judging.page"), 303)


def _list(problem: str | None = None) -> str:
    judgements = site().judgements
    overrides = overridden(judgements)
    found = all_decided(site().store)
    return render_template(
        "judgements.html",
        problem=problem,
        entries=[
            (
                entry,
                DONE[entry.verb].capitalize(),
                subject(entry),
                judgements.undone.get(entry.id),
                overrides.get(entry.id),
            )
            for entry in reversed(judgements.entries)
        ],
        rejected=[each for each in found if each.decision == "rejected"],
        signed_in=is_allowed() and is_signed_in(),
        name=session.get(_NAME, "") if is_allowed() else "",
    )


def _form(
    of: str, problem: str | None = None, status: int = 200, choices: Sequence[Choice] = ()
) -> BaseResponse:
    store, things = site().store, Things(site().store, site().judgements)
    article_id = of.removeprefix(f"{store.iris.base}id/article/")
    if article_id in store.file_names():
        read = store.extraction(article_id)
        groups = judgeable_in(read, store.iris)
        return make_response(
            render_template("judge-article.html", article=read.article, groups=groups)
        )
    thing = judgeable(store, things, _known(of))
    page = render_template(
        "judge.html",
        thing=thing,
        problem=problem,
        name=session.get(_NAME, ""),
        sent=request.form,
        names=names_of_kind(site(), thing.kind),
        choices=choices,
    )
    return make_response(page, status)


def _known(of: str) -> str:
    """The IRI of what is judged; 404 where there is no such thing."""
    iri = Things(site().store, site().judgements).full_iri(of)
    if iri is None:
        abort(404, f"There is nothing to judge at {of!r}.")
    return iri


def _asked(of: str) -> Asked:
    """The decision that a form holds; fields that were not changed are no correction."""
    form = request.form
    # Addresses of pages are copied from where the browser shows them.
    other = form.get("chosen") or form.get("other", "").strip().removeprefix(request.host_url)
    values = {
        name.removeprefix(_FIELD): value
        for name, value in form.items()
        if name.startswith(_FIELD) and value != form.get(_WAS + name.removeprefix(_FIELD))
    }
    return Asked(
        verb=form.get("verb", ""),
        what=of,
        by=form.get("by"),
        note=form.get("note"),
        values=values,
        others=(other,) if other else (),
        articles=tuple(form.getlist("article")),
    )


def _take_form() -> None:
    """Refuse a form that is not from a page of ours, of somebody who knows the token."""
    refuse_where_off()
    if not is_signed_in():
        abort(403, "Enter the token first: open the page of what you judge, and Judge there.")
    refuse_other_sites()
    current_access().count_request("judge")
    refuse_foreign_forms()
    session[_NAME] = " ".join(request.form.get("by", "").split())[:100]
