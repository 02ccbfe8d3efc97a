"""Full names of people over all articles: other spellings, order, initials, shorter forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from kg.resolution.context import Context, held_by_one, reigning
from kg.resolution.entries import Entry
from kg.resolution.groups import Groups
from kg.resolution.person_entries import PersonEntry
from kg.resolution.personal_names import PersonalName
from kg.spelling import folded_words

MOST_CANDIDATES = 32
"""Names that answer to a short form before it counts as telling nothing; bounds the work."""

_LONG_NAME = 5

_COMPANIONS_FOR_ONE_PERSON = 2
"""Common acquaintances that outweigh different walks of life ("footballer", later "minister")."""


class CoarseError(Exception):
    """Some of ``entries`` stand for several each, which must be looked at one by one."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__(entries)
        self.entries = entries


def join_full_names(people: Sequence[PersonEntry], groups: Groups[int]) -> None:
    """Joins in ``groups`` the positions of ``people`` whose full names mean one person."""
    names = _Names(people)
    names.join_other_names()
    names.join_turned_names()
    names.join_initials()
    names.join_shorter_names()
    names.join_spellings_of_office_holders()
    for positions in names.same_name():
        for same in _apart_by_walk(people, positions):
            groups.join_all(same)


class _Names:
    """The distinct full names, by `PersonalName.joined`, and which of them mean the same."""

    def __init__(self, people: Sequence[PersonEntry]) -> None:
        self._people = people
        self._bearers: defaultdict[str, list[int]] = defaultdict(list)
        self._forms: dict[tuple[str, ...], PersonalName] = {}
        self._context: dict[str, Context] = {}
        gathered: defaultdict[str, list[Context]] = defaultdict(list)
        for position, person in enumerate(people):
            for name in _full(person):
                self._forms.setdefault((*name.words, name.generation), name)
                gathered[name.joined].append(person.context)
            if person.name.is_full:
                self._bearers[person.name.joined].append(position)
        for joined, contexts in gathered.items():
            self._context[joined] = Context.union(contexts)
        self._groups = Groups(sorted(self._context))

    def join_other_names(self) -> None:
        """What one article calls by two names is one."""
        for person in self._people:
            for other in person.others:
                if person.name.is_full and self._agree(person.name.joined, other.joined):
                    self._groups.join(person.name.joined, other.joined)

    def join_turned_names(self) -> None:
        """Surname first or last, if the people may write it so or something else speaks for it."""
        for _, name in sorted(self._forms.items()):
            one = self._context[name.joined]
            for turned in name.rotations():
                if turned not in self._context or not self._agree(name.joined, turned):
                    continue
                other = self._context[turned]
                first = is_surname_first(one) or is_surname_first(other)
                if name.surname_leads or first or one.supports(other):
                    self._groups.join(name.joined, turned)

    def join_initials(self) -> None:
        """Joins "J. R. Smith" to the only "John Robert Smith"."""
        written_out: defaultdict[tuple[str, ...], list[PersonalName]] = defaultdict(list)
        for _, name in sorted(self._forms.items()):
            written_out[initials(name)].append(name)
        for _, name in sorted(self._forms.items()):
            candidates = written_out[initials(name)]
            if name.has_initials and len(candidates) <= MOST_CANDIDATES:
                self._join_only(
                    name,
                    (c for c in candidates if not c.has_initials and name.abbreviates(c)),
                )

    def join_shorter_names(self) -> None:
        """Joins "Ann Hill" to the only "Ann M. Hill", and with support to "Ann Hill Berg"."""
        longer: defaultdict[tuple[str, ...], list[PersonalName]] = defaultdict(list)
        for _, name in sorted(self._forms.items()):
            for shorter in shorter_forms(name):
                longer[shorter].append(name)
        for key, name in sorted(self._forms.items()):
            candidates = longer.get(key, [])
            if len(candidates) <= MOST_CANDIDATES and not name.surname_leads:
                own = self._context[name.joined]
                self._join_only(
                    name,
                    (
                        longer_name
                        for longer_name in candidates
                        if (longer_name.words[0], longer_name.words[-1])
                        == (name.words[0], name.words[-1])
                        or own.supports(self._context[longer_name.joined])
                    ),
                )

    def join_spellings_of_office_holders(self) -> None:
        """Joins "Shehbaz Hill" to the only "Shahbaz Hill" who holds his office in his country."""
        holders: defaultdict[tuple[str, ...], dict[str, PersonalName]] = defaultdict(dict)
        for person in self._people:
            for name in _full(person):
                for key in office_keys(name, person.context):
                    holders[key][name.joined] = name
        for _, names in sorted(holders.items()):
            for joined, name in sorted(names.items()) if len(names) <= MOST_CANDIDATES else ():
                alike = (other for other in names.values() if is_spelling_of(name, other))
                self._join_only(name, (other for other in alike if other.joined != joined))

    def same_name(self) -> Iterator[list[int]]:
        """Positions of people whose full names came together."""
        for joined in self._groups.sets():
            yield sorted(position for name in joined for position in self._bearers[name])

    def _join_only(self, name: PersonalName, candidates: Iterable[PersonalName]) -> None:
        """Joins a name to what it abbreviates, unless that could be several people."""
        found = {
            self._groups.root(candidate.joined): candidate.joined
            for candidate in candidates
            if self._agree(name.joined, candidate.joined)
        }
        if len(found) == 1:
            self._groups.join(name.joined, next(iter(found.values())))

    def _agree(self, one: str, other: str) -> bool:
        return not self._context[one].contradicts(self._context[other])


