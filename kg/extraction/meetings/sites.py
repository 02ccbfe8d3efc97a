"""Where people met, in the article's words, where no place has a name: "at the town hall"."""

from __future__ import annotations

from kg import lexicon
from kg.extraction.syntax import Syntax
from kg.language.document import Document
from kg.language.words import grammar
from kg.spelling import tidy

_LEFT_OUT = ("acl", "acl:relcl", "appos", "cc", "conj", "parataxis", "punct", "advcl", "case")
_FOR = frozenset(("for",))
_INDEFINITE = grammar("indefinite") | {"some"}
_PRONOUNS = frozenset(("his", "her", "their", "its", "our", "my", "the"))


def site_of(document: Document, syntax: Syntax, head: int) -> str | None:
    """The building or room that the meeting at token ``head`` is said to be in."""
    verb = syntax.arcs[head].head
    heads = [head, *syntax.oblique(head, _FOR)]  # "received B for lunch at her home"
    if syntax.is_verb(head):
        heads += syntax.objects(head)  # the tree may hang "at the mill" on whom they met
    else:
        heads += [verb] if verb is not None and syntax.is_verb(verb) else []
        heads += syntax.dependents(head, "acl", "acl:relcl")  # "the talks, held at the ministry"
    for each in heads:
        for index in syntax.oblique(each, grammar("within")):
            site = syntax.word(index) in lexicon.words("meetings", "sites")
            if index > head and (site or _is_seat(document, syntax, index)):
                return _described(document, syntax, index)
    return None


def _is_seat(document: Document, syntax: Syntax, index: int) -> bool:
    """Whether a body's name says where they met: "at the Pentagon"."""
    words = [syntax.tokens[i] for i in _phrase(syntax, index)]
    names = (document.name_index.starting_at(word.start) for word in words)
    return syntax.case(index) == "at" and any(n and n.kind == "organization" for n in names)


def _described(document: Document, syntax: Syntax, head: int) -> str | None:
    """The words of the phrase, without its article; nothing for "a hotel" of many."""
    words = sorted(_phrase(syntax, head))
    if syntax.word(words[0]) in _INDEFINITE:
        return None
    while len(words) > 1 and syntax.word(words[0]) in _PRONOUNS:
        words.pop(0)
    if len(words) == 1 and syntax.word(head) in lexicon.words("meetings", "vague_sites"):
        return None
    start, end = syntax.tokens[words[0]].start, syntax.tokens[words[-1]].end
    return tidy(document.article.text[start:end])


def _phrase(syntax: Syntax, head: int) -> set[int]:
    words = {head}
    for child in syntax.children[head]:
        if syntax.relation(child) not in _LEFT_OUT and (child < head or _is_of(syntax, child)):
            words |= _phrase(syntax, child)
            words |= {i for i in syntax.dependents(child, "case") if i > head}
    return words


def _is_of(syntax: Syntax, child: int) -> bool:
    return syntax.case(child) == "of"
