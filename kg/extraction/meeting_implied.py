"""Meetings whose parties the words around them do not name as such."""

from __future__ import annotations

from kg import lexicon
from kg.extraction.meeting_fate import is_called
from kg.extraction.meeting_heads import clauses, head_of
from kg.extraction.meeting_syntax import APPEARING, MeetingSyntax
from kg.extraction.meeting_triggers import Trigger, forms
from kg.extraction.parties import Party
from kg.extraction.phrases import several_people
from kg.extraction.syntax import AGENT, SUBJECTS

_COUNTRIES = frozenset(("countries", "nations", "states"))
_TWO = frozenset(("two", "both"))
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
        if verb is None or noun not in self._syntax.oblique(verb, APPEARING) or verb < noun:
            return []
        if any(self._syntax.word(i) in _KNOWN for i in self._syntax.dependents(noun, "det")):
            return []
        told = [
            party
            for each in (verb, *self._syntax.dependents(verb, "conj"))
            if self._syntax.word(each) in forms("facing")
            for party in self.phrases.named_by(self._syntax.dependents(each, "obj", "iobj"))
        ]
        both = [*self.acting(verb), *told]
        return both if all(party.kind == "person" for party in both) else []

    def is_another(self, trigger: Trigger) -> bool:
        """Whether a further meeting is spoken of, but not whose: "a second one will be held"."""
        noun = head_of(self._syntax, trigger)
        around = self._syntax.arcs[noun].head
        words = {self._syntax.word(i) for i in self._syntax.dependents(noun, "det", "amod")}
        partners = self._syntax.oblique(noun, _WITH_WHOM)
        return (
            trigger.form == "noun"
            and around is not None
            and self._syntax.is_verb(around)
            and self._syntax.relation(noun) in ("nsubj", "nsubj:pass")
            and not self._syntax.oblique(around, AGENT | _WITH_WHOM)
            and bool(words & set(lexicon.words("meetings", "another")))
            and not self._syntax.dependents(noun, "nmod:poss", "compound")
            and not partners
        )

    def is_of_two_countries(self, trigger: Trigger) -> bool:
        """Whether those meet whom two countries send: "a meeting of the two nations' ministers"."""
        head = head_of(self._syntax, trigger)
        if trigger.form == "verb" and not trigger.reciprocal:
            return False
        verb = next(clauses(self._syntax, head), None) if trigger.form == "noun" else head
        people = self._syntax.oblique(head, _OF_BOTH) if trigger.form == "noun" else []
        if not people and verb is not None:
            people = self._syntax.dependents(verb, *SUBJECTS)
        return any(
            self._syntax.word(owner) in _COUNTRIES
            and any(
                self._syntax.word(i) in _TWO
                for i in self._syntax.dependents(owner, "nummod", "det")
            )
            for noun in people
            if self._syntax.word(noun) in several_people()
            for owner in self._syntax.dependents(noun, "nmod:poss", "nmod")
        )

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
