"""``kg check``: whether the graph is what the ontology says it is."""

from __future__ import annotations

import json

import click

from kg.cli.exits import Exit
from kg.cli.messages import counted, say
from kg.cli.options import format_option, opened_store, store_option
from kg.graph.check import check
from kg.printing import visible


@click.command(name="check", short_help="Prove that the graph is valid.")
@store_option
@format_option(("table", "json"), "table")
def command(output_format: str) -> None:
    """Prove that the graph is valid: every statement as the ontology wants it, nothing half there.

    Prints what is wrong, where, and what to do. Exit code 2 says that something is.

    \b
    Examples:
      kg check
      kg check --store newskg-demo --format json
    """
    with opened_store() as store:
        report = check(store)
    if output_format == "json":
        findings = [
            {
                "graph": finding.graph,
                "focus": finding.focus,
                "problem": finding.problem,
                "remedy": finding.remedy,
            }
            for finding in report.findings
        ]
        shown = {
            "valid": report.valid,
            "graphs": report.graphs,
            "statements": report.statements,
            "foreign": list(report.foreign),
            "findings": findings,
        }
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        for finding in report.findings:
            click.echo(visible(str(finding)))
    say(
        f"{counted(report.statements, 'statement')} in {counted(report.graphs, 'graph')} checked, "
        f"{counted(len(report.findings), 'finding')}"
    )
    if report.foreign:
        say(f"not checked, as they are not newskg's: {', '.join(report.foreign)}")
    if not report.valid:
        click.get_current_context().exit(Exit.WRONG)
