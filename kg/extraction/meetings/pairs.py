"""Who "the two leaders", "the pair" and "they" are, where a sentence says that such met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg import lexicon
from kg.extraction.genders import Gender
from kg.extraction.meetings.joint_subjects import pair_before
from kg.extraction.meetings.sightings import Sighting, told_in
from kg.extraction.party import Party
from kg.extraction.references import References
from kg.extraction.several import number_named, people_nouns, singular
from kg.language.document import Document, Sentence
from kg.spelling import fold, folded_words

_BOTH = 2
_GENDERS: dict[str, Gender] = {"men": "male", "women": "female"}
_HEADS = ("heads of state", "heads of government")
_BARE = frozenset(("the two", "the pair", "the duo", "the three", "all three", "the trio"))
_SENTENCES_BACK = 6
_WHEN = frozenset(("when", "where", "after", "before", "as", "since"))


def pair_meant(
    document: Document,
    sentence: Sentence,
    parties: Sequence[Party],
    references: References,
    before: Sequence[Sighting],
) -> tuple[str, ...]:
    """The participants that the sentence's words for two people mean; empty if nobody is known.

    ``before`` are the meetings told so far: those whose meeting the paragraph tells of last, else
    the one that the article speaks of most, the last of equals, if the words can mean them at all.
    """
    party = next((party for party in parties if party.kind == "pair"), None)
    noun = _noun(sentence, party) if party else _noun_in_front(sentence)
    number = (party and number_named(sentence.tokens, party.first)) or _BOTH
    # Who appears before the press is no pair with it.
    told = [
        each.participants
        for each in before
        if not (each.is_appearance or _are_otherwise(each.participants, noun, references))
    ]
    if number > _BOTH:
        told = [pair for pair in told if len(pair) == number]
    fitting = [pair for pair in told if _fits(pair, noun, references)]
    if not fitting and (gender := _GENDERS.get(noun)):
        fitting = [pair for pair in [_two_of(document, sentence, references, gender)] if pair]
    if not fitting and (holders := _holders(sentence, references, noun, number)):
        return holders
    bare = _is_bare(sentence, party)
    if (
        party
        and (bare or _leads_on(sentence, party))
        and (here := _named_here(sentence, references, party, number))
    ):
        return here
    named = _named_before(document, sentence, references, noun, number, bare=bare)
    if named and (bare or _just_named(document, sentence, named, noun, references)):
        return named
    if named and party and _are_in_company(document, sentence):
        return named
    # Who is called by an office is rather who bears it than who met before.
    if named and not fitting and noun in people_nouns() and _fits(named, noun, references):
        return named
    earlier = document.sentence_before(sentence)
    while earlier is not None and earlier.block is sentence.block:
        just = [each.participants for each in told_in(earlier, before)]
        if just := [pair for pair in just if pair in (fitting or told)]:
            return just[-1]
        earlier = document.sentence_before(earlier)
    known = _most_often(fitting or told) or named
    if number <= _BOTH:
        known = known or pair_before(document, sentence, references)
    return () if _are_otherwise(known, noun, references) else known


def _noun(sentence: Sentence, party: Party) -> str:
    """What those meant are called; heads of state are leaders."""
    words = [token.lower for token in sentence.tokens[party.last : party.last + 3]]
    return "leaders" if " ".join(words) in _HEADS else words[0]


def _noun_in_front(sentence: Sentence) -> str:
    """What those are called with whom a sentence begins: "The ministers last met in Oslo"."""
    words = [token.lower for token in sentence.tokens[:2]]
    return words[1] if words[:1] == ["the"] and words[1:] and words[1] in people_nouns() else ""


def _is_bare(sentence: Sentence, party: Party | None) -> bool:
    """Whether nothing says what they are, so that they are those named last: "the two"."""
    words = sentence.tokens[party.first : party.last + 1] if party else ()
    return " ".join(token.lower for token in words) in _BARE


def _leads_on(sentence: Sentence, party: Party) -> bool:
    """Whether a clause says when those named before it met: "asked B when they met"."""
    before = sentence.tokens[party.first - 1].lower if party.first else ""
    return before in _WHEN


def _most_often(pairs: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    counts = Counter(pairs)
    return max(reversed(pairs), key=lambda pair: counts[pair], default=())


def _fits(pair: tuple[str, ...], noun: str, references: References) -> bool:
    """Whether all of a pair may be called by a noun in the plural: "leaders", "presidents"."""
    if gender := _GENDERS.get(noun):
        return len(pair) == _BOTH and all(references.may_be(name, gender) for name in pair)
    titles = [{fold(office.title) for office in references.offices(name)} for name in pair]
    if noun == "leaders":
        return all(held & folded_words("names", "leaders") for held in titles)
    return all(any(title.endswith(singular(noun)) for title in held) for held in titles)


def _are_otherwise(pair: tuple[str, ...], noun: str, references: References) -> bool:
    """Whether all of a pair hold offices that are not called so: ministers are no "two kings"."""
    if not noun or singular(noun) not in lexicon.words("meetings", "strict_titles"):
        return False
    offices = [references.offices(name) for name in pair]
    return all(offices) and not any(_fits((name,), noun, references) for name in pair)


def _just_named(
    document: Document,
    sentence: Sentence,
    named: tuple[str, ...],
    noun: str,
    references: References,
) -> bool:
    """Whether those whom the sentence before names in the same paragraph may be called so.

    Whose office the article does not tell may be; who is told to be something else is not.
    """
    before = document.sentence_before(sentence)
    return (
        before is not None
        and before.block is sentence.block
        and noun in people_nouns()
        and all(not references.offices(n) or _fits((n,), noun, references) for n in named)
    )


def _are_in_company(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence before says who goes with whom: "A was accompanied by B"."""
    before = document.sentence_before(sentence)
    words = [token.lower for token in before.tokens] if before else []
    company = lexicon.words("meetings", "company")
    return any((one, two) in pairwise(words) for one, two in map(str.split, company))


