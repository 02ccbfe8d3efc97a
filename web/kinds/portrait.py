"""The page of a person, an organization, a place or an unnamed party: all that is known of it.

Its lists are answers to questions of the catalogue, so that the page and the answers say the same;
each leads to the whole answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flask import url_for

from kg.questions.answer import Row
from kg.questions.asking import run
from kg.questions.binding import Iri, bind
from kg.questions.directory import Directory, directory
from kg.questions.request import read_request
from kg.web.kinds.about import questions_about
from kg.web.kinds.entries import Entry, article, claim, meeting, partner, role
from kg.web.kinds.surroundings import Surroundings, surroundings
from kg.web.kinds.thing import Thing
from kg.web.replies import query
from kg.web.rows import select
from kg.web.site import Site

_PARTIES: Final = ("person", "organization", "description", "place")
_MOST_NAMES: Final = 40
_MOST_REASONS: Final = 30

_NAMES = f"""
SELECT DISTINCT ?name WHERE {{ ?thing skos:altLabel ?name }} ORDER BY ?name LIMIT {_MOST_NAMES}
"""
_REASONS = f"""
SELECT ?name ?reason (COUNT(DISTINCT ?article) AS ?articles)
WHERE {{
  ?local kg:refersTo ?thing ;
         kg:nameInArticle ?name ;
         kg:identityReason ?reason ;
         kg:inArticle ?article .
}}
GROUP BY ?name ?reason
ORDER BY DESC(?articles) ?name ?reason
LIMIT {_MOST_REASONS}
"""


@dataclass(frozen=True, slots=True)
class _Part:
    """A list of the page: the question that gives it, and the parameter that takes the thing.

    Ranked lists stand ``beside`` the others. ``by`` is the column with the dates by which it is
    sorted, latest first; None where the answer's own order stays. Without ``needs`` a row is no
    entry.
    """

    heading: str
    question: str
    parameter: str
    kinds: tuple[str, ...]
    needs: str
    by: str | None
    most: int
    lay_out: Callable[[Row, str], Entry]
    beside: bool = False


_PARTS: Final = (
    _Part("Roles", "who-is", "person", ("person",), "role", "last", 8, role),
    _Part(
        "Met most",
        "most-frequent-meetings",
        "person",
        _PARTIES,
        "other",
        None,
        8,
        partner,
        beside=True,
    ),
    _Part("Meetings", "meetings-of", "person", _PARTIES, "meeting", "start", 8, meeting),
    _Part(
        "Meetings here", "meetings-at-place", "place", ("place",), "meeting", "start", 8, meeting
    ),
    _Part("What they said", "claims-by", "person", _PARTIES, "claim", "published", 5, claim),
    _Part("Said about {name}", "claims-about", "about", _PARTIES, "claim", "published", 5, claim),
    _Part("Said to {name}", "claims-to", "addressee", _PARTIES, "claim", "published", 5, claim),
    _Part("Articles", "articles-mentioning", "name", _PARTIES, "article", "published", 8, article),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A list with its heading, how many entries there are in all, and where all of them are."""

    id: str
    heading: str
    entries: tuple[Entry, ...]
    total: int
    href: str
    beside: bool

    @property
    def greatest(self) -> int | None:
        """The greatest number in a list that is ranked."""
        return max((each.number for each in self.entries if each.number is not None), default=None)


@dataclass(frozen=True, slots=True)
class Reason:
    """A name that articles use, why it is taken for this thing, and in how many of them."""

    name: str
    reason: str
    articles: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that the page needs."""

    label: str
    kind: str
    names: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    surroundings: Surroundings | None
    sections: tuple[Section, ...]
    reasons: tuple[Reason, ...]


def portrait(site: Site, thing: Thing) -> Portrait:
    """What the graph knows of ``thing``."""
    bound = {"thing": [Iri(thing.iri)]}
    reasons = select(site.store, bind(_REASONS, bound))
    sections = tuple(_sections(site, thing))
    return Portrait(
        label=thing.label,
        kind="unnamed party" if thing.kind == "description" else thing.kind,
        names=tuple(_other_names(site, thing)),
        questions=tuple(questions_about(site, thing, {each.id for each in sections})),
        surroundings=surroundings(site.store, thing.iri) if thing.kind == "place" else None,
        sections=sections,
        reasons=tuple(Reason(name or "", why or "", int(n or 0)) for name, why, n in reasons),
    )


def _other_names(site: Site, thing: Thing) -> Iterator[str]:
    """Other spellings, but for those that differ in capitals alone ("SINGAPORE")."""
    for (name,) in select(site.store, bind(_NAMES, {"thing": [Iri(thing.iri)]})):
        if name and name.casefold() != thing.label.casefold():
            yield name


def _sections(site: Site, thing: Thing) -> Iterator[Section]:
    names = directory(site.store)
    for part in _PARTS:
        if thing.kind not in part.kinds or part.question not in site.catalogue.questions:
            continue
        rows = _rows(site, names, thing, part)
        if rows:
            values = query({part.parameter: thing.iri})
            yield Section(
                id=part.question,
                heading=part.heading.format(name=thing.label),
                entries=tuple(part.lay_out(row, site.iris.base) for row in rows[: part.most]),
                total=len(rows),
                href=f"{url_for('questions.page', name=part.question)}{values}",
                beside=part.beside,
            )


def _rows(site: Site, names: Directory, thing: Thing, part: _Part) -> Sequence[Row]:
    """The rows of the answer; the page needs neither its sentence nor what the graph covers."""
    question = site.catalogue.question(part.question)
    request = read_request(question, {part.parameter: thing.iri}, names)
    found = () if request.unknown else run(site.store, request)[0]
    rows = [row for row in found if row.get(part.needs) is not None]
    if part.by is None:
        return rows
    column = part.by
    return sorted(rows, key=lambda row: str(row.get(column) or ""), reverse=True)
