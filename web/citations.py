"""The sources that an article cites, as links of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.graph.store import Store
from kg.questions.binding import Iri, bind
from kg.records import Citation, Extraction, Span
from kg.web.links import to_iri
from kg.web.marks import Mark
from kg.web.passages import fragment
from kg.web.rows import select
from kg.web.text import web_link

_CITED = """
SELECT DISTINCT ?fact ?source ?mark ?title ?address
WHERE {
  ?fact schema:citation ?source .
  ?source schema:position ?mark .
  OPTIONAL { ?source schema:name ?title }
  OPTIONAL { ?source schema:url ?address }
}
ORDER BY ?fact STRLEN(?mark) ?mark
"""


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited source: its mark as people write it, its title, and where to read it.

    ``href`` leads to the source itself where ``external`` is set, else to what the graph has of it.
    """

    mark: str
    title: str | None
    href: str | None
    external: bool


def cited(citations: Iterable[Citation]) -> tuple[Cited, ...]:
    """The sources of these citations, each once; one without an address is where it is listed."""
    found = (
        Cited(_written(each.mark), each.source.title if each.source else None, *_target(each))
        for each in citations
    )
    return tuple(dict.fromkeys(found))


def cited_by(store: Store, facts: Sequence[Iri]) -> Mapping[str, tuple[Cited, ...]]:
    """What reports or claims cite, by their IRIs."""
    found: defaultdict[str, list[Cited]] = defaultdict(list)
    rows = select(store, bind(_CITED, {"fact": facts})) if facts else ()
    for fact, source, mark, title, address in rows:
        outside = web_link(address)
        link = to_iri(source or "", store.iris.base)
        href = outside or (link.href if link else None)
        found[fact or ""].append(Cited(_written(mark or ""), title, href, outside is not None))
    return {fact: tuple(sources) for fact, sources in found.items()}


def citation_marks(extraction: Extraction) -> Iterator[Mark]:
    """The marks of an article's text, each with where its first source can be read."""
    for span, group in groupby(extraction.citations, key=lambda each: each.span):
        targets = (href for each in group if (href := _target(each)[0]) is not None)
        yield Mark(span.start, span.end, "citation", next(targets, None))


def listings(extraction: Extraction) -> Iterator[Span]:
    """Where the article lists what it cites."""
    for each in extraction.citations:
        if each.source and each.source.listed:
            yield each.source.listed


def _target(citation: Citation) -> tuple[str | None, bool]:
    """Where a source can be read, and whether that is outside of this site."""
    source = citation.source
    address = web_link(source.url) if source else None
    if address is not None:
        return address, True
    listed = source.listed if source else None
    return (f"#{fragment(listed.start, listed.end)}", False) if listed else (None, False)


def _written(mark: str) -> str:
    return f"[{mark}]"
