"""News that never happened, as the records that reading articles gives, in any amount.

A few people meet all the time and most hardly ever, as in real news: the weight of a person falls
with the rank. Most meetings are told by several articles, and some of these disagree. In a crowded
world the same holds of places and surnames, and people are called by their surnames alone at times.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, product

from kg.records import (
    Article,
    Claim,
    Extraction,
    MeetingReport,
    Organization,
    Person,
    Place,
    Role,
    Span,
    Status,
)

PEOPLE_PER_ARTICLE, PLACES_PER_ARTICLE = 2.0, 0.2
"""How many the news knows of; they become more with the articles."""

FIRST_DAY, DAYS = date(2015, 1, 1), 4000
RECENT = 60
"""How many of the latest events articles still write about."""

FIRST_NAMES = (
    "Ana", "Boris", "Clara", "Dmitri", "Elena", "Farid", "Grace", "Henrik", "Ines", "Jonas",
    "Kenji", "Layla", "Marta", "Nils", "Olga", "Pedro", "Rosa", "Samir", "Tara", "Viktor",
)  # fmt: skip
SYLLABLES = (
    "ba",
    "dro",
    "fen",
    "gal",
    "hor",
    "kin",
    "lum",
    "mar",
    "nov",
    "ral",
    "sen",
    "tov",
    "vik",
)
ENDINGS = ("berg", "ez", "ic", "man", "ova", "sen", "ski", "son", "to", "well")
COUNTRIES = ("Norway", "Switzerland", "Japan", "Peru", "Kenya", "Canada", "Portugal", "Vietnam")
ROLES = ("President", "Prime Minister", "Foreign Minister", "Ambassador", "Governor", "Envoy")
KINDS = ("meeting", "meeting", "meeting", "summit", "talks", "visit")
TOPICS = ("trade", "fisheries", "climate aid", "rail links", "border crossings", "grain", "visas")
STATUSES: tuple[tuple[Status, int], ...] = (
    ("held", 85), ("planned", 8), ("proposed", 5), ("cancelled", 2),
)  # fmt: skip
TELLING: dict[Status, str] = {
    "held": "met", "planned": "will meet", "proposed": "want to meet",
    "cancelled": "will not meet after all:",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting as it was or will be; articles may tell it differently."""

    people: tuple[str, ...]
    start: str | None
    end: str | None
    place: str
    status: Status
    kind: str
    topic: str


