"""``docs/questions.md``: the catalogue of questions, written from their headers."""

from __future__ import annotations

from collections.abc import Iterator

from kg.questions import Parameter, Question, load_catalogue

HEAD = """\
# The questions

What `kg ask`, the web pages and the library can be asked by name, with the parameters of each and
phrasings that `kg ask` understands. Written from the headers of `queries/*.rq` by `make readme`; to
add a question, see the [README](../README.md#questions).

Every question takes `--limit N`, asked by its name. An option that is repeated has several values,
of which each may be meant. Every row ends with its provenance: `article`, `article_iri`,
`published`, `sentence`, `sentence_start` and `sentence_end`.
"""


def catalogue_markdown() -> str:
    """The whole document."""
    questions = load_catalogue().questions.values()
    sections = ("\n".join(_section(question)) for question in questions)
    return HEAD + "".join(f"\n{section}\n" for section in sections)


def _section(question: Question) -> Iterator[str]:
    yield f"## {question.name}"
    yield ""
    yield f"{question.summary}. {question.description.strip()}"
    yield ""
    yield from (_parameter(parameter) for parameter in question.parameters)
    yield ""
    columns = [name for name in question.columns if not name.endswith("_iri")]
    told = columns[: columns.index("article")]
    yield f"Columns: {', '.join(f'`{name}`' for name in told)}."
    yield ""
    yield from (f"> {example}  " for example in question.examples[:6])


def _parameter(parameter: Parameter) -> str:
    about = parameter.description or parameter.label
    notes = ["required"] if parameter.required else []
    if parameter.choices:
        notes.append(f"one of {', '.join(parameter.choices)}")
    told = f" ({'; '.join(notes)})" if notes else ""
    return f"- `--{parameter.name}`: {about}{told}"
