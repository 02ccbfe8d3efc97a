"""Meetings by what the trained reader marked, beside the words that the lexicon knows.

The reader marks words that tell of a meeting, those that say who, where and when, and which of the
mentions tell of the same meeting. Who these people are, and when that was, is told here with what
is known of the article: its names, its dates, and the meetings told before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from kg import lexicon
from kg.extraction.meetings.groups import Meet
from kg.extraction.meetings.merging import Sighting, told_in
from kg.extraction.meetings.pairs import pair_meant
from kg.extraction.meetings.party_pronouns import told_apart, with_pronouns
from kg.extraction.meetings.telling import Found, told
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import forms, loose_verbs, nouns, plurals, verbs, with_verbs
from kg.extraction.parties import Party, find_parties
from kg.extraction.places import is_wide
from kg.extraction.references import References
from kg.extraction.syntax import Syntax
from kg.language.date_anchoring import is_weekday
from kg.language.document import Document, MeetingMention, Sentence
from kg.language.gazetteer import capital_of, country_named, find_country
from kg.language.words import grammar
from kg.spelling import tidy

_SURE = 0.6
"""How probable it must be that marked words tell of a meeting, where no rule says so."""
_SURE_AGAINST_RULES = 0.92
"""The same for words that the rules know, and do not take for a meeting here."""
_BOTH = 2
_DAY = len("2026-01-13")
_AHEAD = ("planned", "proposed")
_PEOPLE = ("person", "pair", "group")
_NOMINAL = ("NOUN", "PROPN")
_WITHIN = (*_NOMINAL, "ADP", "DET", "ADJ", "NUM")
_LONGEST = 8
"""Words by which a phrase may go on behind what is marked of it."""
_SEVERAL = frozenset(("they", "them", "both", "we", "us", "themselves"))
_KNOWN = ("the", "this")
_CAPITAL = re.compile(r"\b([A-Z][\w-]+(?: [A-Z][\w-]+)*?)(?:['\u2019]s)? capital\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention of a meeting as a trigger among the tokens of its sentence.

    Of words that rules have ``is_judged``, they did not take these for a meeting.
    """

    mention: MeetingMention
    trigger: Trigger
    is_judged: bool

    @property
    def is_sure(self) -> bool:
        return self.mention.sure > (_SURE_AGAINST_RULES if self.is_judged else _SURE)


