"""Who takes part in the meeting that a trigger tells of, by the sentence's dependency tree.

Where the tree says who acts and who is acted on, the distance between the words does not matter:
"A, who was in Oslo for a day, then met B".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from kg import lexicon
from kg.extraction.meeting_fate import is_asked_for
from kg.extraction.meeting_heads import clauses, head_of
from kg.extraction.meeting_participants import Participants
from kg.extraction.meeting_triggers import Trigger, forms, holding_forms
from kg.extraction.parties import Party
from kg.extraction.phrases import Phrases, several_people
from kg.extraction.syntax import AGENT, RELATIVES, SUBJECTS, Syntax
from kg.language.words import is_calendar_word, number_of
from kg.records import Span

_WITH = frozenset(("with",))
_OF = frozenset(("of",))
_BETWEEN = frozenset(("between", "among"))
_TOGETHER = _WITH | _BETWEEN
APPEARING = frozenset(("at", "in", "during"))
_FOR = frozenset(("for",))
_TOPIC = frozenset(("about", "regarding", "concerning"))
_VISITING = frozenset(("from", "by"))
_SAME_PHRASE = ("appos", "flat", "nmod:desc", "compound")
_MEANWHILE = frozenset(("when", "while", "as", "where"))
_KNOWN = frozenset(("the", "this"))
_NEAR = 7
"""Tokens from a place's last to the "where" behind it: "to Oslo on Friday, where"."""


