"""Where: the place that a sentence gives a meeting, and the part of it that belongs to one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg import lexicon
from kg.extraction.geography import is_wide
from kg.extraction.meetings.syntax import MeetingSyntax
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.references import Mention, References
from kg.language.document import Document, Sentence
from kg.language.words import grammar, words

_CLOSE = 8
_REACH = 4
_FAR_OFF = 4
"""How much further off a place is that only tells of those who are met."""
_WITHIN = grammar("within")
_TOWARD = grammar("toward")
_AROUND = _WITHIN | _TOWARD
_OTHERWISE = grammar("prepositions") - {"of"} | {"and", "as"}
_JOINING = grammar("joining")
_CLAUSE_MARKS = frozenset((";", ":", "—", "–"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Offsets within which the circumstances of one trigger are looked for."""

    start: int
    end: int


def frame(document: Document, sentence: Sentence, trigger: Trigger) -> Sentence | None:
    """The sentence before, where it tells when and where all this happened.

    It does if it tells of the journey ("flew to Oslo on May 3. He was received by ..."), or if the
    words are those of the day that it told of ("said on Monday. He was speaking at a meeting").
    """
    before = document.sentence_before(sentence)
    if before is None:
        return None
    words = {token.lower for token in before.tokens}
    if before.block is sentence.block and words & journeys():
        return before
    lead = {token.lower for token in sentence.tokens[: trigger.first]}
    return before if lead & grammar("speaking") else None


@cache
def journeys() -> frozenset[str]:
    """Words by which a sentence tells of a journey."""
    return frozenset(lexicon.words("meetings", "journeys"))


def where(
    document: Document,
    sentence: Sentence,
    stretch: Stretch,
    trigger: Trigger,
    references: References,
    syntax: MeetingSyntax,
    *,
    own_place_only: bool,
) -> str | None:
    """The place: "in Bergen", "the Bergen summit", "flew to Norway to meet".

    A place behind "in" or "at" goes before one behind "to", a town before the country around it,
    one behind the trigger before one ahead of it. With ``own_place_only`` the sentence before does
    not count.
    """
    here = sentence.tokens[trigger.last].end
    plain = document.plain
    options: list[tuple[int, int, int, str]] = []
    named = references.within(stretch.start, stretch.end)
    places = [m for m in named if m.kind == "place" and not _is_party(plain, m)]
    places = [m for m in places if not _is_vague(sentence, m)]
    last = {mention: sentence.index_at(mention.end - 1) for mention in places}
    if any(syntax.is_where(last[mention], trigger) for mention in places):
        # "In Oslo, where A met B, and in Bergen, where she gave a speech"
        places = [
            mention
            for mention in places
            if syntax.is_where(last[mention], trigger) or not syntax.has_where(last[mention])
        ]
    for mention in places:
        is_town = not is_wide(mention.name)
        if syntax.is_talked_of(sentence.index_at(mention.start), trigger, is_town=is_town):
            continue
        is_where = syntax.is_where(last[mention], trigger)
        if _modifies(document, sentence, mention, trigger):
            rank = 0
        else:
            leading = _preposition(sentence, mention, stretch)
            if leading is None and syntax.is_at_site(last[mention], trigger):
                leading = "at"
            if leading is None and not is_where:
                continue
            standing = syntax.standing_of(sentence.index_at(mention.start), trigger)
            if is_where:
                standing = "there"
            if standing == "elsewhere":
                continue
            rank = (1 if leading in _WITHIN else 2) + 2 * (mention.start < here)
            rank -= 2 * (standing == "there")
            if syntax.is_of_what_they_saw(sentence.index_at(mention.start), trigger):
                rank += _FAR_OFF
        options.append((rank, is_wide(mention.name), abs(mention.start - here), mention.name))
    if not options:
        return (
            None if own_place_only else _journey_to(document, sentence, trigger, references, syntax)
        )
    best = min(options)
    narrower = [option for option in options if not option[1] and option[0] <= best[0] + 1]
    return min(narrower)[3] if best[1] and narrower else best[3]


def _journey_to(
    document: Document,
    sentence: Sentence,
    trigger: Trigger,
    references: References,
    syntax: MeetingSyntax,
) -> str | None:
    """Where the journey went that the sentence before tells of.

    "There" is the place that was named last, be it in the sentence itself: "Oslo had hosted talks
    before: A and B met there".
    """
    if syntax.is_there(trigger) and (told := document.sentence_before(sentence)):
        here = references.within(sentence.start, sentence.tokens[trigger.first].start)
        named = [m.name for m in here if m.kind == "place" and not _is_party(document.plain, m)]
        towns = [name for name in named if not is_wide(name)]
        places = towns or [*_places_behind(document, told, references, _AROUND)]
        return places[-1] if places else None
    before = frame(document, sentence, trigger)
    if before is None or before.block is not sentence.block:
        return None
    mentions = references.within(before.start, before.end)
    arrivals = {token.lower for token in before.tokens} & {*lexicon.words("meetings", "arrivals")}
    arrives = bool(arrivals) and any(mention.kind == "person" for mention in mentions)
    leading = _AROUND if arrives else _TOWARD
    return next(_places_behind(document, before, references, leading), None)


