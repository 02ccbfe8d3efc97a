"""``kg questions``: the catalogue."""

from __future__ import annotations

import json
from typing import Any

import click

from kg.cli import rows
from kg.cli.catalogue import catalogue
from kg.cli.messages import put
from kg.cli.options import ROW_FORMATS, format_option, store_option
from kg.errors import UsageError
from kg.questions import Parameter, Question


@click.command(name="questions", short_help="List the questions of the catalogue.")
@click.argument("name", required=False)
@store_option
@format_option(ROW_FORMATS, "table")
def command(name: str | None, output_format: str) -> None:
    """List the questions that can be asked, or tell all about one of them.

    A question is an .rq file; more folders of them are named in kg.yaml.

    \b
    Examples:
      kg questions
      kg questions who-met-whom
      kg questions --format json
    """
    questions = catalogue()
    if name is not None:
        if output_format not in ("table", "json"):
            raise UsageError(f"--format {output_format}: one question is told as table or json")
        question = questions.question(name)
        click.echo(_json(_entry(question)) if output_format == "json" else _description(question))
    elif output_format == "json":
        click.echo(_json([_entry(question) for question in questions.questions.values()]))
    else:
        found = [[known, question.summary] for known, question in questions.questions.items()]
        put(rows.rendered(["question", "what it tells"], found, output_format))


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
