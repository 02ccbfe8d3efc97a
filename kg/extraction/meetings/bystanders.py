"""Where those who are named around the words of a meeting are none of its parties."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.discourse import human_nouns
from kg.extraction.meetings.heads import head_of
from kg.extraction.meetings.syntax import MeetingSyntax
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.meetings.words import forms
from kg.extraction.party import Party
from kg.extraction.syntax import Syntax


def are_apart_from_it(
    syntax: Syntax, trigger: Trigger, tree: MeetingSyntax, parties: Sequence[Party]
) -> bool:
    """Whether the order of the words tells of no parties, since the tree knows better.

    Who says that "talks with B might start" is none.
    """
    return (
        tree.is_told_to_be(trigger)
        or _is_of_its_noun(syntax, trigger, tree)
        or _is_of_a_thing(syntax, trigger, parties)
    )


def _is_of_its_noun(syntax: Syntax, trigger: Trigger, tree: MeetingSyntax) -> bool:
    """Whether a clause says of a body that it met: "restart a panel that has not met since"."""
    sides = tree.participants(trigger)
    relative = trigger.form == "verb" and syntax.is_relative(head_of(syntax, trigger))
    bodies = [party.kind not in ("person", "pair") for party in sides.subjects]
    return relative and not sides.others and bool(bodies) and all(bodies)


def _is_of_a_thing(syntax: Syntax, trigger: Trigger, parties: Sequence[Party]) -> bool:
    """Whether nobody is received, but something: "A receives less support than B"."""
    objects = syntax.objects(head_of(syntax, trigger))
    named = {i for party in parties for i in range(party.first, party.last + 1)}
    received = trigger.form == "verb" and syntax.word(trigger.first) in forms("receiving")
    return (
        received
        and bool(objects)
        and all(
            syntax.arcs[i].part_of_speech == "NOUN"
            and i not in named
            and syntax.word(i) not in human_nouns()
            for i in objects
        )
    )
