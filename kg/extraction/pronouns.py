"""Whom "he" and "she" mean.

Pronouns are resolved in reading order, and each counts as a mention for those behind it, so that
who is spoken of goes on being spoken of. Candidates are weighed by their roles and by distance
(Lappin and Leass 1994), in the pronoun's own sentence by how near their clause lies on the way up
its tree as well (Hobbs 1978); left out are those of the other gender, and those whom the syntax
keeps apart: nobody "met him" who met himself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.extraction.discourse import Figure, Scene
from kg.extraction.genders import Gender, find_genders, gender_of_noun, gender_of_pronoun
from kg.extraction.quoted import Quoted
from kg.extraction.syntax import SUBJECTS, Syntax
from kg.language.document import Document
from kg.language.words import verb_forms_in

_HERE = 100
"""What it weighs to stand in the same sentence; each sentence further back halves all."""
_AGAIN = 0.5
"""What sentences further back count besides the last one that names somebody."""
_FARTHEST = 8
_NEAR_CLAUSE = 60
_AHEAD = 40
_TOPIC = 10
_UNLIKELY = 0.2
"""Of the other gender, if earlier pronouns were rightly understood."""
_QUOTED, _TOLD = 0.4, 0.7
"""Whom somebody speaks of, in a quotation or without, is less spoken of outside it."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention of somebody: the number of its sentence, and what it weighs there."""

    who: str
    sentence: int
    weight: float


class Pronouns:
    """The pronouns of one article; ``scenes`` are its sentences with those named in them."""

    def __init__(
        self, document: Document, scenes: Sequence[tuple[Scene, Sequence[Figure]]]
    ) -> None:
        self._quoted = Quoted(document, scenes)
        self.genders = find_genders(scenes, lambda offset: self._quoted.number(offset) is not None)
        self._seen: list[_Seen] = []
        self._ranked: dict[int, tuple[str | None, ...]] = {}
        self._topic = _topic(scenes)
        for number, (scene, figures) in enumerate(scenes):
            self._read(number, scene, figures)

    def meant(self, offset: int, others: Collection[str] = ()) -> str | None:
        """The person whom the pronoun at ``offset`` means; nobody of ``others``.

        None where it means nobody, or somebody without a name.
        """
        ranked = self._ranked.get(offset, ())
        return next((name for name in ranked if name is None or name not in others), None)

    def _read(self, number: int, scene: Scene, figures: Sequence[Figure]) -> None:
        named = {figure.first: figure for figure in figures}
        known: list[tuple[Figure, str]] = []
        for index, token in enumerate(scene.syntax.tokens):
            if figure := named.get(index):
                known.append((figure, self._mention(number, scene, figure)))
            elif gender := gender_of_pronoun(token.lower):
                ranked = self._rank(number, scene, index, gender, known, figures)
                self._ranked[token.start] = tuple(
                    None if who.startswith("?") else who for who in ranked
                )
                if ranked:
                    if self._quoted.number(token.start) is None:
                        # Of whom somebody speaks is less sure: he may stand nowhere else.
                        self.genders.meant[ranked[0]][gender] += 1
                    pronoun = Figure(index, index, ranked[0])
                    known.append((pronoun, ranked[0]))
                    self._note(number, scene, scene.top(index), ranked[0])

    def _mention(self, number: int, scene: Scene, figure: Figure) -> str:
        who = figure.name or f"?{scene.syntax.tokens[figure.first].start}"
        if figure.name is None and (gender := gender_of_noun(scene.syntax.word(figure.first))):
            self.genders.called[who] = gender
        self._note(number, scene, scene.stands_for(figure), who)
        return who

    def _note(self, number: int, scene: Scene, index: int, who: str) -> None:
        offset = scene.syntax.tokens[index].start
        weight = float(_HERE + scene.weight(index))
        if self._quoted.number(offset) is not None:
            weight *= _QUOTED
        elif self._quoted.is_told(offset):
            weight *= _TOLD
        self._seen.append(_Seen(who, number, weight))

    def _is_as_quoted(self, scene: Scene, one: int, other: int) -> bool:
        """Whether two words stand in the same quotation, or both in none."""
        tokens = scene.syntax.tokens
        return self._quoted.number(tokens[one].start) == self._quoted.number(tokens[other].start)

    def _rank(
        self,
        number: int,
        scene: Scene,
        index: int,
        gender: Gender,
        known: Sequence[tuple[Figure, str]],
        figures: Sequence[Figure],
    ) -> list[str]:
        """Those whom a pronoun may mean, the likeliest first."""
        apart = _kept_apart(scene, index, known, figures)
        apart |= self._quoted.others(scene.syntax.tokens[index].start)
        weights = self._weights(number)
        outside = [each for each in known if self._is_as_quoted(scene, each[0].first, index)]
        here = _in_sentence(scene, index, outside, figures)
        for who, weight in here.items():
            weights[who] += weight
        if self._topic in weights:
            weights[self._topic] += _TOPIC
        for who in weights:
            if self.genders.is_unlikely(who, gender):
                weights[who] *= _UNLIKELY
        fitting = [who for who in weights if who not in apart and self.genders.fits(who, gender)]
        return sorted(fitting, key=lambda who: -weights[who])

    def _weights(self, number: int) -> defaultdict[str, float]:
        """What the sentences before make of everybody."""
        best: defaultdict[tuple[str, int], float] = defaultdict(float)
        for seen in reversed(self._seen):
            if number - seen.sentence > _FARTHEST:
                break
            if seen.sentence < number:
                key = (seen.who, number - seen.sentence)
                best[key] = max(best[key], seen.weight)
        weights: defaultdict[str, float] = defaultdict(float)
        for (who, distance), weight in best.items():
            # Who acts in the last sentence goes before who is named in each.
            again = _AGAIN if who in weights else 1.0
            weights[who] += again * weight / 2**distance
        return weights


