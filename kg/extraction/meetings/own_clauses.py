"""Clauses that say more of a meeting, of who meets, or of what was before it."""

from __future__ import annotations

from kg import lexicon
from kg.extraction.meetings.heads import clauses, head_of
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import holding_forms
from kg.extraction.syntax import SUBJECTS, Syntax
from kg.language.words import grammar

_SAME_PHRASE = ("appos", "flat", "nmod:desc", "compound")
_ACTING = (*SUBJECTS, "obj")
_BORN = frozenset(("born",))
_PARTIES = frozenset(("with", "between"))
_AFTER = frozenset(("after", "following"))


class Clauses:
    """The clauses of one sentence, and what they add to its meetings."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax

    def is_aside(self, index: int, trigger: Trigger) -> bool:
        """Whether words stand in a clause that only says who somebody is: "A, who left in May"."""
        head = head_of(self._syntax, trigger)
        around = {head, *self._syntax.above(head)}
        for word in (index, *self._syntax.above(index)):
            if word in around:
                return False
            if self._syntax.relation(word) == "acl:relcl":
                return not self._is_own_clause(word, head)
        return False

    def is_of_somebody(self, index: int, trigger: Trigger) -> bool:
        """Whether words only say who meets: "B, born in 1931", "families of those killed in May".

        They hang on a participle of whom the trigger, or the clause around it, has for a party.
        """
        head = head_of(self._syntax, trigger)
        around = {head, *self._syntax.above(head)}
        for word in (index, *self._syntax.above(index)):
            if word in around:
                return False
            noun = self._syntax.arcs[word].head
            if self._syntax.word(word) in _BORN:
                return True
            if self._syntax.relation(word) == "acl" and noun is not None:
                return noun not in around and self._is_party(noun) and not self._is_held(word)
        return False

    def _is_held(self, verb: int) -> bool:
        """Whether what a verb tells of is a meeting: "held on May 3", "planned for May 3"."""
        planned = lexicon.words("meetings", "awaited")
        return self._syntax.word(verb) in holding_forms() | frozenset(planned)

    def _is_party(self, noun: int) -> bool:
        """Whether a noun acts, is acted on, or is led by "with" or the like; or is part of such."""
        for word in (noun, *self._syntax.above(noun)):
            if self._syntax.case(word) in _PARTIES or self._syntax.relation(word) in _ACTING:
                return True
            if self._syntax.relation(word) not in (*_SAME_PHRASE, "conj", "nmod"):
                return False
            if self._syntax.case(word) in grammar("within"):
                return False
        return False

    def is_recalled(self, trigger: Trigger) -> bool:
        """Whether it had been before what the sentence tells.

        As in "said on Friday he had met B", "came home on Friday after a visit in which he met B".
        """
        head = head_of(self._syntax, trigger)
        verb = head if trigger.form != "noun" else next(clauses(self._syntax, head), head)
        occasion = self._syntax.arcs[verb].head
        after = occasion is not None and self._syntax.case(occasion) in _AFTER
        helping = {self._syntax.word(i) for i in self._syntax.dependents(verb, "aux")}
        return "had" in helping or (after and self._syntax.is_relative(verb))

    def _is_own_clause(self, verb: int, head: int) -> bool:
        """Whether a clause says something of what a noun names: "the talks, held in Oslo"."""
        relation = self._syntax.relation(verb)
        return relation.startswith("acl") and self._syntax.arcs[verb].head == head

    def is_in_own_clause(self, index: int, trigger: Trigger) -> bool:
        """Whether words stand in a clause on what a noun names: "talks, which were due in May"."""
        head = head_of(self._syntax, trigger)
        path = (index, *self._syntax.above(index))
        return trigger.form == "noun" and any(self._is_own_clause(i, head) for i in path)

    def is_outside(self, index: int, trigger: Trigger) -> bool:
        """Whether words stand before the clause that only adds where or who: "where he met B"."""
        head = head_of(self._syntax, trigger)
        verb = head if trigger.form != "noun" else next(clauses(self._syntax, head), head)
        added = self._syntax.relation(verb).startswith(("acl:relcl", "advcl"))
        return added and index < min(self._syntax.below(verb))

    def own_clauses(self, trigger: Trigger) -> int:
        """The last token of the clauses that say something of the meeting that a noun names."""
        head = head_of(self._syntax, trigger)
        noun = trigger.form == "noun"
        verbs = [i for i in self._syntax.children[head] if noun and self._is_own_clause(i, head)]
        return max((i for verb in verbs for i in self._syntax.phrase(verb)), default=trigger.last)
