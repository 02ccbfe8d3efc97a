"""Adding articles in the browser or by a program: off unless the server was started to allow it.

GET  /add              the token once, then a form: a text, files, addresses
POST /add              -> 303 to the job
GET  /add/JOB[.json]   how far it is; in the end what was found and what failed
POST /api/articles     the same for programs, with the token -> 202 and the job's address
"""

from __future__ import annotations

from typing import Final, cast

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.exceptions import RequestEntityTooLarge, ServiceUnavailable
from werkzeug.wrappers import Response as BaseResponse

from kg.articles.fetching.url_list import read_url_list
from kg.articles.readers import known_suffixes
from kg.errors import SourceError, UsageError
from kg.web.adding.access import (
    access,
    current_access,
    is_signed_in,
    refuse_foreign_forms,
    refuse_other_sites,
    sign_out,
    unauthorized,
)
from kg.web.adding.files import name_of_text
from kg.web.adding.jobs import Job
from kg.web.adding.progress import told
from kg.web.adding.queue import AddingQueue, QueueFullError, Uploads
from kg.web.site import Site, site

blueprint = Blueprint("adding", __name__)

LARGEST: Final = 20_000_000
"""Bytes of a request that adds articles."""

MOST: Final = 50
"""Articles that one request adds."""

_QUEUE: Final = "newskg.adding"


def allow(app: Flask, uploads: Uploads | None, pages: Site) -> None:
    """Serve these pages; without ``uploads`` all that they say is that adding is off."""
    app.jinja_env.globals["may_add"] = uploads is not None
    app.register_blueprint(blueprint)
    if uploads is not None:
        access(app, uploads.token)
        app.extensions[_QUEUE] = AddingQueue(uploads, pages)


def finish(app: Flask) -> None:
    """Finish the article that is being read, before the server ends."""
    if _QUEUE in app.extensions:
        cast(AddingQueue, app.extensions[_QUEUE]).close()


@blueprint.before_request
def _refuse_where_off() -> None:
    if _QUEUE not in current_app.extensions:
        abort(
            403,
            "Adding articles here is off. Whoever runs the server can allow it with"
            " kg serve --allow-upload.",
        )


@blueprint.after_request
def _keep_private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/add")
def page() -> str:
    """The form to add articles or, before that, to enter the token."""
    return _form() if is_signed_in() else render_template("add-sign-in.html")


@blueprint.post("/add/sign-in")
def sign_in() -> BaseResponse:
    """Take the token, for this browser."""
    refuse_other_sites()
    refuse_foreign_forms()
    if current_access().sign_in(request.form.get("token", "")):
        return redirect(url_for("adding.page"), 303)
    problem = "This is not the token."
    return make_response(render_template("add-sign-in.html", problem=problem), 403)


@blueprint.post("/add/sign-out")
def leave() -> BaseResponse:
    """Forget the token in this browser."""
    refuse_other_sites()
    refuse_foreign_forms()
    sign_out()
    return redirect(url_for("start.page"), 303)


@blueprint.post("/add")
def add() -> BaseResponse:
    """Take articles from the form."""
    if not is_signed_in():
        return redirect(url_for("adding.page"), 303)
    refuse_other_sites()
    current_access().count_request()
    _take_large_body()
    refuse_foreign_forms()
    try:
        job = _queued()
    except UsageError as error:
        return make_response(_form(str(error)), 400)
    return redirect(url_for("adding.job", job_id=job.id), 303)


@blueprint.post("/api/articles")
def add_by_program() -> Response:
    """Take articles from a program that sends the token as ``Authorization: Bearer TOKEN``."""
    if not current_access().has_token():
        raise unauthorized()
    current_access().count_request()
    _take_large_body()
    job = _queued()
    response = jsonify(told(job, site().iris.base))
    response.status_code = 202
    response.headers["Location"] = url_for("adding.progress", job_id=job.id)
    return response


@blueprint.get("/add/<job_id>")
def job(job_id: str) -> BaseResponse:
    """How far the articles are, and what came of them."""
    if not is_signed_in():
        return redirect(url_for("adding.page"), 303)
    found = _job(job_id)
    return make_response(render_template("add-job.html", job=told(found, site().iris.base)))


@blueprint.get("/add/<job_id>.json")
def progress(job_id: str) -> Response:
    """The same for scripts of the page, and for programs with the token."""
    if not is_signed_in() and not current_access().has_token():
        raise unauthorized()
    return jsonify(told(_job(job_id), site().iris.base))


def _take_large_body() -> None:
    """Let this request be as large as articles may be, and read it."""
    request.max_content_length = request.max_form_memory_size = LARGEST
    try:
        request.form  # noqa: B018 - reads the body
    except RequestEntityTooLarge:
        abort(
            413,
            f"Articles that are sent together may have {LARGEST:,} bytes; send them in several"
            " parts, or read them with kg build.",
        )


def _articles() -> list[tuple[str, bytes]]:
    """The articles in the request, names and contents: files, and a pasted text."""
    files = [each for each in request.files.getlist("articles") if each.filename]
    text = request.form.get("text", "").strip()
    sent = [(each.filename or "", each.read()) for each in files]
    if text:
        # Forms send a line's end as CR LF, whatever was pasted.
        pasted = text.replace("\r\n", "\n") + "\n"
        sent.append((name_of_text(pasted), pasted.encode(errors="replace")))
    return sent


def _addresses() -> list[str]:
    """The addresses in the request, one on each line.

    Raises:
        UsageError: a line is none.
    """
    try:
        return read_url_list("The addresses", request.form.get("urls", ""))
    except SourceError as error:
        raise UsageError(f"{error}.") from error


def _queued() -> Job:
    """Have the articles of the request read.

    Raises:
        UsageError: there is none, or there are too many, or a line is no address.
    """
    sent, addresses = _articles(), _addresses()
    count = len(sent) + len(addresses)
    if count == 0:
        how = "paste a text, choose files, or write addresses"
        if request.path.startswith("/api/"):
            how = "send files as articles, a text as text, or addresses as urls"
        raise UsageError(f"There is no article to add: {how}.")
    if count > MOST:
        raise UsageError(
            f"These are {count} articles; send at most {MOST} at a time, or read a folder with"
            " kg build."
        )
    try:
        return _queue().add(sent, addresses)
    except QueueFullError:
        raise ServiceUnavailable(
            "Others are adding many articles at the moment; send yours again in a few minutes.",
            retry_after=60,
        ) from None


def _job(job_id: str) -> Job:
    found = _queue().jobs.get(job_id)
    if found is None:
        abort(404, "There is nothing known of these articles; look for them among all articles.")
    if found.finished:
        # What was added is on the next page, in whatever process, however long opening takes.
        site().store.catch_up()
    return found


def _form(problem: str | None = None) -> str:
    return render_template(
        "add.html",
        problem=problem,
        text=request.form.get("text", ""),
        urls=request.form.get("urls", ""),
        suffixes=known_suffixes(),
        most=MOST,
        megabytes=LARGEST // 1_000_000,
    )


def _queue() -> AddingQueue:
    return cast(AddingQueue, current_app.extensions[_QUEUE])
