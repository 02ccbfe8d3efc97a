"""Meetings by what the trained reader marked, beside the words that the lexicon knows.

The reader marks words that tell of a meeting, those that say who, where and when, and which of the
mentions tell of the same meeting. Who these people are, and when that was, is told here with what
is known of the article: its names, its dates, and the meetings told before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import lexicon
from kg.extraction.meetings.groups import Meet
from kg.extraction.meetings.marked_circumstances import date_marked, place_marked
from kg.extraction.meetings.marked_parties import who_is_marked
from kg.extraction.meetings.marks import Mark, marks_in
from kg.extraction.meetings.merging import Sighting, told_in
from kg.extraction.meetings.pairs import pair_meant
from kg.extraction.meetings.party_pronouns import told_apart, with_pronouns
from kg.extraction.meetings.telling import Found, told
from kg.extraction.meetings.words import plurals
from kg.extraction.parties import Party, find_parties
from kg.extraction.references import References
from kg.extraction.syntax import Syntax
from kg.language.document import Document, Sentence
from kg.language.gazetteer import find_country

_BOTH = 2


class MarkedMeetings:
    """What the reader marked in an article, with the meetings that were told by it so far."""

    def __init__(self, document: Document, references: References) -> None:
        self._document = document
        self._references = references
        self._told: dict[int, Sighting] = {}
        self.found: list[Sighting] = []

    def in_sentence(
        self, sentence: Sentence, by_rules: Sequence[Sighting], before: Sequence[Sighting]
    ) -> None:
        """Adds to ``found`` the meetings of a sentence that only marks tell of.

        ``by_rules`` are those that rules have found in it, ``before`` theirs of the article so far.
        """
        marks = list(marks_in(self._document, sentence))
        for mark in marks:
            mention = mark.mention.span
            for told_there in by_rules:
                found = told_there.trigger
                if found.start < mention.end and mention.start < found.end:
                    self._told.setdefault(mention.start, told_there)
        # "The summit" beside a meeting that rules have found is left to them.
        marks = [
            mark
            for mark in marks
            if mark.is_sure
            and mark.mention.span.start not in self._told
            and not (by_rules and mark.is_known and mark.is_judged)
        ]
        if not marks:
            return
        syntax = Syntax(sentence)
        parties = find_parties(self._document, sentence, self._references)
        told_before = [*before, *self.found]
        pair = pair_meant(self._document, sentence, parties, self._references, told_before)
        parties = with_pronouns(
            self._document, sentence, syntax, told_apart(sentence, parties, pair), self._references
        )
        for mark in marks:
            if names := self._participants(sentence, mark, parties, pair, told_before):
                again = self._before(mark) is not None or mark.is_known
                found_here = [Found(mark.trigger, (Meet(names),), again=False, own_date_only=again)]
                for sighting in told(
                    self._document, sentence, syntax, found_here, self._references, told_before
                ):
                    if (each := self._as_marked(sentence, mark, sighting, told_before)) is not None:
                        self._told.setdefault(mark.mention.span.start, each)
                        told_before.append(each)
                        self.found.append(each)

    def _as_marked(
        self, sentence: Sentence, mark: Mark, sighting: Sighting, told_before: Sequence[Sighting]
    ) -> Sighting | None:
        """What rules tell of a marked meeting, with its state, day and place as marked."""
        state = mark.mention.state
        if sighting.denial or state == "denied":
            return None
        start, end = date_marked(self._document, sentence, mark, (sighting.start, sighting.end))
        place = sighting.place
        if place is None and not sighting.is_remote:
            place = place_marked(mark, self._references)
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
        named, described = who_is_marked(
            self._document, sentence, mark, parties, pair, self._references
        )
        if mark.trigger.kind == "visit":
            # A journey to a country is none to meet it, and "the visit" may be anybody's.
            people = {name for name in named if not find_country(name)}
            return tuple(sorted(people)) if len(people) >= _BOTH else ()
        word = mark.mention.span.text.lower()
        if word in plurals() and len(named) < _BOTH:
            return ()
        if word in lexicon.words("meetings", "rounds") and before and before.kind != "talks":
            before = None  # a round is one of talks
        if before and (not named or mark.is_known or named & {*before.participants}):
            return before.participants
        if mark.is_known and mark.is_judged and not named:
            return ()  # rules have read "the talks" again
        if mark.is_known:
            meant = _last_of(named, earlier, others=mark.trigger.first == 1)
            if meant is None and mark.is_judged:
                # Who "took part in the meeting" joined others.
                meant = self._told_just_before(sentence, earlier)
            if meant is not None:
                return meant
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


def _last_of(names: set[str], told: Sequence[Sighting], *, others: bool) -> tuple[str, ...] | None:
    """The participants of the last meeting of one of some people, or of ``others`` just told."""
    held = [each.participants for each in told if not (each.denial or each.is_appearance)]
    shared = next((people for people in reversed(held) if names & {*people}), None)
    return shared or (held[-1] if others and held else None)
