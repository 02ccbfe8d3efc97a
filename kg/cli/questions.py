"""``kg questions``: the catalogue."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from kg.cli import rows
from kg.cli.catalogue import catalogue
from kg.cli.exits import Exit
from kg.cli.messages import counted, put, say
from kg.cli.options import (
    ROW_FORMATS,
    format_option,
    queries_option,
    question_folders,
    settings,
    store_option,
)
from kg.errors import UsageError
from kg.graph.exchange import write_rdf
from kg.graph.iris import Iris
from kg.printing import visible
from kg.questions import Parameter, Question
from kg.questions.as_rdf import library_to_rdf

TURTLE = "turtle"
"""The format in which the catalogue is RDF."""


@click.command(name="questions", short_help="List the questions of the catalogue.")
@click.argument("names", nargs=-1, metavar="[NAME]")
@click.option(
    "--check", "checking", is_flag=True, help="Look questions through; folders in place of a name."
)
@store_option
@queries_option
@format_option((*ROW_FORMATS, TURTLE), "table")
def command(names: tuple[str, ...], checking: bool, output_format: str) -> None:
    """List the questions that can be asked, or tell all about one of them.

    A question is an .rq file; --queries and kg.yaml name more folders of them. --check tells all
    that is wrong with all files: of the folders given, else of all that are known. It reads the
    headers and asks each question of an empty and of a small graph; exit code 2 says that one
    cannot be asked, warnings alone leave 0.

    \b
    Examples:
      kg questions
      kg questions who-met-whom
      kg questions --format json
      kg questions --format turtle > questions.ttl
      kg questions --check my-questions
    """
    if checking:
        if output_format not in ("table", "json"):
            raise UsageError(f"--format {output_format}: findings are told as table or json")
        _check([Path(name) for name in names], output_format)
        return
    if output_format == TURTLE:
        _print_library(names)
        return
    if len(names) > 1:
        raise UsageError(f"{' '.join(names)}: one question at a time; name one, or none for a list")
    questions = catalogue()
    if names:
        if output_format not in ("table", "json"):
            raise UsageError(f"--format {output_format}: one question is told as table or json")
        question = questions.question(names[0])
        click.echo(_json(_entry(question)) if output_format == "json" else _description(question))
    elif output_format == "json":
        click.echo(_json([_entry(question) for question in questions.questions.values()]))
    else:
        found = [[known, question.summary] for known, question in questions.questions.items()]
        put(rows.rendered(["question", "what it tells"], found, output_format))


def _print_library(names: tuple[str, ...]) -> None:
    """The catalogue as RDF."""
    if names:
        raise UsageError(f"--format {TURTLE}: all questions at once; leave {names[0]!r} out")
    quads = library_to_rdf(catalogue(), Iris(settings().base))
    put(b"".join(write_rdf(quads, TURTLE)).decode("utf-8"))


def _check(folders: list[Path], output_format: str) -> None:
    """What is wrong with questions, one line each."""
    # Only here, as it reads vocabularies that a list does without.
    from kg.questions.checking import check_questions

    found = check_questions(folders or question_folders(), bundled=not folders)
    if output_format == "json":
        click.echo(_json([asdict(finding) for finding in found.findings]))
    else:
        for finding in found.findings:
            click.echo(visible(str(finding)))
    errors = sum(finding.severity == "error" for finding in found.findings)
    say(
        f"{counted(found.questions, 'question')} checked: {counted(errors, 'error')}, "
        f"{counted(len(found.findings) - errors, 'warning')}"
    )
    if not found.valid:
        click.get_current_context().exit(Exit.WRONG)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _entry(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "summary": question.summary,
        "description": question.description,
        "tags": list(question.tags),
        "parameters": [
            {
                "name": parameter.name,
                "label": parameter.label,
                "description": parameter.description,
                "type": parameter.type,
                "kinds": list(parameter.kinds),
                "required": parameter.required,
                "default": parameter.default,
                "choices": list(parameter.choices),
            }
            for parameter in question.parameters
        ],
        "columns": list(question.columns),
        "examples": list(question.examples),
        "source": question.source,
        "sparql": question.sparql,
    }


def _description(question: Question) -> str:
    lines = [f"{question.name}: {question.summary}", "", question.description.strip()]
    if question.parameters:
        lines += ["", "Parameters:"]
        width = max(len(parameter.name) for parameter in question.parameters)
        lines += [f"  --{p.name:<{width}}  {_about(p)}" for p in question.parameters]
    if question.examples:
        lines += ["", "In words:", *(f"  {example}" for example in question.examples)]
    lines += ["", f"From {question.source}. All options: kg ask {question.name} --help"]
    return "\n".join(lines)


def _about(parameter: Parameter) -> str:
    """What a parameter is, in one line."""
    about = parameter.description or parameter.label
    notes = ["required" if parameter.required else "optional"]
    if parameter.default is not None:
        notes.append(f"default {parameter.default}")
    if parameter.choices:
        notes.append(f"one of {', '.join(parameter.choices)}")
    return f"{about} ({'; '.join(notes)})"
