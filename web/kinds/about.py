"""Questions that can be asked about one thing alone, in words, with their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from flask import url_for

from kg.questions import Question
from kg.web.kinds.thing import Thing
from kg.web.replies import query
from kg.web.site import Site

_SLOT: Final = re.compile(r"\{([a-zA-Z0-9]+)\}")


def questions_about(site: Site, thing: Thing) -> Iterator[tuple[str, str]]:
    """Each question that this thing alone completes: in words, and where it is asked."""
    for question in site.catalogue.questions.values():
        found = _with_one_blank(question, thing.kind)
        if found is not None:
            words, name = found
            path = url_for("questions.page", name=question.name)
            yield words.replace(f"{{{name}}}", thing.label), f"{path}{query({name: thing.iri})}"


def _with_one_blank(question: Question, kind: str) -> tuple[str, str] | None:
    """The first example with one blank, which takes that kind, and the name of the blank.

    A question without examples is told by its summary. An example that is a blank and nothing
    else ("{person}") does not say what is asked.
    """
    required = [each.name for each in question.parameters if each.required and not each.default]
    if not question.examples and len(required) == 1:
        candidates = [(question.summary, set(required))]
    else:
        candidates = [(each, set(_SLOT.findall(each))) for each in question.examples]
    for words, blanks in candidates:
        parameter = question.parameter(next(iter(blanks))) if len(blanks) == 1 else None
        if parameter and kind in parameter.kinds and words != f"{{{parameter.name}}}":
            return words, parameter.name
    return None
