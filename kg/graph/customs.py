"""Where servers take changes: by their customs, since the protocols leave it open."""

from __future__ import annotations

import re


def update_address(location: str) -> str:
    """Where updates go, by the customs of Oxigraph, Fuseki, RDF4J and GraphDB.

    Args:
        location: the address for queries.
    """
    if re.search(r"/repositories/[^/?#]+$", location):
        return f"{location}/statements"
    return re.sub(r"(?<=/)query$", "update", location)


def graph_store_address(location: str, software: str) -> str | None:
    """Where graphs go; None for a server that is not known to take any.

    Args:
        location: the address for queries.
        software: what the server calls itself. An address is not guessed: what else answers there
            might take the statements and keep them elsewhere.
    """
    if software.startswith("Oxigraph/") and location.endswith("/query"):
        return location.removesuffix("query") + "store"
    if software.startswith("Virtuoso/"):
        found = re.fullmatch(r"(.*/sparql)(-auth)?", location)
        return f"{found[1]}-graph-crud{found[2] or ''}" if found else None
    return None
