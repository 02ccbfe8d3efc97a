"""Names of people taken apart and compared: titles, order, initials, short and other forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon import load, words
from kg.resolution.context import countries_named, reigning, titles
from kg.resolution.phrases import Phrases
from kg.spelling import fold, folded_variants, folded_words, tidy

_LONG_WORD = 5


@dataclass(frozen=True, slots=True)
class PersonalName:
    """A name without its titles.

    ``shown`` is the tidied spelling, ``words`` are compared (folded, given names and
    transliterations in one form), ``generation`` is "jr" or "iii", ``offices`` are the titles
    that stood before it.
    """

    shown: str
    words: tuple[str, ...]
    generation: str
    offices: frozenset[str]

    @property
    def is_full(self) -> bool:
        """Whether it is more than a surname or a given name alone."""
        return len(self.words) > 1 or bool(self.generation)

    @property
    def joined(self) -> str:
        """The words as one, so that "Jin Ah" and "Jinah" are equal."""
        return "".join(self.words) + f" {self.generation}".rstrip()

    @property
    def surname_leads(self) -> bool:
        """Whether the first word is a known surname of a culture that puts it first."""
        return self.words[0] in _leading_surnames()

    @property
    def has_initials(self) -> bool:
        return any(len(word) == 1 for word in self.words)

    def rotations(self) -> Iterator[str]:
        """The name with its first words moved to the end, as `joined` gives it."""
        for index in range(1, len(self.words)):
            turned = (*self.words[index:], *self.words[:index])
            yield "".join(turned) + f" {self.generation}".rstrip()

    def surnames(self, *, surname_first: bool) -> frozenset[str]:
        """The words that may stand for the whole name."""
        if len(self.words) > 2 and self.words[-2] in _patronymics():
            return frozenset({" ".join(self.words[-2:])})
        if surname_first or self.surname_leads:
            return frozenset({self.words[0], self.words[-1]})
        return frozenset({self.words[-1]})

    def abbreviates(self, other: PersonalName) -> bool:
        """Whether word for word each is equal, or an initial, and the surname is written out."""
        return (
            len(self.words) == len(other.words)
            and self.generation == other.generation
            and self.words[-1] == other.words[-1]
            and all(
                one == two or (1 in (len(one), len(two)) and one[0] == two[0])
                for one, two in zip(self.words, other.words, strict=True)
            )
        )


@lru_cache(maxsize=65536)
def parse_name(name: str) -> PersonalName:
    """Takes a person's name apart; what would leave nothing over is left as it is."""
    parts = tidy(name).split()
    offices: set[str] = set()
    start = _skip_titles(parts, offices)
    parts = parts[start:]
    parts = _without_endings(parts)
    generation = ""
    if len(parts) > 1 and fold(parts[-1]) in _generations():
        generation = _generations()[fold(parts[-1])]
    shown = " ".join(parts).replace(" ,", ",")
    compared = fold(shown.replace(".", ". ")).split()[: -1 if generation else None]
    while len(compared) > 1 and compared[0] in _particles() and len(parts) < 4:
        compared = compared[1:]
    known = [_one_form(word) for word in compared]
    known = [_of_family(before, word) for before, word in zip(["", *known], known, strict=False)]
    if len(known) > 1 and known[0] in _patronymics():
        known = [" ".join(known)]
    return PersonalName(
        shown.rstrip(","),
        tuple(known) or (tidy(name),),
        generation,
        frozenset(offices),
    )


def _skip_titles(parts: list[str], offices: set[str]) -> int:
    """How many leading parts are titles, forms of address, modifiers or adjectives of countries."""
    folded = [fold(part) for part in parts]
    starts = [0]
    for part in folded:
        starts.append(starts[-1] + len(part.split()))
    flat = " ".join(folded).split()
    position, skipped = 0, 0
    while found := _leading(flat, position):
        length, office = found
        end = position + length
        left = len(flat) - end
        if end not in starts or left == 0:
            break
        if left == 1 and " ".join(flat[position:end]) in _names_too() - reigning():
            break
        if office:
            offices.add(office)
            skipped = starts.index(end)
        elif flat[position] in _modifiers() or countries_named().at(flat, position):
            if not _title_follows(flat, end):
                break
        else:
            skipped = starts.index(end)
        position = end
    return skipped


def _leading(flat: list[str], position: int) -> tuple[int, str] | None:
    """What stands there besides a name: its length and, for a title, the office."""
    if found := titles().at(flat, position):
        return found
    for phrases in (_honorifics(), countries_named(), _modifier_phrases()):
        if other := phrases.at(flat, position):
            return other[0], ""
    return None


def _title_follows(flat: list[str], position: int) -> bool:
    while found := _leading(flat, position):
        if found[1]:
            return True
        position += found[0]
    return False


def _without_endings(parts: list[str]) -> list[str]:
    """Without forms of address at the end; a hyphen may join one to a lone surname."""
    while len(parts) > 1 and fold(parts[-1]) in _endings():
        parts = parts[:-1]
    if len(parts) == 1:
        surname, hyphen, ending = parts[0].rpartition("-")
        if hyphen and surname and fold(ending) in _endings():
            return [surname]
    return parts


@lru_cache(maxsize=65536)
def _one_form(word: str) -> str:
    given = _given_names().get(word)
    if given:
        return given
    for ending, plain in _spelling_endings():
        if len(word) > len(ending) + 2 and word.endswith(ending):
            word = word[: -len(ending)] + plain
            break
    for letter, plain in _spelling_letters():
        word = word.replace(letter, plain)
    for letters, plain in _inner_letters() if len(word) >= _LONG_WORD else ():
        word = word.replace(letters, plain)
    return word


def _of_family(before: str, word: str) -> str:
    """One form of an Arabic family's name: "Al Harthy" and "al-Harthi"."""
    return f"{word[:-1]}i" if before == "al" and word.endswith("y") else word


@cache
def _honorifics() -> Phrases[str]:
    return Phrases.of(words("names", "honorifics"))


@cache
def _modifier_phrases() -> Phrases[str]:
    return Phrases.of(words("names", "title_modifiers"))


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(fold(modifier).split()[0] for modifier in words("names", "title_modifiers"))


def _names_too() -> frozenset[str]:
    return folded_words("names", "title_or_name")


def _endings() -> frozenset[str]:
    return folded_words("names", "name_endings")


@cache
def _generations() -> dict[str, str]:
    same = {"junior": "jr", "senior": "sr"}
    return {word: same.get(word, word) for word in map(fold, words("names", "generations"))}


def _particles() -> frozenset[str]:
    return folded_words("names", "particles")


def _patronymics() -> frozenset[str]:
    return folded_words("names", "patronymics")


def _leading_surnames() -> frozenset[str]:
    return folded_words("names", "surname_first.surnames")


def _given_names() -> dict[str, str]:
    return folded_variants("names", "given_names")


@cache
def _spelling_endings() -> list[tuple[str, str]]:
    return _variants("endings")


@cache
def _spelling_letters() -> list[tuple[str, str]]:
    return _variants("letters")


@cache
def _inner_letters() -> list[tuple[str, str]]:
    return _variants("inner_letters")


def _variants(key: str) -> list[tuple[str, str]]:
    pairs = [
        (fold(variant), fold(plain))
        for plain, variants in load("names")["spellings"][key].items()
        for variant in variants
    ]
    return sorted(pairs, key=lambda pair: (-len(pair[0]), pair))
