"""Tab-separated results, which rdflib does not write."""

from __future__ import annotations

import pytest
import rdflib

from kg.errors import QueryError
from kg.graph.result import Result


def test_terms_stand_as_in_n_triples() -> None:
    result = Result(
        ("a", "b"),
        [
            (rdflib.Literal('x\ty\n"q"', lang="en"), None),
            (rdflib.URIRef("https://example.org/a"), rdflib.Literal(5)),
            (rdflib.BNode("b1"), rdflib.Literal("plain")),
        ],
    )
    assert result.serialize("tsv").decode() == (
        '?a\t?b\n"x\\ty\\n\\"q\\""@en\t\n'
        '<https://example.org/a>\t"5"^^<http://www.w3.org/2001/XMLSchema#integer>\n'
        '_:b1\t"plain"\n'
    )


def test_ask_has_no_tsv() -> None:
    with pytest.raises(
        QueryError, match=r"^tsv: no format for the answer to ASK; use json or xml$"
    ):
        Result(boolean=True).serialize("tsv")
