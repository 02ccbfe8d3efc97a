"""Parameters: a question's variables, typed by their names as grlc does.

======================  ========  ==============================================
variable                required  value
======================  ========  ==============================================
``?_text``              yes       plain text
``?__text``             no        plain text
``?_person_iri``        yes       an IRI, or the name of something in the graph
``?_top_integer``       yes       a whole number (any type of XML Schema so)
``?_share_number``      yes       a number
``?_name_en``           yes       text in a language (two letters)
``?__from_xsd_date``    no        a literal of type ``xsd:date`` (prefix, type)
======================  ========  ==============================================

See https://github.com/CLARIAH/grlc and BASIL's convention, which it follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import QuestionError
from kg.graph.vocabulary import PREFIXES
from kg.questions.dates import Edge
from kg.questions.nearest import did_you_mean

_VARIABLE = re.compile(r"(__?)([A-Za-z0-9]+)(?:_([A-Za-z0-9]+))?(?:_([A-Za-z0-9]+))?")
_PLAIN_TYPES = ("iri", "number", "literal", "string")
_XSD_TYPES = (
    "boolean", "date", "dateTime", "decimal", "double", "float", "gMonth", "gYear", "gYearMonth",
    "int", "integer", "long", "nonNegativeInteger", "positiveInteger", "time",
)  # fmt: skip
RESERVED = ("store", "format", "help", "queries")
"""Options that `kg ask` has for every question; no parameter can have their names."""

_LAST_DAY = ("to", "until", "before")
"""Parameters of these names take the last day of a partial date; all others the first."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question takes.

    ``type`` is ``iri``, ``number``, ``string`` (``literal`` is the same), ``@en`` for text in a
    language, or a datatype as ``prefix:name`` (``xsd:date``). ``kinds`` are the kinds of things
    that a name is looked up among, the likeliest first; empty means any. ``choices`` is the closed
    list of values if there is one; ``menu`` is the query that lists those in the graph
    (`kg.questions.menus`).
    ``edge`` is the day that a partial date stands for.
    """

    name: str
    variable: str
    type: str
    required: bool
    label: str
    description: str | None = None
    kinds: tuple[str, ...] = ()
    default: str | None = None
    choices: tuple[str, ...] = ()
    menu: str | None = None
    edge: Edge = "first"

    @property
    def is_date(self) -> bool:
        """Whether the value is a day."""
        return self.type == "xsd:date"


def is_parameter(variable: str) -> bool:
    """Whether a variable (without ``?``) is a parameter; ``?__agg_1__`` is rdflib's own."""
    return variable.startswith("_") and not re.fullmatch(r"__agg_\d+__", variable)


def parse_variable(variable: str) -> Parameter:
    """The parameter that ``variable`` (without ``?``) stands for.

    Raises QuestionError where the name does not follow the convention.
    """
    match = _VARIABLE.fullmatch(variable)
    if match is None:
        raise QuestionError(
            f"?{variable}: not the name of a parameter; write ?_name or ?__name (optional), then "
            "a type if it has one (?_person_iri, ?__from_xsd_date), with letters and digits only"
        )
    underscores, name, first, second = match.groups()
    if name in RESERVED:
        raise QuestionError(
            f"?{variable}: {name!r} is an option of `kg ask`; give the variable another name"
        )
    return Parameter(
        name=name,
        variable=variable,
        type=_type(variable, first, second),
        required=underscores == "_",
        label=name,
        edge="last" if name in _LAST_DAY else "first",
    )


def _type(variable: str, first: str | None, second: str | None) -> str:
    if first is None or first in ("literal", "string"):
        return "string"
    if second is not None:
        if first == "xsd" and second not in _XSD_TYPES:
            raise QuestionError(
                f"?{variable}: xsd:{second} is not a known type; {did_you_mean(second, _XSD_TYPES)}"
            )
        if first not in PREFIXES:
            raise QuestionError(
                f"?{variable}: {first!r} is not a known prefix; {did_you_mean(first, PREFIXES)}"
            )
        return f"{first}:{second}"
    if first in _PLAIN_TYPES:
        return first
    if first in _XSD_TYPES:
        return f"xsd:{first}"
    if len(first) == 2 and first.isalpha():
        return f"@{first.lower()}"
    known = (*_PLAIN_TYPES, *_XSD_TYPES)
    raise QuestionError(f"?{variable}: {first!r} is not a known type; {did_you_mean(first, known)}")


def parameters_of(variables: Iterable[str]) -> tuple[Parameter, ...]:
    """The parameters among ``variables`` in order of their appearance.

    Raises QuestionError where two variables give the same parameter.
    """
    found: dict[str, Parameter] = {}
    for variable in variables:
        if not is_parameter(variable):
            continue
        parameter = parse_variable(variable)
        earlier = found.setdefault(parameter.name, parameter)
        if earlier.variable != variable:
            raise QuestionError(
                f"?{variable}: ?{earlier.variable} is the same parameter {parameter.name!r}; "
                "use one of the two everywhere"
            )
    return tuple(found.values())
