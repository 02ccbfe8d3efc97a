"""A request: a question with values that were given for its parameters, each looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.errors import QuestionError
from kg.questions.answer import Understood
from kg.questions.binding import Term
from kg.questions.dates import period_in_words
from kg.questions.directory import Directory, Entry
from kg.questions.names import LONGEST_NAME, look_up
from kg.questions.nearest import did_you_mean
from kg.questions.ordinal import Ordinal
from kg.questions.parameters import Parameter
from kg.questions.question import PERIOD, Question
from kg.questions.templates import capitalised, fill
from kg.questions.values import Value, entity_value, given_iri, read_value

_NAMED_OTHERS = 3


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that nothing in the graph goes by."""

    parameter: Parameter
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """A question with its values by parameter; ``others`` answer to one of the names as well.

    ``ordinal`` chooses among the rows ("the first").
    ``titles`` are the parameters that were given a title alone ("the president"), with its words;
    ``notes`` say what else was taken for what.
    """

    question: Question
    values: Mapping[str, tuple[Value, ...]]
    unknown: tuple[Unknown, ...] = ()
    others: Mapping[str, tuple[Entry, ...]] | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    ordinal: Ordinal | None = None

    @property
    def terms(self) -> dict[str, list[Term]]:
        """The terms to bind, by variable."""
        return {
            parameter.variable: [value.term for value in self.values[parameter.name]]
            for parameter in self.question.parameters
            if parameter.name in self.values
        }

    def without(self, *names: str) -> Request:
        """The same request without the values of these parameters."""
        kept = {name: values for name, values in self.values.items() if name not in names}
        return Request(self.question, kept, ordinal=self.ordinal)

    def with_other_holder(self, name: str, entry: Entry) -> Request:
        """The same request, the title given for ``name`` taken for somebody else who holds it."""
        first, *rest = (self.others or {}).get(name, ())
        before = self.values[name][0]
        others = [each for each in (first, *rest) if each != entry]
        known = replace(entry, iri=before.value, label=before.label, aliases=())
        return replace(
            self,
            values={**self.values, name: (entity_value(entry.iri, entry.label),)},
            others={**(self.others or {}), name: (known, *others)},
        )

    @property
    def period(self) -> tuple[str | None, str | None]:
        """The first and last day of the date window, None where it is open."""
        return self._day("from"), self._day("to")

    def understood(self) -> Understood:
        """How the question was taken."""
        parameters: dict[str, Sequence[Value] | str] = dict(self.values)
        parameters.update({unknown.parameter.name: unknown.text for unknown in self.unknown})
        return Understood(self.question.name, parameters, self.sentence())

    def sentence(self) -> str:
        """How the question was taken, in words, with what was taken for what."""
        notes = [
            *(
                f"“{text}” taken for {self.values[name][0].label}"
                for name, text in self.titles.items()
            ),
            *self.notes,
            *([self.ordinal.note()] if self.ordinal else []),
        ]
        return self.topic() + (f" ({'; '.join(notes)})" if notes else "")

    def topic(self) -> str:
        """What is asked for, in words."""
        template = self.question.understood
        filled = fill(template, lambda slot: self.slots().get(slot, "")) if template else None
        if filled is not None:
            return capitalised(filled)
        given = [f"{name} {label}" for name, label in self.slots().items() if name != PERIOD]
        return ": ".join([self.question.summary, *([", ".join(given)] if given else [])])

    def slots(self) -> dict[str, str]:
        """What people read for each parameter, and for the period."""
        labels = {
            name: " or ".join(value.label for value in values)
            for name, values in self.values.items()
        }
        labels.update({unknown.parameter.name: unknown.text[:80] for unknown in self.unknown})
        return {**labels, PERIOD: period_in_words(*self.period)}

    def _day(self, name: str) -> str | None:
        parameter = self.question.parameter(name)
        values = self.values.get(name)
        return values[0].value if values and parameter and parameter.is_date else None


