"""Who takes part in the meeting that a trigger tells of, by the sentence's dependency tree.

Where the tree says who acts and who is acted on, the distance between the words does not matter:
"A, who was in Oslo for a day, then met B".
"""

from __future__ import annotations

from kg.extraction.meetings.heads import head_of
from kg.extraction.meetings.nouns import NounSyntax
from kg.extraction.meetings.participants import Participants
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import holding_forms
from kg.extraction.party import Party
from kg.extraction.syntax import AGENT, SUBJECTS

_TO = frozenset(("to",))
_KNOWN = frozenset(("the", "this"))


class MeetingSyntax(NounSyntax):
    """What the tree of one sentence says of its meetings."""

    def participants(self, trigger: Trigger) -> Participants:
        """Those who act and those with whom they do; either may be empty."""
        head = head_of(self._syntax, trigger)
        if trigger.form == "noun" or self._syntax.arcs[head].part_of_speech == "NOUN":
            subjects, others = self.of_noun(head, trigger.kind)
        else:
            subjects, others = self.of_verb(head, trigger)
            others = [] if trigger.together else others
        return Participants(tuple(subjects), tuple(others), trigger.last + 1)

    def is_merely_done(self, trigger: Trigger) -> bool:
        """Whether something else is done with a meeting than to hold it: "book a meeting"."""
        head = head_of(self._syntax, trigger)
        verb = self._syntax.arcs[head].head
        return (
            self._syntax.relation(head) == "obj"
            and verb is not None
            and self._syntax.word(verb) not in holding_forms()
        )

    def is_attended(self, trigger: Trigger) -> bool:
        """Whether it is only said who else was there: "the meeting was attended by B and C"."""
        head = head_of(self._syntax, trigger)
        verb = self._syntax.arcs[head].head
        return (
            self._syntax.relation(head) == "nsubj:pass"
            and verb is not None
            and bool(self._syntax.oblique(verb, AGENT))
            and any(self._syntax.word(i) in _KNOWN for i in self._syntax.dependents(head, "det"))
        )

    def is_told_to_be(self, trigger: Trigger) -> bool:
        """Whether a noun acts in what somebody says: "A said talks with B might start"."""
        head = head_of(self._syntax, trigger)
        verb = self._syntax.arcs[head].head
        return (
            trigger.form == "noun"
            and verb is not None
            and self._syntax.relation(head) in SUBJECTS
            and self._syntax.relation(verb) == "ccomp"
            and not self._syntax.dependents(head, "nmod:poss")
        )

    def is_led_to(self, trigger: Trigger) -> bool:
        """Whether only who goes along to it is told: "B and C accompanied her to the talks"."""
        head = head_of(self._syntax, trigger)
        verb = next((i for i in self._syntax.above(head) if self._syntax.is_verb(i)), None)
        goes = verb is not None and self.escorts(head, verb)
        return goes and not self.participants(trigger).others

    def appearing(self, trigger: Trigger) -> list[Party]:
        """Who holds what a noun names, or speaks at it: "A gave a news conference"."""
        noun = head_of(self._syntax, trigger)
        owners = self._syntax.dependents(noun, "nmod:poss")
        return self.phrases.named_by(owners) if owners else self.attending(noun)