@dataclass(frozen=True, slots=True)
class News:
    """So many articles, the same for the same seed."""

    articles: int
    seed: int
    crowded: bool = False

    def extractions(self) -> Iterator[Extraction]:
        """What is read out of each article."""
        # Nothing secret: it makes up news.
        chance = random.Random(self.seed)  # noqa: S311
        names = _crowd if self.crowded else _people
        people = names(40 + int(self.articles * PEOPLE_PER_ARTICLE))
        places = _places(40 + int(self.articles * PLACES_PER_ARTICLE))
        weights = _falling(len(people))
        events: list[Event] = []
        for number in range(self.articles):
            published = FIRST_DAY + timedelta(days=number * DAYS // self.articles)
            own = [
                _event(chance, people, weights, places, published)
                for _ in range(chance.randint(1, 2))
            ]
            if self.crowded:
                busy = chance.choices(list(places), cum_weights=_falling(len(places)), k=len(own))
                own = [replace(event, place=at) for event, at in zip(own, busy, strict=True)]
            again = [
                _retold(chance, event, places)
                for event in chance.sample(events[-RECENT:], min(len(events), 2))
            ]
            events += own
            told = [*own, *again]
            if self.crowded:
                told = [_shortened(chance, event) for event in told]
            yield _Writer(chance, number, published, places, self.crowded).extraction(told)


def _people(count: int) -> list[str]:
    """Names that nobody shares, not even the surname: a surname alone is clear then."""
    surnames = (f"{stem}{ending}".capitalize() for stem in _stems() for ending in ENDINGS)
    return [
        f"{FIRST_NAMES[rank % len(FIRST_NAMES)]} {surname}"
        for rank, surname in zip(range(count), surnames, strict=False)
    ]


def _crowd(count: int) -> list[str]:
    """Names whose surnames are shared, a few of them by many people."""
    chance = random.Random(count)  # noqa: S311
    surnames = [name.partition(" ")[2] for name in _people(count // 3)]
    weights = _falling(len(surnames))
    found: dict[str, None] = {}
    while len(found) < count:
        given = chance.choices(FIRST_NAMES, k=chance.choice((1, 1, 2)))
        surname = chance.choices(surnames, cum_weights=weights)[0]
        found[" ".join([*dict.fromkeys(given), surname])] = None
    return list(found)


def _falling(count: int) -> list[float]:
    """Weights that fall with the rank, each added to those before it."""
    return list(accumulate(1 / (rank + 3) for rank in range(count)))


def _shortened(chance: random.Random, event: Event) -> Event:
    """The event, in one of ten cases with somebody called by the surname alone."""
    if chance.random() > 0.1:
        return event
    first, *others = event.people
    return replace(event, people=(first.rpartition(" ")[2], *others))


def _places(count: int) -> dict[str, str]:
    """Cities with their countries."""
    return {
        f"{stem}port".capitalize(): COUNTRIES[index % len(COUNTRIES)]
        for index, stem in zip(range(count), _stems(), strict=False)
    }


def _stems() -> Iterator[str]:
    for length in (1, 2, 3, 4):
        for syllables in product(SYLLABLES, repeat=length):
            yield "".join(syllables)


def _event(
    chance: random.Random,
    people: list[str],
    weights: list[float],
    places: dict[str, str],
    published: date,
) -> Event:
    wanted = chance.choices((2, 3, 4), (80, 15, 5))[0]
    found: set[str] = set()
    while len(found) < wanted:
        found.add(chance.choices(people, cum_weights=weights)[0])
    status = chance.choices([s for s, _ in STATUSES], [weight for _, weight in STATUSES])[0]
    ahead = -1 if status == "held" else 1
    day = published + timedelta(days=ahead * chance.randint(1, 20))
    start = chance.choices([day.isoformat(), day.isoformat()[:7], None], (85, 8, 7))[0]
    lasts = start is not None and len(start) == 10 and chance.random() < 0.1
    return Event(
        people=tuple(sorted(found)),
        start=start,
        end=(day + timedelta(days=1)).isoformat() if lasts else None,
        place=chance.choice(list(places)),
        status=status,
        kind=chance.choice(KINDS),
        topic=chance.choice(TOPICS),
    )


def _retold(chance: random.Random, event: Event, places: dict[str, str]) -> Event:
    """The event as another article has it; one in twenty has it wrong."""
    return event if chance.random() > 0.05 else replace(event, place=chance.choice(list(places)))


class _Writer:
    """Writes one article, sentence by sentence, and notes what is to be read out of it."""

    def __init__(
        self,
        chance: random.Random,
        number: int,
        published: date,
        places: dict[str, str],
        crowded: bool,
    ) -> None:
        self._chance, self._number, self._published = chance, number, published
        self._crowded = crowded
        self._countries = places
        self._text = ""
        self._mentions: dict[str, list[Span]] = {}
        self._evidence: dict[str, Span] = {}
        self._roles: dict[str, Role] = {}

    def extraction(self, events: list[Event]) -> Extraction:
        """The article about these events, read."""
        reports = [self._report(event) for event in events]
        people = sorted({name for event in events for name in event.people})
        claims = [self._claim(event) for event in events[:2] for _ in range(2)]
        houses = [self._house(event.topic) for event in events[:1]]
        digest = hashlib.sha256(self._text.encode()).hexdigest()
        title = f"{events[0].kind.capitalize()} in {events[0].place}, no. {self._number}"
        return Extraction(
            Article(
                f"{digest[:16]}", f"{self._number:07}.txt", title, self._published.isoformat(),
                "The Courier", "A. Writer", f"https://news.example/{self._number}", "en", digest,
                self._text,
            ),
            tuple(self._person(name) for name in people),
            tuple(houses),
            tuple(self._all_places(list(dict.fromkeys(event.place for event in events)))),
            tuple(reports),
            tuple(claims),
        )  # fmt: skip

    def _sentence(self, words: str, *names: str) -> Span:
        start = len(self._text)
        self._text += f"{words}\n\n"
        span = Span(start, start + len(words), words)
        for name in names:
            self._mentions.setdefault(name, []).append(self._part(span, name))
            self._evidence.setdefault(name, span)
        return span

    def _part(self, sentence: Span, words: str) -> Span:
        start = sentence.start + sentence.text.index(words)
        return Span(start, start + len(words), words)

    def _report(self, event: Event) -> MeetingReport:
        role, told = self._chance.choice(ROLES), TELLING[event.status]
        first, *others = event.people
        when = "" if event.start is None else f" ({event.start})"
        sentence = self._sentence(
            f"{role} {first} {told} {', '.join(others)} in {event.place}{when} over {event.topic}.",
            *event.people,
            event.place,
        )
        self._roles.setdefault(first, Role(role, sentence))
        return MeetingReport(
            event.people, event.start, event.end, event.place, event.status, event.kind,
            (event.topic,), self._part(sentence, told), (sentence,),
        )  # fmt: skip

    def _claim(self, event: Event) -> Claim:
        speaker, about = self._chance.sample(event.people, 2)
        words = f"{event.topic} cannot wait {self._chance.randint(2, 999)} days"
        sentence = self._sentence(f"“{words},” {speaker} said of {about}.", speaker, about)
        dated = self._published.isoformat() if self._chance.random() < 0.3 else None
        return Claim(
            (speaker,), speaker, self._part(sentence, speaker), self._part(sentence, "said"),
            (self._part(sentence, words),), "direct", "says", False, (about,), dated, (sentence,),
            (about,) if dated else (),
        )  # fmt: skip

    def _house(self, topic: str) -> Organization:
        name = f"{topic.title()} Council"
        sentence = self._sentence(f"The {name} had no comment.", name)
        return Organization(name, (), (self._part(sentence, name),), sentence)

    def _person(self, name: str) -> Person:
        role = self._roles.get(name)
        return Person(
            name, (), (role,) if role else (), tuple(self._mentions[name]), self._evidence[name]
        )

    def _all_places(self, names: list[str]) -> Iterator[Place]:
        """The places of the events; in a crowded world also the countries around them."""
        if not self._crowded:
            yield from map(self._place, names)
            return
        for name in names:
            yield replace(self._place(name), within=self._countries[name])
        for country in dict.fromkeys(self._countries[name] for name in names):
            span = self._evidence[names[0]]
            yield Place(country, (), country, 60.5, 8.5, (span,), span)

    def _place(self, name: str) -> Place:
        return Place(
            name, (), self._countries[name], 47.25, 8.5, tuple(self._mentions[name]),
            self._evidence[name],
        )  # fmt: skip
