"""How far a job is, as pages and programs are told."""

from __future__ import annotations

from typing import Any, Final

from kg.web.adding.jobs import STATES, Job, Sent
from kg.web.adding.summary import Summary, Thing
from kg.web.links import to_iri

_WORDS: Final = {
    "waiting": "Waits for its turn",
    "fetching": "Being fetched",
    "reading": "Being read",
    "read": "Read; being compared with the other articles",
    "added": "In the graph",
    "failed": "Not added",
}
_SINGULAR: Final = {
    "meetings": "meeting",
    "people": "person",
    "organizations": "organization",
    "places": "place",
    "claims": "claim",
}
STEPS: Final = len(STATES) - 1
"""Of each article: fetched, read, compared, added."""


def told(job: Job, base: str) -> dict[str, Any]:
    """The state of a job and of each article, in values that ``json.dumps`` takes.

    ``base`` is what the store's own IRIs start with.
    """
    return {
        "job": job.id,
        "finished": job.finished,
        "heading": _heading(job),
        "message": _message(job),
        "articles": [_article(each, base) for each in job.articles],
    }


def _article(sent: Sent, base: str) -> dict[str, Any]:
    found = sent.summary
    return {
        "name": sent.name,
        "state": sent.state,
        "words": _WORDS[sent.state],
        "progress": STEPS if sent.finished else STATES.index(sent.state),
        "steps": STEPS,
        "problem": sent.problem,
        "article": _thing(found.article, base) if found else None,
        "found": _found(found, base) if found else [],
    }


def _found(summary: Summary, base: str) -> list[dict[str, Any]]:
    return [
        {
            "kind": kind,
            "number": len(things),
            "label": _SINGULAR[kind] if len(things) == 1 else kind,
            "things": [_thing(each, base) for each in things],
        }
        for kind, things in summary.found
    ]


def _thing(thing: Thing, base: str) -> dict[str, str | None]:
    link = to_iri(thing.iri, base)
    return {"label": thing.label, "href": link.href if link else None}


def _message(job: Job) -> str:
    """All of it in one sentence."""
    added = sum(each.state == "added" for each in job.articles)
    failed = sum(each.state == "failed" for each in job.articles)
    if not job.finished:
        done = added + failed
        return f"{done} of {_articles(len(job.articles))} done."
    parts = []
    if added:
        parts.append(f"{_articles(added)} added")
    if failed:
        parts.append(f"{failed if added else _articles(failed)} could not be added")
    return f"{', '.join(parts)}."


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number} articles"


def _heading(job: Job) -> str:
    if not job.finished:
        return "Adding articles"
    failed = sum(each.state == "failed" for each in job.articles)
    if failed == len(job.articles):
        return "Nothing was added"
    return "Some articles were added" if failed else "Added to the graph"
