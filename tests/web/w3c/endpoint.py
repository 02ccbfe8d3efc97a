"""The endpoint under test: the application on a port of this machine, and what it is asked."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from kg.graph.store import Store
from kg.web import create_app
from tests.web.browser import served
from tests.web.w3c.comparing import GRAPHS

QUERY = {"Content-Type": "application/sparql-query"}


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    media_type: str
    body: bytes


class Endpoint:
    """``/sparql`` of a running server, and the store that it answers from."""

    def __init__(self, store: Store, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self._store = store
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

    def hold(self, graphs: Mapping[str, Path]) -> None:
        """Makes these graphs, by IRI, all that the store holds."""
        drop = [NamedNode(iri) for iri in self._store.graphs()]
        insert = [
            Quad(quad.subject, quad.predicate, quad.object, NamedNode(iri))
            for iri, file in graphs.items()
            for quad in pyoxigraph.parse(path=file, format=GRAPHS[file.suffix], base_iri=iri)
        ]
        self._store.write(drop=drop, insert=insert)

    def ask(
        self,
        query: str,
        accept: str,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Reply:
        """Posts a query, with its dataset in the address."""
        dataset = [("default-graph-uri", iri) for iri in default_graphs]
        dataset += [("named-graph-uri", iri) for iri in named_graphs]
        address = f"/sparql?{urlencode(dataset)}"
        return self.send("POST", address, {**QUERY, "Accept": accept}, query.encode())

    def send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None = None
    ) -> Reply:
        """Sends a request as it is: http.client adds no Content-Type of its own."""
        self._connection.request(method, path, body, dict(headers))
        response = self._connection.getresponse()
        media_type = response.headers.get_content_type()
        return Reply(response.status, media_type, response.read())


@contextmanager
def running(store: Store) -> Iterator[Endpoint]:
    """The application over ``store``, served as `kg serve` does, on a free port."""
    with served(create_app({"STORE": store})) as address:
        endpoint = Endpoint(store, urlsplit(address).port or 0)
        try:
            yield endpoint
        finally:
            endpoint.close()
