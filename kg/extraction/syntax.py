"""A sentence's dependency tree, asked who acts in it and what hangs on what.

Relations are those of Universal Dependencies 2; words are indexes of the sentence's tokens.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from kg.language.document import Sentence
from kg.language.words import grammar, is_calendar_word, verb_forms_in

AGENT = frozenset(("by",))
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
RELATIVES = frozenset(("who", "which", "that", "whom"))
_FOR = frozenset(("for",))
_ON = frozenset(("on", "upon"))
_CONTROLLED = frozenset(("xcomp", "advcl", "conj", "parataxis", "ccomp"))
_SHIFTED = ("nsubj", "obl", "xcomp", "parataxis")
"""What an object far behind its verb may pass for."""
_FINITE = ("root", "ccomp", "parataxis")
_MISTAKEN = ("appos", "flat", "obl", "obl:unmarked", "dislocated", "vocative", "dep", "nmod")
"""What a subject before its verb may pass for."""
_FARTHEST = 6
"""Steps that are climbed from a verb to the one whose subject acts in it."""


@cache
def _sending() -> frozenset[str]:
    return verb_forms_in("meetings", "sending")


@cache
def _calling() -> frozenset[str]:
    return verb_forms_in("meetings", "calling")


class Syntax:
    """The tree of one sentence; ``children`` gives the words that hang on each word."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens = sentence.tokens
        self.arcs = sentence.dependencies
        self.children: defaultdict[int, list[int]] = defaultdict(list)
        for index, arc in enumerate(self.arcs):
            if arc.head is not None:
                self.children[arc.head].append(index)

    def word(self, index: int) -> str:
        """A word in lower case."""
        return self.tokens[index].lower

    def relation(self, index: int) -> str:
        """How a word hangs on its head."""
        return self.arcs[index].relation

    def objects(self, verb: int) -> list[int]:
        """The words that the verb's objects hang on.

        One that adjuncts part from its verb may pass for a subject, or for an adjunct without a
        preposition: "received in Oslo on Monday the king of Sweden".
        """
        objects = [i for i in self.dependents(verb, "obj", "iobj") if self.word(i) not in RELATIVES]
        acting = any(index < verb for index in self.dependents(verb, *SUBJECTS))
        if objects or not (acting or self.relation(verb) == "conj"):
            return objects
        behind = [index for index in self.children[verb] if index > verb + 1]
        return [
            index
            for index in behind
            if self.relation(index) in _SHIFTED
            and self.case(index) is None
            and self.arcs[index].part_of_speech in ("NOUN", "PROPN")
        ]

    def dependents(self, head: int, *relations: str) -> list[int]:
        """The words that hang on ``head`` in one of the relations."""
        return [index for index in self.children[head] if self.relation(index) in relations]

    def subject(self, verb: int, steps: int = _FARTHEST) -> list[int]:
        """The words that the verb's subject hangs on: its own, else that of the clause around."""
        own = self.dependents(verb, *SUBJECTS) or self._bare_before(verb)
        if own and own[0] < verb < own[-1]:
            own = [index for index in own if index < verb]  # what stands behind is an object
        if own and not (self.tokens[own[-1]].lower in RELATIVES and self.is_relative(verb)):
            return self._joined_subjects(verb, own)
        relation, head = self.relation(verb), self.arcs[verb].head
        marks = {self.word(index): index for index in self.dependents(verb, "mark", "case")}
        if "for" in marks and marks.get("to", 0) > marks["for"]:
            return [marks["to"] - 1]  # "an honour for B to meet C"
        if head is None or not steps:
            return []
        if relation == "acl" and "to" in marks:
            # "B's plan to meet C", "a trip by B to meet C", "B made plans to meet C"
            owners = self.dependents(head, "nmod:poss") or self.oblique(head, AGENT)
            around = self.arcs[head].head
            if owners or around is None:
                return owners
            return self.subject(around, steps - 1) if self.is_verb(around) else []
        if relation.startswith("acl"):
            return [head]
        if objects := self._controllers(verb, head):
            return objects
        if relation == "csubj":
            return self.oblique(head, _FOR)
        if relation.split(":")[0] in _CONTROLLED and self.is_verb(head):
            return self.subject(head, steps - 1)
        if relation == "conj" or relation.startswith("advcl"):
            return self.subject(head, steps - 1)
        return []

    def _joined_subjects(self, verb: int, own: list[int]) -> list[int]:
        """Of two subjects the second is joined to the first, or the first is none at all."""
        first = self._joined_before(verb, own[-1])
        if first is not None:
            return [first, own[-1]]
        return own[-2:] if self.dependents(own[-1], "cc") else own[-1:]

    def _bare_before(self, verb: int) -> list[int]:
        """What stands before a main verb without a preposition, where the tree has no subject."""
        if self.relation(verb) not in _FINITE or not self.is_verb(verb):
            return []
        return [
            index
            for index in self.children[verb]
            if index < verb
            and self.arcs[index].part_of_speech in ("NOUN", "PROPN")
            and self.relation(index) in _MISTAKEN
            and self.case(index) is None
            and not is_calendar_word(self.tokens[index].text)
            and self.word(index) not in grammar("times")
        ][:1]

    def _joined_before(self, verb: int, subject: int) -> int | None:
        """The first of two who act, where the tree joins a clause to it: "A and B held talks"."""
        first = self.arcs[verb].head
        if self.relation(verb) != "conj" or first is None or self.is_verb(first):
            return None
        links = self.dependents(verb, "cc") + self.dependents(subject, "cc")
        nominal = self.arcs[first].part_of_speech in ("NOUN", "PROPN") and first < subject
        joined = any(first < link < subject for link in links)
        return first if nominal and joined and not self.dependents(first, *SUBJECTS) else None

    def _controllers(self, verb: int, head: int) -> list[int]:
        """Whom the verb above makes act: "invited B to meet C", "sent B to Oslo to meet C".

        Or of what somebody accuses him: "accused B of having met C".
        """
        relation = self.relation(verb)
        if relation in ("ccomp", "advcl") and "of" in map(self.word, self.dependents(verb, "mark")):
            return self.dependents(head, "obj", "nsubj:pass")
        sent = (
            relation == "advcl"
            and self.word(head) in _sending()
            and any(self.word(i) == "to" for i in self.dependents(verb, "mark"))
        )
        if not (sent or relation in ("xcomp", "advcl")):
            return []
        if asked := self._called_on(head, verb):
            return asked
        return self.dependents(head, "obj", "iobj") if sent or relation == "xcomp" else []

    def _called_on(self, head: int, verb: int) -> list[int]:
        """Whom somebody calls on to do something: "called on B to meet C"."""
        if self.word(head) not in _calling():
            return []
        particle = any(self.word(i) in _ON for i in self.dependents(head, "compound:prt"))
        bare = [i for i in self.dependents(head, "obl", "obj") if self.case(i) is None]
        whom = self.oblique(head, _ON) or (bare if particle else [])
        return [index for index in whom if index < verb]

    def is_relative(self, verb: int) -> bool:
        return self.relation(verb) == "acl:relcl"

    def oblique(self, head: int, prepositions: frozenset[str]) -> list[int]:
        """What hangs on a word behind one of the prepositions, each time that it is said.

        "Talks with A and with B" are with both.
        """
        return [
            index
            for index in self.children[head]
            if (
                self.relation(index).startswith(("obl", "nmod", "conj"))
                and (self.case(index) in prepositions or self._last_case(index) in prepositions)
            )
            or (self.relation(index) == "obl:agent" and prepositions == AGENT)
        ]

    def case(self, index: int) -> str | None:
        """The preposition, or the like, that leads to a word."""
        # The preposition may hang on the title before a name, "with Minister B", or on its end.
        titles = self.dependents(index, "nmod:desc", "flat")
        titles += [word for title in titles for word in self.dependents(title, "compound")]
        for word in (index, *titles):
            for child in self.children[word]:
                if self.relation(child) in ("case", "mark"):
                    return self.word(child)
        return None

    def _last_case(self, index: int) -> str | None:
        """The last of several prepositions: "along with B"."""
        cases = self.dependents(index, "case")
        return self.word(cases[-1]) if cases else None

    def is_passive(self, verb: int) -> bool:
        relations = {self.relation(i) for i in self.children[verb]}
        agent = bool(self.oblique(verb, AGENT))
        bare = self.relation(verb) == "acl" and agent
        return bool(relations & {"aux:pass", "nsubj:pass", "obl:agent"}) or bare

    def is_verb(self, index: int) -> bool:
        return self.arcs[index].part_of_speech in ("VERB", "AUX")

    def above(self, index: int) -> list[int]:
        """The words that a word hangs on, from the next one up to the root."""
        above: list[int] = []
        while (head := self.arcs[index].head) is not None:
            above.append(head)
            index = head
        return above

    def below(self, head: int) -> set[int]:
        """A word and all that hangs on it."""
        found, waiting = set[int](), [head]
        while waiting:
            index = waiting.pop()
            found.add(index)
            waiting += self.children[index]
        return found

    def phrase(self, head: int) -> list[int]:
        """The words of the phrase that hangs on a word, without clauses, from left to right."""
        below = [
            word
            for child in self.children[head]
            if not self.relation(child).startswith(("acl", "advcl", "ccomp", "parataxis"))
            for word in self.phrase(child)
        ]
        return sorted((head, *below))
