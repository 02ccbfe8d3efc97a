"""The description of the interface for programs, and its page."""

from __future__ import annotations

import html
import re
import shlex
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from kg.web import create_app

FORMS = ("json", "csv", "csv-metadata.json", "tsv", "ttl", "jsonld")


@pytest.fixture(scope="module")
def document(client: FlaskClient) -> dict[str, Any]:
    found = client.get("/openapi.json").json
    assert isinstance(found, dict)
    return found


def operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for methods in document["paths"].values() for each in methods.values()]


def test_it_is_valid(document: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(document).validate()
    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [{"url": "http://localhost"}]
    identifiers = [each["operationId"] for each in operations(document)]
    assert len(identifiers) == len(set(identifiers))


def test_every_question_is_there_in_every_form(
    client: FlaskClient, document: dict[str, Any]
) -> None:
    names = set(re.findall(r'href="/questions/([a-z-]+)"', client.get("/questions/").text))
    assert len(names) == 26
    for form in FORMS:
        assert {f"/questions/{name}.{form}" for name in names} <= document["paths"].keys()
        assert f"/ask.{form}" in document["paths"]


def test_every_address_for_programs_is_there(client: FlaskClient, document: dict[str, Any]) -> None:
    addresses = client.application.url_map.bind("localhost")
    reached = {
        addresses.match(re.sub(r"{\w+}", "x", path), method=method.upper())[0]
        for path, methods in document["paths"].items()
        for method in methods
    }
    assert reached == {
        *("ask.data", "questions.data", "articles.record", "articles.plain"),
        *("entities.name", "entities.document", "entities.data"),
        *("sparql.endpoint", "library.library", "feed.meetings"),
        *("service.openapi", "service.health", "judging_api.listed"),
    }


def test_parameters_follow_the_headers(document: dict[str, Any]) -> None:
    operation = document["paths"]["/questions/who-met-whom.json"]["get"]
    parameters = {each["name"]: each for each in operation["parameters"]}
    assert {"person", "other", "place", "status", "kind", "from", "to", "limit"} == set(parameters)
    assert parameters["status"]["schema"] == {
        "type": "array",
        "items": {"type": "string", "enum": ["held", "planned", "proposed", "cancelled"]},
    }
    assert not parameters["person"]["required"]
    needed = document["paths"]["/questions/claims-by.json"]["get"]["parameters"][0]
    assert (needed["name"], needed["required"], needed["example"]) == (
        "person", True, ["Ana Prado"]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("/questions/who-met-whom.json", "person=Jonas+Weber&person=%3DMallory", 200),
        ("/questions/who-met-whom.json", "person=Nobody", 200),
        ("/questions/who-met-whom.json", "from=soon", 400),
        ("/ask.json", "q=Who+met+Jonas+Weber", 200),
        ("/ask.json", "q=Why", 200),
        ("/ask.json", "", 400),
        ("/healthz", "", 200),
    ],
)
def test_replies_are_as_described(
    client: FlaskClient, document: dict[str, Any], path: str, asked: str, status: int
) -> None:
    answer = client.get(f"{path}?{asked}")
    described = document["paths"][path]["get"]["responses"][str(status)]["content"]
    assert answer.status_code == status
    schema = {**described[answer.mimetype]["schema"], "components": document["components"]}
    assert "$ref" in schema
    OAS31Validator(schema).validate(answer.json)


def test_every_form_is_sent_as_described(client: FlaskClient, document: dict[str, Any]) -> None:
    for form in FORMS:
        path = f"/questions/who-met-whom.{form}"
        (described,) = document["paths"][path]["get"]["responses"]["200"]["content"]
        assert client.get(path).mimetype == described


def test_the_page_shows_what_the_document_says(
    client: FlaskClient, document: dict[str, Any]
) -> None:
    page = html.unescape(client.get("/api").text)
    calls = re.findall(r"<summary><code>(\w+) (\S+)</code> <span>(.*?)</span>", page)
    described = [
        (method.upper(), path, operation["summary"])
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if not path.startswith(("/questions/", "/ask.")) or path.endswith(".json")
        if not path.endswith("csv-metadata.json")
    ]
    assert sorted(calls) == sorted(described)
    assert page.count(">Try it<") == 27


def test_the_examples_of_the_page_work(client: FlaskClient) -> None:
    page = html.unescape(client.get("/api").text)
    commands = re.findall(r'<pre class="command" tabindex="0"><code>(curl .*?)</code>', page)
    tries = re.findall(r'<a href="([^"]*)">Try it<', page)
    assert len(tries) == 27
    for address in tries:
        assert client.get(address).status_code == 200
    for command in commands:
        address = shlex.split(command)[-1]
        if "{" in address or "/sparql" in address:
            continue
        parts = urlsplit(address)
        answer = client.get(f"{parts.path}?{parts.query}")
        lacks_words = parts.path in ("/questions/who-said.json", "/questions/claims-on-topic.json")
        assert answer.status_code == (400 if lacks_words else 200), command


def test_without_a_graph_nothing_is_to_try(tmp_path: Path) -> None:
    empty = create_app({"STORE": str(tmp_path / "none")}).test_client()
    document = empty.get("/openapi.json").json
    assert document is not None
    OpenAPIV31SpecValidator(document).validate()
    assert "example" not in str(document["paths"]["/questions/claims-by.json"])
    assert empty.get("/api").status_code == 200
