"""What an article calls somebody in apposition, in words that no list of titles has.

"Rosa Keller, 61, a baker", "Ida Lund, head of the Amal Movement".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.extraction.roles import Office
from kg.extraction.whose_office import ORGANIZATIONS, body_behind
from kg.language.document import Document, Name, Sentence
from kg.language.words import grammar

_ARTICLES = grammar("indefinite") | grammar("definite")
_BEFORE = ("amod", "compound")


def callings_of(document: Document, sentence: Sentence, name: Name) -> Iterator[Office]:
    """Each calling that the tree hangs on a name."""
    tokens, arcs = sentence.tokens, sentence.dependencies
    own = range(sentence.index_at(name.span.start), sentence.index_at(name.span.end - 1) + 1)
    apposed = [i for i, arc in enumerate(arcs) if arc.relation == "appos" and arc.head in own]
    joined = [i for i, arc in enumerate(arcs) if arc.relation == "conj" and arc.head in apposed]
    for noun in (*apposed, *joined):
        if noun in own or arcs[noun].part_of_speech != "NOUN" or not tokens[noun].text.islower():
            continue
        first = noun
        while first and arcs[first - 1].head == noun and arcs[first - 1].relation in _BEFORE:
            first -= 1
        has_article = bool(first) and tokens[first - 1].lower in _ARTICLES
        is_of_body = body_behind(document, sentence, noun, ORGANIZATIONS) is not None
        if not (has_article or is_of_body or noun in joined) or tokens[noun].lower in _none():
            continue
        if document.title_index.covering(tokens[noun].start) is not None:
            continue  # what lists of titles have is told by them
        start, end = tokens[first].start, tokens[noun].end
        text = document.article.text[start:end]
        yield Office(start, end, text, tokens[noun].lower, None)


@cache
def _none() -> frozenset[str]:
    """Nouns that say no calling: kin, and "man", "friend" or the like."""
    return frozenset((*lexicon.words("names", "kin"), *lexicon.words("names", "no_callings")))
