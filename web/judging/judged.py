"""What people decided, for pages to show: about one thing, in one article, or all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph.store import Store
from kg.judgements.wording import day_in_words
from kg.questions.binding import Iri, bind
from kg.web.links import to_iri, to_sentence
from kg.web.rows import select

_DECIDED = """
SELECT DISTINCT ?id ?decision ?kind ?what ?by ?when ?note ?change ?sentence ?start ?end
       ?article_iri ?article
WHERE {
  %s
  ?judgement a kg:Judgement ; dcterms:identifier ?id ; kg:decision ?decision ; rdfs:label ?what ;
    dcterms:type ?kind ; kg:sentence ?sentence ; kg:sentenceStart ?start ; kg:sentenceEnd ?end ;
    prov:hadPrimarySource ?article_iri .
  ?article_iri rdfs:label ?article .
  OPTIONAL { ?judgement dcterms:creator ?by }
  OPTIONAL { ?judgement prov:generatedAtTime ?when }
  OPTIONAL { ?judgement rdfs:comment ?note }
  OPTIONAL { ?judgement schema:description ?change }
}
ORDER BY ?article ?article_iri ?start ?kind ?judgement ?change
"""
_ABOUT = (
    _DECIDED
    % """
  { ?judgement kg:judges ?thing }
  UNION { ?thing kg:describedIn ?report . ?judgement kg:judges ?report }
  UNION { ?entry kg:refersTo ?thing . ?judgement kg:judges ?entry }"""
)
_IN_ARTICLE = _DECIDED % "?judgement prov:hadPrimarySource ?thing ."
_ALL = _DECIDED % ""
_WORDS = {"accepted": "Checked", "corrected": "Corrected", "rejected": "Rejected"}


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision about one thing: what was read, what was decided, and the sentence."""

    id: str
    decision: str
    kind: str
    what: str
    by: str | None
    when: str | None
    note: str | None
    changes: tuple[str, ...]
    sentence: str
    href: str
    article: str
    article_href: str

    @property
    def words(self) -> str:
        """Such as "Checked by Ann on 28 November 2026"."""
        who = f" by {self.by}" if self.by else ""
        when = f" on {day_in_words(self.when)}" if self.when else ""
        return f"{_WORDS[self.decision]}{who}{when}"


def decided_about(store: Store, iri: str) -> tuple[Decided, ...]:
    """What was accepted or corrected of a thing: a claim, a meeting, an entity, a report."""
    return tuple(_read(store, bind(_ABOUT, {"thing": [Iri(iri)]})))


def decided_in(store: Store, article_iri: str) -> tuple[Decided, ...]:
    """What was decided about what was read out of an article, rejected things included."""
    return tuple(_read(store, bind(_IN_ARTICLE, {"thing": [Iri(article_iri)]})))


def all_decided(store: Store) -> tuple[Decided, ...]:
    """What was decided about all articles."""
    return tuple(_read(store, _ALL))


def _read(store: Store, query: str) -> Iterator[Decided]:
    found: dict[tuple[str | None, ...], list[str]] = {}
    for *row, change, sentence, start, end, iri, article in select(store, query):
        key = (*row, sentence, start, end, iri, article)
        found.setdefault(key, []).extend([change] if change else [])
    base = store.iris.base
    for key, changes in found.items():
        judgement_id, decision, kind, what, by, when, note, sentence, start, end, iri, article = key
        link = to_iri(iri or "", base)
        yield Decided(
            id=judgement_id or "",
            decision=decision or "",
            kind=kind or "",
            what=what or "",
            by=by,
            when=when,
            note=note,
            changes=tuple(changes),
            sentence=sentence or "",
            href=to_sentence(iri or "", int(start or 0), int(end or 0), base) or "",
            article=article or "",
            article_href=link.href if link else "",
        )
