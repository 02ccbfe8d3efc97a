"""The web application: `create_app` makes it, one blueprint per noun serves it.

Pages are rendered on the server and work without JavaScript; nothing is loaded from elsewhere.
Everything about a question (its form, its address, its data, its description in OpenAPI) follows
from the header of its ``.rq`` file.

    start      /                    what can be asked, what the graph covers
    ask        /ask                 a question in one's own words
    prompting  /ask/offers.json     names and questions, while somebody types one
    questions  /questions/NAME      a question of the catalogue, as a page and as data
    articles   /articles/ID         an article's text, with the sentence that an answer rests on
    revisions  /revisions/KEY       what a correction of an article changed, and the text before it
    entities   /id/... /doc/...     everything the graph names, as pages and as linked data
    disagreements  /disagreements   every two reports that contradict each other
    about      /about               what was read, by what, and how well
    sparql     /sparql              the SPARQL 1.1 protocol, and a page to write queries on
    editor     /sparql/...          what that page asks for: words to complete, examples, names
    library    /.well-known/sparql-examples   all questions as RDF, for other tools
    adding     /add /api/articles   articles that are pasted or uploaded, where it is allowed
    judging    /judgements /api/judgements   what people decided, and deciding where it is allowed
    feed       /feed.atom           the meetings that articles told of last
    service    /openapi.json /api /healthz    how programs call this, and whether it is well
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from flask import Flask

from kg.graph.iris import DEFAULT_BASE
from kg.graph.limits import DEFAULT_LIMITS
from kg.questions import load_catalogue
from kg.web import (
    about,
    articles,
    ask,
    caching,
    disagreements,
    editor,
    entities,
    errors,
    feed,
    library,
    prompting,
    questions,
    revisions,
    service,
    sparql,
    start,
)
from kg.web.adding import routes as adding
from kg.web.connecting import recipes_of
from kg.web.judging import routes as judging
from kg.web.security import protect
from kg.web.site import EXTENSION, Site
from kg.web.text import register_filters
from kg.web.turnstile import Turnstile

__all__ = ["create_app"]

LARGEST_REQUEST = 1_000_000
"""Bytes of a request's body: a query, never an article."""


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Make the application, ready for any WSGI server.

    Args:
        config: Flask settings and nine of newskg's own: ``STORE``, an open store or the location
            of one (default ``newskg-store``), opened when first needed, so that the pages can say
            what to do where there is none; ``BASE``, what IRIs start with; ``QUERIES``, folders of
            ``.rq`` files besides the bundled ones; ``JUDGEMENTS``, the file of what people decided
            about what was read (`kg.judgements`); ``LIMITS``, what a query in SPARQL may take;
            ``UPLOADS``, who may add articles and where they are kept (`kg.web.adding.queue`; None
            where nobody may); ``JUDGING``, the same for deciding (`kg.web.judging.run`);
            ``HOSTS``, the names besides localhost that it answers to (`kg.web.hosts`; None for any,
            where a server in front knows them); ``RELEASE``, any text that differs whenever the
            same graph may give other pages (default a random one): the same for all processes
            that answer together.

    Raises:
        QuestionError: where a ``.rq`` file is broken.
    """
    app = Flask(__name__)
    app.config.from_mapping(
        STORE="newskg-store",
        BASE=DEFAULT_BASE,
        QUERIES=(),
        JUDGEMENTS=None,
        LIMITS=DEFAULT_LIMITS,
        UPLOADS=None,
        JUDGING=None,
        HOSTS=None,
        RELEASE=secrets.token_hex(4),
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
    )
    app.config.from_mapping(config or {})
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    folders: Sequence[str | Path] = app.config["QUERIES"]
    pages = Site(
        app.config["STORE"],
        app.config["BASE"],
        load_catalogue([Path(each) for each in folders]),
        app.config["JUDGEMENTS"],
        Turnstile(app.config["LIMITS"]),
    )
    app.extensions[EXTENSION] = pages
    register_filters(app)
    app.jinja_env.filters["recipes"] = recipes_of
    protect(app)
    caching.register(app)
    errors.register(app)
    for module in (
        start, ask, prompting, questions, articles, revisions, entities, disagreements, about,
        sparql, editor, library, feed, service,
    ):  # fmt: skip
        app.register_blueprint(module.blueprint)
    adding.allow(app, app.config["UPLOADS"], pages)
    judging.allow(app, app.config["JUDGING"])
    return app
