"""People: the same person's entries of all articles brought together, namesakes kept apart.

Full names are compared first (`kg.resolution.full_names`); then a surname alone joins the one
person who bears it, if something besides the name speaks for that (`kg.resolution.surnames`).
Every step looks candidates up by keys; none compares all with all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.records import Entity
from kg.resolution.context import Context, reigning
from kg.resolution.corrections import Corrections
from kg.resolution.entries import Entry
from kg.resolution.full_names import join_full_names
from kg.resolution.groups import Groups
from kg.resolution.naming import Draft, best_name, name_reason, settle
from kg.resolution.person_entries import PersonEntry, person_entries
from kg.resolution.personal_names import PersonalName, parse_name
from kg.resolution.surnames import join_surnames
from kg.spelling import tidy


def resolve_people(entries: Sequence[Entry], corrections: Corrections) -> list[Entity]:
    """Each person once; ``entries`` come sorted."""
    return settle(draft_people(person_entries(entries), corrections))


def draft_people(people: Sequence[PersonEntry], corrections: Corrections) -> Iterator[Draft]:
    """Each person once; ``people`` come sorted by article and name.

    Raises CoarseError where entries that one of ``people`` stands for must be told apart.
    """
    entries = [person.entry for person in people]
    groups: Groups[int] = Groups(range(len(people)), corrections.pairs_apart(entries))
    reasons = corrections.join(entries, groups)
    join_full_names(people, groups)
    reasons.update(join_surnames(people, groups))
    for group in groups.sets():
        yield _draft([people[index] for index in group], [reasons.get(index) for index in group])


def _draft(people: list[PersonEntry], stated: list[str | None]) -> Draft:
    full = any(person.name.is_full for person in people)
    bearers = [person for person in people if person.name.is_full == full]
    name = best_name([p.entry for p in bearers], [p.name.shown for p in bearers])
    canonical = parse_name(name)
    context = Context.union(person.context for person in people)
    return Draft(
        "person",
        tuple(person.entry for person in people),
        tuple(person.name.shown if person.name.is_full == full else name for person in people),
        {
            position: stated[position] or _reason(person, name, canonical)
            for position, person in enumerate(people)
        },
        discriminators=_discriminators(context, full=full, several=len(people) > 1),
        nameless=not full and not context.offices & reigning(),
    )


def _reason(person: PersonEntry, name: str, canonical: PersonalName) -> str:
    seen = tidy(person.entry.name)
    own = person.name
    if own.joined == canonical.joined:
        return name_reason(person.entry, name)
    if canonical.joined in own.rotations():
        return f"same name in another order: '{seen}' as '{name}'"
    if not own.is_full or not canonical.is_full:
        return f"same short name: '{seen}' as '{name}'"
    if own.abbreviates(canonical):
        return f"same name with initials: '{seen}' as '{name}'"
    if len(own.words) < len(canonical.words):
        return f"shorter form that no other person here bears: '{seen}' as '{name}'"
    return f"fuller form of the same name: '{seen}' as '{name}'"


def _discriminators(context: Context, *, full: bool, several: bool) -> tuple[str, ...]:
    """What tells a person from namesakes; a lone surname is told by its article, unless joined."""
    if full:
        return (*sorted(context.walks), *sorted(context.offices))
    if not several:
        return ()
    return tuple(
        f"{office} {country}"
        for office in sorted(context.offices)
        for country in sorted(context.countries)
    )
