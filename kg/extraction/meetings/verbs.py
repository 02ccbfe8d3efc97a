"""Who takes part in the meeting that a verb tells of, by the sentence's dependency tree."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg import lexicon
from kg.extraction.meetings.contacts import talking_with
from kg.extraction.meetings.decisions import decision_on
from kg.extraction.meetings.heads import head_of
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.whereabouts import Whereabouts
from kg.extraction.meetings.words import forms, nouns
from kg.extraction.party import Party
from kg.extraction.phrases import Phrases
from kg.extraction.syntax import AGENT, RELATIVES, SUBJECTS, Syntax
from kg.language.words import is_calendar_word, number_of

_WITH = frozenset(("with",))
_TOGETHER = _WITH | {"between", "among"}
_TO = frozenset(("to",))
_VISITING = frozenset(("from", "by", "of"))


class VerbSyntax(Whereabouts):
    """What the tree of one sentence says of the verbs that tell of meetings."""

    def __init__(self, syntax: Syntax, phrases: Phrases) -> None:
        super().__init__(syntax)
        self.phrases = phrases

    def of_verb(self, verb: int, trigger: Trigger) -> tuple[list[Party], list[Party]]:
        """As in "A met B" and "A was received by B": who acts, and with whom."""
        subjects = self.phrases.named_by(self._syntax.subject(verb))
        if self._syntax.is_passive(verb):
            return subjects, self.phrases.named_by(self._syntax.oblique(verb, AGENT))
        # "Called on B", "ran into B": the preposition is the verb's.
        ends = _TOGETHER | {self._syntax.word(trigger.last)}
        heads = self._syntax.oblique(verb, ends)
        heads += self._behind_acting(verb, ends)
        if trigger.in_person:
            objects = self._syntax.objects(verb)
            given = [verb, *objects]
            heads += [i for each in given for i in self._syntax.oblique(each, _TO)]
        if trigger.loose and trigger.form == "with":
            heads = heads or talking_with(self._syntax, verb)
        others = self.phrases.named_by(heads)
        companions = self.companions(verb)
        later = self._behind_times(verb)
        others = [party for party in others if party not in companions]
        if trigger.loose and trigger.form == "with":
            return subjects, others  # what they talk of is not whom they meet
        others = others or self._relative(verb)
        subjects += [party for party in companions if party not in subjects]
        objects = self._syntax.objects(verb)
        if not others:
            # Who meets at the meeting that somebody hosted is what that word tells.
            met = [i for i in objects if self._syntax.word(i) not in nouns()]
            others = self.phrases.named_by(met) or self._visitors(verb, objects)
            others = [party for party in others if party not in companions]
        head = self._syntax.arcs[verb].head
        others += [party for party in later if others and party not in others]
        if not objects and not others and head is not None and self._meets_its_noun(verb):
            others = self.phrases.named_by([head])
        return subjects, others

    def decision(self, trigger: Trigger) -> int | None:
        """The word by which a meeting is decided on, asked for or refused."""
        return decision_on(self._syntax, trigger)

    def is_of_calling_off(self, index: int, trigger: Trigger) -> bool:
        """Whether a word says when a meeting, the object of a verb, was called off."""
        verb = self._syntax.arcs[index].head
        head = head_of(self._syntax, trigger)
        return (
            verb is not None
            and self._syntax.word(verb) in forms("calling_off")
            and not self._syntax.is_passive(verb)
            and self._syntax.relation(head) == "obj"
            and self._syntax.arcs[head].head == verb
            and index < head
        )

    def _behind_acting(self, verb: int, ends: Collection[str]) -> list[int]:
        """Whom the tree puts into a clause of its own: "met with acting mayor B"."""
        return [
            i
            for acting in self._syntax.dependents(verb, "advcl")
            if self._syntax.word(acting) in lexicon.words("names", "title_modifiers")
            and self._syntax.case(acting) in ends
            for i in self._syntax.dependents(acting, "obj")
        ]

    def _relative(self, verb: int) -> list[Party]:
        """Who is met in a relative clause: "B, whom A is due to meet"."""
        whom = [i for i in self._syntax.dependents(verb, "obj") if self._syntax.word(i) == "whom"]
        before = [index for i in whom for index in (i - 1, i - 2) if index >= 0]
        named = [self.phrases.at(index) for index in before]
        return [party for party in named if party is not None][:1]

    def _behind_times(self, verb: int) -> list[Party]:
        """Who is met at another time, where the tree joins him to the first one, or to the verb.

        As in "met B on Friday and C on Saturday".
        """
        joined = [i for i in self._syntax.dependents(verb, "conj") if not self._syntax.is_verb(i)]
        joined += [
            other
            for time in self._syntax.dependents(verb, "obl", "obl:unmarked")
            if is_calendar_word(self._syntax.tokens[time].text)
            or number_of(self._syntax.word(time)) is not None
            for other in self._syntax.dependents(time, "conj")
        ]
        named = self.phrases.named_by(joined)
        return [party for party in named if party.kind == "person" and not party.possessive]

    def companions(self, verb: int) -> list[Party]:
        """Who is with the subject: "A, accompanied by C, met B", "met B together with C"."""
        found: list[Party] = []
        around = {verb, *self._syntax.children[verb]}
        # "A, accompanied by C, met B"
        around |= {
            i
            for subject in self._syntax.dependents(verb, *SUBJECTS)
            for i in self._syntax.dependents(subject, "acl", "advcl")
        }
        for index in sorted(around):
            for end in self._syntax.oblique(index, _WITH | AGENT):
                first = min((end, *self._syntax.dependents(end, "case", "nmod:desc", "amod")))
                before = {self._syntax.word(i) for i in range(max(0, first - 2), first)}
                before |= {self._syntax.word(i) for i in self._syntax.dependents(end, "case")}
                if before & set(lexicon.words("meetings", "accompanying")):
                    found += self.phrases.named_by([end])
        return [party for party in found if party.kind == "person"]

    def _visitors(self, verb: int, objects: Sequence[int]) -> list[Party]:
        """Who comes with what is received: "received a visit from B"."""
        visits = lexicon.words("meetings", "visits")
        received = [i for i in objects if self._syntax.word(i) in visits]
        ends = [verb, *received] if received else []
        return self.phrases.named_by(
            [i for end in ends for i in self._syntax.oblique(end, _VISITING)]
        )

    def _meets_its_noun(self, verb: int) -> bool:
        """Whether the noun before a relative clause is met in it: "B, whom A met"."""
        subjects = self._syntax.dependents(verb, *SUBJECTS)
        own = any(self._syntax.word(i) not in RELATIVES for i in subjects)
        return own and self._syntax.is_relative(verb)
