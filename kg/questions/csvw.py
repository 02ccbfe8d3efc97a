"""What an answer's columns mean, for programs that read it as CSV: CSV on the Web metadata.

See https://www.w3.org/TR/tabular-metadata/. Datatypes are those of the values that are there: a
column of dates of which some are partial has a pattern instead of a type.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from kg.questions.answer import Answer, Cell
from kg.questions.question import Question

MEDIA_TYPE: Final = "application/csvm+json"

_CONTEXT: Final = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PARTIAL_DATE: Final = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_SECOND: Final = {"other_": "of the second of two reports", "old_": "of the earlier version"}

_MEANINGS: Final = {
    "article": "Title of the article that the row rests on, or its file's name without one",
    "article_iri": "IRI of the article that the row rests on",
    "published": "When the article was published, as precisely as it says",
    "sentence": "The article's sentence that supports the row, word for word",
    "sentence_start": "Where the sentence starts in the article's text, in Unicode code points",
    "sentence_end": "Where the sentence ends, exclusive, in Unicode code points",
    "start": "First day, as precisely as the articles say",
    "end": "Last day, where it is another",
    "place": "Where it was",
    "status": "As of the articles: held, planned, proposed or cancelled",
    "kind": "What the articles call it",
    "reports": "How many articles report it",
    "independent": "How many of these are no copies of others",
    "copies": "How many copies of the article say it, too, in the same words",
    "copy_of": "Title of the article that this one is a copy of, where it is one",
}
"""Columns that mean the same in every question."""

_NOTE: Final = (
    "Text that a spreadsheet would take for a formula has an apostrophe in front; as JSON the same "
    "answer has it without."
)


def csv_metadata(
    answer: Answer, question: Question | None, url: str, version: str
) -> dict[str, Any]:
    """The metadata of ``answer`` as CSV.

    Args:
        answer: what the CSV holds.
        question: the question that it answers, where that was understood.
        url: where the CSV is, absolute or relative to the metadata.
        version: newskg's own.
    """
    understood = answer.understood
    return {
        "@context": _CONTEXT,
        "url": url,
        "dc:title": understood.sentence if understood else answer.question,
        "dc:description": answer.explanation or answer.answer,
        "rdfs:comment": _NOTE,
        "prov:wasGeneratedBy": {
            "@type": "prov:Activity",
            "dc:title": answer.question,
            **({"prov:value": answer.sparql} if answer.sparql else {}),
            "prov:wasAssociatedWith": {
                "@type": "prov:SoftwareAgent",
                "schema:name": "newskg",
                "schema:softwareVersion": version,
            },
        },
        "tableSchema": {"columns": [_column(answer, question, name) for name in answer.columns]},
    }


def _column(answer: Answer, question: Question | None, name: str) -> dict[str, Any]:
    meaning = _meaning(question, name, answer.columns)
    return {
        "name": name,
        "titles": name,
        **({"dc:description": meaning} if meaning else {}),
        "datatype": _datatype(name, [row[name] for row in answer.rows if row[name] is not None]),
    }


def _meaning(question: Question | None, name: str, columns: Sequence[str]) -> str | None:
    known = _MEANINGS.get(name)
    if known:
        return known
    if name.endswith("_iri") and name.removesuffix("_iri") in columns:
        return f"IRI of what stands in {name.removesuffix('_iri')}"
    for prefix, whose in _SECOND.items():
        bare = name.removeprefix(prefix)
        if bare != name and bare in columns and bare in _MEANINGS:
            return f"{_MEANINGS[bare]}: {whose}"
    parameter = question.parameter(name) if question else None
    return parameter.description if parameter else None


def _datatype(name: str, values: Sequence[Cell]) -> str | dict[str, str]:
    """What all the values are; text where there are none."""
    if name.endswith("_iri"):
        return "anyURI"
    if not values:
        return "string"
    if all(isinstance(value, int) for value in values):
        return "integer"
    if all(isinstance(value, int | float) for value in values):
        return "double"
    texts = [str(value) for value in values]
    if all(text in ("true", "false") for text in texts):
        return "boolean"
    if all(_DAY.fullmatch(text) for text in texts):
        return "date"
    if all(re.fullmatch(_PARTIAL_DATE, text) for text in texts):
        return {"base": "string", "format": _PARTIAL_DATE}
    return "string"
