"""CSV on the Web: the metadata of answers, read by the W3C's algorithms in the package csvw."""

from __future__ import annotations

import json

import pytest
from csvw import CSVW
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("/questions/who-met-whom.csv", 3),
        ("/questions/who-met-whom.csv?person=Jonas%20Weber&to=2026-12-31", 2),
        ("/questions/who-met-whom.csv?person=%3DMallory", 1),
        ("/questions/who-met-whom.csv?person=Nobody", 0),
        ("/questions/disagreements.csv", 1),
        ("/questions/claims-by.csv?person=Ana+Prado", 1),
        ("/questions/most-frequent-meetings.csv?limit=1", 1),
        ("/ask.csv?q=Who+met+Jonas+Weber%3F", 2),
    ],
)
def test_a_program_finds_what_the_columns_mean(address: str, path: str, rows: int) -> None:
    table = CSVW(f"{address}{path}", validate=True)
    assert table.is_valid, [str(each.message) for each in table.warnings]
    assert not table.no_metadata
    found = list(table.tables[0].iterdicts())
    assert len(found) == rows
    for row in found:
        start, end = row["sentence_start"], row["sentence_end"]
        assert end - start == len(row["sentence"].removeprefix("'"))


def test_metadata(client: FlaskClient) -> None:
    path = "/questions/who-met-whom.csv-metadata.json"
    answer = client.get(f"{path}?person=jonas%20weber&to=2026-12")
    assert answer.content_type == "application/csvm+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    found = json.loads(answer.text)
    assert found["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en"}]
    assert found["url"] == "who-met-whom.csv?person=jonas%20weber&to=2026-12"
    assert found["dc:title"] == "Meetings of Jonas Weber, until 31 December 2026"
    assert "SELECT" in found["prov:wasGeneratedBy"]["prov:value"]
    columns = {column["name"]: column for column in found["tableSchema"]["columns"]}
    csv = client.get("/questions/who-met-whom.csv").text
    assert list(columns) == csv.partition("\r\n")[0].split(",")
    partial = {"base": "string", "format": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}
    assert {name: columns[name]["datatype"] for name in ("person", "start", "published")} == {
        "person": "string",
        "start": partial,
        "published": "date",
    }
    assert columns["reports"]["datatype"] == columns["sentence_end"]["datatype"] == "integer"
    assert columns["meeting_iri"]["datatype"] == "anyURI"
    assert columns["person"]["dc:description"] == "One of the participants"
    assert columns["other_iri"]["dc:description"] == "IRI of what stands in other"
    assert all(column["titles"] == name for name, column in columns.items())


def test_the_second_sentence_is_described(client: FlaskClient) -> None:
    found = client.get("/questions/disagreements.csv-metadata.json").get_json(force=True)
    columns = {column["name"]: column for column in found["tableSchema"]["columns"]}
    assert columns["other_sentence"]["dc:description"] == (
        "The article's sentence that supports the row, word for word: of the second of two reports"
    )


def test_csv_names_its_metadata(client: FlaskClient) -> None:
    link = '<{}>; rel="describedby"; type="application/csvm+json"'
    plain = client.get("/questions/who-met-whom.csv")
    assert plain.headers["Link"] == link.format("who-met-whom.csv-metadata.json")
    assert plain.headers["Access-Control-Expose-Headers"] == "Link"
    hostile = client.get('/ask.csv?q=a>;rel="x"')
    assert hostile.headers["Link"] == link.format("ask.csv-metadata.json?q=a%3E%3Brel%3D%22x%22")
    assert "Link" not in client.get("/questions/who-met-whom.tsv").headers


def test_json_ld_has_what_turtle_has(client: FlaskClient) -> None:
    import pyoxigraph

    address = "/questions/who-met-whom.{}?person=Jonas+Weber"
    answer = client.get(address.format("jsonld"))
    assert answer.content_type == "application/ld+json; charset=utf-8"
    turtle = client.get(address.format("ttl")).data
    assert set(pyoxigraph.parse(answer.data, pyoxigraph.RdfFormat.JSON_LD)) == set(
        pyoxigraph.parse(turtle, pyoxigraph.RdfFormat.TURTLE)
    )
    assert client.get("/ask.jsonld?q=Who+met+Jonas+Weber").data == answer.data
