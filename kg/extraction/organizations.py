"""The organizations of one article, acronyms joined with the names that they shorten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.language.document import Document, Name
from kg.language.words import grammar
from kg.records import Organization, Span
from kg.spelling import joined, tidy

_SMALL_WORDS = grammar("acronym_gaps")


@dataclass(slots=True)
class OrganizationCluster:
    """Mentions of one organization while they are being gathered."""

    mentions: list[Span] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The longest name that is no acronym, the most frequent of these."""
        return max(self.names, key=lambda name: (" " in name, self.names[name], len(name)))


def find_organizations(document: Document) -> list[OrganizationCluster]:
    """One cluster per organization, in order of first mention."""
    names = [name for name in document.names if name.kind == "organization"]
    acronyms = _acronyms(names)
    clusters: dict[str, OrganizationCluster] = {}
    for name in names:
        text = tidy(name.span.text)
        key = acronyms.get(text, joined(text))
        cluster = clusters.setdefault(key, OrganizationCluster())
        cluster.mentions.append(name.span)
        cluster.names[text] += 1
    return list(clusters.values())


def _acronyms(names: Sequence[Name]) -> dict[str, str]:
    """From each acronym that is an article's short form to the key of the name that it shortens."""
    texts = list(dict.fromkeys(tidy(name.span.text) for name in names))
    long_names = [text for text in texts if " " in text]
    shortened: dict[str, str] = {}
    for text in texts:
        if not (text.isupper() and 2 <= len(text) <= 8):
            continue
        for long_name in long_names:
            if text in _initials(long_name):
                shortened[text] = joined(long_name)
                break
    return shortened


def _initials(name: str) -> set[str]:
    """The initials of a name's words, with and without its small words and halves of compounds."""
    words = name.split()
    large = [word for word in words if word.lower() not in _SMALL_WORDS]
    parts = [part for word in large for part in word.split("-") if part]
    return {"".join(word[0] for word in row).upper() for row in (words, large, parts)}


def organization_record(cluster: OrganizationCluster, evidence: Span) -> Organization:
    """The record of one organization; ``evidence`` is the sentence of the first mention."""
    return Organization(
        name=cluster.name,
        aliases=tuple(sorted(set(cluster.names) - {cluster.name})),
        mentions=tuple(cluster.mentions),
        evidence=evidence,
    )
