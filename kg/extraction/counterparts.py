"""Offices that somebody holds as another's counterpart.

"The Dutch minister and her Greek counterpart, B" makes B the Greek minister.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.person_clusters import PersonCluster
from kg.extraction.roles import Office, office_at
from kg.language.document import Document, Sentence, Token
from kg.records import Span
from kg.spelling import folded_words

_MARKS = (",", "(")
_NEAR = 2


def find_counterparts(
    document: Document, people: Sequence[PersonCluster]
) -> Iterator[tuple[str, Office]]:
    """The names of people who are called a counterpart, and the office that they hold as such."""
    at = {span.start: cluster for cluster in people for span in cluster.mentions}
    for sentence in document.sentences:
        tokens = sentence.tokens
        for index, token in enumerate(tokens):
            if token.lower not in folded_words("names", "counterparts"):
                continue
            bearer = _bearer(tokens, index, at)
            owned = _office_before(sentence, token, at, bearer)
            own = office_at(document, sentence, Span(token.start, token.end, token.text))
            if bearer and owned:
                yield bearer.name, replace(own, title=owned.title)


def _bearer(
    tokens: Sequence[Token], index: int, at: dict[int, PersonCluster]
) -> PersonCluster | None:
    """Who is named right behind the word: "counterpart B", "counterpart, B"."""
    for behind in tokens[index + 1 : index + 1 + _NEAR]:
        if behind.start in at:
            return at[behind.start]
        if behind.text not in _MARKS:
            return None
    return None


def _office_before(
    sentence: Sentence,
    token: Token,
    at: dict[int, PersonCluster],
    bearer: PersonCluster | None,
) -> Office | None:
    """The office of the last one named before who holds any, in the sentence or just before."""
    before = sorted(start for start in at if start < token.start)
    for start in reversed(before):
        cluster = at[start]
        if cluster is bearer:
            continue
        if cluster.offices:
            return cluster.offices[0][0]
        if start < sentence.start:
            break
    return None
