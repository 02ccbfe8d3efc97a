"""The articles: a list of them, and each one's text with the sentences that answers rest on."""

from __future__ import annotations

import re
from typing import Final

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kg.articles.blocks import content_blocks
from kg.errors import QuestionError, StoreError
from kg.extraction_json import extraction_to_json
from kg.graph.store import Store
from kg.records import Extraction
from kg.web.citations import citation_marks, listings
from kg.web.coverage import coverage
from kg.web.findings import evidence, findings
from kg.web.judging.judged import decided_in
from kg.web.listing import ARTICLES_PER_PAGE, listed_articles
from kg.web.local_names import entities_of, meetings_of
from kg.web.marks import marks_of
from kg.web.passages import passages
from kg.web.revisions import address_of_version, corrections_of
from kg.web.security import allow_other_origins
from kg.web.site import site
from kg.web.stories import story_of

blueprint = Blueprint("articles", __name__, url_prefix="/articles")

_STRETCH: Final = re.compile(r"([0-9]{1,9}),([0-9]{1,9})")


@blueprint.get("/")
def index() -> str:
    """All articles, latest first, a hundred to a page."""
    page = max(1, request.args.get("_page", 1, int))
    advice = "The store is there, but holds no article."
    covered = None
    try:
        covered = site().keep("coverage", coverage)
    except StoreError as error:
        advice = str(error)
    if covered is None:
        return render_template("articles.html", articles=(), advice=advice)
    total = covered.articles
    last = max(1, -(-total // ARTICLES_PER_PAGE))
    if page > last:
        abort(404, f"There is no page {page:,} of articles; the last is page {last:,}.")
    return render_template(
        "articles.html",
        articles=listed_articles(site().store, page),
        extent=f"{total:,} in the graph, latest first.",
        previous=url_for("articles.index", _page=page - 1) if page > 1 else None,
        next=url_for("articles.index", _page=page + 1) if page < last else None,
    )


@blueprint.get("/<article_id>")
def page(article_id: str) -> str | AnyResponse:
    """An article's text; ``#char=START,END`` or ``?char=START,END`` marks a stretch of it.

    What was corrected since is found where its text is kept.

    The fragment needs no request of its own: sentences that support something have it as their
    id. The parameter marks any stretch without JavaScript.
    """
    store = site().store
    if not _is_there(store, article_id):
        kept = address_of_version(store, article_id)
        if kept is not None:
            return redirect(kept, 303)
    extraction = _extraction(article_id)
    article = extraction.article
    pages = {**entities_of(store, article_id), **meetings_of(store, article_id)}
    return render_template(
        "article.html",
        article=article,
        blocks=passages(
            article.text,
            content_blocks(article.text),
            [*evidence(extraction), *listings(extraction)],
            _stretch(request.args.get("char"), len(article.text)),
            [*marks_of(extraction, pages), *citation_marks(extraction)],
        ),
        found=findings(extraction, store.iris, pages),
        corrections=corrections_of(store, article_id),
        story=story_of(store, article_id),
        decided=decided_in(store, store.iris.article(article_id)),
    )


@blueprint.get("/<article_id>.txt")
def plain(article_id: str) -> Response:
    """The stored text as it is: what every offset counts in."""
    return Response(_extraction(article_id).article.text, content_type="text/plain; charset=utf-8")


@blueprint.get("/<article_id>.json")
def record(article_id: str) -> Response:
    """Everything that was read out of the article, as ``kg extract --format json`` gives it."""
    return allow_other_origins(jsonify(extraction_to_json(_extraction(article_id))))


def _extraction(article_id: str) -> Extraction:
    """What was read out of that article; 404 where the graph does not have it."""
    store = site().store
    if not _is_there(store, article_id):
        abort(404, f"There is no article {article_id!r} in the graph; it may have been removed.")
    return store.extraction(article_id)


def _is_there(store: Store, article_id: str) -> bool:
    try:
        return store.has_graph(store.iris.article_graph(article_id))
    except StoreError:
        return False


def _stretch(asked: str | None, length: int) -> tuple[int, int] | None:
    """The stretch that ``char`` names.

    Raises QuestionError for what is no stretch, or lies outside the text.
    """
    if asked is None:
        return None
    match = _STRETCH.fullmatch(asked)
    if match is None:
        raise QuestionError(f"char={asked}: not a stretch of text; write it as char=120,188")
    start, end = int(match[1]), int(match[2])
    if not start < end <= length:
        raise QuestionError(f"char={asked}: outside of the article, which has {length} characters")
    return start, end
