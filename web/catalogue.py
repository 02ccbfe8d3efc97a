"""The catalogue as a page lists it: in groups, each question with a sentence to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kg.questions import Catalogue, Question
from kg.web.completion import names_for
from kg.web.site import Site
from kg.web.text import humanise

Phrase = tuple[tuple[str, bool], ...]
"""A sentence with blanks: pieces of text, and whether each is a blank."""

_SLOT: Final = re.compile(r"\{([a-zA-Z0-9]+)\}")
_EXAMPLES: Final = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One question in the list."""

    name: str
    summary: str
    phrase: Phrase | None


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that share their first tag."""

    label: str
    entries: tuple[Entry, ...]


def groups(catalogue: Catalogue) -> tuple[Group, ...]:
    """The questions by their first tag, the largest group first.

    Within a group those come first that people have most ways to ask.
    """
    found: dict[str, list[Entry]] = {}
    for question in sorted(catalogue.questions.values(), key=lambda each: -len(each.examples)):
        phrase = blanks(question.examples[0]) if question.examples else None
        label = humanise(question.tags[0]) if question.tags else "Other"
        found.setdefault(label, []).append(Entry(question.name, question.summary, phrase))
    ordered = sorted(found.items(), key=lambda group: (-len(group[1]), group[0]))
    return tuple(Group(label, tuple(entries)) for label, entries in ordered)


def blanks(example: str) -> Phrase:
    """``Who met {person}?`` as text and blanks."""
    pieces = _SLOT.split(example)
    return tuple((text, place % 2 == 1) for place, text in enumerate(pieces) if text)


def example_questions(site: Site) -> tuple[str, ...]:
    """A few questions that this graph has names for: examples with their blanks filled.

    At most one of each group, so that they show what different things can be asked.
    """
    filled: list[str] = []
    for group in groups(site.catalogue):
        questions = (site.catalogue.questions[entry.name] for entry in group.entries)
        example = next(filter(None, (_filled(site, question) for question in questions)), None)
        if example is not None:
            filled.append(example)
    return tuple(filled[:_EXAMPLES])


def _filled(site: Site, question: Question) -> str | None:
    """The first example whose blanks can all be filled from the graph, each with its own name."""
    for example in question.examples:
        values: dict[str, str] = {}
        for slot in dict.fromkeys(_SLOT.findall(example)):
            parameter = question.parameter(slot)
            names = names_for(site, parameter) if parameter else ()
            unused = next((name for name in names if name not in values.values()), None)
            if unused is None:
                break
            values[slot] = unused
        else:
            return _SLOT.sub(lambda slot: values[slot[1]], example)  # noqa: B023 - called at once
    return None
