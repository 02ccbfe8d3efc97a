"""Typical parameters for every question, drawn from a graph of made-up news."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.graph.store import Store
from kg.questions import Catalogue, Parameter, Question
from kg.questions.binding import bind, limit
from kg.questions.directory import directory
from kg.questions.request import read_request

FIRST_ROWS = 100
"""How many rows an aggregate is asked for."""

# Of made-up news, whose articles are stored on two days, in January and in February.
_SPEAKERS = "SELECT DISTINCT ?speaker WHERE { ?claim prov:wasAttributedTo/kg:refersTo ?speaker }"
_MET = """
SELECT DISTINCT ?person ?other ?place ?meeting ?article WHERE {
  VALUES ?speaker { %s }
  ?speaker rdfs:label ?person .
  ?claim prov:wasAttributedTo/kg:refersTo ?speaker ;
         kg:about/kg:refersTo/rdfs:label ?other ;
         kg:inArticle ?article .
  ?report kg:inArticle ?article .
  ?meeting kg:describedIn ?report ; kg:status "held" ; sem:hasPlace/rdfs:label ?place ;
           sem:hasActor ?speaker ; sem:hasActor/rdfs:label ?other .
}"""
_DATES = {"first": "2026-01-15", "last": "2026-02-15"}


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its parameters, several times over, and the queries that result.

    These are the question's own query, the ``template``, with values bound to it.
    """

    question: str
    kind: Literal["look-up", "aggregate"]
    values: tuple[Mapping[str, str], ...]
    template: str
    queries: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What names the case in graphs of any size."""
        return self.question, self.kind


def cases(catalogue: Catalogue, store: Store, draws: int, seed: int) -> Iterator[Case]:
    """Of every question a look-up, where it takes a name, and an aggregate, where it need not."""
    drawn = _draw(store, draws, random.Random(seed))  # noqa: S311 - nothing secret
    for question in catalogue.questions.values():
        names = [parameter for parameter in question.parameters if parameter.type == "iri"]
        required = [parameter for parameter in question.parameters if parameter.required]
        if names:
            asked = required if any(name.required for name in names) else [*required, names[0]]
            yield _case(store, question, "look-up", asked, drawn)
        if not any(name.required for name in names):
            yield _case(store, question, "aggregate", required, drawn[:1])


def _draw(store: Store, draws: int, chance: random.Random) -> list[dict[str, str]]:
    """People who spoke of somebody whom they met, each as likely as any other."""
    speakers = sorted(str(row["speaker"]) for row in store.query(_SPEAKERS))
    drawn: list[dict[str, str]] = []
    for speaker in chance.sample(speakers, len(speakers)):
        if len(drawn) == draws:
            break
        met = [
            {name: str(term) for name, term in row.items()}
            for row in store.query(_MET % f"<{speaker}>")
        ]
        if met:
            drawn.append(chance.choice(sorted(met, key=sorted_items)))
    return drawn


def sorted_items(row: Mapping[str, str]) -> list[tuple[str, str]]:
    """An order of rows that does not depend on the store."""
    return sorted(row.items())


def _case(
    store: Store,
    question: Question,
    kind: Literal["look-up", "aggregate"],
    asked: list[Parameter],
    drawn: list[dict[str, str]],
) -> Case:
    values = [{each.name: _value(each, asked, about) for each in asked} for about in drawn]
    queries = []
    for given in values:
        sparql = bind(question.sparql, read_request(question, given, directory(store)).terms)
        queries.append((limit(sparql, FIRST_ROWS) or sparql) if kind == "aggregate" else sparql)
    return Case(question.name, kind, tuple(values), question.sparql, tuple(queries))


def _value(parameter: Parameter, asked: list[Parameter], about: dict[str, str]) -> str:
    if parameter.default is not None:
        return parameter.default
    if parameter.is_date:
        return _DATES[parameter.edge]
    if parameter.type != "iri":
        return "cannot wait 77 days" if parameter.type == "string" else "3"
    kind = parameter.kinds[0] if parameter.kinds else "person"
    if kind in about:
        people = [each for each in asked if each.kinds[:1] == ("person",)]
        return about["other"] if parameter in people[1:] else about[kind]
    return about["person"]
