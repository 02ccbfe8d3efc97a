"""Answers that stay text: the same document in pieces as at once, the same terms when looked at."""

from __future__ import annotations

import json
import re

import pytest
from rdflib import XSD, BNode, Literal, URIRef

from kg.errors import QueryError
from kg.graph import written
from kg.graph.result import Result, written_rows, written_statements

TSV = (
    b'?a\t?b\n"x\\ty\\n\\"q\\""@en\t\n<https://example.org/a>\t5\n_:b1\tfalse\n'
    b'\t"5.50"^^<http://www.w3.org/2001/XMLSchema#decimal>\n'
)
ROWS = [
    (Literal('x\ty\n"q"', lang="en"), None),
    (URIRef("https://example.org/a"), Literal("5", datatype=XSD.integer)),
    (BNode("b1"), Literal("false", datatype=XSD.boolean)),
    (None, Literal("5.50", datatype=XSD.decimal, normalize=False)),
]


def test_terms_are_made_when_somebody_looks() -> None:
    result = written_rows(TSV)
    assert (result.variables, len(result)) == (("a", "b"), 4)
    assert [result.rows[:stop] for stop in (0, 1, 3, 9)] == [ROWS[:0], ROWS[:1], ROWS[:3], ROWS]
    assert result.rows == ROWS
    assert (result.rows[1:2], result.rows[:2]) == (ROWS[1:2], ROWS[:2])
    assert next(iter(result)) == {"a": ROWS[0][0]}


@pytest.mark.parametrize("format_name", ["json", "xml", "csv", "tsv"])
def test_pieces_make_the_document(format_name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written_rows(TSV).serialize(format_name)
    monkeypatch.setattr(written, "_PIECE", 1)
    pieces = list(written_rows(TSV).pieces(format_name))
    assert len(pieces) == (1 if format_name == "tsv" else 2 + 4)
    assert b"".join(pieces) == whole
    # Terms of rdflib's give the same, but for how TSV may write numbers.
    if format_name != "tsv":
        assert Result(("a", "b"), ROWS).serialize(format_name) == whole


def test_rows_as_json() -> None:
    assert json.loads(written_rows(TSV).serialize("json")) == {
        "head": {"vars": ["a", "b"]},
        "results": {
            "bindings": [
                {"a": {"type": "literal", "value": 'x\ty\n"q"', "xml:lang": "en"}},
                {
                    "a": {"type": "uri", "value": "https://example.org/a"},
                    "b": {"type": "literal", "value": "5", "datatype": str(XSD.integer)},
                },
                {
                    "a": {"type": "bnode", "value": "b1"},
                    "b": {"type": "literal", "value": "false", "datatype": str(XSD.boolean)},
                },
                {"b": {"type": "literal", "value": "5.50", "datatype": str(XSD.decimal)}},
            ]
        },
    }


@pytest.mark.parametrize(
    ("tsv", "expected"), [(b"\n", b"[]"), (b"\n\n\n", b"[{},{}]"), (b"?x\n\n", b"[{}]")]
)
def test_rows_of_nothing(tsv: bytes, expected: bytes) -> None:
    assert re.search(rb'"bindings":(.*)}}$', written_rows(tsv).serialize("json"))[1] == expected  # type: ignore[index]
    assert len(written_rows(tsv)) == expected.count(b"{}")


def test_yes_and_no_in_xml() -> None:
    assert b"<boolean>false</boolean>" in Result(boolean=False).serialize("xml")


@pytest.mark.parametrize("made", [written_rows(TSV), Result(("a", "b"), ROWS)])
def test_columns_in_another_order(made: Result) -> None:
    moved = made.arranged(["c", "b", "a"])
    assert moved.variables == ("b", "a")
    assert list(moved.rows) == [(two, one) for one, two in ROWS]
    assert made.arranged(["a"]) is made


def test_terms_of_rdf_12_are_refused_at_once() -> None:
    for tsv in (b"?x\n<<( <a:a> <a:b> 1 )>>\n", b'?x\n"x"@en--ltr\n'):
        with pytest.raises(QueryError, match=r"a term of RDF 1\.2, which is not supported"):
            written_rows(tsv)
    with pytest.raises(QueryError, match=r"a term of RDF 1\.2, which is not supported"):
        written_statements(b"<a:a> <a:b> <<( <a:a> <a:b> <a:c> )>> .\n")
    # What only looks like them is not.
    looks = '"<<( \\"x\\"@en--ltr"'
    assert str(written_rows(f"?x\n{looks}\n".encode()).rows[0][0]) == '<<( "x"@en--ltr'
    assert len(written_statements(f"<a:a> <a:b> {looks} .\n".encode()).graph or ()) == 1
