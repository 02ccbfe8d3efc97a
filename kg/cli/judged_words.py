"""From what a person types to what is judged: an IRI, a name, or a part of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import click

from kg.cli import rows
from kg.cli.exits import Exit
from kg.cli.messages import say
from kg.errors import UsageError
from kg.graph.store import Store
from kg.judgements.records import ENTITY_KINDS, Kind
from kg.judgements.things import Things
from kg.printing import plain
from kg.questions.binding import Text, bind
from kg.questions.directory import directory
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
    """Everything that a person may mean: what goes by that name, else what says these words."""
    prefix = f"{store.iris.base}id/"
    named = things.full_iri(words)
    if named is not None:
        return [Candidate(named.removeprefix(prefix), kind or "", words)]
    wanted: Sequence[Kind] = [each for each in ENTITY_KINDS if kind in (None, each)]
    if wanted:
        found = look_up(directory(store), words, wanted)
        if found.entry is not None and not found.in_part and not found.by_title:
            return [
                Candidate(entry.iri.removeprefix(prefix), entry.kind, entry.label)
                for entry in (found.entry, *found.others)
            ]
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
        raise UsageError(
            f"{words}: no name, no sentence and no words of a claim; try fewer words, or"
            " `kg judge find`"
        )
    if len(found) > 1:
        say(f"{words}: {len(found)} things may be meant; say which by its id")
        shown = [each.row for each in found[:MOST_SHOWN]]
        click.echo(rows.table(COLUMNS, shown), err=True)
        click.get_current_context().exit(Exit.WRONG)
    return f"{store.iris.base}id/{found[0].id}"
