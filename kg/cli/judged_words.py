"""From what a person types to what is judged: an IRI, a name, or a part of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

from kg.cli import rows
from kg.cli.exits import Exit
from kg.cli.messages import say
from kg.errors import UsageError
from kg.graph.store import Store
from kg.judgements.records import ENTITY_KINDS, Judgement, Kind
from kg.judgements.things import Things
from kg.judgements.wording import decided
from kg.labels import join_names
from kg.printing import plain
from kg.questions.binding import Text, bind
from kg.questions.directory import Entry, directory
from kg.questions.names import look_up

MOST_SHOWN = 50
"""Candidates that are listed at most."""

_IN_SENTENCES = """
SELECT DISTINCT ?iri ?label ?article ?sentence ?kind WHERE {
  VALUES (?class ?kind) { (kg:MeetingReport "meeting") (schema:Claim "claim") }
  ?iri a ?class ; rdfs:label ?label ; kg:inArticle ?article_iri ; kg:leadEvidence ?evidence .
  ?evidence oa:hasSelector ?quote .
  ?quote oa:exact ?exact .
  ?article_iri rdfs:label ?article .
  BIND(REPLACE(?exact, "\\\\s+", " ") AS ?sentence)
  FILTER(CONTAINS(LCASE(?sentence), LCASE(?_words)) || CONTAINS(LCASE(?label), LCASE(?_words)))
} ORDER BY ?article ?iri"""

_REJECTED = """
SELECT DISTINCT ?id ?by ?when WHERE {
  ?judgement a kg:Judgement ; rdfs:label ?label ; dcterms:identifier ?id ;
    kg:decision "rejected" ; kg:sentence ?exact .
  OPTIONAL { ?judgement dcterms:creator ?by }
  OPTIONAL { ?judgement prov:generatedAtTime ?when }
  BIND(REPLACE(?exact, "\\\\s+", " ") AS ?sentence)
  BIND(CONTAINS(LCASE(?label), LCASE(?_words)) AS ?called)
  FILTER(?called || CONTAINS(LCASE(?sentence), LCASE(?_words)))
} ORDER BY DESC(?called) ?id"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What words may mean: of its IRI the end, which commands take."""

    id: str
    kind: str
    label: str
    article: str | None = None
    sentence: str | None = None

    @property
    def row(self) -> list[str | None]:
        return [
            self.kind,
            plain(self.label),
            None if self.sentence is None else plain(self.sentence),
            self.article,
            self.id,
        ]


COLUMNS = ("kind", "what", "sentence", "article", "id")


def candidates(
    store: Store, things: Things, words: str, kind: str | None = None
) -> list[Candidate]:
    """Everything that a person may mean: what goes by that name, else what says these words.

    Raises:
        UsageError: there are no words.
    """
    _refuse_empty(words)
    prefix = f"{store.iris.base}id/"
    named = things.full_iri(words)
    if named is not None:
        return [Candidate(named.removeprefix(prefix), kind or "", words)]
    wanted: Sequence[Kind] = [each for each in ENTITY_KINDS if kind in (None, each)]
    if wanted:
        found = look_up(directory(store), words, wanted)
        if found.entry is not None and not found.in_part and not found.by_title:
            return _of_names(store, (found.entry, *found.others))
    return _saying(store, words, kind)


def with_words(store: Store, things: Things, words: str) -> list[Candidate]:
    """All that has these words in its name or in its sentence.

    Raises:
        UsageError: there are no words.
    """
    _refuse_empty(words)
    if things.full_iri(words) is not None:
        return candidates(store, things, words)
    found = look_up(directory(store), words, ENTITY_KINDS)
    named = (found.entry, *found.others) if found.entry is not None else ()
    return [*_of_names(store, filter(None, named)), *_saying(store, words, None)]


def nothing_found(store: Store, words: str, kind: str | None = None) -> str:
    """Why no words of a person mean anything, and what to do.

    They may be of another kind than ``kind``, or have been rejected.
    """
    others = _of_other_kinds(store, words) if kind is not None else ()
    if others:
        either = " or ".join(f"--kind {each}" for each in others)
        return (
            f"{words}: no {kind} is known by this, but something else is ({join_names(others)}); "
            f"leave --kind out, or write {either}"
        )
    asked = bind(_REJECTED, {"_words": [Text(" ".join(words.split()))]})
    for judgement_id, by, when in store.query(asked).rows:
        stated = {"when": when, "by": by}
        known = {key: str(each) for key, each in stated.items() if each is not None}
        who = decided(Judgement(str(judgement_id), "reject", known.get("when"), known.get("by")))
        return (
            f"{words}: {f'rejected {who}'.strip()} ({judgement_id}); take that back first:"
            f" kg judge undo {judgement_id}"
        )
    return (
        f"{words}: no name, no sentence and no words of a claim; try fewer words, or"
        " `kg judge find`"
    )


def _of_other_kinds(store: Store, words: str) -> tuple[str, ...]:
    """The kinds of the things that go by the words or, where there are none, say them."""
    found = look_up(directory(store), words, ENTITY_KINDS)
    named = (found.entry, *found.others) if found.entry is not None else ()
    those = _of_names(store, filter(None, named)) or _saying(store, words, None)
    return tuple(sorted({each.kind for each in those}))


def _refuse_empty(words: str) -> None:
    if not words.strip():
        raise UsageError("WHAT is empty; give an IRI, a name, or words of a sentence")


def _of_names(store: Store, entries: Iterable[Entry]) -> list[Candidate]:
    prefix = f"{store.iris.base}id/"
    return [Candidate(entry.iri.removeprefix(prefix), entry.kind, entry.label) for entry in entries]


def _saying(store: Store, words: str, kind: str | None) -> list[Candidate]:
    """The meetings and claims with these words in their sentence or in what they are called."""
    prefix = f"{store.iris.base}id/"
    asked = bind(_IN_SENTENCES, {"_words": [Text(" ".join(words.split()))]})
    return [
        Candidate(str(iri).removeprefix(prefix), str(of), str(label), str(article), str(sentence))
        for iri, label, article, sentence, of in store.query(asked).rows
        if kind in (None, str(of))
    ]


def the_one(store: Store, things: Things, words: str, kind: str | None) -> str:
    """The IRI of what a person means; where that is not clear, all candidates are listed.

    Raises:
        UsageError: there is nothing.
    """
    found = candidates(store, things, words, kind)
    if not found:
        raise UsageError(nothing_found(store, words, kind))
    if len(found) > 1:
        say(f"{words}: {len(found)} things may be meant; say which by its id")
        shown = [each.row for each in found[:MOST_SHOWN]]
        click.echo(rows.table(COLUMNS, shown), err=True)
        click.get_current_context().exit(Exit.WRONG)
    return f"{store.iris.base}id/{found[0].id}"