def _places_behind(
    document: Document, sentence: Sentence, references: References, words: Container[str]
) -> Iterator[str]:
    """The places to which one of the words leads in a sentence."""
    whole = Stretch(sentence.start, sentence.end)
    for mention in references.within(sentence.start, sentence.end):
        named = mention.kind == "place" and not _is_party(document.plain, mention)
        if named and _preposition(sentence, mention, whole) in words:
            yield mention.name


def _is_party(plain: str, mention: Mention) -> bool:
    """Whether a country acts, rather than being where: "Japan's", "a Korea–Japan summit"."""
    before, behind = plain[: mention.start][-1:], plain[mention.end : mention.end + 2]
    return behind == "'s" or behind[:1] in ("-", "–", "—") or before in ("-", "–")


def _is_vague(sentence: Sentence, mention: Mention) -> bool:
    """Whether the place is only around another: "to Africa", "the Danube town of Novi Sad"."""
    index = sentence.index_at(mention.end - 1)
    behind = [token.lower for token in sentence.tokens[index + 1 : index + 3]]
    is_around = behind[1:] == ["of"] and behind[0] in words("place_nouns")
    before = sentence.tokens[sentence.index_at(mention.start) - 1].lower
    return is_around or (before in _TOWARD and mention.name in words("regions"))


def _preposition(sentence: Sentence, mention: Mention, stretch: Stretch) -> str | None:
    """The word that makes a place of what follows: "in", "to", "visited" some words before it."""
    ends = [token.end for token in sentence.tokens]
    index = bisect_right(ends, mention.start) - 1
    for distance, token in enumerate(reversed(sentence.tokens[max(0, index - _REACH) : index + 1])):
        if token.start < stretch.start or not (token.is_word or token.text == "'s"):
            return None
        if token.lower in _WITHIN or (token.lower in _TOWARD and distance < 2):
            before = [t.lower for t in sentence.tokens[: index - distance]][-2:]
            return None if before == ["anywhere", "but"] or before[-1:] == ["not"] else token.lower
        if token.lower in _OTHERWISE:
            return None
    return None


def around(
    sentence: Sentence, trigger: Trigger, stretch: Stretch, syntax: MeetingSyntax
) -> Stretch:
    """The part of a stretch close to the trigger, for words that only name a meeting again.

    What a clause of their own says belongs to them: "the talks, held at the palace in Oslo".
    """
    tokens = sentence.tokens
    first, last = trigger.first, trigger.last
    while first > max(0, trigger.first - _CLOSE) and tokens[first - 1].text not in _CLAUSE_MARKS:
        first -= 1
    while last < min(len(tokens) - 1, trigger.last + _CLOSE) and (
        tokens[last + 1].text not in _CLAUSE_MARKS
    ):
        last += 1
    last = max(last, syntax.own_clauses(trigger))
    return Stretch(max(stretch.start, tokens[first].start), min(stretch.end, tokens[last].end))


def _modifies(document: Document, sentence: Sentence, mention: Mention, trigger: Trigger) -> bool:
    """Whether a town stands right before the noun: "the Bergen summit"."""
    between = document.plain[mention.end : sentence.tokens[trigger.first].start]
    return trigger.form == "noun" and between.isspace() and not is_wide(mention.name)


def stretches(sentence: Sentence, triggers: Sequence[Trigger]) -> list[Stretch]:
    """The part of the sentence that belongs to each trigger.

    A sentence with one meeting belongs to it whole; between two, the border lies at the last comma,
    or word that joins clauses, between them, else right before the second. A semicolon always ends
    a part.
    """
    semicolons = [token.start for token in sentence.tokens if token.text == ";"]
    borders = [sentence.start]
    for first, second in pairwise(triggers):
        between = sentence.tokens[first.last + 1 : second.first]
        marks = [token.start for token in between if token.lower in _JOINING]
        borders.append(marks[-1] if marks else sentence.tokens[second.first].start)
    borders.append(sentence.end)
    parts = []
    for trigger, (start, end) in zip(triggers, pairwise(borders), strict=False):
        here = sentence.tokens[trigger.first].start
        before = [mark for mark in semicolons if start <= mark < here]
        behind = [mark for mark in semicolons if here < mark < end]
        parts.append(Stretch(before[-1] if before else start, behind[0] if behind else end))
    return parts
