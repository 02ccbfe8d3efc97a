"""Meetings by what the trained reader marked, beside the words that the lexicon knows.

The reader marks words that tell of a meeting, those that say who, where and when, and which of the
mentions tell of the same meeting. Who these people are, and when that was, is told here with what
is known of the article: its names, its dates, and the meetings told before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.meetings.counts import tells_of_several
from kg.extraction.meetings.groups import Meet
from kg.extraction.meetings.lead_day import is_looked_back_on, is_recent, is_told
from kg.extraction.meetings.marked_circumstances import date_marked, date_near, place_marked
from kg.extraction.meetings.marked_parties import MarkedParties
from kg.extraction.meetings.marked_states import is_still_ahead, keeps_its_state
from kg.extraction.meetings.marks import Mark, has_few, marks_in
from kg.extraction.meetings.sightings import AHEAD, APPEARANCES, Sighting
from kg.extraction.meetings.telling import Found, told
from kg.extraction.meetings.told_already import is_attended_besides
from kg.extraction.meetings.untold import is_paid, is_untold
from kg.extraction.meetings.words import ambiguous, plurals
from kg.extraction.references import References
from kg.extraction.syntax import Syntax
from kg.language.document import Document, Sentence
from kg.language.gazetteer import find_country
from kg.records import Span

_BOTH = 2
_CERTAIN = 0.9
"""How probable a mark must be that says how far a meeting came which rules have found."""


class MarkedMeetings:
    """What the reader marked in an article, with the meetings that were told by it so far."""

    def __init__(self, document: Document, references: References) -> None:
        self._document = document
        self._references = references
        self._parties = MarkedParties(document, references)
        self._has_few = has_few(document)
        self._begins = next((each.start for each in document.sentences if is_told(each)), 0)
        self._told: dict[int, Sighting] = {}
        self.found: list[Sighting] = []

    def in_sentence(
        self, sentence: Sentence, by_rules: Sequence[Sighting], before: Sequence[Sighting]
    ) -> None:
        """Adds to ``found`` the meetings of a sentence that only marks tell of.

        ``by_rules`` are those that rules have found in it, ``before`` theirs of the article so far.
        """
        marks = list(marks_in(self._document, sentence))
        if not marks:
            return
        for mark in marks:
            mention = mark.mention.span
            for told_there in by_rules:
                if told_there.trigger.touches(mention):
                    self._told.setdefault(mention.start, told_there)
        syntax = Syntax(sentence)
        told_before = [*before, *self.found]
        for mark in marks:
            # "The summit" beside a meeting that rules have found is left to them.
            left = by_rules and mark.is_known and mark.is_judged
            here = self._parties.here(mark.mention)
            of_few = self._has_few and not is_paid(syntax, mark)
            is_sure = mark.is_sure(of_both=len(here) >= _BOTH, of_few=of_few)
            if left or mark.mention.span.start in self._told or not is_sure:
                continue
            for sighting in self._told_of(sentence, syntax, mark, here, told_before):
                each = self._as_marked(sentence, mark, sighting, told_before)
                if each is not None:
                    self._told.setdefault(mark.mention.span.start, each)
                    told_before.append(each)
                    self.found.append(each)

    def believed(self, sightings: Iterable[Sighting]) -> Iterator[Sighting]:
        """Meetings that rules have found, without those of which the reader sees nothing.

        It has to see something in the sentence, or in another one about the same people, where the
        words are often of something else ("hosted", "conversations").
        """
        sightings = list(sightings)
        seen = {s.participants for s in sightings if self._is_seen(s)}
        for sighting in sightings:
            if sighting.denial or sighting.participants in seen:
                yield sighting

    def _is_seen(self, sighting: Sighting) -> bool:
        is_listed = sighting.entry_date is not None or sighting.kind in APPEARANCES
        if is_listed or sighting.trigger.text.lower() not in ambiguous():
            return True
        sentence = sighting.sentence
        return bool(self._document.meeting_index.starting_within(sentence.start, sentence.end))

    def stated(self, sightings: Iterable[Sighting]) -> Iterator[Sighting]:
        """Meetings that rules have found, come as far as the marks of their words say."""
        sightings = list(sightings)
        counts = Counter(s.sentence.start for s in sightings)
        for sighting in sightings:
            words, start = sighting.trigger, sighting.sentence.start
            sentence = self._document.sentence_at(words.start)
            if sentence is not None and not (sighting.denial or sighting.status == "cancelled"):
                marks = marks_in(self._document, sentence)
                mark = next((each for each in marks if each.mention.span.touches(words)), None)
                if mark and mark.mention.sure > _CERTAIN:
                    sighting = self._in_state(sentence, mark, sighting)
                    sighting = replace(
                        sighting,
                        near=date_near(self._document, mark),
                        place_near=self._place_near(mark, sighting, alone=counts[start] == 1),
                    )
            yield sighting

    def _in_state(self, sentence: Sentence, mark: Mark, sighting: Sighting) -> Sighting:
        """The sighting, unless its day says otherwise: what is over is not planned."""
        status = mark.mention.state
        if status == "denied" or keeps_its_state(self._document, sentence, mark, sighting):
            return sighting
        start, end = date_marked(self._document, sentence, mark, sighting)
        published = self._document.article.published
        if start and published and status != "cancelled":
            to_come = start > published[: len(start)]
            over = start < published[: len(start)]
            if over if status in AHEAD else to_come:
                return sighting
        return replace(sighting, status=status, status_stated=True, start=start, end=end)

    def _told_of(
        self,
        sentence: Sentence,
        syntax: Syntax,
        mark: Mark,
        here: tuple[str, ...],
        before: list[Sighting],
    ) -> Iterator[Sighting]:
        """What the sentence tells of a meeting of those who meet by all mentions of it.

        ``here`` are those whom the sentence itself names.
        """
        if mark.trigger.kind == "visit" and not is_paid(syntax, mark):
            return  # whom a journey is to is what rules tell
        besides = bool(before) and is_attended_besides(syntax, mark.trigger)
        if besides or is_untold(syntax, mark, here, self._references):
            return
        names = self._without_titles(self._parties.of(mark.mention))
        first = self._before(mark)
        # Other mentions of the meeting tell who met, though none of them was told of.
        tied = bool(mark.mention.same) and len(names) >= _BOTH
        if mark.mention.span.text.lower() in plurals():
            # "His talks in Chile and Peru" are with nobody whom the sentence does not name.
            towns = self._references.geography.known
            names = tuple(n for n in names if n in here and not (n in towns or find_country(n)))
        elif mark.is_known and len(here) < _BOTH and not (tied and first is None):
            names = _meant(first, names, before)
        if len(names) >= _BOTH:
            again = first is not None or mark.is_known
            one = Found(mark.trigger, (Meet(names),), again=False, own_date_only=again)
            for each in told(self._document, sentence, syntax, [one], self._references, before):
                yield replace(each, marked=True)

    def _without_titles(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The names without an office that another of them holds: nobody meets himself."""
        held = {
            word
            for name in names
            for office in self._references.offices(name)
            for word in (office.title, office.head)
        }
        heads = {"premier"} if {"prime minister", "premier"} & held else set()
        return tuple(name for name in names if name not in held | heads)

    def _as_marked(
        self, sentence: Sentence, mark: Mark, sighting: Sighting, told_before: Sequence[Sighting]
    ) -> Sighting | None:
        """What rules tell of a marked meeting, with its state, day and place as marked."""
        state = mark.mention.state
        if sighting.denial or state == "denied":
            return None
        start, end = date_marked(self._document, sentence, mark, sighting)
        place = sighting.place or self._place(mark, sighting)
        status = "cancelled" if sighting.status == "cancelled" else state
        first = self._before(mark)
        if first is None and start is None:
            # What is told without a day goes on with the last meeting of the same people.
            same = (s for s in reversed(told_before) if s.participants == sighting.participants)
            first = next((s for s in same if not s.denial), None)
        if start is None and first is None and sentence.block.date and not mark.mention.when:
            start, end = sentence.block.days or (sentence.block.date, None)
        if is_still_ahead(self._document, sentence, mark):
            status = first.status if first else sighting.status
        return replace(
            sighting,
            start=start,
            end=end,
            near=date_near(self._document, mark),
            place=place,
            status=status,
            status_stated=True,
            repeats=(first.repeats or first.trigger) if first else None,
        )

    def _place(self, mark: Mark, sighting: Sighting) -> str | None:
        """Where a meeting was by all words that are marked for it."""
        near = [span for span in mark.mention.place if span.end > self._begins]
        return self._named(
            (*mark.mention.where, *near, *self._dateline(mark, sighting)), mark, sighting
        )

    def _place_near(self, mark: Mark, sighting: Sighting, *, alone: bool) -> str | None:
        """The dateline's town; what is named in its sentence, if that tells of nothing else."""
        if sighting.status in AHEAD:
            return None
        mention = mark.mention
        dateline = self._dateline(mark, sighting)
        here = [span for span in mention.where if any(map(span.touches, mention.place))]
        return self._named((*(here if alone else ()), *dateline), mark, sighting)

    def _dateline(self, mark: Mark, sighting: Sighting) -> list[Span]:
        """What is marked of the dateline, which is not where people met long before."""
        published, start = self._document.article.published, sighting.start
        long_ago = published and start and not is_recent(self._document, start)
        sentence = self._document.sentence_at(sighting.trigger.start)
        looked_back_on = sentence and is_looked_back_on(sentence, sighting)
        behind = self._document.plain[sighting.trigger.end : sighting.sentence.end]
        if long_ago or looked_back_on or tells_of_several(behind):
            return []
        return [span for span in mark.mention.place if span.end <= self._begins]

    def _named(self, spans: Sequence[Span], mark: Mark, sighting: Sighting) -> str | None:
        if sighting.is_remote:
            return None
        return place_marked(self._document, spans, self._references, mark)

    def _before(self, mark: Mark) -> Sighting | None:
        """The meeting told before that the marked words tell of again."""
        meetings = self._document.meetings
        starts = (meetings[number].span.start for number in mark.mention.same)
        return next((self._told[start] for start in starts if start in self._told), None)


def _meant(
    again: Sighting | None, names: tuple[str, ...], before: Sequence[Sighting]
) -> tuple[str, ...]:
    """Who met at "the talks": those of a meeting told before of which somebody is marked."""
    told = [each for each in before if not (each.denial or each.is_appearance)]
    shared = (each for each in reversed(told) if {*names} & {*each.participants})
    meant = again or next(shared, None)
    return meant.participants if meant else names
