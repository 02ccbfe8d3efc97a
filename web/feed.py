"""``/feed.atom``: the meetings that articles told of last, for feed readers.

An entry is a meeting, and its id the meeting's own IRI, so that a reader knows it again. It is
published on the day when the first article about it was read, and updated when the last was: it
comes up again when another article tells of it. Its author is the newspaper that is quoted.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin

from flask import Blueprint, Response, request, url_for

from kg.errors import QuestionError
from kg.graph.store import Store
from kg.questions.binding import Iri, bind
from kg.questions.directory import directory
from kg.questions.names import NAMED, look_up, similar_names
from kg.questions.values import given_iri
from kg.web.atom import MEDIA_TYPE, Feed, FeedEntry, Link, written
from kg.web.links import to_iri, to_sentence
from kg.web.replies import query
from kg.web.rows import TextRow, select
from kg.web.security import allow_other_origins
from kg.web.site import site
from kg.web.text import web_link

blueprint = Blueprint("feed", __name__)

_MOST: Final = 50
"""Entries; what is older was seen before."""

_MEETINGS: Final = f"""
SELECT ?meeting ?label ?status ?first ?last ?sentence ?start ?end ?article ?title ?publisher ?url
WHERE {{
  {{ SELECT ?meeting (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE {{
    ?meeting a kg:Meeting ; sem:hasActor ?__who ; kg:describedIn/kg:inArticle ?told .
    ?source kg:article ?told ; kg:ingestedOn ?day .
  }} GROUP BY ?meeting ORDER BY DESC(?last) DESC(?first) ?meeting LIMIT {_MOST} }}
  ?meeting kg:status ?status ; kg:clearestReport ?report .
  ?report kg:inArticle ?article ; kg:leadEvidence ?evidence .
  ?evidence oa:hasSelector ?position, ?quotation .
  ?position oa:start ?start ; oa:end ?end .
  ?quotation oa:exact ?sentence .
  OPTIONAL {{ ?meeting rdfs:label ?label }}
  OPTIONAL {{ ?article rdfs:label ?title }}
  OPTIONAL {{ ?article schema:publisher ?publisher }}
  OPTIONAL {{ ?article schema:url ?url }}
}}
ORDER BY DESC(?last) DESC(?first) ?meeting ?start
"""


@blueprint.get("/feed.atom")
def meetings() -> Response:
    """The feed; with ``person`` (an IRI or any known name) of that participant's meetings."""
    store = site().store
    name = request.args.get("person", "").strip()
    iri, label = _participant(store, name) if name else (None, None)
    feed = Feed(
        id=f"{store.iris.base}feed.atom{query({'person': iri} if iri else {})}",
        title=f"New meetings of {label}" if label else "New meetings",
        author="newskg",
        links=(
            Link("self", _absolute(url_for("feed.meetings", person=iri)), MEDIA_TYPE),
            Link("alternate", _absolute(url_for("start.page")), "text/html"),
        ),
        entries=_entries(store, iri),
    )
    return allow_other_origins(Response(written(feed), content_type=f"{MEDIA_TYPE}; charset=utf-8"))


def _participant(store: Store, name: str) -> tuple[str, str]:
    """The IRI and the label of whoever is called so.

    Raises QuestionError, which tells the nearest names, where nobody is.
    """
    names = directory(store)
    iri = given_iri(name)
    found = names.by_iri.get(iri) if iri else look_up(names, name, NAMED).entry
    if found is None:
        near = "; ".join(similar_names(names, name, NAMED))
        raise QuestionError(
            f"person: nothing in the graph is called {name[:80]!r}; "
            + (f"did you mean {near}?" if near else "give a name that the articles use")
        )
    return found.iri, found.label


def _entries(store: Store, participant: str | None) -> list[FeedEntry]:
    found: dict[str, FeedEntry] = {}
    for row in _rows(store, participant) if participant else site().keep("feed", _rows):
        meeting, label, status, first, last, sentence, start, end, article, title, *rest = row
        publisher, url = rest
        if meeting and first and last and meeting not in found:
            found[meeting] = FeedEntry(
                id=meeting,
                title=label or meeting,
                published=first,
                updated=last,
                content=f"“{sentence}” ({', '.join(filter(None, (title, publisher)))})",
                author=publisher,
                links=_links(store, meeting, article or "", (start, end), web_link(url)),
                categories=(status,) if status else (),
            )
    return list(found.values())


def _rows(store: Store, participant: str | None = None) -> list[TextRow]:
    asked = bind(_MEETINGS, {"__who": [Iri(participant)]} if participant else {})
    return list(select(store, asked))


def _links(
    store: Store,
    meeting: str,
    article: str,
    stretch: tuple[str | None, str | None],
    original: str | None,
) -> tuple[Link, ...]:
    """The meeting's page, the article with the sentence marked, and the newspaper's own page."""
    base = store.iris.base
    page = to_iri(meeting, base)
    sentence = to_sentence(article, int(stretch[0] or 0), int(stretch[1] or 0), base)
    found = (
        Link("alternate", _absolute(page.href), "text/html") if page else None,
        Link("related", _absolute(sentence), "text/html") if sentence else None,
        Link("via", original) if original else None,
    )
    return tuple(link for link in found if link)


def _absolute(path: str) -> str:
    return urljoin(request.url_root, path)
