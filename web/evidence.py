"""The sentences that support a row of an answer, each with its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.questions.answer import PROVENANCE, sentences_of
from kg.web.cells import Row
from kg.web.links import to_iri, to_sentence


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that supports a row, and the article it stands in."""

    sentence: str
    href: str
    article: str
    article_href: str
    published: str | None
    lead: str | None = None


def evidence(row: Row, columns: Sequence[str], base: str) -> tuple[Evidence, ...]:
    """The sentences of ``row``; ``base`` is what the store's IRIs start with."""
    shown = {name: row[name] for name in columns if name in row}
    found = (evidence_of(row, prefix, base) for prefix in sentences_of(shown))
    return tuple(each for each in found if each is not None)


def evidence_of(row: Row, prefix: str, base: str) -> Evidence | None:
    """The sentence of ``row`` whose columns begin with ``prefix``; None where there is none."""
    article, iri, published, sentence, start, end = (
        row.get(f"{prefix}{name}") for name in PROVENANCE
    )
    if sentence is None or not isinstance(iri, str):
        return None
    link = to_iri(iri, base)
    href = to_sentence(iri, int(start or 0), int(end or 0), base)
    return Evidence(
        sentence=str(sentence),
        href=href or (link.href if link else ""),
        article=str(article),
        article_href=link.href if link else "",
        published=None if published is None else str(published),
        lead=_stated(row, prefix),
    )


def _stated(row: Row, prefix: str) -> str | None:
    """Which value this sentence is for, where a row compares two, or which version it is of."""
    if row.get("old_sentence") is not None:
        return "Was:" if prefix == "old_" else "Now:"
    value = row.get(f"{prefix}value")
    return None if value is None else f"{value}:"