class MarkedMeetings:
    """What the reader marked in an article, with the meetings that were told by it so far."""

    def __init__(self, document: Document, references: References) -> None:
        self._document = document
        self._references = references
        self._told: dict[int, Sighting] = {}

    def in_sentence(
        self, sentence: Sentence, by_rules: Sequence[Sighting], before: Sequence[Sighting]
    ) -> Iterator[Sighting]:
        """The meetings of a sentence that only marks tell of.

        ``by_rules`` are those that rules have found in it, ``before`` all that were told so far.
        """
        marks = list(self._marks(sentence))
        for mark in marks:
            mention = mark.mention.span
            for told_there in by_rules:
                found = told_there.trigger
                if found.start < mention.end and mention.start < found.end:
                    self._told.setdefault(mention.start, told_there)
        marks = [
            mark for mark in marks if mark.is_sure and mark.mention.span.start not in self._told
        ]
        if not marks:
            return
        syntax = Syntax(sentence)
        parties = find_parties(self._document, sentence, self._references)
        pair = pair_meant(self._document, sentence, parties, self._references, before)
        parties = with_pronouns(
            self._document, sentence, syntax, told_apart(sentence, parties, pair), self._references
        )
        told_before = list(before)
        for mark in marks:
            if names := self._participants(sentence, mark, parties, pair, told_before):
                again = self._before(mark) is not None or _is_known(sentence, mark.trigger)
                found_here = [Found(mark.trigger, (Meet(names),), again=False, own_date_only=again)]
                for sighting in told(
                    self._document, sentence, syntax, found_here, self._references, told_before
                ):
                    if (each := self._as_marked(sentence, mark, sighting, told_before)) is not None:
                        self._told.setdefault(mark.mention.span.start, each)
                        told_before.append(each)
                        yield each

    def _as_marked(
        self, sentence: Sentence, mark: Mark, sighting: Sighting, told_before: Sequence[Sighting]
    ) -> Sighting | None:
        """What rules tell of a marked meeting, with its state, day and place as marked."""
        state = mark.mention.state
        if sighting.denial or state == "denied":
            return None
        start, end = self._date(sentence, mark, (sighting.start, sighting.end))
        place = sighting.place
        if place is None and not sighting.is_remote:
            place = self._place(mark)
        status = "cancelled" if sighting.status == "cancelled" else state
        first = self._before(mark)
        if first is None and start is None:
            # What is told without a day goes on with the last meeting of the same people.
            same = (s for s in reversed(told_before) if s.participants == sighting.participants)
            first = next((s for s in same if not s.denial), None)
        return replace(
            sighting,
            start=start,
            end=end,
            place=place,
            status=status,
            status_stated=True,
            marked=True,
            repeats=first.trigger if first else None,
        )

    def _marks(self, sentence: Sentence) -> Iterator[Mark]:
        """The marks of a sentence, sure and doubtful ones."""
        mentions = self._document.meeting_index.starting_within(sentence.start, sentence.end)
        for mention in mentions:
            if mention.span.end <= sentence.end:
                trigger = _trigger(sentence, mention)
                words = sentence.tokens[trigger.first : trigger.last + 1]
                yield Mark(mention, trigger, any(word.lower in _judged() for word in words))

    def _before(self, mark: Mark) -> Sighting | None:
        """The meeting told before that the marked words tell of again."""
        meetings = self._document.meetings
        starts = (meetings[number].span.start for number in mark.mention.same)
        return next((self._told[start] for start in starts if start in self._told), None)

    def _participants(
        self,
        sentence: Sentence,
        mark: Mark,
        parties: Sequence[Party],
        last_pair: tuple[str, ...],
        earlier: Sequence[Sighting],
    ) -> tuple[str, ...]:
        """Those who meet; of a meeting told ``earlier``, its participants unless others are named.

        Nobody where not even one of them has a name.
        """
        before = self._before(mark)
        pair = before.participants if before else last_pair
        named, described = self._who(sentence, mark, parties, pair)
        if mark.trigger.kind == "visit":
            # A journey to a country is none to meet it, and "the visit" may be anybody's.
            people = {name for name in named if not find_country(name)}
            return tuple(sorted(people)) if len(people) >= _BOTH else ()
        word = mark.mention.span.text.lower()
        if word in plurals() and len(named) < _BOTH:
            return ()
        if word in lexicon.words("meetings", "rounds") and before and before.kind != "talks":
            before = None  # a round is one of talks
        known = _is_known(sentence, mark.trigger)
        if before and (not named or known or named & {*before.participants}):
            return before.participants
        if known and (meant := _last_of(named, earlier, others=mark.trigger.first == 1)):
            return meant
        if known and mark.is_judged and (meant := self._told_just_before(sentence, earlier)):
            return meant  # who "took part in the meeting" joined others
        names = named | described
        if len(names) == 1 and names <= {*pair} and any(s.participants == pair for s in earlier):
            return pair
        proper = any(self._references.has(name) for name in named)
        return tuple(sorted(names)) if proper and len(names) >= _BOTH else ()

    def _told_just_before(
        self, sentence: Sentence, earlier: Sequence[Sighting]
    ) -> tuple[str, ...] | None:
        """Who met by the sentence right before."""
        before = self._document.sentence_before(sentence)
        held = told_in(before, [s for s in earlier if not s.denial]) if before else []
        return held[-1].participants if held else None

    def _who(
        self, sentence: Sentence, mark: Mark, parties: Sequence[Party], pair: tuple[str, ...]
    ) -> tuple[set[str], set[str]]:
        """The names of those whom the words marked as "who" name, and words for the others."""
        named: set[str] = set()
        described: set[str] = set()
        for span in mark.mention.who:
            if sentence.start <= span.start and span.end <= sentence.end:
                first, last = sentence.index_at(span.start), sentence.index_at(span.end - 1)
                names = _named([p for p in parties if p.first <= last and p.last >= first], pair)
                named |= names
                if not names:
                    described.update(self._described(sentence, first, last, pair))
        # Where people meet, their countries do not meet besides.
        named -= {country for name in named for country in self._references.countries_of(name)}
        return named, described

    def _place(self, mark: Mark) -> str | None:
        """The place that the words marked as "where" name, a town before the country around it.

        "The Uzbek capital" is Tashkent.
        """
        spans = mark.mention.where
        named = [
            place
            for span in spans
            for place in self._references.within(span.start, span.end)
            if place.kind == "place"
        ]
        named.sort(key=lambda place: (is_wide(place.name), place.start))
        capitals = (town for span in spans if (town := _capital_in(span.text)))
        return next(iter((*capitals, *(place.name for place in named))), None)

    def _date(
        self, sentence: Sentence, mark: Mark, told: tuple[str | None, str | None]
    ) -> tuple[str | None, str | None]:
        """When that was: as ``told`` by the sentence, else by the words marked as "when".

        A mere weekday lies ahead if the meeting does, else it is past.
        """
        found = [
            date
            for span in mark.mention.when
            for date in self._document.date_index.starting_within(span.start, span.end)
        ]
        start, end = told if told[0] or not found else (found[0].start, found[0].end)
        today = sentence.block.date or self._document.article.published
        if start and today and len(start) == len(today) == _DAY and end is None:
            words = next((date.span.text for date in found if date.start == start), "")
            ahead = mark.mention.state in _AHEAD
            if is_weekday(words) and ahead == (start < today) and start != today:
                week = dt.timedelta(days=7 if ahead else -7)
                start = (dt.date.fromisoformat(start) + week).isoformat()
        return start, end

    def _described(
        self, sentence: Sentence, first: int, last: int, pair: tuple[str, ...]
    ) -> Iterator[str]:
        """Whoever a plural pronoun takes up, else the words for those who have no name."""
        tokens, arcs = sentence.tokens, sentence.dependencies
        while first <= last and tokens[first].lower in _determiners():
            first += 1
        while first < last and not tokens[last].is_word:
            last -= 1
        if first <= last and tokens[first].lower in _SEVERAL:
            yield from pair
        elif first <= last and any(a.part_of_speech in _NOMINAL for a in arcs[first : last + 1]):
            last = _end_of_phrase(sentence, last)
            yield tidy(self._document.article.text[tokens[first].start : tokens[last].end])


