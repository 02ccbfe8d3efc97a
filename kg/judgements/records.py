"""What people decide about what was read: typed, immutable records.

A `Target` says which extraction is meant in words that survive a rebuild: the article, the
sentence, and what tells the extraction from others in that sentence. IRIs would not: they count
the reports and claims of an article, and another reader counts others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal["meeting", "claim", "person", "organization", "place", "description"]
"""What can be judged; a ``meeting`` is what one article reports of it."""

Verb = Literal["accept", "reject", "correct", "merge", "split", "undo"]

KINDS: tuple[Kind, ...] = get_args(Kind)
VERBS: tuple[Verb, ...] = get_args(Verb)
ENTITY_KINDS: tuple[Kind, ...] = ("person", "organization", "place", "description")
ABOUT_EXTRACTIONS: tuple[Verb, ...] = ("accept", "reject", "correct")
ABOUT_IDENTITY: tuple[Verb, ...] = ("merge", "split")

Value = str | bool | float | tuple[str, ...] | None
"""What a correction sets a field to; None where the article does not say."""


@dataclass(frozen=True, slots=True)
class ArticleName:
    """How a judgement names an article: any of these fits.

    ``id`` is that of the stored article. ``source``, the name of its file, finds an article whose
    text was changed and which therefore has another id; ``title`` is for people to read.
    ``stated`` is what somebody wrote by hand: an id, a file's name or a title.
    """

    id: str | None = None
    source: str | None = None
    title: str | None = None
    stated: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One extraction, or all of a name; ``articles`` is empty where every article is meant.

    ``names`` are the participants of a meeting, the speakers of a claim (None: whoever they are)
    or the one name of anything else; ``words`` those of a claim. ``sentence`` supports it.
    ``start`` and ``place`` choose among several meetings of the same people in that sentence.
    """

    kind: Kind
    names: tuple[str, ...] | None
    words: str | None = None
    start: str | None = None
    place: str | None = None
    sentence: str | None = None
    articles: tuple[ArticleName, ...] = ()


Side = tuple[Target, ...]
"""What a merge or a split takes for one thing."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person.

    ``when`` is a day or a moment (ISO 8601, UTC). ``targets`` are judged by accept, reject and
    correct, which sets ``values``; ``sides`` are merged or split; ``undoes`` is the id of the
    judgement that an undo takes back. ``line`` says where it stands in the file.
    """

    id: str
    verb: Verb
    when: str | None = None
    by: str | None = None
    note: str | None = None
    targets: tuple[Target, ...] = ()
    values: tuple[tuple[str, Value], ...] = ()
    sides: tuple[Side, ...] = ()
    undoes: str | None = None
    line: int = field(default=0, compare=False)
