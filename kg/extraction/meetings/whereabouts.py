"""What the tree of a sentence says of where and when its meetings are."""

from __future__ import annotations

from itertools import takewhile
from typing import Literal

from kg import lexicon
from kg.extraction.descriptions import leading_forms
from kg.extraction.discourse import human_nouns
from kg.extraction.meetings.heads import clauses, head_of
from kg.extraction.meetings.own_clauses import Clauses
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import forms
from kg.extraction.syntax import AGENT, SUBJECTS
from kg.language.words import grammar, verbs_of_saying

_APART = frozenset(("about", "regarding", "concerning", "after", "before", "ahead", "despite"))
"""What leads to something else than the meeting, be it a topic or another event."""
_SAME_PHRASE = ("appos", "flat", "nmod:desc", "compound")
_STILL = frozenset(("while", "as"))
_MEANWHILE = frozenset(("when", "while", "as", "where"))
_INSIDE = 2
"""Words from a place up to what is discussed, or back to it, at least."""
_NEAR = 7
"""Tokens from a place's last to the "where" behind it: "to Oslo on Friday, where"."""

_RIGHT_BEHIND = 2
"""Tokens from a day's last to "when": "in May, when"."""


class Whereabouts(Clauses):
    """The words of place and time in one sentence, and the meetings that they belong to."""

    def standing_of(self, first: int, trigger: Trigger) -> Literal["there", "elsewhere"] | None:
        """Whether the tree puts a meeting where or when the words from token ``first`` on say.

        "there" where they hang on the trigger or a clause around it; "elsewhere" where they hang
        on a clause that the trigger does not stand in.
        """
        head = head_of(self._syntax, trigger)
        around = {head} if self._is_prepared(head) else self._clauses_around(head)
        below = first
        for index in (first, *self._syntax.above(first)):
            if index != head and index not in around and self._leads_apart(index):
                return "elsewhere"  # "a call about the floods in Kent", "before a fair in Oslo"
            if index == first:
                continue
            if self._is_posted(below, index):
                return "elsewhere"
            saying = index != head and self._syntax.word(index) in verbs_of_saying()
            if saying and below not in around and self.is_told_by(index, trigger):
                return "elsewhere"  # "In Kyiv, her office said that the two had met"
            below = index
            if index == head or (index in around and self._syntax.is_verb(index)):
                return "there"
            if self._is_own_clause(index, head):
                return "there"
            if self._is_leading_them(index, first):
                continue
            if self._syntax.is_verb(index):
                under_way = self._syntax.case(first) == "to" and self._is_during(index)
                then = self._is_meanwhile(index) and self._is_part_of(first, index)
                return None if then and not under_way else "elsewhere"
        return None

    def is_of_another_event(self, first: int, trigger: Trigger) -> bool:
        """Whether words say where something else is or was: "talks after an earthquake in Kent"."""
        head = head_of(self._syntax, trigger)
        around = {head, *self._syntax.above(head)}
        path = takewhile(lambda i: i not in around, (first, *self._syntax.above(first)))
        return any(map(self._leads_apart, path))

    def _leads_apart(self, index: int) -> bool:
        """Whether a word leads to what is talked of, or to another event."""
        above = self._syntax.arcs[index].head
        verb = "" if above is None else self._syntax.word(above)
        on = self._syntax.case(index) == "on" and verb in forms("focusing")
        return on or self._syntax.case(index) in _APART

    def _clauses_around(self, head: int) -> set[int]:
        """The words that a meeting hangs on, up to whom its clause only says more of: "A, who"."""
        around = set()
        for index in (head, *self._syntax.above(head)):
            around.add(index)
            if self._syntax.relation(index) == "acl:relcl":
                break
        return around

    def _is_leading_them(self, verb: int, place: int) -> bool:
        """Whether a place only follows who leads those who meet: "miners led by B in Oslo"."""
        return (
            self._syntax.word(verb) in leading_forms()
            and self._syntax.relation(verb) == "acl"
            and any(agent < place for agent in self._syntax.oblique(verb, AGENT))
        )

    def _is_part_of(self, first: int, verb: int) -> bool:
        """Whether a place hangs on a verb itself: not "was told of projects in Oslo"."""
        while not self._hangs_on(first):
            first = self._syntax.arcs[first].head or 0
        return self._syntax.arcs[first].head == verb

    def _is_posted(self, place: int, noun: int) -> bool:
        """Whether a place only says which office somebody holds: "the ambassador to Iraq"."""
        return self._syntax.case(place) == "to" and self._syntax.word(noun) in human_nouns()

    def _is_during(self, verb: int) -> bool:
        """Whether a journey goes on meanwhile, its end still ahead: "as he flew to Rome"."""
        marks = {self._syntax.word(i) for i in self._syntax.dependents(verb, "mark", "advmod")}
        return bool(marks & _STILL) and self._syntax.word(verb) in forms("going")

    def is_talked_of(self, first: int, trigger: Trigger, *, is_town: bool) -> bool:
        """Whether a place belongs to what is discussed: "discussed the war in Ukraine".

        People also discuss the dam in Oslo there; so a town counts only with what is the matter
        ("the situation in Goma").
        """
        head = head_of(self._syntax, trigger)
        path = [first, *self._syntax.above(first)]
        if head not in path or self._syntax.word(head) not in forms("discussing"):
            return False
        topic = path[: path.index(head)]
        matters = lexicon.words("meetings", "matters")
        if topic == [first] and first >= _INSIDE and self._syntax.word(first - _INSIDE) in matters:
            return self._syntax.word(first - 1) in grammar("within")  # "the situation in Goma"
        if len(topic) < _INSIDE or self._syntax.relation(topic[-1]) != "obj":
            return False
        return not is_town or any(self._syntax.word(index) in matters for index in topic)

    def is_of_what_they_saw(self, first: int, trigger: Trigger) -> bool:
        """Whether a place only tells of those who are met: "survivors of the war in Tigray"."""
        head = head_of(self._syntax, trigger)
        path = [first, *self._syntax.above(first)]
        if trigger.form == "noun" or head not in path:
            return False
        between = [i for i in path[: path.index(head)] if self._hangs_on(i)]
        met = self._syntax.relation(between[-1]) in ("obj", "obl") if between else False
        return met and len(between) > _INSIDE

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
        return self._is_leading("where", last, trigger, _NEAR)

    def is_then(self, last: int, trigger: Trigger) -> bool:
        """Whether it tells what happened on the day before it: "since May, when A met B"."""
        return self._is_leading("when", last, trigger, _RIGHT_BEHIND)

    def _is_leading(self, word: str, last: int, trigger: Trigger, farthest: int) -> bool:
        """Whether the clause of the trigger begins with a word soon behind token ``last``."""
        head = head_of(self._syntax, trigger)
        return any(
            self._syntax.word(child) == word
            and 0 < child - last <= farthest
            and not any(self._syntax.is_verb(i) for i in range(last + 1, child))
            for verb in (head, *self._syntax.above(head))
            for child in self._syntax.children[verb]
        )

    def has_where(self, last: int) -> bool:
        """Whether a clause behind a place tells what happened there."""
        behind = range(last + 1, min(last + 1 + _NEAR, len(self._syntax.tokens)))
        return any(self._syntax.word(i) == "where" for i in behind)

    def is_there(self, trigger: Trigger) -> bool:
        """Whether it was where the text has just been: "There she met B"."""
        head = head_of(self._syntax, trigger)
        verbs = [head, *self._syntax.above(head)]
        there = (i for verb in verbs for i in self._syntax.dependents(verb, "advmod"))
        return any(self._syntax.word(i) == "there" for i in there)

    def is_at_site(self, index: int, trigger: Trigger) -> bool:
        """Whether a place tells where the house is that they meet in: "at a villa on Oak Hill"."""
        head = next((i for i in (index, *self._syntax.above(index)) if self._hangs_on(i)), index)
        site = self._syntax.arcs[head].head
        return (
            site is not None
            and self._is_site(site if self._syntax.case(head) != "of" else head)
            and self._syntax.case(site) in grammar("within")
            and self.standing_of(site, trigger) == "there"
        )

    def _is_site(self, index: int) -> bool:
        return self._syntax.word(index) in lexicon.words("meetings", "sites")

    def carries_on(self, trigger: Trigger) -> bool:
        """Whether the clause has the subject of the one before: "where he met A and saw B"."""
        verb = next(clauses(self._syntax, head_of(self._syntax, trigger)), None)
        verb = head_of(self._syntax, trigger) if trigger.form != "noun" else verb
        return (
            verb is not None
            and self._syntax.relation(verb) == "conj"
            and not self._syntax.dependents(verb, *SUBJECTS)
        )

    def _hangs_on(self, index: int) -> bool:
        return self._syntax.relation(index) not in _SAME_PHRASE

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
