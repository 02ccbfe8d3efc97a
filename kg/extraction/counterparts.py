"""Offices that somebody holds as another's counterpart.

"The Dutch minister and her Greek counterpart, B" makes B the Greek minister.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg import lexicon
from kg.extraction.person_clusters import PersonCluster
from kg.extraction.roles import MINISTER, Office, office_at
from kg.language.document import Document, Sentence, Token
from kg.records import Span
from kg.spelling import folded_words

_MARKS = (",", "(")
_NEAR = 2


def give_counterparts_offices(document: Document, people: Sequence[PersonCluster]) -> None:
    """Gives those of ``people`` who are called a counterpart the office that they hold as such."""
    found: list[tuple[PersonCluster, Office, Span]] = []
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
                text = own.text.removesuffix(token.text) + owned.title  # "Greek foreign minister"
                held = replace(own, title=owned.title, text=text)
                found.append((bearer, held, document.span(sentence.start, sentence.end)))
    for bearer, held, told in found:
        bearer.offices.append((held, told))


def _is_public(office: Office) -> bool:
    """Whether other countries have such an office, too: no rank, no trade ("architect")."""
    return office.head == MINISTER or office.title in _public()


@cache
def _public() -> frozenset[str]:
    public = lexicon.words("names", "walks_of_life.public office")
    return frozenset((*public, *lexicon.words("names", "held_by_one")))


def _bearer(
    tokens: Sequence[Token], index: int, at: dict[int, PersonCluster]
) -> PersonCluster | None:
    """Who is named right behind the word: "counterpart B", "counterpart, B"."""
    for behind in tokens[index + 1 : index + 1 + _NEAR]:
        if bearer := at.get(behind.start):
            span = next(each for each in bearer.mentions if each.start == behind.start)
            after = next((token.text for token in tokens if token.start >= span.end), "")
            return None if after == "'s" else bearer  # "her counterpart B's successor"
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
            return next((office for office, _ in cluster.offices if _is_public(office)), None)
        if start < sentence.start:
            break
    return None
