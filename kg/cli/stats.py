"""``kg stats``: what the graph holds."""

from __future__ import annotations

import json

import click

from kg.cli import rows
from kg.cli.exits import Exit
from kg.cli.messages import put, say
from kg.cli.options import ROW_FORMATS, format_option, opened_store, store_option
from kg.cli.unfinished import warn_if_unfinished
from kg.graph.store import Store

COUNTS = """
SELECT ?type (COUNT(DISTINCT ?thing) AS ?number) WHERE {
  VALUES ?type {
    schema:NewsArticle schema:Person schema:Organization schema:Place kg:UnnamedParty kg:Meeting
    kg:MeetingReport kg:Disagreement schema:Claim kg:EarlierVersion
  }
  ?thing a ?type .
} GROUP BY ?type
"""
STATUSES = """
SELECT ?status (COUNT(?meeting) AS ?number) WHERE {
  ?meeting a kg:Meeting ; kg:status ?status .
} GROUP BY ?status
"""
COPIES = """
SELECT (COUNT(DISTINCT ?copy) AS ?number) WHERE { ?copy kg:copyOf ?original }
"""
DATES = """
SELECT (MIN(?first) AS ?earliest) (MAX(?last) AS ?latest) WHERE {
  ?article a schema:NewsArticle ; kg:earliest ?first ; kg:latest ?last .
}
"""
LABELS = {
    "NewsArticle": "articles",
    "Person": "people",
    "Organization": "organizations",
    "Place": "places",
    "UnnamedParty": "unnamed_parties",
    "Meeting": "meetings",
    "MeetingReport": "meeting_reports",
    "Disagreement": "disagreements",
    "Claim": "claims",
    "EarlierVersion": "earlier_versions",
}
ORDER = ("held", "planned", "proposed", "cancelled")


@click.command(name="stats", short_help="Count what the graph holds.")
@store_option
@format_option(ROW_FORMATS, "table")
def command(output_format: str) -> None:
    """Count what the graph holds, and tell which days its articles span.

    \b
    Examples:
      kg stats
      kg stats --format json
    """
    with opened_store() as store:
        facts = _facts(store)
        warn_if_unfinished(store)
    put(_rendered(facts, output_format))
    if not facts["articles"]:
        say("no articles yet: add some with `kg build ARTICLES`")
        click.get_current_context().exit(Exit.NOTHING_FOUND)


def _rendered(facts: dict[str, str | int | None], output_format: str) -> str:
    if output_format == "json":
        return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    cells = [
        [name.replace("_", " "), None if fact is None else str(fact)]
        for name, fact in facts.items()
    ]
    return rows.rendered(["what", "how many"], cells, output_format)


def _facts(store: Store) -> dict[str, str | int | None]:
    counts = dict.fromkeys(LABELS.values(), 0)
    for row in store.query(COUNTS):
        kind = str(row["type"]).rpartition("/")[2].rpartition("#")[2]
        counts[LABELS[kind]] = int(str(row["number"]))
    statuses = {str(row["status"]): int(str(row["number"])) for row in store.query(STATUSES)}
    (copies,) = store.query(COPIES)
    (dates,) = store.query(DATES)
    return {
        "store": store.location,
        "sources": len(store.sources()),
        **counts,
        "copies": int(str(copies["number"])),
        **{f"meetings_{status}": statuses.get(status, 0) for status in ORDER},
        "earliest": str(dates["earliest"]) if "earliest" in dates else None,
        "latest": str(dates["latest"]) if "latest" in dates else None,
    }
