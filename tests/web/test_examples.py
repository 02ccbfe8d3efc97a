from __future__ import annotations

from typing import cast

from flask.testing import FlaskClient

from kg.graph.store import Store
from kg.questions import ask_sparql
from kg.web.examples import example_query
from kg.web.site import EXTENSION, Site


def _site(client: FlaskClient) -> Site:
    return cast(Site, client.application.extensions[EXTENSION])


def test_every_example_runs_as_it_stands(client: FlaskClient, store: Store) -> None:
    site = _site(client)
    for question in site.catalogue.questions.values():
        answer = ask_sparql(store, example_query(site, question))
        assert answer.result.variables == question.columns, question.name
        assert answer.warnings == (), question.name


def test_what_must_be_given_has_a_value_with_an_answer(client: FlaskClient, store: Store) -> None:
    site = _site(client)
    query = example_query(site, site.catalogue.question("when-did-they-meet"))
    assert query.startswith(
        "# When two people met\n"
        "# Still open: ?__status, ?__kind, ?__from_xsd_date, ?__to_xsd_date, ?__place_iri\n\n"
        "PREFIX kg:"
    )
    rows = list(ask_sparql(store, query).result)
    assert {str(row["person"]) for row in rows} | {str(row["other"]) for row in rows} == {
        "Ana Prado",
        "Jonas Weber",
    }


def test_text_that_a_person_must_choose_is_empty(client: FlaskClient, store: Store) -> None:
    site = _site(client)
    query = example_query(site, site.catalogue.question("who-said"))
    assert 'VALUES ?_words { "" }' in query
    assert len(ask_sparql(store, query).result) == 1