def _holders(sentence: Sentence, references: References, noun: str, number: int) -> tuple[str, ...]:
    """Those named so far who hold an office, if they are as many: "the two governors"."""
    if noun in _GENDERS or noun == "leaders" or noun not in people_nouns():
        return ()
    named = {m.name for m in references.within(0, sentence.start) if m.kind == "person"}
    holders = sorted(name for name in named if _fits((name,), noun, references))
    return tuple(holders) if len(holders) == number else ()


def _two_of(
    document: Document, sentence: Sentence, references: References, gender: Gender
) -> tuple[str, ...]:
    """The two people of a gender who were named last, if they are two."""
    names: set[str] = set()
    earlier = document.sentence_before(sentence)
    for _ in range(_SENTENCES_BACK):
        if earlier is None or len(names) >= _BOTH:
            break
        within = references.within(earlier.start, earlier.end)
        names |= {m.name for m in within if references.may_be(m.name, gender)}
        earlier = document.sentence_before(earlier)
    return tuple(sorted(names)) if len(names) == _BOTH else ()


def _named_here(
    sentence: Sentence, references: References, party: Party, number: int
) -> tuple[str, ...]:
    """Those whom the sentence names before "the two", if they are as many."""
    within = references.within(sentence.start, sentence.tokens[party.first].start)
    names = {mention.name for mention in within if mention.kind == "person"}
    return tuple(sorted(names)) if len(names) == number else ()


def _named_before(
    document: Document,
    sentence: Sentence,
    references: References,
    noun: str,
    number: int,
    *,
    bare: bool,
) -> tuple[str, ...]:
    """The two people whom the sentence before names, if they are two.

    It may end another paragraph where nobody else is meant ("the pair", "the two leaders").
    """
    before = document.sentence_before(sentence)
    apart = before is not None and before.block is not sentence.block
    if before is None or (apart and not bare and noun not in people_nouns()):
        return ()
    within = references.within(before.start, before.end)
    names = {mention.name for mention in within if mention.kind == "person"}
    if len(names) > number and noun in people_nouns():
        names = {name for name in names if _fits((name,), noun, references)}
    return tuple(sorted(names)) if len(names) == number else ()
