"""``kg show``: all that the graph knows of one person, organization or place."""

from __future__ import annotations

import json
from dataclasses import dataclass

import click

from kg.cli import rows
from kg.cli.catalogue import catalogue
from kg.cli.exits import Exit
from kg.cli.messages import say
from kg.cli.options import format_option, opened_store, store_option
from kg.graph.store import Store
from kg.printing import plain
from kg.questions import Answer, ask, render
from kg.questions.binding import Iri, bind
from kg.questions.directory import Entry, directory
from kg.questions.names import look_up, similar_names

KINDS = ("person", "organization", "place", "description")

SECTIONS = (
    ("roles", "who-is", "person", ("person",)),
    ("meetings", "meetings-of", "person", ("person", "organization", "description")),
    ("meetings_here", "meetings-at-place", "place", ("place",)),
    ("claims", "claims-by", "person", ("person", "organization", "description")),
    ("claims_about", "claims-about", "about", KINDS),
    ("claims_to", "claims-to", "addressee", ("person", "organization", "description")),
)
"""What is shown: its name, the question that gives it, the parameter that takes the entity, and
the kinds of entities that it is shown for."""

REASONS = """
SELECT DISTINCT ?name ?reason ?article ?article_iri WHERE {
  ?local kg:refersTo ?_entity_iri ; rdfs:label ?name ; kg:identityReason ?reason ;
    kg:inArticle ?article_iri .
  ?article_iri rdfs:label ?article .
} ORDER BY ?article ?article_iri ?name
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a name in an article was taken for the entity."""

    name: str
    reason: str
    article: str
    article_iri: str


@click.command(name="show", short_help="Show all that is known of somebody or something.")
@click.argument("name", metavar="NAME")
@store_option
@format_option(("table", "json"), "table")
def command(name: str, output_format: str) -> None:
    """Show all that is known of a person, an organization or a place.

    The names it was seen under, roles, meetings and claims with their sentences, and why each
    article's name was taken for this one.

    \b
    Examples:
      kg show "Ban Ki-moon"
      kg show Geneva --format json
    """
    with opened_store() as store:
        entry = _find(store, name)
        reasons = _reasons(store, entry)
        answers = {
            section: ask(store, catalogue(), question, {parameter: entry.iri})
            for section, question, parameter, kinds in SECTIONS
            if entry.kind in kinds
        }
    if output_format == "json":
        click.echo(_json(entry, reasons, answers))
    else:
        click.echo(_text(entry, reasons, answers))


def _find(store: Store, name: str) -> Entry:
    """Whom a person means; leaves the command where nobody goes by the name."""
    names = directory(store)
    by_iri = names.by_iri.get(name)
    if by_iri is not None and by_iri.kind in KINDS:
        return by_iri
    found = look_up(names, name, KINDS)
    if found.entry is None:
        say(f"{name}: nobody and nothing goes by this name in the graph")
        near = similar_names(names, name, KINDS)
        if near:
            say(f"see also: {'; '.join(near)}")
        click.get_current_context().exit(Exit.NOTHING_FOUND)
    if found.others:
        say(f"see also: {'; '.join(f'{other.label} ({other.kind})' for other in found.others)}")
    return found.entry


def _reasons(store: Store, entry: Entry) -> list[Reason]:
    found = store.query(bind(REASONS, {"_entity_iri": [Iri(entry.iri)]}))
    return [Reason(*(str(term) for term in row)) for row in found.rows]


def _json(entry: Entry, reasons: list[Reason], answers: dict[str, Answer]) -> str:
    shown = {
        "name": entry.label,
        "kind": entry.kind,
        "iri": entry.iri,
        "aliases": list(entry.aliases),
        "names": [
            {
                "name": reason.name,
                "reason": reason.reason,
                "article": reason.article,
                "article_iri": reason.article_iri,
            }
            for reason in reasons
        ],
        **{section: answer.to_json()["rows"] for section, answer in answers.items()},
    }
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _text(entry: Entry, reasons: list[Reason], answers: dict[str, Answer]) -> str:
    parts = [plain(f"{entry.label} ({entry.kind})")]
    if entry.aliases:
        parts.append(plain(f"Also seen as: {', '.join(entry.aliases)}"))
    parts += [
        f"{section.replace('_', ' ').upper()}\n\n{render(answer, 'table').rstrip()}"
        for section, answer in answers.items()
        if answer.rows
    ]
    cells = [[reason.name, reason.reason, reason.article] for reason in reasons]
    parts.append(f"NAMES, AND WHY\n\n{rows.table(['name', 'taken for this one', 'in'], cells)}")
    parts.append(entry.iri)
    return "\n\n".join(parts)
