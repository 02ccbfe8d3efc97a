"""A surname alone: whose it is, when something besides the name says so.

"President Hill" is the one Hill who is a president; "Hill" is nobody in particular. Where two
bearers are possible, neither is taken: the entry stays by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kg.lexicon import words
from kg.resolution.context import Context, held_by_one, reigning
from kg.resolution.full_names import MOST_CANDIDATES, short_forms
from kg.resolution.groups import Groups
from kg.resolution.person_entries import PersonEntry
from kg.spelling import tidy

_COMPANIONS_FOR_SURNAME = 2
"""Common acquaintances, of no other bearer, that tell without an office whose surname it is."""


def join_surnames(people: Sequence[PersonEntry], groups: Groups[int]) -> dict[int, str]:
    """Joins short names in ``groups``; gives the reason for each position that found its person."""
    bearers = _Bearers(people, groups)
    short = [position for position, person in enumerate(people) if not person.name.is_full]
    reasons: dict[int, str] = {}
    left: list[int] = []
    known = set(bearers.context)
    for position in short:
        if groups.root(position) in known:
            continue
        found = bearers.find(people[position])
        if found is None:
            left.append(position)
        elif groups.join(found[0], position):
            reasons[position] = found[1]
            # Others that a correction brought together with this one come along.
            known.add(groups.root(position))
    reasons.update(_join_among_themselves(people, left, bearers, groups))
    return reasons


class _Bearers:
    """People with full names, found by surname together with something else."""

    def __init__(self, people: Sequence[PersonEntry], groups: Groups[int]) -> None:
        self.context: dict[int, Context] = {}
        self._found: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        contexts: defaultdict[int, list[Context]] = defaultdict(list)
        short = [person for person in people if not person.name.is_full]
        asked = {person.name.words[-1] for person in short}
        companions = frozenset().union(*(person.context.companions for person in short))
        surnames: defaultdict[int, set[str]] = defaultdict(set)
        for position, person in enumerate(people):
            if person.name.is_full:
                root = groups.root(position)
                contexts[root].append(person.context)
                surnames[root] |= short_forms(person)
        for root, known in contexts.items():
            self.context[root] = Context.union(known)
            for surname in surnames[root] & asked:
                for key in _keys(surname, self.context[root], companions):
                    self._found[key].add(root)

    def find(self, person: PersonEntry) -> tuple[int, str] | None:
        """The one person whom the surname can mean, and why."""
        surname, context = person.name.words[-1], person.context
        seen = f"short form '{tidy(person.entry.name)}'"
        for root, office in self._by_office(surname, context):
            return root, f"{seen}: the only one of that name who is {office}"
        if body := self._by_body(surname, context):
            return body[0], f"{seen}: the only one of that name at the head of {body[1]}"
        companion = self._by_companions(surname, context)
        if companion is not None:
            return companion, f"{seen}: the only one of that name among the same people"
        everyone = self._found.get(("surname", surname), set())
        if len(everyone) == 1:
            (root,) = everyone
            if not self._fits(context, root):
                return None
            if context.countries & self.context[root].countries:
                return root, f"{seen}: the only one of that name, and of the same country"
            if context.companions & self.context[root].companions:
                return root, f"{seen}: the only one of that name, in the same company"
        return None

    def ambiguous(self, person: PersonEntry) -> bool:
        """Whether several people of that name hold the office."""
        surname, offices = person.name.words[-1], person.context.offices
        return any(self._found.get(("office", surname, office)) for office in offices)

    def _by_office(self, surname: str, context: Context) -> Iterator[tuple[int, str]]:
        """One bearer at most, with the office: with the same country, else without another."""
        precise: dict[int, str] = {}
        for office in sorted(context.offices):
            for country in sorted(context.countries):
                for root in self._few("office", surname, office, country):
                    if self._tells(office, context, root):
                        precise.setdefault(root, office)
        if not precise:
            for office in sorted(context.offices):
                for root in self._few("office", surname, office):
                    if self._may_be_of_one(context, root) and self._tells(office, context, root):
                        precise.setdefault(root, office)
        if len(precise) == 1:
            yield from precise.items()

    def _tells(self, office: str, context: Context, root: int) -> bool:
        """Whether an office leaves one person: many are professors, unless the company is known."""
        return office in held_by_one() or bool(context.companions & self.context[root].companions)

    def _may_be_of_one(self, context: Context, root: int) -> bool:
        """Whether no two countries or bodies are named that offices of the same name are of."""
        other = self.context[root]
        own_realms, realms = context.countries | context.bodies, other.countries | other.bodies
        return not (own_realms and realms) or bool(context.bodies & other.bodies)

    def _by_body(self, surname: str, context: Context) -> tuple[int, str] | None:
        """The one at the head of a body, whose office may have several names ("chief")."""
        if not context.heads:
            return None
        found = {
            root: body
            for body in sorted(context.bodies)
            for root in self._few("body", surname, body)
            if self.context[root].heads and not context.contradicts(self.context[root])
        }
        return next(iter(found.items())) if len(found) == 1 else None

    def _by_companions(self, surname: str, context: Context) -> int | None:
        shared: Counter[int] = Counter()
        for companion in context.companions:
            shared.update(self._few("companion", surname, companion))
        likely = [root for root in shared if self._fits(context, root)]
        if len(likely) == 1 and shared[likely[0]] >= _COMPANIONS_FOR_SURNAME:
            return likely[0]
        return None

    def _few(self, *key: str) -> set[int]:
        """Who answers to a key; so many that it tells nothing count as none."""
        found = self._found.get(key, set())
        return found if len(found) <= MOST_CANDIDATES else set()

    def _fits(self, context: Context, root: int) -> bool:
        """Whether the offices that are stated can be the same person's."""
        other = self.context[root]
        if not (context.offices and other.offices):
            return True
        return any(
            _is_short_for(*sorted((a, b), key=len)) for a in context.offices for b in other.offices
        )


def _is_short_for(short: str, long: str) -> bool:
    """Whether one office may be called by the other: "chief justice", but no "vice president"."""
    if short == long:
        return True
    more = {*long.removesuffix(short).split()}
    return long.endswith(f" {short}") and more.isdisjoint(words("names", "lower_ranks"))


def _keys(surname: str, context: Context, companions: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """All under which somebody can be asked for by surname and, perhaps, these companions."""
    yield "surname", surname
    for office in context.offices:
        yield "office", surname, office
        for country in context.countries:
            yield "office", surname, office, country
    for body in context.bodies:
        yield "body", surname, body
    for companion in context.companions & companions:
        yield "companion", surname, companion


def _join_among_themselves(
    people: Sequence[PersonEntry], left: Sequence[int], bearers: _Bearers, groups: Groups[int]
) -> dict[int, str]:
    """Short names that nobody bears in full: the same office of the same country is one person."""
    alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for position in left:
        person = people[position]
        if bearers.ambiguous(person):
            continue
        for office in person.context.offices:
            name = " ".join(person.name.words)
            if office in reigning():
                alike[name, office].append(position)
            for country in person.context.countries if office in held_by_one() else ():
                alike[name, office, country].append(position)
    reasons: dict[int, str] = {}
    for key, positions in sorted(alike.items()):
        groups.join_all(positions)
        if len(positions) > 1:
            office = " of ".join(key[1:])
            for position in positions:
                reasons.setdefault(position, f"same short name and office: {key[0]}, {office}")
    return reasons
