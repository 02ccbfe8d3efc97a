"""What can be called beside the questions: the same for every catalogue."""

from __future__ import annotations

from typing import Any, Final

_TEXT: Final = {"type": "string"}
_PROBLEM: Final = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}

_PROBLEMS: Final = {
    "400": "A value that cannot be taken, and why",
    "404": "Nothing of this name in the graph",
    "406": "None of the media types asked for can be had",
    "422": "A query that takes too much",
    "503": "The articles cannot be read at the moment",
}
_RDF: Final = (
    *("text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"),
)
_ROWS: Final = (
    *("application/sparql-results+json", "application/sparql-results+xml"),
    *("text/csv", "text/tab-separated-values"),
)


def reply(what: str, *media_types: str, schema: str | None = None) -> dict[str, Any]:
    """The response for success; ``schema`` is the name of one of ours."""
    shape = {"$ref": f"#/components/schemas/{schema}"} if schema else _TEXT
    return {"description": what, "content": {each: {"schema": shape} for each in media_types}}


def problems(*statuses: str) -> dict[str, Any]:
    """The responses for what can be wrong."""
    return {each: {"description": _PROBLEMS[each], "content": _PROBLEM} for each in statuses}


def get(
    identifier: str,
    tag: str,
    summary: str,
    success: dict[str, Any],
    *statuses: str,
    parameters: tuple[dict[str, Any], ...] = (),
) -> dict[str, Any]:
    """A path that takes GET."""
    operation: dict[str, Any] = {
        "operationId": identifier,
        "tags": [tag],
        "summary": summary,
        "parameters": list(parameters),
        "responses": {"200": success, **problems(*statuses)},
    }
    return {"get": operation}


def _in_path(name: str, description: str) -> dict[str, Any]:
    place = {"name": name, "in": "path", "required": True}
    return {**place, "description": description, "schema": _TEXT}


def _in_query(name: str, description: str, **more: object) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": _TEXT, **more}


_THING: Final = _in_path("path", "What follows /id/ in the thing's IRI; it may hold slashes")
_ARTICLE: Final = _in_path("id", "The article's id: the end of its IRI")
_DATASET: Final = tuple(
    {
        "name": name,
        "in": "query",
        "description": f"IRIs of the graphs that {what}",
        "schema": {"type": "array", "items": _TEXT},
    }
    for name, what in (
        ("default-graph-uri", "make the default graph"),
        ("named-graph-uri", "GRAPH reaches"),
    )
)


def _sparql() -> dict[str, Any]:
    """The SPARQL 1.1 Protocol."""
    found = reply("Rows, a truth value or a graph", *_ROWS, *_RDF)
    responses = {"200": found, **problems("400", "406", "422", "503")}
    common = {"tags": ["SPARQL"], "responses": responses}
    query = _in_query("query", "The query; without one, the service description is sent")
    return {
        "get": {
            "operationId": "sparql",
            "summary": "Answer a SPARQL 1.1 query",
            "parameters": [query, *_DATASET],
            **common,
        },
        "post": {
            "operationId": "sparql-post",
            "summary": "Answer a SPARQL 1.1 query that may be long",
            "parameters": list(_DATASET),
            "requestBody": {
                "required": True,
                "content": {
                    "application/sparql-query": {"schema": _TEXT},
                    "application/x-www-form-urlencoded": {
                        "schema": {
                            "type": "object",
                            "required": ["query"],
                            "properties": {"query": _TEXT},
                        }
                    },
                },
            },
            **common,
        },
    }


ROUTES: Final[dict[str, Any]] = {
    "/sparql": _sparql(),
    "/.well-known/sparql-examples": get(
        "questions-as-rdf", "SPARQL", "All questions as RDF", reply("The library", *_RDF), "406"
    ),
    "/id/{path}": {
        "get": {
            "operationId": "thing",
            "tags": ["Linked data"],
            "summary": "A thing of the graph; leads to its description",
            "parameters": [_THING],
            "responses": {"303": {"description": "The description is at /doc/{path}"}},
        }
    },
    "/doc/{path}": get(
        "description",
        "Linked data",
        "What the graph says about a thing, in the media type that Accept prefers",
        reply("The description", "text/html", *_RDF),
        *("404", "406", "503"),
        parameters=(_THING,),
    ),
    "/doc/{path}.ttl": get(
        "description-turtle",
        "Linked data",
        "The same as Turtle",
        reply("The description", "text/turtle"),
        *("404", "503"),
        parameters=(_THING,),
    ),
    "/doc/{path}.jsonld": get(
        "description-json-ld",
        "Linked data",
        "The same as JSON-LD",
        reply("The description", "application/ld+json"),
        *("404", "503"),
        parameters=(_THING,),
    ),
    "/articles/{id}.json": get(
        "article-record",
        "Articles",
        "Everything that was read out of an article, as kg extract prints it",
        {"description": "The record", "content": {"application/json": {"schema": {}}}},
        *("404", "503"),
        parameters=(_ARTICLE,),
    ),
    "/articles/{id}.txt": get(
        "article-text",
        "Articles",
        "The article's stored text, in which all offsets count",
        reply("The text", "text/plain"),
        *("404", "503"),
        parameters=(_ARTICLE,),
    ),
    "/feed.atom": get(
        "feed",
        "Articles",
        "The meetings that articles told of last, as an Atom feed",
        reply("The feed", "application/atom+xml"),
        *("400", "503"),
        parameters=(_in_query("person", "Meetings of this participant only: an IRI or a name"),),
    ),
    "/openapi.json": get(
        "openapi",
        "Service",
        "This description",
        {"description": "OpenAPI 3.1", "content": {"application/json": {"schema": {}}}},
    ),
    "/healthz": get(
        "health",
        "Service",
        "Whether questions can be answered",
        reply("They can", "application/json", schema="Health"),
    ),
}
ROUTES["/healthz"]["get"]["responses"]["503"] = reply(
    "They cannot, and why", "application/json", schema="Health"
)
