"""What was decided, and what can be: the parts of ``kg judge`` that change nothing."""

from __future__ import annotations

import json

import click

from kg.cli import rows
from kg.cli.exits import Exit
from kg.cli.judged_words import COLUMNS, nothing_found, with_words
from kg.cli.messages import put, say
from kg.cli.options import ROW_FORMATS, format_option, judgements, opened_store, store_option
from kg.errors import UsageError
from kg.graph.store import Store
from kg.judgements.collection import Judgements
from kg.judgements.overriding import overridden
from kg.judgements.things import Things
from kg.judgements.wording import overridden_in_words, subject, values_in_words
from kg.judgements.writing import to_yaml
from kg.judging import not_obeyed
from kg.printing import plain

_LISTED = ("id", "decision", "what", "set", "by", "when", "note", "state")
_DECIDED = ("decision", "kind", "what", "sentence", "article", "by", "when", "note", "id")
_QUERY = """
SELECT ?decision ?kind ?what ?sentence ?article ?by ?when ?note ?id WHERE {
  ?judgement a kg:Judgement ; rdfs:label ?what ; dcterms:identifier ?id ; dcterms:type ?kind ;
    kg:decision ?decision ; kg:sentence ?sentence ; kg:sentenceStart ?start ;
    prov:hadPrimarySource ?article_iri .
  ?article_iri rdfs:label ?article .
  OPTIONAL { ?judgement dcterms:creator ?by }
  OPTIONAL { ?judgement prov:generatedAtTime ?when }
  OPTIONAL { ?judgement rdfs:comment ?note }
} ORDER BY ?article ?article_iri ?start ?kind ?judgement"""


@click.command(name="find", short_help="Show what can be judged, with ids.")
@click.argument("words", metavar="WORDS")
@store_option
@format_option(ROW_FORMATS, "table")
def find_command(words: str, output_format: str) -> None:
    """Show what was read that has these words in its sentence or its name, with ids."""
    with opened_store() as store:
        found = with_words(store, Things(store, judgements()), words)
        why = "" if found else nothing_found(store, words)
    if not found:
        say(why)
        click.get_current_context().exit(Exit.NOTHING_FOUND)
    _print(COLUMNS, [each.row for each in found], output_format)


@click.command(name="list", short_help="Show what was decided.")
@click.option("--rejected", is_flag=True, help="All that was rejected, with its sentences.")
@store_option
@format_option(ROW_FORMATS, "table")
def list_command(rejected: bool, output_format: str) -> None:
    """Show what was decided, by whom and when, and whether it is in force."""
    decided = judgements()
    with opened_store() as store:
        if rejected:
            found = [row for row in _decided(store) if row[0] == "rejected"]
            columns: tuple[str, ...] = _DECIDED
        else:
            states = _states(store, decided)
            found = [
                [
                    e.id,
                    e.verb,
                    plain(subject(e)),
                    plain(values_in_words(e)),
                    e.by,
                    e.when,
                    e.note,
                    states[e.id],
                ]
                for e in decided.entries
            ]
            columns = _LISTED
            place = columns.index("set")
            if output_format == "table" and not any(row[place] for row in found):
                columns = (*columns[:place], *columns[place + 1 :])
                found = [[*row[:place], *row[place + 1 :]] for row in found]
    if not found:
        say("nothing was rejected" if rejected else "nothing was decided yet")
        click.get_current_context().exit(Exit.NOTHING_FOUND)
    _print(columns, found, output_format)


@click.command(name="show", short_help="Show one decision, and what it is about.")
@click.argument("judgement_id", metavar="ID")
@store_option
def show_command(judgement_id: str) -> None:
    """Show one decision as the file has it, whether it is in force, and what it is about."""
    decided = judgements()
    entry = decided.get(judgement_id)
    if entry is None:
        raise UsageError(f"{judgement_id}: no judgement has this id; `kg judge list` shows all")
    with opened_store() as store:
        state = _states(store, decided)[judgement_id]
        about = [row[:-1] for row in _decided(store) if row[-1] == judgement_id]
    put(f"{to_yaml(entry)}\n{state}\n")
    if about:
        put("\n" + rows.table(_DECIDED[:-1], about) + "\n")


def _states(store: Store, decided: Judgements) -> dict[str, str]:
    """What became of each judgement, by id."""
    states = {key: overridden_in_words(each) for key, each in overridden(decided).items()}
    states |= {judgement.id: problem for judgement, problem in not_obeyed(store, decided)}
    vain = decided.vain_undos
    return {
        entry.id: states[entry.id]
        if entry.id in vain
        else f"undone by {decided.undone[entry.id]}"
        if entry.id in decided.undone
        else states.get(entry.id, "in force")
        for entry in decided.entries
    }


def _decided(store: Store) -> list[list[str | None]]:
    """What the graph says was decided, a row for each thing that was judged."""
    return [
        [None if term is None else plain(str(term)) for term in row]
        for row in store.query(_QUERY).rows
    ]


def _print(columns: tuple[str, ...], found: list[list[str | None]], output_format: str) -> None:
    if output_format == "json":
        entries = [dict(zip(columns, row, strict=True)) for row in found]
        put(json.dumps(entries, ensure_ascii=False, indent=2) + "\n")
        return
    put(rows.rendered(columns, found, output_format))
