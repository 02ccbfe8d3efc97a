"""The example of the docstring of `kg.language.document`, word for word."""

from __future__ import annotations

from kg.language import annotate
from tests.news import article

TEXT = "Prime Minister Ada Lovelace met Alan Turing in Paris on Monday. “We agree,” she said."


def test_the_documented_example() -> None:
    document = annotate(article(TEXT))
    assert [(s.start, s.end) for s in document.sentences] == [(0, 63), (64, 85)]
    first = document.sentences[0]
    assert [(t.start, t.end, t.text) for t in first.tokens][:5] == [
        (0, 5, "Prime"),
        (6, 14, "Minister"),
        (15, 18, "Ada"),
        (19, 27, "Lovelace"),
        (28, 31, "met"),
    ]
    tree = [
        (token.text, arc.relation, first.tokens[arc.head].text if arc.head is not None else None)
        for token, arc in zip(first.tokens, first.dependencies, strict=True)
    ]
    assert tree[2:7] == [
        ("Ada", "nsubj", "met"),
        ("Lovelace", "flat", "Ada"),
        ("met", "root", None),
        ("Alan", "obj", "met"),
        ("Turing", "flat", "Alan"),
    ]
    assert [(s.start, s.end) for s in document.titles] == [(0, 14)]
    assert [(n.span.start, n.span.end, n.kind) for n in document.names] == [
        (15, 27, "person"),
        (32, 43, "person"),
        (47, 52, "place"),
    ]
    assert [(d.span.start, d.span.end, d.start) for d in document.dates] == [(56, 62, "2026-01-12")]
    (attribution,) = document.attributions
    assert attribution.source is not None
    assert attribution.cue is not None
    spans = [attribution.source, attribution.cue, *attribution.content]
    assert [(span.start, span.end) for span in spans] == [(76, 79), (80, 84), (65, 74)]