def read_request(
    question: Question, given: Mapping[str, str | Sequence[str]], names: Directory
) -> Request:
    """``given`` values, read and looked up; empty ones count as not given.

    Raises QuestionError for a parameter that the question does not have, one that is missing, a
    value that a parameter does not take, and a period that ends before it begins or has two ends.
    """
    known = [parameter.name for parameter in question.parameters]
    for name in given:
        if name not in known:
            raise QuestionError(
                f"{question.name}: no parameter {name[:80]!r}; {did_you_mean(name, known)}"
            )
    values: dict[str, tuple[Value, ...]] = {}
    unknown: list[Unknown] = []
    looking = _Looking(names, _last_day(question, given))
    for parameter in question.parameters:
        texts = _texts(given.get(parameter.name), parameter)
        if not texts and parameter.required:
            raise QuestionError(
                f"{question.name}: --{parameter.name} is missing; add --{parameter.name} "
                f"{parameter.label.upper()!r}"
            )
        read: dict[str, Value] = {}
        for text in texts:
            value = looking.value(parameter, text)
            if value is None:
                unknown.append(Unknown(parameter, text.strip()))
            else:
                read.setdefault(value.value, value)
        if read:
            values[parameter.name] = tuple(read.values())
    request = Request(
        question, values, tuple(unknown), looking.others, looking.titles, tuple(looking.notes)
    )
    _check_period(request)
    return request


def _texts(given: str | Sequence[str] | None, parameter: Parameter) -> list[str]:
    texts = [given] if isinstance(given, str) else list(given or ())
    filled = [text for text in texts if text.strip()]
    if not filled and parameter.default:
        return [parameter.default]
    return filled


def _last_day(question: Question, given: Mapping[str, str | Sequence[str]]) -> str | None:
    """The last day of the period, on which titles are held; None where none is stated."""
    for name in ("to", "from"):
        parameter = question.parameter(name)
        if parameter is not None and parameter.is_date and _texts(given.get(name), parameter):
            return read_value(parameter, _texts(given.get(name), parameter)[0]).value
    return None


class _Looking:
    """Looks names up; keeps who else answers to them, and which are titles alone."""

    def __init__(self, names: Directory, day: str | None) -> None:
        self.names = names
        self.day = day
        self.others: dict[str, tuple[Entry, ...]] = {}
        self.titles: dict[str, str] = {}
        self.notes: list[str] = []

    def value(self, parameter: Parameter, text: str) -> Value | None:
        """The value that ``text`` gives; None for a name that nothing goes by."""
        if parameter.type != "iri":
            return read_value(parameter, text)
        iri = given_iri(text)
        if iri is not None:
            entry = self.names.by_iri.get(iri)
            return entity_value(iri, entry.label if entry else iri)
        if len(text) > LONGEST_NAME:
            raise QuestionError(
                f"--{parameter.name}: {len(text):,} characters are too long for a name; give at "
                f"most {LONGEST_NAME}"
            )
        found = look_up(self.names, text.strip(), parameter.kinds, self.day)
        if found.entry is None or not found.fits_title:
            return None
        if found.others:
            self.others[parameter.name] = (*self.others.get(parameter.name, ()), *found.others)
        if found.is_open:
            others = ", ".join(other.label for other in found.others[:_NAMED_OTHERS])
            more = " or others" if len(found.others) > _NAMED_OTHERS else ""
            self.notes.append(f"“{text.strip()}” may also be {others}{more}")
        if found.by_title:
            self.titles[parameter.name] = text.strip()
        return entity_value(found.entry.iri, found.entry.label)


def _check_period(request: Request) -> None:
    for name in ("from", "to"):
        parameter = request.question.parameter(name)
        days = request.values.get(name, ())
        if len(days) > 1 and parameter and parameter.is_date:
            raise QuestionError(
                f"{request.question.name}: --{name} has {len(days)} values; a period has one "
                f"{parameter.edge} day, so give one of them"
            )
    first, last = request.period
    if first and last and first > last:
        raise QuestionError(
            f"{request.question.name}: --from {first} lies after --to {last}; exchange the two"
        )
