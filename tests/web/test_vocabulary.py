from __future__ import annotations

from pathlib import Path

from kg.graph.store import Store, open_store
from kg.web.vocabulary import VocabularyTerm, vocabulary


def test_own_terms_come_with_their_meaning(store: Store) -> None:
    terms = {each.term: each for each in vocabulary(store)}
    assert terms["kg:Meeting"] == VocabularyTerm(
        "kg:Meeting", "class", "meeting", terms["kg:Meeting"].comment
    )
    assert (terms["kg:Meeting"].comment or "").startswith("A meeting of the real world")
    assert terms["kg:status"].kind == "property"
    assert terms["schema:startDate"] == VocabularyTerm("schema:startDate", "property", None, None)
    assert terms["sem:Event"].kind == "class"
    names = [each.term for each in vocabulary(store)]
    assert names == sorted(names, key=lambda name: (name.lower(), name))


def test_terms_that_only_the_graph_has(tmp_path: Path) -> None:
    data = tmp_path / "data.ttl"
    data.write_text(
        "@prefix e: <https://e.example/> . @prefix schema: <https://schema.org/> .\n"
        "e:x a schema:Boat ; e:mast 2 ."
    )
    with open_store("memory:") as store:
        before = {each.term for each in vocabulary(store)}
        store.import_rdf(data)
        found = {(each.term, each.kind) for each in vocabulary(store) if each.term not in before}
    assert found == {
        ("schema:Boat", "class"),
        ("<https://e.example/mast>", "property"),
        ("rdf:type", "property"),
    }