def _apart_by_walk(people: Sequence[PersonEntry], positions: list[int]) -> Iterator[list[int]]:
    """Splits bearers of one full name who move in different walks of life without any link."""
    walks = {walk for position in positions for walk in people[position].context.walks}
    linked = Groups(sorted(walks))
    for position in positions:
        linked.join_all(sorted(people[position].context.walks))
    known: defaultdict[str, list[int]] = defaultdict(list)
    unknown: list[int] = []
    for position in positions:
        own = sorted(people[position].context.walks)
        if own:
            known[linked.root(own[0])].append(position)
        else:
            unknown.append(position)
    camps = _merge_acquainted(people, [known[walk] for walk in sorted(known)])
    if len(camps) <= 1:
        yield sorted([*unknown, *(position for camp in camps for position in camp)])
        return
    coarse = [position for position in unknown if people[position].entry.count > 1]
    if coarse:
        raise CoarseError([people[position].entry for position in coarse])
    around = [_companions(people, camp) for camp in camps]
    lost: list[int] = []
    for position in unknown:
        shared = [len(people[position].context.companions & circle) for circle in around]
        best = max(shared)
        if best and shared.count(best) == 1:
            camps[shared.index(best)].append(position)
        else:
            lost.append(position)
    yield from (sorted(camp) for camp in camps)
    if lost:
        yield lost


def _merge_acquainted(people: Sequence[PersonEntry], camps: list[list[int]]) -> list[list[int]]:
    circles = [_companions(people, camp) for camp in camps]
    merged = Groups(range(len(camps)))
    for one in range(len(camps)):
        for other in range(one):
            if len(circles[one] & circles[other]) >= _COMPANIONS_FOR_ONE_PERSON:
                merged.join(other, one)
    return [[position for camp in group for position in camps[camp]] for group in merged.sets()]


def _companions(people: Sequence[PersonEntry], positions: Iterable[int]) -> frozenset[str]:
    return frozenset(
        companion for position in positions for companion in people[position].context.companions
    )


def _full(person: PersonEntry) -> Iterator[PersonalName]:
    if person.name.is_full:
        yield person.name
        yield from person.others


def initials(name: PersonalName) -> tuple[str, ...]:
    """What a name has in common with the one whose given names it abbreviates."""
    return (*(word[0] for word in name.words[:-1]), name.words[-1], name.generation)


def office_keys(name: PersonalName, context: Context) -> Iterator[tuple[str, ...]]:
    """Under which those are compared who may be one person whose name is spelled in two ways.

    The surname, the first letter, and an office that one at a time holds, with its country.
    """
    for office in sorted(context.offices & held_by_one()):
        for country in sorted(context.countries):
            yield name.words[-1], name.words[0][0], office, country


def is_spelling_of(one: PersonalName, other: PersonalName) -> bool:
    """Whether two given names may be one: a letter more, less or another in five or more."""
    first, second = one.words[0], other.words[0]
    return (
        len(one.words) == len(other.words)
        and one.words[1:] == other.words[1:]
        and min(len(first), len(second)) >= _LONG_NAME
        and Levenshtein.distance(first, second) <= 1
    )


def shorter_forms(name: PersonalName) -> Iterator[tuple[str, ...]]:
    """The words, and the generation, of the names that it may be a longer form of."""
    if len(name.words) > 2 and not name.surname_leads:
        for word in name.words[2:]:
            yield name.words[0], word, name.generation
        yield (*name.words[1:], name.generation)
        for end in range(2, len(name.words)):
            yield (*name.words[:end], name.generation)
        for place, word in enumerate(name.words[1:-2], start=1):
            if word in folded_words("names", "patronymics"):  # "bin Nasser" names the father
                yield (*name.words[:place], *name.words[place + 2 :], name.generation)


def short_forms(person: PersonEntry) -> frozenset[str]:
    """The words by which alone somebody with a full name may be called.

    Those who reign, and sheikhs, go by the first: "Sheikh Abdullah".
    """
    first = is_surname_first(person.context)
    surnames = person.name.surnames(surname_first=first)
    given = person.context.offices & (reigning() | folded_words("names", "called_by_given_name"))
    return surnames | {person.name.words[0]} if given else surnames


def is_surname_first(context: Context) -> bool:
    """Whether somebody is of a country whose people put the surname first."""
    return bool(context.countries & surname_first_countries())


def surname_first_countries() -> frozenset[str]:
    """Folded names of the countries whose people put the surname first."""
    return folded_words("names", "surname_first.countries")
