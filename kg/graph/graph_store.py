"""A server's graph store: it takes statements as RDF documents, each for one graph.

SPARQL 1.1 Graph Store HTTP Protocol, section 5.5. A document is not parsed as an update, and may
hold blank nodes, which Virtuoso's updates may not. Nothing is read from there: half of a document
can look like a whole one, and queries give the same.
"""

from __future__ import annotations

import base64
import re
import urllib.parse
import urllib.request
from collections.abc import Callable

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.graph.refusals import shown
from kg.graph.sending import DOUBT, Sender

_REMEDY = (
    "name the address of the server's graph store in NEWSKG_STORE_GRAPHS, or unset this variable"
)
_PLAIN = re.compile(r"^<[^>]*> <[^>]*> <[^>]*> \.$", re.MULTILINE)
"""A line of N-Triples without literals, which servers may spell anew, and without blank nodes."""


class GraphStore:
    """Adds statements to graphs.

    Args:
        sender: sends the requests.
        address: where the graph store is.
        needed: whether updates could not go instead, or are not to go without a word.
        ask: answers an ASK of the store that the statements are for.
    """

    def __init__(
        self, sender: Sender, address: str, *, needed: bool, ask: Callable[[str], bool]
    ) -> None:
        self.address = address
        self._sender = sender
        self._needed = needed
        self._ask = ask
        self._offered: bool | None = None
        self._arrived = False

    def offered(self, graph: NamedNode) -> bool:
        """Whether the server takes documents, which is found out once.

        An empty one is sent for ``graph``: nothing is lost where it is refused, and a server that
        asks for a digest does so before it is sent much.

        Raises:
            StoreError: if it takes none, and is needed.
        """
        if self._offered is None:
            try:
                self._post(graph, "", repeatable=True)
                self._offered = True
            except StoreError:
                # The updates that go instead tell what is wrong, if they are refused, too.
                if self._needed:
                    raise
                self._offered = False
        return self._offered

    def add(self, graph: NamedNode, document: str, *, repeatable: bool) -> None:
        """Adds statements to a graph.

        Args:
            graph: the graph.
            document: the statements, as N-Triples.
            repeatable: whether adding them twice is as good as once; see `kg.graph.retries`.

        Raises:
            StoreError: if the server does not confirm it, or keeps the first of them elsewhere.
        """
        self._post(graph, document, repeatable=repeatable)
        sample = None if self._arrived else _PLAIN.search(document)
        if sample is not None:
            if not self._ask(f"ASK {{ GRAPH {graph} {{ {sample[0]} }} }}"):
                raise StoreError(
                    f"{self.address}: this server took statements that the store does not show;"
                    f" {_REMEDY}"
                )
            self._arrived = True

    def _post(self, graph: NamedNode, document: str, *, repeatable: bool) -> None:
        begins = "&" if "?" in self.address else "?"
        request = urllib.request.Request(  # noqa: S310 - the user's own server
            f"{self.address}{begins}graph={urllib.parse.quote(graph.value, safe='')}",
            document.encode("utf-8"),
            {"Content-Type": "application/n-triples"},
            method="POST",
        )
        # As in `kg.graph.endpoint`.
        if self._sender.credentials and not self.address.endswith("-auth"):
            signed = base64.b64encode(":".join(self._sender.credentials).encode("utf-8"))
            request.add_header("Authorization", f"Basic {signed.decode('ascii')}")
        response = self._sender.send(
            request, self.address, doubt=DOUBT, repeatable=repeatable, wrong_address=_REMEDY
        )
        kind = response.headers.get("content-type", "")
        if response.body and "html" in kind:
            raise StoreError(
                f"{self.address}: the server answered {kind} instead of a confirmation"
                f" ({shown(response.body)}); {_REMEDY}"
            )
