"""Forms of English verbs, from base forms and a list of irregular ones.

Used to match the verbs of the lexicon until the reader gives lemmas; spelling rules after
Huddleston and Pullum, *The Cambridge Grammar of the English Language* (2002), chapter 18.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_VOWELS = frozenset("aeiou")


def verb_forms(base: str, irregular: Iterable[str] = ()) -> frozenset[str]:
    """All forms of a verb; for several words ("call for"), the first is inflected.

    ``irregular`` forms are added, and take the place of the regular past where given.
    """
    verb, _, rest = base.partition(" ")
    extra = frozenset(irregular)
    stems = {verb, _third_person(verb), _with_suffix(verb, "ing")}
    if not any(not form.endswith("ing") for form in extra):
        stems.add(_with_suffix(verb, "ed"))
    if any(form.endswith("ing") for form in extra):
        stems.discard(_with_suffix(verb, "ing"))
    return frozenset(f"{form} {rest}".strip() for form in stems | extra)


def forms_of(bases: Iterable[str], irregular: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """From every form of the verbs to its base form."""
    return {
        form: base
        for base in bases
        for form in verb_forms(base, irregular.get(base.split(" ")[0], ()))
    }


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _with_suffix(verb: str, suffix: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + suffix
    if verb.endswith("ee") and suffix == "ed":
        return verb + "d"  # "agreed"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS and suffix == "ed":
        return verb[:-1] + "ied"
    doubles = (
        len(verb) > 2
        and verb[-1] not in _VOWELS | set("wxy")
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
        and sum(letter in _VOWELS for letter in verb) == 1
    )
    return verb + (verb[-1] if doubles else "") + suffix
