from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib.compare import isomorphic

from kg.errors import StoreError
from kg.graph.iris import DEFAULT_BASE
from kg.graph.rdf_file import SUFFIXES
from kg.graph.store import Store, open_store
from kg.records import Extraction, Resolution

FILES = {
    ".ttl": "<http://x/s> <http://x/p> 'v' .",
    ".nt": '<http://x/s> <http://x/p> "v" .',
    ".n3": "<http://x/s> <http://x/p> 'v' .",
    ".nq": '<http://x/s> <http://x/p> "v" .',
    ".nquads": '<http://x/s> <http://x/p> "v" .',
    ".trig": "{ <http://x/s> <http://x/p> 'v' }",
    ".rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/">'
    '<rdf:Description rdf:about="http://x/s"><x:p>v</x:p></rdf:Description></rdf:RDF>',
    ".jsonld": '[{"@id": "http://x/s", "http://x/p": "v"}]',
}
FILES[".owl"] = FILES[".xml"] = FILES[".rdf"]
FILES[".json"] = FILES[".jsonld"]


def test_every_suffix_is_tried() -> None:
    assert set(FILES) == set(SUFFIXES)


@pytest.mark.parametrize("suffix", sorted(FILES))
def test_import_tells_the_format_by_the_suffix(store: Store, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"my data{suffix}"
    file.write_text(FILES[suffix])
    assert store.import_rdf(file) == 1
    assert (
        b"".join(store.export("nquads"))
        == (
            f'<http://x/s> <http://x/p> "v" <{DEFAULT_BASE}graph/import/my%20data{suffix}> .\n'
        ).encode()
    )
    assert store.import_rdf(file, "http://x/g") == 1
    assert store.has_graph("http://x/g")


def test_import_keeps_graphs_and_adds(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "a.nq"
    file.write_text('<http://x/s> <http://x/p> "v" <http://x/g> .\n_:b <http://x/p> _:b .\n')
    assert store.import_rdf(file) == 2
    assert store.graphs() == ["http://x/g", f"{DEFAULT_BASE}graph/import/a.nq"]
    with pytest.raises(StoreError) as caught:
        store.import_rdf(file, "http://x/h")
    assert str(caught.value) == (
        f"{file}: the file names its own graphs (such as <http://x/g>); leave --graph out"
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", b"<http://x/s> <http://x/p> 'v' .\n<http://x/s> <http://x/p> .\n",
         ":2: not valid RDF: Parser error at line 2 column 27: . is not a valid RDF object"),
        ("a.nt", b'<http://x/s> <http://x/p> "v"\n', ":2: not valid RDF: "),
        ("a.ttl", b"<http://x/s> <http://x/p> '\xff' .", ":1: not valid RDF: "),
        ("a.jsonld", b'{"@id": "http://x/s",', "not valid RDF: "),
        ("a.rdf", b"<rdf:RDF>", "not valid RDF: "),
        ("a.docx", b"", ": unknown kind of RDF file; its name must end in one of .ttl .nt .nq"),
        ("a.ttl", b"<http://x/s> <http://x/p> <<( <http://x/s> <http://x/p> 1 )>> .",
         ": RDF 1.2 is not supported; write plain RDF 1.1:"),
    ],
)  # fmt: skip
def test_bad_rdf_names_file_and_line_and_stores_nothing(
    store: Store, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        store.import_rdf(file)
    assert str(caught.value).startswith(str(file))
    assert message in str(caught.value)
    assert store.graphs() == []


def test_a_missing_file(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"gone\.ttl: cannot be read: No such file"):
        store.import_rdf(tmp_path / "gone.ttl")


def test_a_graph_that_is_no_iri(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(FILES[".ttl"])
    for value in ("not an iri", "people", ""):
        with pytest.raises(StoreError) as caught:
            store.import_rdf(file, value)
        assert str(caught.value) == (
            f"--graph {value!r}: not an absolute IRI; give one such as https://example.org/people"
        )
    assert store.graphs() == []


# rdflib's own parsers use what rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(
    ("format_name", "rdflib_format", "suffix"),
    [("nquads", "nquads", "nq"), ("trig", "trig", "trig"), ("jsonld", "json-ld", "jsonld")],
)
def test_what_is_exported_can_be_imported(
    store: Store,
    extraction: Extraction,
    resolve: Callable[..., Resolution],
    tmp_path: Path,
    format_name: str,
    rdflib_format: str,
    suffix: str,
) -> None:
    store.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
    store.put_resolution(resolve("a1"), "one")
    data = b"".join(store.export(format_name))
    file = tmp_path / f"all.{suffix}"
    file.write_bytes(data)
    with open_store("memory:") as other:
        other.import_rdf(file)
        assert b"".join(other.export("nquads")) == b"".join(store.export("nquads"))
        assert other.extraction("a1") == extraction
    parsed = rdflib.Dataset().parse(data=data, format=rdflib_format)
    expected = rdflib.Dataset().parse(data=b"".join(store.export("nquads")), format="nquads")
    name = rdflib.URIRef(store.iris.article_graph("a1"))
    assert isomorphic(parsed.graph(name), expected.graph(name))


def test_nquads_are_sorted_bytewise(store: Store, extraction: Extraction) -> None:
    store.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
    lines = b"".join(store.export("nquads")).splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(set(lines)) > 100


@pytest.mark.parametrize("format_name", ["nquads", "trig", "turtle", "jsonld"])
def test_the_order_of_writing_does_not_show(
    extraction: Extraction,
    another: Callable[..., Extraction],
    tmp_path: Path,
    format_name: str,
) -> None:
    both = [("/a", extraction), ("/b", another("a2", "Basel"))]
    written: list[bytes] = []
    for order in (both, both[::-1]):
        with open_store(str(tmp_path / str(len(written))), create=True) as store:
            for source, record in order:
                store.put_article(record, source=source, ingested="2026-02-01", reader_version="1")
            written.append(b"".join(store.export(format_name)))
    assert written[0] == written[1]


def test_one_graph_as_turtle(store: Store, extraction: Extraction) -> None:
    store.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
    graph = store.iris.article_graph("a1")
    data = b"".join(store.export("turtle", graph))
    parsed = rdflib.Graph().parse(data=data, format="turtle")
    assert len(parsed) == len(list(store.match(graph=NamedNode(graph))))
    assert b'schema:headline "They met"' in data


def test_refusals_of_export(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        store.export("docx")
    assert str(caught.value) == ("docx: unknown format of RDF; known are nquads trig turtle jsonld")
    with pytest.raises(StoreError) as caught:
        store.export("nquads", "http://x/none")
    assert str(caught.value) == "memory:: no graph <http://x/none> in this store"


OWN = ["graph/article/a1", "graph/article/any", "graph/resolution", "graph/ingestion"]


@pytest.mark.parametrize("own", OWN)
def test_a_graph_of_newskg_is_no_target(store: Store, tmp_path: Path, own: str) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(FILES[".ttl"])
    with pytest.raises(StoreError) as caught:
        store.import_rdf(file, DEFAULT_BASE + own)
    assert str(caught.value) == (
        f"--graph {DEFAULT_BASE}{own}: newskg writes this graph itself; name another graph"
    )
    assert store.graphs() == []


@pytest.mark.parametrize("own", ["graph/article/a1", "graph/resolution", "graph/ingestion"])
def test_nothing_is_added_to_what_newskg_wrote(
    store: Store,
    extraction: Extraction,
    resolve: Callable[..., Resolution],
    tmp_path: Path,
    own: str,
) -> None:
    store.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
    store.put_resolution(resolve("a1"), "one")
    before = b"".join(store.export("nquads"))
    file = tmp_path / "a.nq"
    file.write_text(f'<http://x/s> <http://x/p> "v" <{DEFAULT_BASE}{own}> .\n')
    with pytest.raises(StoreError) as caught:
        store.import_rdf(file)
    remedy = ", or remove the article first: kg remove a1" if "article" in own else ""
    assert str(caught.value) == (
        f"{file}: statements for {DEFAULT_BASE}{own}, which newskg writes itself and which this"
        f" store already has; import into an empty store (--store FOLDER){remedy}"
    )
    assert b"".join(store.export("nquads")) == before
    file.write_bytes(before)
    assert store.import_rdf(file) == len(before.splitlines())
    assert b"".join(store.export("nquads")) == before


def test_an_export_as_turtle_goes_to_a_graph_of_its_own(
    store: Store, extraction: Extraction, tmp_path: Path
) -> None:
    store.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
    file = tmp_path / "x.ttl"
    file.write_bytes(b"".join(store.export("turtle")))
    location = str(tmp_path / "store")
    with open_store(location, create=True) as other:
        other.import_rdf(file)
        other.import_rdf(file, "http://x/graph/import/graph/ingestion")
        other.import_rdf(file, f"{DEFAULT_BASE}graph/import/graph/ingestion")
    with open_store(location, create=False) as other:
        assert other.graphs() == [
            "http://x/graph/import/graph/ingestion",
            f"{DEFAULT_BASE}graph/import/graph/ingestion",
            f"{DEFAULT_BASE}graph/import/x.ttl",
        ]
        assert other.article_ids() == []
        other.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
        assert other.extraction("a1") == extraction


def test_an_export_of_another_base_is_refused(
    store: Store, extraction: Extraction, tmp_path: Path
) -> None:
    file = tmp_path / "x.nq"
    with open_store("memory:", base="https://example.org/") as other:
        other.put_article(extraction, source="/a", ingested="2026-02-01", reader_version="1")
        file.write_bytes(b"".join(other.export("nquads")))
    with pytest.raises(StoreError) as caught:
        store.import_rdf(file)
    assert str(caught.value).startswith(
        f"{file}: this store was built with the base https://example.org/, not {DEFAULT_BASE};"
    )
    assert store.graphs() == []


def test_a_statement_that_is_too_long(tmp_path: Path, store: Store) -> None:
    file = tmp_path / "long.nt"
    file.write_text(f'<https://b.test/a> <https://b.test/b> "{"x" * (17 << 20)}" .\n')
    with pytest.raises(StoreError) as caught:
        store.import_rdf(file)
    assert str(caught.value) == (
        f"{file}: a statement is longer than 16 MB, which is more than fits; shorten it"
    )
