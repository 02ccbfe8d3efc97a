"""One correction of an article (prov:Revision) with the version before it, to RDF and back.

Nothing here has the type or the label of an article, a report or a claim: what was withdrawn is
kept, but no query for what articles say meets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from pyoxigraph import NamedNode, Quad, Triple

from kg.errors import StoreError
from kg.graph import dates
from kg.graph.converter.article import article_from_rdf, stated_to_rdf
from kg.graph.converter.facts import Facts, Statements, as_node
from kg.graph.converter.spans import position_to_rdf, quote_to_rdf, refuse_misplaced
from kg.graph.converter.values import optional_date, optional_text, optional_to_rdf
from kg.graph.iris import Iris
from kg.graph.terms import (
    DCTERMS,
    KG,
    OA,
    PROV,
    RDF,
    SCHEMA,
    node,
    text,
    value_of_integer,
    value_of_text,
)
from kg.records import Span
from kg.revisions import Change, Revision, Version
from kg.revisions.records import ChangeKind, Outcome


def revision_to_rdf(revision: Revision, iris: Iris, body: str) -> list[Quad]:
    """The statements of the correction's named graph, but for those of `link_to_rdf`.

    Args:
        revision: the record.
        iris: mints the IRIs.
        body: the text of what the correction made.

    Raises:
        StoreError: for a record that holds what no store can keep, or whose sentences do not stand
            at their offsets.
    """
    key, earlier = revision.key, revision.earlier
    statements = Statements(iris.revision_graph(key))
    add, iri, version = statements.add, node(iris.revision(key)), node(iris.version(key))
    add(version, RDF.type, KG.EarlierVersion)
    add(version, PROV.specializationOf, node(iris.article(earlier.article.id)))
    stated_to_rdf(statements, version, earlier.article)
    add(version, DCTERMS.source, text(earlier.source))
    add(version, KG.ingestedOn, dates.day(earlier.read))
    add(version, KG.readerVersion, text(earlier.reader_version))
    if revision.previous is not None:
        _link(statements, version, revision.previous, iris)
    add(iri, RDF.type, PROV.Revision)
    add(iri, PROV.entity, version)
    add(iri, KG.became, node(iris.article(revision.article_id)))
    add(iri, DCTERMS.title, text(revision.title))
    published = revision.published
    add(iri, SCHEMA.datePublished, None if published is None else dates.to_rdf(published))
    add(iri, KG.ingestedOn, dates.day(revision.read))
    add(iri, KG.readerVersion, text(revision.reader_version))
    writer = _ChangeWriter(statements, revision, iris, body)
    for index, change in enumerate(revision.changes):
        writer.write(node(iris.change(key, index)), change)
    return statements.quads()


def link_to_rdf(revision: Revision, days: Mapping[tuple[str, int], str], iris: Iris) -> list[Quad]:
    """That an article of the store came of a correction; in the correction's graph.

    Args:
        revision: the correction.
        days: the day of reading of those meetings and claims of the article ("claim", and its
            number in the `Extraction`) that came later than its first version.
        iris: mints the IRIs.
    """
    statements = Statements(iris.revision_graph(revision.key))
    article_id = revision.article_id
    _link(statements, node(iris.article(article_id)), revision.key, iris)
    for (kind, number), day in days.items():
        thing = iris.report if kind == "meeting" else iris.claim
        statements.add(node(thing(article_id, number)), KG.firstReadOn, dates.day(day))
    return statements.quads()


def revision_from_rdf(quads: Iterable[Quad | Triple], iris: Iris) -> Revision:
    """The record that `revision_to_rdf` made these statements of.

    Raises:
        StoreError: if the statements are not those of one correction.
    """
    facts = Facts(quads)
    found = facts.subjects(RDF.type, PROV.Revision)
    if len(found) != 1:
        raise StoreError(f"Unexpected corrections in one graph (one is needed): {found!r}")
    iri = found[0]
    version = facts.node(iri, PROV.entity)
    stated = iris.article_id(facts.node(version, PROV.specializationOf).value)
    article = article_from_rdf(facts, version, stated)
    previous = facts.optional(version, PROV.qualifiedRevision)
    changes = sorted(facts.nodes(iri, KG.change), key=_index)
    return Revision(
        key=iris.key_of_revision(iri.value),
        previous=None if previous is None else iris.key_of_revision(as_node(previous).value),
        earlier=Version(
            article=article,
            source=value_of_text(facts.one(version, DCTERMS.source)),
            read=dates.from_rdf(facts.one(version, KG.ingestedOn)),
            reader_version=value_of_text(facts.one(version, KG.readerVersion)),
        ),
        article_id=iris.article_id(facts.node(iri, KG.became).value),
        title=value_of_text(facts.one(iri, DCTERMS.title)),
        published=optional_date(facts, iri, SCHEMA.datePublished),
        read=dates.from_rdf(facts.one(iri, KG.ingestedOn)),
        reader_version=value_of_text(facts.one(iri, KG.readerVersion)),
        changes=tuple(_change_from_rdf(facts, change, article.text) for change in changes),
    )


def _link(statements: Statements, successor: NamedNode, key: str, iris: Iris) -> None:
    statements.add(successor, PROV.wasRevisionOf, node(iris.version(key)))
    statements.add(successor, PROV.qualifiedRevision, node(iris.revision(key)))


class _ChangeWriter:
    """Writes the changes of one correction."""

    def __init__(self, statements: Statements, revision: Revision, iris: Iris, body: str) -> None:
        self._statements = statements
        self._iri = node(iris.revision(revision.key))
        self._old = (node(iris.version(revision.key)), revision.earlier.article.text)
        self._new = (node(iris.article(revision.article_id)), body)

    def write(self, iri: NamedNode, change: Change) -> None:
        add = self._statements.add
        add(self._iri, KG.change, iri)
        add(iri, RDF.type, KG.Change)
        add(iri, KG.changeKind, text(change.kind))
        add(iri, KG.outcome, text(change.outcome))
        add(iri, DCTERMS.title, text(change.what))
        add(iri, KG.property, optional_to_rdf(change.property))
        add(iri, KG.oldValue, optional_to_rdf(change.old_value))
        add(iri, KG.newValue, optional_to_rdf(change.new_value))
        if change.old is not None:
            add(iri, KG.oldEvidence, self._sentence(f"{iri.value}/old", change.old, *self._old))
        if change.new is not None:
            add(iri, KG.newEvidence, self._sentence(f"{iri.value}/new", change.new, *self._new))

    def _sentence(self, name: str, span: Span, source: NamedNode, body: str) -> NamedNode:
        """A sentence, under a name of the correction's own: the article's may be gone."""
        refuse_misplaced(source.value, body, span)
        iri = node(name)
        position_to_rdf(self._statements, iri, node(f"{name}#position"), source, span)
        quote_to_rdf(self._statements, iri, node(f"{name}#quote"), source, body, span)
        return iri


def _change_from_rdf(facts: Facts, iri: NamedNode, earlier: str) -> Change:
    old = facts.optional(iri, KG.oldEvidence)
    new = facts.optional(iri, KG.newEvidence)
    before = None if old is None else _span_from_rdf(facts, facts.node(iri, KG.oldEvidence))
    if before is not None and earlier[before.start : before.end] != before.text:
        raise StoreError(f"Unexpected words at these offsets of the earlier version: {before!r}")
    return Change(
        kind=_kind_from_rdf(facts.one(iri, KG.changeKind)),
        outcome=_outcome_from_rdf(facts.one(iri, KG.outcome)),
        what=value_of_text(facts.one(iri, DCTERMS.title)),
        property=optional_text(facts, iri, KG.property),
        old_value=optional_text(facts, iri, KG.oldValue),
        new_value=optional_text(facts, iri, KG.newValue),
        old=before,
        new=None if new is None else _span_from_rdf(facts, facts.node(iri, KG.newEvidence)),
    )


def _span_from_rdf(facts: Facts, iri: NamedNode) -> Span:
    selectors = facts.nodes(iri, OA.hasSelector)
    positions = set(facts.subjects(RDF.type, OA.TextPositionSelector))
    position = [one for one in selectors if one in positions]
    quote = [one for one in selectors if one not in positions]
    if len(position) != 1 or len(quote) != 1:
        raise StoreError(f"Unexpected span (it needs one position and one quote): {iri!r}")
    return Span(
        value_of_integer(facts.one(position[0], OA.start)),
        value_of_integer(facts.one(position[0], OA.end)),
        value_of_text(facts.one(quote[0], OA.exact)),
    )


def _kind_from_rdf(term: object) -> ChangeKind:
    known: dict[str, ChangeKind] = {kind: kind for kind in get_args(ChangeKind)}
    value = value_of_text(term)
    if value not in known:
        raise StoreError(f"Unexpected kind of change: {term!r}")
    return known[value]


def _outcome_from_rdf(term: object) -> Outcome:
    known: dict[str, Outcome] = {outcome: outcome for outcome in get_args(Outcome)}
    value = value_of_text(term)
    if value not in known:
        raise StoreError(f"Unexpected outcome of a change: {term!r}")
    return known[value]


def _index(iri: NamedNode) -> tuple[int, str]:
    last = iri.value.rpartition("/")[2]
    return (int(last) if last.isdecimal() else -1), iri.value
