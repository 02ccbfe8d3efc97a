"""Pages of people and places say what the catalogue's answers say."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import RDF, RDFS

from kg.graph.store import Store, open_store
from kg.graph.vocabulary import SCHEMA, SKOS
from kg.questions import ask, load_catalogue
from kg.records import EntityReference
from kg.web import create_app
from kg.web.kinds.portrait import Portrait, Reason, Section, portrait
from kg.web.kinds.thing import Thing
from kg.web.site import EXTENSION

ANA = EntityReference("person", "ana prado")


@pytest.fixture
def ana(client: FlaskClient, store: Store) -> Iterator[Portrait]:
    with client.application.test_request_context():
        site = client.application.extensions[EXTENSION]
        yield portrait(site, Thing(store.iris.entity(ANA), "person", "Ana Prado"))


def section(page: Portrait, name: str) -> Section:
    return next(each for each in page.sections if each.id == name)


def test_sections_are_answers_of_the_catalogue(ana: Portrait, store: Store) -> None:
    catalogue = load_catalogue()
    for part in ana.sections:
        parameter = "about" if part.id == "claims-about" else "person"
        parameter = "name" if part.id == "articles-mentioning" else parameter
        answer = ask(store, catalogue, part.id, {parameter: "Ana Prado"})
        assert part.total == len(answer.rows), part.id
    assert [part.heading for part in ana.sections] == [
        "Roles",
        "Met most",
        "Meetings",
        "What they said",
        "Articles",
    ]


def test_role_has_its_days_and_its_sentence(ana: Portrait) -> None:
    (role,) = section(ana, "who-is").entries
    assert (role.title, role.start, role.end, role.notes) == (
        "Foreign Minister",
        "2026-03-04",
        "2026-03-04",
        ("1 article",),
    )
    assert role.evidence is not None
    assert role.evidence.sentence.startswith("Foreign Minister Ana Prado met")


def test_meetings_stand_latest_first_and_undated_ones_last(ana: Portrait) -> None:
    assert [(each.start, each.status) for each in section(ana, "meetings-of").entries] == [
        ("2026-05", "planned"),
        ("2026-03-03", "held"),
        (None, "held"),
    ]


def test_who_was_met_most_is_ranked(ana: Portrait) -> None:
    met = section(ana, "most-frequent-meetings")
    assert {(each.title, each.number) for each in met.entries} == {
        ("Jonas Weber", 1),
        ("=Mallory", 1),
    }
    assert (met.greatest, met.beside) == (1, True)
    assert section(ana, "meetings-of").greatest is None


def test_claim_stands_in_its_sentence(ana: Portrait) -> None:
    (claim,) = section(ana, "claims-by").entries
    assert claim.words == (
        ("“", False),
        ("We have found a way,", True),
        ("” Prado said.", False),
    )
    assert claim.notes == ("says", "direct")


def test_it_tells_why_mentions_are_one(ana: Portrait) -> None:
    assert ana.reasons == (Reason("Ana Prado", "the same name", 3),)


def test_each_section_leads_to_its_whole_answer(client: FlaskClient, ana: Portrait) -> None:
    answer = client.get(section(ana, "meetings-of").href)
    assert "Meetings of Ana Prado" in answer.text
    assert answer.text.count('<tr class="facts"') == 3


def test_place_tells_what_is_around_and_who_met_there(client: FlaskClient, store: Store) -> None:
    iri = store.iris.entity(EntityReference("place", "lisbon"))
    page = html.unescape(client.get(iri.removeprefix(store.iris.base).replace("id/", "/doc/")).text)
    assert '<h2 id="meetings-at-place">Meetings here <span class="how-many">2</span></h2>' in page
    assert "in Portugal" in page
    offered = re.findall(r"<li><a href=\"/questions/[^\"]*\">(.*?)</a></li>", page)
    assert "Meetings in Lisbon" in offered
    # It takes people first: not asked of a place.
    assert "Who is Lisbon?" not in offered


def test_names_of_strangers_are_text(client: FlaskClient, store: Store) -> None:
    iri = store.iris.entity(EntityReference("organization", '"bob" & '))
    page = client.get(iri.removeprefix(store.iris.base).replace("id/", "/doc/")).text
    assert "<img src=x" not in page
    assert page.count("<script") == 1


def test_name_in_capitals_is_no_other_name() -> None:
    person, label = NamedNode("https://newskg.example/id/person/x"), NamedNode(str(RDFS.label))
    graph = NamedNode("https://newskg.example/graph/import/x.ttl")
    with open_store("memory:") as other:
        other.write(
            insert=[
                Quad(person, NamedNode(str(RDF.type)), NamedNode(str(SCHEMA.Person)), graph),
                Quad(person, label, Literal("Lee Ho"), graph),
                Quad(person, NamedNode(str(SKOS.altLabel)), Literal("LEE HO"), graph),
                Quad(person, NamedNode(str(SKOS.altLabel)), Literal("Li Ho"), graph),
            ]
        )
        page = create_app({"STORE": other}).test_client().get("/doc/person/x").text
    assert "Also written Li Ho</p>" in page
