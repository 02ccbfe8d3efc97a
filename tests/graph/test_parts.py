"""Large changes of a server's store: in parts, of which no beginning counts as the whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.request import OpenerDirector, Request

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.graph import remote_changes, transport
from kg.graph.parts import Most, in_one, in_parts, insertions
from kg.graph.store import open_store
from kg.records import Extraction, Resolution
from tests.graph.storing import nquads, put

MakeExtraction = Callable[..., Extraction]
GRAPH = NamedNode("https://b.test/g")
PLACE = NamedNode("https://b.test/p")
LARGE = Most(150, 100_000)
MARK = Quad(GRAPH, PLACE, Literal("whole"), GRAPH)


def numbered(count: int) -> list[Quad]:
    return [Quad(GRAPH, PLACE, Literal(str(number)), GRAPH) for number in range(count)]


def test_a_small_change_is_one_request() -> None:
    update = in_one([GRAPH], numbered(2), numbered(2), Most(4, 1000))
    assert update is not None
    assert re.findall("DROP|DELETE|INSERT", update.text) == ["DROP", "DELETE", "INSERT"]
    assert update.repeatable
    assert in_one([], numbered(3), numbered(2), Most(4, 1000)) is None
    assert in_one([], [], numbered(2), Most(4, 100)) is None
    doubling = in_one([], [], [Quad(BlankNode(), PLACE, GRAPH, GRAPH)], Most(4, 1000))
    assert doubling is not None
    assert not doubling.repeatable


def test_marks_go_first_and_come_last() -> None:
    delete, insert = [*numbered(5), MARK], [MARK, *numbered(5)]
    updates = [one.text for one in in_parts([GRAPH], delete, insert, Most(2, 1000), {MARK})]
    kinds = [re.sub("[^A-Z].*", "", text, flags=re.DOTALL) for text in updates]
    assert kinds == ["DELETE", "DROP", *["DELETE"] * 3, *["INSERT"] * 4]
    assert [number for number, text in enumerate(updates) if "whole" in text] == [0, 8]
    sent = "".join(updates)
    assert all(sent.count(f'"{number}"') == 2 for number in range(5))


def test_no_part_is_longer_than_allowed_unless_one_statement_is() -> None:
    long = Quad(GRAPH, PLACE, Literal("x" * 900), GRAPH)
    updates = list(in_parts([], [], [*numbered(40), long], Most(1000, 500), set()))
    assert [len(one.text) > 500 for one in updates].count(True) == 1


def test_blank_nodes_go_together() -> None:
    node = BlankNode()
    quads = [Quad(node, PLACE, Literal(str(number)), GRAPH) for number in range(9)]
    updates = list(in_parts([], [], [*quads, *numbered(4)], Most(2, 1000), set()))
    assert [one.repeatable for one in updates] == [False, True, True]
    assert updates[0].text.count("_:") == 9


def requests(quads: list[Quad], most: Most = LARGE) -> list[tuple[NamedNode | None, int, bool]]:
    """The graph, statements and repeatability of each request of an insertion."""
    sent = insertions(quads, most, documents=True)
    return [(one.graph, one.text.count(" .\n"), one.repeatable) for one in sent]


def test_many_statements_of_a_graph_are_documents_of_no_more_than_is_allowed() -> None:
    small = [Quad(GRAPH, PLACE, Literal(str(number)), PLACE) for number in range(99)]
    assert requests([*small, *numbered(400)]) == [
        *[(GRAPH, 100, True)] * 4,
        (None, 99, True),
    ]
    assert requests(numbered(100)) == [(GRAPH, 100, True)]


def test_blank_nodes_go_together_in_the_document_of_their_graph() -> None:
    one, other = BlankNode(), BlankNode()
    quads = [Quad(one, PLACE, Literal(str(number)), GRAPH) for number in range(200)]
    apart = Quad(GRAPH, PLACE, other, PLACE)
    assert requests([*quads, apart]) == [(GRAPH, 200, False), (PLACE, 1, False)]
    # A node of two graphs would become two.
    assert requests([*quads, Quad(GRAPH, PLACE, one, PLACE)]) == [(None, 201, False)]


def test_only_blank_nodes_are_documents_where_these_are_slower() -> None:
    most = Most(1000, 100_000, document=None)
    blank = Quad(BlankNode(), PLACE, GRAPH, PLACE)
    assert requests([*numbered(400), blank], most) == [(PLACE, 1, False), (None, 400, True)]


@pytest.mark.parametrize("moment", range(1, 6))
def test_an_article_that_was_cut_short_counts_as_not_read(
    oxigraph_server: str,
    another: MakeExtraction,
    resolve: Callable[..., Resolution],
    monkeypatch: pytest.MonkeyPatch,
    moment: int,
) -> None:
    """Also where its entry would be the same: read again, the store is as it should be."""
    monkeypatch.setattr(remote_changes, "MOST", Most(60, 10_000))
    earlier, later = another("a1", "Bern"), another("a1", "Basel")
    with open_store("memory:") as memory:
        put(memory, later)
        memory.put_resolution(resolve("a1"), "one")
        expected = nquads(memory)
    sent = transport.send
    left = [moment]

    def cut_short(
        through: OpenerDirector, request: Request, *limits: float | None
    ) -> transport.Response:
        if "urlencoded" not in str(request.get_header("Content-type")):
            if not left[0]:
                raise StoreError("cut short")
            left[0] -= 1
        return sent(through, request, *limits)  # type: ignore[arg-type]

    with open_store(oxigraph_server) as store:
        put(store, earlier)
        store.put_resolution(resolve("a1"), "one")
        with monkeypatch.context() as patch:
            patch.setattr(transport, "send", cut_short)
            with pytest.raises(StoreError, match="cut short"):
                put(store, later)
        assert store.sources() == {}
        put(store, later)
        store.put_resolution(resolve("a1"), "one")
        assert store.extraction("a1") == later
        assert nquads(store) == expected
