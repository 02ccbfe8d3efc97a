from __future__ import annotations

import pytest

from kg.errors import StoreError, UsageError
from kg.graph.iris import DEFAULT_BASE, Iris, digest, slug
from kg.records import EntityReference, ReportReference

IRIS = Iris("https://example.org/news/")


def test_iris_are_fixed() -> None:
    base = "https://example.org/news/"
    assert IRIS.article("0a1b") == f"{base}id/article/0a1b"
    assert IRIS.article_graph("0a1b") == f"{base}graph/article/0a1b"
    assert IRIS.resolution_graph() == f"{base}graph/resolution"
    assert IRIS.ingestion_graph() == f"{base}graph/ingestion"
    library = f"{base}sparql/.well-known/sparql-examples"
    assert IRIS.questions_graph() == library
    assert IRIS.parameter("who-is", "person") == f"{library}/who-is/person"
    assert IRIS.choice("a", "b", 2) == f"{library}/a/b/choice/2"
    assert IRIS.variable("who-is", "_person_iri") == f"{library}/who-is#_person_iri"
    assert IRIS.prefix("kg") == f"{library}/prefixes/kg"
    assert IRIS.is_own_graph(library)
    assert IRIS.span("0a1b", 3, 9) == f"{base}id/article/0a1b#char=3,9"
    assert IRIS.report("0a1b", 2) == f"{base}id/article/0a1b/meeting/2"
    assert IRIS.claim("0a1b", 0) == f"{base}id/article/0a1b/claim/0"
    assert IRIS.local_entity("0a1b", "person", "Ana Solé") == (
        f"{base}id/article/0a1b/person/ana-sole-6366986733c8"
    )
    assert IRIS.entity(EntityReference("place", "bern")) == f"{base}id/place/bern-99ef4ebb296d"
    assert IRIS.meeting("m1") == f"{base}id/meeting/a5e8671fdef3"
    assert IRIS.import_graph("a b/c.ttl") == f"{base}graph/import/a%20b%2Fc.ttl"


def test_the_parts_of_a_hash_are_separated() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", "") != digest("", "a") != digest("a")


@pytest.mark.parametrize(
    ("name", "readable"),
    [
        ("Lee Jae‑myung", "lee-jaemyung"),
        ("  O'Brien  ", "o-brien"),
        ("이재명", ""),
        ("x" * 100, "x" * 40),
    ],
)
def test_slug(name: str, readable: str) -> None:
    assert slug(name) == readable


def test_a_name_in_another_script_still_gets_an_iri() -> None:
    one = IRIS.entity(EntityReference("person", "이재명"))
    assert one.startswith("https://example.org/news/id/person/")
    assert one != IRIS.entity(EntityReference("person", "高市早苗"))


def test_kind_tells_entities_apart() -> None:
    names = {IRIS.local_entity("a", kind, "Jordan") for kind in ("person", "place")}
    assert len(names) == 2


def test_reading_back() -> None:
    assert IRIS.article_id(IRIS.span("0a1b", 3, 9)) == "0a1b"
    assert IRIS.article_id(IRIS.local_entity("0a1b", "person", "A")) == "0a1b"
    assert IRIS.report_reference(IRIS.report("0a1b", 12)) == ReportReference("0a1b", 12)
    with pytest.raises(StoreError, match=r"Unexpected IRI of an article under .*: 'http://x/y'"):
        IRIS.article_id("http://x/y")
    with pytest.raises(StoreError, match="Unexpected IRI of a report"):
        IRIS.report_reference(IRIS.claim("0a1b", 1))


@pytest.mark.parametrize(
    ("base", "problem"),
    [
        ("example.org", "not an absolute http(s) IRI"),
        ("https://example.org", "not an absolute http(s) IRI"),
        ("https://example.org/a", "does not end in /"),
        ("https://example.org/a?b=/", "has a query or a fragment"),
        ("https://example.org/a b/", "Invalid IRI code point ' '"),
    ],
)
def test_a_base_that_is_none(base: str, problem: str) -> None:
    with pytest.raises(UsageError) as caught:
        Iris(base)
    assert str(caught.value) == f"base {base!r}: {problem}; write one such as {DEFAULT_BASE}"


def test_an_article_id_that_would_break_out() -> None:
    with pytest.raises(StoreError, match="Unexpected article id"):
        IRIS.article("a/b")
