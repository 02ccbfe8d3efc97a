from __future__ import annotations

import html

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse
from rdflib import RDFS, Graph, Literal, URIRef

from kg.graph.store import Store
from kg.graph.vocabulary import KG, SKOS
from kg.records import EntityReference, Extraction
from kg.web.rdf import written

ANA = EntityReference("person", "ana prado")


def read(content: bytes, media_type: str) -> set[tuple[str, str, str]]:
    """The statements, with terms as they are written in N-Triples."""
    form = RdfFormat.from_media_type(media_type)
    return {(str(t.subject), str(t.predicate), str(t.object)) for t in parse(content, form)}


@pytest.fixture(scope="module")
def ana(store: Store) -> str:
    return store.iris.entity(ANA)


@pytest.fixture(scope="module")
def path(store: Store, ana: str) -> str:
    return ana.removeprefix(f"{store.iris.base}id/")


def test_name_leads_to_its_description(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/id/{path}")
    assert (answer.status_code, answer.location) == (303, f"/doc/{path}")


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("text/html;q=0.5, text/turtle;q=0.9", "text/turtle"),
    ],
)
def test_description_as_rdf(
    client: FlaskClient, ana: str, path: str, accept: str, media_type: str
) -> None:
    answer = client.get(f"/doc/{path}", headers={"Accept": accept})
    assert "Accept" in answer.vary
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    statements = read(answer.data, media_type)
    assert (f"<{ana}>", f"<{SKOS.prefLabel}>", '"Ana Prado"') in statements
    assert len([each for each in statements if each[:2] == (f"<{ana}>", f"<{KG.met}>")]) == 2
    assert len([each for each in statements if each[1:] == (f"<{KG.refersTo}>", f"<{ana}>")]) == 3


def test_description_by_ending(client: FlaskClient, path: str) -> None:
    turtle = read(client.get(f"/doc/{path}.ttl").data, "text/turtle")
    assert len(turtle) == 17
    assert read(client.get(f"/doc/{path}.jsonld").data, "application/ld+json") == turtle


@pytest.mark.parametrize("accept", ["text/html", "*/*", "text/html,application/xml;q=0.9"])
def test_description_as_a_page(client: FlaskClient, path: str, accept: str) -> None:
    answer = client.get(f"/doc/{path}", headers={"Accept": accept})
    assert answer.content_type == "text/html; charset=utf-8"
    assert "Accept" in answer.vary
    page = html.unescape(answer.text)
    assert "<h1>Ana Prado</h1>" in page
    assert "Foreign Minister Ana Prado met Jonas Weber in Lisbon on 3 March 2026.</a>" in page
    assert ">What did Ana Prado say?</a>" in page
    assert f'type="text/turtle" href="/doc/{path}.ttl"' in page


def test_thing_without_a_page_of_its_kind_has_the_page_of_linked_data(
    client: FlaskClient, store: Store
) -> None:
    found = store.query("SELECT ?d ?l WHERE { ?d a kg:Disagreement ; rdfs:label ?l }").rows
    path = str(found[0][0]).removeprefix(f"{store.iris.base}id/")
    page = html.unescape(client.get(f"/doc/{path}").text)
    assert f"<h1>{found[0][1]}</h1>" in page
    assert "<dd>Porto</dd>" in page
    assert "held talks in Porto on 3 March 2026.</a>" in page


def test_article_has_its_own_page(
    client: FlaskClient, extractions: tuple[Extraction, Extraction, Extraction]
) -> None:
    article = extractions[0].article.id
    answer = client.get(f"/doc/article/{article}", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.location) == (303, f"/articles/{article}")
    turtle = client.get(f"/doc/article/{article}.ttl").text
    assert "Ministers meet in Lisbon" in turtle
    assert "articleBody" not in turtle


@pytest.mark.parametrize(
    "unknown",
    [
        "/doc/person/nobody",
        "/doc/a%3Eb",
        "/doc/person/nobody.ttl",
        "/doc/%ff",
        "/doc/a%EE%80%80.ttl",
    ],
)
def test_unknown_thing(client: FlaskClient, unknown: str) -> None:
    answer = client.get(unknown, headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "line 1" not in answer.text


def test_format_that_is_not_offered(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/doc/{path}", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert answer.json is not None
    assert answer.json["error"] == (
        "This can be had as text/html, text/turtle, application/ld+json, application/n-triples, "
        "application/rdf+xml, application/trig."
    )


def test_control_characters_in_rdf_xml() -> None:
    graph = Graph()
    graph.add((URIRef("http://x/a"), RDFS.label, Literal("a\x1bb")))
    assert b"a\xef\xbf\xbdb" in written(graph, "application/rdf+xml")
    assert b"a\\u001bb" in written(graph, "application/ld+json")


def test_head_has_the_headers_of_get(client: FlaskClient, path: str) -> None:
    for address, accept in (
        (f"/id/{path}", "*/*"),
        (f"/doc/{path}", "text/turtle"),
        (f"/doc/{path}", "text/html"),
        (f"/doc/{path}.jsonld", "*/*"),
    ):
        head, whole = (
            ask(address, headers={"Accept": accept}) for ask in (client.head, client.get)
        )
        assert (head.status_code, head.data) == (whole.status_code, b"")
        names = ("Content-Type", "Content-Length", "ETag", "Location", "Vary")
        assert [head.headers.get(name) for name in names] == [
            whole.headers.get(name) for name in names
        ]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/turtle;q=0.4, application/ld+json;q=0.5, text/html;q=0.1", "application/ld+json"),
        ("application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        ("text/html;q=0, */*;q=0.1", "text/turtle"),
        ("text/*;q=0.9, text/html;q=0.1, application/ld+json;q=0.5", "text/turtle"),
        ("application/n-triples;q=0.2", "application/n-triples"),
    ],
)
def test_quality_decides(client: FlaskClient, path: str, accept: str, media_type: str) -> None:
    answer = client.get(f"/doc/{path}", headers={"Accept": accept})
    assert answer.mimetype == media_type


def test_refusals_vary_with_accept_too(client: FlaskClient, path: str) -> None:
    refused = client.get(f"/doc/{path}", headers={"Accept": "image/png"})
    assert "Accept" in refused.vary
