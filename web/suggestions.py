"""What else an answer suggests: other names to put in, or other questions, and their addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from kg.questions import Catalogue
from kg.web.catalogue import Phrase, blanks
from kg.web.replies import Values, query


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What else to ask, and where that leads; None where it is not clear what it replaces."""

    phrase: Phrase
    href: str | None


def suggestions(answer: Mapping[str, Any], catalogue: Catalogue) -> tuple[Suggestion, ...]:
    """The suggestions of ``answer`` (Contract 3) as links."""
    return tuple(
        Suggestion(blanks(text), _address(text, answer["understood"], catalogue))
        for text in answer["suggestions"]
    )


def _address(text: str, understood: Mapping[str, Any] | None, catalogue: Catalogue) -> str | None:
    """Where ``text`` is asked: by itself, or in the place of the name that was given.

    An example with blanks leads to the form of its question.
    """
    for question in catalogue.questions.values():
        if "{" in text and text in question.examples:
            return url_for("questions.page", name=question.name)
    if understood is None or text.endswith("?"):
        return url_for("ask.page", q=text)
    parameters = understood["parameters"]
    replaced = _replaced(understood, catalogue)
    if replaced is None:
        return None
    values: Values = {name: known["value"] or known["label"] for name, known in parameters.items()}
    values[replaced] = text
    return f"{url_for('questions.page', name=understood['name'])}{query(values)}"


def _replaced(understood: Mapping[str, Any], catalogue: Catalogue) -> str | None:
    """The one parameter that holds a name: the one whose name is unknown, or the only one."""
    question = catalogue.questions[understood["name"]]
    parameters = understood["parameters"]
    names = [each.name for each in question.parameters if each.type == "iri"]
    given = [name for name in names if name in parameters]
    unknown = [name for name in given if parameters[name]["value"] is None]
    candidates = unknown or given
    return candidates[0] if len(candidates) == 1 else None
