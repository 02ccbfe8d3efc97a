"""Who takes part in the meeting that a noun names, by the sentence's dependency tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg import lexicon
from kg.extraction.descriptions import several_people
from kg.extraction.meetings.asked import is_asked_for
from kg.extraction.meetings.heads import clauses
from kg.extraction.meetings.verbs import VerbSyntax
from kg.extraction.meetings.words import forms, holding_forms
from kg.extraction.party import Party
from kg.extraction.phrases import Phrases
from kg.extraction.syntax import AGENT, SUBJECTS, Syntax
from kg.records import Span

_WITH = frozenset(("with",))
_OF = frozenset(("of",))
_ON = frozenset(("on",))
_BETWEEN = frozenset(("between", "among"))
APPEARING = frozenset(("at", "in", "during"))
_FOR = frozenset(("for",))
_BROUGHT = ("obj", *SUBJECTS)
_TALKS = ("talks", "meeting", "summit")
_HONOUR = frozenset(("honour", "honor"))
_GIVEN = ("talks", "meeting", "audience", "dinner", "visit")
_OWN = frozenset(("his", "her", "their"))
_TO = frozenset(("to",))
_NONE: frozenset[str] = frozenset()
_SOME = frozenset(("a", "an"))


class NounSyntax(VerbSyntax):
    """What the tree of one sentence says of the nouns that name meetings."""

    def __init__(
        self, syntax: Syntax, parties: Sequence[Party] = (), titles: Iterable[Span] = ()
    ) -> None:
        super().__init__(syntax, Phrases(syntax, parties, titles))

    def of_noun(self, noun: int, kind: str) -> tuple[list[Party], list[Party]]:
        """As in "A held talks with B", "B's meeting with A", "a summit between A and B"."""
        both = self.phrases.named_by(self._those_between(noun))
        if both:
            return self._between(noun, both)
        if self._syntax.word(noun) in lexicon.words("meetings", "guests"):
            hosts = [*self._syntax.dependents(noun, "nmod:poss"), *self._syntax.oblique(noun, _OF)]
            guests = self._syntax.dependents(noun, *SUBJECTS)
            return self.phrases.named_by(hosts), self.phrases.named_by(guests)
        if both := self._brought_together(noun):
            return both[:1], both[1:]
        owners = self._syntax.dependents(noun, "nmod:poss")
        if pair := self._theirs(owners):
            return pair[:1], pair[1:]
        # "B joined her in her talks": hers, not B's
        own = all(self._syntax.word(i) in _OWN for i in owners)
        led = self._led(noun) if own else []
        subjects = led or self.phrases.named_by(owners)
        ends = _WITH | (_ON if self._syntax.word(noun) == "call" else frozenset())
        others = self.phrases.named_by(self._syntax.oblique(noun, ends))
        others = others or self.phrases.named_by(self._next_with(noun)) or self._sitting(noun)
        if not others and kind == "dinner":
            others = self.phrases.named_by(self._guests(noun))
        for verb in clauses(self._syntax, noun):
            if not others and (granted := self._granted(noun, verb, kind)):
                return granted
            if not others:
                others = self._asked(noun, verb, kind)
            if not subjects:
                subjects = self.acting(verb)
                subjects += [p for p in self.companions(verb) if subjects and p not in subjects]
            if not others and (
                self._syntax.relation(noun) in ("obj", "nsubj:pass") or self._is_some_occasion(noun)
            ):
                others = self.phrases.named_by(self._syntax.oblique(verb, _WITH))
            if subjects or self._syntax.dependents(verb, *SUBJECTS):
                break  # "The group held talks with B, A said": the group may be nobody we know
        others = others or self.phrases.people(self._with(noun))
        return [party for party in subjects if party not in others], others

    def _those_between(self, noun: int) -> list[int]:
        """The words behind "between", the second of which the tree may hang on the noun itself."""
        heads = self._syntax.oblique(noun, _BETWEEN)
        if len(heads) == 1:
            heads += [
                child
                for child in self._syntax.dependents(noun, "nmod")
                if child > heads[0]
                and self._syntax.case(child) is None
                and any(self._syntax.relation(i) == "cc" for i in self._syntax.phrase(child))
            ]
        return heads

    def _guests(self, noun: int) -> list[int]:
        """The words for those for whom, or in whose honour, a meal is given."""
        verb = self._syntax.arcs[noun].head
        given = (
            verb is not None
            and self._syntax.relation(noun) == "obj"
            and self._syntax.word(verb) in holding_forms()
        )
        behind = self._syntax.oblique(verb, _FOR) if given and verb is not None else []
        return [*self._syntax.oblique(noun, _FOR), *behind, *self._honoured(noun)]

    def _honoured(self, noun: int) -> list[int]:
        """The words for those in whose honour somebody gives what a noun names."""
        around = [noun, *self._syntax.above(noun)[:1], *self._syntax.dependents(noun, "acl:relcl")]
        honours = [
            i
            for each in around
            for i in self._syntax.children[each]
            if i > noun and self._syntax.word(i) in _HONOUR
        ]
        return [
            i
            for honour in honours
            for i in (
                *self._syntax.oblique(honour, _OF),
                *self._syntax.dependents(honour, "nmod:poss"),
            )
        ]

    def _is_some_occasion(self, noun: int) -> bool:
        """Whether something is done with somebody at what a noun names: "agreed it in a meeting".

        At "the meeting" it may be done with one of those who have come.
        """
        words = {self._syntax.word(i) for i in self._syntax.dependents(noun, "det")}
        return self._syntax.case(noun) in APPEARING and bool(words & _SOME)

    def _brought_together(self, noun: int) -> list[Party]:
        """Whom a meeting brings together: "the talks brought together A and B"."""
        verb = self._syntax.arcs[noun].head
        children = [] if verb is None else self._syntax.children[verb]
        behind = [i for i in children if i > noun and self._syntax.relation(i) in _BROUGHT]
        if verb is None or not any(self._syntax.word(i) in ("together", "table") for i in children):
            return []
        both = self.phrases.named_by(behind)
        return both if len(both) > 1 and self._syntax.relation(noun) in SUBJECTS else []

    def _next_with(self, noun: int) -> list[int]:
        """The word whose "with" follows right behind a noun, whatever the tree hangs it on."""
        follows = noun + 1 < len(self._syntax.tokens) and self._syntax.word(noun + 1) in _WITH
        head = self._syntax.arcs[noun + 1].head if follows else None
        return [] if head is None else [head]

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

    def _granted(self, noun: int, verb: int, kind: str) -> tuple[list[Party], list[Party]] | None:
        """Who gives a meeting to whom: "was granted an audience by B", "paid B a visit"."""
        if (
            kind not in _GIVEN
            or self._syntax.relation(noun) != "obj"
            or self._syntax.arcs[noun].head != verb
            or self._syntax.word(verb) not in forms("granting")
        ):
            return None
        agents = self._syntax.oblique(verb, AGENT) if self._syntax.is_passive(verb) else []
        receivers = self._syntax.dependents(verb, "nsubj:pass" if agents else "iobj")
        if not receivers:  # of two objects the first one is given the second
            receivers = [i for i in self._syntax.dependents(verb, "obj") if i < noun]
        if not (receivers or agents):
            receivers = [i for word in (noun, verb) for i in self._syntax.oblique(word, _TO)]
        subjects = self.phrases.named_by(agents or self._syntax.subject(verb))
        others = self.phrases.named_by(receivers)
        return (subjects, others) if subjects and others else None

    def _asked(self, noun: int, verb: int, kind: str) -> list[Party]:
        """Whom somebody asks for a meeting: "asked B for a meeting", "invited B to talks"."""
        joined = self._syntax.word(verb) in forms("joining")
        # "Awaited B for talks", but not "paid B for the dinner".
        known = self._syntax.dependents(noun, "det", "nmod:poss")
        joined = joined or (kind in _TALKS and not known)
        asked = is_asked_for(self._syntax, noun, verb) or (
            joined
            and noun in self._syntax.oblique(verb, _FOR | (_TO if kind == "dinner" else _NONE))
        )
        whom = self._syntax.objects(verb) or self._syntax.dependents(verb, "nsubj:pass")
        return self.phrases.named_by(whom) if asked else []

    def _sitting(self, noun: int) -> list[Party]:
        """Whose meeting it is that somebody attends: "entered a meeting of Nordic ministers".

        Not a body's: its sessions are no meetings with somebody.
        """
        of, before = self._syntax.oblique(noun, _OF), self._syntax.dependents(noun, "compound")
        heads = [i for i in (*of, *before) if self._syntax.word(i) in several_people()]
        return self.phrases.named_by(heads) if heads and self.attending(noun) else []

    def attending(self, noun: int) -> list[Party]:
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

    def _led(self, noun: int) -> list[Party]:
        """With whom somebody goes to what a noun names: "B accompanied her to talks with C"."""
        verb = next(clauses(self._syntax, noun), None)
        if verb is None:
            return []
        joins = self._syntax.word(verb) in forms("joining") and self._syntax.case(noun) in APPEARING
        if not (joins or self.escorts(noun, verb)):
            return []
        whom = self._syntax.objects(verb) or self._syntax.dependents(verb, "nsubj:pass")
        led = self.phrases.named_by(whom)
        return [*led, *(p for p in self.acting(verb) if p not in led)] if led else []

    def escorts(self, noun: int, verb: int) -> bool:
        """Whether a verb says that somebody goes along to what a noun names."""
        goes = self._syntax.word(verb) in forms("escorting")
        return goes and self._syntax.case(noun) in APPEARING | _TO

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
