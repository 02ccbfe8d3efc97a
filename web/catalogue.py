"""The catalogue as a page lists it: in groups, each question with a sentence to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from kg.errors import StoreError
from kg.questions import Catalogue, Parameter, Question, ask
from kg.web.completion import Menu, menu_of, names_for
from kg.web.site import Site
from kg.web.text import humanise

Phrase = tuple[tuple[str, bool], ...]
"""A sentence with blanks: pieces of text, and whether each is a blank."""

_SLOT: Final = re.compile(r"\{([a-zA-Z0-9]+)\}")
_EXAMPLES: Final = 3
_TRIES: Final = 4
"""Names for each blank, and ways to fill one example, that are tried for an answer."""
_NAMES: Final = 200
"""Names that a blank completes: the page holds many blanks."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank of a sentence: a field in it. ``menu`` is the id of the names it completes."""

    name: str
    label: str
    required: bool
    menu: str | None
    choices: tuple[str, ...]
    placeholder: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One question in the list; its sentence is text and blanks, None where it has no example."""

    name: str
    summary: str
    sentence: tuple[str | Blank, ...] | None


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that share their first tag."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """The catalogue as a page lists it, and the names that its blanks complete."""

    groups: tuple[Group, ...]
    menus: tuple[Menu, ...]


def catalogue_page(site: Site) -> CataloguePage:
    """The questions by their first tag; where there is no graph yet, blanks complete nothing."""
    menus: dict[str, Menu] = {}

    def entry(question: Question) -> Entry:
        sentence = tuple(_sentence(site, question, menus)) or None
        return Entry(question.name, question.summary, sentence)

    groups = tuple(
        Group(label, tuple(map(entry, questions)))
        for label, questions in by_tag(site.catalogue).items()
    )
    return CataloguePage(groups, tuple(menus.values()))


def by_tag(catalogue: Catalogue) -> dict[str, list[Question]]:
    """The questions under the name of their first tag, the largest group first.

    Within a group those come first that people have most ways to ask.
    """
    found: dict[str, list[Question]] = {}
    for question in _by_ways_to_ask(catalogue):
        label = humanise(question.tags[0]) if question.tags else "Other"
        found.setdefault(label, []).append(question)
    return dict(sorted(found.items(), key=lambda group: (-len(group[1]), group[0])))


def _by_ways_to_ask(catalogue: Catalogue) -> list[Question]:
    return sorted(catalogue.questions.values(), key=lambda each: -len(each.examples))


def _sentence(site: Site, question: Question, menus: dict[str, Menu]) -> Iterator[str | Blank]:
    """The question's first example that has blanks, or its first; ``menus`` takes their names."""
    example = next((each for each in question.examples if "{" in each), None)
    before = ""
    for text, is_blank in blanks(example or next(iter(question.examples), "")):
        parameter = question.parameter(text) if is_blank else None
        if parameter is None:
            before = text
            yield text
            continue
        menu = _menu(site, parameter)
        if menu is not None:
            menus[menu.id] = menu
        yield Blank(
            name=parameter.name,
            label=humanise(parameter.label),
            required=parameter.required,
            menu=menu.id if menu else None,
            choices=parameter.choices,
            placeholder=_placeholder(parameter, before),
        )


def _placeholder(parameter: Parameter, before: str) -> str:
    """What goes into the blank; a parameter may be called like the word ``before`` it ("about")."""
    label = parameter.label.lower()
    if parameter.is_date:
        return "2026-01"
    return "name" if before.rstrip().lower().endswith(label) else label


def _menu(site: Site, parameter: Parameter) -> Menu | None:
    try:
        return menu_of(site, parameter, _NAMES)
    except StoreError:
        return None


def blanks(example: str) -> Phrase:
    """``Who met {person}?`` as text and blanks."""
    pieces = _SLOT.split(example)
    return tuple((text, place % 2 == 1) for place, text in enumerate(pieces) if text)


def example_questions(site: Site) -> tuple[str, ...]:
    """A few questions that this graph has names for: examples with their blanks filled.

    At most one of each group, so that they show what different things can be asked.
    """
    filled: list[str] = []
    asked: set[str] = set()
    for question in _by_ways_to_ask(site.catalogue):
        tag = next(iter(question.tags), "")
        example = _filled(site, question) if tag not in asked else None
        if example is not None:
            asked.add(tag)
            filled.append(example)
        if len(filled) == _EXAMPLES:
            break
    return tuple(filled)


def _filled(site: Site, question: Question) -> str | None:
    """The first example whose blanks can be filled with names that it has an answer for.

    Each blank has its own name.
    """
    for example in question.examples:
        slots = list(dict.fromkeys(_SLOT.findall(example)))
        parameters = [question.parameter(slot) for slot in slots]
        offered = [names_for(site, each)[:_TRIES] if each else () for each in parameters]
        different = (names for names in product(*offered) if len(set(names)) == len(names))
        for names in islice(different, _TRIES):
            values = dict(zip(slots, names, strict=True))
            if ask(site.store, site.catalogue, question.name, values, limit=1).rows:
                return _SLOT.sub(lambda slot: values[slot[1]], example)  # noqa: B023 - at once
    return None
