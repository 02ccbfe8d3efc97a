"""Proper names: what the trained reader found, made consistent over the article.

The reader sees one stretch of the article at a time. Over the whole of it a name names one kind of
thing, and what is a name in one place is one wherever it stands again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg import lexicon
from kg.articles.blocks import Block
from kg.language.capital_names import with_capitals
from kg.language.document import Name, NameKind
from kg.language.gazetteer import find_country, find_place
from kg.language.headline_names import Found, ended_in_headlines
from kg.language.single_names import as_told_around, is_title_in_letters
from kg.language.trained.reading import Reading
from kg.language.trained.words import GAPS, NAMELIKE, Words, shape
from kg.records import Span

_LINES = (GAPS.index("line"), GAPS.index("blank"))


def find_names(
    text: str,
    blocks: Sequence[Block],
    words: Words,
    reading: Reading,
    known: Mapping[int, NameKind],
) -> Iterator[Name]:
    """Every name of a person, organization, place or event, in reading order.

    Spans quote ``text``, the article's stored text, which is laid out in ``blocks``. ``known`` is
    what the names that begin at some offsets are, whatever the reader takes them for.
    """
    whole = [
        name for crossing in reading.names for name in _within_paragraphs(text, words, *crossing)
    ]
    found = [part for name in whole for part in as_told_around(words, *name)]
    found = [(low, high, known.get(words.spans[low][0], kind)) for low, high, kind in found]
    found = _without_letters(words, _spelled_out(words, found))
    found = ended_in_headlines(words, found, blocks)
    kinds = _by_bearers(with_capitals(words, found, _one_kind(words, found)))
    kinds |= dict.fromkeys(_initials_of_people(words, found), "person")
    found = [(low, high, kinds[_spelling(words, low, high)]) for low, high, _ in found]
    for low, high, kind in sorted([*found, *_again(words, found, kinds)]):
        start, end = words.spans[low][0], words.spans[high - 1][1]
        yield Name(Span(start, end, text[start:end]), kind)


def _spelling(words: Words, low: int, high: int) -> tuple[str, ...]:
    return tuple(words.text[low:high])


def _within_paragraphs(
    text: str, words: Words, low: int, high: int, kind: NameKind
) -> Iterator[Found]:
    """The name, or the names on both sides of an empty line in it."""
    first = low
    for place in range(low + 1, high):
        gap = text[words.spans[place - 1][1] : words.spans[place][0]]
        if gap.count("\n") > 1:
            yield first, place, kind
            first = place
    yield first, high, kind


def _one_kind(words: Words, found: Iterable[Found]) -> dict[tuple[str, ...], NameKind]:
    """The kind that each spelling has most often, the first of equals."""
    counts: defaultdict[tuple[str, ...], Counter[NameKind]] = defaultdict(Counter)
    for low, high, kind in found:
        counts[_spelling(words, low, high)][kind] += 1
    return {name: count.most_common(1)[0][0] for name, count in counts.items()}


def _by_bearers(kinds: dict[tuple[str, ...], NameKind]) -> dict[tuple[str, ...], NameKind]:
    """The kinds, with a surname alone as its bearer's, the press as bodies, countries as places.

    Unless a body or a place of several words has it, too ("Ford Motor").
    """
    surnames = {name[-1] for name, kind in kinds.items() if kind == "person" and len(name) > 1}
    others = (name for name, kind in kinds.items() if kind != "person" and len(name) > 1)
    surnames -= {word for name in others for word in name}
    bodies = _called_by_first_word(kinds)
    return {
        name: "organization" if name in bodies else _of_bearer(name, kind, surnames)
        for name, kind in kinds.items()
    }


def _called_by_first_word(kinds: Mapping[tuple[str, ...], NameKind]) -> set[tuple[str, ...]]:
    """First words of bodies' names that alone pass for people: "Oris" of "Oris Pharma"."""
    people = {word for name, kind in kinds.items() if kind == "person" for word in name[1:]}
    people |= {name[0] for name, kind in kinds.items() if kind == "person" and len(name) > 1}
    firsts = {name[:1] for name, kind in kinds.items() if kind == "organization" and len(name) > 1}
    return {name for name in firsts if kinds.get(name) == "person" and name[0] not in people}


