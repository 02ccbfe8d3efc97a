"""Rows of the catalogue's answers as entries of a list: when, what, how it stands, which sentence.

Each function lays out one row of one kind of question; all give the same record, so that one
template shows them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.questions.answer import Row
from kg.web.evidence import Evidence, evidence_of
from kg.web.links import to_iri
from kg.web.text import articles, counted


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list.

    Attributes:
        title: what it is called; None where its sentence says it.
        href: where the title leads.
        start, end: when (ISO dates as precise as the article); None where that is not known.
        status: of a meeting.
        notes: what else there is to say, in a few words each.
        speaker: whose words, and where their page is.
        number: how often, for lists that are ranked.
        evidence: the sentence that says so.
        words: the same sentence in pieces, and whether each is what is claimed.
    """

    title: str | None
    href: str | None
    start: str | None = None
    end: str | None = None
    status: str | None = None
    notes: tuple[str, ...] = ()
    speaker: tuple[str, str | None] | None = None
    number: int | None = None
    evidence: Evidence | None = None
    words: tuple[tuple[str, bool], ...] = ()


def role(row: Row, base: str) -> Entry:
    """A role that articles give, and from when to when they do."""
    return Entry(
        title=_text(row, "role"),
        href=None,
        start=_text(row, "first"),
        end=_text(row, "last"),
        notes=(counted(_number(row, "articles"), "article"),),
        evidence=evidence_of(row, "", base),
    )


def partner(row: Row, base: str) -> Entry:
    """Somebody who was met, and how often."""
    return Entry(
        title=_text(row, "other"),
        href=_href(row, "other_iri", base),
        start=_text(row, "first"),
        end=_text(row, "last"),
        number=_number(row, "meetings"),
    )


def meeting(row: Row, base: str) -> Entry:
    """A meeting: its date stands beside its name, and need not stand in it."""
    start, end = _text(row, "start"), _text(row, "end")
    return Entry(
        title=without_dates(str(row["meeting"]), start, end),
        href=_href(row, "meeting_iri", base),
        start=start,
        end=end,
        status=_text(row, "status"),
        notes=(f"in {articles(_number(row, 'reports'), _optional(row, 'independent'))}",),
        evidence=evidence_of(row, "", base),
    )


def claim(row: Row, base: str) -> Entry:
    """What somebody said, inside of its sentence."""
    evidence = evidence_of(row, "", base)
    speaker = _text(row, "speaker")
    stated = (_text(row, "attitude"), _text(row, "quotation"))
    notes = [word for word in stated if word]
    if row["negated"] == "true":
        notes.append("negated")
    return Entry(
        title=None,
        href=_href(row, "claim_iri", base),
        start=_text(row, "said_on") or _text(row, "published"),
        notes=tuple(notes),
        speaker=(speaker, _href(row, "speaker_iri", base)) if speaker else None,
        evidence=evidence,
        words=tuple(claimed(evidence.sentence, str(row["claim"]))) if evidence else (),
    )


def article(row: Row, base: str) -> Entry:
    """An article, and the sentence that first names somebody, unless that is its title."""
    title = _text(row, "article")
    evidence = evidence_of(row, "", base)
    return Entry(
        title=title,
        href=_href(row, "article_iri", base),
        start=_text(row, "published"),
        notes=(counted(_number(row, "mentions"), "mention"),),
        evidence=None if evidence and evidence.sentence == title else evidence,
    )


def claimed(sentence: str, claim: str) -> Iterator[tuple[str, bool]]:
    """``sentence`` in pieces, and whether each is part of ``claim`` (its parts joined by `` … ``).

    A part that does not stand in the sentence, because it continues in another, marks nothing.
    """
    at = 0
    for part in claim.split(" … "):
        start = sentence.find(part, at) if part else -1
        if start >= 0:
            if start > at:
                yield sentence[at:start], False
            yield part, True
            at = start + len(part)
    if at < len(sentence):
        yield sentence[at:], False


def without_dates(label: str, start: str | None, end: str | None) -> str:
    """The label of a meeting without the dates at its end."""
    if start is None:
        return label
    return label.removesuffix(f", {start} to {end}").removesuffix(f", {start}")


def _text(row: Row, column: str) -> str | None:
    value = row.get(column)
    return None if value is None else str(value)


def _href(row: Row, column: str, base: str) -> str | None:
    iri = row.get(column)
    link = to_iri(iri, base) if isinstance(iri, str) else None
    return link.href if link else None


def _number(row: Row, column: str) -> int:
    return int(row.get(column) or 0)


def _optional(row: Row, column: str) -> int | None:
    return _number(row, column) if row.get(column) is not None else None
