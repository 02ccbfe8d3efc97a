"""What a step of resolution changes in the graph: only the statements that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.graph.converter.copies import copies_to_rdf
from kg.graph.converter.disagreements import disagreements_to_rdf
from kg.graph.converter.facts import Statements, as_node
from kg.graph.converter.resolution import (
    entity_to_rdf,
    meeting_to_rdf,
    member_to_rdf,
    met_to_rdf,
)
from kg.graph.iris import Iris
from kg.graph.terms import KG, node
from kg.graph.updates import Changes
from kg.records import EntityReference, Member
from kg.resolution.incremental import Difference

Match = Callable[..., Iterator[Quad]]
"""`Store.match`."""


def difference_to_rdf(difference: Difference, iris: Iris, match: Match) -> Changes:
    """The statements of the resolution's graph that go, and those that come.

    Args:
        difference: what differs from the resolution that the graph holds.
        iris: mints the IRIs.
        match: finds what the graph says of meetings.
    """
    old, new = Statements(iris.resolution_graph()), Statements(iris.resolution_graph())
    for was, now in difference.entities.values():
        for statements, entity in ((old, was), (new, now)):
            if entity is not None:
                entity_to_rdf(statements, iris, entity)
    for (article_id, name, kind), (before, after) in difference.entries.items():
        for statements, belonging in ((old, before), (new, after)):
            if belonging is not None:
                key, reason = belonging
                member = Member(article_id, name, reason)
                member_to_rdf(statements, iris, EntityReference(kind, key), member)
    for meeting, disagreements in difference.meetings:
        meeting_to_rdf(new, iris, meeting, difference.names, difference.originals)
        disagreements_to_rdf(new, iris, disagreements, difference.originals)
    for was_copy, is_copy in difference.copies.values():
        copies_to_rdf(old, iris, [was_copy] if was_copy else [])
        copies_to_rdf(new, iris, [is_copy] if is_copy else [])
    for one, other in difference.not_met:
        met_to_rdf(old, iris, one, other)
    for one, other in difference.met:
        met_to_rdf(new, iris, one, other)
    before_all = old.quads()
    for key in difference.gone:
        before_all += _of_meeting(node(iris.meeting(key)), old.graph, match)
    changes = Changes()
    changes.replace(before_all, new.quads())
    return changes


def _of_meeting(meeting: NamedNode, graph: NamedNode, match: Match) -> Iterator[Quad]:
    """What the graph says of a meeting, and of what its reports disagree on."""
    yield from match(meeting, graph=graph)
    for quad in list(match(None, KG.meeting, meeting, graph)):
        yield from match(as_node(quad.subject), graph=graph)
