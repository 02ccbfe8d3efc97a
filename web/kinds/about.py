"""Questions that can be asked about one thing alone, in words, with their addresses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from flask import url_for

from kg.questions import Parameter, Question
from kg.web.kinds.thing import Thing
from kg.web.replies import query
from kg.web.site import Site

_SLOT: Final = re.compile(r"\{([a-zA-Z0-9]+)\}")


def questions_about(
    site: Site, thing: Thing, answered: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """Each question that this thing alone completes: in words, and where it is asked.

    Things of the kind that a question takes last ("Who is Singapore?") are offered those questions
    alone that are known to be ``answered``.
    """
    for question in site.catalogue.questions.values():
        found = _with_one_blank(question, thing.kind)
        if found is None:
            continue
        words, parameter = found
        unlikely = len(parameter.kinds) > 1 and parameter.kinds[-1] == thing.kind
        if not unlikely or question.name in answered:
            path = url_for("questions.page", name=question.name)
            filled = words.replace(f"{{{parameter.name}}}", thing.label)
            yield filled, f"{path}{query({parameter.name: thing.iri})}"


def _with_one_blank(question: Question, kind: str) -> tuple[str, Parameter] | None:
    """The first example with one blank, which takes that kind, and the blank.

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
            return words, parameter
    return None
