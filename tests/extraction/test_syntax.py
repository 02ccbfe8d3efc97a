"""Who acts, where the tree of a sentence says so in an unusual way."""

from __future__ import annotations

from kg.articles.blocks import Block
from kg.extraction.syntax import Syntax
from kg.language.document import Dependency, Sentence, Token


def syntax(*words: tuple[str, int | None, str, str]) -> Syntax:
    """The tree of made-up words: each with its head, relation and part of speech."""
    tokens: list[Token] = []
    arcs: list[Dependency] = []
    for index, (text, head, relation, tag) in enumerate(words):
        tokens.append(Token(10 * index, 10 * index + len(text), text))
        arcs.append(Dependency(head, relation, tag))
    block = Block(0, tokens[-1].end, "paragraph")
    return Syntax(Sentence(0, tokens[-1].end, tuple(tokens), tuple(arcs), block))


def test_the_first_word_may_be_the_first_of_two_who_act() -> None:
    tree = syntax(
        ("Peru", None, "root", "PROPN"),
        ("and", 3, "cc", "CCONJ"),
        ("rebels", 3, "nsubj", "NOUN"),
        ("resumed", 0, "conj", "VERB"),
        ("talks", 3, "obj", "NOUN"),
    )
    assert tree.subject(3) == [0, 2]


def test_a_name_before_the_verb_acts_where_the_tree_has_no_subject() -> None:
    tree = syntax(
        ("Monday", 2, "obl:unmarked", "NOUN"),
        ("Lind", 2, "appos", "PROPN"),
        ("met", None, "root", "VERB"),
        ("Berg", 2, "obj", "PROPN"),
    )
    assert tree.subject(2) == [1]
