"""The organizations of one article, acronyms joined with the names that they shorten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extraction.acronyms import find_acronyms
from kg.extraction.company_names import find_short_names
from kg.extraction.roles import qualifier
from kg.language.document import Document, Name
from kg.records import Organization, Span
from kg.spelling import folded_words, joined, tidy, words_of


@dataclass(slots=True)
class OrganizationCluster:
    """Mentions of one organization while they are being gathered.

    ``short`` holds names without the country that other mentions tell.
    """

    mentions: list[Span] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    short: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The longest name that is no acronym, the most frequent of these."""
        return max(self.names, key=lambda name: (" " in name, self.names[name], len(name)))


def find_organizations(document: Document) -> list[OrganizationCluster]:
    """One cluster per organization, in order of first mention."""
    names = [name for name in document.names if name.kind == "organization"]
    said = [_said(document, name) for name in names]
    as_said = {tidy(name.span.text): each for name, each in zip(names, said, strict=True)}
    longer = find_short_names(list(as_said)) | find_acronyms(document, names)
    meant = {short: as_said[long] for short, long in longer.items()}
    clusters: dict[tuple[str, str | None], OrganizationCluster] = {}
    for place, (name, each) in enumerate(zip(names, said, strict=True)):
        whole = meant.get(each.bare, each)
        country = whole.country or _country_meant(said, place)
        key = joined(whole.bare), country
        cluster = clusters.setdefault(key, OrganizationCluster())
        cluster.mentions.append(name.span)
        if country and not each.country and whole is each:
            cluster.short.add(each.bare)
        else:
            cluster.names[each.text] += 1
    return list(clusters.values())


@dataclass(frozen=True, slots=True)
class _Said:
    """A name as an article has it; ``bare`` is what is left of it without the country."""

    text: str
    bare: str
    country: str | None


def _said(document: Document, name: Name) -> _Said:
    """A name, with the country before it where bodies of many countries go by such a name.

    "Norway's Foreign Ministry", "Norwegian Foreign Ministry".
    """
    text = tidy(name.span.text)
    sentence = document.sentence_at(name.span.start)
    if sentence is None:
        return _Said(text, text, None)
    tokens = sentence.tokens
    first = sentence.index_at(name.span.start)
    for index in range(first, sentence.index_at(name.span.end - 1) + 1):
        bare = tidy(document.article.text[tokens[index].start : name.span.end])
        length, country = qualifier(tokens, index)
        start = tokens[index - length].start
        whole = tokens[index - length].start <= name.span.start
        if country and whole and _is_generic(bare):
            return _Said(tidy(document.article.text[start : name.span.end]), bare, country)
    return _Said(text, text, None)


def _is_generic(name: str) -> bool:
    words = words_of(name)
    return len(words) > 1 and folded_words("names", "generic_organizations").issuperset(words)


def _country_meant(said: Sequence[_Said], place: int) -> str | None:
    """The country of "the Foreign Ministry": that of the last one before, else of the only one."""
    bare = said[place].bare
    same = [(index, s.country) for index, s in enumerate(said) if s.country and s.bare == bare]
    before = [country for index, country in same if index < place]
    if before:
        return before[-1]
    countries = {country for _, country in same}
    return countries.pop() if len(countries) == 1 else None


def organization_record(cluster: OrganizationCluster, evidence: Span) -> Organization:
    """The record of one organization; ``evidence`` is the sentence of the first mention."""
    return Organization(
        name=cluster.name,
        aliases=tuple(sorted({*cluster.names, *cluster.short} - {cluster.name})),
        mentions=tuple(cluster.mentions),
        evidence=evidence,
    )
