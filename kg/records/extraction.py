"""What one article says: the article and everything that was read out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

EntityKind = Literal["person", "organization", "place", "description"]
"""What a participant is; ``description`` for one whom the article does not name."""

Status = Literal["held", "planned", "proposed", "cancelled"]
"""A meeting as of the article's own date; ``proposed`` when somebody merely wants it."""

Quotation = Literal["direct", "indirect", "mixed"]
"""Whether a claim's content stands in quotation marks wholly, not at all, or in part."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's stored text."""

    start: int
    end: int
    text: str

    def touches(self, other: Span) -> bool:
        """Whether the two have a part of the text in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its stored text, and what its source states about it.

    ``id`` derives from ``sha256``, the digest of the source's bytes, so that the same article has
    the same id wherever it lies. ``file_name`` is what the source is called where it has no
    title. ``published`` is a date; ``language`` a BCP 47 tag. ``notes`` are what a person should
    know of the reading, such as that the article is behind a paywall.
    """

    id: str
    file_name: str
    title: str | None
    published: str | None
    publisher: str | None
    author: str | None
    url: str | None
    language: str | None
    sha256: str
    text: str
    notes: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What a reader calls the article: its title, or its file's name."""
        return self.title or self.file_name


@dataclass(frozen=True, slots=True)
class Role:
    """An office or description that the article gives a person, and the sentence that says so."""

    title: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Person:
    """One person of one article. ``evidence`` is the sentence of the first mention."""

    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Span, ...]
    evidence: Span


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization of one article. ``evidence`` is the sentence of the first mention."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    evidence: Span


@dataclass(frozen=True, slots=True)
class Place:
    """One place of one article, with WGS84 degrees. ``evidence`` as for `Person`.

    A venue has the degrees of the town that the article puts it in.

    ``country`` is the English name of the country that the place is or lies in, ``within`` the
    name of the place that the article says is around it ("Villa La Grange in Geneva").
    """

    name: str
    aliases: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None
    mentions: tuple[Span, ...]
    evidence: Span
    within: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """How many meetings of one ``kind`` people have had; "meeting" where all kinds count.

    ``at_least`` where the article does not count, but tells of so many, each with a day or place
    of its own. ``evidence`` is the sentence that counts, or that tells of the last one before.
    """

    number: int
    kind: str
    at_least: bool
    evidence: Span


@dataclass(frozen=True, slots=True)
class MeetingReport:
    """What one article says about one meeting.

    ``trigger`` is the word that tells of the meeting. ``evidence`` are the sentences that support
    the fields: first the one that holds the trigger, then the others in reading order. A one-day
    meeting has no ``end``. ``kind`` is a kind of ``ontology/lexicon/meetings.yaml`` ("summit").

    ``count`` is how often these participants have met, this meeting included, as the article
    counts ("their second summit", "has met him three times") or else as it tells.
    """

    participants: tuple[str, ...]
    start: str | None
    end: str | None
    place: str | None
    status: Status
    kind: str
    topics: tuple[str, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says, believes or intends, according to one article.

    ``content`` has several spans where the attribution breaks the quotation; outer quotation
    marks are not part of it. ``speakers`` is empty where the article names nobody
    (``speaker_text`` still says "analysts"). ``source`` is the span that names the speaker in
    that place, pronoun included; ``cue`` the words that attribute ("said"). ``addressees`` are
    those to whom it is said, where the article names them.
    """

    speakers: tuple[str, ...]
    speaker_text: str | None
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quotation: Quotation
    attitude: str
    negated: bool
    about: tuple[str, ...]
    said_on: str | None
    evidence: tuple[Span, ...]
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source that an article cites: ``listed`` is where the article lists it, in its words.

    ``title`` and ``url`` are what that entry gives, or the address that the mark itself leads to.
    """

    listed: Span | None
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation mark and one source that it names.

    ``mark`` is the label of the source ("10"), ``span`` the mark in the text, which may name
    several ("[3–5]"). ``source`` is None where the article does not list it; one mark leads to one
    source in all of the article.
    """

    mark: str
    span: Span
    source: CitedSource | None

    @property
    def place(self) -> tuple[Span, int, str]:
        """What citations are sorted by: where they stand, then their numbers."""
        return self.span, len(self.mark), self.mark


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one article.

    Entities, claims and citations stand in reading order, as do meetings (by trigger). A meeting
    and a claim are identified by a number, the place that they had when the article was read: a
    rejection takes some away, and leaves the others their numbers. ``meeting_numbers`` and
    ``claim_numbers`` are empty where they count up from 0 (`numbers`).
    """

    article: Article
    people: tuple[Person, ...]
    organizations: tuple[Organization, ...]
    places: tuple[Place, ...]
    meetings: tuple[MeetingReport, ...]
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...] = ()
    meeting_numbers: tuple[int, ...] = ()
    claim_numbers: tuple[int, ...] = ()

    @property
    def numbered_meetings(self) -> Iterator[tuple[int, MeetingReport]]:
        """The meetings with what identifies each within the article."""
        numbers = self.meeting_numbers or range(len(self.meetings))
        return zip(numbers, self.meetings, strict=True)

    @property
    def numbered_claims(self) -> Iterator[tuple[int, Claim]]:
        """The claims with what identifies each within the article."""
        numbers = self.claim_numbers or range(len(self.claims))
        return zip(numbers, self.claims, strict=True)


def numbers(places: Iterable[int]) -> tuple[int, ...]:
    """Numbers as an `Extraction` keeps them: none where they count up from 0."""
    found = tuple(places)
    return () if found == tuple(range(len(found))) else found
