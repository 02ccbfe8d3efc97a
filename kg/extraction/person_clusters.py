"""The people of one article while they are being gathered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.extraction.roles import Office
from kg.language.document import Name, Sentence
from kg.records import Span


@dataclass(slots=True)
class PersonCluster:
    """Mentions of one person while they are being gathered."""

    mentions: list[Span] = field(default_factory=list)
    offices: list[tuple[Office, Span]] = field(default_factory=list)
    full_names: Counter[str] = field(default_factory=Counter)
    called: set[str] = field(default_factory=set)
    """The words right before the mentions: "mrs", "husband"."""
    as_kin: set[int] = field(default_factory=set)
    """Where the mentions start that only tell whose kin somebody is."""

    def take_in(self, other: PersonCluster) -> None:
        """Adds what another cluster has of the same person; the name stays."""
        self.mentions += other.mentions
        self.offices += other.offices
        self.as_kin |= other.as_kin

    def is_mere_kin(self, before: int) -> bool:
        """Whether all mentions before an offset tell only whose kin somebody is."""
        return all(span.start in self.as_kin for span in self.mentions if span.start < before)

    @property
    def name(self) -> str:
        """The full name as spelled most often, the first of equals."""
        best = max(self.full_names.values())
        return next(name for name, count in self.full_names.items() if count == best)


@dataclass(frozen=True, slots=True)
class Mention:
    """One name, its sentence, and the offices that the sentence gives its bearer."""

    name: Name
    sentence: Sentence
    offices: tuple[Office, ...]

    @property
    def called(self) -> str:
        """The word right before the name, a comma set aside: "Mrs", "her husband, ..."."""
        index = self.sentence.index_at(self.name.span.start) - 1
        if index > 0 and self.sentence.tokens[index].text == ",":
            index -= 1
        return self.sentence.tokens[index].lower.rstrip(".") if index >= 0 else ""
