"""Menus: the queries that list values to choose from, and what they list."""

from __future__ import annotations

import pytest

from kg.graph.store import Store
from kg.questions import Catalogue
from kg.questions.menus import names_menu, values_menu
from kg.questions.question import parse_question

KINDS_OF_MEETING = """#+ summary: Meetings of a kind
#+ enumerate:
#+   - kind
PREFIX kg: <https://newskg.example/ontology#>
SELECT ?meeting ?kind WHERE {
  { ?meeting a kg:Meeting } # }
  ?meeting kg:kind ?kind ; kg:status "held" .
  FILTER(COALESCE(?kind = ?__kind, true))
}
ORDER BY ?meeting
LIMIT 10
"""


def listed(store: Store, menu: str | None) -> list[tuple[str, ...]]:
    assert menu is not None
    return [tuple(map(str, row)) for row in store.query(menu).rows]


def test_names_come_kind_by_kind_the_most_mentioned_first(store: Store) -> None:
    rows = listed(store, names_menu(("place", "person")))
    assert [label for _, label in rows] == [
        "Oslo", "Bern", "Bergen", "Norway",
        "Ana Sol", "Bo Lund", "Chi Wen-li", "Zoë Ruiz", "Ben Sol",
    ]  # fmt: skip
    assert rows[0][0].startswith("https://newskg.example/id/place/oslo-")


def test_every_kind_of_thing_has_a_menu(store: Store) -> None:
    labels = {label for _, label in listed(store, names_menu(()))}
    assert {"Ana Sol", "Oslo", "Herring and friends", "Meeting of Ana Sol and Zoë Ruiz, Oslo"} <= (
        labels
    )


def test_a_bare_name_under_enumerate_is_filled_from_the_questions_own_query(store: Store) -> None:
    question = parse_question(KINDS_OF_MEETING, "mine/of-kind.rq")
    (kind,) = question.parameters
    assert listed(store, kind.menu) == [
        ("meeting", "meeting"),
        ("summit", "summit"),
        ("talks", "talks"),
    ]
    assert kind.choices == ()


def test_a_menu_needs_a_variable_of_that_name() -> None:
    assert values_menu("SELECT ?s { ?s ?p ?o }", "kind") is None


def test_menus_of_the_bundled_questions(store: Store, catalogue: Catalogue) -> None:
    for question in catalogue.questions.values():
        for parameter in question.parameters:
            if parameter.type == "iri":
                assert listed(store, parameter.menu), (question.name, parameter.name)
            else:
                assert parameter.menu is None


@pytest.mark.parametrize("name", ["who-met-whom", "disagreements", "what-changed"])
def test_closed_lists_need_no_query(name: str, catalogue: Catalogue) -> None:
    closed = [each for each in catalogue.question(name).parameters if each.choices]
    assert {each.menu for each in closed} == {None}
