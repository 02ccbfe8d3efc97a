"""Readings: the ways in which a question in words fits the examples in the questions' headers.

An example fits if the question has its deciding words, in whatever form and order, and each of its
slots has a name. A name that is left over may fill a further parameter of that question: a place
after "in", another party. Words that are left over must be the value of a parameter ("cancelled");
otherwise the example does not fit: nothing is left out silently.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.language.words import is_past_form
from kg.lexicon import words
from kg.questions.office_holders import read_description
from kg.questions.ordinal import applies
from kg.questions.question import Question
from kg.questions.words.patterns import Pattern, Slot, patterns
from kg.questions.words.rest import begin_of_rest, searched
from kg.questions.words.said import Name, Said, Word
from kg.questions.words.wording import Wording, in_general, is_narrower, says_same, states_value

_COUNTING = "how many"
_MEET = "meet"
_ASKING = {"when", "where"}
_PLACE = ("place",)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a question: the values for its parameters, as texts to be looked up.

    ``notes`` say what was taken for what. ``cost`` orders readings, the most certain first: unknown
    names, then words that are searched for, misspellings, values beyond the example's slots,
    narrower words, an example that is dated where the question is not, or the other way round.
    """

    question: Question
    pattern: Pattern
    values: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...]
    known: bool
    cost: tuple[int, ...]

    @property
    def searches(self) -> bool:
        """Whether words of the question are searched for as they are."""
        return self.cost[1] > 0


def readings(
    question: Question, said: Said, wording: Wording, *, is_dated: bool = False
) -> Iterator[Reading]:
    """All readings of ``said`` as ``question``; ``is_dated`` tells that it had a period."""
    if said.ordinal is not None and not applies(question.columns):
        return
    named = {each.name for each in question.parameters if each.type == "iri"}
    for pattern in patterns(question.examples, wording):
        if all(slot.name in named for slot in pattern.slots):
            if not said.odd:
                yield from _with_names(question, pattern, said, is_dated)
        else:
            # Words that no question covers may well stand in what was said.
            yield from _with_text(question, pattern, said, wording)


def _with_names(
    question: Question, pattern: Pattern, said: Said, is_dated: bool
) -> Iterator[Reading]:
    stated = _stated_choices(question, pattern, said)
    if stated is None:
        return
    choices, narrower, implied = stated
    assigned = _assigned(question, pattern.slots, said.names)
    if assigned is None:
        return
    names, beyond = assigned
    strange = [name.values[0] for name in names.values() if not name.known]
    if strange and (implied or not _may_be_names(strange, said, pattern)):
        return
    respelt = [pair for name in names.values() for pair in name.respelt]
    notes = [f"“{written}” taken for {meant}" for written, meant in respelt]
    notes += [f"“{word.text}” taken for {wider}" for word, wider in narrower]
    values = {parameter: name.values for parameter, name in names.items()}
    own = _own_choices(question, pattern)
    yield Reading(
        question, pattern, {**values, **own, **choices}, tuple(notes), not strange,
        (len(strange), 0, len(respelt), beyond + len(choices) + implied, len(narrower),
         pattern.is_dated != is_dated, -len(pattern.parts)),
    )  # fmt: skip


def _may_be_names(strange: Sequence[str], said: Said, pattern: Pattern) -> bool:
    """Whether unknown words may be names: with a capital, or where nothing has one.

    A past form in small letters is none: "who resigned".
    """
    if any(text.islower() and is_past_form(text) for text in strange):
        return False
    if all(text[0].isupper() for text in strange):
        return True
    # A title is one in small letters, too, but two names alone say nothing of a meeting.
    others = (name.values[0] for name in said.names if not read_description(name.values[0]))
    titles = all(text[0].isupper() or read_description(text) for text in strange)
    return bool(pattern.meanings) and (titles or not any(text[0].isupper() for text in others))


def _instead(question: Question, slot: Slot, name: Name) -> str:
    """The parameter of a slot; that of places where the question is about a place."""
    if name.kind == "place" and slot.marker == "about":
        places = (each for each in question.parameters if each.kinds == _PLACE)
        return next((each.name for each in places), slot.name)
    return slot.name


_Narrower = list[tuple[Word, str]]
"""Words of a question with the wider ones, in words, that they were taken for."""


