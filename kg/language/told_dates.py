"""The dates that an article has told so far, which the next ones count from."""

from __future__ import annotations

import datetime as dt

from kg.language.document import DateExpression, Sentence
from kg.language.words import grammar

_DAY = len("YYYY-MM-DD")
_MODIFYING = ("compound", "nummod", "nmod:unmarked", "nmod", "amod")
_STAY = dt.timedelta(days=6)
"""The longest journey in which a weekday is one day."""
_NEAR = 3
"""Words from a date to the noun that it stands before: "the July 30 tariff deal"."""


def noun_of(date: DateExpression, sentence: Sentence) -> int | None:
    """The index of the noun that a date only tells from others: "the July 30 deal"."""
    last = sentence.index_at(date.span.end - 1)
    words = range(sentence.index_at(date.span.start), last + 1)
    if words[0] and sentence.tokens[words[0] - 1].lower in grammar("dating"):
        return None  # "and on the following day ministers of Peru"
    heads = {sentence.dependencies[index].head for index in words} - {*words, None}
    if len(heads) != 1 or sentence.dependencies[last].relation not in _MODIFYING:
        return None
    (head,) = heads
    if head is None or not last < head <= last + _NEAR:
        return None
    is_time = sentence.tokens[head].lower in grammar("times")  # "Friday morning"
    return head if sentence.dependencies[head].part_of_speech == "NOUN" and not is_time else None


def _days_of(date: DateExpression, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a few days, or of next week."""
    if date.span.text.lower().split() == ["next", "week"]:
        monday = today + dt.timedelta(days=7 - today.weekday())
        return monday, monday + _STAY
    if date.end is None or len(date.start) < _DAY or len(date.end) < _DAY:
        return None
    first, last = dt.date.fromisoformat(date.start), dt.date.fromisoformat(date.end)
    return (first, last) if last - first <= _STAY else None


class ToldDates:
    """What has been told up to a sentence; `begin` each sentence, then `tell` each of its dates."""

    def __init__(self) -> None:
        self._year: int | None = None
        self._year_in: Sentence | None = None
        self._entry: str | None = None
        self._anchor: dt.date | None = None
        self._here: list[str] = []
        self._main: list[str] = []
        self._last: str | None = None
        self._past: str | None = None
        self._days: tuple[dt.date, dt.date] | None = None
        self._stay: tuple[dt.date, dt.date] | None = None
        self._stay_in: Sentence | None = None
        self._before: Sentence | None = None

    def begin(self, sentence: Sentence, anchor: dt.date | None) -> None:
        """Go on to the next sentence; an entry of a timeline counts from its own day."""
        self._last = self.before
        if sentence.block.date != self._entry:
            self._last = None
        self._entry, self._anchor = sentence.block.date, anchor
        self._here, self._main = [], []
        told_in = self._stay_in
        if told_in and told_in not in (self._before, sentence) and told_in.block != sentence.block:
            self._stay = self._stay_in = None
        self._before = sentence

    def tell(self, date: DateExpression, sentence: Sentence) -> None:
        """Add a date; that of something else ("since May 3") is none to go on from."""
        self._here.append(date.start)
        index = sentence.index_at(date.span.start)
        leading = sentence.tokens[max(0, index - 1) : index + 1]
        # A month or a year to come is a plan, and the text goes on without it.
        anchor = self._anchor.isoformat() if self._anchor else date.start
        aside = len(date.start) < _DAY and date.start > anchor[: len(date.start)]
        aside = aside or noun_of(date, sentence) is not None
        if not aside and not any(token.lower in grammar("another_event") for token in leading):
            self._main.append(date.start)
        if len(date.start) == _DAY and date.start <= anchor:
            self._past = date.start
        if date.start[:4] in date.span.text:
            self._year, self._year_in = int(date.start[:4]), sentence
        if self._anchor and (days := _days_of(date, self._anchor)):
            self._days = days
            if days[0] > self._anchor:
                self._stay, self._stay_in = days, sentence

    def day_of_stay(self, number: int) -> dt.date | None:
        """The first (1), the second, or the last (-1) of the few days that were told last."""
        if self._days is None:
            return None
        first, last = self._days
        day = last if number < 0 else first + dt.timedelta(days=number - 1)
        return day if day <= last else None

    def within_stay(self, day: dt.date) -> dt.date:
        """The same weekday within the days to come that were told last: "from May 3 to 6".

        Or within next week; the ``day`` itself where they have none such.
        """
        first, last = self._stay or (day, day)
        on = first + dt.timedelta(days=(day - first).days % 7)
        return on if on <= last else day

    @property
    def before(self) -> str | None:
        """The date that the text has gone on from: in a sentence a whole day before a month."""
        days = [date for date in self._main if len(date) == _DAY]
        return next(reversed(days or self._main), self._last)

    @property
    def nearby(self) -> str | None:
        """What "the following day" counts from: the last date told, else the article's day."""
        anchor = self._anchor.isoformat() if self._anchor else None
        return self._here[-1] if self._here else self._last or anchor

    @property
    def year(self) -> str | None:
        """The year that the text has told last, in so many digits."""
        return str(self._year) if self._year else None

    @property
    def past_day(self) -> str | None:
        """The last day told that is none to come."""
        return self._past

    @property
    def day_before(self) -> str | None:
        """The whole day that the sentences before told last."""
        return self._last if self._last and len(self._last) == _DAY else None

    def year_for(self, sentence: Sentence) -> str | None:
        """The year of a date without one.

        News dates its own days from its publication. What it tells of a past year goes on in that
        year to the end of the paragraph; without a publication date the last year told is all that
        there is. An entry of several days is no anchor but has a year.
        """
        block = sentence.block
        if self._year is None or self._year_in is None:
            return block.date[:4] if block.date and len(block.date) < _DAY else None
        if self._anchor is None:
            return str(self._year)
        past = self._year < self._anchor.year - 1 and block is self._year_in.block
        return str(self._year) if past else None