def _in_sentence(
    scene: Scene,
    index: int,
    known: Sequence[tuple[Figure, str]],
    figures: Sequence[Figure],
) -> dict[str, float]:
    """What the pronoun's own sentence makes of those before it, and of the subject behind it."""
    around = scene.clauses_around(index)
    weights: dict[str, float] = {}
    for figure, who in known:
        top = scene.stands_for(figure)
        clause = scene.clause(top)
        near = _NEAR_CLAUSE / 2 ** max(around.index(clause) - 1, 0) if clause in around else 0
        weights[who] = max(weights.get(who, 0), _HERE + scene.weight(top) + near)
    for figure in figures:
        # "In her speech, B said": who acts in the clause that the pronoun only leads up to.
        if figure.first > index and figure.name is not None:
            top = scene.stands_for(figure)
            verb = scene.syntax.arcs[top].head
            led_up = verb in around[1:] and not _is_told_first(scene, around, verb)
            if scene.syntax.relation(top) in SUBJECTS and led_up:
                weights[figure.name] = max(weights.get(figure.name, 0), _HERE + _AHEAD)
    return weights


def _is_told_first(scene: Scene, around: Sequence[int], verb: int) -> bool:
    """Whether the clauses are what somebody only then is said to tell: "she met B, C said"."""
    inner = around[: around.index(verb)]
    return any(scene.syntax.relation(clause) in ("ccomp", "parataxis") for clause in inner)


def _kept_apart(
    scene: Scene, index: int, known: Sequence[tuple[Figure, str]], figures: Sequence[Figure]
) -> set[str]:
    """Those whom the syntax says to be others than the pronoun."""
    syntax = scene.syntax
    relation, head = syntax.relation(index), syntax.arcs[index].head
    apart: set[str] = set()
    if head is None or syntax.word(index) in ("himself", "herself"):
        return apart
    owns = relation == "nmod:poss"
    behind = scene.syntax.below(head)
    for figure in figures:
        # "he met B", "his talks with B", "his deputy, B"
        inside = scene.head(figure) in behind
        acts = owns or relation in SUBJECTS
        if figure.name and inside and figure.first > index and acts:
            apart.add(figure.name)
    if owns:
        return apart
    fellows = {*syntax.dependents(head, "obj", "iobj", "obl", "obl:agent", *SUBJECTS)}
    if relation not in SUBJECTS:
        fellows.update(syntax.subject(head))
        fellows.update(_told_to(syntax, head))
    for figure, who in known:
        if scene.stands_for(figure) in fellows - {index}:
            apart.add(who)
    return apart


def _told_to(syntax: Syntax, verb: int) -> list[int]:
    """Who is to do what a verb says: "named B to succeed him", "asked B to help her"."""
    above = syntax.arcs[verb].head
    marks = {syntax.word(i) for i in syntax.dependents(verb, "mark")}
    infinitive = "to" in marks and syntax.relation(verb) in ("xcomp", "advcl")
    if above is None or not infinitive or syntax.dependents(verb, *SUBJECTS):
        return []
    told = syntax.word(above) in _telling()  # but "met B to thank him"
    return syntax.dependents(above, "obj") if told else []


@cache
def _telling() -> frozenset[str]:
    """Verbs whose object is who does what "to" leads on to."""
    telling = verb_forms_in("claims", "telling_to_do") | verb_forms_in("claims", "verbs.urges")
    return telling | frozenset(lexicon.words("names", "putting_in_office"))


def _topic(scenes: Sequence[tuple[Scene, Sequence[Figure]]]) -> str:
    """Whom the article names most, the first of equals."""
    counts: defaultdict[str, int] = defaultdict(int)
    for _, figures in scenes:
        for figure in figures:
            if figure.name is not None:
                counts[figure.name] += 1
    return max(counts, key=lambda name: counts[name], default="")