def _stated_choices(
    question: Question, pattern: Pattern, said: Said
) -> tuple[dict[str, tuple[str, ...]], _Narrower, int] | None:
    """How the words of a question differ from the example's, None where they may not.

    Returns:
        Values that words beyond the example state; words that are narrower than its own; and
        whether two names alone stand for a meeting ("Bush Gorbachev where").
    """
    stated = {item.meaning: item for item in said.items if isinstance(item, Word)}
    missing, beyond = set(pattern.meanings) - set(stated), set(stated) - set(pattern.meanings)
    narrower: _Narrower = []
    choices: dict[str, tuple[str, ...]] = {}
    for wanted in sorted(missing) if pattern.tells else ():
        same = next((word for word in sorted(beyond) if says_same(word, wanted)), None)
        if same is not None:
            missing.remove(wanted)
            beyond.remove(same)
    for wanted in sorted(missing):
        instead = next((word for word in sorted(beyond) if states_value(word, wanted)), None)
        parameter = _choosing(question, instead, choices) if instead else None
        if instead is not None and parameter is not None:
            choices[parameter] = (instead,)
            missing.remove(wanted)
            beyond.remove(instead)
    for wanted in sorted(missing):
        instead = next((word for word in sorted(beyond) if is_narrower(word, wanted)), None)
        if instead is not None and _COUNTING not in stated:
            narrower.append((stated[instead], in_general(wanted)))
            missing.remove(wanted)
            beyond.remove(instead)
    implied = missing == {_MEET} and len(said.names) > 1 and set(stated) <= _ASKING
    if missing and not implied:
        return None
    for word in sorted(beyond):
        parameter = _choosing(question, word, choices)
        wider = next((each for each in pattern.meanings if is_narrower(word, each)), None)
        if parameter is not None:
            choices[parameter] = (word,)
        elif wider is None or _COUNTING in stated:
            return None
        else:
            narrower.append((stated[word], in_general(wider)))
    return choices, narrower, int(implied)


def _own_choices(question: Question, pattern: Pattern) -> dict[str, tuple[str, ...]]:
    """The stand that the example's own verb takes: "Who criticizes {about}?"."""
    choices: dict[str, tuple[str, ...]] = {}
    for word in sorted(pattern.meanings.intersection(words("questions", "stances"))):
        parameter = _choosing(question, word, choices)
        if parameter is not None:
            choices[parameter] = (word,)
    return choices


def _choosing(question: Question, word: str, taken: Mapping[str, object]) -> str | None:
    """The parameter that has ``word`` among its values, unless it has one already."""
    found = (each.name for each in question.parameters if word in each.choices)
    return next((name for name in found if name not in taken), None)


def _assigned(
    question: Question, slots: Sequence[Slot], names: Sequence[Name]
) -> tuple[dict[str, Name], int] | None:
    """The name of each parameter, and how many of them have no slot in the example."""
    found: dict[str, Name] = {}
    # Examples name who acts first: "What was A told by B?" is "What did B tell A?".
    left = sorted(names, key=lambda name: not name.agent)
    for slot in slots:
        fitting = (each for each in left if (each.marker, each.told) == (slot.marker, slot.told))
        name = next(fitting, None)
        if name is None:
            return None
        found[_instead(question, slot, name)] = name
        left.remove(name)
    for name in left:
        free = [
            parameter
            for parameter in question.parameters
            if parameter.type == "iri" and parameter.name not in found
        ]
        places = [parameter for parameter in free if parameter.kinds == _PLACE]
        # Without a preposition, a place is rather where than who.
        is_place = name.marker == "in" or (name.kind == "place" and places)
        chosen = places if is_place else [each for each in free if each.kinds != _PLACE]
        if not chosen or name.marker == "about" or not name.known or name.told:
            return None
        found[chosen[0].name] = name
    needed = [each for each in question.parameters if each.required and each.default is None]
    if any(parameter.name not in found for parameter in needed):
        return None
    return found, len(left)


def _with_text(
    question: Question, pattern: Pattern, said: Said, wording: Wording
) -> Iterator[Reading]:
    """An example whose last slot takes the rest of the question as it is written."""
    *before, last = pattern.parts
    if not isinstance(last, Slot):
        return
    values: dict[str, tuple[str, ...]] = {}
    notes: list[str] = []
    position = 0
    for part in before:
        if position == len(said.items):
            return
        item = said.items[position]
        if isinstance(part, str):
            if not isinstance(item, Word):
                return
            same = pattern.tells and says_same(item.meaning, part)
            if item.meaning != part and not same:
                stated = _choosing(question, item.meaning, values)
                if stated is None or not states_value(item.meaning, part):
                    return
                values[stated] = (item.meaning,)
        elif (
            not isinstance(item, Name)
            or not item.known
            or (item.marker, item.told) != (part.marker, part.told)
        ):
            return
        else:
            values[part.name] = item.values
            notes += [f"“{written}” taken for {meant}" for written, meant in item.respelt]
        position += 1
    start = said.ends[position - 1] if position else 0
    before_it = said.items[position - 1] if position else None
    introduced = isinstance(before_it, Word) and before_it.marker == last.marker
    begin = begin_of_rest(said.tokens, start, "" if introduced else last.marker, wording)
    # Nothing may stand between that would be left out.
    between = position < len(said.items) and said.ends[position] <= begin
    text = "" if between else searched(said.tokens[begin:], is_introduced=bool(last.marker))
    if text:
        values[last.name] = (text,)
        # Words that an introduction sets apart ("about") are more certain than a mere rest.
        cost = (0, 1 if last.marker else 2, len(notes), 0, 0, 0, -len(pattern.parts))
        yield Reading(question, pattern, values, tuple(notes), True, cost)
