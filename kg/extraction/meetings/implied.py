"""Meetings whose parties the words around them do not name as such."""

from __future__ import annotations

from functools import cache

from kg import lexicon
from kg.extraction.descriptions import several_people
from kg.extraction.meetings.contacts import is_round_of_talks
from kg.extraction.meetings.fate import is_called
from kg.extraction.meetings.heads import clauses, head_of
from kg.extraction.meetings.nouns import APPEARING
from kg.extraction.meetings.syntax import MeetingSyntax
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import forms, holding_forms
from kg.extraction.party import Party
from kg.extraction.several import countries_at
from kg.extraction.syntax import AGENT, SUBJECTS
from kg.language.gazetteer import country_named
from kg.language.words import is_calendar_word

_OF = frozenset(("of",))
_SOME = frozenset(("a", "an"))
_OF_BOTH = frozenset(("of", "between", "among"))
_WITH_WHOM = _OF_BOTH | {"with"}
_KNOWN = frozenset(("the", "this"))


class ImpliedMeetings(MeetingSyntax):
    """What the tree of one sentence says of meetings whose parties stand elsewhere."""

    def implied(self, trigger: Trigger, last_pair: tuple[str, ...]) -> tuple[str, ...]:
        """Those who meet by other words than those of the meeting, or with those told before."""
        both = [] if trigger.form == "verb" else self.faced(trigger)
        if len(names := {party.name for party in both}) > 1:
            return tuple(sorted(names))
        third = {p.name for p in self.participants(trigger).others if p.kind == "person"}
        if last_pair and third and is_called(self._syntax, trigger, "trilateral"):
            return tuple(sorted({*last_pair, *third}))
        return ()

    def faced(self, trigger: Trigger) -> list[Party]:
        """Who does something to whom at what a noun names: "at a dinner in Oslo, A told B that"."""
        noun = head_of(self._syntax, trigger)
        verb = next(clauses(self._syntax, noun), None)
        if verb is None or noun not in self._syntax.oblique(verb, APPEARING):
            return []
        if any(self._syntax.word(i) in _KNOWN for i in self._syntax.dependents(noun, "det")):
            return []
        told = [
            party
            for each in (verb, *self._syntax.dependents(verb, "conj"))
            if self._syntax.word(each) in forms("facing")
            for party in self.phrases.named_by(self._syntax.dependents(each, "obj", "iobj"))
        ]
        acting = self.acting(verb)
        press = {word for words in lexicon.load("meetings")["audiences"].values() for word in words}
        told = [p for p in told if p.kind in ("person", "group") and p.name not in press]
        return [*acting, *told] if all(party.kind == "person" for party in acting) else []

    def is_another(self, trigger: Trigger) -> bool:
        """Whether a further meeting is spoken of, but not whose: "a second one will be held".

        Or "the next round of talks", "a round", "the talks will resume on Friday".
        """
        noun = self._round_of(head_of(self._syntax, trigger))
        around = self._syntax.arcs[noun].head
        words = {self._syntax.word(i) for i in self._syntax.dependents(noun, "det", "amod")}
        partners = {*self._syntax.oblique(noun, _WITH_WHOM)} - {head_of(self._syntax, trigger)}
        return (
            trigger.form == "noun"
            and around is not None
            and (self._syntax.is_verb(around) or self._is_on_a_day(trigger, noun, around))
            and self._syntax.relation(noun).startswith("nsubj")
            and not self._syntax.oblique(around, AGENT | _WITH_WHOM)
            and bool(words & self._another(noun) or self._goes_on(around))
            and not self._syntax.dependents(noun, "nmod:poss", "compound")
            and not partners
        )

    def _is_on_a_day(self, trigger: Trigger, noun: int, around: int) -> bool:
        """Whether a meeting, not a round of something, "will be on Friday"."""
        told = bool(self._syntax.dependents(around, "cop"))
        return told and noun == head_of(self._syntax, trigger)

    def _goes_on(self, verb: int) -> bool:
        """Whether a verb says that what was told goes on, and when."""
        times = self._syntax.dependents(verb, "obl", "obl:unmarked", "obl:tmod")
        return self._syntax.word(verb) in forms("resuming") and any(
            is_calendar_word(self._syntax.tokens[i].text) for i in times
        )

    def _round_of(self, noun: int) -> int:
        """The word for the round that talks are: "the second round of talks"."""
        head = self._syntax.arcs[noun].head
        of = head is not None and noun in self._syntax.oblique(head, _OF)
        return head if head is not None and of and is_round_of_talks(self._syntax, head) else noun

    def _another(self, noun: int) -> frozenset[str]:
        """Words that make a meeting, or a round of them, another one than that told."""
        known = frozenset(lexicon.words("meetings", "another"))
        return known | _SOME if is_round_of_talks(self._syntax, noun) else known

    def countries(self, trigger: Trigger) -> int | None:
        """How many countries meet that are named by their number: "the three countries met".

        Or whose people do: "a meeting of the two nations' ministers".
        """
        head = head_of(self._syntax, trigger)
        if trigger.form == "verb" and not trigger.reciprocal:
            return None
        verb = next(clauses(self._syntax, head), None) if trigger.form == "noun" else head
        people = self._syntax.oblique(head, _OF_BOTH) if trigger.form == "noun" else []
        if not people and verb is not None:
            people = self._syntax.dependents(verb, *SUBJECTS)
        owners = [
            owner
            for noun in people
            if self._syntax.word(noun) in several_people()
            for owner in self._syntax.dependents(noun, "nmod:poss", "nmod")
        ]
        held = trigger.form == "verb" and not self._syntax.objects(head)
        numbers = [
            countries_at(self._syntax.tokens, i) for i in (*owners, *(people if held else ()))
        ]
        return next((number for number in numbers if number), None)

    def shared_body(self, trigger: Trigger) -> tuple[str, ...]:
        """The two countries whose common body meets: "a meeting of the Chile-Peru commission".

        Or that meet themselves: "the Chile-Peru summit was held".
        """
        head = head_of(self._syntax, trigger)
        heads = [*self._syntax.oblique(head, _OF), head] if trigger.form == "noun" else []
        if trigger.form == "verb" and trigger.reciprocal and not self._syntax.objects(head):
            heads = self._syntax.dependents(head, *SUBJECTS)
        for each in heads:
            phrase = [i for i in self._syntax.phrase(each) if i <= max(each, trigger.first)]
            is_body = bool({self._syntax.word(i) for i in phrase} & _common_bodies())
            if is_body or (each == head and self._takes_place(head)):
                for index in phrase:
                    if both := _two_countries(self._syntax.tokens[index].text):
                        return both
        return ()

    def _takes_place(self, noun: int) -> bool:
        """Whether it is said of a meeting that it is held."""
        verb = self._syntax.arcs[noun].head
        acts = self._syntax.relation(noun).startswith("nsubj")
        return acts and verb is not None and self._syntax.word(verb) in holding_forms()

    def is_of_those_told_of(self, trigger: Trigger) -> bool:
        """Whether those meet whom only their office names: "the presidents met in Oslo"."""
        subjects = self._syntax.dependents(head_of(self._syntax, trigger), *SUBJECTS)
        return (
            trigger.reciprocal
            and len(subjects) == 1
            and self._syntax.word(subjects[0]) in several_people()
            and [self._syntax.relation(i) for i in self._syntax.children[subjects[0]]] == ["det"]
            and self._syntax.word(self._syntax.children[subjects[0]][0]) == "the"
        )


@cache
def _common_bodies() -> frozenset[str]:
    return frozenset(lexicon.words("meetings", "common_bodies"))


def _two_countries(word: str) -> tuple[str, ...]:
    """The countries that a word joins by a hyphen: "Chile-Peru", "Chilean-Peruvian"."""
    parts = word.replace("–", "-").split("-")
    known = {country for part in parts if (country := country_named(part))}
    return tuple(sorted(known)) if len(known) == len(parts) == 2 else ()
