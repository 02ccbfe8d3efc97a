"""Reports that contradict each other, to RDF (kg:Disagreement) and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import get_args

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.graph.converter.facts import Facts, Statements
from kg.graph.iris import Iris
from kg.graph.terms import KG, RDF, RDFS, integer, node, text, value_of_text
from kg.records import Disagreement, DisputedProperty, ReportReference

_PROPERTIES: dict[str, DisputedProperty] = {name: name for name in get_args(DisputedProperty)}


def disagreements_to_rdf(
    statements: Statements,
    iris: Iris,
    disagreements: Iterable[Disagreement],
    originals: Mapping[str, str],
) -> None:
    """One node for each; with it, how many of the contradicting reports state either value.

    ``originals`` gives the article that each copy is one of: its reports are not independent.
    """
    disagreements = tuple(disagreements)
    reports: dict[tuple[str, str, str], set[ReportReference]] = defaultdict(set)
    for found in disagreements:
        reports[found.meeting, found.property, found.value].add(found.report)
        reports[found.meeting, found.property, found.other_value].add(found.other_report)
    independent = {
        value: len({originals.get(report.article_id, report.article_id) for report in stating})
        for value, stating in reports.items()
    }
    add = statements.add
    for found in disagreements:
        meeting, about = found.meeting, found.property
        report, other = found.report, found.other_report
        iri = node(iris.disagreement(meeting, about, report, other))
        add(iri, RDF.type, KG.Disagreement)
        add(iri, RDFS.label, text(f"{about}: {found.value} or {found.other_value}"))
        add(iri, KG.meeting, node(iris.meeting(meeting)))
        add(iri, KG.property, text(about))
        add(iri, KG.report, node(iris.report(report.article_id, report.index)))
        add(iri, KG.value, text(found.value))
        add(iri, KG.reportCount, integer(len(reports[meeting, about, found.value])))
        add(iri, KG.independentReportCount, integer(independent[meeting, about, found.value]))
        add(iri, KG.otherReport, node(iris.report(other.article_id, other.index)))
        add(iri, KG.otherValue, text(found.other_value))
        add(iri, KG.otherReportCount, integer(len(reports[meeting, about, found.other_value])))
        others = independent[meeting, about, found.other_value]
        add(iri, KG.otherIndependentReportCount, integer(others))


def disagreements_from_rdf(
    facts: Facts, iris: Iris, meetings: Mapping[NamedNode, str]
) -> tuple[Disagreement, ...]:
    """The records that `disagreements_to_rdf` made these statements of, sorted.

    ``meetings`` gives the key of each meeting.
    """
    found = [
        _from_rdf(facts, iris, meetings, iri) for iri in facts.subjects(RDF.type, KG.Disagreement)
    ]
    return tuple(
        sorted(found, key=lambda one: (one.meeting, one.property, one.report, one.other_report))
    )


def _from_rdf(
    facts: Facts, iris: Iris, meetings: Mapping[NamedNode, str], iri: NamedNode
) -> Disagreement:
    meeting = facts.node(iri, KG.meeting)
    about = value_of_text(facts.one(iri, KG.property))
    if meeting not in meetings:
        raise StoreError(f"Unexpected meeting of {iri} (it is not in the graph): {meeting!r}")
    if about not in _PROPERTIES:
        raise StoreError(f"Unexpected property of {iri}: {about!r}")
    return Disagreement(
        meeting=meetings[meeting],
        property=_PROPERTIES[about],
        report=iris.report_reference(facts.node(iri, KG.report).value),
        value=value_of_text(facts.one(iri, KG.value)),
        other_report=iris.report_reference(facts.node(iri, KG.otherReport).value),
        other_value=value_of_text(facts.one(iri, KG.otherValue)),
    )