def _end_of_phrase(sentence: Sentence, last: int) -> int:
    """Where a phrase ends that goes on behind a marked word: "negotiators" "for the union"."""
    arcs = sentence.dependencies
    end = last
    while end + 1 < min(len(arcs), last + _LONGEST) and arcs[end + 1].part_of_speech in _WITHIN:
        end += 1
    while end > last and arcs[end].part_of_speech not in _NOMINAL:
        end -= 1
    return end


def _trigger(sentence: Sentence, mention: MeetingMention) -> Trigger:
    """The marked words as a trigger; its kind is the lexicon's where it has the words."""
    first = max(0, sentence.index_at(mention.span.start))
    last = max(first, sentence.index_at(mention.span.end - 1))
    words = [token.lower for token in sentence.tokens[first : last + 1]]
    kinds = (_kinds().get(word) for word in (" ".join(words), *words))
    kind = next((kind for kind in kinds if kind), "meeting")
    is_noun = sentence.dependencies[last].part_of_speech in _NOMINAL
    form: Literal["noun", "verb"] = "noun" if is_noun else "verb"
    return Trigger(first, last, kind, form, reciprocal=not is_noun)


def _named(inside: Sequence[Party], pair: tuple[str, ...]) -> set[str]:
    """The names of the parties in words marked as "who"; people go before what they belong to."""
    if any(party.kind in _PEOPLE for party in inside):
        inside = [party for party in inside if party.kind in _PEOPLE]
    inside = [party for party in inside if not party.possessive] or inside
    return {
        name
        for party in inside
        if party.kind != "place"
        for name in ((party.name,) if party.name else pair)
    }


def _is_known(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun speaks of a meeting as of one that was told: "the talks"."""
    before = sentence.tokens[trigger.first - 1].lower if trigger.first else ""
    return trigger.form == "noun" and before in _KNOWN


def _last_of(names: set[str], told: Sequence[Sighting], *, others: bool) -> tuple[str, ...] | None:
    """The participants of the last meeting of one of some people, or of ``others`` just told."""
    held = [each.participants for each in told if not (each.denial or each.is_appearance)]
    shared = next((people for people in reversed(held) if names & {*people}), None)
    return shared or (held[-1] if others and held else None)


def _capital_in(words: str) -> str | None:
    """The town that "the Uzbek capital", or "Uzbekistan's capital", is."""
    found = _CAPITAL.search(words)
    return capital_of().get(country_named(found[1]) or "") if found else None


@cache
def _determiners() -> frozenset[str]:
    return grammar("definite") | grammar("indefinite")


@cache
def _judged() -> frozenset[str]:
    """Words that rules look at, and take for a meeting by what stands around them."""
    contacts = ("talking", "talking_over", "chatting", "speaking", "briefing", "telling", "facing")
    doings = ("touring", "guiding", "presenting", "calling", "summoning", "bringing", "errands")
    lists = (forms(key) for key in (*contacts, *doings))
    return frozenset(_kinds()).union(*lists, lexicon.words("meetings", "sittings"))


@cache
def _kinds() -> dict[str, str]:
    visits = dict.fromkeys(lexicon.words("meetings", "stops"), "visit")
    return {**visits, **loose_verbs(), **verbs(), **with_verbs(), **nouns()}
