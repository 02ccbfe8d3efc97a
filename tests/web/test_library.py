from __future__ import annotations

import rdflib
from flask.testing import FlaskClient
from rdflib import RDF, SH

GRAPH = "https://newskg.example/sparql/.well-known/sparql-examples"


def test_the_library_as_rdf(client: FlaskClient) -> None:
    for path in ("/.well-known/sparql-examples", "/sparql/.well-known/sparql-examples"):
        for media_type in ("text/turtle", "application/n-triples"):
            reply = client.get(path, headers={"Accept": media_type})
            assert (reply.status_code, reply.mimetype) == (200, media_type)
            assert "Accept" in reply.headers["Vary"]
            assert reply.headers["Access-Control-Allow-Origin"] == "*"
            graph = rdflib.Graph().parse(data=reply.get_data(), format=media_type)
            questions = {str(each) for each in graph.subjects(RDF.type, SH.SPARQLSelectExecutable)}
            assert f"{GRAPH}/who-met-whom" in questions
            assert len(questions) == 26


def test_what_cannot_be_sent(client: FlaskClient) -> None:
    reply = client.get("/.well-known/sparql-examples", headers={"Accept": "image/png"})
    assert reply.status_code == 406


def test_a_question_leads_to_its_page(client: FlaskClient) -> None:
    reply = client.get("/sparql/.well-known/sparql-examples/who-met-whom")
    assert (reply.status_code, reply.headers["Location"]) == (303, "/questions/who-met-whom")