class MeetingSyntax:
    """What the tree of one sentence says of its meetings."""

    def __init__(
        self, syntax: Syntax, parties: Sequence[Party] = (), titles: Iterable[Span] = ()
    ) -> None:
        self._syntax = syntax
        self.phrases = Phrases(syntax, parties, titles)

    def participants(self, trigger: Trigger) -> Participants:
        """Those who act and those with whom they do; either may be empty."""
        head = head_of(self._syntax, trigger)
        if trigger.form == "noun" or self._syntax.arcs[head].part_of_speech == "NOUN":
            subjects, others = self._of_noun(head, trigger.kind)
        else:
            subjects, others = self._of_verb(head, trigger)
            others = [] if trigger.together else others
        return Participants(tuple(subjects), tuple(others), trigger.last + 1)

    def standing_of(self, first: int, trigger: Trigger) -> Literal["there", "elsewhere"] | None:
        """Whether the tree puts a meeting where or when the words from token ``first`` on say.

        "there" where they hang on the trigger or a clause around it; "elsewhere" where they hang
        on a clause that the trigger does not stand in.
        """
        head = head_of(self._syntax, trigger)
        around = {head, *self._syntax.above(head)}
        if self._is_prepared(head):
            around = {head}
        for index in (first, *self._syntax.above(first)):
            if index != head and index not in around and self._syntax.case(index) in _TOPIC:
                return "elsewhere"  # "a call about the floods in Kent"
            if index == first:
                continue
            if index == head or (index in around and self._syntax.is_verb(index)):
                return "there"
            if self._syntax.is_verb(index):
                return None if self._is_meanwhile(index) else "elsewhere"
        return None

    def is_told_by(self, verb: int, trigger: Trigger) -> bool:
        """Whether the meeting stands in what a verb of saying tells, not beside it ("said at")."""
        head = head_of(self._syntax, trigger)
        chain = [head, *self._syntax.above(head)]
        if verb in chain:
            below = chain[chain.index(verb) - 1] if chain[0] != verb else head
            return self._syntax.relation(below) in ("ccomp", "xcomp", "parataxis")
        return self._syntax.relation(verb) == "parataxis"

    def _is_prepared(self, head: int) -> bool:
        """Whether a meeting is worked on, elsewhere: "is in Oslo to prepare a summit"."""
        verb = self._syntax.arcs[head].head
        return (
            verb is not None
            and self._syntax.relation(head) == "obj"
            and self._syntax.word(verb) in forms("preparing")
        )

    def is_where(self, last: int, trigger: Trigger) -> bool:
        """Whether the trigger tells what happened at the place before it: "Oslo, where A met B"."""
        head = head_of(self._syntax, trigger)
        return any(
            self._syntax.word(child) == "where"
            and 0 < child - last <= _NEAR
            and not any(self._syntax.is_verb(i) for i in range(last + 1, child))
            for verb in (head, *self._syntax.above(head))
            for child in self._syntax.children[verb]
        )

    def _is_meanwhile(self, verb: int) -> bool:
        """Whether a clause tells what happened at the same time: "when B visited Oslo"."""
        return any(self._syntax.word(i) in _MEANWHILE for i in self._syntax.children[verb])

    def is_object(self, index: int, trigger: Trigger) -> bool:
        """Whether a word belongs to the phrase of the object: "visited the old mill Fossheim"."""
        head = head_of(self._syntax, trigger)
        for word in (index, *self._syntax.above(index)):
            if self._syntax.arcs[word].head == head:
                return self._syntax.relation(word) == "obj"
            if self._syntax.relation(word) not in _SAME_PHRASE:
                return False
        return False

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

    def _of_verb(self, verb: int, trigger: Trigger) -> tuple[list[Party], list[Party]]:
        subjects = self.phrases.named_by(self._syntax.subject(verb))
        if self._syntax.is_passive(verb):
            return subjects, self.phrases.named_by(self._syntax.oblique(verb, AGENT))
        # "Called on B", "ran into B": the preposition is the verb's.
        ends = _TOGETHER | {self._syntax.word(trigger.last)}
        others = self.phrases.named_by(self._syntax.oblique(verb, ends))
        companions = self._companions(verb)
        later = self._behind_times(verb)
        others = [party for party in others if party not in companions]
        subjects += [party for party in companions if party not in subjects]
        objects = self._syntax.objects(verb)
        if not others:
            others = self.phrases.named_by(objects) or self._visitors(verb, objects)
            others = [party for party in others if party not in companions]
        head = self._syntax.arcs[verb].head
        others += [party for party in later if others and party not in others]
        if not objects and not others and head is not None and self._meets_its_noun(verb):
            others = self.phrases.named_by([head])
        return subjects, others

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

    def _companions(self, verb: int) -> list[Party]:
        """Who is with the subject: "A, accompanied by C, met B", "met B together with C"."""
        found: list[Party] = []
        around = {verb, *self._syntax.children[verb]}
        for index in sorted(around):
            for end in self._syntax.oblique(index, _WITH | AGENT):
                first = min((end, *self._syntax.dependents(end, "case", "nmod:desc", "amod")))
                before = {self._syntax.word(i) for i in range(max(0, first - 2), first)}
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

    def _of_noun(self, noun: int, kind: str) -> tuple[list[Party], list[Party]]:
        """As in "A held talks with B", "B's meeting with A", "a summit between A and B"."""
        both = self.phrases.named_by(self._syntax.oblique(noun, _BETWEEN))
        if both:
            return self._between(noun, both)
        owners = self._syntax.dependents(noun, "nmod:poss")
        if pair := self._theirs(owners):
            return pair[:1], pair[1:]
        subjects = self.phrases.named_by(owners)
        others = self.phrases.named_by(self._syntax.oblique(noun, _WITH))
        others = others or self._sitting(noun)
        if not others and kind == "dinner":
            others = self.phrases.named_by(self._syntax.oblique(noun, _FOR))
        for verb in clauses(self._syntax, noun):
            if not others:
                others = self._asked(noun, verb)
            if not subjects:
                subjects = self.acting(verb)
            if not others and self._syntax.relation(noun) in ("obj", "nsubj:pass"):
                others = self.phrases.named_by(self._syntax.oblique(verb, _WITH))
            if subjects or self._syntax.dependents(verb, *SUBJECTS):
                break  # "The group held talks with B, A said": the group may be nobody we know
        others = others or self.phrases.people(self._with(noun))
        return [party for party in subjects if party not in others], others

    def _with(self, noun: int) -> list[int]:
        """The words behind "with" of what a noun names, or of the verb that it is the object of."""
        heads = self._syntax.oblique(noun, _WITH)
        verb = self._syntax.arcs[noun].head
        if not heads and verb is not None and self._syntax.relation(noun) == "obj":
            heads = self._syntax.oblique(verb, _WITH)
        return heads

    def _between(self, noun: int, both: list[Party]) -> tuple[list[Party], list[Party]]:
        """Those between whom a meeting is, with whoever attends it or leads it besides."""
        if len(both) < 2:
            return [], []
        verb = next(clauses(self._syntax, noun), None)
        attends = verb is not None and self._syntax.word(verb) in holding_forms()
        acting = self.acting(verb) if verb is not None and attends else []
        third = [party for party in acting if party.kind == "person" and party not in both]
        return [*third, both[0]], both[1:]

    def _asked(self, noun: int, verb: int) -> list[Party]:
        """Whom somebody asks for a meeting: "asked B for a meeting", "invited B to talks"."""
        joined = self._syntax.word(verb) in forms("joining")
        asked = is_asked_for(self._syntax, noun, verb) or (
            joined and noun in self._syntax.oblique(verb, _FOR)
        )
        return self.phrases.named_by(self._syntax.objects(verb)) if asked else []

    def _sitting(self, noun: int) -> list[Party]:
        """Whose meeting it is that somebody attends: "entered a meeting of Nordic ministers".

        Not a body's: its sessions are no meetings with somebody.
        """
        of, before = self._syntax.oblique(noun, _OF), self._syntax.dependents(noun, "compound")
        heads = [i for i in (*of, *before) if self._syntax.word(i) in several_people()]
        return self.phrases.named_by(heads) if heads and self._attending(noun) else []

    def appearing(self, trigger: Trigger) -> list[Party]:
        """Who holds what a noun names, or speaks at it: "A gave a news conference"."""
        noun = head_of(self._syntax, trigger)
        owners = self._syntax.dependents(noun, "nmod:poss")
        return self.phrases.named_by(owners) if owners else self._attending(noun)

    def _attending(self, noun: int) -> list[Party]:
        """Who is where a noun says: "A entered a meeting", "A spoke at it", "A is here for it"."""
        verb = next(clauses(self._syntax, noun), None)
        if verb is None or self._syntax.is_passive(verb):
            return []
        held = self._syntax.word(verb) in holding_forms() or not self._syntax.is_verb(verb)
        at = APPEARING | (_FOR if held else frozenset())
        if (held and self._syntax.relation(noun) == "obj") or noun in self._syntax.oblique(
            verb, at
        ):
            return self.acting(verb)
        return []

    def _theirs(self, owners: Sequence[int]) -> list[Party]:
        """The two people whom the sentence has named before "their"."""
        if not any(self._syntax.word(i) == "their" for i in owners):
            return []
        named: dict[str, Party] = {}
        for index in range(owners[0]):
            party = self.phrases.at(index)
            if party and party.kind == "person" and not party.possessive:
                named.setdefault(party.name, party)
        return list(named.values()) if len(named) == 2 else []

    def acting(self, verb: int) -> list[Party]:
        """Who does what the verb says, passive or not."""
        if self._syntax.is_passive(verb) and (
            agents := self.phrases.named_by(self._syntax.oblique(verb, AGENT))
        ):
            return agents
        return self.phrases.named_by(self._syntax.subject(verb))