def _spelled_out(words: Words, found: Sequence[Found]) -> list[Found]:
    """The names, with what a body's letters in brackets stand for: "World Food Fund (WFF)".

    That may have been passed over, or taken for an event.
    """
    taken = {index: each for each in found for index in range(*each[:2])}
    spelled: dict[tuple[int, int], NameKind] = {}
    for low, high, kind in found:
        letters, first = words.text[low], low - 1 - len(words.text[low])
        bracketed = words.text[low - 1 : low] == ["("] and len(letters) > 1 and first >= 0
        if high - low > 1 or kind != "organization" or not bracketed:
            continue
        whole = "".join(word[0] for word in words.text[first : low - 1]) == letters
        taking = {taken.get(index) for index in range(first, low - 1)}
        if whole and taking in ({None}, {(first, low - 1, "event")}):
            spelled[first, low - 1] = kind
    kept = [each for each in found if each[:2] not in spelled]
    return sorted([*kept, *((low, high, kind) for (low, high), kind in spelled.items())])


def _without_letters(words: Words, found: Sequence[Found]) -> list[Found]:
    """The names, those that letters of a title lead to as people's: "DPM Gan" beside "Gan Kim"."""
    people = {
        word for low, high, kind in found if kind == "person" for word in words.text[low:high]
    }
    return [
        (low + 1, high, "person")
        if is_title_in_letters(words, low, high) and people.issuperset(words.text[low + 1 : high])
        else (low, high, kind)
        for low, high, kind in found
    ]


def _initials_of_people(words: Words, found: Sequence[Found]) -> Iterator[tuple[str, ...]]:
    """Letters that are somebody's: "Luis Maria Pinto (LMP)", or "LP:" before what is said."""
    people = {
        "".join(word[0] for word in words.text[low:high])
        for low, high, kind in found
        if kind == "person"
    }
    for low, high, kind in found:
        letters, behind = words.text[low], words.text[high : high + 1]
        if kind == "person" or high - low > 1 or letters not in people:
            continue
        bracketed = words.text[low - 1 : low] == ["("] and behind == [")"]
        begins = low == 0 or words.gaps[low] in _LINES
        if bracketed or (begins and behind == [":"]):
            yield (letters,)


def _of_bearer(name: tuple[str, ...], kind: NameKind, surnames: set[str]) -> NameKind:
    spelt = " ".join(name)
    if spelt.lower() in lexicon.words("meetings", "press.names"):
        return "organization"
    if kind == "organization" and find_country(spelt) is not None:
        return "place"
    if len(name) > 1 or name[0] not in surnames or kind == "person":
        return kind
    known = kind == "place" and find_place(spelt) is not None
    return kind if known or kind == "event" else "person"


def _again(
    words: Words, found: Sequence[Found], kinds: dict[tuple[str, ...], NameKind]
) -> Iterator[Found]:
    """Places outside of ``found`` where a name stands again, people's by surname too.

    A single word counts as one only if it is a name more often than not: "Hill" may be a person,
    while the hill that an article also writes with a capital is none.
    """
    known = Counter(_spelling(words, low, high) for low, high, _ in found)
    kinds = dict(kinds)
    for name in [name for name in known if kinds[name] == "person" and len(name) > 1]:
        for end in (name[:1], name[-1:]):
            kinds.setdefault(end, "person")
            known[end] += known[name]
    missed = _missed(words, found, kinds)
    for name, places in missed.items():
        if len(name) > 1 or known[name] >= len(places):
            yield from ((place, place + len(name), kinds[name]) for place in places)


def _missed(
    words: Words, found: Iterable[Found], names: Iterable[tuple[str, ...]]
) -> dict[tuple[str, ...], list[int]]:
    """The places outside of ``found`` that spell one of ``names``, the longest first."""
    taken = [False] * len(words)
    for low, high, _ in found:
        taken[low:high] = [True] * (high - low)
    by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_first[name[0]].append(name)
    missed: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, word in enumerate(words.text):
        for name in by_first.get(word, ()) if shape(word) in NAMELIKE else ():
            end = place + len(name)
            if _spelling(words, place, end) == name and not any(taken[place:end]):
                missed[name].append(place)
                taken[place:end] = [True] * len(name)
                break
    return missed
