"""A question's form: one typed field per parameter, names completed from the graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import url_for

from kg.questions import Parameter, Question
from kg.questions.directory import directory
from kg.questions.names import look_up
from kg.questions.values import given_iri
from kg.web.completion import Menu, menu_of
from kg.web.site import Site
from kg.web.text import humanise

_WHOLE_NUMBERS: Final = ("integer", "int", "long", "positiveInteger", "nonNegativeInteger")

Texts = Mapping[str, Sequence[str]]
"""What stands in the fields of each parameter; several where several values were given."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; ``menu`` is the id of a `Menu` of names to choose from."""

    name: str
    label: str
    value: str
    required: bool
    input_type: str
    placeholder: str | None
    hint: str | None
    menu: str | None
    choices: tuple[str, ...]
    invalid: bool


@dataclass(frozen=True, slots=True)
class Form:
    """What a question asks for, filled with what is known."""

    action: str
    label: str
    fields: tuple[Field, ...]
    menus: tuple[Menu, ...]


def question_form(
    site: Site,
    question: Question,
    given: Texts,
    understood: Mapping[str, Any] | None = None,
    invalid: str | None = None,
) -> Form:
    """The form of ``question``, filled with what was ``given``, required fields first.

    ``understood`` (Contract 3) fills what was given in free text, and replaces an IRI by a name
    that means the same. ``invalid`` names the parameter whose value cannot be taken.
    """
    taken = understood["parameters"] if understood else {}
    menus = {each.name: menu_of(site, each) for each in question.parameters}
    ordered = sorted(question.parameters, key=lambda parameter: not parameter.required)
    return Form(
        action=url_for("questions.page", name=question.name),
        label=question.summary,
        fields=tuple(
            _field(parameter, text, menus[parameter.name], parameter.name == invalid)
            for parameter in ordered
            for text in _texts(site, parameter, given.get(parameter.name), taken)
        ),
        menus=tuple({each.id: each for each in menus.values() if each}.values()),
    )


def _field(parameter: Parameter, value: str, menu: Menu | None, invalid: bool) -> Field:
    number = parameter.type.rpartition(":")[2] in _WHOLE_NUMBERS
    return Field(
        name=parameter.name,
        label=humanise(parameter.label),
        value=value or parameter.default or "",
        required=parameter.required,
        input_type="number" if number else "text",
        placeholder="2026-01-13 or 2026-01" if parameter.is_date else None,
        hint=parameter.description,
        menu=menu.id if menu else None,
        choices=parameter.choices,
        invalid=invalid,
    )


def _texts(
    site: Site, parameter: Parameter, given: Sequence[str] | None, taken: Mapping[str, Any]
) -> Iterator[str]:
    """What stands in the fields of one parameter; one empty text where nothing is known."""
    known = taken.get(parameter.name)
    if known is None or (given is not None and not any(map(given_iri, given))):
        yield from given or [""]
        return
    for value, label in zip(_several(known["value"]), _several(known["label"]), strict=True):
        if parameter.type != "iri" or value is None:
            yield str(label if value is None else value)
        else:
            found = look_up(directory(site.store), str(label), parameter.kinds)
            yield str(label if found.entry and found.entry.iri == value else value)


def _several(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]
